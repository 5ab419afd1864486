// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/signing.h"

#include <cstdint>
#include <random>
#include <string>

namespace th::city {

/// Chance that is the same on every machine: the engine is specified to the bit, the library's distributions are not.
/// Each part of the city has one of its own by name, so that a change in one part does not move the others.
class Dice {
public:
    Dice(std::uint32_t seed, const std::string &part) : m_engine(seedOf(seed, part)) {}

    double uniform() { return static_cast<double>(m_engine() >> 11) * 0x1p-53; } ///< [0, 1)
    bool chance(double probability) { return uniform() < probability; }
    /// [0, below); 0 if there is nothing below.
    std::uint64_t below(std::uint64_t below) { return below == 0 ? 0 : m_engine() % below; }

    /// What a key of that name is made from.
    static std::array<std::uint8_t, 32> secret(std::uint32_t seed, const std::string &of)
    {
        return core::sha256(core::asBytes("city " + std::to_string(seed) + " " + of));
    }

private:
    static std::uint64_t seedOf(std::uint32_t seed, const std::string &part)
    {
        std::uint64_t value = 0;
        for (int i = 0; i < 8; ++i)
            value = value << 8 | secret(seed, part)[static_cast<std::size_t>(i)];
        return value;
    }
    std::mt19937_64 m_engine;
};

} // namespace th::city
