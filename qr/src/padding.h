// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "soft_block.h"

#include <optional>
#include <span>

namespace th::qr {

/// Pad codewords at the end of the data (ISO/IEC 18004:2015 7.4.10): programs that print symbols larger than need be
/// leave many.
struct Padding {
    int first = 0;          ///< the first one's place among the data codewords of all blocks in order
    bool beginsOdd = false; ///< it is 0x11, not 0xEC

    [[nodiscard]] gf::Element at(int place) const
    {
        return ((place - first) % 2 != 0) != beginsOdd ? gf::Element{0x11} : gf::Element{0xEC};
    }
};

/// The padding that the values show, at least 24 bits clearer than chance would; nothing if they do not. It may begin a
/// few codewords earlier than said. `found` are the blocks that are certain.
[[nodiscard]] std::optional<Padding> findPadding(std::span<const SoftBlock> blocks,
                                                 std::span<const std::optional<Found>> found);

/// Makes the pad codewords of the blocks known ones.
void assume(const Padding &padding, std::span<SoftBlock> blocks);

} // namespace th::qr
