// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any picture through locating, sampling and decoding. Bytes: width, flags, then if asked for a located symbol (three
// eyes of six signed bytes each, and a side), then the pixels, row by row.
#include "grid/locator.h"
#include "grid/sampler.h"
#include "qr/decoder.h"

#include <cstdint>
#include <cstdlib>
#include <vector>

namespace {

using namespace th;

constexpr std::size_t eyeBytes = 6, locatedBytes = 3 * eyeBytes + 1;

grid::FinderPattern eyeFrom(const std::uint8_t *bytes)
{
    const auto value = [&](int i, float unit) { return unit * static_cast<float>(static_cast<std::int8_t>(bytes[i])); };
    return {{value(0, 1), value(1, 1)},
            {value(2, 0.1F), value(3, 0.1F)},
            {value(4, 0.1F), value(5, 0.1F)},
            (bytes[0] & 1) != 0 ? 1.0F : 0.0F};
}

void sampleAndDecode(const grid::LumaView &view, const grid::LocatedSymbol &located, int side)
{
    for (const auto sampling : {grid::Sampling::Flat, grid::Sampling::Bent, grid::Sampling::Sharpened}) {
        const auto sampled = grid::sample(view, located, {sampling, side});
        if (!sampled)
            continue;
        const auto count = static_cast<std::size_t>(sampled->grid.side) * static_cast<std::size_t>(sampled->grid.side);
        if (sampled->grid.dark.size() != count || sampled->mesh.side != sampled->grid.side)
            std::abort();
        for (const float dark : sampled->grid.dark)
            if (!(dark >= -8 && dark <= 8))
                std::abort();
        static_cast<void>(qr::decode(sampled->grid, qr::DecodeOptions::quick()));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 3)
        return 0;
    const int width = data[0] + 1;
    const unsigned flags = data[1];
    data += 2, size -= 2;
    grid::LocatedSymbol given;
    int side = 0;
    if ((flags & 1U) != 0 && size > locatedBytes) {
        given.topLeft = eyeFrom(data);
        given.topRight = eyeFrom(data + eyeBytes);
        given.bottomLeft = eyeFrom(data + 2 * eyeBytes);
        given.side = 17 + 4 * (1 + data[3 * eyeBytes] % 41);
        given.module = 2;
        side = (flags & 2U) != 0 ? given.side : 0;
        data += locatedBytes, size -= locatedBytes;
    }
    const int height = static_cast<int>(size) / width;
    const std::vector<std::uint8_t> pixels(data, data + static_cast<std::ptrdiff_t>(width) * height);
    const bool upwards = (flags & 4U) != 0 && height > 0;
    const grid::LumaView view{upwards ? pixels.data() + static_cast<std::ptrdiff_t>(width) * (height - 1)
                                      : pixels.data(),
                              width, height, upwards ? -width : width};
    if (given.module > 0) {
        given.polarity = (flags & 8U) != 0 ? grid::Polarity::LightOnDark : grid::Polarity::DarkOnLight;
        sampleAndDecode(view, given, side);
        return 0;
    }
    grid::Locator locator;
    const auto search = (flags & 8U) != 0 ? grid::Search::Thorough : grid::Search::Quick;
    for (const auto &located : locator.locate(view, {.search = search, .region = {}}))
        sampleAndDecode(view, located, 0);
    return 0;
}
