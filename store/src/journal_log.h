// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checked.h"
#include "core/device_report.h"
#include "core/facts.h"
#include "core/journal_gap.h"
#include "core/stored_entry.h"
#include "core/work.h"
#include "store/scan_content.h"
#include "store/station.h"

namespace th::store {

/// Where the journal stands. Kept beside the entries, so that a journal that lost its end does not look whole.
struct JournalState {
    std::uint64_t lastSeq = 0;
    core::journal::Hash head{};
    std::uint64_t checkpointSeq = 0;  ///< the last Checkpoint entry; 0: none yet
    core::journal::Hash checkpoint{}; ///< its hash
    std::uint64_t ackedSeq = 0;       ///< the hub has all up to here
};
[[nodiscard]] core::Bytes encodeState(const JournalState &state);
[[nodiscard]] std::optional<JournalState> decodeState(core::ByteView bytes);
/// Throws Damaged if it does not verify; nothing if there is none.
[[nodiscard]] std::optional<JournalState> readState(CheckedTable &meta);

/// The station's own journal: chain, session, checkpoints. Every append* belongs into the caller's transaction, between
/// `mark` and either `save` + commit or `revert`. Throws what SQLite throws.
class JournalLog {
public:
    JournalLog(SQLite::Database &database, CheckedTable &meta, const StationIdentity &identity);

    /// Reads where the journal stands. If that is damaged or behind the entries, goes on after the last entry there is
    /// or that a hub acknowledged. What is missing before that is named by the first entry behind it.
    void load();
    void mark();
    void revert();
    void save();

    ScanSeq appendScan(const ScanRecord &record, const std::vector<core::Auditor> &auditors, core::Signer &device);
    void appendImport(const Update &update, const core::ClockReading &clock);
    /// `reason` is sealed to the auditors; without any it is not in the journal.
    std::uint64_t appendWork(core::journal::Work work, const std::string &reason, const core::ClockReading &clock,
                             const std::vector<core::Auditor> &auditors, core::Signer &device);
    void appendNote(const core::journal::Note &note, const core::ClockReading &clock);
    void appendFact(const core::journal::Fact &fact, const core::ClockReading &clock);
    /// What is missing after the entry `after` and not named so far: reads all numbers behind it.
    [[nodiscard]] std::vector<core::journal::Gap> unnamedGaps(std::uint64_t after);
    void appendGap(const core::journal::Gap &gap, const core::ClockReading &clock);
    void appendReductions(const core::journal::Reductions &reductions, const core::ClockReading &clock);
    void appendCheckpoint(const core::ClockReading &clock, core::Signer &device);
    void acknowledge(std::uint64_t seq);    ///< the hub has all up to here, as we have it
    void endSession() { m_sealer.reset(); } ///< the next scan starts one: the auditors have changed

    [[nodiscard]] bool hasUnsigned() const { return m_state.lastSeq > m_state.checkpointSeq || m_lost; }
    [[nodiscard]] std::uint64_t unsentScans() const { return m_unsent; }

    [[nodiscard]] std::uint64_t acknowledged() const { return m_state.ackedSeq; }
    [[nodiscard]] std::uint64_t lastCheckpoint() const { return m_state.checkpointSeq; }
    [[nodiscard]] std::uint64_t openSession() const { return m_sealer ? m_sessionSeq : 0; } ///< 0: none
    [[nodiscard]] std::uint64_t last() const { return m_state.lastSeq; }
    [[nodiscard]] const core::journal::Hash &head() const { return m_state.head; }

private:
    struct Memory {
        JournalState state;
        std::uint64_t unsent = 0;
        bool started = false;
        std::optional<core::journal::Gap> lost;
    };
    std::uint64_t append(core::journal::EntryKind kind, core::Bytes content, const core::ClockReading &clock);
    void ensureStarted(const core::ClockReading &clock);
    void ensureSession(const core::ClockReading &clock, const std::vector<core::Auditor> &auditors);
    void insertIndexRow(std::uint64_t seq, const ScanContent &content, const core::ClockReading &clock);
    void repairState();
    void goOnBehindReceipts();
    void nameLost(const core::ClockReading &clock);
    [[nodiscard]] core::journal::Hash hashAt(std::uint64_t seq);
    void countUnsent();

    std::filesystem::path m_folder; ///< whose file system's room a Start tells
    CheckedTable &m_meta;
    const StationIdentity &m_identity;
    SQLite::Statement m_insert, m_insertScan, m_last, m_countUnsent, m_receipt, m_entry, m_numbers, m_all;
    JournalState m_state;
    std::uint64_t m_unsent = 0;
    bool m_started = false;
    std::optional<core::journal::Gap> m_lost; ///< the journal's end, not named yet
    std::optional<core::journal::Sealer> m_sealer;
    std::uint64_t m_sessionSeq = 0;
    Memory m_mark;
};

[[nodiscard]] std::int64_t wallMilliseconds(const core::ClockReading &clock);

} // namespace th::store
