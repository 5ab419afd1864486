// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "core/device_report.h"
#include "device_view.h"

#include <string>
#include <vector>

namespace th::tools {

struct SeenAlarm {
    std::string kind, detail;
    std::optional<core::Instant> since{};
    std::uint64_t count = 1;
};

/// A device as directory, hub and journals together tell of it.
struct KnownDevice {
    core::PublicKey key{};
    const core::Device *entry = nullptr; ///< of the directory; nullptr: it does not name this one
    core::DeviceReport report;
    std::optional<core::Instant> contacted{};
    std::string hubState{}, hubName{}; ///< empty: the hub's file was not given, or does not name it
    std::vector<SeenAlarm> stored{};   ///< what the hub keeps evidence of
    bool heard = false;                ///< somebody told when it was last heard
    [[nodiscard]] std::string id() const;
};
/// The directory's in its order, then those that the others name. `directory` outlives them. The error is a sentence.
[[nodiscard]] core::Result<std::vector<KnownDevice>, std::string>
knownDevices(const Console &console, const core::Directory &directory, const DeviceSources &sources);

/// What the hub keeps evidence of, and what a person must look at now.
[[nodiscard]] std::vector<SeenAlarm> alarmsOf(const KnownDevice &known, const core::DeviceLimits &limits,
                                              core::Instant now);

} // namespace th::tools
