// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "station_files.h"

#include <algorithm>

namespace th::sync {

store::Stored<StationBasis> basisOf(const store::Station &station)
{
    auto metadata = station.trustedMetadata();
    if (!metadata)
        return core::Failure{metadata.error()};
    StationBasis basis;
    basis.metadata = std::move(metadata).value();
    basis.pinnedRoot = station.pinnedRoot();
    basis.rootVersion = station.rootVersion();
    basis.dataAsOf = station.dataAsOf();
    if (const auto state = station.statusState())
        basis.statusState = state->number;
    const auto damage = station.damage();
    basis.damaged = !std::ranges::all_of(damage, store::isAdvice);
    basis.sightingsDamaged = std::ranges::any_of(damage, store::isOfSightingsFile);
    if (station.directory())
        basis.directory = std::make_shared<const core::Directory>(*station.directory());
    basis.hasPolicy = station.policy() != nullptr;
    basis.device = station.identity().key;
    basis.accountsTaken = station.accountsTaken();
    basis.accountsFault = station.accountsFault();
    basis.others = station.otherStations();
    return basis;
}

core::Failure<ImportError> refusedByStore(const store::StoreError &error)
{
    // The store's own guard against going backwards speaks of series it knows better than we do.
    const ImportFault fault = error.fault == store::StoreFault::Refused ? ImportFault::Rollback : ImportFault::Store;
    return core::Failure{ImportError{fault, "", error.detail, error}};
}

std::optional<core::Bytes> StationFiles::find(const std::string &role)
{
    const auto found = m_stored.find(role);
    return found == m_stored.end() ? std::nullopt : std::optional(found->second);
}

Updated<void> StationFiles::keepRoot(const core::Bytes &root, std::uint64_t version, OlderFiles older)
{
    m_stored["root"] = root;
    if (older == OlderFiles::Forget) { // with the root that says so, or the next import would not know
        m_stored.erase("timestamp");
        m_stored.erase("snapshot");
    }
    store::Update update;
    update.metadata = m_stored;
    update.rootVersion = version;
    if (const auto applied = m_door.apply(update); !applied)
        return refusedByStore(applied.error());
    m_highestRoot = std::max(m_highestRoot, version);
    return {};
}

} // namespace th::sync
