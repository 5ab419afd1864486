// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checked.h"
#include "core/segment.h"

#include <span>

namespace th::store {

/// The status of 256 consecutive serials as one row: what a look-up reads is what its checksum covers.
/// Layout (docs/formats/station.md): 32 bytes of revocation bits, 256 tags of two bytes, BLAKE2b-256.
inline constexpr std::uint32_t serialsPerChunk = 256;
inline constexpr int chunkBits = 24; ///< of a row's id: 2^24 chunks of 2^8 serials are all serials of 32 bits

/// Which chunk of which series; bound into the checksums.
struct ChunkName {
    const core::SeriesCode &series;
    std::uint32_t index = 0; ///< serial (index * serialsPerChunk + 1) is its first
};
[[nodiscard]] inline std::uint32_t chunkOf(std::uint32_t serial) { return (serial - 1) / serialsPerChunk; }
[[nodiscard]] inline std::uint32_t placeInChunk(std::uint32_t serial) { return (serial - 1) % serialsPerChunk; }

using RevokedSpan = std::span<const core::SeriesSnapshot::Revoked>;
/// `tags`: at most as many as a chunk has, of this chunk; `revoked`: ascending serials of this chunk.
[[nodiscard]] core::Bytes packChunk(ChunkName name, std::span<const std::uint16_t> tags, RevokedSpan revoked);

/// A chunk whose checksum held. Memory: the bytes it was made of.
class StatusChunk {
public:
    [[nodiscard]] static std::optional<StatusChunk> verify(core::ByteView bytes, ChunkName name);
    [[nodiscard]] bool isRevoked(std::uint32_t place) const;
    [[nodiscard]] std::uint16_t tag(std::uint32_t place) const; ///< 0: not registered
    [[nodiscard]] std::uint32_t revokedBefore(std::uint32_t place) const;
    [[nodiscard]] std::uint32_t revokedCount() const { return revokedBefore(serialsPerChunk); }

private:
    explicit StatusChunk(core::ByteView bytes) : m_bytes(bytes) {}
    core::ByteView m_bytes;
};

/// Reason (one byte) and time (eight, the smallest number for none) of each revoked serial, in order, BLAKE2b-256.
[[nodiscard]] core::Bytes packRevocations(ChunkName name, RevokedSpan revoked);
/// Nothing if the bytes do not verify or hold another number of revocations than `count`.
[[nodiscard]] std::optional<core::Revocation> unpackRevocation(core::ByteView bytes, ChunkName name,
                                                               std::uint32_t count, std::uint32_t position);

/// All of them, in order.
[[nodiscard]] std::optional<std::vector<core::Revocation>> unpackRevocations(core::ByteView bytes, ChunkName name,
                                                                             std::uint32_t count);

/// The facts of a whole series.
struct SeriesHead {
    std::int64_t id = 0;
    std::uint64_t operation = 0;
    std::uint32_t highWater = 0;
    std::array<std::uint8_t, 16> tagKey{};
};
[[nodiscard]] core::Bytes packHead(const core::SeriesCode &series, const SeriesHead &head);
[[nodiscard]] std::optional<SeriesHead> unpackHead(core::ByteView bytes, const core::SeriesCode &series,
                                                   std::int64_t id);

} // namespace th::store
