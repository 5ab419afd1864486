// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device_report.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace th::store {

/// Of the file system that holds a station.
struct DiskRoom {
    std::uint64_t free = 0;
    std::uint64_t wanted = 0; ///< below it a person should make room
};
/// Nothing: the system does not say.
[[nodiscard]] std::optional<DiskRoom> roomOf(const std::filesystem::path &folder);

/// What was last noted of the machine; tells what is new. Values and no clock.
class MachineNotes {
public:
    struct Machine {
        std::optional<DiskRoom> disk;
        core::ClockState clock = core::ClockState::Trusted;
        core::ClockReading reading;
        core::DeviceOrder order = core::DeviceOrder::InUse;
        std::optional<core::Instant> orderedAt;
    };
    /// Notes to write, the newest state of each thing that changed. `kept` says that they are on disk.
    [[nodiscard]] std::vector<core::journal::Note> news(const Machine &machine) const;
    void kept(const Machine &machine);

private:
    bool m_low = false;
    core::ClockState m_clock = core::ClockState::Trusted;
    core::DeviceOrder m_order = core::DeviceOrder::InUse;
    std::optional<core::ClockReading> m_last;
};

} // namespace th::store
