// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/claim_sentences.h"

#include <algorithm>
#include <array>
#include <string>

namespace th::core {

namespace {

struct Words {
    std::string_view rule;
    const char *vi;
    const char *en;
};

constexpr std::array table{
    Words{"claims.holder", "Họ tên: để trống, dài quá 80 byte, hoặc có ký tự lạ. Gõ lại họ tên như trên căn cước.",
          "Name: empty, longer than 80 bytes, or with characters that cannot be printed. Type it as on the ID card."},
    Words{"claims.id_number", "Số giấy tờ: phải đúng 12 chữ số (căn cước) hoặc 9 chữ số (chứng minh). Chép lại từ thẻ.",
          "ID number: it has 12 digits, or 9 on an old card. Copy it from the card."},
    Words{"claims.birth_year", "Năm sinh: phải từ 1900 đến 2100. Gõ lại bốn chữ số.",
          "Year of birth: from 1900 to 2100. Type its four digits again."},
    Words{"claims.organisation", "Tên đơn vị: dài quá 120 byte hoặc có ký tự lạ. Viết ngắn lại.",
          "Organisation: longer than 120 bytes, or with characters that cannot be printed. Shorten it."},
    Words{"claims.category", "Lý do đi lại: chưa chọn. Chọn một lý do trong danh sách.",
          "Purpose: none is chosen. Choose one of the list."},
    Words{"claims.areas", "Khu vực: phải chọn từ một đến 8 khu vực trong danh sách.",
          "Areas: choose from one to 8 of the list."},
    Words{"claims.route", "Lộ trình: dài quá 120 byte hoặc có ký tự lạ. Viết ngắn lại.",
          "Route: longer than 120 bytes, or with characters that cannot be printed. Shorten it."},
    Words{"claims.plates", "Biển số: nhiều nhất 4 xe, mỗi biển 4–10 chữ và số viết liền, như 29A12345.",
          "Plates: at most 4, each of 4–10 letters and digits without spaces, as 29A12345."},
    Words{"claims.days", "Ngày đi: phải chọn ít nhất một ngày trong tuần.", "Days: choose at least one of the week."},
    Words{"claims.hours", "Giờ đi: nhiều nhất 4 khung giờ, khung sau bắt đầu khi khung trước đã hết.",
          "Hours: at most 4 windows, each beginning after the one before has ended."},
    Words{"claims.valid_until", "Thời hạn: ngày hết hạn phải sau ngày bắt đầu.",
          "Validity: it must end after it begins."},
    Words{"claims.valid_from", "Thời hạn: ngày bắt đầu không đúng. Gõ lại ngày.",
          "Validity: the day it begins is no such day. Type it again."},
    Words{"claims.issued_at", "Ngày cấp không đúng. Gõ lại ngày.", "The day of issue is no such day. Type it again."},
    Words{"text.too_long", "Giấy ghi quá nhiều cho một mã QR: bớt khu vực, biển số, hoặc rút gọn tên đơn vị, lộ trình.",
          "The pass says too much for one code: fewer areas or plates, or a shorter organisation or route."},
    Words{"claims.kind", "Loại giấy: chưa chọn.", "Kind of pass: none is chosen."},
};

} // namespace

LocalName claimSentence(std::string_view rule)
{
    const auto *found = std::ranges::find(table, rule, &Words::rule);
    if (found != table.end())
        return {found->vi, found->en};
    return {"Nội dung giấy không đúng quy tắc: " + std::string(rule), "The pass breaks a rule: " + std::string(rule)};
}

} // namespace th::core
