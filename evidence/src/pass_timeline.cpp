// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/pass_timeline.h"

#include "archive_state.h"
#include "core/facts.h"
#include "core/journey.h"
#include "standing.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>

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

core::Instant instantOf(Milliseconds wall) { return core::Instant(std::chrono::seconds(wall / 1000)); }

bool hasReason(const Row &row, core::ReasonCode code) { return std::ranges::count(row.reasons, core::name(code)) > 0; }

/// Gathers the events, then goes over them in the order of time.
class Teller {
public:
    Teller(Archive &archive, const core::Policy *policy) : m_archive(archive), m_policy(policy) {}

    PassTimeline tell(const std::string &number, std::size_t most)
    {
        m_timeline.compared = m_policy != nullptr;
        takeScans(number, most);
        if (const auto pass = passNumberFrom(number))
            takeFacts(*pass);
        std::ranges::sort(m_timeline.events, [](const PassEvent &a, const PassEvent &b) {
            return a.row.wall != b.row.wall ? a.row.wall < b.row.wall : a.row.place < b.row.place;
        });
        for (PassEvent &event : m_timeline.events)
            event.standing = standing(event.row.place);
        for (std::size_t i = 0; i < m_timeline.events.size(); ++i)
            look(i);
        return std::move(m_timeline);
    }

private:
    void takeScans(const std::string &number, std::size_t most)
    {
        Filter filter;
        filter.passes = {number};
        filter.allHistories = true; // named, and not believed
        m_timeline.scans = orThrow(count(m_archive, filter));
        Page scans = orThrow(page(m_archive, filter, std::nullopt, most));
        for (Row &row : scans.rows)
            m_timeline.events.push_back({std::move(row)});
        m_timeline.left = m_timeline.scans - m_timeline.events.size();
    }

    void takeFacts(const core::PassNumber &number)
    {
        std::size_t facts = 0;
        Filter filter;
        filter.kinds = {EntryKind::Issue, EntryKind::Revoke, EntryKind::Reinstate};
        filter.allHistories = true;
        const auto read = eachRow(m_archive, filter, Order::OldestFirst, [&](const Row &row) {
            const auto bytes = stateOf(m_archive).entry(row.place);
            const auto entry = core::journal::decode(bytes.value_or(core::Bytes{}));
            if (!entry || (entry->kind != EntryKind::Issue && entry->kind != EntryKind::Revoke &&
                           entry->kind != EntryKind::Reinstate))
                throw Thrown({Fault::Damaged, "an entry"});
            const auto fact = core::journal::decodeFact(entry->kind, entry->content);
            if (!fact)
                return true; // breaks its format: no word about any pass
            if (Said said = saidOf(*fact, number); said.about) {
                m_timeline.wardsLeft = facts++ == mostEvents;
                if (!m_timeline.wardsLeft)
                    m_timeline.events.push_back({row, Standing::UnsignedTail, std::move(said.revocation)});
            }
            return !m_timeline.wardsLeft;
        });
        if (!read)
            throw Thrown(read.error());
    }

    Standing standing(const Place &place)
    {
        auto &histories = m_histories[place.device];
        if (!histories)
            histories = std::make_unique<Histories>(stateOf(m_archive), place.device);
        return standingOf(*histories, place);
    }

