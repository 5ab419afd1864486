// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pass.h"
#include "core/segment.h"
#include "core/signing.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace th::demo {

/// Every key of the demonstration comes from the seed, so that the same seed makes the same province. Such keys
/// protect nothing.
class KeyRing {
public:
    explicit KeyRing(std::uint32_t seed) : m_seed(seed) {}
    core::SoftwareKey &key(const std::string &name);
    [[nodiscard]] std::array<std::uint8_t, 32> derive(const std::string &name) const;
    /// Every key made so far, by name.
    [[nodiscard]] const std::map<std::string, std::unique_ptr<core::SoftwareKey>> &keys() const { return m_keys; }

private:
    std::uint32_t m_seed;
    std::map<std::string, std::unique_ptr<core::SoftwareKey>> m_keys;
};

enum class Registry { Knows, HasOtherBytes, LacksIt, IsBehind };

/// One series: what it issued and what became of it. At the end it is a snapshot.
class SeriesBook {
public:
    SeriesBook(std::string series, std::string authority, core::SoftwareKey &key, std::array<std::uint8_t, 16> tagKey);

    /// Signs the claims under the next serial. `IsBehind`: after everything the published data will know.
    std::string issue(core::PassClaims claims, Registry registry, std::uint64_t operationsAhead = 0);
    void revoke(std::uint32_t serial, core::RevocationReason reason, core::Instant at);
    /// Passes of other people, so that numbers and sizes look like life.
    void fill(std::uint32_t count);

    [[nodiscard]] const std::string &series() const { return m_series; }
    [[nodiscard]] const std::string &authority() const { return m_authority; }
    [[nodiscard]] std::uint32_t lastSerial() const { return m_last; } ///< of the pass issued last
    [[nodiscard]] core::SoftwareKey &key() const { return *m_key; }
    [[nodiscard]] core::SeriesSnapshot snapshot() const;

private:
    std::string m_series, m_authority;
    core::SoftwareKey *m_key;
    std::uint32_t m_last = 0, m_unpublished = 0;
    core::SeriesSnapshot m_snapshot;
};

} // namespace th::demo
