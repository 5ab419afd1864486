// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "erasure_sequence.h"

#include "error_correction.h"
#include "indexing.h"

#include <algorithm>
#include <numeric>

namespace th::qr {

namespace {

std::optional<Found> attempt(const SoftBlock &block, std::span<const gf::Element> of, std::span<const int> erased,
                             double enough)
{
    auto correction = correct(block.seen, of, erased);
    if (!correction)
        return {};
    const double bits = evidence(block, correction->codewords);
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
    for (int erasures = 2; erasures <= block.check - 2; erasures += 2)
        if (auto found = attempt(block, of, std::span(doubtful).first(asIndex(erasures)), enough))
            return found;
    return {};
}

} // namespace th::qr
