// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/station.h"

#include <memory>
#include <optional>

namespace th::sync {

/// What a station holds when an update begins.
struct StationBasis {
    store::TrustedMetadata metadata;
    std::optional<core::Bytes> pinnedRoot;
    std::uint64_t rootVersion = 0;
    std::optional<core::Instant> dataAsOf;
    std::optional<std::uint64_t> statusState;         ///< number of the state that the status is at
    bool damaged = false;                             ///< something else than advice is known not to verify
    bool sightingsDamaged = false;                    ///< some of other stations' sightings are known not to
    std::shared_ptr<const core::Directory> directory; ///< nullptr: none yet
    bool hasPolicy = false;
    core::PublicKey device{};     ///< of the station itself
    std::string accountsTaken{};  ///< `Station::accountsTaken`
    std::string accountsFault{};  ///< `Station::accountsFault`
    core::OtherStations others{}; ///< what is known of their sightings
};
[[nodiscard]] store::Stored<StationBasis> basisOf(const store::Station &station);

/// All that an update asks of a station. It may be fetched and verified in a thread of its own, while the station goes
/// on answering in another: only these calls cross over.
class StationDoor {
public:
    virtual ~StationDoor() = default;
    [[nodiscard]] virtual store::Stored<StationBasis> basis() = 0;
    /// As `Station::apply`. Refused with StoreFault::Busy, and nothing is written, if somebody else gave the station
    /// other data since `basis`.
    virtual store::Stored<void> apply(const store::Update &update) = 0;
    /// As `Station::takeSightings`, and Busy as above.
    virtual store::Stored<void> takeSightings(core::ByteView file) = 0;
};

/// For whoever is in the station's thread. The station outlives it.
class OwnStation : public StationDoor {
public:
    explicit OwnStation(store::Station &station) : m_station(station) {}
    store::Stored<StationBasis> basis() override { return basisOf(m_station); }
    store::Stored<void> apply(const store::Update &update) override { return m_station.apply(update); }
    store::Stored<void> takeSightings(core::ByteView file) override { return m_station.takeSightings(file); }

private:
    store::Station &m_station;
};

} // namespace th::sync
