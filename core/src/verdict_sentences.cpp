// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence.h"
#include "core/pass.h"
#include "core/verdict.h"

#include <array>
#include <cstdio>

namespace th::core {

namespace {

/// {at} and {detail} are filled in; a part in [brackets] goes away when what it holds is not known.
struct Texts {
    const char *what;
    const char *toDo;
    const char *toDoIfUnclear = nullptr; ///< when the reason weighs only "cannot tell"; nothing: as toDo
};
struct Row {
    ReasonCode code;
    Texts vi;
    Texts en;
};

constexpr const char *compareDatesVi = "Đồng hồ máy không đáng tin: tự so ngày giờ ghi trên giấy.";
constexpr const char *compareDatesEn = "This device's clock is in doubt: compare the dates on the pass yourself.";

constexpr std::array rows{
    Row{ReasonCode::BadSignature,
        {"Chữ ký số không đúng: giấy giả hoặc đã bị sửa.", "Không cho qua. Báo chỉ huy chốt."},
        {"The digital signature is wrong: forged or altered.", "Stop. Report to the commander."}},
    Row{ReasonCode::Revoked,
        {"Giấy đi đường đã bị thu hồi[ lúc {at}][, lý do: {detail}].",
         "Không cho qua. Nói rõ lý do cho người đi đường."},
        {"The pass was revoked[ at {at}][, reason: {detail}].", "Stop. Tell the holder why."}},
    Row{ReasonCode::KeyCompromised,
        {"Khóa ký của đơn vị cấp đã bị lộ[ từ {at}]; giấy này không còn đáng tin.",
         "Không cho qua. Hướng dẫn đến đơn vị cấp để xin cấp lại.",
         "Chưa tra được sổ đăng ký. Gọi đơn vị cấp để xác minh."},
        {"The issuer's key was compromised[ from {at}]; this pass cannot be trusted.",
         "Stop. Send the holder to the issuer for a new pass.", "The register could not be read. Call the issuer."}},
    Row{ReasonCode::RegisteredDifferently,
        {"Số giấy này đã được đăng ký cho một giấy khác.", "Không cho qua. Báo chỉ huy chốt: nghi làm giả."},
        {"This number is registered for another pass.", "Stop. Report a suspected forgery."}},
    Row{ReasonCode::IdCardMismatch,
        {"Căn cước không khớp với giấy[: {detail}].",
         "Không cho qua. Kiểm tra có quét đúng căn cước của người này không."},
        {"The ID card does not match the pass[: {detail}].", "Stop. Check that it is this person's card."}},
    Row{ReasonCode::Malformed,
        {"Mã sai định dạng[ ({detail})]: không phải do đơn vị cấp tạo ra.", "Không cho qua. Báo chỉ huy chốt."},
        {"The code breaks the format[ ({detail})]: no issuer made it.", "Stop. Report to the commander."}},
    Row{ReasonCode::AuthorityMismatch,
        {"Đơn vị ghi trên giấy không phải là đơn vị đã ký[ ({detail})].", "Không cho qua. Báo chỉ huy chốt."},
        {"The issuer named is not the one that signed[ ({detail})].", "Stop. Report to the commander."}},
    Row{ReasonCode::UnknownIssuer,
        {"Đơn vị cấp không có trong danh bạ[ (ký hiệu {detail})].", "Không cho qua. Báo chỉ huy chốt.",
         "Dữ liệu cũ, có thể là đơn vị mới. Gọi xác minh hoặc cập nhật dữ liệu."},
        {"The issuer is not in the directory[ (series {detail})].", "Stop. Report to the commander.",
         "Data is old, this may be a new issuer. Call to verify, or update the data."}},
    Row{ReasonCode::KeyNotValidThen,
        {"Khóa ký không có hiệu lực vào lúc cấp giấy[ ({at})].", "Không cho qua. Hướng dẫn liên hệ đơn vị cấp."},
        {"The signing key was not valid when the pass was issued[ ({at})].", "Stop. Send the holder to the issuer."}},
    Row{ReasonCode::KindNotAllowed,
        {"Đơn vị cấp không có thẩm quyền với loại giấy này[ ({detail})].",
         "Không cho qua. Hướng dẫn liên hệ đơn vị cấp."},
        {"The issuer may not issue this kind of pass[ ({detail})].", "Stop. Send the holder to the issuer."}},
    Row{ReasonCode::CategoryNotAllowed,
        {"Diện đi đường này không được phép hoặc vượt thẩm quyền đơn vị cấp[ ({detail})].",
         "Không cho qua. Hướng dẫn liên hệ đơn vị cấp."},
        {"This category is not allowed, or not by this issuer[ ({detail})].", "Stop. Send the holder to the issuer."}},
    Row{ReasonCode::AreaNotAllowed,
        {"Đơn vị cấp không có thẩm quyền với khu vực ghi trên giấy[ ({detail})].",
         "Không cho qua. Hướng dẫn liên hệ đơn vị cấp."},
        {"The issuer may not issue for the area on the pass[ ({detail})].", "Stop. Send the holder to the issuer."}},
    Row{ReasonCode::Expired,
        {"Giấy đã hết hạn[ lúc {at}].", "Không cho qua. Hướng dẫn xin cấp giấy mới.", compareDatesVi},
        {"The pass has expired[ at {at}].", "Stop. The holder needs a new pass.", compareDatesEn}},
    Row{ReasonCode::NotYetValid,
        {"Giấy chưa có hiệu lực[; có hiệu lực từ {at}].", "Không cho qua trước giờ đó.", compareDatesVi},
        {"The pass is not valid yet[; valid from {at}].", "Stop until then.", compareDatesEn}},
    Row{ReasonCode::VehicleNotOnPass,
        {"Biển số xe không có trên giấy.", "Không cho xe qua. Kiểm tra lại biển số đã nhập."},
        {"The vehicle's plate is not on the pass.", "Stop the vehicle. Check the plate you entered."}},
    Row{ReasonCode::OutsideArea,
        {"Giấy không có giá trị tại khu vực của chốt này[ ({detail})].", "Không cho qua. Hướng dẫn quay lại."},
        {"The pass does not cover this checkpoint's area[ ({detail})].", "Stop. Send the holder back."}},
    Row{ReasonCode::OutsideHours,
        {"Ngoài {detail} được đi[; được đi từ {at}].", "Không cho qua vào lúc này.", compareDatesVi},
        {"Outside the permitted {detail}[; permitted from {at}].", "Stop for now.", compareDatesEn}},
    Row{ReasonCode::QuotaUsed,
        {"Đã dùng hết số lượt được đi[ ({detail})].", "Không cho qua. Hướng dẫn quay lại.", compareDatesVi},
        {"All permitted trips are used up[ ({detail})].", "Stop. Send the holder back.", compareDatesEn}},
    Row{ReasonCode::SeenElsewhere,
        {"Giấy này vừa được quét ở chốt khác[ {detail}][ lúc {at}]: có thể là bản sao.",
         "Đối chiếu căn cước với người. Gọi chốt kia."},
        {"Just scanned at another checkpoint[ {detail}][ at {at}]: possibly a copy.",
         "Compare the ID card with the person. Call the other checkpoint."}},
    Row{ReasonCode::NotRegistered,
        {"Chữ ký đúng nhưng giấy không có trong sổ đăng ký.", "Không cho qua. Hướng dẫn liên hệ đơn vị cấp.",
         "Gọi đơn vị cấp để xác minh trước khi cho qua."},
        {"Genuine signature, but the pass is not in the register.", "Stop. Send the holder to the issuer.",
         "Call the issuer before letting the holder through."}},
    Row{ReasonCode::IdCardNotShown,
        {"Chưa đối chiếu được căn cước[: {detail}].", "Yêu cầu căn cước: quét mã QR, hoặc đối chiếu bằng mắt."},
        {"The ID card has not been compared[: {detail}].",
         "Ask for the ID card: scan its QR code, or compare by eye."}},
    Row{ReasonCode::DeviceOutOfUse,
        {"Máy này không được dùng để kiểm tra[ ({detail})].", "Gọi xác minh. Đổi máy khác và báo quản trị viên."},
        {"This device may not be used for checks[ ({detail})].",
         "Call to verify. Take another device and tell the administrator."}},
    Row{ReasonCode::StatusUnavailable,
        {"Không tra được tình trạng của giấy[ ({detail})].", "Gọi xác minh. Báo kỹ thuật kiểm tra máy."},
        {"The status of the pass could not be read[ ({detail})].", "Call to verify. Have this device checked."}},
    Row{ReasonCode::NoData,
        {"Máy chưa có dữ liệu để kiểm tra.", "Nạp dữ liệu vào máy; trong lúc chờ, gọi xác minh."},
        {"This device has no data to check against.", "Import data; until then, call to verify."}},
    Row{ReasonCode::DataTooOld,
        {"Dữ liệu của máy đã quá cũ[ (từ {at})].", "Cập nhật dữ liệu; trong lúc chờ, gọi xác minh."},
        {"This device's data is too old[ (from {at})].", "Update the data; until then, call to verify."}},
    Row{ReasonCode::ClockSuspect,
        {"Đồng hồ của máy không đáng tin[: {detail}].", "Chỉnh lại ngày giờ; trong lúc chờ, tự so hạn ghi trên giấy."},
        {"This device's clock is in doubt[: {detail}].", "Set the clock; until then, compare the dates yourself."}},
    Row{ReasonCode::UnsupportedVersion,
        {"Giấy thuộc phiên bản mới hơn phần mềm này.", "Gọi xác minh. Cập nhật phần mềm khi có thể."},
        {"The pass is of a newer version than this software.", "Call to verify. Update the software when you can."}},
    Row{ReasonCode::UnreadableText,
        {"Mã đọc chưa trọn vẹn.", "Quét lại: giữ phẳng, đủ sáng, không che mã."},
        {"The code was not read completely.", "Scan again: flat, well lit, nothing covering it."}},
    Row{ReasonCode::NotAPass,
        {"Đây không phải mã giấy đi đường[: {detail}].", "Yêu cầu đưa mã QR trên giấy đi đường."},
        {"This is not a travel pass[: {detail}].", "Ask for the QR code of the travel pass."}},
    Row{ReasonCode::DataOld,
        {"Dữ liệu của máy hơi cũ[ (từ {at})].", "Cập nhật dữ liệu khi có thể."},
        {"This device's data is getting old[ (from {at})].", "Update the data when you can."}},
    Row{ReasonCode::DataBehindPass,
        {"Giấy mới hơn dữ liệu của máy.", "Cập nhật dữ liệu khi có thể."},
        {"The pass is newer than this device's data.", "Update the data when you can."}},
    Row{ReasonCode::NotYetConfirmed,
        {"Giấy mới cấp, chưa có trong dữ liệu của máy.", "Không cần làm gì thêm."},
        {"Newly issued; not in this device's data yet.", "Nothing more to do."}},
    Row{ReasonCode::ElsewhereUnknown,
        {"Máy chưa biết giấy này có được quét ở chốt khác gần đây không[ (chỉ biết đến {at})].",
         "Cập nhật dữ liệu khi có thể."},
        {"Whether it was just scanned elsewhere is not known here[ (only up to {at})].",
         "Update the data when you can."}},
    Row{ReasonCode::IdCardMatches,
        {"Căn cước khớp với giấy.", "Không cần làm gì thêm."},
        {"The ID card matches the pass.", "Nothing more to do."}},
};

/// SeenElsewhere, where it is another station that says so.
constexpr Texts reportedVi{"Trạm khác báo: giấy này vừa được quét ở chốt {detail}[ lúc {at}]; có thể là bản sao.",
                           "Đối chiếu căn cước với người. Gọi chốt kia."};
constexpr Texts reportedEn{"Another station reports it scanned at checkpoint {detail}[ at {at}]: possibly a copy.",
                           "Compare the ID card with the person. Call the other checkpoint."};

constexpr bool inEnumerationOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (static_cast<std::size_t>(rows[i].code) != i)
            return false;
    return rows.size() == static_cast<std::size_t>(ReasonCode::IdCardMatches) + 1;
}
static_assert(inEnumerationOrder());

/// What a machine-readable detail is called by people.
struct DetailRow {
    ReasonCode code;
    const char *detail;
    const char *vi;
    const char *en;
};

const std::array details{
    DetailRow{ReasonCode::Revoked, "unspecified", "", ""},
    DetailRow{ReasonCode::Revoked, "lost", "báo mất", "reported lost"},
    DetailRow{ReasonCode::Revoked, "withdrawn", "đơn vị cấp rút lại", "withdrawn by the issuer"},
    DetailRow{ReasonCode::Revoked, "fraud", "gian lận", "fraud"},
    DetailRow{ReasonCode::Revoked, "replaced", "đã đổi giấy khác", "replaced by another pass"},
    DetailRow{ReasonCode::Revoked, "holder_infected", "người mang giấy thuộc diện cách ly y tế",
              "the holder must isolate"},
    DetailRow{ReasonCode::IdCardMismatch, "number", "khác số", "another number"},
    DetailRow{ReasonCode::IdCardMismatch, "name", "khác họ tên", "another name"},
    DetailRow{ReasonCode::KindNotAllowed, "employee", "người lao động", "employee"},
    DetailRow{ReasonCode::KindNotAllowed, "individual", "cá nhân", "individual"},
    DetailRow{ReasonCode::KindNotAllowed, "household", "thẻ đi chợ của hộ", "household market card"},
    DetailRow{ReasonCode::OutsideHours, "", "ngày, giờ", "days or hours"},
    DetailRow{ReasonCode::OutsideHours, "days", "ngày", "days"},
    DetailRow{ReasonCode::OutsideHours, "hours", "giờ", "hours"},
    DetailRow{ReasonCode::IdCardNotShown, "", "", ""},
    DetailRow{ReasonCode::IdCardNotShown, "nothing_to_compare", "giấy không ghi số để đối chiếu",
              "the pass bears no number to compare"},
    DetailRow{ReasonCode::DeviceOutOfUse, "suspended", "đang bị tạm ngưng", "suspended"},
    DetailRow{ReasonCode::DeviceOutOfUse, "revoked", "đã bị thu hồi", "revoked"},
    DetailRow{ReasonCode::DeviceOutOfUse, "wipe", "có lệnh xoá sạch", "to be wiped"},
    DetailRow{ReasonCode::StatusUnavailable, "sightings", "nhật ký quét", "scan log"},
    DetailRow{ReasonCode::StatusUnavailable, "series_list", "danh sách loạt giấy bị hỏng hoặc thiếu",
              "the list of series is damaged or missing"},
    DetailRow{ReasonCode::StatusUnavailable, "series", "dữ liệu của loạt giấy này bị hỏng",
              "the data of this series is damaged"},
    DetailRow{ReasonCode::StatusUnavailable, "row", "một phần dữ liệu của loạt giấy này bị hỏng",
              "part of this series' data is damaged"},
    DetailRow{ReasonCode::StatusUnavailable, "row_missing", "một phần dữ liệu của loạt giấy này bị thiếu",
              "part of this series' data is missing"},
    DetailRow{ReasonCode::StatusUnavailable, "pages", "tệp dữ liệu của trạm bị hỏng", "the station's file is damaged"},
    DetailRow{ReasonCode::StatusUnavailable, "withdrawn", "hiện không nơi nào được quyền công bố thu hồi",
              "at present nobody may publish what is revoked"},
    DetailRow{ReasonCode::StatusUnavailable, "io", "không đọc được ổ đĩa", "the disk could not be read"},
    DetailRow{ReasonCode::StatusUnavailable, "busy", "chương trình khác đang giữ tệp",
              "another program holds the file"},
    DetailRow{ReasonCode::StatusUnavailable, "not looked up", "", ""},
    DetailRow{ReasonCode::ClockSuspect, "went_backwards", "giờ chạy lùi", "it went backwards"},
    DetailRow{ReasonCode::ClockSuspect, "implausible", "ngày giờ vô lý", "its date is implausible"},
    DetailRow{ReasonCode::NotAPass, "link", "đường dẫn web", "a web link"},
    DetailRow{ReasonCode::NotAPass, "bank_transfer", "mã chuyển khoản ngân hàng", "a bank transfer code"},
    DetailRow{ReasonCode::NotAPass, "health_certificate", "chứng nhận y tế", "a health certificate"},
    DetailRow{ReasonCode::NotAPass, "id_card", "mã trên căn cước", "the code of an ID card"},
    DetailRow{ReasonCode::NotAPass, "wifi", "mã Wi-Fi", "a Wi-Fi code"},
    DetailRow{ReasonCode::NotAPass, "contact", "danh thiếp", "a contact card"},
    DetailRow{ReasonCode::NotAPass, "other", "", ""},
    DetailRow{ReasonCode::NotAPass, "too_long", "mã quá dài", "the code is too long"},
};

std::string quotaInWords(const std::string &detail, Language language)
{
    unsigned uses = 0, days = 0;
    if (std::sscanf(detail.c_str(), "%9u/%9u", &uses, &days) != 2)
        return detail;
    const std::string u = std::to_string(uses), d = std::to_string(days);
    if (language == Language::Vietnamese)
        return u + " lượt trong " + (days == 1 ? "ngày" : d + " ngày");
    return u + (uses == 1 ? " trip" : " trips") + (days == 1 ? " a day" : " in " + d + " days");
}

std::string detailInWords(const Reason &reason, Language language)
{
    for (const DetailRow &row : details)
        if (row.code == reason.code && reason.detail == row.detail)
            return language == Language::Vietnamese ? row.vi : row.en;
    if (reason.code == ReasonCode::QuotaUsed)
        return quotaInWords(reason.detail, language);
    if (reason.code == ReasonCode::SeenElsewhere)
        return elsewhereIn(reason.detail).checkpoint.text;
    return reason.detail;
}

std::string timeInWords(Instant at, std::chrono::minutes utcOffset)
{
    using namespace std::chrono;
    const sys_seconds local = at + utcOffset;
    const auto day = floor<days>(local);
    const year_month_day date(day);
    const hh_mm_ss time(local - day);
    char text[40];
    std::snprintf(text, sizeof text, "%02u/%02u/%04d %02d:%02d", static_cast<unsigned>(date.day()),
                  static_cast<unsigned>(date.month()), static_cast<int>(date.year()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()));
    return text;
}

/// Fills {at} and {detail} in `part`; false if one of them is not known.
bool fill(std::string &part, const std::string &at, const std::string &detail)
{
    bool known = true;
    const auto put = [&](const char *mark, const std::string &value) {
        const auto position = part.find(mark);
        if (position == std::string::npos)
            return;
        known = known && !value.empty();
        part.replace(position, std::string_view(mark).size(), value);
    };
    put("{at}", at);
    put("{detail}", detail);
    return known;
}

std::string expand(std::string_view pattern, const std::string &at, const std::string &detail)
{
    std::string text;
    while (!pattern.empty()) {
        const auto open = pattern.find('[');
        std::string fixed(pattern.substr(0, open));
        fill(fixed, at, detail);
        text += fixed;
        if (open == std::string_view::npos)
            break;
        const auto close = pattern.find(']', open);
        std::string optional(pattern.substr(open + 1, close - open - 1));
        if (fill(optional, at, detail))
            text += optional;
        pattern.remove_prefix(close + 1);
    }
    return text;
}

const Texts &textsOf(const Reason &reason, Language language)
{
    const bool vi = language == Language::Vietnamese;
    if (reason.code == ReasonCode::SeenElsewhere && elsewhereIn(reason.detail).by == SeenBy::OtherStation)
        return vi ? reportedVi : reportedEn;
    const Row &row = rows[static_cast<std::size_t>(reason.code)];
    return vi ? row.vi : row.en;
}

} // namespace

Sentence sentence(const Reason &reason, Language language, std::chrono::minutes utcOffset)
{
    const Texts &texts = textsOf(reason, language);
    const bool unclear = reason.weight == Weight::CannotTell && texts.toDoIfUnclear;
    const std::string at = reason.at ? timeInWords(*reason.at, utcOffset) : std::string();
    return {expand(texts.what, at, detailInWords(reason, language)), unclear ? texts.toDoIfUnclear : texts.toDo};
}

std::string word(VerdictKind kind, Language language)
{
    const bool vi = language == Language::Vietnamese;
    switch (kind) {
    case VerdictKind::Admit:
        return vi ? "ĐƯỢC QUA" : "GO";
    case VerdictKind::Refuse:
        return vi ? "KHÔNG CHO QUA" : "STOP";
    case VerdictKind::CannotTell:
        return vi ? "CHƯA RÕ" : "CHECK";
    }
    return vi ? "CHƯA RÕ" : "CHECK";
}

} // namespace th::core
