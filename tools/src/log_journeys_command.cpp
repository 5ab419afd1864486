// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/journeys.h"
#include "log_archive.h"
#include "moments.h"

#include <cstdio>

namespace th::tools {

namespace {

struct Arguments : ArchiveArguments {
    std::size_t limit = 1000;
};

bool came(const evidence::FlaggedScan &flagged)
{
    return std::ranges::count(flagged.oddities, evidence::Oddity::ImpossibleJourney) > 0;
}

Json flaggedJson(const evidence::Archive &archive, const evidence::FlaggedScan &flagged)
{
    Json json = rowJson(archive, flagged.row);
    Json oddities = Json::array();
    for (const evidence::Oddity oddity : flagged.oddities)
        oddities.push_back(evidence::name(oddity));
    json["oddities"] = std::move(oddities);
    json["journey"] = Json();
    if (came(flagged))
        json["journey"] = {{"from", flagged.fromCheckpoint},
                           {"at", evidence::formatMoment(flagged.fromWall)},
                           {"kilometres", flagged.kilometres ? Json(*flagged.kilometres) : Json()},
                           {"seconds", flagged.elapsed.count()}};
    return json;
}

void tell(Console &console, const evidence::FlaggedScan &flagged)
{
    std::string text = rowText(console, flagged.row);
    for (const evidence::Oddity oddity : flagged.oddities)
        text += "\n  ! " + evidence::sentence(oddity, console.language);
    if (came(flagged)) {
        char distance[32];
        std::snprintf(distance, sizeof distance, "%.1f km", flagged.kilometres.value_or(0));
        text +=
            " (" + printable(flagged.fromCheckpoint) + " → " + printable(flagged.row.checkpoint) + ": " +
            (flagged.kilometres ? std::string(distance) : console.say("không rõ khoảng cách", "distance not known")) +
            console.say(" trong ", " in ") + std::to_string(flagged.elapsed.count() / 60) +
            console.say(" phút)", " minutes)");
    }
    console.line(text);
}

void conclude(Console &console, const evidence::JourneysFound &found, std::size_t limit)
{
    console.line(std::to_string(found.flagged) +
                 console.say(" lượt có dấu hiệu có bản sao trong ", " scans with signs of a copy among ") +
                 std::to_string(found.scans) + console.say(" lượt của giấy thật.", " of genuine passes."));
    if (found.flagged > limit)
        console.line(console.say("Còn nữa: hãy thu hẹp thời gian hoặc tăng --limit.",
                                 "There are more: narrow the time, or raise --limit."));
    if (found.doubted > 0)
        console.line(std::to_string(found.doubted) +
                     console.say(" lượt không được tính: thiết bị không có trong danh bạ hoặc đã bị thu hồi.",
                                 " scans count for nothing: the directory does not know their device, or had revoked "
                                 "it."));
    if (found.placesLeft)
        console.line(console.say("Có quá nhiều nơi hoặc quá nhiều giấy cùng một lúc: không so hết được.",
                                 "Too many places or too many passes at a time: not all were compared."));
    if (!found.devicesChecked)
        console.line(console.say("Chưa đối chiếu thiết bị với danh bạ, nên ai cũng có thể bịa ra lượt quét: cần "
                                 "--station.",
                                 "Devices were not checked against a directory, so anybody may have made up scans: "
                                 "give --station."));
    if (!found.compared)
        console.line(console.say("Chưa so khoảng cách giữa các chốt: cần --station để biết chốt nằm ở đâu.",
                                 "Distances were not compared: give --station to tell where the checkpoints are."));
}

Exit journeys(Console &console, const Arguments &arguments)
{
    auto open = OpenArchive::open(console, arguments, evidence::Archive::Access::Read);
    if (!open)
        return Exit::Failed;
    evidence::JourneySearch search;
    search.from = open->filter().from;
    search.until = open->filter().until;
    search.policy = open->policy();
    search.directory = open->trust().directory;
    search.most = arguments.limit;
    const auto found = evidence::findJourneys(**open, search, [&](const evidence::FlaggedScan &flagged) {
        if (console.json)
            console.object(flaggedJson(**open, flagged));
        else
            tell(console, flagged);
    });
    if (!found)
        return failed(console, found.error());
    if (console.json)
        console.object({{"scans", found->scans},
                        {"flagged", found->flagged},
                        {"doubted", found->doubted},
                        {"compared", found->compared},
                        {"devices_checked", found->devicesChecked},
                        {"places_left_out", found->placesLeft}});
    else
        conclude(console, *found, arguments.limit);
    return Exit::Success;
}

} // namespace

void addLogJourneys(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<Arguments>();
    auto *command = group.add_subcommand("journeys", "Signs of copies over the whole archive: passes that nobody can "
                                                     "have carried from one checkpoint to the next in that time");
    addArchiveOption(*command, *arguments);
    addTrustOption(*command, *arguments);
    addMoment(*command, "--from", arguments->from, "At or after this moment, by the station's clock");
    addMoment(*command, "--to", arguments->until, "Before this moment");
    command->add_option("--limit", arguments->limit, "Show at most so many, the oldest (1000); all are counted")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}));
    command->callback([=, &work] { work = [=](Console &console) { return journeys(console, *arguments); }; });
}

} // namespace th::tools
