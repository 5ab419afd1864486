// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/roster.h"
#include "administration/files.h"
#include "core/directory.h"
#include "sync/ceremony.h"

#include <string>
#include <vector>

namespace th::administration {

/// A unit's accounts packed for its devices, to be signed as targets. Nothing is written yet.
struct AccountPackage {
    std::uint64_t number = 0;       ///< of this list: one more than the roster's
    std::size_t devices = 0;        ///< that can open it
    std::vector<std::string> names; ///< under which it lies for them: "P00001", "dev-3f9a…"
    core::Bytes package;
};
/// For the devices of the directory that speak for the unit, and those that the roster names. Fails where there is none
/// of them, or one is unknown.
[[nodiscard]] Done<AccountPackage> packAccounts(const accounts::Roster &roster, const core::Directory &directory);
/// What it will do, for who is about to publish it; never empty.
[[nodiscard]] sync::Words inWords(const AccountPackage &package, const accounts::Roster &roster);
/// Gives the roster the number and writes it to `rosterFile`, then the files NAME.acc into `folder`: a number that was
/// given out is not given again. Gives back what writeFile() remarks of the first of them that may not last.
[[nodiscard]] Done<std::optional<core::LocalName>> publishAccounts(const AccountPackage &package,
                                                                   accounts::Roster &roster,
                                                                   const std::string &rosterFile,
                                                                   const std::string &folder);

} // namespace th::administration
