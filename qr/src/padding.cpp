// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "padding.h"

#include "indexing.h"

#include <algorithm>
#include <cmath>

namespace th::qr {

namespace {

/// log₂ of how much likelier than by chance a codeword is that pad codeword, if one of ten is destroyed anyhow.
float agreementWith(gf::Element pad, const SoftBlock &block, const std::optional<Found> &found, std::size_t i)
{
    constexpr float destroyed = 0.1F;
    if (found)
        return found->codewords[i] == pad ? 8.0F : -1000.0F;
    const float ratio = likelihood(std::span(block.ones).subspan(i * 8, 8), pad, 1);
    return std::log2((1 - destroyed) * ratio + destroyed);
}

} // namespace

std::optional<Padding> findPadding(std::span<const SoftBlock> blocks, std::span<const std::optional<Found>> found)
{
    constexpr float clear = 24, kept = 12;
    struct Codeword {
        std::size_t block, at;
    };
    std::vector<Codeword> places;
    for (std::size_t block = 0; block < blocks.size(); ++block)
        for (std::size_t i = 0; i < asIndex(blocks[block].data); ++i)
            places.push_back({block, i});
    std::optional<Padding> best;
    float most = clear;
    for (const gf::Element last : {gf::Element{0xEC}, gf::Element{0x11}}) {
        std::vector<float> sums{0}; // of the last codewords, one more each
        gf::Element pad = last;
        for (std::size_t i = places.size(); i-- > 0; pad ^= 0xEC ^ 0x11) {
            const Codeword place = places[i];
            sums.push_back(sums.back() + agreementWith(pad, blocks[place.block], found[place.block], place.at));
        }
        const float top = *std::ranges::max_element(sums);
        if (top < most)
            continue;
        most = top;
        // What adds little may be the end of the message.
        const auto length = std::ranges::find_if(sums, [&](float sum) { return sum >= top - kept; }) - sums.begin();
        const bool odd = (last == 0x11) != (length % 2 == 0);
        best = Padding{static_cast<int>(places.size()) - static_cast<int>(length), odd};
    }
    return best;
}

void assume(const Padding &padding, std::span<SoftBlock> blocks)
{
    constexpr float certain = 1000;
    int place = 0;
    for (SoftBlock &block : blocks)
        for (int i = 0; i < block.data; ++i, ++place) {
            if (place < padding.first)
                continue;
            const gf::Element pad = padding.at(place);
            ++block.known;
            block.seen[asIndex(i)] = pad;
            for (int bit = 0; bit < 8; ++bit)
                block.ones[asIndex(i * 8 + bit)] = (pad >> (7 - bit) & 1) != 0 ? certain : -certain;
        }
}

} // namespace th::qr
