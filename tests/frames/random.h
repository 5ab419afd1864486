// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <numbers>
#include <random>

namespace th::frames {

/// Random numbers that are the same with every standard library: its engines are specified to the bit, its
/// distributions are not, so these are our own.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_engine(seed) {}

    /// A generator of its own for a part, so that a change in one part does not shift the numbers of the others.
    [[nodiscard]] Random branch(std::uint64_t part) { return Random(m_engine() ^ (part * 0x9E3779B97F4A7C15U)); }

    std::uint64_t bits() { return m_engine(); }
    double uniform() { return static_cast<double>(m_engine() >> 11) * 0x1p-53; }                  ///< [0, 1)
    double between(double low, double high) { return low + (high - low) * uniform(); }            ///< [low, high)
    int whole(int low, int high) { return low + static_cast<int>(uniform() * (high - low + 1)); } ///< both inclusive
    bool chance(double probability) { return uniform() < probability; }
    double sign() { return chance(0.5) ? 1 : -1; }
    double angle() { return between(0, 2 * std::numbers::pi); }
    double normal() ///< mean 0, deviation 1
    {
        const double radius = std::sqrt(-2 * std::log(1 - uniform()));
        return radius * std::cos(angle());
    }
    /// One of the values, each as likely as the others.
    template <typename T> T pick(std::initializer_list<T> values)
    {
        return *(values.begin() + whole(0, static_cast<int>(values.size()) - 1));
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace th::frames
