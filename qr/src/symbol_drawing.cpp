// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "symbol_drawing.h"

#include "block_interleaving.h"
#include "codeword_placement.h"
#include "data_masking.h"
#include "indexing.h"
#include "qr/function_patterns.h"
#include "version_information.h"

namespace th::qr {

namespace {

void drawFormat(std::vector<std::uint8_t> &modules, int side, Format format)
{
    const unsigned bits = formatBits(format);
    for (const auto &copy : formatPlaces(side))
        for (std::size_t i = 0; i < copy.size(); ++i)
            modules[asIndex(copy[i].y * side + copy[i].x)] = bits >> i & 1U;
}

void drawVersion(std::vector<std::uint8_t> &modules, int side, int version)
{
    const unsigned bits = versionBits(version);
    for (int i = 0; i < 18; ++i) {
        const int far = side - 11 + i % 3, near = i / 3;
        modules[asIndex(near * side + far)] = bits >> i & 1U;
        modules[asIndex(far * side + near)] = bits >> i & 1U;
    }
}

} // namespace

std::vector<std::uint8_t> drawFunctionPatterns(int version, Format format)
{
    const std::vector<ModuleKind> &kinds = moduleKinds(version);
    std::vector<std::uint8_t> modules(kinds.size());
    for (std::size_t i = 0; i < kinds.size(); ++i)
        modules[i] = kinds[i] == ModuleKind::Dark ? 1 : 0;
    drawFormat(modules, sideOf(version), format);
    if (version >= 7)
        drawVersion(modules, sideOf(version), version);
    return modules;
}

std::vector<std::uint8_t> drawSymbol(int version, Format format, const std::vector<std::vector<gf::Element>> &blocks)
{
    const int side = sideOf(version);
    const std::vector<ModuleKind> &kinds = moduleKinds(version);
    std::vector<std::uint8_t> modules = drawFunctionPatterns(version, format);
    const std::vector<std::uint16_t> &placement = codewordModules(version);
    const auto places = blockPlaces(blocksOf(version, format.level));
    for (std::size_t block = 0; block < places.size(); ++block)
        for (std::size_t i = 0; i < places[block].size(); ++i)
            for (std::size_t bit = 0; bit < 8; ++bit)
                modules[placement[asIndex(places[block][i]) * 8 + bit]] = blocks[block][i] >> (7 - bit) & 1;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (const int at = static_cast<int>(i);
            kinds[i] == ModuleKind::Codeword && isMasked(format.mask, at % side, at / side))
            modules[i] ^= 1;
    return modules;
}

} // namespace th::qr
