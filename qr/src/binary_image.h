// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "error_correction.h"
#include "indexing.h"

#include <array>
#include <cstdint>
#include <vector>

namespace th::qr {

/// The bits of a codeword block's parity checks: eight for each error correction codeword.
using CheckBits = std::array<std::uint64_t, 4>;
static_assert(maxCheck * 8 <= 4 * 64);

/// The Reed–Solomon code of a block as a binary code: for each data bit the error correction bits that it turns over. A
/// block with fewer data codewords uses the last columns: the code is shortened at the front.
class BinaryImage {
public:
    BinaryImage(int data, int check);

    [[nodiscard]] int data() const { return m_data; }
    [[nodiscard]] int check() const { return m_check; }
    /// Error correction bits turned over by bit `bit` (0: most significant) of the data codeword that has
    /// `fromEnd` data codewords after it. Bit i of them is bit i % 8 (0: most significant) of error correction codeword
    /// i / 8.
    [[nodiscard]] const CheckBits &column(int fromEnd, int bit) const { return m_columns[asIndex(fromEnd * 8 + bit)]; }

private:
    int m_data, m_check;
    std::vector<CheckBits> m_columns;
};

} // namespace th::qr
