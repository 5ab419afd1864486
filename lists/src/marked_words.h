// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace th::lists {

/// Of the words of a text that hold a letter beyond ASCII: how many there are, and how many are built like Vietnamese.
struct MarkedWords {
    int all = 0, sensible = 0;
    MarkedWords &operator+=(const MarkedWords &more)
    {
        all += more.all;
        sensible += more.sensible;
        return *this;
    }
};
/// Of well-formed UTF-8 in NFC.
[[nodiscard]] MarkedWords countMarkedWords(std::string_view text);

} // namespace th::lists
