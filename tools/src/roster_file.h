// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/roster.h"
#include "commands.h"
#include "console.h"

#include <CLI/CLI.hpp>
#include <string>

namespace th::tools {

/// The roster as a file, with sentences in the console's language (administration/roster.h).
[[nodiscard]] core::Result<accounts::Roster, std::string> readRoster(const Console &console, const std::string &file);
[[nodiscard]] core::Result<void, std::string> writeRoster(const Console &console, const std::string &file,
                                                          const accounts::Roster &roster);
/// Complains of it.
Exit failed(const Console &console, const core::LocalName &sentence);
/// Says what there is to be said of a file that was written, or was not.
[[nodiscard]] Exit kept(const Console &console, const administration::Done<std::optional<core::LocalName>> &written);

[[nodiscard]] Json accountJson(const accounts::Person &person);

/// Parts of `account …`.
void addAccountImport(CLI::App &group, Work &work); ///< import, template
void addAccountSlips(CLI::App &group, Work &work);
void addAccountPublish(CLI::App &group, Work &work);

} // namespace th::tools
