// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retention.h"
#include "administrator.h"

#include <fstream>
#include <iterator>

namespace th::hub {

namespace {

constexpr std::size_t mostRuleBytes = 16 * 1024;

core::Result<std::string, std::string> readRules(const std::string &file, const Words &say)
{
    std::ifstream in(file, std::ios::binary);
    std::string text(mostRuleBytes + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (in.bad() || (!in && !in.eof()))
        return core::Failure{say("Không đọc được ", "Cannot read ") + file};
    text.resize(static_cast<std::size_t>(in.gcount()));
    const auto rules = core::parseRetention(core::asBytes(text));
    if (!rules)
        return core::Failure{file + ": " + say("quy định không đọc được: ", "the rules cannot be read: ") +
                             rules.error().where + " " + rules.error().rule};
    return text;
}

} // namespace

core::Result<Json, std::string> letGoByRules(const Given &given, const std::string &file, const Words &say)
{
    const auto rules = readRules(file, say);
    if (!rules)
        return core::Failure{rules.error()};
    Json sum{{"reduced", 0}, {"alarms", Json::array()}};
    for (bool more = true; more;) {
        const auto step = administrate(given, {{"do", "retention"}, {"rules", *rules}}, say);
        if (!step)
            return core::Failure{step.error()};
        sum["reduced"] = sum["reduced"].get<std::uint64_t>() + step->value("reduced", std::uint64_t{0});
        for (const Json &kind : step->value("alarms", Json::array()))
            sum["alarms"].push_back(kind);
        more = step->value("more", false);
    }
    return sum;
}

} // namespace th::hub
