// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "block_interleaving.h"

#include "indexing.h"
namespace th::qr {

std::vector<std::vector<int>> blockPlaces(const BlockLayout &layout)
{
    std::vector<std::vector<int>> places(asIndex(layout.blocks()));
    int next = 0;
    for (int i = 0; i <= layout.shortData; ++i)
        for (int block = 0; block < layout.blocks(); ++block)
            if (i < layout.dataOf(block))
                places[asIndex(block)].push_back(next++);
    for (int i = 0; i < layout.check; ++i)
        for (auto &block : places)
            block.push_back(next++);
    return places;
}

} // namespace th::qr
