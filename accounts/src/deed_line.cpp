// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/deed_line.h"

#include "accounts/deed.h"

#include <map>
#include <string_view>

namespace th::accounts {

namespace {

std::string lineIn(const std::vector<DeedPart> &parts, core::Language language)
{
    std::map<std::string_view, std::string> said;
    for (const DeedPart &part : parts)
        said.emplace(part.key, part.words.in(language));
    const auto of = [&](std::string_view key, const std::string &before) {
        const auto found = said.find(key);
        return found == said.end() ? std::string() : before + found->second;
    };
    std::string where = of("role", "");
    where += of("unit", where.empty() ? "" : ", ");
    std::string what = of("step", "") + of("to", " → ") +
                       of("request", language == core::Language::Vietnamese ? "; hồ sơ " : "; request ");
    if (what.starts_with("; "))
        what.erase(0, 2);
    return what + of("officer", what.empty() ? "" : "  ") + (where.empty() ? where : " (" + where + ")");
}

} // namespace

core::LocalName line(const core::journal::Work &work)
{
    const auto all = parts(work);
    return {lineIn(all, core::Language::Vietnamese), lineIn(all, core::Language::English)};
}

} // namespace th::accounts
