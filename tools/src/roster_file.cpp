// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roster_file.h"

#include "said.h"

namespace th::tools {

core::Result<accounts::Roster, std::string> readRoster(const Console &console, const std::string &file)
{
    return said(console, administration::readRoster(file));
}

core::Result<void, std::string> writeRoster(const Console &console, const std::string &file,
                                            const accounts::Roster &roster)
{
    const auto written = administration::writeRoster(file, roster);
    if (!written)
        return core::Failure{written.error().in(console.language)};
    if (*written)
        console.complain((*written)->in(console.language));
    return {};
}

Exit failed(const Console &console, const core::LocalName &sentence)
{
    console.complain(sentence.in(console.language));
    return Exit::Failed;
}

Exit kept(const Console &console, const administration::Done<std::optional<core::LocalName>> &written)
{
    if (!written)
        return failed(console, written.error());
    if (*written)
        console.complain((*written)->in(console.language));
    return Exit::Success;
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
