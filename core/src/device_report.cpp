// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device_report.h"

#include "core/cbor.h"

#include <algorithm>

namespace th::core::journal {

namespace {

constexpr std::size_t maxSoftware = 64, maxStation = 128;
constexpr std::uint64_t maxBytes = std::uint64_t{1} << 62;

std::string cut(const std::string &text, std::size_t most)
{
    if (!isValidUtf8(text))
        return "?";
    std::size_t end = std::min(text.size(), most);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    return text.substr(0, end);
}

/// What a note may say; else it is none of ours.
bool isPossible(const Note &note)
{
    switch (note.about) {
    case Note::About::Disk:
        return note.first >= 0 && note.second >= 0;
    case Note::About::Clock:
        return note.first >= 0 && note.first <= static_cast<std::int64_t>(ClockState::Implausible);
    case Note::About::Order:
        return note.first >= 0 && note.first <= static_cast<std::int64_t>(DeviceOrder::Wipe);
    }
    return false;
}

} // namespace

Bytes encodeStart(const Start &start)
{
    const bool disk = start.diskFree && start.diskWanted;
    cbor::Writer writer;
    writer.map(disk ? 5 : 3).unsignedInteger(1).text(cut(start.software, maxSoftware));
    writer.unsignedInteger(2).text(cut(start.station, maxStation)).unsignedInteger(3).boolean(start.demonstration);
    if (disk)
        writer.unsignedInteger(4)
            .unsignedInteger(*start.diskFree)
            .unsignedInteger(5)
            .unsignedInteger(*start.diskWanted);
    return std::move(writer).take();
}

std::optional<Start> decodeStart(ByteView content)
{
    cbor::Reader reader(content);
    std::optional<std::int64_t> previous;
    const auto pairs = reader.enterMap(5);
    if (!pairs)
        return std::nullopt;
    Start start;
    for (std::size_t i = 0; i < *pairs; ++i) {
        const auto key = reader.readKey(previous);
        if (!key)
            return std::nullopt;
        if (*key == 1 || *key == 2) {
            const auto text = reader.readText(*key == 1 ? maxSoftware : maxStation);
            if (!text)
                return std::nullopt;
            (*key == 1 ? start.software : start.station) = *text;
        } else if (*key == 3) {
            const auto demonstration = reader.readBool();
            start.demonstration = demonstration && *demonstration;
        } else {
            const auto bytes = reader.readUnsigned();
            if (!bytes || *bytes > maxBytes)
                return std::nullopt;
            (*key == 4 ? start.diskFree : start.diskWanted) = *bytes;
        }
    }
    return std::ranges::equal(encodeStart(start), content) ? std::optional(start) : std::nullopt;
}

Bytes encodeNote(const Note &note)
{
    cbor::Writer writer;
    writer.array(3).unsignedInteger(static_cast<std::uint64_t>(note.about)).integer(note.first).integer(note.second);
    return std::move(writer).take();
}

std::optional<Note> decodeNote(ByteView content)
{
    cbor::Reader reader(content);
    const auto items = reader.enterArray(3);
    const auto about = reader.readUnsigned();
    const auto first = reader.readInteger();
    const auto second = reader.readInteger();
    if (!items || *items != 3 || !about || *about < 1 || *about > 3 || !first || !second || !reader.finish())
        return std::nullopt;
    const Note note{static_cast<Note::About>(*about), *first, *second};
    return isPossible(note) ? std::optional(note) : std::nullopt;
}

std::optional<Instant> importedOf(const Entry &entry)
{
    if (entry.kind != EntryKind::Import)
        return std::nullopt;
    cbor::Reader reader(entry.content);
    std::optional<std::int64_t> previous;
    const auto pairs = reader.enterMap(16);
    const auto key = reader.readKey(previous);
    const auto at = reader.readInteger();
    if (!pairs || !key || *key != 1 || !at)
        return std::nullopt;
    return Instant(std::chrono::seconds(*at));
}

} // namespace th::core::journal

