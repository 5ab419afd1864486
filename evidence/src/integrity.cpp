// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/integrity.h"

#include "history.h"
#include "stored_entry.h"

#include <algorithm>
#include <cstdlib>

namespace th::evidence {

using core::journal::Hash;

namespace {

/// What is known of one device: what its runs show, what was met while taking them in, what hubs say.
class Inspection {
public:
    Inspection(ArchiveState &state, std::uint32_t device, const Trust &trust)
        : m_state(state), m_trust(trust), m_histories(state, device)
    {
        m_report.device = device;
        m_report.key = state.devices()[device];
    }

    StationReport run()
    {
        identify();
        measure();
        lookAtBeginning();
        lookAtBreaks();
        lookAtOthers();
        lookAtTail();
        recall();
        lookAtReceipts();
        std::ranges::stable_sort(m_report.findings, {}, &Finding::seq);
        return std::move(m_report);
    }

private:
    void find(const char *kind, Weight weight, std::uint64_t seq, std::uint64_t until, const std::string &detail = {})
    {
        m_report.findings.push_back({kind, weight, seq, until, detail});
    }

    void identify()
    {
        if (!m_trust.directory)
            return;
        const auto &devices = m_trust.directory->devices();
        const auto known = std::ranges::find(devices, m_report.key, &core::Device::key);
        if (known == devices.end())
            return find("unknown_device", Weight::Alarm, 0, 0);
        m_report.name = known->name;
        m_report.id = known->id;
        if (known->revokedAt)
            find("revoked_device", Weight::Note, 0, 0, core::formatRfc3339(*known->revokedAt));
    }

    void measure()
    {
        for (const ChainRun &run : m_histories.runs())
            m_report.entries += run.last - run.first + 1;
        m_report.last = m_histories.last();
        m_report.chainedFrom = m_histories.chainedFrom();
        m_report.provenUntil = m_histories.provenUntil();
        const auto run = m_report.provenUntil > 0 ? m_histories.runAt(m_report.provenUntil) : std::nullopt;
        if (!run)
            return;
        const auto bytes = m_state.entry({m_report.device, m_histories.runs()[*run].branch, m_report.provenUntil});
        const auto hash = m_histories.hashAt(*run, m_report.provenUntil);
        const auto stored = openStored(bytes);
        if (!stored || !hash)
            throw Thrown({Fault::Damaged, "an entry is missing or was changed"});
        m_report.provenHead = *hash;
        m_report.provenTime = stored->entry.wallMilliseconds;
    }

    void lookAtBeginning()
    {
        if (m_histories.log().empty())
            return;
        const ChainRun &first = m_histories.runs()[m_histories.log().front().run];
        if (first.first > 1)
            find("gap", lost(1, first.first - 1) ? Weight::Note : Weight::Alarm, 1, first.first - 1,
                 lost(1, first.first - 1) ? "lost" : "");
        else if (first.previous != core::journal::hash(m_report.key))
            find("foreign_beginning", Weight::Alarm, 1, 1);
    }

    void lookAtBreaks()
    {
        const auto &log = m_histories.log();
        for (std::size_t i = 1; i < log.size(); ++i) {
            const std::uint64_t begin = m_histories.runs()[log[i].run].first, end = log[i - 1].end;
            if (end + 1 < begin)
                find("gap", lost(end + 1, begin - 1) ? Weight::Note : Weight::Alarm, end + 1, begin - 1,
                     lost(end + 1, begin - 1) ? "lost" : "");
            else if (!log[i].chained)
                find("rewritten", Weight::Alarm, begin, begin);
        }
    }

    /// The device itself says, in an entry of its log that it has signed, that it has lost them.
    [[nodiscard]] bool lost(std::uint64_t first, std::uint64_t last)
    {
        SQLite::Statement said(m_state.database(), "SELECT branch, detail FROM finding WHERE device = ?1"
                                                   " AND kind = 'lost' AND seq <= ?2");
        Run run(said);
        for (run.bind(1, std::uint64_t{m_report.device}).bind(2, first); run.step();) {
            const std::string detail = run.text(1); // the last one that is lost, and the entry that says so
            char *rest = nullptr;
            const std::uint64_t until = std::strtoull(detail.c_str(), &rest, 10);
            const std::uint64_t saidBy = std::strtoull(rest, nullptr, 10);
            const auto of = m_histories.runAt(saidBy);
            if (until >= last && of && m_histories.runs()[*of].branch == run.natural(0) && m_histories.isProven(saidBy))
                return true;
        }
        return false;
    }

