// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/journeys.h"

#include "archive_state.h"
#include "pass_words.h"
#include "places_seen.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace th::evidence {

namespace {

bool hasReason(const Row &row, core::ReasonCode code) { return std::ranges::count(row.reasons, core::name(code)) > 0; }

/// How long any of the policy's rules looks back: what is older says nothing.
Milliseconds longestWindow(const core::Policy *policy)
{
    std::chrono::minutes longest{0};
    if (policy)
        for (const core::RuleSet &rules : policy->ruleSets())
            longest = std::max(longest, rules.copies.window);
    return std::chrono::milliseconds(longest).count() + 1000; // instants are whole seconds
}

/// Stations may write down any number; what no calendar has is not compared.
bool inCalendar(Milliseconds wall)
{
    constexpr Milliseconds year10000 = 253'402'300'800'000;
    return wall >= 0 && wall < year10000;
}

class Finder {
public:
    Finder(Archive &archive, const JourneySearch &search, const std::function<void(const FlaggedScan &)> &visit)
        : m_archive(archive), m_search(search), m_visit(visit), m_words(stateOf(archive), search.directory),
          m_window(longestWindow(search.policy))
    {
        m_found.compared = search.policy != nullptr;
        m_found.devicesChecked = search.directory != nullptr;
    }

    JourneysFound run()
    {
        Filter filter;
        filter.proven = true;
        filter.until = m_search.until;
        if (m_search.from) // what was before it may be where somebody came from
            filter.from = std::max(*m_search.from, std::numeric_limits<Milliseconds>::min() + m_window) - m_window;
        std::uint64_t looked = 0;
        bool goesOn = true;
        const auto read = eachRow(m_archive, filter, Order::OldestFirst, [&](const Row &row) {
            look(row);
            goesOn = ++looked % askEvery != 0 || m_search.progress(looked);
            return goesOn;
        });
        if (!read)
            throw Thrown(read.error());
        if (!goesOn)
            throw Thrown({Fault::Cancelled, ""});
        return m_found;
    }

private:
    void look(const Row &row)
    {
        const bool asked = !m_search.from || row.wall >= *m_search.from;
        if (m_words.doubt(row)) {
            m_found.doubted += asked ? 1 : 0;
            return;
        }
        m_found.scans += asked ? 1 : 0;
        FlaggedScan flagged;
        if (m_search.policy && PlacesSeen::compares(row) && inCalendar(row.wall))
            compare(row, flagged);
        if (!asked)
            return;
        if (hasReason(row, core::ReasonCode::SeenElsewhere))
            flagged.oddities.push_back(Oddity::SeenElsewhere);
        if (hasReason(row, core::ReasonCode::RegisteredDifferently))
            flagged.oddities.push_back(Oddity::AnotherPass);
        if (flagged.oddities.empty())
            return;
        flagged.row = row;
        if (++m_found.flagged <= m_search.most)
            m_visit(flagged);
    }

    void compare(const Row &row, FlaggedScan &flagged)
    {
        forget(row.wall);
        if (m_order.size() >= mostSightings || (m_passes.size() >= mostUnderWay && !m_passes.contains(row.number))) {
            m_found.placesLeft = true;
            return;
        }
        PlacesSeen &seen = m_passes[row.number];
        if (const auto impossible = seen.add(row, *m_search.policy)) {
            flagged.oddities.push_back(Oddity::ImpossibleJourney);
            flagged.from = impossible->from.place;
            flagged.fromWall = impossible->from.wall;
            flagged.fromCheckpoint = impossible->from.checkpoint;
            flagged.kilometres = impossible->kilometres;
            flagged.elapsed = impossible->elapsed;
        }
        m_found.placesLeft = m_found.placesLeft || seen.left();
        m_order.emplace_back(row.wall, row.number);
    }

    /// Passes that were nowhere for longer than any rule looks back.
    void forget(Milliseconds now)
    {
        while (!m_order.empty() && now - m_order.front().first > m_window) {
            const auto found = m_passes.find(m_order.front().second);
            if (found != m_passes.end() && now - found->second.newest() > m_window)
                m_passes.erase(found);
            m_order.pop_front();
        }
    }

    static constexpr std::uint64_t askEvery = 4096;
    static constexpr std::size_t mostSightings = 4 * mostUnderWay; ///< within the window
    Archive &m_archive;
    const JourneySearch &m_search;
    const std::function<void(const FlaggedScan &)> &m_visit;
    PassWords m_words;
    Milliseconds m_window;
    JourneysFound m_found;
    std::unordered_map<std::string, PlacesSeen> m_passes;     ///< that were seen within the window
    std::deque<std::pair<Milliseconds, std::string>> m_order; ///< each sighting, by time
};

} // namespace

Outcome<JourneysFound> findJourneys(Archive &archive, const JourneySearch &search,
                                    const std::function<void(const FlaggedScan &)> &visit)
{
    return guard([&] { return Finder(archive, search, visit).run(); });
}

} // namespace th::evidence
