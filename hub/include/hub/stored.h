// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"

#include <cstdint>
#include <string>

namespace th::hub {

using Milliseconds = std::int64_t; ///< since 1970 UTC, by the hub's clock

enum class DeviceState { Pending = 0, Approved = 1, Revoked = 2 };
[[nodiscard]] const char *name(DeviceState state); ///< "pending" …
struct Device {
    core::PublicKey key{};
    std::string name;
    DeviceState state = DeviceState::Pending;
    Milliseconds askedAt = 0;
    std::uint64_t seq = 0; ///< the hub has this device's journal up to here
    core::journal::Hash head{};
    std::uint64_t checkpointSeq = 0; ///< the newest checkpoint among it
    core::Bytes receipt;             ///< for `seq`; empty while that is 0
};

/// What ought never to happen and a person must look at. One of each (kind, device, seq, evidence) is kept.
struct Alarm {
    std::int64_t id = 0;
    Milliseconds at = 0;
    /// "fork", "broken_chain", "bad_checkpoint", "hub_behind", "journal_gap", "journal_lost", "retention_early",
    /// "retention_other", "retention_unsigned"
    std::string kind;
    core::PublicKey device{};
    std::uint64_t seq = 0;              ///< of a gap the first entry that is missing, of a loss that the device lost
    core::Bytes evidence;               ///< the bytes that were refused, the receipt that proves it, or the entry
                                        ///< behind the gap
    std::uint64_t evidenceBytes = 0;    ///< how long it was: the beginning is kept (set by `findAlarm` and `alarms`)
    core::journal::Hash evidenceHash{}; ///< of all of it (set by `findAlarm`)
    std::uint64_t entries = 0;          ///< how many of a gap or a loss the hub has not
};

} // namespace th::hub
