// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/roster.h"
#include "commands.h"
#include "console.h"

#include <CLI/CLI.hpp>
#include <string>

namespace th::tools {

/// A unit's roster as an administrator keeps it in a file. Errors are sentences; of a file that breaks its format with
/// line and column.
[[nodiscard]] core::Result<accounts::Roster, std::string> readRoster(const Console &console, const std::string &file);
[[nodiscard]] core::Result<void, std::string> writeRoster(const Console &console, const std::string &file,
                                                          const accounts::Roster &roster);
[[nodiscard]] Json accountJson(const accounts::Person &person);

/// Parts of `account …`.
void addAccountImport(CLI::App &group, Work &work); ///< import, template
void addAccountSlips(CLI::App &group, Work &work);
void addAccountPublish(CLI::App &group, Work &work);

} // namespace th::tools
