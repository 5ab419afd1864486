// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"

#include <optional>
#include <vector>

namespace th::core {

/// Most significant bit first.
class BitWriter {
public:
    explicit BitWriter(Bytes &out) : m_out(out) {}
    void bits(std::uint64_t value, unsigned count);
    void pad(); ///< 0 up to the next whole byte

private:
    Bytes &m_out;
    unsigned m_used = 8; ///< bits used of the last byte
};

class BitReader {
public:
    explicit BitReader(ByteView bytes) : m_bytes(bytes) {}
    [[nodiscard]] std::optional<std::uint64_t> bits(unsigned count);
    /// Passes zeros and the one that ends them, or `most` zeros (up to 32). Nothing if the bytes end before.
    [[nodiscard]] std::optional<unsigned> zeros(unsigned most);
    [[nodiscard]] bool padIsZero(); ///< skips to the next whole byte
    [[nodiscard]] std::size_t bytesUsed() const { return (m_position + 7) / 8; }

private:
    ByteView m_bytes;
    std::size_t m_position = 0; ///< in bits
};

/// The parameter for the next of `count` gaps between positions below `space`: from their mean at first, then more and
/// more from the last two hundred or so, so that crowded and empty stretches are both coded well. Both sides compute
/// it.
class RiceParameter {
public:
    /// REQUIRES 0 < count ≤ space < 2^32.
    RiceParameter(std::uint64_t count, std::uint64_t space);
    [[nodiscard]] unsigned value() const;
    void learn(std::uint32_t gap);

private:
    std::uint64_t m_weight, m_sum;
};

/// `value >> parameter` in unary, the rest in `parameter` bits; from 24 zeros on, instead: 24 zeros and 32 bits.
void writeRice(BitWriter &writer, std::uint32_t value, unsigned parameter);
struct RiceRead {
    std::optional<std::uint32_t> value;
    const char *fault; ///< if there is no value: "rice.truncated", "rice.overrun", "rice.escape" (32 bits not needed)
};
[[nodiscard]] RiceRead readRice(BitReader &reader, unsigned parameter);

/// Little-endian base 128, seven bits a byte, shortest form.
void writeVarint(Bytes &out, std::uint64_t value);
/// Moves `offset`. Nothing if the bytes end, beyond 64 bits, or not in shortest form.
[[nodiscard]] std::optional<std::uint64_t> readVarint(ByteView bytes, std::size_t &offset);

[[nodiscard]] constexpr std::uint64_t zigzag(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
[[nodiscard]] constexpr std::int64_t unzigzag(std::uint64_t value)
{
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

} // namespace th::core
