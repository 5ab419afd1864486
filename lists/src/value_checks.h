// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/check.h"

namespace th::lists {

/// What is the matter with one value, before it is known which row it is in.
struct Problem {
    Rule rule;
    std::string detail{}, proposal{};
};
struct Checked {
    std::string value; ///< normalised; meaningless if there is a problem heavier than a note
    std::vector<Problem> problems;
};

// Each takes a tidied text that is not empty.
[[nodiscard]] Checked checkName(const std::string &text, std::size_t mostBytes);
[[nodiscard]] Checked checkText(const std::string &text, std::size_t mostBytes);
[[nodiscard]] Checked checkIdNumber(const std::string &text, std::chrono::year_month_day today);
[[nodiscard]] Checked checkSex(const std::string &text);
[[nodiscard]] Checked checkPhone(const std::string &text);
[[nodiscard]] Checked checkEmail(const std::string &text, std::size_t mostBytes);
[[nodiscard]] Checked checkPlates(const std::string &text);
[[nodiscard]] Checked checkDays(const std::string &text);
[[nodiscard]] Checked checkHours(const std::string &text);

/// Year of birth and sex that a 12-digit number tells. REQUIRES its structure to hold.
struct IdFacts {
    int birthYear;
    bool male;
};
[[nodiscard]] std::optional<IdFacts> factsOfId(const std::string &number);

[[nodiscard]] Weight weightOf(Rule rule);

} // namespace th::lists
