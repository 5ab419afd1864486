// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_rows.h"

#include "history.h"

#include <algorithm>

namespace th::evidence {

namespace {

LogRows::Device spansOf(const Histories &histories)
{
    LogRows::Device device;
    std::uint64_t ofLog = 0, all = 0;
    for (const Histories::Piece &piece : histories.log()) {
        const ChainRun &run = histories.runs()[piece.run];
        device.branches.at(run.branch).push_back({run.first, piece.end});
        ofLog += piece.end - run.first + 1;
    }
    for (const ChainRun &run : histories.runs())
        all += run.last - run.first + 1;
    device.hasOthers = all > ofLog;
    return device;
}

} // namespace

const std::vector<LogRows::Span> *LogRows::of(const Block &block) const
{
    const auto device = devices.find(block.device);
    if (device == devices.end() || !device->second.hasOthers)
        return nullptr;
    const auto &spans = device->second.branches.at(block.branch);
    const Span *span = spanAt(spans, block.firstSeq);
    return span && block.firstSeq + block.rows - 1 <= span->last ? nullptr : &spans;
}

const LogRows::Span *LogRows::spanAt(const std::vector<Span> &spans, std::uint64_t seq)
{
    const auto after = std::ranges::upper_bound(spans, seq, {}, &Span::first);
    return after != spans.begin() && seq <= std::prev(after)->last ? &*std::prev(after) : nullptr;
}

bool LogRows::has(const Place &place) const
{
    const auto device = devices.find(place.device);
    return device == devices.end() || spanAt(device->second.branches.at(place.branch), place.seq);
}

const LogRows &logRowsOf(ArchiveState &state)
{
    auto &known = state.logRows();
    if (known)
        return *known;
    auto rows = std::make_shared<LogRows>();
    SQLite::Statement several(state.database(), "SELECT device FROM run GROUP BY device HAVING count(*) > 1");
    std::vector<std::uint32_t> devices;
    for (Run run(several); run.step();)
        devices.push_back(static_cast<std::uint32_t>(run.natural(0)));
    for (const std::uint32_t device : devices)
        rows->devices.emplace(device, spansOf(Histories(state, device)));
    known = std::move(rows);
    return *known;
}

} // namespace th::evidence
