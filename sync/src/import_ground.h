// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import_from.h"
#include "updater.h"

#include <map>

namespace th::sync {

[[nodiscard]] core::Failure<ImportError> refused(ImportFault fault, std::string file, std::string detail);

/// Facts of every target that was applied earlier, by role and path.
using Applied = std::map<std::pair<std::string, std::string>, FileFacts>;
[[nodiscard]] Applied appliedEarlier(const store::TrustedMetadata &stored);
/// True if what the station trusts lists numbered states: its status is of one, even where it does not know which (kept
/// by an earlier version, or damaged).
[[nodiscard]] bool listsStates(const store::TrustedMetadata &stored);
/// What was trusted, from the root it all began with if the newest one is damaged.
[[nodiscard]] core::Result<store::TrustedMetadata, ImportError> trustedIn(const StationBasis &basis);
/// Years beyond anything signed it is the clock that is wrong rather than the publication that is old.
[[nodiscard]] ImportError orTheClock(ImportError error, const StationBasis &basis, Updater &updater, core::Instant now);

} // namespace th::sync
