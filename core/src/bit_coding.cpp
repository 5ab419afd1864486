// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bit_coding.h"

#include <bit>

namespace th::core {

void BitWriter::bits(std::uint64_t value, unsigned count)
{
    while (count > 0) {
        if (m_used == 8) {
            m_out.push_back(0);
            m_used = 0;
        }
        const unsigned take = std::min(count, 8 - m_used);
        const auto part = static_cast<unsigned>(value >> (count - take)) & ((1u << take) - 1);
        m_out.back() = static_cast<std::uint8_t>(m_out.back() | part << (8 - m_used - take));
        m_used += take;
        count -= take;
    }
}

void BitWriter::unary(std::uint64_t zeros)
{
    for (; zeros >= 32; zeros -= 32)
        bits(0, 32);
    bits(1, static_cast<unsigned>(zeros) + 1);
}

void BitWriter::pad() { m_used = 8; }

std::optional<std::uint64_t> BitReader::bits(unsigned count)
{
    if (count > m_bytes.size() * 8 - m_position)
        return std::nullopt;
    std::uint64_t value = 0;
    while (count > 0) {
        const unsigned used = m_position % 8;
        const unsigned take = std::min(count, 8 - used);
        const unsigned part =
            (static_cast<unsigned>(m_bytes[m_position / 8]) >> (8 - used - take)) & ((1u << take) - 1);
        value = value << take | part;
        m_position += take;
        count -= take;
    }
    return value;
}

std::optional<std::uint64_t> BitReader::unary(std::uint64_t most)
{
    std::uint64_t zeros = 0;
    while (m_position < m_bytes.size() * 8) {
        const unsigned used = m_position % 8;
        const auto rest = static_cast<std::uint8_t>(m_bytes[m_position / 8] << used);
        const unsigned run = rest ? static_cast<unsigned>(std::countl_zero(rest)) : 8 - used;
        zeros += run;
        if (zeros > most)
            return std::nullopt;
        m_position += run;
        if (rest) {
            ++m_position;
            return zeros;
        }
    }
    return std::nullopt;
}

bool BitReader::padIsZero()
{
    const unsigned used = m_position % 8;
    return used == 0 || *bits(8 - used) == 0;
}

unsigned bestRiceParameter(const std::vector<std::uint32_t> &values)
{
    unsigned best = 0;
    std::uint64_t shortest = UINT64_MAX;
    for (unsigned parameter = 0; parameter <= maxRiceParameter; ++parameter) {
        std::uint64_t length = std::uint64_t(values.size()) * (parameter + 1);
        for (const std::uint32_t value : values)
            length += value >> parameter;
        if (length < shortest) {
            shortest = length;
            best = parameter;
        }
    }
    return best;
}

void writeRice(BitWriter &writer, std::uint32_t value, unsigned parameter)
{
    writer.unary(value >> parameter);
    writer.bits(value & ((std::uint64_t(1) << parameter) - 1), parameter);
}

std::optional<std::uint32_t> readRice(BitReader &reader, unsigned parameter, std::uint32_t most)
{
    const auto high = reader.unary(most >> parameter);
    const auto low = high ? reader.bits(parameter) : std::nullopt;
    if (!low)
        return std::nullopt;
    const std::uint64_t value = *high << parameter | *low;
    return value <= most ? std::optional(static_cast<std::uint32_t>(value)) : std::nullopt;
}

void writeVarint(Bytes &out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        out.push_back(static_cast<std::uint8_t>(value | 0x80));
    out.push_back(static_cast<std::uint8_t>(value));
}

std::optional<std::uint64_t> readVarint(ByteView bytes, std::size_t &offset)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && offset < bytes.size(); shift += 7) {
        const std::uint8_t byte = bytes[offset++];
        if (shift == 63 && byte > 1)
            return std::nullopt;
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return byte == 0 && shift > 0 ? std::nullopt : std::optional(value);
    }
    return std::nullopt;
}

} // namespace th::core
