// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/table.h"

#include <string>
#include <string_view>

namespace th::lists {

/// Composed, on one line, single spaces; without what is invisible, and without the apostrophe that keeps spreadsheets
/// from taking a text for a number or a formula.
[[nodiscard]] std::string tidy(std::string_view cellText);
/// For the comparison of headings: folded, letters and digits only, single spaces; without what stands in parentheses.
[[nodiscard]] std::string headingKey(std::string_view tidied);
/// At most 80 characters, for sentences.
[[nodiscard]] std::string shortened(std::string_view text);

} // namespace th::lists
