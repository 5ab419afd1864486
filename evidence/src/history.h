// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "taking.h"

namespace th::evidence {

/// The runs of one device. Each hangs on the run whose entry its first one names; the log is what is proven the
/// farthest, and whatever else there is is another history.
class Histories {
public:
    Histories(ArchiveState &state, std::uint32_t device);

    struct Piece {
        std::size_t run = 0;
        std::uint64_t end = 0; ///< the log leaves the run after this number
        bool chained = false;  ///< its first entry names the last one of the piece before
    };
    [[nodiscard]] const std::vector<ChainRun> &runs() const { return m_runs; }
    [[nodiscard]] const std::vector<Piece> &log() const { return m_log; } ///< ascending; empty: no entries
    [[nodiscard]] bool ofLog(std::size_t run, std::uint64_t seq) const;
    [[nodiscard]] std::optional<std::size_t> parentOf(std::size_t run) const { return m_parents[run]; }
    /// A signature covers the run up to here, in it or in what hangs on it; 0: none does.
    [[nodiscard]] std::uint64_t coveredTo(std::size_t run) const { return m_covered[run]; }
    /// From here to `last` nothing is missing.
    [[nodiscard]] std::uint64_t chainedFrom() const;
    [[nodiscard]] std::uint64_t last() const { return m_log.empty() ? 0 : m_log.back().end; }
    /// A signature covers all from `chainedFrom` to here; 0: none does.
    [[nodiscard]] std::uint64_t provenUntil() const;
    /// Up to here each entry of the log names the one before, from `seq` on.
    [[nodiscard]] std::uint64_t chainedTo(std::uint64_t seq) const;
    /// A signature covers this entry of the log, whatever is missing before it.
    [[nodiscard]] bool isProven(std::uint64_t seq) const;
    [[nodiscard]] std::optional<std::size_t> runAt(std::uint64_t seq) const; ///< of the log
    [[nodiscard]] std::optional<core::journal::Hash> hashAt(std::size_t run, std::uint64_t seq);
    [[nodiscard]] std::optional<core::journal::Hash> hashAt(std::uint64_t seq); ///< of the log

private:
    void hang();
    void cover();
    void choose();
    [[nodiscard]] std::vector<Piece> pathTo(std::size_t run, std::uint64_t bound) const;
    [[nodiscard]] bool hasSignature(std::size_t run) const;
    [[nodiscard]] std::uint64_t provenOf(const std::vector<Piece> &path) const;

    ArchiveState &m_state;
    std::uint32_t m_device;
    std::vector<ChainRun> m_runs;
    std::vector<std::optional<std::size_t>> m_parents;
    std::vector<std::uint64_t> m_covered;
    std::vector<Piece> m_log;
};

} // namespace th::evidence
