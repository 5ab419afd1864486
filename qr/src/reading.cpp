// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading.h"

#include "binary_image.h"
#include "codeword_placement.h"
#include "data_masking.h"
#include "erasure_sequence.h"
#include "ordered_statistics.h"
#include "padding.h"
#include "symbol_drawing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace th::qr {

namespace {

/// Bits of evidence a block must show: docs/design/rescue.md derives it.
constexpr double enough = 27;

float expectedWrong(const SoftBlock &block)
{
    const std::vector<float> trusted = trust(block);
    return static_cast<float>(trusted.size()) - std::accumulate(trusted.begin(), trusted.end(), 0.0F);
}

} // namespace

Reading::Reading(const ModuleGrid &grid, Format format)
    : m_grid(grid), m_format(format), m_places(blockPlaces(blocksOf(*versionOf(grid.side), format.level))),
      m_seen(softBlocks(grid, format)), m_doubted(m_seen), m_found(m_seen.size())
{
}

int Reading::corrected() const
{
    return static_cast<int>(std::ranges::count_if(m_found, [](const auto &found) { return found.has_value(); }));
}

bool Reading::decodeBlocksByAlgebra()
{
    const int before = corrected();
    for (std::size_t i = 0; i < m_found.size(); ++i)
        if (!m_found[i])
            m_found[i] = decodeByErasures(m_doubted[i], enough);
    return corrected() > before;
}

void Reading::decodeByAlgebra()
{
    (void)decodeBlocksByAlgebra();
    for (bool progress = true; progress && !complete();) {
        doubt();
        progress = decodeBlocksByAlgebra();
    }
}

void Reading::doubt()
{
    const int version = *versionOf(m_grid.side);
    if (m_known.empty()) { // everything but codewords
        const std::vector<std::uint8_t> drawn = drawFunctionPatterns(version, m_format);
        m_known.resize(drawn.size());
        const std::vector<ModuleKind> &kinds = moduleKinds(version);
        for (std::size_t i = 0; i < drawn.size(); ++i)
            if (kinds[i] != ModuleKind::Codeword)
                m_known[i] = drawn[i] != 0 ? Known::Dark : Known::Light;
    }
    const std::vector<std::uint16_t> &modules = codewordModules(version);
    for (std::size_t block = 0; block < m_found.size(); ++block)
        for (std::size_t i = 0; m_found[block] && i < m_places[block].size(); ++i)
            for (int bit = 0; bit < 8; ++bit) {
                const int module = modules[asIndex(m_places[block][i] * 8 + bit)];
                const bool one = (m_found[block]->codewords[i] >> (7 - bit) & 1) != 0;
                const bool dark = one != isMasked(m_format.mask, module % m_grid.side, module / m_grid.side);
                m_known[asIndex(module)] = dark ? Known::Dark : Known::Light;
            }
    m_doubted = softBlocks(withLocalDoubt(m_grid, m_known), m_format);
    if (const auto padding = findPadding(m_doubted, m_found))
        assume(*padding, m_doubted);
}

std::optional<std::size_t> Reading::easiestLeft(const std::vector<bool> &without) const
{
    std::optional<std::size_t> easiest;
    float least = 0;
    for (std::size_t i = 0; i < m_found.size(); ++i)
        if (!m_found[i] && !without[i])
            if (const float wrong = expectedWrong(m_doubted[i]); !easiest || wrong < least) {
                easiest = i;
                least = wrong;
            }
    return easiest;
}

void Reading::decodeByOrder(const DecodeOptions &options, int &searches)
{
    const SoftBlock &largest = m_seen.back(); // long blocks are last
    if (complete() || static_cast<int>(m_found.size()) - corrected() > searches)
        return;
    const BinaryImage image(largest.data, largest.check);
    std::vector<bool> inVain(m_found.size());
    int failures = 0;
    while (const auto block = searches > 0 ? easiestLeft(inVain) : std::nullopt) {
        --searches;
        m_found[*block] =
            qr::decodeByOrder(m_doubted[*block], image, {options.pairsAmong, options.matchedAmong}, enough);
        if (m_found[*block]) {
            doubt();
            inVain.assign(inVain.size(), false); // what was learned may help
        } else if (++failures >= options.vainSearches) {
            return;
        } else {
            inVain[*block] = true;
        }
    }
}

std::vector<BlockReport> Reading::report() const
{
    std::vector<BlockReport> reports;
    for (std::size_t i = 0; i < m_seen.size(); ++i) {
        const SoftBlock &block = m_seen[i];
        BlockReport &report = reports.emplace_back();
        report.codewords = block.size();
        report.check = block.check;
        report.corrected = m_found[i].has_value();
        if (!report.corrected) {
            report.wrong = static_cast<int>(std::lround(expectedWrong(m_doubted[i])));
            report.margin = -1;
            continue;
        }
        for (std::size_t at = 0; at < block.seen.size(); ++at)
            report.wrong += block.seen[at] != m_found[i]->codewords[at] ? 1 : 0;
        report.margin = static_cast<float>(m_found[i]->evidence - enough);
    }
    return reports;
}

std::vector<std::vector<gf::Element>> Reading::codewords() const
{
    std::vector<std::vector<gf::Element>> result;
    for (const auto &found : m_found)
        result.push_back(found->codewords);
    return result;
}

std::vector<gf::Element> Reading::data() const
{
    std::vector<gf::Element> result;
    for (std::size_t i = 0; i < m_seen.size(); ++i)
        result.insert(result.end(), m_found[i]->codewords.begin(), m_found[i]->codewords.begin() + m_seen[i].data);
    return result;
}

} // namespace th::qr
