// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/legacy.h"
#include "value_checks.h"

#include <array>

namespace th::lists {

namespace {

struct Words {
    Rule rule;
    const char *name;
    Weight weight;
    const char *vi;
    const char *en;
};

/// {value}, {detail} and {proposal} are filled in. What is the matter, then what to do.
constexpr std::array table{
    Words{Rule::Missing, "missing", Weight::Error, "để trống. Điền vào.", "is empty. Fill it in."},
    Words{Rule::TooLong, "too_long", Weight::Error,
          "“{value}” quá dài ({detail} byte) so với chỗ trên giấy. Viết ngắn lại.",
          "“{value}” is too long for the pass ({detail} bytes). Shorten it."},
    Words{Rule::BadCharacter, "bad_character", Weight::Error, "“{value}” có ký tự lạ ({detail}). Gõ lại ô này.",
          "“{value}” holds a character that cannot be printed ({detail}). Type it again."},
    Words{Rule::CellError, "cell_error", Weight::Error, "công thức báo lỗi {value}. Gõ giá trị vào ô.",
          "the formula fails with {value}. Type the value instead."},
    Words{Rule::NotCalculated, "not_calculated", Weight::Error,
          "công thức chưa có kết quả được lưu. Mở và lưu lại bằng chương trình bảng tính, hoặc gõ giá trị.",
          "the formula has no saved result. Open and save the file in a spreadsheet program, or type the value."},
    Words{Rule::LegacyFont, "legacy_font", Weight::Offer,
          "“{value}” gõ bằng {detail}; chuyển sang Unicode là “{proposal}”. Kiểm tra và chấp nhận, hoặc gõ lại.",
          "“{value}” was typed in {detail}; in Unicode it reads “{proposal}”. Check and accept it, or type it again."},
    Words{Rule::NameHasDigits, "name_has_digits", Weight::Error,
          "“{value}” có ký tự “{detail}” không có trong họ tên. Sửa lại.",
          "“{value}” holds “{detail}”, which no name has. Correct it."},
    Words{Rule::NameOneWord, "name_one_word", Weight::Note, "“{value}” chỉ có một chữ. Kiểm tra có đủ họ và tên không.",
          "“{value}” is one word only. Check that it is the full name."},
    Words{Rule::IdNotDigits, "id_not_digits", Weight::Error,
          "“{value}” không chỉ gồm chữ số. Chép lại 12 số trên căn cước (hoặc 9 số trên chứng minh).",
          "“{value}” is not made of digits. Copy the 12 digits of the card (or the 9 of an old one)."},
    Words{Rule::IdLength, "id_length", Weight::Error,
          "“{value}” có {detail} chữ số, phải là 12 (căn cước) hoặc 9 (chứng minh). Chép lại từ thẻ.",
          "“{value}” has {detail} digits; it must have 12, or 9 on an old card. Copy it from the card."},
    Words{Rule::IdZerosLost, "id_zeros_lost", Weight::Offer,
          "“{value}” mất số 0 ở đầu, hẳn là {proposal}. Kiểm tra và chấp nhận, hoặc để cột dạng văn bản rồi gõ lại.",
          "“{value}” has lost its leading zeros and should be {proposal}. Check and accept it, or format the column as "
          "text and type it again."},
    Words{Rule::IdRounded, "id_rounded", Weight::Error,
          "“{value}”: bảng tính đã làm tròn, các chữ số cuối đã mất. Để cột dạng văn bản rồi chép lại từ thẻ.",
          "“{value}”: the spreadsheet rounded the number and its last digits are gone. Format the column as text and "
          "copy it from the card."},
    Words{Rule::IdProvince, "id_province", Weight::Error,
          "“{value}” bắt đầu bằng {detail}, không phải mã tỉnh nào. Chép lại từ thẻ.",
          "“{value}” begins with {detail}, which is no province's code. Copy it from the card."},
    Words{Rule::IdYear, "id_year", Weight::Error, "“{value}” cho năm sinh {detail}, chưa tới. Chép lại từ thẻ.",
          "“{value}” tells a birth in {detail}, which has not come. Copy it from the card."},
    Words{Rule::IdBirthDiffers, "id_birth_differs", Weight::Error,
          "“{value}” cho năm sinh {detail}, khác cột ngày sinh. Kiểm tra cả hai với thẻ.",
          "“{value}” tells a birth in {detail}, the date of birth another year. Check both with the card."},
    Words{Rule::IdSexDiffers, "id_sex_differs", Weight::Error,
          "“{value}” là số của {detail}, khác cột giới tính. Kiểm tra cả hai với thẻ.",
          "“{value}” is the number of a {detail}, the sex says otherwise. Check both with the card."},
    Words{Rule::OldIdUnusual, "old_id_unusual", Weight::Note,
          "“{value}” bắt đầu bằng {detail}, lạ với chứng minh nhân dân. Kiểm tra với thẻ.",
          "“{value}” begins with {detail}, unusual for an old card. Check it with the card."},
    Words{Rule::DateUnreadable, "date_unreadable", Weight::Error,
          "“{value}” không phải ngày. Viết ngày/tháng/năm, ví dụ 06/09/2021.",
          "“{value}” is no date. Write day/month/year, as 06/09/2021."},
    Words{Rule::DateNotReal, "date_not_real", Weight::Error, "“{value}”: không có ngày này trong lịch. Sửa lại.",
          "“{value}”: there is no such day. Correct it."},
    Words{Rule::DateAmbiguous, "date_ambiguous", Weight::Error,
          "“{value}” có thể là ngày/tháng hoặc tháng/ngày, và các dòng khác không cho biết. Cho biết thứ tự, hoặc viết "
          "2021-09-06.",
          "“{value}” may be day/month or month/day, and no other row tells. Say which, or write 2021-09-06."},
    Words{Rule::DateShortYear, "date_short_year", Weight::Error, "“{value}”: viết năm đủ bốn chữ số.",
          "“{value}”: write the year with four digits."},
    Words{Rule::DateOutOfRange, "date_out_of_range", Weight::Error, "“{value}”: năm không hợp lý. Sửa lại.",
          "“{value}”: the year cannot be right. Correct it."},
    Words{Rule::DateSwapped, "date_swapped", Weight::Offer,
          "“{value}”: bảng tính có lẽ đã đảo ngày và tháng (cột này viết ngày trước); đúng ra là {proposal}. Kiểm tra "
          "và chấp nhận, hoặc sửa lại.",
          "“{value}”: the spreadsheet probably took the day for the month (this column has days first); it should be "
          "{proposal}. Check and accept it, or correct it."},
    Words{Rule::WindowReversed, "window_reversed", Weight::Error,
          "“{value}” trước ngày bắt đầu {detail}. Sửa một trong hai.",
          "“{value}” is before the first day {detail}. Correct one of them."},
    Words{Rule::WindowOver, "window_over", Weight::Error, "“{value}” đã qua. Sửa lại hoặc bỏ dòng này.",
          "“{value}” is past. Correct it, or leave the row out."},
    Words{Rule::SexUnreadable, "sex_unreadable", Weight::Error, "“{value}”: viết Nam hoặc Nữ.",
          "“{value}”: write Male or Female."},
    Words{Rule::PhoneUnreadable, "phone_unreadable", Weight::Error,
          "“{value}” không phải số điện thoại Việt Nam. Viết 10 chữ số, bắt đầu bằng 0.",
          "“{value}” is no Vietnamese phone number. Write 10 digits, beginning with 0."},
    Words{Rule::EmailUnreadable, "email_unreadable", Weight::Error,
          "“{value}” không phải địa chỉ thư điện tử. Viết như ten@donvi.vn.",
          "“{value}” is no e-mail address. Write it like name@unit.vn."},
    Words{
        Rule::PlateUnreadable, "plate_unreadable", Weight::Error,
        "“{detail}” không có dạng biển số, ví dụ 29A-123.45 hay 29-X1 123.45. Sửa lại; nhiều xe thì cách nhau bằng dấu "
        "phẩy.",
        "“{detail}” is not built like a plate, as 29A-123.45 or 29-X1 123.45. Correct it; put commas between several."},
    Words{Rule::PlateTooMany, "plate_too_many", Weight::Error, "có {detail} biển số, giấy chỉ ghi được 4. Bỏ bớt.",
          "there are {detail} plates; a pass bears 4. Leave some out."},
    Words{Rule::PlateProvince, "plate_province", Weight::Note,
          "“{value}”: không tỉnh nào có biển số bắt đầu bằng {detail}. Kiểm tra lại.",
          "“{value}”: no province's plates begin with {detail}. Check it."},
    Words{Rule::DaysUnreadable, "days_unreadable", Weight::Error,
          "“{value}” không phải các ngày trong tuần. Viết như T2-T6, hoặc 2,4,6,CN.",
          "“{value}” are no days of the week. Write them like Mon-Fri, or Mon, Wed, Sun."},
    Words{Rule::HoursUnreadable, "hours_unreadable", Weight::Error,
          "“{value}” không phải các khung giờ trong ngày. Viết như 6:00-9:00, 16:30-19:00; tối đa 4, không chồng nhau, "
          "không qua nửa đêm (tách làm hai).",
          "“{value}” are no hours of a day. Write them like 6:00-9:00, 16:30-19:00: at most 4, not overlapping, not "
          "across midnight (make two of it)."},
    Words{Rule::DuplicateId, "duplicate_id", Weight::Error,
          "“{value}” đã có ở dòng {detail}. Bỏ một dòng, hoặc sửa số.",
          "“{value}” is already in row {detail}. Remove one of them, or correct the number."},
    Words{Rule::DuplicatePlate, "duplicate_plate", Weight::Note,
          "“{value}”: xe này đã có ở dòng {detail}. Kiểm tra có đúng là đi chung xe không.",
          "“{value}”: this vehicle is already in row {detail}. Check that they share it."},
    Words{Rule::DuplicateName, "duplicate_name", Weight::Note,
          "“{value}” cùng họ tên và ngày sinh với dòng {detail}. Kiểm tra có phải một người không.",
          "“{value}” has the name and date of birth of row {detail}. Check that they are two people."},
    Words{
        Rule::PaperUndated, "paper_undated", Weight::Error,
        "“{value}” là số giấy đã phát, nhưng thiếu ngày phát. Ghi ngày phát như trên giấy; giấy mới thì bỏ số.",
        "“{value}” is the number of paper that was handed out, without the day it was. Give the day on the paper; for "
        "a new pass leave the number out."},
    Words{Rule::PaperUnnumbered, "paper_unnumbered", Weight::Error,
          "“{value}” là ngày phát giấy, nhưng thiếu số giấy đã phát. Ghi số như trên giấy; giấy mới thì bỏ ngày.",
          "“{value}” is the day a paper was handed out, without its number. Give the number on the paper; for a new "
          "pass leave the day out."},
    Words{Rule::PaperNotYet, "paper_not_yet", Weight::Error,
          "“{value}” còn ở phía trước: giấy đã phát thì có ngày đã qua. Sửa lại.",
          "“{value}” is still to come: paper that was handed out has a day before. Correct it."},
    Words{Rule::NotIssued, "not_issued", Weight::Error, "{detail}", "{detail}"},
};

constexpr bool inEnumerationOrder()
{
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].rule) != i)
            return false;
    return table.size() == static_cast<std::size_t>(Rule::NotIssued) + 1;
}
static_assert(inEnumerationOrder());

