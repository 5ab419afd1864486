// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "erasure_sequence.h"

#include "error_correction.h"
#include "indexing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace th::qr {

namespace {

std::optional<Found> attempt(const SoftBlock &block, std::span<const gf::Element> of, std::span<const int> erased,
                             double enough)
{
    auto correction = correct(block.seen, of, erased);
    if (!correction)
        return {};
    const double bits = evidence(block, correction->codewords, enough);
    if (bits < enough)
        return {};
    return Found{std::move(correction->codewords), bits};
}

} // namespace

std::optional<Found> decodeByErasures(const SoftBlock &block, double enough)
{
    const std::vector<gf::Element> of = syndromes(block.seen, block.check);
    if (auto found = attempt(block, of, {}, enough))
        return found;
    const std::vector<float> trusted = trust(block);
    std::vector<int> doubtful(trusted.size());
    std::iota(doubtful.begin(), doubtful.end(), 0);
    std::ranges::stable_sort(doubtful, {}, [&](int i) { return trusted[asIndex(i)]; });
    // What must be expected to be wrong among the codewords that are left when the most doubtful are erased.
    float wrong = static_cast<float>(trusted.size()) - std::accumulate(trusted.begin(), trusted.end(), 0.0F);
    for (int erasures = 1; erasures <= block.check - 2; ++erasures) {
        wrong -= 1 - trusted[asIndex(doubtful[asIndex(erasures - 1)])];
        const float fewest = wrong - 2.5F * std::sqrt(std::max(0.0F, wrong));
        if (erasures % 2 != 0 || static_cast<float>(erasures) + 2 * fewest > static_cast<float>(block.check))
            continue; // too many by far: this choice would be in vain
        if (auto found = attempt(block, of, std::span(doubtful).first(asIndex(erasures)), enough))
            return found;
    }
    return {};
}

} // namespace th::qr
