// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/pass_timeline.h"
#include "log_archive.h"

#include <algorithm>
#include <cstdio>

namespace th::tools {

namespace {

struct Arguments : ArchiveArguments {
    std::string number;
    std::size_t limit = evidence::mostEvents;
};

Json journeyJson(const evidence::PassTimeline &timeline, const evidence::PassEvent &event)
{
    if (!event.journey)
        return {};
    const evidence::Row &from = timeline.events[event.journey->from].row;
    return {{"from", from.checkpoint},
            {"at", evidence::formatMoment(from.wall)},
            {"kilometres", event.journey->kilometres ? Json(*event.journey->kilometres) : Json()},
            {"seconds", event.journey->elapsed.count()}};
}

Json eventJson(const evidence::Archive &archive, const evidence::PassTimeline &timeline,
               const evidence::PassEvent &event)
{
    Json json = rowJson(archive, event.row);
    Json oddities = Json::array();
    for (const evidence::Oddity oddity : event.oddities)
        oddities.push_back(evidence::name(oddity));
    json["counts"] = event.counts;
    json["standing"] = evidence::name(event.standing);
    json["revocation"] = event.revocation;
    json["oddities"] = std::move(oddities);
    json["journey"] = journeyJson(timeline, event);
    return json;
}

std::string journeyText(const Console &console, const evidence::PassTimeline &timeline,
                        const evidence::PassEvent &event)
{
    const evidence::Row &from = timeline.events[event.journey->from].row;
    char distance[32];
    std::snprintf(distance, sizeof distance, "%.1f km", event.journey->kilometres.value_or(0));
    return printable(from.checkpoint) + " → " + printable(event.row.checkpoint) + ": " +
           (event.journey->kilometres ? std::string(distance)
                                      : console.say("không rõ khoảng cách", "distance not known")) +
           console.say(" trong ", " in ") + std::to_string(event.journey->elapsed.count() / 60) +
           console.say(" phút", " minutes");
}

void tell(Console &console, const evidence::PassTimeline &timeline, const evidence::PassEvent &event)
{
    console.line(rowText(console, event.row) + (event.revocation.empty() ? "" : "  " + event.revocation) +
                 (event.standing == evidence::Standing::Proven ? "" : "  (" + std::string(name(event.standing)) + ")"));
    for (const evidence::Oddity oddity : event.oddities)
        console.line(
            "  ! " + evidence::sentence(oddity, console.language) +
            (oddity == evidence::Oddity::ImpossibleJourney ? " (" + journeyText(console, timeline, event) + ")" : ""));
}

/// What was not looked at.
void tellLimits(Console &console, const evidence::PassTimeline &timeline)
{
    if (timeline.left > 0)
        console.line(
            std::to_string(timeline.left) +
            console.say(" lượt quét không nằm trong đây: trước hết là lượt không được tính, rồi đến lượt cũ nhất.",
                        " scans are left out here: first those that count for nothing, then the oldest."));
    if (timeline.wardsLeft)
        console.line(console.say("Không phải mọi mục của phường về giấy này đều ở đây.",
                                 "Not all entries of wards about this pass are here."));
    if (timeline.placesLeft)
        console.line(console.say("Giấy được thấy ở quá nhiều nơi trong một khoảng thời gian: không so hết được.",
                                 "Seen at too many places within a short time: not all were compared."));
    if (timeline.reduced > 0)
        console.line(std::to_string(timeline.reduced) +
                     console.say(" lượt nêu ở đây đã được rút gọn theo quy định lưu trữ.",
                                 " of what is shown here was reduced by retention rules."));
    if (timeline.withoutNumber > 0)
        console.line(std::to_string(timeline.withoutNumber) +
                     console.say(" lượt trong kho không còn số giấy vì quy định lưu trữ: lượt nào trong đó cũng có thể "
                                 "là của giấy này.",
                                 " scans of the archive have lost their number to retention rules: any of them may "
                                 "have been of this pass."));
    if (!timeline.devicesChecked)
        console.line(console.say("Chưa đối chiếu thiết bị với danh bạ, nên ai cũng có thể bịa ra lượt quét hay mục của "
                                 "phường: cần --station.",
                                 "Devices were not checked against a directory, so anybody may have made up scans and "
                                 "entries of wards: give --station."));
    if (!timeline.compared)
        console.line(console.say("Chưa so khoảng cách giữa các chốt: cần --station để biết chốt nằm ở đâu.",
                                 "Distances were not compared: give --station to tell where the checkpoints are."));
}

void conclude(Console &console, const evidence::PassTimeline &timeline)
{
    if (timeline.copySuspected())
        console.line(console.say("Có dấu hiệu có bản sao.", "There are signs of a copy."));
    else if (timeline.events.empty())
        console.line(console.say("Kho không có gì về giấy này.", "The archive has nothing about this pass."));
    else if (std::ranges::none_of(timeline.events, &evidence::PassEvent::counts))
        console.line(console.say("Không có gì được tính trong những điều ở đây về giấy này.",
                                 "Nothing that is shown here about this pass counts."));
    else if (timeline.compared && timeline.complete())
        console.line(console.say("Không thấy dấu hiệu có bản sao trong những gì kho có.",
                                 "No sign of a copy in what the archive has."));
    else if (timeline.compared)
        console.line(console.say("Không thấy dấu hiệu có bản sao trong những gì nêu ở đây.",
                                 "No sign of a copy among what is shown here."));
}

Exit pass(Console &console, const Arguments &arguments)
{
    auto open = OpenArchive::open(console, arguments, evidence::Archive::Access::Read);
    if (!open)
        return Exit::Failed;
    const auto timeline =
        evidence::timelineOf(**open, arguments.number, open->policy(), open->trust().directory, arguments.limit);
    if (!timeline)
        return failed(console, timeline.error());
    for (const evidence::PassEvent &event : timeline->events)
        if (console.json)
            console.object(eventJson(**open, *timeline, event));
        else
            tell(console, *timeline, event);
    if (console.json)
        console.object({{"number", arguments.number},
                        {"scans", timeline->scans},
                        {"left_out", timeline->left},
                        {"wards_left_out", timeline->wardsLeft},
                        {"places_left_out", timeline->placesLeft},
                        {"reduced", timeline->reduced},
                        {"without_number", timeline->withoutNumber},
                        {"compared", timeline->compared},
                        {"devices_checked", timeline->devicesChecked},
                        {"copy_suspected", timeline->copySuspected()}});
    else {
        tellLimits(console, *timeline);
        conclude(console, *timeline);
    }
    return Exit::Success;
}

} // namespace

void addLogPass(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<Arguments>();
    auto *command = group.add_subcommand(
        "pass", "One pass over all stations: who scanned it where, what wards did, signs of a copy");
    addArchiveOption(*command, *arguments);
    addTrustOption(*command, *arguments);
    command->add_option("NUMBER", arguments->number, "Number of the pass, e.g. BD01A-000123")->required();
    command->add_option("--limit", arguments->limit, "At most so many scans: what counts first, the newest (20000)")
        ->check(CLI::Range(std::size_t{1}, evidence::mostEvents));
    command->callback([=, &work] { work = [=](Console &console) { return pass(console, *arguments); }; });
}

} // namespace th::tools
