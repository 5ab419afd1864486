// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "block_interleaving.h"
#include "error_correction.h"
#include "format_information.h"
#include "qr/decoder.h"

#include <qrcodegen/qrcodegen.hpp>

#include <random>

/// Symbols made by libqrcodegen, and what a camera does to them.
namespace th::test {

inline constexpr qr::Level allLevels[] = {qr::Level::L, qr::Level::M, qr::Level::Q, qr::Level::H};

inline qrcodegen::QrCode::Ecc generatorLevel(qr::Level level)
{
    using Ecc = qrcodegen::QrCode::Ecc;
    constexpr Ecc levels[] = {Ecc::LOW, Ecc::MEDIUM, Ecc::QUARTILE, Ecc::HIGH};
    return levels[static_cast<int>(level)];
}

inline std::vector<std::uint8_t> randomBytes(std::size_t count, std::mt19937 &random)
{
    std::vector<std::uint8_t> bytes(count);
    for (auto &byte : bytes)
        byte = static_cast<std::uint8_t>(random());
    return bytes;
}

/// Any data codewords, whatever they mean.
inline qrcodegen::QrCode generate(int version, qr::Level level, int mask, const std::vector<std::uint8_t> &data)
{
    return {version, generatorLevel(level), data, mask};
}

/// A message that fills the symbol up to `share` of what it holds.
inline qrcodegen::QrCode generateMessage(int version, qr::Level level, int mask, double share, std::mt19937 &random)
{
    static constexpr char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    const int bits = qr::blocksOf(version, level).dataCodewords() * 8 - 20;
    std::string text(static_cast<std::size_t>(std::max(1.0, share * bits / 5.5 - 1)), ' ');
    for (char &character : text)
        character = alphabet[random() % 45];
    return qrcodegen::QrCode::encodeSegments({qrcodegen::QrSegment::makeAlphanumeric(text.c_str())},
                                             generatorLevel(level), version, version, mask, false);
}

inline std::vector<std::uint8_t> modulesOf(const qrcodegen::QrCode &code)
{
    std::vector<std::uint8_t> modules;
    for (int y = 0; y < code.getSize(); ++y)
        for (int x = 0; x < code.getSize(); ++x)
            modules.push_back(code.getModule(x, y) ? 1 : 0);
    return modules;
}

/// Every module certain.
inline qr::ModuleGrid gridOf(int side, const std::vector<std::uint8_t> &modules, float certainty = 6)
{
    qr::ModuleGrid grid{side, {}};
    for (const std::uint8_t module : modules)
        grid.dark.push_back(module != 0 ? certainty : -certainty);
    return grid;
}

inline qr::ModuleGrid mirrored(const qr::ModuleGrid &grid)
{
    qr::ModuleGrid result = grid;
    for (int y = 0; y < grid.side; ++y)
        for (int x = 0; x < grid.side; ++x)
            result.dark[static_cast<std::size_t>(y * grid.side + x)] = grid.at(y, x);
    return result;
}

inline qr::ModuleGrid turnedClockwise(const qr::ModuleGrid &grid)
{
    qr::ModuleGrid result = grid;
    for (int y = 0; y < grid.side; ++y)
        for (int x = 0; x < grid.side; ++x)
            result.dark[static_cast<std::size_t>(x * grid.side + grid.side - 1 - y)] = grid.at(x, y);
    return result;
}

/// Modules ±1 with normal noise of that deviation, as the logarithms of likelihood that belong to it.
inline qr::ModuleGrid noisyGrid(int side, const std::vector<std::uint8_t> &modules, double deviation,
                                std::mt19937 &random)
{
    std::normal_distribution<double> noise(0, deviation);
    qr::ModuleGrid grid{side, {}};
    for (const std::uint8_t module : modules)
        grid.dark.push_back(static_cast<float>(2 * ((module != 0 ? 1 : -1) + noise(random)) / (deviation * deviation)));
    return grid;
}

} // namespace th::test
