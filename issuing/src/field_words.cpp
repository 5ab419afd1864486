// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "issuing/field_words.h"

#include <algorithm>
#include <span>

namespace th::issuing {

namespace {

struct Word {
    const char *id, *vi, *en;
};

constexpr Word fields[] = {
    {"organisation", "Tên đơn vị", "Organisation"},
    {"applicant", "Người đề nghị", "Applicant"},
    {"address", "Địa chỉ", "Address"},
    {"contact", "Điện thoại", "Telephone"},
    {"email", "Thư điện tử", "E-mail"},
    {"area", "Tổ dân phố, khu vực", "Neighbourhood, area"},
    {"note", "Ghi chú", "Note"},
};
constexpr Word attachments[] = {
    {"list", "Danh sách", "List"},
    {"original", "Bản ký tay", "Signed original"},
    {"other", "Giấy tờ khác", "Other paper"},
};

core::LocalName find(std::span<const Word> words, const std::string &id)
{
    const auto found = std::ranges::find_if(words, [&](const Word &word) { return id == word.id; });
    return found == words.end() ? core::LocalName{id, id} : core::LocalName{found->vi, found->en};
}

} // namespace

core::LocalName fieldInWords(const std::string &id) { return find(fields, id); }
core::LocalName attachmentInWords(const std::string &kind) { return find(attachments, kind); }

} // namespace th::issuing
