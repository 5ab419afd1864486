// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace th::demo {

/// Somebody who does not exist: the numbers begin with 999, which no real card does.
struct Person {
    std::string name;
    std::string idNumber;  ///< 12 digits
    std::string oldNumber; ///< 9 digits, or empty
    int birthYear = 1980;
    std::string birthDate, issuedOn; ///< ddmmyyyy
    std::string sex, address;
};

/// The same index gives the same person.
[[nodiscard]] Person person(std::size_t index);
/// The text of the QR on the national ID card.
[[nodiscard]] std::string cardText(const Person &person);

} // namespace th::demo
