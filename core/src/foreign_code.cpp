// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pass.h"

#include <algorithm>

namespace th::core {

namespace {

char toUpper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// `upper` is the wanted beginning in upper case.
bool beginsWith(std::string_view text, std::string_view upper)
{
    return text.size() >= upper.size() &&
           std::equal(upper.begin(), upper.end(), text.begin(), [](char a, char b) { return a == toUpper(b); });
}

/// Twelve digits, a bar, and as many fields as `parseIdCard` takes: newer cards have more of them.
bool looksLikeIdCard(std::string_view text)
{
    const auto bar = text.find('|');
    const auto bars = std::ranges::count(text, '|');
    return bar == 12 && std::ranges::all_of(text.substr(0, bar), [](char c) { return c >= '0' && c <= '9'; }) &&
           bars >= 2 && bars < 20;
}

} // namespace

ForeignCode classifyForeign(std::string_view text)
{
    if (beginsWith(text, "HTTP://") || beginsWith(text, "HTTPS://") || beginsWith(text, "WWW."))
        return ForeignCode::Link;
    if (text.starts_with("000201")) // EMVCo merchant-presented, payload format indicator "01"
        return ForeignCode::BankTransfer;
    if (beginsWith(text, "HC1:"))
        return ForeignCode::HealthCertificate;
    if (looksLikeIdCard(text))
        return ForeignCode::IdCard;
    if (beginsWith(text, "WIFI:"))
        return ForeignCode::Wifi;
    if (beginsWith(text, "BEGIN:VCARD") || beginsWith(text, "MECARD:"))
        return ForeignCode::Contact;
    return ForeignCode::Other;
}

} // namespace th::core
