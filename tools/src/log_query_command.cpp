// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deed_text.h"
#include "log_archive.h"
#include "log_take.h"

namespace th::tools {

namespace {

using evidence::Grouping;

struct Arguments : ArchiveArguments {
    std::vector<std::string> sources;
    std::string after, by, entry;
    std::size_t limit = 100;
};
using Access = evidence::Archive::Access;

Exit take(Console &console, const Arguments &arguments)
{
    return takeLogs(console, arguments.archive, arguments.sources);
}

Exit query(Console &console, const Arguments &arguments)
{
    auto open = OpenArchive::open(console, arguments, Access::Read);
    if (!open)
        return Exit::Failed;
    const auto after = arguments.after.empty() ? std::nullopt : cursorFrom(arguments.after);
    const auto page = evidence::page(**open, open->filter(), after, arguments.limit);
    if (!page)
        return failed(console, page.error());
    const auto doubts = tellDoubts(console, *open);
    if (!doubts)
        return Exit::Failed;
    for (const evidence::Row &row : page->rows)
        if (console.json)
            console.object(rowJson(**open, row));
        else
            console.line(rowText(console, row));
    if (page->next && console.json) {
        Json json{{"next", cursorText(*page->next)}};
        doubts->addTo(json);
        console.object(json);
    } else if (page->next)
        console.line(console.say("Còn nữa: --after ", "There is more: --after ") + cursorText(*page->next));
    return Exit::Success;
}

std::optional<Grouping> groupingFrom(const std::string &name)
{
    static const std::map<std::string, Grouping> groupings{
        {"verdict", Grouping::Verdict},     {"reason", Grouping::Reason},     {"checkpoint", Grouping::Checkpoint},
        {"officer", Grouping::Officer},     {"category", Grouping::Category}, {"area", Grouping::Area},
        {"authority", Grouping::Authority}, {"source", Grouping::Source},     {"kind", Grouping::Kind},
        {"device", Grouping::Device},       {"hour", Grouping::Hour},         {"day", Grouping::Day}};
    const auto found = groupings.find(name);
    return found == groupings.end() ? std::nullopt : std::optional(found->second);
}

Exit count(Console &console, const Arguments &arguments)
{
    auto open = OpenArchive::open(console, arguments, Access::Read);
    if (!open)
        return Exit::Failed;
    const auto doubts = tellDoubts(console, *open);
    if (!doubts)
        return Exit::Failed;
    if (const auto grouping = groupingFrom(arguments.by)) {
        const auto counts = evidence::countBy(**open, open->filter(), *grouping, open->utcOffset());
        if (!counts)
            return failed(console, counts.error());
        for (const auto &[name, rows] : *counts)
            if (console.json)
                console.object({{arguments.by, name}, {"rows", rows}});
            else
                console.line((name.empty() ? "–" : printable(name)) + "  " + std::to_string(rows));
        return Exit::Success;
    }
    const auto rows = evidence::count(**open, open->filter());
    if (!rows)
        return failed(console, rows.error());
    if (console.json) {
        Json json{{"rows", *rows}};
        doubts->addTo(json);
        console.object(json);
    } else
        console.line(std::to_string(*rows));
    return Exit::Success;
}

Json findingJson(const evidence::Finding &finding)
{
    return {{"finding", finding.kind},
            {"alarm", finding.weight == evidence::Weight::Alarm},
            {"seq", finding.seq},
            {"until", finding.until},
            {"detail", finding.detail}};
}

Json receiptJson(const std::optional<evidence::ReceiptSeen> &receipt)
{
    if (!receipt)
        return {};
    return {{"hub", core::toHex(receipt->hub)},
            {"seq", receipt->seq},
            {"received", evidence::formatMoment(receipt->received)},
            {"receipt", core::toHex(receipt->bytes)}};
}

void tell(Console &console, const OpenArchive &open, const evidence::StationReport &report)
{
    if (console.json) {
        Json findings = Json::array();
        for (const evidence::Finding &finding : report.findings)
            findings.push_back(findingJson(finding));
        return console.object(
            {{"device", core::toHex(report.key)},
             {"id", report.id},
             {"name", report.name.in(console.language)},
             {"entries", report.entries},
             {"last", report.last},
             {"from", report.chainedFrom},
             {"proven_until", report.provenUntil},
             {"proven_time", report.provenUntil ? Json(evidence::formatMoment(report.provenTime)) : Json()},
             {"proven_head", report.provenUntil ? Json(core::toHex(report.provenHead)) : Json()},
             {"receipt", receiptJson(report.receipt)},
             {"findings", findings}});
    }
    std::string line = open.nameOf(report.device, console.language) + ": ";
    line +=
        report.provenUntil == 0
            ? console.say("chưa có gì được chứng minh", "nothing is proven")
            : console.say("được chữ ký thiết bị chứng minh từ mục ", "proven by the device's signature from entry ") +
                  std::to_string(report.chainedFrom) + console.say(" đến mục ", " up to entry ") +
                  std::to_string(report.provenUntil) + " (" + evidence::formatMoment(report.provenTime) + ")";
    if (report.receipt)
        line += console.say("; máy chủ ", "; hub ") + core::toHex(report.receipt->hub).substr(0, 16) +
                console.say(" đã nhận đến mục ", " has had it up to entry ") + std::to_string(report.receipt->seq) +
                " (" + evidence::formatMoment(report.receipt->received) + ")";
    else
        line += console.say("; không có biên nhận nào của máy chủ", "; no receipt of a hub");
    console.line(line);
    for (const evidence::Finding &finding : report.findings)
        console.line("  " + std::string(finding.weight == evidence::Weight::Alarm ? "! " : "· ") +
                     printable(evidence::sentence(finding, console.language)));
}

Exit integrity(Console &console, const Arguments &arguments)
{
    auto open = OpenArchive::open(console, arguments, Access::Read);
    if (!open)
        return Exit::Failed;
    const auto reports = evidence::reportIntegrity(**open, open->trust());
    if (!reports)
        return failed(console, reports.error());
    bool good = true;
    for (const evidence::StationReport &report : *reports) {
        tell(console, *open, report);
        for (const evidence::Finding &finding : report.findings)
            good = good && finding.weight != evidence::Weight::Alarm;
    }
    return good ? Exit::Success : Exit::Failed;
}

/// One entry and what proves it; its place as `query` shows it: "12/0/345".
Exit entry(Console &console, const Arguments &arguments)
{
    auto open = OpenArchive::open(console, arguments, Access::Read);
    if (!open)
        return Exit::Failed;
    std::string text = "0." + arguments.entry;
    std::ranges::replace(text, '/', '.');
    const auto cursor = cursorFrom(text);
    const auto proof = cursor ? evidence::prove(**open, cursor->place, open->trust())
                              : evidence::Outcome<evidence::Proof>(
                                    core::Failure{evidence::Error{evidence::Fault::NotFound, arguments.entry}});
    if (!proof)
        return failed(console, proof.error());
    const auto deed = deedOf(proof->entry);
    Json object = {{"device", core::toHex((**open).devices().at(cursor->place.device))},
                   {"seq", proof->entry.seq},
                   {"at", evidence::formatMoment(proof->entry.wallMilliseconds)},
                   {"entry", evidence::name(proof->entry.kind)},
                   {"boot", proof->entry.bootId},
                   {"previous", core::toHex(proof->entry.previous)},
                   {"hash", core::toHex(proof->hash)},
                   {"content", core::toHex(proof->entry.content)},
                   {"standing", evidence::name(proof->standing)},
                   {"reduced", proof->reduced},
                   {"checkpoint", proof->checkpoint},
                   {"receipt", receiptJson(proof->receipt)}};
    if (console.json) {
        object["work"] = deedJson(deed);
        console.object(object);
        return Exit::Success;
    }
    for (const auto &[key, value] : object.items())
        console.line(key + ": " + printable(value.is_string() ? value.get<std::string>() : value.dump()));
    if (deed)
        tellDeed(console, *deed);
    return Exit::Success;
}

} // namespace

void addLogArchive(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<Arguments>();
    const auto add = [&](const char *name, const char *help, Exit (*what)(Console &, const Arguments &)) {
        auto *command = group.add_subcommand(name, help);
        addArchiveOption(*command, *arguments);
        command->callback([=, &work] { work = [=](Console &console) { return what(console, *arguments); }; });
        return command;
    };
    add("take", "Take the logs of stations into an archive, each entry verified", take)
        ->add_option("SOURCE", arguments->sources, "A station's folder, an extract, a receipt, or a folder of those")
        ->required();
    auto *querying = add("query", "Entries of an archive, newest first", query);
    addTrustOption(*querying, *arguments);
    addFilterOptions(*querying, *arguments);
    querying->add_option("--limit", arguments->limit, "At most so many (100)")->check(CLI::Range(1, 100'000));
    querying->add_option("--after", arguments->after, "Go on where the last page ended")
        ->check([](const std::string &text) { return cursorFrom(text) ? std::string() : "not what query printed"; });
    auto *counting = add("count", "How many entries there are", count);
    addTrustOption(*counting, *arguments);
    addFilterOptions(*counting, *arguments);
    counting
        ->add_option("--by", arguments->by,
                     "verdict, reason, checkpoint, officer, category, area, authority, source, kind, device, hour, day")
        ->check([](const std::string &name) { return groupingFrom(name) ? std::string() : "unknown: " + name; });
    addTrustOption(*add("integrity", "Until when each station's log is proven, by whom, and what is wrong", integrity),
                   *arguments);
    auto *showing = add("entry", "One entry with what it says of what somebody did, and what proves it", entry);
    addTrustOption(*showing, *arguments);
    showing->add_option("PLACE", arguments->entry, "As query shows it: device/branch/number")->required();
}

} // namespace th::tools
