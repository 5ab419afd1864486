// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/pass_timeline.h"

#include "archive_state.h"
#include "core/facts.h"
#include "pass_words.h"
#include "places_seen.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace th::evidence {

namespace {

using core::journal::EntryKind;

template <class T> T orThrow(Outcome<T> &&outcome)
{
    if (!outcome)
        throw Thrown(outcome.error());
    return std::move(outcome).value();
}

/// What a ward's entry says of one pass.
struct Said {
    bool about = false;
    std::string revocation{};
};

Said saidOf(const core::journal::Fact &fact, const core::PassNumber &number)
{
    using namespace core::journal;
    if (const auto *issue = std::get_if<Issue>(&fact))
        return {issue->series == number.series && number.serial >= issue->first &&
                number.serial - issue->first < issue->tags.size()};
    if (const auto *revoke = std::get_if<Revoke>(&fact))
        return {revoke->series == number.series && std::ranges::binary_search(revoke->serials, number.serial),
                core::name(revoke->why.reason)};
    const auto &reinstate = std::get<Reinstate>(fact);
    return {reinstate.series == number.series && std::ranges::binary_search(reinstate.serials, number.serial)};
}

std::optional<core::PassNumber> passNumberFrom(const std::string &text)
{
    const auto hyphen = text.find('-');
    core::PassNumber number{core::SeriesCode(text.substr(0, hyphen)), 0};
    if (hyphen != std::string::npos)
        (void)std::from_chars(text.data() + hyphen + 1, text.data() + text.size(), number.serial);
    return number.serial != 0 && core::toText(number) == text ? std::optional(number) : std::nullopt;
}

bool hasReason(const Row &row, core::ReasonCode code) { return std::ranges::count(row.reasons, core::name(code)) > 0; }

/// Gathers the events, then goes over them in the order of time.
class Teller {
public:
    Teller(Archive &archive, const core::Policy *policy, const core::Directory *directory)
        : m_archive(archive), m_policy(policy), m_words(stateOf(archive), directory)
    {
        m_timeline.compared = policy != nullptr;
        m_timeline.devicesChecked = directory != nullptr;
    }

    PassTimeline tell(const std::string &number, std::size_t most)
    {
        takeScans(number, most);
        if (const auto pass = passNumberFrom(number))
            takeFacts(*pass);
        std::ranges::sort(m_timeline.events, [](const PassEvent &a, const PassEvent &b) {
            return a.row.wall != b.row.wall ? a.row.wall < b.row.wall : a.row.place < b.row.place;
        });
        for (PassEvent &event : m_timeline.events)
            event.standing = m_words.standing(event.row.place);
        for (std::size_t i = 0; i < m_timeline.events.size(); ++i)
            look(i);
        m_timeline.reduced = static_cast<std::uint64_t>(
            std::ranges::count_if(m_timeline.events, [](const PassEvent &event) { return event.row.reduced; }));
        m_timeline.withoutNumber = scansWithoutNumber();
        return std::move(m_timeline);
    }

private:
    /// Those that count fill the limit first: nobody buries them under what he makes up.
    void takeScans(const std::string &number, std::size_t most)
    {
        Filter all;
        all.passes = {number};
        all.allHistories = true; // named, and not believed
        m_timeline.scans = orThrow(count(m_archive, all));
        Filter known;
        known.passes = {number};
        known.devices = m_words.devices();
        if (!m_timeline.devicesChecked || !known.devices.empty()) // empty would be: of any device
            takeScans(known, most, true);
        if (m_timeline.events.size() < m_timeline.scans)
            takeScans(all, most, false);
        m_timeline.left = m_timeline.scans - m_timeline.events.size();
    }

    void takeScans(const Filter &filter, std::size_t most, bool counting)
    {
        each(filter, Order::NewestFirst, [&](const Row &row) {
            const auto doubt = m_words.doubt(row);
            if (m_timeline.events.size() < most && counting == !doubt)
                m_timeline.events.push_back(eventOf(row, doubt));
            return m_timeline.events.size() < most;
        });
    }

    /// By the index alone, which does not tell a code that was no pass and whose officer a rule let go of.
    std::uint64_t scansWithoutNumber()
    {
        ArchiveState &state = stateOf(m_archive);
        std::uint64_t scans = 0;
        for (const Block &block : state.blocks()) {
            const core::Bytes flags = copyOf(state.fieldBytes(block, Field::Flags));
            const core::Bytes series = copyOf(state.fieldBytes(block, Field::Series));
            const core::Bytes what = copyOf(state.fieldBytes(block, Field::What));
            const auto flagsOf = ColumnView::of(flags, block.rows), seriesOf = ColumnView::of(series, block.rows),
                       whatOf = ColumnView::of(what, block.rows);
            if (!flagsOf || !seriesOf || !whatOf)
                throw Thrown({Fault::Damaged, "a column of the index cannot be read"});
            for (std::size_t row = 0; row < block.rows; ++row)
                scans += (flagsOf->at(row) & reducedFlag) != 0 && seriesOf->at(row) == 0 &&
                                 whatOf->at(row) / 4 == static_cast<std::uint32_t>(EntryKind::Scan)
                             ? 1
                             : 0;
        }
        return scans;
    }
    static core::Bytes copyOf(core::ByteView bytes) { return {bytes.begin(), bytes.end()}; }

    static PassEvent eventOf(const Row &row, std::optional<Oddity> doubt, std::string revocation = {})
    {
        PassEvent event{row, Standing::UnsignedTail, std::move(revocation)};
        event.counts = !doubt;
        if (doubt)
            event.oddities.push_back(*doubt);
        return event;
    }

