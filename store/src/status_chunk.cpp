// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "status_chunk.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace th::store {

namespace {

constexpr std::size_t bitmapSize = serialsPerChunk / 8;
constexpr std::size_t chunkSize = bitmapSize + 2 * serialsPerChunk;
constexpr std::size_t revocationSize = 1 + 8;
constexpr std::size_t headSize = 8 + 4 + 16;
constexpr std::int64_t noTime = std::numeric_limits<std::int64_t>::min();

std::string key(std::string_view kind, const core::SeriesCode &series, std::uint64_t number)
{
    std::string what(kind);
    what += '/';
    what += series.text;
    for (int i = 0; i < 8; ++i)
        what += static_cast<char>(number >> (8 * i));
    return what;
}

core::Bytes sealed(core::Bytes bytes, const std::string &what)
{
    const Checksum sum = checksum(bytes, what);
    bytes.insert(bytes.end(), sum.begin(), sum.end());
    return bytes;
}

std::optional<core::ByteView> unsealed(core::ByteView bytes, const std::string &what)
{
    if (bytes.size() < std::tuple_size_v<Checksum>)
        return std::nullopt;
    const core::ByteView content = bytes.first(bytes.size() - std::tuple_size_v<Checksum>);
    if (!std::ranges::equal(checksum(content, what), bytes.last(std::tuple_size_v<Checksum>)))
        return std::nullopt;
    return content;
}

core::Revocation revocationAt(core::ByteView entry)
{
    const auto at = static_cast<std::int64_t>(littleEndian(entry.subspan(1)));
    core::Revocation revocation{static_cast<core::RevocationReason>(entry[0]), std::nullopt};
    if (at != noTime)
        revocation.at = core::Instant(std::chrono::seconds(at));
    return revocation;
}

} // namespace

core::Bytes packChunk(ChunkName name, std::span<const std::uint16_t> tags, RevokedSpan revoked)
{
    core::Bytes bytes(chunkSize);
    for (const auto &entry : revoked) {
        const std::uint32_t place = placeInChunk(entry.serial);
        bytes[place / 8] = static_cast<std::uint8_t>(bytes[place / 8] | 1U << place % 8);
    }
    for (std::size_t i = 0; i < tags.size(); ++i) {
        bytes[bitmapSize + 2 * i] = static_cast<std::uint8_t>(tags[i]);
        bytes[bitmapSize + 2 * i + 1] = static_cast<std::uint8_t>(tags[i] >> 8);
    }
    return sealed(std::move(bytes), key("status_chunk", name.series, name.index));
}

std::optional<StatusChunk> StatusChunk::verify(core::ByteView bytes, ChunkName name)
{
    const auto content = unsealed(bytes, key("status_chunk", name.series, name.index));
    if (!content || content->size() != chunkSize)
        return std::nullopt;
    return StatusChunk(*content);
}

bool StatusChunk::isRevoked(std::uint32_t place) const { return (m_bytes[place / 8] >> place % 8 & 1U) != 0; }

std::uint16_t StatusChunk::tag(std::uint32_t place) const
{
    return static_cast<std::uint16_t>(littleEndian(m_bytes.subspan(bitmapSize + 2 * std::size_t{place}, 2)));
}

std::uint32_t StatusChunk::revokedBefore(std::uint32_t place) const
{
    int count = 0;
    for (std::size_t i = 0; i < place / 8; ++i)
        count += std::popcount(m_bytes[i]);
    if (place % 8 != 0)
        count += std::popcount(static_cast<std::uint8_t>(m_bytes[place / 8] & ((1U << place % 8) - 1)));
    return static_cast<std::uint32_t>(count);
}

core::Bytes packRevocations(ChunkName name, RevokedSpan revoked)
{
    core::Bytes bytes;
    bytes.reserve(revoked.size() * revocationSize + std::tuple_size_v<Checksum>);
    for (const auto &[serial, revocation] : revoked) {
        bytes.push_back(static_cast<std::uint8_t>(revocation.reason));
        const std::int64_t at = revocation.at ? revocation.at->time_since_epoch().count() : noTime;
        appendLittleEndian(bytes, static_cast<std::uint64_t>(at), 8);
    }
    return sealed(std::move(bytes), key("revocation_chunk", name.series, name.index));
}

std::optional<core::Revocation> unpackRevocation(core::ByteView bytes, ChunkName name, std::uint32_t count,
                                                 std::uint32_t position)
{
    const auto content = unsealed(bytes, key("revocation_chunk", name.series, name.index));
    if (!content || content->size() != count * revocationSize || position >= count)
        return std::nullopt;
    return revocationAt(content->subspan(position * revocationSize, revocationSize));
}

std::optional<std::vector<core::Revocation>> unpackRevocations(core::ByteView bytes, ChunkName name,
                                                               std::uint32_t count)
{
    const auto content = unsealed(bytes, key("revocation_chunk", name.series, name.index));
    if (!content || content->size() != count * revocationSize)
        return std::nullopt;
    std::vector<core::Revocation> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(revocationAt(content->subspan(i * revocationSize, revocationSize)));
    return all;
}

core::Bytes packHead(const core::SeriesCode &series, const SeriesHead &head)
{
    core::Bytes bytes;
    appendLittleEndian(bytes, head.operation, 8);
    appendLittleEndian(bytes, head.highWater, 4);
    bytes.insert(bytes.end(), head.tagKey.begin(), head.tagKey.end());
    return sealed(std::move(bytes), key("status_series", series, static_cast<std::uint64_t>(head.id)));
}

std::optional<SeriesHead> unpackHead(core::ByteView bytes, const core::SeriesCode &series, std::int64_t id)
{
    const auto content = unsealed(bytes, key("status_series", series, static_cast<std::uint64_t>(id)));
    if (!content || content->size() != headSize)
        return std::nullopt;
    SeriesHead head{
        id, littleEndian(content->first(8)), static_cast<std::uint32_t>(littleEndian(content->subspan(8, 4))), {}};
    std::ranges::copy(content->subspan(12), head.tagKey.begin());
    return head;
}

} // namespace th::store
