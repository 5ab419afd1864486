// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/account_package.h"
#include "administration/open_key.h"
#include "sync/role_signing.h"

namespace th::administration {

/// Signing a unit's accounts into the published tree by a key of the administrator's own, without a ceremony
/// (docs/design/accounts.md): for the command and the screen alike.

/// Where to: the published tree, or a copy of it on a stick; and the file of the root from which it must follow.
struct SigningPlace {
    std::string tree, root;
    friend bool operator==(const SigningPlace &, const SigningPlace &) = default;
};
/// Fails if the tree cannot be believed at `now`: whoever packs names and passwords for devices must not take anybody's
/// directory.
[[nodiscard]] Done<sync::RoleGround> readGround(const SigningPlace &place, core::Instant now);

struct SigningOrder {
    std::vector<OpenKey> keys;
    std::string role{}; ///< empty: the one that lists a key and speaks for the unit
    sync::RoleOrder::Others others = sync::RoleOrder::Others::Stay;
    std::optional<core::Instant> expires{}; ///< nothing: 90 days
};
struct SignedAccounts {
    sync::RoleSigned made;
    std::optional<core::LocalName> remark{}; ///< what was written is perhaps not there for good
};
/// Signs the package, notes its number in `roster` and its file (what was given out is not given again), and puts it
/// into the tree, the role's file last: a publisher that looks meanwhile finds the one before. Devices take it once the
/// publisher has run.
[[nodiscard]] Done<SignedAccounts> signAccounts(const sync::RoleGround &ground, const AccountPackage &package,
                                                accounts::Roster &roster, const std::string &rosterFile,
                                                const SigningOrder &order);

/// What signing it does, for people.
[[nodiscard]] sync::Words inWords(const AccountPackage &package, const accounts::Roster &roster,
                                  const sync::RoleGround &ground);

} // namespace th::administration