    void look(std::size_t index)
    {
        PassEvent &event = m_timeline.events[index];
        if (event.standing == Standing::OtherHistory) // anybody may have made it up: it speaks for and against nothing
            return event.oddities.push_back(Oddity::OtherHistory);
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
                event.row.kind == EntryKind::Scan && event.row.proven && event.standing != Standing::OtherHistory)
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
        if (m_policy && event.row.proven && event.row.clock == core::ClockState::Trusted &&
            !event.row.checkpoint.empty())
            compare(index);
    }

    /// With the last time that it was at each other place: the shortest time is what counts.
    void compare(std::size_t index)
    {
        PassEvent &event = m_timeline.events[index];
        const core::CheckpointCode here(event.row.checkpoint);
        const core::Instant now = instantOf(event.row.wall);
        const core::CopyCheck &rules = m_policy->rulesAt(now).copies;
        std::vector<core::Sighting> sightings;
        for (const std::size_t other : m_seen) {
            const Row &row = m_timeline.events[other].row;
            sightings.push_back(
                {core::CheckpointCode(row.checkpoint), instantOf(row.wall), false,
                 row.place.device == event.row.place.device ? core::SeenBy::ThisStation : core::SeenBy::OtherStation});
        }
        if (const auto *from = core::findImpossibleSighting(sightings, here, now, *m_policy, rules)) {
            const std::size_t other = m_seen[static_cast<std::size_t>(from - sightings.data())];
            event.oddities.insert(event.oddities.begin(), Oddity::ImpossibleJourney);
            event.journey = Journey{other, distance(from->checkpoint, here), now - from->at};
        }
        std::erase_if(m_seen, [&](std::size_t other) {
            const Row &row = m_timeline.events[other].row;
            return row.checkpoint == event.row.checkpoint || now - instantOf(row.wall) > rules.window;
        });
        if (m_seen.size() >= mostPlaces)
            m_seen.erase(m_seen.begin());
        m_seen.push_back(index);
    }

    [[nodiscard]] std::optional<double> distance(const core::CheckpointCode &a, const core::CheckpointCode &b) const
    {
        const auto *from = m_policy->findCheckpoint(a), *to = m_policy->findCheckpoint(b);
        return from && to ? core::kilometresBetween(*from, *to) : std::nullopt;
    }

    static constexpr std::size_t mostPlaces = 256; ///< within a window; made-up logs may name any number
    Archive &m_archive;
    const core::Policy *m_policy;
    PassTimeline m_timeline;
    std::map<std::uint32_t, std::unique_ptr<Histories>> m_histories;
    std::vector<std::size_t> m_seen; ///< by time, one of each place
    bool m_issued = false, m_revoked = false;
};

} // namespace

bool PassTimeline::has(Oddity oddity) const
{
    return std::ranges::any_of(events,
                               [&](const PassEvent &event) { return std::ranges::count(event.oddities, oddity) > 0; });
}

bool PassTimeline::copySuspected() const
{
    return has(Oddity::ImpossibleJourney) || has(Oddity::SeenElsewhere) || has(Oddity::AnotherPass);
}

const char *name(Oddity oddity)
{
    switch (oddity) {
    case Oddity::ImpossibleJourney:
        return "impossible_journey";
    case Oddity::SeenElsewhere:
        return "seen_elsewhere";
    case Oddity::AnotherPass:
        return "another_pass";
    case Oddity::NotGenuine:
        return "not_genuine";
    case Oddity::AdmittedAfterRevoked:
        return "admitted_after_revoked";
    case Oddity::BeforeIssue:
        return "before_issue";
    case Oddity::OtherHistory:
        return "other_history";
    case Oddity::ClockDoubtful:
        return "clock_doubtful";
    }
    return "";
}

std::string sentence(Oddity oddity, core::Language language)
{
    static const std::map<Oddity, core::LocalName> sentences{
        {Oddity::ImpossibleJourney,
         {"Không ai kịp đi từ chốt kia đến đây trong khoảng thời gian đó: có thể có bản sao.",
          "Nobody could have come here from there in that time: there may be a copy."}},
        {Oddity::SeenElsewhere,
         {"Chính chốt đã báo giấy vừa được quét ở nơi khác.",
          "The station itself said that it was just seen elsewhere."}},
        {Oddity::AnotherPass,
         {"Chữ ký đúng nhưng số này được đăng ký cho một giấy khác.",
          "Genuine, but the number is registered for another pass."}},
        {Oddity::NotGenuine,
         {"Số này nằm trên mã không có chữ ký đúng.", "The number stood on a code without a valid signature."}},
        {Oddity::AdmittedAfterRevoked,
         {"Được cho qua sau khi phường đã thu hồi.", "Admitted after the ward had revoked it."}},
        {Oddity::BeforeIssue,
         {"Quét trước khi có mục cấp giấy: đồng hồ sai, hoặc mục cấp được ghi sau.",
          "Scanned before the entry that issues it: a wrong clock, or the entry was written later."}},
        {Oddity::OtherHistory,
         {"Thuộc một lịch sử khác với nhật ký được chứng minh của thiết bị.",
          "Of another history than the device's proven log."}},
        {Oddity::ClockDoubtful,
         {"Trạm không tin đồng hồ của mình lúc đó: không so với nơi khác.",
          "The station did not trust its clock then: not compared with other places."}}};
    return sentences.at(oddity).in(language);
}

Outcome<PassTimeline> timelineOf(Archive &archive, const std::string &number, const core::Policy *policy,
                                 std::size_t most)
{
    return guard([&] { return Teller(archive, policy).tell(number, std::clamp<std::size_t>(most, 1, mostEvents)); });
}

} // namespace th::evidence
