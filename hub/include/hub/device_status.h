// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device_report.h"
#include "hub/storage.h"

namespace th::hub {

/// A device, and what is known of the machine.
struct DeviceStatus {
    Device device;
    core::DeviceReport report;               ///< by the device's own clock
    std::optional<Milliseconds> contacted{}; ///< when it was last heard, to the minute; nothing: never
    struct Kept {
        std::string kind;
        std::uint64_t count = 0;
        Milliseconds newest = 0;
    };
    std::vector<Kept> kept; ///< its alarms of which evidence is kept
};
/// What a person must look at as of `now`, besides. None of a device that is not approved.
[[nodiscard]] std::vector<core::DeviceAlarm> alarmsNow(const DeviceStatus &status, Milliseconds now,
                                                       const core::DeviceLimits &limits);

} // namespace th::hub
