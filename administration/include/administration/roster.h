// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/roster.h"
#include "administration/files.h"

#include <string>
#include <vector>

namespace th::administration {

/// A unit's roster as an administrator keeps it in a file (docs/formats/accounts.md). The error of one that breaks its
/// format says line and column; one that would break it is not written.
[[nodiscard]] Done<accounts::Roster> readRoster(const std::string &file);
[[nodiscard]] Done<std::optional<core::LocalName>> writeRoster(const std::string &file, const accounts::Roster &roster);

/// What becomes of one person's account. Devices learn of it with the next list that is published.
struct PersonChange {
    enum class What {
        Disable,
        Enable,
        Roles,        ///< `roles` in place of those before
        Reset,        ///< ends a lock-out and forgets the password: a new slip is wanted
        KeepPassword, ///< ends a lock-out; the published password holds again
        Expire,       ///< `expires`; nothing: no end
        Details,      ///< `name`, `position`, `email`, `phone`
    };
    What what = What::Disable;
    std::vector<accounts::Role> roles{};
    std::optional<core::Instant> expires{};
    std::string name{}, position{}, email{}, phone{};
};
/// Gives the person as they are then. Nothing is written.
[[nodiscard]] Done<accounts::Person> changePerson(accounts::Roster &roster, const std::string &id,
                                                  const PersonChange &change);
/// One person more; without an id one is made of the name. `person.account` has no password: the slip brings it.
[[nodiscard]] Done<accounts::Person> addPerson(accounts::Roster &roster, accounts::Person person);
/// To another unit, where a new slip is wanted.
[[nodiscard]] Done<accounts::Person> movePerson(accounts::Roster &from, accounts::Roster &to, const std::string &id);

} // namespace th::administration
