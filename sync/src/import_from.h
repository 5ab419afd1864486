// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fetch.h"
#include "sync/import.h"
#include "sync/station_door.h"
#include "sync/sync.h"

namespace th::sync {

struct ImportWay {
    Allow allow = Allow::Everything;
    std::function<void(std::uint64_t bytes)> planned{}; ///< told how many bytes of segments are to come
    std::function<void()> adviceBegins{};               ///< told that what is fetched from now on, nothing waits for
};

/// `importTree` from wherever `fetch` reads.
[[nodiscard]] core::Result<ImportSummary, ImportError> importFrom(StationDoor &station, const Fetch &fetch,
                                                                  core::Instant now, const ImportWay &way);

/// The station itself, in its own thread, looked at as closely as was asked for.
class InspectedStation : public OwnStation {
public:
    InspectedStation(store::Station &station, Damage damage) : OwnStation(station), m_station(station), m_damage(damage)
    {
    }
    store::Stored<StationBasis> basis() override;

private:
    const store::Station &m_station;
    Damage m_damage;
};

} // namespace th::sync
