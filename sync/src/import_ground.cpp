// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_ground.h"

#include "published_names.h"
#include "sync/segment_plan.h"

#include <algorithm>

namespace th::sync {

core::Failure<ImportError> refused(ImportFault fault, std::string file, std::string detail)
{
    return core::Failure{ImportError{fault, std::move(file), std::move(detail)}};
}

Applied appliedEarlier(const store::TrustedMetadata &stored)
{
    Applied applied;
    for (const auto &[role, bytes] : stored) {
        if (role == "root" || role == "timestamp" || role == "snapshot")
            continue;
        if (const auto metadata = parseTargets(bytes))
            for (const auto &[path, facts] : metadata->targets)
                applied.insert_or_assign({role, path}, facts);
    }
    return applied;
}

bool listsStates(const store::TrustedMetadata &stored)
{
    const auto role = stored.find(std::string(statusRole));
    if (role == stored.end())
        return false;
    const auto metadata = parseTargets(role->second);
    return metadata && std::ranges::any_of(metadata->targets, [](const auto &target) {
               return parseSegmentPath(target.first).has_value();
           });
}

core::Result<store::TrustedMetadata, ImportError> trustedIn(const StationBasis &basis)
{
    store::TrustedMetadata stored = basis.metadata;
    if (!stored.contains("root") && basis.pinnedRoot)
        stored.emplace("root", *basis.pinnedRoot);
    if (!stored.contains("root") && basis.damaged)
        return refused(ImportFault::UntrustedRoot, "root.json",
                       "the station's root of trust is damaged: give it root.json by hand again");
    return stored;
}

ImportError orTheClock(ImportError error, const StationBasis &basis, Updater &updater, core::Instant now)
{
    if (error.fault != ImportFault::Expired)
        return error;
    core::TimeMemory memory;
    for (const auto &known : {basis.dataAsOf, updater.newestSignedTime()})
        memory.newestSigned = std::max(memory.newestSigned, known.value_or(core::Instant()));
    if (core::observe(memory, {now, {}, {}}).state == core::ClockState::Trusted)
        return error;
    error.fault = ImportFault::ClockSuspect;
    error.detail = "expired at " + error.detail + ", newest signed time " + core::formatRfc3339(memory.newestSigned) +
                   ", clock says " + core::formatRfc3339(now);
    return error;
}

} // namespace th::sync