const Words &wordsOf(Rule rule) { return table[static_cast<std::size_t>(rule)]; }

std::string filled(std::string_view words, const Finding &finding, const std::string &detail)
{
    std::string text;
    for (std::size_t i = 0; i < words.size();) {
        const auto hole = [&](std::string_view name, const std::string &value) {
            if (!words.substr(i).starts_with(name))
                return false;
            text += value;
            i += name.size();
            return true;
        };
        if (words[i] != '{' ||
            !(hole("{value}", finding.value) || hole("{detail}", detail) || hole("{proposal}", finding.proposal)))
            text += words[i++];
    }
    return text;
}

/// What a machine-readable detail is called by people.
core::LocalName detailInWords(const Finding &finding)
{
    if (finding.rule == Rule::NotIssued)
        return finding.words;
    if (finding.rule == Rule::LegacyFont)
        for (const LegacyFont font : {LegacyFont::Tcvn3, LegacyFont::VniWindows, LegacyFont::Utf8AsLatin})
            if (finding.detail == name(font))
                return inWords(font);
    if (finding.rule == Rule::IdSexDiffers)
        return finding.detail == "male" ? core::LocalName{"nam", "man"} : core::LocalName{"nữ", "woman"};
    return {finding.detail, finding.detail};
}

} // namespace

const char *name(Rule rule) { return wordsOf(rule).name; }
Weight weightOf(Rule rule) { return wordsOf(rule).weight; }

const char *name(Weight weight)
{
    switch (weight) {
    case Weight::Note:
        return "note";
    case Weight::Offer:
        return "offer";
    case Weight::Error:
        return "error";
    }
    return "";
}

core::LocalName sentence(const Finding &finding)
{
    const std::string row = std::to_string(finding.row), column = columnLetters(finding.column);
    const std::string heading = finding.heading.empty() ? "" : " (" + finding.heading + ")";
    const core::LocalName detail = detailInWords(finding);
    const Words &words = wordsOf(finding.rule);
    return {"Dòng " + row + ", cột " + column + heading + ": " + filled(words.vi, finding, detail.vi),
            "Row " + row + ", column " + column + heading + ": " + filled(words.en, finding, detail.en)};
}

} // namespace th::lists
