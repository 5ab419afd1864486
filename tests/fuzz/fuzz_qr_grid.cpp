// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qr/decoder.h"

#include <bit>
#include <cstdlib>
#include <cstring>
#include <limits>

using namespace th::qr;

namespace {

/// What a byte stands for: most are plain values, some are what no value should be.
float valueOf(std::uint8_t byte)
{
    switch (byte) {
    case 0x80:
        return std::numeric_limits<float>::quiet_NaN();
    case 0x81:
        return -std::numeric_limits<float>::infinity();
    case 0x7F:
        return std::numeric_limits<float>::infinity();
    case 0x7E:
        return std::numeric_limits<float>::max();
    case 0x7D:
        return std::numeric_limits<float>::denorm_min();
    default:
        return static_cast<float>(static_cast<std::int8_t>(byte)) / 8;
    }
}

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// What is certain stays certain: its own picture reads as itself.
void checkSymbol(const Symbol &symbol, int side)
{
    require(symbol.side() == side);
    require(symbol.modules.size() == static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    ModuleGrid again{side, {}};
    for (const std::uint8_t module : symbol.modules)
        again.dark.push_back(module != 0 ? 8.0F : -8.0F);
    const auto same = decode(again, DecodeOptions::quick());
    require(same && same->modules == symbol.modules && same->data == symbol.data);
}

} // namespace

/// The input: a byte for the side (in steps of one from −8), one for how hard to try (its top bit: floats follow, not
/// bytes), then the modules; what is missing repeats from the start.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 3)
        return 0;
    ModuleGrid grid{data[0] - 8, {}};
    const DecodeOptions options{1 + (data[1] & 3), data[1] >> 2 & 7, (data[1] >> 5 & 1) * 40, (data[1] >> 6 & 1) * 60};
    const bool floats = (data[1] & 0x80) != 0;
    data += 2;
    size -= 2;
    const std::size_t modules =
        grid.side > 0 ? static_cast<std::size_t>(grid.side) * static_cast<std::size_t>(grid.side) : size;
    for (std::size_t i = 0; i < modules; ++i) {
        if (!floats) {
            grid.dark.push_back(valueOf(data[i % size]));
            continue;
        }
        float value = 0;
        if (size >= sizeof value)
            std::memcpy(&value, data + i * sizeof value % (size - sizeof value + 1), sizeof value);
        grid.dark.push_back(value);
    }
    if (const Attempt result = attempt(grid, options); result.symbol)
        checkSymbol(*result.symbol, grid.side);
    (void)plausibility(grid);
    grid.dark.resize(size); // most likely not what the side says
    (void)attempt(grid, options);
    return 0;
}
