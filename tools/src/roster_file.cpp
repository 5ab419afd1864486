// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roster_file.h"

#include "files.h"

namespace th::tools {

namespace {

constexpr std::size_t maxRoster = 8u << 20;

} // namespace

core::Result<accounts::Roster, std::string> readRoster(const Console &console, const std::string &file)
{
    const auto content = readWhole(console, file, maxRoster);
    if (!content)
        return core::Failure{content.error()};
    const core::ByteView bytes = core::asBytes(*content);
    auto roster = accounts::parseRoster(bytes);
    if (roster)
        return std::move(roster).value();
    const auto [line, column] = core::placeOf(bytes, roster.error());
    return core::Failure{printable(file) + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " +
                         printable(roster.error().where) + ": " + console.say("phải là: ", "expected: ") +
                         printable(roster.error().rule)};
}

core::Result<void, std::string> writeRoster(const Console &console, const std::string &file,
                                            const accounts::Roster &roster)
{
    const std::string text = accounts::toJson(roster);
    if (const auto fault = accounts::parseRoster(core::asBytes(text)); !fault)
        return core::Failure{printable(fault.error().where) + ": " + console.say("phải là: ", "expected: ") +
                             printable(fault.error().rule)};
    return writeFile(console, file, text, store::Placing::Replace);
}

Json accountJson(const accounts::Person &person)
{
    const accounts::Account &account = person.account;
    Json roles = Json::array();
    for (const accounts::Role role : account.roles)
        roles.push_back(name(role));
    return {{"id", account.id},
            {"name", account.name},
            {"position", account.position},
            {"roles", roles},
            {"disabled", account.disabled},
            {"has_password", account.password.has_value()},
            {"must_change", account.mustChange},
            {"second_factor", account.secondFactor},
            {"reset", account.reset},
            {"expires", account.expires ? Json(core::formatRfc3339(*account.expires)) : Json()}};
}

} // namespace th::tools
