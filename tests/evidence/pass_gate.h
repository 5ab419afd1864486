// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive_world.h"
#include "core/facts.h"
#include "evidence/pass_timeline.h"
#include "support/sample_world.h"

#include <deque>

namespace th::test {

inline constexpr const char *number = "BD01A-000042";

/// A station whose scans are told one by one.
struct Gate {
    LogMaker log;
    std::string checkpoint;

    Gate(std::uint8_t which, std::string at) : log(which), checkpoint(std::move(at)) {}
    /// Minutes after the log's beginning.
    store::ScanContent &scan(int minute, const std::string &pass = number)
    {
        m_scans.emplace_back(minute, store::ScanContent{});
        store::ScanContent &content = m_scans.back().second;
        content.kind = core::VerdictKind::Admit;
        content.number = pass;
        content.proven = true;
        content.officer = "An";
        content.checkpoint = checkpoint;
        content.source = "camera";
        content.judgedAt = core::Instant(std::chrono::seconds(LogMaker::begin / 1000));
        return content;
    }
    core::journal::Extract extract()
    {
        for (const auto &[minute, content] : m_scans)
            add(minute, core::journal::EntryKind::Scan, store::encodeScan(content));
        m_scans.clear();
        log.sign();
        return log.extract();
    }
    void add(int minute, core::journal::EntryKind kind, core::Bytes content)
    {
        log.clockAhead = minute * 60'000LL - static_cast<std::int64_t>(log.entries.size() + 1) * log.stride;
        log.add(kind, std::move(content));
    }
    void add(int minute, const core::journal::Fact &fact)
    {
        add(minute, core::journal::kindOf(fact), core::journal::encodeFact(fact));
    }

private:
    std::deque<std::pair<int, store::ScanContent>> m_scans;
};

inline core::Policy policy() { return *core::parsePolicy(core::asBytes(samplePolicyJson())); }

inline evidence::PassTimeline timeline(ArchiveWorld &world, const core::Policy *rules,
                                       const core::Directory *directory = nullptr)
{
    return *evidence::timelineOf(world.archive, number, rules, directory);
}

inline core::journal::Issue issueOf(std::uint32_t first, std::size_t count)
{
    return {core::SeriesCode("BD01A"), {}, 1, first, std::vector<std::uint16_t>(count, 7)};
}

} // namespace th::test
