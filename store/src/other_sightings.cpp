// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "other_sightings.h"

#include <algorithm>
#include <cstdio>

namespace th::store {

namespace {

using namespace std::chrono;

constexpr std::size_t maxFiles = 64; ///< then they are made one

std::string nameOf(core::Instant until)
{
    char text[24];
    std::snprintf(text, sizeof text, "%012lld", static_cast<long long>(until.time_since_epoch().count()));
    return text;
}

std::uint32_t number(core::Minute minute) { return static_cast<std::uint32_t>(minute.time_since_epoch().count()); }
core::Minute minuteNumbered(std::uint32_t number) { return core::Minute(minutes(number)); }

[[noreturn]] void refuse(const std::string &why) { throw StoreFailure({StoreFault::Refused, "sightings: " + why}); }

} // namespace

OtherSightings::OtherSightings(SQLite::Database &database) : m_files(database, "sightings_file") {}

void OtherSightings::forget()
{
    m_places.clear();
    m_numbers.clear();
    m_marks.clear();
    m_until.reset();
    m_from = {};
}

void OtherSightings::load(std::vector<std::string> &damage)
{
    forget();
    const std::size_t before = damage.size();
    for (const std::string &name : m_files.names()) {
        const auto bytes = m_files.getWhole(name, damage);
        const auto file = bytes ? core::decodeSightings(*bytes) : core::Failure{std::string()};
        if (file && damage.size() == before)
            add(*file);
        else if (bytes && !file)
            damage.push_back("sightings_file/" + name + "/format");
    }
    if (damage.size() != before)
        forget();
}

std::uint32_t OtherSightings::placeOf(const core::CheckpointCode &checkpoint)
{
    const auto [known, isNew] = m_numbers.try_emplace(checkpoint, static_cast<std::uint32_t>(m_places.size()));
    if (isNew)
        m_places.push_back(checkpoint);
    return known->second;
}

/// A file of some minutes costs one pass over what is held: a check may be waiting for this thread.
void OtherSightings::add(const core::Sightings &sightings)
{
    const auto held = static_cast<std::ptrdiff_t>(m_marks.size());
    for (const auto &[checkpoint, marks] : sightings.seen) {
        const std::uint32_t place = placeOf(checkpoint);
        for (const core::SeenMark &mark : marks)
            m_marks.push_back({mark.tag, number(mark.at), place});
    }
    std::sort(m_marks.begin() + held, m_marks.end());
    std::inplace_merge(m_marks.begin(), m_marks.begin() + held, m_marks.end());
    m_until = sightings.until;
    m_from = std::max(m_from, sightings.from);
    std::erase_if(m_marks, [&](const Mark &mark) { return mark.minute < number(m_from); });
    m_marks.erase(std::unique(m_marks.begin(), m_marks.end()), m_marks.end());
    if (m_marks.size() > core::maxSightings)
        refuse("more than a station holds");
}

core::Sightings OtherSightings::all() const
{
    core::Sightings file{{}, *m_until, m_from, {}};
    for (const Mark &mark : m_marks)
        file.seen[m_places[mark.place]].push_back({minuteNumbered(mark.minute), mark.tag});
    for (auto &[checkpoint, marks] : file.seen)
        std::ranges::sort(marks);
    return file;
}

void OtherSightings::removeAll()
{
    for (const std::string &name : m_files.names())
        m_files.remove(name);
}

/// All that is held as one file; what is too old is left behind.
void OtherSightings::fold()
{
    removeAll();
    const core::Bytes file = core::encodeSightings(all());
    if (const auto readable = core::decodeSightings(file); !readable)
        refuse("made one: " + readable.error());
    m_files.put(nameOf(*m_until), file);
}

void OtherSightings::take(core::ByteView bytes, Keep keep)
{
    const auto file = core::decodeSightings(bytes);
    if (!file)
        refuse(file.error());
    const bool whole = file->after == core::Instant{};
    if (m_until && (whole ? file->until < *m_until : file->until <= *m_until)) // the same whole again: rows are damaged
        refuse("not newer than what is held");
    if (!whole && (!m_until || file->after > *m_until))
        refuse("what came before it is not held");
    if (whole) {
        if (keep == Keep::InRows)
            removeAll();
        forget();
    }
    add(*file);
    if (keep == Keep::InMemory)
        return;
    if (!whole && m_files.names().size() >= maxFiles)
        fold();
    else
        m_files.put(nameOf(file->until), bytes);
}

std::vector<core::Sighting> OtherSightings::find(const core::Signature &signature, const TimeSpan &window,
                                                 std::size_t most) const
{
    std::vector<core::Sighting> found;
    if (!m_until || m_marks.empty())
        return found;
    const auto last = std::min(window.until, *m_until + core::sightingClockSlack);
    const auto first = std::max<core::Instant>(window.from, m_from);
    const auto lastQuarter = core::quarterOf(core::minuteOf(last)),
               firstQuarter = core::quarterOf(core::minuteOf(first));
    for (auto quarter = lastQuarter; quarter >= firstQuarter && found.size() < most; --quarter) {
        const auto tag = core::sightingTag(signature, core::beginOfQuarter(quarter));
        auto mark = std::ranges::lower_bound(m_marks, tag, {}, &Mark::tag);
        for (; mark != m_marks.end() && mark->tag == tag; ++mark) {
            const core::Minute at = minuteNumbered(mark->minute);
            if (core::quarterOf(at) == quarter && at >= window.from && at <= window.until)
                found.push_back({m_places[mark->place], at, false, core::SeenBy::OtherStation});
        }
    }
    std::ranges::stable_sort(found, std::greater(), &core::Sighting::at);
    if (found.size() > most)
        found.resize(most);
    return found;
}

void OtherSightings::verify(std::vector<std::string> &damage)
{
    for (const std::string &name : m_files.names())
        (void)m_files.getWhole(name, damage);
}

} // namespace th::store
