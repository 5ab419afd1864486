// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "core/document.h"

#include <string>
#include <vector>

namespace th::accounts {

/// A unit's accounts as the administrator keeps them (docs/formats/accounts.md, "The roster"): a readable document.
/// There is no password in it, only verifiers.
struct Person {
    Account account;
    std::string email{}, phone{}; ///< stay with the administrator
};
struct Roster {
    core::AuthorityCode unit;
    std::uint64_t number = 0; ///< of the last that was published; 0: none yet
    std::chrono::seconds idle = std::chrono::minutes(10);
    std::uint32_t lockAfter = 10;
    std::vector<std::string> devices; ///< ids of devices that take it though they speak for no unit, or another
    std::vector<Person> people;       ///< ascending by id
    [[nodiscard]] Person *find(std::string_view id);
};
/// At most 8 MiB. Every error names its place; no id twice.
[[nodiscard]] core::Result<Roster, core::DocumentError> parseRoster(core::ByteView json);
[[nodiscard]] std::string toJson(const Roster &roster);

/// What devices get of it, as number `number`.
[[nodiscard]] UnitAccounts forDevices(const Roster &roster, std::uint64_t number);

/// An id for a new person: the last word of the name and the first letters of the others, with a number if it is taken.
[[nodiscard]] std::string freeId(const Roster &roster, const std::string &name);
/// In its place by id. REQUIRES an id that nobody has.
Person &add(Roster &roster, Person person);
/// The lock-out is over; the password is gone where `Forget`: the next slip gives another.
enum class Password { Keep, Forget };
void reset(Account &account, Password password);

} // namespace th::accounts
