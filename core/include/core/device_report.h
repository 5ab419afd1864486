// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device_order.h"
#include "core/journal.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace th::core::journal {

/// Content of a Start entry.
struct Start {
    std::string software, station; ///< cut to 64 and 128 bytes of text
    bool demonstration = false;
    /// Of the file system that holds the station: bytes free, and how many ought to be. Both or neither.
    std::optional<std::uint64_t> diskFree{}, diskWanted{};
    bool operator==(const Start &) const = default;
};
[[nodiscard]] Bytes encodeStart(const Start &start);
/// Strict; nothing if `encodeStart` does not write exactly these bytes.
[[nodiscard]] std::optional<Start> decodeStart(ByteView content);

/// Content of a Note entry: what changed with the machine since the Start or the note before (docs/formats/journal.md).
struct Note {
    enum class About {
        Disk = 1,  ///< first: bytes free; second: how many ought to be
        Clock = 2, ///< first: ClockState; second: seconds that the wall clock leapt against the monotonic one, or 0
        Order = 3, ///< first: DeviceOrder that is obeyed; second: when it was given, seconds since 1970, or 0
    };
    About about = About::Disk;
    std::int64_t first = 0, second = 0;
    bool operator==(const Note &) const = default;
};
[[nodiscard]] Bytes encodeNote(const Note &note);
[[nodiscard]] std::optional<Note> decodeNote(ByteView content); ///< strict, as above

/// When the publication was made that an Import entry says was taken in; nothing: not such an entry.
[[nodiscard]] std::optional<Instant> importedOf(const Entry &entry);

} // namespace th::core::journal

namespace th::core {

/// What a device's journal says in the clear of the device itself. Its times are by its own clock.
struct DeviceReport {
    std::uint64_t seq = 0; ///< of the newest entry that was heard
    std::string software;
    std::optional<Instant> startedAt{}, dataAsOf{};
    std::optional<std::uint64_t> diskFree{}, diskWanted{};
    ClockState clock = ClockState::Trusted;
    std::int64_t clockLeap = 0; ///< seconds; of the last leap
    std::optional<Instant> clockAt{};
    DeviceOrder obeys = DeviceOrder::InUse;
    std::optional<Instant> obeysSince{};
};
/// Takes in what an entry tells; true if it changed the report. One older than what was heard, or whose content breaks
/// its format, tells nothing.
bool hear(DeviceReport &report, const journal::Entry &entry);

struct DeviceLimits {
    std::chrono::seconds contact = std::chrono::hours(24); ///< longer without a word from it
    std::chrono::seconds data = std::chrono::hours(72);    ///< its data older than this
};
struct DeviceAlarm {
    std::string kind;   ///< "stale", "low_disk", "clock"
    std::string detail; ///< "contact", "data", "never"; bytes free; "went_backwards", "implausible", "leapt"
    std::optional<Instant> since{}; ///< last word, time of its data, or of the note
};
/// What a person must look at, as of `now`. Of what was revoked or wiped nothing is expected, but only whoever gave
/// that order may know it: not to ask then is the caller's part, and `report.obeys`, the device's own word, ends no
/// alarm. `contacted`: the last word from it by the hub's clock; nothing: never.
[[nodiscard]] std::vector<DeviceAlarm> alarmsOf(const DeviceReport &report, std::optional<Instant> contacted,
                                                Instant now, const DeviceLimits &limits);

[[nodiscard]] const char *name(ClockState state); ///< "trusted", "went_backwards", "implausible"

} // namespace th::core
