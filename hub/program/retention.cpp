// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retention.h"
#include "commands.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <iterator>

namespace th::hub {

namespace {

struct RuleFiles {
    std::string rules, stations;
};
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

core::Result<Json, std::string> letGoByRules(const Given &given, const RuleFiles &files, const Words &say)
{
    Json order{{"do", "retention"}};
    for (const auto &[member, file] : {std::pair("rules", &files.rules), std::pair("stations", &files.stations)}) {
        if (file->empty())
            continue;
        const auto rules = readRules(*file, say);
        if (!rules)
            return core::Failure{rules.error()};
        order[member] = *rules;
    }
    Json sum{{"reduced", 0}, {"alarms", Json::array()}};
    for (bool more = true; more;) {
        const auto step = administrate(given, order, say);
        if (!step)
            return core::Failure{step.error()};
        sum["reduced"] = sum["reduced"].get<std::uint64_t>() + step->value("reduced", std::uint64_t{0});
        for (const Json &kind : step->value("alarms", Json::array()))
            sum["alarms"].push_back(kind);
        more = step->value("more", false);
    }
    return sum;
}

int letGo(const Given &given, const RuleFiles &files, const Words &say)
{
    const auto done = letGoByRules(given, files, say);
    if (!done)
        return complain(done.error());
    if (given.json)
        line(textOf(*done));
    else
        line(say("Đã rút gọn theo trạm: ", "Reduced as the stations did: ") +
             std::to_string((*done)["reduced"].get<std::uint64_t>()) + say(" mục.", " entries."));
    return (*done)["alarms"].empty()
               ? succeeded
               : complain(
                     say("Có trạm đã rút gọn sớm hơn quy định, khác quy định hoặc không có chữ ký: xem alarm list.",
                         "A station let go earlier or of something else than the rules say, or did not sign for "
                         "it: see alarm list."));
}

} // namespace

void addRetention(CLI::App &app, Given &given, const Words &say, Work &work)
{
    auto files = std::make_shared<RuleFiles>();
    auto *command = app.add_subcommand("retention", say("Rút gọn những gì các trạm đã rút gọn, nếu quy định cho phép",
                                                        "Reduce what stations have reduced, as far as rules allow"));
    command
        ->add_option("--rules", files->rules,
                     say("Tệp quy định (docs/formats/retention.md)", "The rules (docs/formats/retention.md)"))
        ->required();
    command->add_option("--stations", files->stations,
                        say("Tệp quy định của các trạm, nếu máy chủ giữ lâu hơn: sớm hơn tệp này mới báo động",
                            "The rules of the stations, where the hub keeps longer: what is earlier is alarmed"));
    command->callback([&, files] { work = [&, files] { return letGo(given, *files, say); }; });
}

} // namespace th::hub
