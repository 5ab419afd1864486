// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pass.h"

#include <chrono>
#include <optional>
#include <string>

namespace th::core {

/// The plain QR of the national ID card (CCCD). Nothing in it is signed.
struct IdCard {
    std::string number;    ///< 12 digits
    std::string oldNumber; ///< 9 digits, or empty
    std::string fullName;  ///< NFC, as printed
    std::optional<std::chrono::year_month_day> birthDate;
    std::string sex; ///< "Nam", "Nữ" or empty
    std::string address;
    std::optional<std::chrono::year_month_day> issuedOn;
};

/// Reads `number|old number|full name|ddmmyyyy|sex|address|ddmmyyyy`, tolerant of empty and missing trailing
/// fields, upper-case names and decomposed Vietnamese. At most 1,024 bytes. Nothing if it is not such a text.
[[nodiscard]] std::optional<IdCard> parseIdCard(std::string_view text);

enum class CardMatch { Same, OldNumber, DifferentNumber, DifferentName, NothingToCompare };

/// Same number (or the pass bears the card's old number) and, case- and form-insensitively, the same name.
[[nodiscard]] CardMatch compareCard(const PassClaims &claims, const IdCard &card);

/// Canonical composition of Vietnamese text (base letters with the marks of Vietnamese; other text untouched).
[[nodiscard]] std::string composeVietnamese(std::string_view text);
/// Lower case without diacritics, single spaces: for search and comparison ("ĐẶNG Thị" → "dang thi").
[[nodiscard]] std::string foldVietnamese(std::string_view text);

} // namespace th::core
