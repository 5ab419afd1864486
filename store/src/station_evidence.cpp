// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sightings.h"
#include "station_core.h"

#include <algorithm>
#include <iterator>

namespace th::store {

namespace {

constexpr std::size_t maxSightings = 64;
constexpr std::size_t maxRowsSeen = 256; ///< of one number at a check: more are scanned only to spend our time

} // namespace

core::Evidence StationCore::gather(const core::VerifiedPass &pass, const core::Place &place, core::Instant when,
                                   core::ClockState clock)
{
    (void)guard([this] { hold(); }); // without it the look-ups only take longer
    core::Evidence evidence;
    evidence.status = statusOf(pass.claims().number, pass.toBeSigned());
    evidence.dataAsOf = m_asOf;
    evidence.clock = clock;
    evidence.others = otherStations();
    try {
        look(evidence, pass, place, when);
        evidence.sightingsAvailable = true;
    } catch (...) {
        evidence.sightings.clear();
    }
    return evidence;
}

void StationCore::lookElsewhere(core::Evidence &evidence, const core::VerifiedPass &pass, const TimeSpan &window)
{
    auto others = m_others.find(pass.signature(), window, maxSightings);
    evidence.sightings.insert(evidence.sightings.end(), std::make_move_iterator(others.begin()),
                              std::make_move_iterator(others.end()));
    std::ranges::stable_sort(evidence.sightings, std::greater(), &core::Sighting::at);
}

void StationCore::look(core::Evidence &evidence, const core::VerifiedPass &pass, const core::Place &place,
                       core::Instant when)
{
    if (!m_policy)
        return;
    const core::PassClaims &claims = pass.claims();
    const core::RuleSet &rules = m_policy->rulesAt(when);
    const core::Quota *quota = rules.findQuota(claims.kind);
    const TimeSpan window = copyWindow(when, rules.copies.window);
    const TimeSpan period = quota ? quotaPeriod(when, quota->period, m_policy->utcOffset()) : window;
    std::vector<core::Sighting> admissions;
    std::size_t rows = 0;
    const auto within = [](const TimeSpan &span, core::Instant at) { return span.from <= at && at <= span.until; };
    m_view.eachSeen(claims.number, std::min(window.from, period.from), std::max(window.until, period.until),
                    [&](core::Instant at, std::string checkpoint, bool admitted) {
                        core::Sighting seen{core::CheckpointCode(std::move(checkpoint)), at, admitted};
                        if (quota && admitted && within(period, at))
                            admissions.push_back(seen);
                        if (within(window, at) && evidence.sightings.size() < maxSightings)
                            evidence.sightings.push_back(std::move(seen));
                        return ++rows < maxRowsSeen && (quota || evidence.sightings.size() < maxSightings);
                    });
    lookElsewhere(evidence, pass, window);
    if (quota)
        evidence.usesInQuotaPeriod = countVisits(admissions, place, when, rules.copies.samePlaceQuiet);
    if (quota && rows == maxRowsSeen) // not all were counted: never too few
        evidence.usesInQuotaPeriod = std::max(evidence.usesInQuotaPeriod, quota->uses);
}

core::StatusEvidence StationCore::statusOf(const core::PassNumber &number, core::ByteView toBeSigned)
{
    core::StatusEvidence evidence = m_status.find(number, toBeSigned);
    const auto *known = std::get_if<core::SeriesStatus>(&evidence);
    if (m_withdrawn && !(known && known->revoked))
        return core::StatusUnavailable{"withdrawn"};
    return evidence;
}

} // namespace th::store
