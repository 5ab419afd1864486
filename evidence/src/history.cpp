// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include "stored_entry.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace th::evidence {

using core::journal::Hash;

Histories::Histories(ArchiveState &state, std::uint32_t device)
    : m_state(state), m_device(device), m_runs(runsOf(state, device)), m_parents(m_runs.size()),
      m_covered(m_runs.size())
{
    hang();
    cover();
    choose();
}

void Histories::hang()
{
    for (std::size_t run = 0; run < m_runs.size(); ++run) {
        const std::uint64_t before = m_runs[run].first - 1;
        for (std::size_t other = 0; other < m_runs.size() && !m_parents[run]; ++other)
            if (other != run && m_runs[other].first <= before && before <= m_runs[other].last &&
                hashAt(other, before) == m_runs[run].previous)
                m_parents[run] = other;
    }
}

std::vector<Histories::Piece> Histories::pathTo(std::size_t run, std::uint64_t bound) const
{
    std::vector<Piece> path;
    std::uint64_t end = std::min(m_runs[run].last, bound - 1);
    for (std::optional<std::size_t> at = run; at; at = m_parents[*at]) { // a parent begins earlier: this ends
        path.push_back({*at, end, m_parents[*at].has_value()});
        end = m_runs[*at].first - 1;
    }
    std::ranges::reverse(path);
    return path;
}

/// A checkpoint of it holds. One that is its first entry signs what the run hangs on.
bool Histories::hasSignature(std::size_t run) const
{
    const ChainRun &it = m_runs[run];
    return it.proven >= it.first || (m_parents[run] && it.proven > 0 && it.proven + 1 == it.first);
}

void Histories::cover()
{
    std::vector<std::size_t> order(m_runs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, std::ranges::greater(), [&](std::size_t run) { return m_runs[run].first; });
    for (const std::size_t run : order) { // what hangs on a run begins later
        const ChainRun &it = m_runs[run];
        if (it.proven >= it.first)
            m_covered[run] = std::max(m_covered[run], it.proven);
        if (m_parents[run] && (hasSignature(run) || m_covered[run] > 0))
            m_covered[*m_parents[run]] = std::max(m_covered[*m_parents[run]], it.first - 1);
    }
}

std::uint64_t Histories::provenOf(const std::vector<Piece> &path) const
{
    for (std::size_t i = path.size(); i-- > 0;)
        if (hasSignature(path[i].run))
            return std::min(m_runs[path[i].run].proven, path[i].end);
    return 0;
}

/// The one that is proven the farthest, then what is best of all that is before it, and so on to the beginning.
void Histories::choose()
{
    using Rank = std::pair<std::uint64_t, std::uint64_t>;
    const auto rankOf = [&](const std::vector<Piece> &path) { return Rank{provenOf(path), path.back().end}; };
    std::uint64_t bound = std::numeric_limits<std::uint64_t>::max();
    std::vector<Rank> whole; // of what no bound cuts
    for (std::size_t run = 0; run < m_runs.size(); ++run)
        whole.push_back(rankOf(pathTo(run, bound)));
    for (;;) {
        std::optional<std::size_t> chosen;
        Rank rank{};
        for (std::size_t run = 0; run < m_runs.size(); ++run) {
            if (m_runs[run].first >= bound)
                continue;
            const Rank mine = m_runs[run].last < bound ? whole[run] : rankOf(pathTo(run, bound));
            if (!chosen || mine > rank) {
                chosen = run;
                rank = mine;
            }
        }
        if (!chosen)
            return;
        const auto best = pathTo(*chosen, bound);
        bound = m_runs[best.front().run].first;
        m_log.insert(m_log.begin(), best.begin(), best.end());
    }
}

bool Histories::ofLog(std::size_t run, std::uint64_t seq) const
{
    return std::ranges::any_of(m_log, [&](const Piece &piece) { return piece.run == run && seq <= piece.end; });
}

std::uint64_t Histories::chainedFrom() const
{
    for (auto piece = m_log.rbegin(); piece != m_log.rend(); ++piece)
        if (!piece->chained)
            return m_runs[piece->run].first;
    return 0;
}

std::uint64_t Histories::chainedTo(std::uint64_t seq) const
{
    std::uint64_t end = 0;
    for (const Piece &piece : m_log) {
        const bool within = m_runs[piece.run].first <= seq;
        if (!within && !piece.chained)
            return end;
        end = piece.end;
    }
    return end;
}

std::uint64_t Histories::provenUntil() const
{
    const std::uint64_t proven = provenOf(m_log);
    return proven >= chainedFrom() ? proven : 0;
}

bool Histories::isProven(std::uint64_t seq) const
{
    bool covered = false; // by a later piece that hangs on this one
    for (auto piece = m_log.rbegin(); piece != m_log.rend(); ++piece) {
        const ChainRun &run = m_runs[piece->run];
        if (run.first <= seq)
            return seq <= piece->end && (covered || (run.proven >= run.first && seq <= run.proven));
        covered = piece->chained && (covered || hasSignature(piece->run));
    }
    return false;
}

std::optional<std::size_t> Histories::runAt(std::uint64_t seq) const
{
    for (const Piece &piece : m_log)
        if (m_runs[piece.run].first <= seq && seq <= piece.end)
            return piece.run;
    return std::nullopt;
}

std::optional<Hash> Histories::hashAt(std::uint64_t seq)
{
    const auto run = runAt(seq);
    return run ? hashAt(*run, seq) : std::nullopt;
}

std::optional<Hash> Histories::hashAt(std::size_t run, std::uint64_t seq)
{
    if (seq == m_runs[run].last)
        return m_runs[run].head;
    const auto bytes = m_state.entry({m_device, m_runs[run].branch, seq});
    return bytes ? std::optional(hashOfStored(*bytes)) : std::nullopt;
}

} // namespace th::evidence
