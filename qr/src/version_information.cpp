// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "version_information.h"

#include "indexing.h"
#include "qr/versions.h"

#include <array>

namespace th::qr {

unsigned versionBits(int version)
{
    auto remainder = static_cast<unsigned>(version);
    for (int i = 0; i < 12; ++i)
        remainder = (remainder << 1) ^ ((remainder >> 11) * 0x1F25U);
    return static_cast<unsigned>(version) << 12 | remainder;
}

std::optional<VersionGuess> readVersion(const ModuleGrid &grid)
{
    if (grid.side < sideOf(7))
        return {};
    std::array<float, 36> seen{};
    for (int i = 0; i < 18; ++i) {
        const int far = grid.side - 11 + i % 3, near = i / 3;
        seen[asIndex(i)] = grid.at(far, near);
        seen[asIndex(i) + 18] = grid.at(near, far);
    }
    std::optional<VersionGuess> best;
    for (int version = 7; version <= 40; ++version) {
        VersionGuess guess{version};
        const unsigned bits = versionBits(version);
        for (std::size_t i = 0; i < seen.size(); ++i) {
            const float agrees = (bits >> (i % 18) & 1U) != 0 ? seen[i] : -seen[i];
            guess.score += agrees / 2;
            guess.wrong += agrees > 0 ? 0 : 1;
        }
        if (!best || guess.score > best->score)
            best = guess;
    }
    return best;
}

} // namespace th::qr
