// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/roster.h"

#include "core/printable.h"

#include <algorithm>

namespace th::administration {

namespace {

using What = PersonChange::What;

constexpr std::size_t maxRoster = 8u << 20;

core::Failure<core::LocalName> fault(const std::string &place, const core::DocumentError &error)
{
    const std::string begin = core::printable(place) + core::printable(error.where) + ": ";
    const std::string rule = core::printable(error.rule);
    return core::Failure{core::LocalName{begin + "phải là: " + rule, begin + "expected: " + rule}};
}

core::Failure<core::LocalName> noSuch(const std::string &id)
{
    return about(id, {"không có tài khoản này", "no such account"});
}

std::vector<accounts::Role> inOrder(std::vector<accounts::Role> roles)
{
    std::ranges::sort(roles);
    roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
    return roles;
}

void apply(accounts::Person &person, const PersonChange &change)
{
    accounts::Account &account = person.account;
    switch (change.what) {
    case What::Disable:
        account.disabled = true;
        return;
    case What::Enable:
        account.disabled = false;
        return;
    case What::Roles:
        account.roles = inOrder(change.roles);
        return;
    case What::Reset:
        return accounts::reset(account, accounts::Password::Forget);
    case What::KeepPassword:
        return accounts::reset(account, accounts::Password::Keep);
    case What::Expire:
        account.expires = change.expires;
        return;
    case What::Details:
        account.name = change.name;
        account.position = change.position;
        person.email = change.email;
        person.phone = change.phone;
        return;
    }
}

} // namespace

Done<accounts::Roster> readRoster(const std::string &file)
{
    const auto content = readFile(file, maxRoster);
    if (!content)
        return core::Failure{content.error()};
    const core::ByteView bytes = core::asBytes(*content);
    auto roster = accounts::parseRoster(bytes);
    if (roster)
        return std::move(roster).value();
    const auto [line, column] = core::placeOf(bytes, roster.error());
    return fault(file + ":" + std::to_string(line) + ":" + std::to_string(column) + ": ", roster.error());
}

Done<std::optional<core::LocalName>> writeRoster(const std::string &file, const accounts::Roster &roster)
{
    const std::string text = accounts::toJson(roster);
    if (const auto read = accounts::parseRoster(core::asBytes(text)); !read)
        return fault({}, read.error());
    return writeFile(file, text, store::Placing::Replace);
}

Done<accounts::Person> changePerson(accounts::Roster &roster, const std::string &id, const PersonChange &change)
{
    accounts::Person *person = roster.find(id);
    if (!person)
        return noSuch(id);
    apply(*person, change);
    return *person;
}

Done<accounts::Person> addPerson(accounts::Roster &roster, accounts::Person person)
{
    if (person.account.id.empty())
        person.account.id = accounts::freeId(roster, person.account.name);
    if (roster.find(person.account.id))
        return about(person.account.id, {"đã có người dùng mã này", "is taken"});
    person.account.roles = inOrder(person.account.roles);
    return accounts::Person(accounts::add(roster, std::move(person)));
}

Done<accounts::Person> movePerson(accounts::Roster &from, accounts::Roster &to, const std::string &id)
{
    const accounts::Person *person = from.find(id);
    if (!person)
        return noSuch(id);
    if (to.find(id))
        return about(id, {"đơn vị mới đã có mã này", "the new unit has it already"});
    accounts::Person moved = *person;
    accounts::reset(moved.account, accounts::Password::Forget);
    std::erase_if(from.people, [&](const accounts::Person &each) { return each.account.id == id; });
    accounts::add(to, moved);
    return moved;
}

} // namespace th::administration
