// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/error.h"

namespace th::evidence {

const char *name(Fault fault)
{
    switch (fault) {
    case Fault::NotAnArchive:
        return "not_an_archive";
    case Fault::NotThere:
        return "not_there";
    case Fault::Busy:
        return "busy";
    case Fault::NewerVersion:
        return "newer_version";
    case Fault::ReadOnly:
        return "read_only";
    case Fault::DiskFull:
        return "disk_full";
    case Fault::Damaged:
        return "damaged";
    case Fault::NotAnExtract:
        return "not_an_extract";
    case Fault::NotFound:
        return "not_found";
    case Fault::Cancelled:
        return "cancelled";
    case Fault::AlreadyExists:
        return "already_exists";
    case Fault::TooManyRows:
        return "too_many_rows";
    case Fault::NotSigned:
        return "not_signed";
    case Fault::WhoAndWhy:
        return "who_and_why";
    case Fault::TooShort:
        return "too_short";
    case Fault::IndexFull:
        return "index_full";
    case Fault::TooLarge:
        return "too_large";
    case Fault::Io:
        return "io";
    }
    return "io";
}

namespace {

core::LocalName sentences(Fault fault)
{
    switch (fault) {
    case Fault::NotAnArchive:
        return {"Tệp này không phải kho nhật ký; nó được giữ nguyên. Hãy chọn đúng tệp.",
                "This file is no archive of logs; it was left as it is. Choose the right file."};
    case Fault::NotThere:
        return {"Chưa có kho nhật ký này. Lệnh log take tạo ra kho khi lấy nhật ký đầu tiên.",
                "There is no such archive yet. The command log take makes one with the first log."};
    case Fault::Busy:
        return {"Một chương trình khác đang ghi vào kho này. Hãy đợi nó xong rồi thử lại.",
                "Another program is writing into this archive. Wait for it to end, then try again."};
    case Fault::NewerVersion:
        return {"Kho do phiên bản phần mềm mới hơn tạo ra và được giữ nguyên. Hãy cập nhật phần mềm.",
                "The archive was made by a newer version of this software and was left as it is. Update the software."};
    case Fault::ReadOnly:
        return {"Không thể ghi vào ổ đĩa hoặc tệp. Hãy kiểm tra quyền ghi và khóa chống ghi của ổ đĩa.",
                "The disk or file cannot be written. Check its permissions and write protection."};
    case Fault::DiskFull:
        return {"Ổ đĩa đã đầy. Hãy giải phóng dung lượng; những gì đã ghi vẫn còn nguyên.",
                "The disk is full. Free some space; what was recorded is still there."};
    case Fault::Damaged:
        return {"Kho nhật ký bị hỏng. Không xóa gì cả: hãy giữ tệp này, và lấy lại nhật ký vào một kho mới.",
                "The archive is damaged. Delete nothing: keep the file, and take the logs into a new archive."};
    case Fault::NotAnExtract:
        return {"Tệp này không phải trích sổ hay biên nhận, hoặc đã bị hỏng; không lấy gì từ nó. Hãy chép lại tệp.",
                "This file is neither an extract of a log nor a receipt, or it is damaged; nothing was taken from it. "
                "Copy it again."};
    case Fault::NotFound:
        return {"Kho không có mục này. Hãy kiểm tra số thứ tự và thiết bị.",
                "The archive has no such entry. Check number and device."};
    case Fault::Cancelled:
        return {"Đã dừng theo yêu cầu; không để lại tệp nào.", "Stopped as asked; no file was left."};
    case Fault::AlreadyExists:
        return {"Đã có tệp này; không ghi đè. Hãy chọn tên khác.",
                "The file is there already; nothing is written over. Choose another name."};
    case Fault::TooManyRows:
        return {"Một trang bảng tính chỉ chứa 1.048.575 dòng. Hãy xuất CSV, hoặc thu hẹp bộ lọc.",
                "A sheet holds 1,048,575 rows only. Export CSV, or narrow the filter."};
    case Fault::NotSigned:
        return {"Khóa không ký được; không để lại tệp nào. Hãy kiểm tra khóa hoặc thẻ.",
                "The key did not sign; no file was left. Check the key or the token."};
    case Fault::WhoAndWhy:
        return {
            "Phải ghi rõ ai làm và vì sao: chữ đọc được, không để trống, mỗi phần tối đa 200 byte; tên tệp cũng vậy. "
            "Chưa làm gì cả.",
            "Say who does it, and why: readable text, not blank, at most 200 bytes each, and so a file's name. "
            "Nothing was done."};
    case Fault::TooShort:
        return {"Cần ít nhất bốn chữ cái hoặc chữ số để tìm. Chưa mở gì cả.",
                "At least four letters or digits are needed to search for. Nothing was opened."};
    case Fault::IndexFull:
        return {"Kho có quá nhiều giá trị khác nhau nên không thể lọc theo giá trị này. Hãy lấy nhật ký cần xem vào "
                "một kho mới.",
                "The archive has so many different values that it cannot filter by this one. Take the logs in question "
                "into a new archive."};
    case Fault::TooLarge:
        return {"Bản kê sẽ quá lớn. Hãy thu hẹp bộ lọc; chưa có gì được xuất.",
                "The manifest would be too large. Narrow the filter; nothing was exported."};
    case Fault::Io:
        break;
    }
    return {"Hệ thống báo lỗi đọc hoặc ghi. Hãy kiểm tra ổ đĩa rồi thử lại.",
            "The system reported a read or write error. Check the disk and try again."};
}

} // namespace

std::string sentence(const Error &error, core::Language language)
{
    if (error.fault == Fault::TooManyRows && error.detail == "pdf")
        return core::LocalName{"Bản PDF của từng lượt chỉ tới 20.000 dòng (hơn 700 trang): nhiều hơn thì không ai đọc. "
                               "Hãy thu hẹp bộ lọc, xuất CSV, hoặc lập báo cáo.",
                               "A PDF of rows holds 20,000 at most (over 700 pages): nobody reads more on paper. "
                               "Narrow the filter, export CSV, or make a report."}
            .in(language);
    const std::string text = sentences(error.fault).in(language);
    return error.detail.empty() ? text : text + " (" + error.detail + ")";
}

} // namespace th::evidence
