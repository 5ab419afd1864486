// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bit_stream.h"

#include <optional>

namespace th::qr {

namespace {

class Bits {
public:
    explicit Bits(std::span<const gf::Element> data) : m_data(data) {}
    [[nodiscard]] std::size_t left() const { return m_data.size() * 8 - m_at; }
    [[nodiscard]] std::size_t position() const { return m_at; }
    /// The next bits, the first one highest; the caller has made sure that they are there.
    unsigned take(std::size_t count)
    {
        unsigned value = 0;
        for (; count > 0; --count, ++m_at)
            value = value << 1 | (m_data[m_at / 8] >> (7 - m_at % 8) & 1U);
        return value;
    }
    std::optional<unsigned> tryTake(std::size_t count)
    {
        if (left() < count)
            return {};
        return take(count);
    }

private:
    std::span<const gf::Element> m_data;
    std::size_t m_at = 0;
};

enum class Mode : unsigned {
    Terminator = 0,
    Numeric = 1,
    Alphanumeric = 2,
    Structured = 3,
    Byte = 4,
    Fnc1First = 5,
    Eci = 7,
    Kanji = 8,
    Fnc1Second = 9,
    Hanzi = 13, // GB/T 18284
};

/// Width of the character count indicator (7.4.1, table 3).
std::size_t countBits(Mode mode, int version)
{
    const std::size_t size = version < 10 ? 0 : version < 27 ? 1 : 2;
    if (mode == Mode::Numeric)
        return 10 + 2 * size;
    if (mode == Mode::Alphanumeric)
        return 9 + 2 * size;
    if (mode == Mode::Byte)
        return size == 0 ? 8 : 16;
    return 8 + 2 * size;
}

/// Groups of `each` characters in `width` bits whose values stay below `limit`.
bool takeGroups(Bits &bits, unsigned groups, std::size_t width, unsigned limit)
{
    for (; groups > 0; --groups) {
        const auto value = bits.tryTake(width);
        if (!value || *value >= limit)
            return false;
    }
    return true;
}

bool takeCharacters(Bits &bits, Mode mode, unsigned count)
{
    if (mode == Mode::Numeric)
        return takeGroups(bits, count / 3, 10, 1000) && (count % 3 != 2 || takeGroups(bits, 1, 7, 100)) &&
               (count % 3 != 1 || takeGroups(bits, 1, 4, 10));
    if (mode == Mode::Alphanumeric)
        return takeGroups(bits, count / 2, 11, 45 * 45) && (count % 2 == 0 || takeGroups(bits, 1, 6, 45));
    if (mode == Mode::Byte)
        return takeGroups(bits, count, 8, 256);
    return takeGroups(bits, count, 13, 1U << 13);
}

/// The designator of an extended channel interpretation (7.4.2): one to three bytes.
bool takeDesignator(Bits &bits)
{
    const auto first = bits.tryTake(8);
    if (!first || *first >= 0xE0)
        return false;
    return *first < 0x80 || bits.tryTake(*first < 0xC0 ? 8 : 16).has_value();
}

bool takeSegment(Bits &bits, Mode mode, int version, unsigned &characters)
{
    switch (mode) {
    case Mode::Structured:
        return bits.tryTake(16).has_value();
    case Mode::Fnc1First:
        return true;
    case Mode::Fnc1Second:
        return bits.tryTake(8).has_value();
    case Mode::Eci:
        return takeDesignator(bits);
    case Mode::Hanzi:
        if (!bits.tryTake(4)) // which subset
            return false;
        [[fallthrough]];
    case Mode::Numeric:
    case Mode::Alphanumeric:
    case Mode::Byte:
    case Mode::Kanji: {
        const auto count = bits.tryTake(countBits(mode, version));
        characters += count.value_or(0);
        return count && takeCharacters(bits, mode, *count);
    }
    case Mode::Terminator:
        break;
    }
    return false; // what is reserved
}

/// After the terminator: zeros up to the codeword, then the pad codewords by turns.
bool isPadded(Bits &bits)
{
    if (bits.left() % 8 != 0 && bits.take(bits.left() % 8) != 0)
        return false;
    for (bool first = true; bits.left() > 0; first = !first)
        if (bits.take(8) != (first ? 0xECU : 0x11U))
            return false;
    return true;
}

} // namespace

bool isPlausibleMessage(std::span<const gf::Element> data, int version)
{
    Bits bits(data);
    unsigned characters = 0;
    while (bits.left() >= 4) {
        const Mode mode{bits.take(4)};
        if (mode == Mode::Terminator)
            return characters > 0 && isPadded(bits);
        if (!takeSegment(bits, mode, version, characters))
            return false;
    }
    return characters > 0 && (bits.left() == 0 || bits.take(bits.left()) == 0);
}

} // namespace th::qr
