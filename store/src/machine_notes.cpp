// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine_notes.h"

#include "station_core.h"

#include <algorithm>

namespace th::store {

namespace {

using core::journal::Note;

/// Weeks of log, and what an import needs while it runs.
constexpr std::uint64_t enoughRoom = 512U << 20;
constexpr std::uint64_t mostRoom = 1ULL << 62;         // what a note can say
constexpr auto smallestLeap = std::chrono::minutes(2); // less is a clock that is being kept right

bool isLow(const std::optional<DiskRoom> &disk) { return disk && disk->free < disk->wanted; }

/// How far the wall clock went against the monotonic one, within one boot.
std::chrono::seconds leapSince(const std::optional<core::ClockReading> &last, const core::ClockReading &now)
{
    if (!last || last->bootId != now.bootId)
        return {};
    const auto leap =
        (now.wall - last->wall) - std::chrono::duration_cast<std::chrono::seconds>(now.monotonic - last->monotonic);
    return std::chrono::abs(leap) >= smallestLeap ? leap : std::chrono::seconds();
}

} // namespace

std::optional<DiskRoom> roomOf(const std::filesystem::path &folder)
{
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    if (error || space.available == static_cast<std::uintmax_t>(-1))
        return std::nullopt;
    return DiskRoom{std::min<std::uint64_t>(space.available, mostRoom), enoughRoom};
}

std::vector<Note> MachineNotes::news(const Machine &machine) const
{
    std::vector<Note> notes;
    if (isLow(machine.disk) != m_low && machine.disk)
        notes.push_back({Note::About::Disk, static_cast<std::int64_t>(machine.disk->free),
                         static_cast<std::int64_t>(machine.disk->wanted)});
    const auto leap = leapSince(m_last, machine.reading);
    if (machine.clock != m_clock || leap != std::chrono::seconds())
        notes.push_back({Note::About::Clock, static_cast<std::int64_t>(machine.clock), leap.count()});
    if (machine.order != m_order)
        notes.push_back({Note::About::Order, static_cast<std::int64_t>(machine.order),
                         machine.orderedAt ? machine.orderedAt->time_since_epoch().count() : 0});
    return notes;
}

void MachineNotes::kept(const Machine &machine)
{
    m_low = machine.disk ? isLow(machine.disk) : m_low;
    m_clock = machine.clock;
    m_order = machine.order;
    m_last = machine.reading;
}

void StationCore::noteMachine(const core::ClockReading &reading)
{
    MachineNotes::Machine machine{roomOf(folder()), m_clockState, reading, order(), {}};
    if (const core::Device *self = m_directory ? m_directory->findDevice(m_identity.key) : nullptr)
        machine.orderedAt = core::orderedAt(*self);
    const auto notes = m_notes.news(machine);
    if (!notes.empty()) {
        WriteBatch batch(*this);
        for (const Note &note : notes)
            m_journal.appendNote(note, reading);
        batch.commit();
    }
    m_notes.kept(machine);
}

} // namespace th::store
