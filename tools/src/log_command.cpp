// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "core/journal_extract.h"
#include "core/time.h"
#include "files.h"
#include "log_archive.h"
#include "open_station.h"
#include "store/examiner.h"
#include "store/outbox.h"

namespace th::tools {

namespace {

Exit failed(const Console &console, const store::StoreError &error)
{
    console.complain(store::sentence(error, console.language));
    return Exit::Failed;
}

Json lostJson(const store::LogReport &report)
{
    Json lost = Json::array();
    for (const store::LostEntries &each : report.lost)
        lost.push_back({{"first", each.first}, {"last", each.last}, {"named_by", each.namedBy}});
    return lost;
}

/// The whole of what is there holds, and says itself that it is not all.
bool holdsButForLoss(const store::LogReport &report)
{
    return report.firstBad && !report.lost.empty() && *report.firstBad == report.lost.front().first;
}

void showLost(const Console &console, const store::LogReport &report)
{
    for (const store::LostEntries &each : report.lost)
        console.line(console.say("Sổ MẤT các mục ", "The log has LOST the entries ") + std::to_string(each.first) +
                     console.say(" đến ", " to ") + std::to_string(each.last) +
                     console.say("; chính trạm đã ghi việc này ở mục ", "; the station itself says so in entry ") +
                     std::to_string(each.namedBy));
    if (holdsButForLoss(report))
        console.line(
            console.say("Những mục còn lại nguyên vẹn. Hãy kiểm tra ổ đĩa; nếu là bàn cấp giấy, hãy xem lại giấy "
                        "và lệnh thu hồi ghi trong các mục ấy",
                        "All others hold. Check the disk; at a desk, look again at the passes and revocations "
                        "of those entries"));
}

Exit verify(Console &console, const std::string &folder)
{
    const auto station = openStation(console, folder, store::Access::Read);
    if (!station)
        return Exit::Failed;
    const auto report = station->verifyLog();
    if (!report)
        return failed(console, report.error());
    if (console.json)
        console.object({{"ok", !report->firstBad},
                        {"entries", report->entries},
                        {"checkpoints", report->checkpoints},
                        {"proven_until", report->provenUntil},
                        {"first_bad", report->firstBad ? Json(*report->firstBad) : Json()},
                        {"why", report->why},
                        {"reduced", report->reduced},
                        {"lost", lostJson(*report)}});
    else if (holdsButForLoss(*report))
        showLost(console, *report);
    else if (report->firstBad)
        console.line(
            console.say("Sổ KHÔNG còn nguyên: mục đầu tiên sai là ", "The log does NOT hold: first at entry ") +
            std::to_string(*report->firstBad) + " (" + report->why + ")");
    else
        console.line(
            console.say("Sổ còn nguyên: ", "The log holds: ") + std::to_string(report->entries) +
            console.say(" mục, đã ký đến mục ", " entries, signed up to entry ") + std::to_string(report->provenUntil) +
            (report->reduced ? console.say("; đã rút gọn theo quy định lưu trữ: ", "; reduced by retention rules: ") +
                                   std::to_string(report->reduced)
                             : std::string()));
    return report->firstBad ? Exit::Failed : Exit::Success;
}

/// One file a call; what does not fit is for the next, after the number that is printed.
Exit exportExtract(Console &console, const std::string &folder, const std::string &file, std::uint64_t after)
{
    auto station = openStation(console, folder, store::Access::Write); // so that all of it gets signed
    if (!station)
        return Exit::Failed;
    if (const auto done = station->nameGaps(after, store::readClock()); !done)
        return failed(console, done.error());
    if (const auto done = station->signCheckpoint(store::readClock()); !done)
        return failed(console, done.error());
    auto rows = store::journalRowsAfter(*station, after, core::journal::maxExtractBytes - 1024);
    if (!rows)
        return failed(console, rows.error());
    core::journal::Extract extract{station->identity().key, after, {}};
    for (auto &[row, entry] : *rows)
        extract.entries.push_back(std::move(entry));
    const core::Bytes bytes = core::journal::encodeExtract(extract);
    if (const auto written = writeFile(console, file, core::asText(bytes), store::Placing::Replace); !written) {
        console.complain(written.error());
        return Exit::Failed;
    }
    const std::uint64_t until = rows->empty() ? after : rows->back().first;
    if (console.json)
        console.object({{"after", after}, {"until", until}, {"entries", extract.entries.size()}});
    else
        console.line(console.say("Đã trích sổ đến mục ", "Extracted up to entry ") + std::to_string(until));
    return Exit::Success;
}

} // namespace

void addLog(CLI::App &app, Work &work)
{
    auto *group =
        app.add_subcommand("log", "The station's record of what was checked, and an archive of the records of many")
            ->require_subcommand(1);
    group->fallthrough();
    addLogList(*group, work);
    addLogExport(*group, work, exportExtract);
    addLogVerify(*group, work, verify);
    addLogArchive(*group, work);
    addLogPass(*group, work);
    addLogJourneys(*group, work);
    addLogStatistics(*group, work);
    addLogOpen(*group, work);
    addLogRetention(*group, work);
    addLogReport(*group, work);
    addLogAccess(*group, work);
}

} // namespace th::tools
