// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands in one station's own log.
#include "core/stored_entry.h"
#include "deed_text.h"
#include "log_archive.h"
#include "store/outbox.h"
#include "store/scan_content.h"

#include <algorithm>

namespace th::tools {

namespace {

struct Arguments {
    std::string station;
    std::size_t last = 0; ///< 0: all of them
    bool all = false;     ///< not scans alone
};

void showRow(const Console &console, const store::LogRow &row)
{
    const core::Instant at{std::chrono::seconds(row.wallMilliseconds / 1000)};
    if (console.json) {
        console.object({{"seq", row.seq},
                        {"at", core::formatRfc3339(at)},
                        {"kind", core::name(row.kind)},
                        {"reasons", row.reasons},
                        {"number", row.number},
                        {"checkpoint", row.checkpoint},
                        {"officer", row.officer},
                        {"source", row.source}});
        return;
    }
    std::string text = std::to_string(row.seq) + "  " + core::formatRfc3339(at) + "  " +
                       core::word(row.kind, console.language) + "  " + printable(row.number);
    for (const auto &reason : row.reasons)
        text += " " + reason;
    console.line(text);
}

Exit failed(const Console &console, const store::StoreError &error)
{
    console.complain(store::sentence(error, console.language));
    return Exit::Failed;
}

/// A ward's desk checks nothing: whoever gets no answer there is told where it is.
Exit told(const Console &console, std::size_t rows)
{
    if (rows == 0)
        console.complain(console.say("Sổ này không có lượt quét nào. Mọi mục khác: thêm --all.",
                                     "This log has no scans. For all other entries: --all."));
    return Exit::Success;
}

Exit listScans(const Console &console, const store::Station &station, std::size_t last)
{
    if (last == 0) {
        std::size_t shown = 0;
        const auto visited = station.eachRow([&](const store::LogRow &row) {
            showRow(console, row);
            return ++shown, true;
        });
        return visited ? told(console, shown) : failed(console, visited.error());
    }
    auto rows = station.lastRows(last);
    if (!rows)
        return failed(console, rows.error());
    std::ranges::reverse(*rows);
    for (const auto &row : *rows)
        showRow(console, row);
    return told(console, rows->size());
}

void showEntry(const Console &console, std::uint64_t number, const core::Bytes &bytes)
{
    const auto stored = core::journal::openStored(bytes);
    if (!stored && console.json)
        return console.object({{"seq", number}, {"at", Json()}, {"entry", Json()}});
    if (!stored)
        return console.line(std::to_string(number) +
                            console.say("  không đọc được (log verify)", "  cannot be read (log verify)"));
    const core::journal::Entry &entry = stored->entry;
    const std::string at = evidence::formatMoment(entry.wallMilliseconds);
    const auto work = deedOf(entry);
    const auto scan = entry.kind == core::journal::EntryKind::Scan ? store::decodeScan(entry.content) : std::nullopt;
    if (console.json)
        return console.object({{"seq", number},
                               {"at", at},
                               {"entry", evidence::name(entry.kind)},
                               {"kind", scan ? Json(core::name(scan->kind)) : Json()},
                               {"number", scan ? Json(scan->number) : Json()},
                               {"work", deedJson(work)},
                               {"reduced", stored->reduced}});
    console.line(std::to_string(number) + "  " + at + "  " +
                 (work   ? deedLine(console, *work)
                  : scan ? core::word(scan->kind, console.language) + ("  " + printable(scan->number))
                         : std::string(evidence::name(entry.kind))));
}

Exit listAll(const Console &console, store::Station &station, std::size_t last)
{
    constexpr std::size_t atOnce = 4u << 20; // bytes; more than the largest entry
    const auto outbox = store::outboxOf(station);
    if (!outbox)
        return failed(console, outbox.error());
    std::uint64_t after = last == 0 ? 0 : outbox->last - std::min<std::uint64_t>(last, outbox->last);
    for (;;) {
        const auto rows = store::journalRowsAfter(station, after, atOnce);
        if (!rows)
            return failed(console, rows.error());
        if (rows->empty())
            return Exit::Success;
        for (const auto &[number, bytes] : *rows)
            showEntry(console, number, bytes);
        after = rows->back().first;
    }
}

Exit list(Console &console, const Arguments &arguments)
{
    auto station = openStation(console, arguments.station, store::Access::Read);
    if (!station)
        return Exit::Failed;
    return arguments.all ? listAll(console, *station, arguments.last) : listScans(console, *station, arguments.last);
}

} // namespace

void addLogList(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<Arguments>();
    auto *command = group.add_subcommand("list", "Show the scans of a station's log, oldest first; with --all every "
                                                 "entry: work at a desk, sign-ins, imports, starts …");
    command->add_option("--station", arguments->station, "The station's folder")->required();
    command->add_option("--last", arguments->last, "Only so many of the newest")->check(CLI::PositiveNumber);
    command->add_flag("--all", arguments->all, "Entries of every kind");
    command->callback([=, &work] { work = [=](Console &console) { return list(console, *arguments); }; });
}

} // namespace th::tools
