// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bit_stream.h"
#include "error_correction.h"

#include <algorithm>
#include <cstdlib>

using namespace th::qr;

/// The input: a byte for the version, one for the number of error correction codewords, one for that of erasures (the
/// first codewords are erased), then codewords.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 4)
        return 0;
    const int version = data[0] % 40 + 1, check = data[1] % maxCheck + 1;
    std::vector<int> erased(data[2] % 40);
    const std::span<const gf::Element> codewords(data + 3, size - 3);
    (void)isPlausibleMessage(codewords, version);

    const auto block = codewords.first(std::min<std::size_t>(codewords.size(), maxBlock));
    if (block.size() <= static_cast<std::size_t>(check))
        return 0;
    erased.resize(std::min(erased.size(), block.size()));
    for (std::size_t i = 0; i < erased.size(); ++i)
        erased[i] = static_cast<int>(i);
    const auto corrected = correct(block, syndromes(block, check), erased);
    if (!corrected)
        return 0;
    if (std::ranges::any_of(syndromes(corrected->codewords, check), [](gf::Element s) { return s != 0; }))
        std::abort();
    return 0;
}
