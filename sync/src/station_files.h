// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/station_door.h"
#include "updater.h"

namespace th::sync {

[[nodiscard]] core::Failure<ImportError> refusedByStore(const store::StoreError &error);

/// What a station holds. Roots are stored one by one; all else goes with the data it speaks of, in one transaction.
class StationFiles : public TrustedFiles {
public:
    StationFiles(StationDoor &door, store::TrustedMetadata stored, std::uint64_t highestRoot)
        : m_door(door), m_stored(std::move(stored)), m_highestRoot(highestRoot)
    {
    }
    std::optional<core::Bytes> find(const std::string &role) override;
    [[nodiscard]] std::uint64_t highestRoot() const override { return m_highestRoot; }
    Updated<void> keepRoot(const core::Bytes &root, std::uint64_t version, OlderFiles older) override;
    Updated<void> keep(const std::string &, const core::Bytes &) override { return {}; }

private:
    StationDoor &m_door;
    store::TrustedMetadata m_stored;
    std::uint64_t m_highestRoot;
};

} // namespace th::sync
