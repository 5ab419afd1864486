// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint.h"

#include "store/examiner.h"
#include "sync/sync.h"

#include <algorithm>

namespace th::city {

using std::chrono::minutes;

namespace {

constexpr Moment lookEvery = minutes(10);
constexpr std::size_t examinedEach = 3;
constexpr auto tooOld = std::chrono::hours(72); ///< as the policy has it

std::int64_t inMinutes(Moment span) { return std::chrono::floor<minutes>(span).count(); }

bool has(const core::Verdict &verdict, core::ReasonCode code)
{
    return std::ranges::any_of(verdict.reasons, [&](const core::Reason &reason) { return reason.code == code; });
}

} // namespace

Checkpoint::Checkpoint(const CityWorld &world, std::size_t number)
    : m_world(world), m_number(number), m_dice(world.options.seed, "station " + std::to_string(number)),
      m_link(world.options, world.hub, number, world.end), m_plan(sync::SyncPace{}),
      m_folder(world.options.folder / ("station-" + std::to_string(number)))
{
}

core::Result<void, std::string> Checkpoint::openStation()
{
    auto station = store::Station::create(m_folder, "CK-" + std::to_string(m_number + 1), false);
    if (!station)
        return core::Failure{station.error().detail};
    m_station = std::move(station).value();
    if (const auto trusted = sync::trustRoot(*m_station, m_world.history.root()); !trusted)
        return core::Failure{trusted.error().detail};
    m_started = m_lookedAt = m_link.now = Moment(m_dice.below(3'600'000));
    m_plan.begin(m_started, m_dice.uniform());
    return {};
}

core::Result<void, std::string> Checkpoint::live(CityReport &report, Gathered &gathered)
{
    if (auto opened = openStation(); !opened)
        return opened;
    attend(m_world.end);
    finish();
    gatherDelays(gathered);
    gathered.dataAge.insert(gathered.dataAge.end(), m_ages.begin(), m_ages.end());
    m_link.report(report);
    report.attempts += m_report.attempts;
    for (const auto &[how, count] : m_report.ended)
        report.ended[how] += count;
    report.compared += m_report.compared;
    report.falselyStanding += m_report.falselyStanding;
    report.falselyRevoked += m_report.falselyRevoked;
    report.falselyUnknown += m_report.falselyUnknown;
    report.wentBack += m_report.wentBack;
    report.examined += m_report.examined;
    report.wrongVerdicts += m_report.wrongVerdicts;
    report.saidTooOld += m_report.saidTooOld;
    report.current += m_report.current;
    report.equal += m_report.equal;
    m_station.reset();
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
    return {};
}

void Checkpoint::attend(Moment until)
{
    while (m_link.now < until) {
        m_link.now = std::max(m_link.now, m_plan.state().until.value_or(m_link.now));
        lookAtAge(std::min(m_link.now, until));
        if (m_link.now >= until || !m_plan.next(m_link.now))
            break;
        syncOnce();
    }
}

void Checkpoint::syncOnce()
{
    sync::SyncSource source;
    source.from = "http://hub/";
    source.partials = sync::partialsOf(m_folder);
    source.transport = [this](const sync::HttpAsk &ask, const sync::HttpSink &sink) { return m_link.ask(ask, sink); };
    ++m_report.attempts;
    const auto done = sync::syncOnce(*m_station, source, wallAt(m_link.now),
                                     [this](const sync::SyncProgress &progress) { m_plan.came(progress, m_link.now); });
    ++m_report.ended[done ? "up_to_date" : sync::name(done.error().fault)];
    if (done)
        m_plan.downloaded(m_link.now, m_dice.uniform(),
                          done->unchanged ? std::optional<sync::Steady>(wallAt(m_link.now) - done->asOf)
                                          : std::nullopt);
    else
        m_plan.downloadFailed(done.error().fault, m_link.now, m_dice.uniform(), done.error().retryAfter);
    const auto publication = held();
    if (!m_holds.empty() && (!publication || *publication < m_holds.back().second))
        ++m_report.wentBack;
    if (publication && (m_holds.empty() || m_holds.back().second != *publication)) {
        m_holds.emplace_back(m_link.now, *publication);
        compareAll();
    }
    for (std::size_t i = 0; i < examinedEach; ++i)
        examine(m_dice.below(m_world.passes.size()));
}

std::optional<std::size_t> Checkpoint::held() const
{
    const auto asOf = m_station->dataAsOf();
    return asOf ? std::optional(m_world.history.newestAt(*asOf - beginning)) : std::nullopt;
}

void Checkpoint::compareAll()
{
    const Moment asOf = m_world.history.momentOf(m_holds.back().second);
    for (std::size_t pass = 0; pass < m_world.passes.size(); ++pass)
        compare(pass, asOf);
}

void Checkpoint::compare(std::size_t pass, Moment asOf)
{
    ++m_report.compared;
    const core::StatusEvidence evidence = m_station->statusOf(m_world.passes[pass]);
    const PassState truth = m_world.wards.books()[pass].at(asOf);
    const auto *status = std::get_if<core::SeriesStatus>(&evidence);
    if (!status || (status->registration == core::Registration::Registered) != (truth != PassState::NotIssued))
        ++m_report.falselyUnknown;
    const bool revoked = status && status->revoked;
    if (revoked && truth != PassState::Revoked)
        ++m_report.falselyRevoked;
    if (!revoked && truth == PassState::Revoked)
        ++m_report.falselyStanding;
}

void Checkpoint::examine(std::size_t pass)
{
    const core::Instant now = wallAt(m_link.now);
    const BookedPass &book = m_world.wards.books()[pass];
    if (book.issued >= m_link.now || m_holds.empty())
        return;
    const store::Question question{book.text, {}, {}, {}, {now, m_link.now, "city"}, {}, {}, "city"};
    const auto verdict = store::Examiner(*m_station).judgeOnly(question).verdict;
    const Moment asOf = m_world.history.momentOf(m_holds.back().second);
    const PassState known = book.at(asOf);
    const bool isTooOld = now - wallAt(asOf) > tooOld;
    ++m_report.examined;
    m_report.saidTooOld += has(verdict, core::ReasonCode::DataTooOld) ? 1 : 0;
    const bool admits = verdict.kind == core::VerdictKind::Admit, refuses = verdict.kind == core::VerdictKind::Refuse;
    const bool wrong = known == PassState::Revoked
                           ? !refuses
                           : refuses || (isTooOld ? admits || !has(verdict, core::ReasonCode::DataTooOld)
                                                  : known == PassState::Standing && !admits);
    m_report.wrongVerdicts += wrong ? 1 : 0;
}

void Checkpoint::lookAtAge(Moment until)
{
    for (; m_lookedAt <= until; m_lookedAt += lookEvery)
        if (!m_holds.empty())
            m_ages.push_back(inMinutes(m_lookedAt - m_world.history.momentOf(m_holds.back().second)));
}

/// From each revocation that happened while the station was there.
void Checkpoint::gatherDelays(Gathered &gathered) const
{
    if (!m_holds.empty())
        gathered.firstData.push_back(inMinutes(m_holds.front().first - m_started));
    for (const BookedPass &book : m_world.wards.books()) {
        if (!book.revoked || *book.revoked < m_started)
            continue;
        const auto knows = std::ranges::find_if(
            m_holds, [&](const auto &hold) { return m_world.history.momentOf(hold.second) >= *book.revoked; });
        if (knows != m_holds.end())
            gathered.revocationDelay.push_back(inMinutes(knows->first - *book.revoked));
    }
}

/// The links heal; then one look is enough.
void Checkpoint::finish()
{
    m_link.heal();
    m_link.now = std::max(m_link.now, m_world.end);
    m_plan.syncNow(m_link.now);
    if (m_plan.next(m_link.now))
        syncOnce();
    if (m_holds.empty())
        return;
    const auto wrong = [this] { return m_report.falselyStanding + m_report.falselyRevoked + m_report.falselyUnknown; };
    const auto before = wrong();
    compareAll();
    const bool current = held() == m_world.history.count() - 1;
    m_report.current = current ? 1 : 0;
    m_report.equal = current && wrong() == before ? 1 : 0;
}

} // namespace th::city
