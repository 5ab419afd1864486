// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bit_coding.h"

#include <algorithm>
#include <bit>

namespace th::core {

namespace {

constexpr unsigned maxRiceParameter = 31;
constexpr unsigned escapeZeros = 24;
constexpr std::uint64_t firstWeight = 64, mostWeight = 256;

} // namespace

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

std::optional<unsigned> BitReader::zeros(unsigned most)
{
    unsigned zeros = 0;
    while (zeros < most) {
        if (m_position >= m_bytes.size() * 8)
            return std::nullopt;
        const unsigned used = m_position % 8;
        const auto rest = static_cast<std::uint8_t>(m_bytes[m_position / 8] << used);
        const unsigned run = std::min({static_cast<unsigned>(std::countl_zero(rest)), 8 - used, most - zeros});
        zeros += run;
        m_position += run;
        if (zeros < most && used + run < 8) {
            ++m_position;
            break;
        }
    }
    return zeros;
}

bool BitReader::padIsZero()
{
    const unsigned used = m_position % 8;
    return used == 0 || *bits(8 - used) == 0;
}

RiceParameter::RiceParameter(std::uint64_t count, std::uint64_t space)
    : m_weight(firstWeight), m_sum(firstWeight * (space - count) / count)
{
}

unsigned RiceParameter::value() const
{
    // For gaps of random sets 2^parameter is best between 0.48 and 0.96 of their mean.
    unsigned parameter = 0;
    while (m_weight << (parameter + 1) < m_sum && parameter < maxRiceParameter)
        ++parameter;
    return parameter;
}

void RiceParameter::learn(std::uint32_t gap)
{
    m_sum += gap;
    if (++m_weight == mostWeight) {
        m_sum /= 2;
        m_weight /= 2;
    }
}

void writeRice(BitWriter &writer, std::uint32_t value, unsigned parameter)
{
    const std::uint32_t zeros = value >> parameter;
    if (zeros < escapeZeros) {
        writer.bits(1, zeros + 1);
        writer.bits(value & ((std::uint64_t(1) << parameter) - 1), parameter);
    } else {
        writer.bits(0, escapeZeros);
        writer.bits(value, 32);
    }
}

RiceRead readRice(BitReader &reader, unsigned parameter)
{
    const auto zeros = reader.zeros(escapeZeros);
    const bool escaped = zeros == escapeZeros;
    const auto low = zeros ? reader.bits(escaped ? 32 : parameter) : std::nullopt;
    if (!low)
        return {{}, "rice.truncated"};
    const std::uint64_t value = escaped ? *low : std::uint64_t(*zeros) << parameter | *low;
    if (escaped && value >> parameter < escapeZeros)
        return {{}, "rice.escape"};
    if (value > UINT32_MAX)
        return {{}, "rice.overrun"};
    return {static_cast<std::uint32_t>(value), nullptr};
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
