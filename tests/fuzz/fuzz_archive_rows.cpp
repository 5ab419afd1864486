// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "block_coding.h"
#include "stored_entry.h"

#include <cstdlib>

using namespace th;

/// Blobs of an archive's file in somebody else's hands. The first two bytes say what the rest is, and how many rows.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const core::ByteView rest(data + 2, size - 2);
    const std::size_t rows = 1 + (data[0] >> 2 | std::size_t{data[1]} << 6) % evidence::blockRows;
    std::uint64_t sum = 0;
    switch (data[0] % 3) {
    case 0:
        if (const auto column = evidence::ColumnView::of(rest, rows)) {
            for (std::size_t row = 0; row < rows; ++row)
                sum += column->at(row);
            evidence::RowSet all(rows);
            std::uint64_t tallied = 0;
            column->tally(all, [&](std::uint32_t, std::uint64_t times) { tallied += times; });
            if (tallied != rows)
                std::abort();
        }
        break;
    case 1:
        if (const auto moments = evidence::decodeMoments(rest, rows); moments && moments->size() != rows)
            std::abort();
        break;
    default:
        if (const auto stored = evidence::openStored(rest); stored && stored->hash != evidence::hashOfStored(rest))
            std::abort();
    }
    return sum == UINT64_MAX ? 1 : 0;
}
