// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/table.h"

#include <array>
#include <string_view>

namespace th::lists {

namespace {

struct Words {
    TableFault fault;
    const char *name;
    const char *vi;
    const char *en;
};
/// {detail} is filled in.
constexpr std::array rows{
    Words{TableFault::Empty, "empty", "Tệp không có dòng dữ liệu nào. Kiểm tra đã chọn đúng tệp chưa.",
          "The file holds no rows. Check that it is the right file."},
    Words{TableFault::TooLarge, "too_large",
          "Tệp lớn hơn 32 MB. Bỏ hình ảnh và các trang tính thừa, hoặc chia danh sách thành nhiều tệp.",
          "The file is larger than 32 MB. Remove pictures and spare sheets, or split the list."},
    Words{TableFault::OldWorkbook, "old_workbook",
          "Tệp là bảng tính Excel cũ (.xls) hoặc có mật khẩu. Mở tệp, bỏ mật khẩu và lưu lại dạng .xlsx.",
          "This is an old Excel file (.xls) or has a password. Open it, remove the password, save it as .xlsx."},
    Words{TableFault::BinaryWorkbook, "binary_workbook",
          "Tệp là bảng tính nhị phân (.xlsb). Mở tệp và lưu lại dạng .xlsx.",
          "This is a binary workbook (.xlsb). Open it and save it as .xlsx."},
    Words{TableFault::OpenDocument, "open_document",
          "Tệp là tài liệu OpenDocument (.ods). Mở tệp và lưu lại dạng .xlsx.",
          "This is an OpenDocument file (.ods). Open it and save it as .xlsx."},
    Words{TableFault::OtherDocument, "other_document",
          "Tệp không phải bảng tính: đây là {detail}. Gửi danh sách dạng .xlsx hoặc .csv.",
          "This is no table but {detail}. Send the list as .xlsx or .csv."},
    Words{TableFault::Archive, "archive", "Tệp nén không phải bảng tính. Giải nén rồi gửi chính tệp danh sách.",
          "This archive is no workbook. Unpack it and send the list itself."},
    Words{TableFault::DamagedZip, "damaged_zip",
          "Tệp bị hỏng: không mở được bảng tính. Lưu lại bằng chương trình bảng tính rồi gửi lại.",
          "The file is damaged: the workbook cannot be opened. Save it again with a spreadsheet program."},
    Words{TableFault::DamagedPart, "damaged_part",
          "Bảng tính bị hỏng ({detail}). Mở và lưu lại bằng chương trình bảng tính rồi gửi lại.",
          "The workbook is damaged ({detail}). Open it in a spreadsheet program and save it again."},
    Words{TableFault::PartTooLarge, "part_too_large",
          "Bảng tính bung ra quá lớn ({detail}), như một quả bom nén; đã dừng đọc. Hãy hỏi lại nơi gửi.",
          "The workbook unpacks to too much ({detail}), as a zip bomb does; reading stopped. Ask the sender."},
    Words{TableFault::ForbiddenXml, "forbidden_xml",
          "Bảng tính chứa khai báo mà bảng tính thật không có; đã từ chối. Hãy hỏi lại nơi gửi.",
          "The workbook holds declarations that no real one has; it was refused. Ask the sender."},
    Words{TableFault::TooManyRows, "too_many_rows", "Danh sách có hơn 50.000 dòng. Chia thành nhiều tệp.",
          "The list has more than 50,000 rows. Split it into several files."},
    Words{TableFault::TooManyCells, "too_many_cells", "Bảng có hơn 2.000.000 ô có dữ liệu. Chỉ giữ các cột cần thiết.",
          "The table has more than 2,000,000 filled cells. Keep only the columns that are needed."},
    Words{TableFault::TooFarRight, "too_far_right",
          "Ô {detail} có dữ liệu ở quá xa bên phải (tối đa 512 cột). Xóa ô đó hoặc chuyển vào bảng.",
          "Cell {detail} holds data too far to the right (at most 512 columns). Delete it or move it."},
    Words{TableFault::CellTooLong, "cell_too_long", "Nội dung ở {detail} quá dài. Xóa hoặc rút ngắn.",
          "The content at {detail} is too long. Shorten or delete it."},
    Words{TableFault::TooMuchText, "too_much_text",
          "Bảng chứa quá nhiều chữ (hơn 64 MB). Chia danh sách thành nhiều tệp.",
          "The table holds too much text (more than 64 MB). Split the list."},
    Words{TableFault::NoSheet, "no_sheet",
          "Không có trang tính nào tên “{detail}” dùng được. Chọn một trang tính có trong tệp.",
          "There is no usable sheet “{detail}”. Choose one that is in the file."},
    Words{TableFault::UnclosedQuote, "unclosed_quote",
          "Dấu ngoặc kép mở ở dòng {detail} không được đóng. Thêm dấu \" ở cuối ô đó.",
          "The quotation mark opened in line {detail} is never closed. Add a \" at the end of that cell."},
    Words{TableFault::BrokenQuote, "broken_quote",
          "Dòng {detail}: có chữ ngay sau dấu ngoặc kép đóng. Viết dấu ngoặc kép trong ô thành \"\".",
          "Line {detail}: text follows a closing quotation mark. Inside a cell write \"\" for \"."},
    Words{TableFault::BadUtf8, "bad_utf8", "Dòng {detail}: chữ bị hỏng (UTF-8 sai). Xuất lại tệp dạng CSV UTF-8.",
          "Line {detail}: damaged text (invalid UTF-8). Export the file again as CSV UTF-8."},
    Words{TableFault::BadUtf16, "bad_utf16", "Chữ trong tệp bị hỏng (UTF-16 sai). Xuất lại tệp dạng CSV UTF-8.",
          "The text is damaged (invalid UTF-16). Export the file again as CSV UTF-8."},
    Words{TableFault::NotText, "not_text",
          "Tệp không phải bảng tính cũng không phải văn bản. Gửi danh sách dạng .xlsx hoặc .csv.",
          "This is neither a workbook nor text. Send the list as .xlsx or .csv."},
    Words{TableFault::OutOfMemory, "out_of_memory",
          "Máy không đủ bộ nhớ để đọc tệp. Đóng bớt chương trình rồi thử lại.",
          "There is not enough memory to read the file. Close other programs and try again."},
};

constexpr bool inEnumerationOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (static_cast<std::size_t>(rows[i].fault) != i)
            return false;
    return rows.size() == static_cast<std::size_t>(TableFault::OutOfMemory) + 1;
}
static_assert(inEnumerationOrder());

std::string filled(std::string text, const std::string &detail)
{
    constexpr std::string_view hole = "{detail}";
    if (const auto at = text.find(hole); at != std::string::npos)
        text.replace(at, hole.size(), detail);
    return text;
}

} // namespace

core::LocalName sentence(const TableError &error)
{
    const Words &row = rows[static_cast<std::size_t>(error.fault)];
    return {filled(row.vi, error.detail), filled(row.en, error.detail)};
}

const char *name(TableFault fault) { return rows[static_cast<std::size_t>(fault)].name; }

} // namespace th::lists
