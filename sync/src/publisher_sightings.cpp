// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher_sightings.h"

#include "sightings_files.h"
#include "store/scan_sighting.h"

#include <algorithm>
#include <bit>
#include <set>

namespace th::sync {
namespace {

using namespace std::chrono;

constexpr std::uint64_t maxOfDeviceInMinute = 30; ///< a lane: one every two seconds
constexpr minutes nearest{5}, furthest{160};      ///< how far back files begin that are not of the whole window

core::Minute firstTold(const core::Policy &policy, core::Instant now)
{
    return core::minuteOf(now - sightingsWindow(policy, now));
}

void sortAll(core::SeenPasses &seen)
{
    for (auto &[checkpoint, marks] : seen) {
        std::ranges::sort(marks);
        marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    }
}

void keepFrom(core::SeenPasses &seen, core::Minute from)
{
    for (auto &[checkpoint, marks] : seen)
        std::erase_if(marks, [&](const core::SeenMark &mark) { return mark.at < from; });
    std::erase_if(seen, [](const auto &each) { return each.second.empty(); });
}

/// Begins later until no more than `core::maxSightings` are left; the file says since when it is whole.
void keepRoom(core::Sightings &file)
{
    std::map<core::Minute, std::size_t> counts;
    for (const auto &[checkpoint, marks] : file.seen)
        for (const core::SeenMark &mark : marks)
            ++counts[mark.at];
    std::size_t all = core::countOf(file.seen);
    for (auto oldest = counts.begin(); all > core::maxSightings; ++oldest) {
        all -= oldest->second;
        file.from = std::min(oldest->first + minutes(1), core::minuteOf(file.until));
    }
    keepFrom(file.seen, file.from);
}

void add(core::SeenPasses &to, const core::SeenPasses &more)
{
    for (const auto &[checkpoint, marks] : more)
        to[checkpoint].insert(to[checkpoint].end(), marks.begin(), marks.end());
    sortAll(to);
}

/// `all` without what `known` has.
core::SeenPasses without(const core::SeenPasses &all, const core::SeenPasses &known)
{
    core::SeenPasses rest;
    for (const auto &[checkpoint, marks] : all) {
        const auto before = known.find(checkpoint);
        if (before == known.end())
            rest.emplace(checkpoint, marks);
        else
            std::ranges::set_difference(marks, before->second, std::back_inserter(rest[checkpoint]));
    }
    std::erase_if(rest, [](const auto &each) { return each.second.empty(); });
    return rest;
}

using ByBeginning = std::map<core::Instant, core::Sightings>;

/// A file names so many checkpoints: those that `known` names stay, new ones come as there is room. Returns how many
/// sightings `fresh` loses.
std::size_t keepPlaces(core::SeenPasses &fresh, const core::SeenPasses &known)
{
    std::size_t places = known.size(), lost = 0;
    std::erase_if(fresh, [&](const auto &each) {
        const bool stays = known.contains(each.first) || ++places <= core::maxSightingCheckpoints;
        lost += stays ? 0 : each.second.size();
        return !stays;
    });
    return lost;
}

/// Those that all end at the newest end, so that they can be carried on.
ByBeginning readAll(const Files &earlier, std::optional<core::Instant> newest)
{
    ByBeginning files;
    for (const auto &[path, bytes] : earlier) {
        const auto name = parseSightingsPath(path);
        auto file = core::decodeSightings(bytes);
        if (name && file && name->until == newest && file->after == name->after && file->until == name->until)
            files.emplace(file->after, std::move(*file));
    }
    return files;
}

std::optional<core::Instant> endOf(const Files &earlier)
{
    std::vector<ListedSightings> listed;
    for (const auto &[path, bytes] : earlier)
        if (const auto name = parseSightingsPath(path))
            listed.push_back({*name, bytes.size()});
    return newestEnd(listed);
}

/// Of the beginnings there are, that of the whole, the newest, and the oldest of those about 5, 10, 20 … minutes
/// before. The oldest, so that each lives on into the next span.
std::set<core::Instant> spaced(const ByBeginning &files, core::Instant until)
{
    std::set<core::Instant> kept{core::Instant{}, std::prev(files.end())->first};
    std::map<std::size_t, core::Instant> oldest; // by how often the distance doubles
    for (const auto &[after, file] : files)
        if (until - after < 2 * furthest)
            oldest.try_emplace(std::bit_width(static_cast<std::size_t>((until - after) / nearest)), after);
    for (const auto &[doubled, after] : oldest)
        kept.insert(after);
    return kept;
}

} // namespace

minutes sightingsWindow(const core::Policy &policy, core::Instant now)
{
    return std::min<minutes>(duration_cast<minutes>(policy.rulesAt(now).copies.window),
                             core::maxSightingsSpan - core::sightingClockSlack - minutes(2));
}

SightingsHeard::SightingsHeard(const core::Policy &policy, core::Instant now)
    : m_policy(policy), m_now(now), m_from(firstTold(policy, now))
{
}

void SightingsHeard::hear(const std::string &device, const core::journal::Entry &entry, PublisherNotes &notes)
{
    const auto sighting = store::sightingIn(entry);
    if (!sighting || sighting->mark.at < m_from || sightingsWindow(m_policy, m_now) == minutes(0))
        return;
    PublisherNotes::SeenLast &last = notes.seen[device];
    if (sighting->mark.at < last.minute)
        return; // heard already, or a clock that was put back: a few minutes are lost
    const bool ahead = sighting->mark.at > core::minuteOf(m_now) + core::sightingClockSlack;
    const bool tooMany = sighting->mark.at == last.minute && last.count >= maxOfDeviceInMinute;
    if (ahead || tooMany || !m_policy.findCheckpoint(sighting->checkpoint)) {
        ++m_leftOut[device];
        return;
    }
    last = {sighting->mark.at, sighting->mark.at == last.minute ? last.count + 1 : 1};
    m_seen[sighting->checkpoint].push_back(sighting->mark);
}

void SightingsHeard::tidy(PublisherNotes &notes) const
{
    std::erase_if(notes.seen, [this](const auto &each) { return each.second.minute < m_from; });
}

Files sightingsIn(const Files &status)
{
    Files files;
    for (const auto &[path, bytes] : status)
        if (parseSightingsPath(path))
            files.emplace(path, bytes);
    return files;
}

NextSightings nextSightings(const Files &earlier, core::SeenPasses heard, const core::Policy &policy, core::Instant now)
{
    if (sightingsWindow(policy, now) == minutes(0))
        return {};
    const auto newest = endOf(earlier);
    const core::Instant until = newest ? std::max(now, *newest + seconds(1)) : now;
    ByBeginning files = readAll(earlier, newest);
    files.try_emplace(core::Instant{});
    if (newest)
        files.try_emplace(*newest);
    for (auto &[after, file] : files) {
        file.after = after;
        file.until = until;
        file.from = std::max(firstTold(policy, now), file.from); // what made room earlier stays away
        keepFrom(file.seen, file.from);
    }
    sortAll(heard);
    const core::SeenPasses &whole = files[core::Instant{}].seen;
    core::SeenPasses fresh = without(heard, whole);
    NextSightings next{{}, keepPlaces(fresh, whole)};
    const auto kept = spaced(files, until);
    for (auto &[after, file] : files) {
        if (!kept.contains(after))
            continue;
        add(file.seen, fresh);
        keepFrom(file.seen, file.from);
        keepRoom(file);
        core::Bytes bytes = core::encodeSightings(file);
        if (core::decodeSightings(bytes)) // what nobody could read is not published
            next.files.emplace(sightingsPath({after, until}), std::move(bytes));
        else if (after == core::Instant{})
            next.leftOut += core::countOf(file.seen);
    }
    return next;
}

} // namespace th::sync
