// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/password.h"
#include "accounts/roster.h"
#include "administration/files.h"
#include "core/time.h"

#include <string>
#include <vector>

namespace th::administration {

/// Sheets to be folded and sealed: the name outside, a random first password inside, a badge where one is wanted.
struct Slips {
    std::size_t count = 0;
    core::SecretText pdf; ///< A4, one sheet a person
};
/// Gives everybody named (nobody named: who has no password and may have one) another first password in `roster`, good
/// until `until`, and draws the slips in `language`. The passwords are nowhere else. Takes about a tenth of a second a
/// person. Fails where nobody is to get one. Needs a QGuiApplication.
[[nodiscard]] Done<Slips> makeSlips(accounts::Roster &roster, const std::vector<std::string> &ids, core::Instant until,
                                    core::Language language, const accounts::Cost &cost);
/// The PDF into a new file that its owner alone can read, then the roster: if that cannot be written, what is printed
/// opens nothing.
[[nodiscard]] Done<std::optional<core::LocalName>> keepSlips(const Slips &slips, const std::string &pdfFile,
                                                             const std::string &rosterFile,
                                                             const accounts::Roster &roster);

} // namespace th::administration
