// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "core/segment.h"
#include "status_recent.h"

#include <map>
#include <unordered_map>

namespace th::store {

/// Revocation and registration of every pass our data covers. Series heads are in memory, chunks are read at each
/// look-up.
class StatusTable {
public:
    StatusTable(SQLite::Database &database, CheckedTable &meta);

    /// Reads heads and recent changes anew. Damaged ones are remembered as such. Throws what SQLite throws.
    void load();
    /// Within the caller's transaction; throws StoreFailure{Refused} for a snapshot that goes backwards or is not in
    /// order. Whoever rolls back or commits calls `load`.
    void replace(const std::vector<core::SeriesSnapshot> &snapshots);
    /// The same for what happened since: throws Refused if a delta does not follow on what is held, Damaged if rows it
    /// is folded into do not verify. No series of `replace` in the same transaction.
    void advance(const std::vector<core::SeriesDelta> &deltas);
    void take(const std::vector<core::SeriesSnapshot> &snapshots, const std::vector<core::SeriesDelta> &deltas)
    {
        replace(snapshots);
        advance(deltas);
    }
    /// Once `replace` is committed: what look-ups met in those series is gone with their rows.
    void forgetDamage(const std::vector<core::SeriesSnapshot> &replaced);
    /// How far each series is, ascending; damaged ones are left out.
    [[nodiscard]] std::vector<core::SeriesProgress> progress() const;
    /// Writes the summary over all heads. Within the caller's transaction.
    void writeSummary();

    /// `toBeSigned` empty: registered means that any pass of the number is. Never throws; whatever cannot be read or
    /// does not verify is StatusUnavailable. A revocation whose reason is damaged stays a revocation.
    [[nodiscard]] core::StatusEvidence find(const core::PassNumber &number, core::ByteView toBeSigned);

    /// Every row's checksum, and that no row is missing. Adds a sentence for each that does not hold. Throws.
    void verify(std::vector<std::string> &damage);
    [[nodiscard]] std::vector<std::string>
    damage() const; ///< found by `load`, or by `find` since its series was read in

private:
    [[nodiscard]] core::StatusEvidence lookUp(const core::PassNumber &number, core::ByteView toBeSigned);
    [[nodiscard]] core::StatusUnavailable unavailable(const core::SeriesCode &series, const char *what);
    void replaceSeries(const core::SeriesSnapshot &snapshot);
    void advanceSeries(const core::SeriesDelta &delta);
    [[nodiscard]] HeldSeries &openSeries(const core::SeriesDelta &delta);
    void writeRecent(const HeldSeries &held);
    void fold(HeldSeries &held);
    void foldHeaviest();
    struct OpenChunk;
    [[nodiscard]] OpenChunk openChunk(ChunkName name, const SeriesHead &head);
    void writeChunk(ChunkName name, const SeriesHead &head, const OpenChunk &chunk);
    void writeHead(const core::SeriesCode &series, const SeriesHead &head);
    [[nodiscard]] std::int64_t idOf(const core::SeriesCode &series);
    void writeChunks(const core::SeriesSnapshot &snapshot, std::int64_t id);
    [[nodiscard]] core::StatusEvidence read(const core::PassNumber &number, const HeldSeries &held,
                                            core::ByteView toBeSigned);
    [[nodiscard]] core::StatusEvidence readRow(const core::PassNumber &number, const SeriesHead &head,
                                               core::SeriesStatus status, core::ByteView toBeSigned,
                                               bool revocationKnown);
    [[nodiscard]] core::Revocation reasonOf(const core::PassNumber &number, const SeriesHead &head,
                                            const StatusChunk &chunk);
    [[nodiscard]] Checksum summary();
    void verifySeries(const core::SeriesCode &series, const SeriesHead &head, std::vector<std::string> &damage);

    CheckedTable &m_meta;
    SQLite::Statement m_chunk, m_revocations, m_putChunk, m_putRevocations, m_dropRevocation, m_dropChunks,
        m_dropRevocations;
    SQLite::Statement m_putHead, m_heads, m_headOf, m_recent, m_putRecent, m_dropRecent;
    std::unordered_map<core::SeriesCode, std::optional<HeldSeries>> m_series; ///< nothing: damaged
    bool m_complete = false; ///< heads and recent changes are what was written
    std::vector<std::string> m_damage;
    std::map<core::SeriesCode, std::string> m_met; ///< damage that a look-up met, one sentence a series
};

} // namespace th::store
