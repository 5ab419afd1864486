// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/files.h"
#include "core/device_report.h"
#include "core/directory.h"
#include "core/policy.h"
#include "sync/ceremony.h"

#include <optional>
#include <string>
#include <vector>

namespace th::administration {

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
    std::optional<core::Instant> contacted{}, askedAt{};
    std::string hubState{}, hubName{}; ///< empty: the hub did not tell, or does not name it
    std::vector<SeenAlarm> stored{};   ///< what the hub keeps evidence of
    bool heard = false;                ///< somebody told when it was last heard
    [[nodiscard]] std::string id() const;
};

/// Where it is to be learnt what devices run and when they were heard, besides the directory.
struct DeviceSources {
    std::optional<std::string> hub; ///< what `thonghanh-hub --json device list` said
    std::string journals{};         ///< folder that `thonghanh-hub export` wrote; empty: none
};
struct KnownDevices {
    std::vector<KnownDevice> devices; ///< the directory's in its order, then those that the others name
    sync::Words complaints;           ///< of journals that were passed over
};
/// `directory` outlives what is returned.
[[nodiscard]] Done<KnownDevices> knownDevices(const core::Directory &directory, const DeviceSources &sources);

/// How old data may be by the policy in force; the usual limits without one.
[[nodiscard]] core::DeviceLimits limitsOf(const core::Policy *policy, core::Instant now);
/// What the hub keeps evidence of, and what a person must look at now.
[[nodiscard]] std::vector<SeenAlarm> alarmsOf(const KnownDevice &known, const core::DeviceLimits &limits,
                                              core::Instant now);
/// Whoever is not in the directory gets no orders.
[[nodiscard]] core::DeviceOrder orderOf(const KnownDevice &known);

[[nodiscard]] core::LocalName inWords(core::DeviceOrder order);
[[nodiscard]] core::LocalName inWords(const SeenAlarm &alarm); ///< without its time

} // namespace th::administration