    void each(const Filter &filter, Order order, const std::function<bool(const Row &)> &visit)
    {
        if (const auto read = eachRow(m_archive, filter, order, visit); !read)
            throw Thrown(read.error());
    }

    /// Nothing: breaks its format, which is no word about any pass.
    std::optional<core::journal::Fact> factOf(const Place &place)
    {
        const auto bytes = stateOf(m_archive).entry(place);
        const auto entry = core::journal::decode(bytes.value_or(core::Bytes{}));
        if (!entry || !std::ranges::count(factKinds, entry->kind))
            throw Thrown({Fault::Damaged, "an entry"});
        auto fact = core::journal::decodeFact(entry->kind, entry->content);
        return fact ? std::optional(std::move(*fact)) : std::nullopt;
    }

    /// As for scans: what counts has the room first.
    void takeFacts(const core::PassNumber &number)
    {
        std::vector<PassEvent> counting, others;
        Filter filter;
        filter.kinds.assign(factKinds.begin(), factKinds.end());
        filter.allHistories = true;
        each(filter, Order::OldestFirst, [&](const Row &row) {
            const auto fact = factOf(row.place);
            Said said = fact ? saidOf(*fact, number) : Said();
            if (!said.about)
                return true;
            const auto doubt = m_words.doubt(row, number.series);
            auto &into = doubt ? others : counting;
            if (into.size() < mostEvents)
                into.push_back(eventOf(row, doubt, std::move(said.revocation)));
            else
                m_timeline.wardsLeft = true;
            return counting.size() < mostEvents || !m_timeline.wardsLeft;
        });
        if (const std::size_t room = mostEvents - counting.size(); others.size() > room) {
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(room), others.end());
            m_timeline.wardsLeft = true;
        }
        for (auto *events : {&counting, &others})
            std::ranges::move(*events, std::back_inserter(m_timeline.events));
    }

    void look(std::size_t index)
    {
        const PassEvent &event = m_timeline.events[index];
        if (!event.counts) // it speaks for and against nothing
            return;
        switch (event.row.kind) {
        case EntryKind::Issue:
            return noteIssue(index);
        case EntryKind::Revoke:
            m_revoked = true;
            return;
        case EntryKind::Reinstate:
            m_revoked = false;
            return;
        default:
            lookAtScan(index);
        }
    }

    /// The first one only: the same said again is no second issue.
    void noteIssue(std::size_t index)
    {
        if (std::exchange(m_issued, true))
            return;
        for (std::size_t before = 0; before < index; ++before)
            if (PassEvent &event = m_timeline.events[before];
                event.row.kind == EntryKind::Scan && event.row.proven && event.counts)
                event.oddities.push_back(Oddity::BeforeIssue);
    }

    void lookAtScan(std::size_t index)
    {
        PassEvent &event = m_timeline.events[index];
        const auto add = [&](bool applies, Oddity oddity) {
            if (applies)
                event.oddities.push_back(oddity);
        };
        const bool typed = event.row.source == "number"; // nobody held a signature against the light
        add(hasReason(event.row, core::ReasonCode::SeenElsewhere), Oddity::SeenElsewhere);
        add(hasReason(event.row, core::ReasonCode::RegisteredDifferently), Oddity::AnotherPass);
        add(!event.row.proven && !typed, Oddity::NotGenuine);
        add(m_revoked && event.row.verdict == core::VerdictKind::Admit, Oddity::AdmittedAfterRevoked);
        add(event.row.clock != core::ClockState::Trusted, Oddity::ClockDoubtful);
        if (!m_policy || !PlacesSeen::compares(event.row))
            return;
        if (const auto impossible = m_seen.add(event.row, *m_policy)) {
            const auto from = std::ranges::find(m_timeline.events, impossible->from.place,
                                                [](const PassEvent &each) { return each.row.place; });
            event.oddities.insert(event.oddities.begin(), Oddity::ImpossibleJourney);
            event.journey = Journey{static_cast<std::size_t>(from - m_timeline.events.begin()), impossible->kilometres,
                                    impossible->elapsed};
        }
        m_timeline.placesLeft = m_timeline.placesLeft || m_seen.left();
    }

    static constexpr std::array factKinds{EntryKind::Issue, EntryKind::Revoke, EntryKind::Reinstate};
    Archive &m_archive;
    const core::Policy *m_policy;
    PassTimeline m_timeline;
    PassWords m_words;
    PlacesSeen m_seen;
    bool m_issued = false, m_revoked = false;
};

} // namespace

bool PassTimeline::has(Oddity oddity) const
{
    return std::ranges::any_of(events,
                               [&](const PassEvent &event) { return std::ranges::count(event.oddities, oddity) > 0; });
}

bool PassTimeline::complete() const { return left == 0 && !wardsLeft && !placesLeft && withoutNumber == 0; }

bool PassTimeline::copySuspected() const
{
    return has(Oddity::ImpossibleJourney) || has(Oddity::SeenElsewhere) || has(Oddity::AnotherPass);
}

Outcome<PassTimeline> timelineOf(Archive &archive, const std::string &number, const core::Policy *policy,
                                 const core::Directory *directory, std::size_t most)
{
    return guard(
        [&] { return Teller(archive, policy, directory).tell(number, std::clamp<std::size_t>(most, 1, mostEvents)); });
}

} // namespace th::evidence