    /// Each stretch that is not of the log is another history under the same key. If the key signed it too, two
    /// machines have the key, or one was put back to an older state and went on.
    void lookAtOthers()
    {
        for (std::size_t i = 0; i < m_histories.runs().size(); ++i) {
            const ChainRun &run = m_histories.runs()[i];
            std::uint64_t begin = run.first;
            while (begin <= run.last && m_histories.ofLog(i, begin))
                begin = endOf(i) + 1;
            if (begin > run.last)
                continue;
            const bool hangs = begin > run.first || m_histories.parentOf(i).has_value();
            const bool isSigned = m_histories.coveredTo(i) >= begin;
            find(isSigned ? "cloned_device"
                 : hangs  ? "fork"
                          : "rewritten",
                 Weight::Alarm, begin, run.last, "branch " + std::to_string(run.branch));
        }
    }

    [[nodiscard]] std::uint64_t endOf(std::size_t run) const
    {
        const auto &log = m_histories.log();
        return std::ranges::find(log, run, &Histories::Piece::run)->end;
    }

    void lookAtTail()
    {
        // The checkpoint that proves what is before it is the last entry of most logs, and proves not itself.
        const std::uint64_t signedTo = std::max(m_report.provenUntil, m_report.chainedFrom - 1);
        if (m_report.last > signedTo + 1 || (m_report.last == signedTo + 1 && m_report.provenUntil == 0))
            find("unsigned_tail", Weight::Note, signedTo + 1, m_report.last);
    }

    void recall()
    {
        SQLite::Statement met(m_state.database(), "SELECT seq, kind, detail FROM finding WHERE device = ?1");
        Run run(met);
        for (run.bind(1, std::uint64_t{m_report.device}); run.step();) {
            const std::string kind = run.text(1);
            if (kind == "lost") // said of the gap
                continue;
            const bool note = kind == "clock_jump" || kind == "clock_back";
            find(kind.c_str(), note ? Weight::Note : Weight::Alarm, run.natural(0), run.natural(0), run.text(2));
        }
    }

    void lookAtReceipts()
    {
        SQLite::Statement all(m_state.database(), "SELECT hub, bytes FROM receipt WHERE device = ?1 ORDER BY seq");
        Run run(all);
        for (run.bind(1, std::uint64_t{m_report.device}); run.step();) {
            const auto hub = run.array<core::PublicKey>(0);
            if (!m_trust.believes(hub))
                continue;
            const core::ByteView bytes = run.bytes(1);
            const auto receipt = core::journal::openReceipt(bytes, hub, m_report.key);
            if (!receipt)
                throw Thrown({Fault::Damaged, "a receipt"});
            lookAt(*receipt, {hub, receipt->seq, receipt->receivedMilliseconds, {bytes.begin(), bytes.end()}});
        }
    }

    void lookAt(const core::journal::Receipt &receipt, ReceiptSeen seen)
    {
        if (receipt.seq > m_report.last)
            return find("removed_tail", Weight::Alarm, m_report.last + 1, receipt.seq, core::toHex(receipt.hub));
        const auto hash = m_histories.hashAt(receipt.seq);
        if (!hash)
            return; // in a gap, which is named
        if (*hash != receipt.head)
            return find("receipt_differs", Weight::Alarm, receipt.seq, receipt.seq, core::toHex(receipt.hub));
        m_report.receipt = std::move(seen);
    }

    ArchiveState &m_state;
    const Trust &m_trust;
    Histories m_histories;
    StationReport m_report;
};

} // namespace

Outcome<std::vector<StationReport>> reportIntegrity(Archive &archive, const Trust &trust,
                                                    const std::function<bool(std::uint64_t)> &goOn)
{
    return guard([&] {
        ArchiveState &state = stateOf(archive);
        std::vector<StationReport> reports;
        for (std::uint32_t device = 0; device < state.devices().size(); ++device) {
            if (!goOn(device))
                throw Thrown({Fault::Cancelled, ""});
            reports.push_back(Inspection(state, device, trust).run());
        }
        return reports;
    });
}

bool Trust::believes(const core::PublicKey &hub) const { return anyHub || std::ranges::count(hubs, hub) > 0; }

const char *name(Standing standing)
{
    switch (standing) {
    case Standing::Proven:
        return "proven";
    case Standing::UnsignedTail:
        return "unsigned_tail";
    case Standing::AfterGap:
        return "after_gap";
    case Standing::OtherHistory:
        return "other_history";
    }
    return "unsigned_tail";
}

} // namespace th::evidence
