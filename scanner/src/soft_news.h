// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol_reader.h"

#include <array>
#include <map>
#include <optional>
#include <utility>

namespace th::scanner {

/// Tells something soft that has come into view, and may be a code out of focus, from the print on a wall, of which
/// now this part looks like a code and now that. Where a code was read people hold up the next one: nothing is known
/// of such a place.
class SoftNews {
public:
    static constexpr std::chrono::seconds news{2};       ///< for so long it may be a code
    static constexpr std::chrono::seconds memory{5};     ///< a part that shows nothing for so long is forgotten
    static constexpr std::chrono::milliseconds gap{300}; ///< not seen for so long: gone

    /// What a frame showed.
    void see(const Reading &reading, SteadyTime at);
    /// Something soft is in view that is not known from before.
    [[nodiscard]] bool any(SteadyTime at) const { return m_last && at - *m_last <= gap; }
    void forget();

private:
    struct Part {
        SteadyTime since, last;
    };
    using Corners = std::array<Point, 4>;
    [[nodiscard]] bool isNew(const Located &soft, SteadyTime at);
    void forgetAround(const Corners &read);

    std::map<std::pair<int, int>, Part> m_parts; ///< by column and row
    std::optional<SteadyTime> m_last;            ///< that something new was seen
};

} // namespace th::scanner
