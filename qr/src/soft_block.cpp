// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "soft_block.h"

#include "codeword_placement.h"
#include "data_masking.h"
#include "indexing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace th::qr {

namespace {

// Half of the evidence goes by signs alone. The other half averages over what may be true of the values: they may be
// too sure of themselves, or not sure enough, by these factors, and this share of the codewords may be destroyed
// whatever their values say. An average of probabilities is a probability.
struct Case {
    float value, weight;
};
constexpr std::array<Case, 5> sureness{{{1.0F, 0.45F}, {1.8F, 0.25F}, {0.6F, 0.1F}, {0.35F, 0.1F}, {0.2F, 0.1F}}};
constexpr std::array<Case, 4> destroyed{{{0.05F, 0.35F}, {0.12F, 0.35F}, {0.01F, 0.15F}, {0.25F, 0.15F}}};

/// 2 / (1 + exp(−x)): how much likelier than by chance a bit is that agrees with a value x. In steps of 1/16 up to 8,
/// rounded towards doubt; the values for x and −x sum up to 2 whatever the rounding.
class Agreement {
public:
    Agreement()
    {
        for (int i = 0; i <= 2 * reach; ++i)
            m_table[asIndex(i)] = 2 / (1 + std::exp(static_cast<float>(reach - i) / steps));
    }
    [[nodiscard]] float operator()(float x) const
    {
        const int step = static_cast<int>(std::min(std::abs(x), 8.0F) * steps);
        return m_table[asIndex(x < 0 ? reach - step : reach + step)];
    }

private:
    static constexpr int steps = 16, reach = 8 * steps;
    std::array<float, 2 * reach + 1> m_table{};
};

const Agreement &agreement()
{
    static const Agreement table;
    return table;
}

/// log₂ of the product over all codewords, of which that share may be destroyed.
double logOfProduct(std::span<const float> likelihoods, float share)
{
    double sum = 0, product = 1;
    for (std::size_t i = 0; i < likelihoods.size(); ++i) {
        product *= (1 - share) * likelihoods[i] + share;
        if (i % 64 == 63) { // before it leaves the range of double
            sum += std::log2(product);
            product = 1;
        }
    }
    return sum + std::log2(product);
}

/// log₂ of how much likelier than by chance the codewords are when only signs count: any number of errors up to the
/// half of the error correction codewords is as likely as any other, and so is every choice of places and values.
double bitsBySigns(const SoftBlock &block, std::span<const gf::Element> codewords)
{
    int errors = 0;
    for (std::size_t i = 0; i < codewords.size(); ++i)
        errors += codewords[i] != block.seen[i] ? 1 : 0;
    if (errors > block.check / 2)
        return -1e9;
    const int places = block.size() - block.known;
    double bits = 8.0 * places - std::log2(block.check / 2 + 1);
    for (int i = 0; i < errors; ++i) // the number of choices, factor by factor
        bits -= std::log2(255.0 * (places - i) / (i + 1));
    return bits;
}

/// The grid's values with the data mask taken off, row by row; function patterns are turned over as well and not used.
std::vector<float> unmasked(const ModuleGrid &grid, int mask)
{
    constexpr std::size_t period = 12; // of every pattern, in both directions
    std::array<float, period * period> signs{};
    for (std::size_t i = 0; i < signs.size(); ++i)
        signs[i] = isMasked(mask, static_cast<int>(i % period), static_cast<int>(i / period)) ? -1.0F : 1.0F;
    std::vector<float> result(grid.dark.size());
    const auto side = asIndex(grid.side);
    for (std::size_t y = 0; y < side; ++y)
        for (std::size_t x = 0, phase = 0; x < side; ++x, phase = phase + 1 == period ? 0 : phase + 1)
            result[y * side + x] = grid.dark[y * side + x] * signs[y % period * period + phase];
    return result;
}

} // namespace

std::vector<SoftBlock> softBlocks(const ModuleGrid &grid, Format format)
{
    const int version = *versionOf(grid.side);
    const BlockLayout layout = blocksOf(version, format.level);
    const std::vector<std::uint16_t> &modules = codewordModules(version);
    const std::vector<float> values = unmasked(grid, format.mask);
    std::vector<SoftBlock> blocks;
    for (const std::vector<int> &places : blockPlaces(layout)) {
        SoftBlock &block = blocks.emplace_back();
        block.check = layout.check;
        block.data = static_cast<int>(places.size()) - layout.check;
        block.ones.reserve(places.size() * 8);
        block.seen.reserve(places.size());
        for (const int place : places) {
            unsigned codeword = 0;
            for (int bit = 0; bit < 8; ++bit) {
                const float one = values[modules[asIndex(place * 8 + bit)]];
                block.ones.push_back(one);
                codeword = codeword << 1 | (one > 0 ? 1U : 0U);
            }
            block.seen.push_back(static_cast<gf::Element>(codeword));
        }
    }
    return blocks;
}

std::vector<float> trust(const SoftBlock &block)
{
    std::vector<float> result(block.seen.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        float likelihood = 1;
        for (std::size_t bit = 0; bit < 8; ++bit)
            likelihood *= agreement()(std::abs(block.ones[i * 8 + bit])) / 2;
        result[i] = likelihood;
    }
    return result;
}

float likelihood(std::span<const float> ones, gf::Element codeword, float sure)
{
    const Agreement &factor = agreement();
    float product = 1;
    for (std::size_t bit = 0; bit < 8; ++bit)
        product *= factor((codeword >> (7 - bit) & 1) != 0 ? ones[bit] * sure : -ones[bit] * sure);
    return product;
}

double evidence(const SoftBlock &block, std::span<const gf::Element> codewords, double enough)
{
    const auto unknown = asIndex(block.data - block.known), data = asIndex(block.data);
    if (!std::equal(codewords.begin() + block.data - block.known, codewords.begin() + block.data,
                    block.seen.begin() + block.data - block.known))
        return -1e9;
    const double chance = 8.0 * static_cast<double>(unknown);
    double average = 0.5 * std::exp2(bitsBySigns(block, codewords) - chance), bits = std::log2(average);
    std::vector<float> likelihoods(unknown + asIndex(block.check));
    for (const Case sure : sureness) {
        if (bits >= enough)
            return bits;
        for (std::size_t at = 0; at < likelihoods.size(); ++at) {
            const std::size_t i = at < unknown ? at : at - unknown + data;
            likelihoods[at] = likelihood(std::span(block.ones).subspan(i * 8, 8), codewords[i], sure.value);
        }
        for (const Case share : destroyed)
            average += 0.5 * sure.weight * share.weight * std::exp2(logOfProduct(likelihoods, share.value) - chance);
        bits = std::log2(average);
    }
    return bits;
}

} // namespace th::qr
