// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/shape.h"

#include <algorithm>

namespace th::lists {

namespace {

using Headings = std::vector<std::string>;

constexpr std::size_t longestName = 80, longestText = 120, longestAddress = 400, // the first two as a pass has them
    longestPaperNumber = 64;                                                     // as a line of a request has it

Field required(Field field)
{
    field.required = true;
    return field;
}

Field fullName(core::LocalName name, Headings more = {})
{
    Headings headings{"ho va ten", "ho ten", "hoten", "ho va chu dem va ten", "ten", "full name", "fullname", "name"};
    headings.insert(headings.end(), more.begin(), more.end());
    return {"full_name",
            std::move(name),
            FieldType::PersonName,
            true,
            longestName,
            std::move(headings),
            {"Họ và tên có dấu, gõ bằng phông Unicode (Times New Roman, Arial …).",
             "Full name with diacritics, in a Unicode font."},
            {"Nguyễn Thị Hương", "Nguyễn Thị Hương"}};
}

Field idNumber()
{
    return {"id_number",
            {"Số CCCD/CMND", "ID number"},
            FieldType::IdNumber,
            true,
            0,
            {"so cccd cmnd",
             "cccd cmnd",
             "cmnd cccd",
             "so cmnd cccd",
             "cccd",
             "cmnd",
             "so cccd",
             "so cmnd",
             "can cuoc",
             "can cuoc cong dan",
             "so can cuoc",
             "so can cuoc cong dan",
             "chung minh nhan dan",
             "so chung minh nhan dan",
             "so chung minh",
             "so dinh danh",
             "so dinh danh ca nhan",
             "so giay to tuy than",
             "id number",
             "id card",
             "id card number",
             "id no",
             "identity number",
             "national id",
             "citizen id"},
            {"12 số căn cước hoặc 9 số chứng minh; giữ các số 0 ở đầu (cột đã để dạng văn bản).",
             "12 digits, or 9 of an old card; keep leading zeros (the column is formatted as text)."},
            {"001185012345", "001185012345"}};
}

Field birthDate()
{
    return {
        "birth_date",
        {"Ngày sinh", "Date of birth"},
        FieldType::BirthDate,
        false,
        0,
        {"ngay sinh", "nam sinh", "ngay thang nam sinh", "ngay thang sinh", "sinh ngay", "date of birth", "dob",
         "birth date", "birthday", "year of birth", "birth year"},
        {"Ngày/tháng/năm, ví dụ 05/02/1985; hoặc chỉ năm sinh.", "Day/month/year, as 05/02/1985; or the year alone."},
        {"05/02/1985", "05/02/1985"}};
}

Field sex()
{
    return {"sex",
            {"Giới tính", "Sex"},
            FieldType::Sex,
            false,
            0,
            {"gioi tinh", "nam nu", "sex", "gender"},
            {"Nam hoặc Nữ.", "Male or Female."},
            {"Nữ", "Female"}};
}

Field phone()
{
    return {"phone",
            {"Số điện thoại", "Phone"},
            FieldType::Phone,
            false,
            0,
            {"so dien thoai", "dien thoai", "sdt", "so dt", "dt", "di dong", "dien thoai di dong", "dien thoai lien he",
             "phone", "phone number", "mobile", "mobile phone", "telephone", "tel"},
            {"10 chữ số, bắt đầu bằng 0.", "10 digits, beginning with 0."},
            {"0912345678", "0912345678"}};
}

Field email()
{
    return {"email",
            {"Thư điện tử", "E-mail"},
            FieldType::Email,
            false,
            longestText,
            {"thu dien tu", "email", "e mail", "dia chi email", "email address", "mail"},
            {"Để nhận kết quả.", "To receive the outcome."},
            {"huong@vidu.vn", "huong@example.vn"}};
}

Field text(const char *id, core::LocalName name, std::size_t most, Headings headings, core::LocalName hint,
           core::LocalName example)
{
    return {id,   std::move(name),     FieldType::Text, false,
            most, std::move(headings), std::move(hint), std::move(example)};
}

Field address()
{
    return text("address", {"Nơi ở", "Address"}, longestAddress,
                {"noi o", "dia chi", "cho o", "cho o hien nay", "noi o hien nay", "noi cu tru", "dia chi cu tru",
                 "dia chi thuong tru", "noi thuong tru", "address", "residence", "home address"},
                {"Số nhà, đường, phường/xã.", "House, street, ward."},
                {"Số 3, Phúc Xá, Ba Đình", "3 Phúc Xá, Ba Đình"});
}

Field category()
{
    return text("category", {"Lý do đi đường", "Reason for travel"}, longestText,
                {"ly do di duong", "ly do", "muc dich", "muc dich di lai", "muc dich di chuyen", "dien di duong",
                 "nhom doi tuong", "doi tuong", "reason for travel", "reason", "purpose", "category"},
                {"Ngắn gọn.", "In short."}, {"Giao thực phẩm", "Food delivery"});
}

Field route()
{
    return text("route", {"Lộ trình", "Route"}, longestText,
                {"lo trinh", "tuyen duong", "cung duong", "hanh trinh", "lo trinh di chuyen", "route", "itinerary"},
                {"Nơi ở – nơi làm việc; tối đa 120 byte.", "Home to work; at most 120 bytes."},
                {"Ba Đình – Gia Lâm", "Ba Đình – Gia Lâm"});
}

Field plates()
{
    return {"plates",
            {"Biển số xe", "Plates"},
            FieldType::Plates,
            false,
            0,
            {"bien so xe", "bien so", "bks", "bien kiem soat", "so xe", "bien so phuong tien", "phuong tien", "plates",
             "plate", "license plate", "licence plate", "plate number", "vehicle", "vehicle plate"},
            {"Nhiều xe thì cách nhau bằng dấu phẩy, tối đa 4.", "Several with commas between, at most 4."},
            {"29A-123.45", "29A-123.45"}};
}

Field areas()
{
    return text("areas", {"Khu vực được đi", "Areas"}, longestAddress,
                {"khu vuc duoc di", "khu vuc", "khu vuc di lai", "dia ban hoat dong", "areas", "zones"},
                {"Tên hoặc mã khu vực; nhiều khu vực thì cách nhau bằng dấu phẩy. Bỏ trống nếu như cả danh sách.",
                 "Names or codes, with commas between. Leave empty if it is the same for the whole list."},
                {"Hà Nội", "Hà Nội"});
}

Field days()
{
    return {
        "days",
        {"Ngày trong tuần", "Days of the week"},
        FieldType::Days,
        false,
        0,
        {"ngay trong tuan", "cac ngay trong tuan", "thu trong tuan", "ngay duoc di", "days of the week", "weekdays"},
        {"Ví dụ T2-T6, hoặc 2,4,6,CN. Bỏ trống: mọi ngày.", "Such as Mon-Fri, or Mon, Wed, Sun. Empty: every day."},
        {"T2-T6", "Mon-Fri"}};
}

Field hours()
{
    return {"hours",
            {"Khung giờ", "Hours"},
            FieldType::Hours,
            false,
            0,
            {"khung gio", "khung gio di lai", "gio di lai", "thoi gian trong ngay", "hours", "time windows"},
            {"Ví dụ 6:00-9:00, 16h30-19h; tối đa 4. Bỏ trống: cả ngày.",
             "Such as 6:00-9:00, 16:30-19:00; at most 4. Empty: all day."},
            {"6:00-9:00, 16:30-19:00", "6:00-9:00, 16:30-19:00"}};
}

Field from()
{
    return {"valid_from",
            {"Từ ngày", "Valid from"},
            FieldType::DateFrom,
            false,
            0,
            {"tu ngay", "ngay bat dau", "bat dau", "hieu luc tu", "co hieu luc tu", "valid from", "from date", "from",
             "start date"},
            {"Ngày/tháng/năm.", "Day/month/year."},
            {"06/09/2021", "06/09/2021"}};
}

Field until()
{
    return {"valid_until",
            {"Đến ngày", "Valid until"},
            FieldType::DateUntil,
            false,
            0,
            {"den ngay", "ngay ket thuc", "ket thuc", "het han", "ngay het han", "co gia tri den", "valid until",
             "valid to", "until", "to date", "end date", "expiry date"},
            {"Ngày/tháng/năm, tính cả ngày đó.", "Day/month/year, that day included."},
            {"20/09/2021", "20/09/2021"}};
}

Field paperNumber()
{
    return {"paper_number",
            {"Số giấy đã phát", "Paper number"},
            FieldType::PaperNumber,
            false,
            longestPaperNumber,
            {"so giay da phat", "so giay da cap", "so giay di duong", "so giay cu", "so ban giay", "paper number",
             "paper pass number", "number of the paper", "old pass number"},
            {"Chỉ cho giấy đã phát bằng bản giấy trước đây: số như trên giấy. Giấy mới thì bỏ trống.",
             "Only for a pass that was handed out on paper before: its number as on the paper. Empty for a new one."},
            {"15/GĐĐ", "15/GDD"}};
}

/// Not "ngày cấp" alone, which in most lists is the ID card's.
Field issuedAt()
{
    return {"issued_at",
            {"Ngày phát giấy", "Paper issued on"},
            FieldType::DateIssued,
            false,
            0,
            {"ngay phat giay", "ngay phat", "ngay phat giay di duong", "ngay cap giay di duong",
             "ngay cap giay da phat", "ngay cap giay da cap", "ngay cap giay cu", "paper issued on", "paper issued",
             "issued at", "issued on", "paper date", "date of the paper"},
            {"Chỉ cho giấy đã phát: ngày ghi trên giấy, ngày/tháng/năm. Luôn đi cùng số giấy đã phát.",
             "Only for paper that was handed out: the day on it, day/month/year. Always with the paper number."},
            {"30/08/2021", "30/08/2021"}};
}

Shape employee()
{
    return {"employee",
            {"Người lao động của tổ chức, doanh nghiệp", "Employees of an organisation"},
            {fullName({"Họ và tên", "Full name"}, {"ho ten nhan vien", "ho ten nguoi lao dong", "nguoi duoc cap"}),
             idNumber(), birthDate(), sex(),
             text("position", {"Chức vụ, công việc", "Position"}, longestText,
                  {"chuc vu cong viec", "chuc vu", "chuc danh", "vi tri", "vi tri cong viec", "cong viec", "position",
                   "job", "job title"},
                  {"", ""}, {"Lái xe", "Driver"}),
             phone(), email(), address(),
             text("organisation", {"Đơn vị công tác", "Organisation"}, longestText,
                  {"don vi cong tac", "don vi", "co quan", "ten co quan", "cong ty", "ten cong ty", "to chuc",
                   "doanh nghiep", "organisation", "organization", "company", "employer"},
                  {"Bỏ trống nếu cả danh sách cùng một đơn vị.", "Leave empty if it is the same for the whole list."},
                  {"Công ty CP Sữa Hà Nội", "Hanoi Milk JSC"}),
             category(), areas(), route(), plates(), days(), hours(), from(), until(), paperNumber(), issuedAt()}};
}

Shape individual()
{
    return {"individual",
            {"Cá nhân", "Individuals"},
            {fullName({"Họ và tên", "Full name"}), idNumber(), birthDate(), sex(), phone(), email(),
             required(address()), category(), areas(), route(), plates(), days(), hours(), from(), until(),
             paperNumber(), issuedAt()}};
}

Shape household()
{
    return {"household",
            {"Hộ gia đình (thẻ đi chợ, siêu thị)", "Households (market card)"},
            {fullName({"Họ tên người đại diện hộ", "Household representative"},
                      {"ho ten nguoi dai dien ho", "ho ten chu ho", "chu ho", "ten chu ho", "dai dien ho",
                       "nguoi dai dien", "household representative", "head of household"}),
             idNumber(), birthDate(),
             text("household_number", {"Mã hộ", "Household number"}, longestText,
                  {"ma ho", "so ho khau", "so so ho khau", "so ho", "household number", "household"}, {"", ""},
                  {"TX-012", "TX-012"}),
             text("members", {"Số nhân khẩu", "Members"}, longestText,
                  {"so nhan khau", "so nguoi trong ho", "so thanh vien", "so khau", "nhan khau", "members", "people"},
                  {"", ""}, {"4", "4"}),
             phone(), required(address()), areas(), days(), hours(), from(), until(), paperNumber(), issuedAt()}};
}

} // namespace

const Field *Shape::find(std::string_view fieldId) const
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [fieldId](const Field &field) { return field.id == fieldId; });
    return found == fields.end() ? nullptr : &*found;
}

const std::vector<Shape> &passShapes()
{
    static const std::vector<Shape> shapes{employee(), individual(), household()};
    return shapes;
}

const Shape *findPassShape(std::string_view id)
{
    const auto &shapes = passShapes();
    const auto found = std::find_if(shapes.begin(), shapes.end(), [id](const Shape &shape) { return shape.id == id; });
    return found == shapes.end() ? nullptr : &*found;
}

} // namespace th::lists
