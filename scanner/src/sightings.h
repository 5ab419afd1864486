// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol_reader.h"

#include <vector>

namespace th::scanner {

/// Since when something code-like has been seen at the places where it is seen now.
class Sightings {
public:
    static constexpr std::chrono::milliseconds gap{300}; ///< without a trace that does not end a sighting
    /// A code that was read counts as read so much longer while its frames fail; then it may be another.
    static constexpr std::chrono::milliseconds trust{100};

    /// What a frame showed, read or not.
    void see(const Reading &reading, SteadyTime at);
    /// Since when something was seen where `symbol` is. REQUIRES: see() was told of it.
    [[nodiscard]] SteadyTime since(const Symbol &symbol) const;
    /// A code with eyes is there that was not read when it was last seen.
    [[nodiscard]] bool anyUnread() const;
    void forget() { m_places.clear(); }

private:
    struct Place {
        Point middle;
        float reach = 0; ///< pixels from the middle within which it is the same place
        std::string text;
        bool read = false, eyes = false;
        SteadyTime first, last, lastRead;
    };
    void note(Place place);
    [[nodiscard]] const Place *at(Point middle, const std::string *text) const;

    std::vector<Place> m_places;
};

} // namespace th::scanner
