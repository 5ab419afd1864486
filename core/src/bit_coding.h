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
    void unary(std::uint64_t zeros); ///< so many 0, then 1
    void pad();                      ///< 0 up to the next whole byte

private:
    Bytes &m_out;
    unsigned m_used = 8; ///< bits used of the last byte
};

class BitReader {
public:
    explicit BitReader(ByteView bytes) : m_bytes(bytes) {}
    [[nodiscard]] std::optional<std::uint64_t> bits(unsigned count);
    /// Nothing at the end of the bytes or beyond `most` zeros. Time: proportional to what it passes.
    [[nodiscard]] std::optional<std::uint64_t> unary(std::uint64_t most);
    [[nodiscard]] bool padIsZero(); ///< skips to the next whole byte
    [[nodiscard]] std::size_t bytesUsed() const { return (m_position + 7) / 8; }

private:
    ByteView m_bytes;
    std::size_t m_position = 0; ///< in bits
};

/// Rice coding of whole numbers: `value >> parameter` in unary, the rest in `parameter` bits.
inline constexpr unsigned maxRiceParameter = 31;
/// The parameter with the shortest code; of equals the smallest.
[[nodiscard]] unsigned bestRiceParameter(const std::vector<std::uint32_t> &values);
void writeRice(BitWriter &writer, std::uint32_t value, unsigned parameter);
/// Nothing if the bits end, or if the value would exceed `most`.
[[nodiscard]] std::optional<std::uint32_t> readRice(BitReader &reader, unsigned parameter, std::uint32_t most);

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
