// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/statistics.h"
#include "log_organisations.h"

#include <algorithm>
#include <cstdio>

namespace th::tools {

namespace {

struct Arguments : ArchiveArguments {
    std::size_t limit = 20;
    AuditorArguments auditor;
    std::string by, reason;
};

Json timesJson(const evidence::ScanTimes &times)
{
    return {{"counted", times.counted},
            {"median_seconds", times.counted ? Json(times.median.count()) : Json()},
            {"p90_seconds", times.counted ? Json(times.ninetieth.count()) : Json()}};
}

Json checksJson(const evidence::CheckTimes &checks)
{
    return {{"counted", checks.counted},
            {"median_milliseconds", checks.counted ? Json(checks.median.count()) : Json()},
            {"p90_milliseconds", checks.counted ? Json(checks.ninetieth.count()) : Json()}};
}

Json sharesJson(const std::vector<evidence::ShareFigures> &shares)
{
    Json json = Json::array();
    for (const evidence::ShareFigures &share : shares)
        json.push_back(
            {{"code", share.code}, {"scans", share.scans}, {"refused", share.refused}, {"passes", share.passes}});
    return json;
}

Json ageJson(const evidence::ListAge &age)
{
    Json json = Json::object();
    for (std::size_t i = 0; i < age.limits.size(); ++i)
        json["below_" + std::to_string(age.limits[i]) + "h"] = age.scans[i];
    json["older"] = age.scans.back();
    json["unknown"] = age.unknown;
    return json;
}

void tellJson(Console &console, const evidence::Statistics &statistics, const Doubts &doubts)
{
    const auto moment = [](const std::optional<evidence::Milliseconds> &wall) {
        return wall ? Json(evidence::formatMoment(*wall)) : Json();
    };
    Json json{{"scans", statistics.scans},
              {"genuine", statistics.genuine},
              {"passes", statistics.passes},
              {"first", moment(statistics.first)},
              {"last", moment(statistics.last)},
              {"verdicts", statistics.verdicts},
              {"reasons", statistics.reasons},
              {"scan_times", timesJson(statistics.times)},
              {"check_times", checksJson(statistics.checks)},
              {"reduced", statistics.reduced},
              {"wards", sharesJson(statistics.wards)},
              {"categories", sharesJson(statistics.categories)},
              {"list_age", ageJson(statistics.age)},
              {"outside_calendar", statistics.outsideCalendar},
              {"passes_complete", statistics.passesComplete},
              {"hours_complete", statistics.hoursComplete}};
    doubts.addTo(json);
    console.object(json);
    for (const evidence::GateFigures &gate : statistics.gates) {
        Json hours = Json::object();
        for (const auto &[hour, scans] : gate.hours)
            hours[evidence::hourName(hour)] = scans;
        console.object({{"checkpoint", gate.checkpoint},
                        {"scans", gate.scans()},
                        {"admit", gate.admitted},
                        {"refuse", gate.refused},
                        {"cannot_tell", gate.unclear},
                        {"other", gate.other},
                        {"scan_times", timesJson(gate.times)},
                        {"check_times", checksJson(gate.checks)},
                        {"hours", std::move(hours)}});
    }
}

std::string share(std::uint64_t part, std::uint64_t whole)
{
    char text[48];
    std::snprintf(text, sizeof text, "%llu (%.1f%%)", static_cast<unsigned long long>(part),
                  whole ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0.0);
    return text;
}

std::string timesText(const Console &console, const evidence::ScanTimes &times)
{
    if (times.counted == 0)
        return "–";
    return console.say("trung vị ", "median ") + std::to_string(times.median.count()) +
           console.say(" giây, chín phần mười trong ", " s, nine of ten within ") +
           std::to_string(times.ninetieth.count()) + console.say(" giây", " s");
}

std::string secondsText(std::chrono::milliseconds time)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", static_cast<double>(time.count()) / 1000);
    return text;
}

/// What the entries say of the check itself; the time since the scan before where they say nothing.
std::string eachText(const Console &console, const evidence::CheckTimes &checks, const evidence::ScanTimes &times)
{
    if (checks.counted == 0)
        return console.say("từ lượt trước ", "since the one before ") + timesText(console, times);
    return console.say("trung vị ", "median ") + secondsText(checks.median) +
           console.say(" giây, chín phần mười trong ", " s, nine of ten within ") + secondsText(checks.ninetieth) +
           console.say(" giây", " s");
}

void tellGates(const Console &console, const evidence::Statistics &statistics, std::size_t limit)
{
    console.line(console.say("Theo chốt:", "By checkpoint:"));
    for (std::size_t i = 0; i < std::min(limit, statistics.gates.size()); ++i) {
        const evidence::GateFigures &gate = statistics.gates[i];
        const std::size_t hours = gate.hours.size();
        console.line("  " + (gate.checkpoint.empty() ? "–" : printable(gate.checkpoint)) + "  " +
                     std::to_string(gate.scans()) + console.say("; không cho qua ", "; refused ") +
                     share(gate.refused, gate.scans()) + console.say("; mỗi giờ ", "; an hour ") +
                     std::to_string(hours ? gate.scans() / hours : 0) + console.say(", cao nhất ", ", at most ") +
                     std::to_string(gate.mostOfHour()) + console.say("; mỗi lượt: ", "; each scan: ") +
                     eachText(console, gate.checks, gate.times));
    }
    if (statistics.gates.size() > limit)
        console.line("  … +" + std::to_string(statistics.gates.size() - limit));
}

void tellShares(const Console &console, const std::string &heading, const std::vector<evidence::ShareFigures> &shares,
                std::uint64_t scans, std::size_t limit)
{
    console.line(heading);
    for (std::size_t i = 0; i < std::min(limit, shares.size()); ++i)
        console.line("  " +
                     (shares[i].code.empty() ? console.say("(không chứng minh được)", "(not proven)")
                                             : printable(shares[i].code)) +
                     "  " + share(shares[i].scans, scans) + console.say("; giấy khác nhau ", "; different passes ") +
                     std::to_string(shares[i].passes) + console.say("; không cho qua ", "; refused ") +
                     share(shares[i].refused, shares[i].scans));
    if (shares.size() > limit)
        console.line("  … +" + std::to_string(shares.size() - limit));
}

void tellAge(const Console &console, const evidence::Statistics &statistics)
{
    const evidence::ListAge &age = statistics.age;
    console.line(console.say("Tuổi của danh sách lúc quét:", "Age of the lists at the scan:"));
    for (std::size_t i = 0; i < age.limits.size(); ++i)
        console.line("  < " + std::to_string(age.limits[i]) + " h  " + share(age.scans[i], statistics.scans));
    console.line("  ≥ " + std::to_string(age.limits.back()) + " h  " + share(age.scans.back(), statistics.scans));
    console.line(console.say("  không rõ  ", "  not known  ") + share(age.unknown, statistics.scans));
}

void tellText(const Console &console, const evidence::Statistics &statistics, std::size_t limit)
{
    console.line(std::to_string(statistics.scans) + console.say(" lượt quét", " scans") +
                 (statistics.first ? ", " + evidence::formatMoment(*statistics.first) + " – " +
                                         evidence::formatMoment(*statistics.last)
                                   : "") +
                 "; " + std::to_string(statistics.passes) + (statistics.passesComplete ? "" : "+") +
                 console.say(" giấy khác nhau", " different passes"));
    for (const auto &[verdict, scans] : statistics.verdicts)
        console.line("  " + (verdict.empty() ? "–" : verdict) + "  " + share(scans, statistics.scans));
    console.line(console.say("Lý do:", "Reasons:"));
    std::vector<std::pair<std::uint64_t, std::string>> reasons;
    for (const auto &[reason, scans] : statistics.reasons)
        reasons.emplace_back(scans, reason);
    std::ranges::sort(reasons, std::ranges::greater());
    for (const auto &[scans, reason] : reasons)
        console.line("  " + printable(reason) + "  " + share(scans, statistics.scans));
    if (statistics.checks.counted > 0)
        console.line(console.say("Mỗi lần kiểm tra, từ lúc thấy mã đến khi có kết quả: ",
                                 "Each check, from the code being seen to the verdict: ") +
                     eachText(console, statistics.checks, statistics.times) + " (" +
                     share(statistics.checks.counted, statistics.scans) +
                     console.say(" lượt có ghi)", " of the scans say so)"));
    console.line(console.say("Từ lượt này đến lượt sau: ", "From one scan to the next: ") +
                 timesText(console, statistics.times));
    tellGates(console, statistics, limit);
    tellShares(console, console.say("Theo nơi cấp:", "By issuing authority:"), statistics.wards, statistics.scans,
               limit);
    tellShares(console, console.say("Theo lý do đi lại:", "By category:"), statistics.categories, statistics.scans,
               limit);
    tellAge(console, statistics);
    if (statistics.reduced > 0)
        console.line(share(statistics.reduced, statistics.scans) +
                     console.say(" lượt đã được rút gọn theo quy định lưu trữ: số giấy khác nhau có thể thiếu.",
                                 " of the scans were reduced by retention rules: there may be more different passes."));
    if (statistics.outsideCalendar > 0)
        console.line(std::to_string(statistics.outsideCalendar) +
                     console.say(" lượt có giờ không thể có thật, không tính vào giờ nào.",
                                 " scans have a time that cannot be, and are in no hour."));
    if (!statistics.hoursComplete)
        console.line(console.say("Có quá nhiều giờ khác nhau: số theo giờ không đủ.",
                                 "There are too many different hours: figures by hour are not complete."));
}

Exit statistics(Console &console, const Arguments &arguments)
{
    using Access = evidence::Archive::Access;
    auto open = OpenArchive::open(console, arguments, arguments.auditor.key.empty() ? Access::Read : Access::Write);
    if (!open)
        return Exit::Failed;
    const auto doubts = tellDoubts(console, *open);
    if (!doubts)
        return Exit::Failed;
    const auto figures = evidence::statisticsOf(**open, open->filter(), open->utcOffset());
    if (!figures)
        return failed(console, figures.error());
    const auto organisations = countOrganisations(console, *open, arguments.auditor, arguments.by, arguments.reason);
    if (!organisations)
        return organisations.error();
    if (console.json)
        tellJson(console, *figures, *doubts);
    else
        tellText(console, *figures, arguments.limit);
    if (*organisations && console.json)
        console.object({{"by_organisation", organisationsJson(**organisations)}});
    else if (*organisations)
        tellOrganisations(console, **organisations, arguments.limit);
    return Exit::Success;
}

} // namespace

void addLogStatistics(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<Arguments>();
    auto *command = group.add_subcommand("statistics", "Scans in figures: by hour and checkpoint, verdicts and "
                                                       "reasons, time for each, wards, age of the lists");
    addArchiveOption(*command, *arguments);
    addTrustOption(*command, *arguments);
    addFilterOptions(*command, *arguments);
    command->add_option("--limit", arguments->limit, "Of each table at most so many lines (20); JSON has all")
        ->check(CLI::Range(1, 100'000));
    auto *key = addAuditorOption(*command, arguments->auditor);
    auto *by = command->add_option("--by", arguments->by, "Who opens it")->needs(key);
    auto *why = command->add_option("--why", arguments->reason, "For what purpose")->needs(key);
    key->needs(by)->needs(why);
    command->callback([=, &work] { work = [=](Console &console) { return statistics(console, *arguments); }; });
}

} // namespace th::tools
