// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shrink.h"

#include <cstddef>

namespace th::grid {

LumaView halved(const LumaView &picture, std::vector<std::uint8_t> &memory)
{
    const int width = picture.width / 2, height = picture.height / 2;
    memory.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        const std::uint8_t *upper = picture.data + 2 * y * picture.bytesPerLine, *lower = upper + picture.bytesPerLine;
        std::uint8_t *into = memory.data() + static_cast<std::ptrdiff_t>(y) * width;
        for (int x = 0; x < width; ++x)
            into[x] =
                static_cast<std::uint8_t>((upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1] + 2) >> 2);
    }
    return {memory.data(), width, height, width};
}

LumaView transposed(const LumaView &picture, std::vector<std::uint8_t> &memory)
{
    memory.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t *row = picture.data + y * picture.bytesPerLine;
        for (int x = 0; x < picture.width; ++x)
            memory[static_cast<std::size_t>(x) * static_cast<std::size_t>(picture.height) +
                   static_cast<std::size_t>(y)] = row[x];
    }
    return {memory.data(), picture.height, picture.width, picture.height};
}

} // namespace th::grid
