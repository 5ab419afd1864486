// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "updater.h"

namespace th::sync {

[[nodiscard]] core::Failure<ImportError> refusedByStore(const store::StoreError &error);

/// What a station holds. Roots are stored one by one; all else goes with the data it speaks of, in one transaction.
class StationFiles : public TrustedFiles {
public:
    StationFiles(store::Station &station, store::TrustedMetadata stored)
        : m_station(station), m_stored(std::move(stored))
    {
    }
    std::optional<core::Bytes> find(const std::string &role) override;
    [[nodiscard]] std::uint64_t highestRoot() const override { return m_station.rootVersion(); }
    Updated<void> keepRoot(const core::Bytes &root, std::uint64_t version, OlderFiles older) override;
    Updated<void> keep(const std::string &, const core::Bytes &) override { return {}; }

private:
    store::Station &m_station;
    store::TrustedMetadata m_stored;
};

} // namespace th::sync
