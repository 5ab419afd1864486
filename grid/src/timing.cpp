// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timing.h"

#include "qr/versions.h"

#include <vector>

namespace th::grid {
namespace {

constexpr int fine = 6; ///< samples a module, as the distance has it

/// The middles of the dark and light stretches of a line: turning points further apart than `least`.
void findTurns(const std::vector<float> &line, float least, std::vector<int> &turns)
{
    turns.clear();
    int top = 0, bottom = 0, way = 0; // way: 1 climbing, -1 falling
    for (int i = 0; i < static_cast<int>(line.size()); ++i) {
        if (line[i] > line[top])
            top = i;
        if (line[i] < line[bottom])
            bottom = i;
        if (way >= 0 && line[i] < line[top] - least) {
            turns.push_back(top);
            way = -1;
            bottom = i;
        } else if (way <= 0 && line[i] > line[bottom] + least) {
            turns.push_back(bottom);
            way = 1;
            top = i;
        }
    }
}

/// The share of stretches about as long as those around them.
float regularity(const std::vector<int> &turns)
{
    constexpr int around = 3;
    const int count = static_cast<int>(turns.size());
    int regular = 0;
    for (int i = 1; i < count; ++i) {
        const int first = std::max(0, i - 1 - around), last = std::min(count - 1, i + around);
        const float mean = static_cast<float>(turns[last] - turns[first]) / static_cast<float>(last - first);
        const auto own = static_cast<float>(turns[i] - turns[i - 1]);
        regular += own > 0.55F * mean && own < 1.5F * mean;
    }
    return count > 8 ? static_cast<float>(regular) / static_cast<float>(count - 1) : 0;
}

} // namespace

TimingCount countTiming(const Brightness &picture, const FinderPattern &from, const FinderPattern &to,
                        Polarity polarity, float modulesBetween)
{
    const PixelPoint start = from.center + 3.0F * from.down + 3.0F * from.right;
    const PixelPoint end = to.center + 3.0F * to.down - 3.0F * to.right;
    const PixelPoint aside = 0.5F * (from.down + to.down);
    const int samples = std::clamp(static_cast<int>(modulesBetween * fine), 40, 1200);
    // Modules grow along the way, in perspective.
    const float growth = std::sqrt(std::clamp(length(to.right) / std::max(length(from.right), 1e-3F), 0.4F, 2.5F));
    std::vector<float> line(static_cast<std::size_t>(samples));
    std::vector<int> turns;
    TimingCount best;
    for (float arch = -4; arch <= 4; arch += 0.5F) {
        float least = 255, most = 0;
        for (int i = 0; i < samples; ++i) {
            const float u = static_cast<float>(i) / static_cast<float>(samples - 1);
            const float t = u / (growth + u * (1 - growth));
            const float value = picture.at(start + t * (end - start) + (4 * arch * u * (1 - u)) * aside);
            line[static_cast<std::size_t>(i)] = polarity == Polarity::DarkOnLight ? value : 255 - value;
            least = std::min(least, value), most = std::max(most, value);
        }
        findTurns(line, 0.2F * (most - least), turns);
        // Seven modules of an eye at either end; the half of the first, dark, is a turn too.
        const int side = static_cast<int>(turns.size()) + 13;
        const float regular = regularity(turns) - 0.01F * std::abs(arch);
        if (qr::versionOf(side) && regular > best.regular)
            best = {side, regular};
    }
    return best;
}

} // namespace th::grid