namespace th::core {

namespace {

constexpr auto leapsCountFor = std::chrono::hours(24);

constexpr std::int64_t lastSecond = 253'402'300'799; // of the year 9999: beyond it nothing can be calculated or written

Instant wallOf(const journal::Entry &entry)
{
    return Instant(std::chrono::seconds(std::clamp(entry.wallMilliseconds / 1000, -lastSecond / 8, lastSecond)));
}

bool hearNote(DeviceReport &report, const journal::Note &note, Instant at)
{
    switch (note.about) {
    case journal::Note::About::Disk:
        report.diskFree = static_cast<std::uint64_t>(note.first);
        report.diskWanted = static_cast<std::uint64_t>(note.second);
        return true;
    case journal::Note::About::Clock:
        report.clock = static_cast<ClockState>(note.first);
        if (note.second != 0)
            report.clockLeap = note.second;
        report.clockAt = at;
        return true;
    case journal::Note::About::Order:
        report.obeys = static_cast<DeviceOrder>(note.first);
        report.obeysSince.reset();
        if (report.obeys != DeviceOrder::InUse)
            report.obeysSince = at;
        return true;
    }
    return false;
}

/// A start begins anew: clock and order are noted again if there is something to say of them.
bool hearStart(DeviceReport &report, const journal::Start &start, Instant at)
{
    DeviceReport fresh;
    fresh.software = start.software;
    fresh.startedAt = at;
    fresh.dataAsOf = report.dataAsOf;
    fresh.diskFree = start.diskFree;
    fresh.diskWanted = start.diskWanted;
    fresh.clockLeap = report.clockLeap;
    fresh.clockAt = report.clockAt;
    report = fresh;
    return true;
}

bool tell(DeviceReport &report, const journal::Entry &entry)
{
    if (entry.kind == journal::EntryKind::Start) {
        const auto start = journal::decodeStart(entry.content);
        return start && hearStart(report, *start, wallOf(entry));
    }
    if (entry.kind == journal::EntryKind::Note) {
        const auto note = journal::decodeNote(entry.content);
        return note && hearNote(report, *note, wallOf(entry));
    }
    // The first import of a root alone, and damage that is mended, say nothing of the time.
    if (const auto made = journal::importedOf(entry);
        made && *made > Instant{} && made->time_since_epoch().count() <= lastSecond) {
        report.dataAsOf = *made;
        return true;
    }
    return false;
}

} // namespace

bool hear(DeviceReport &report, const journal::Entry &entry)
{
    if (entry.seq <= report.seq || !tell(report, entry))
        return false;
    report.seq = entry.seq;
    return true;
}

const char *name(ClockState state)
{
    switch (state) {
    case ClockState::Trusted:
        return "trusted";
    case ClockState::WentBackwards:
        return "went_backwards";
    case ClockState::Implausible:
        return "implausible";
    }
    return "implausible";
}

std::vector<DeviceAlarm> alarmsOf(const DeviceReport &report, std::optional<Instant> contacted, Instant now,
                                  const DeviceLimits &limits)
{
    std::vector<DeviceAlarm> alarms;
    if (!contacted)
        alarms.push_back({"stale", "never", {}});
    else if (now - *contacted > limits.contact)
        alarms.push_back({"stale", "contact", contacted});
    if (report.dataAsOf && now - *report.dataAsOf > limits.data)
        alarms.push_back({"stale", "data", report.dataAsOf});
    if (report.diskFree && report.diskWanted && *report.diskFree < *report.diskWanted)
        alarms.push_back({"low_disk", std::to_string(*report.diskFree), {}});
    if (report.clock != ClockState::Trusted)
        alarms.push_back({"clock", name(report.clock), report.clockAt});
    else if (report.clockAt && report.clockLeap != 0 && now - *report.clockAt < leapsCountFor)
        alarms.push_back({"clock", "leapt", report.clockAt});
    return alarms;
}

} // namespace th::core
