// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/signing.h"
#include "core/time.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace th::demo {

/// One authority of the directory, with its series (each of a key of its own).
struct Office {
    std::string code, parent;
    core::LocalName name;
    std::vector<std::string> kinds, categories, areas;
};
struct OfficeKey {
    std::string office, series;
    core::PublicKey key{};
    core::Instant validFrom{}, validUntil{};
    std::optional<core::Instant> compromisedSince{};
};

/// The province, its districts and wards; a ward issues for itself alone.
[[nodiscard]] std::vector<Office> offices();
[[nodiscard]] const Office &officeOf(const std::string &code);

/// A machine of the demonstration.
struct OwnDevice {
    std::string id;
    core::LocalName name;
    core::PublicKey key{};
    std::string office{}; ///< for which it issues and revokes; empty: a checkpoint, which does neither
};

/// directory.json and policy.json as published (docs/formats/directory.md, policy.md).
[[nodiscard]] std::string directoryJson(const std::vector<OfficeKey> &keys, const std::vector<OwnDevice> &devices);
/// Two sets of rules: one in force since a month, one from the next local midnight on.
[[nodiscard]] std::string policyJson(core::Instant now);
/// The local midnight after `now`.
[[nodiscard]] core::Instant tomorrow(core::Instant now);

} // namespace th::demo
