// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history.h"
#include "sync/transport.h"

namespace th::city {

/// What comes back to a question, before a link has its way with it.
struct Reply {
    sync::HttpHead head;
    core::ByteView body{};
    History::Content keeps{};         ///< what `body` points into, where the history does not hold it
    std::uint64_t bytesPerSecond = 0; ///< slower than the link; 0: as fast as the link
    bool breaksOff = false;           ///< fewer bytes come than were announced
    bool honest = true;
};

/// Serves what was published, and in its hostile phases something else. Which phases there are is the same for all
/// stations; how it attacks is a matter of each station's dice.
class Hub {
public:
    Hub(const CityOptions &options, const History &history, Moment end);

    [[nodiscard]] Reply answer(const std::string &path, const sync::HttpAsk &ask, Moment now, Dice &dice) const;

private:
    struct Phase {
        Moment from{}, until{};
        Malice malice{};
    };
    [[nodiscard]] const Phase *phaseAt(Moment now) const;
    [[nodiscard]] Reply honest(const std::string &path, const sync::HttpAsk &ask, std::size_t publication) const;
    [[nodiscard]] Reply attack(const Phase &phase, const std::string &path, const sync::HttpAsk &ask,
                               std::size_t publication, Dice &dice) const;
    [[nodiscard]] Reply another(Malice malice, const std::string &path, const sync::HttpAsk &ask,
                                std::size_t publication, Dice &dice) const;
    [[nodiscard]] Reply bent(Malice malice, Reply whole, const sync::HttpAsk &ask, Dice &dice) const;
    [[nodiscard]] Reply forged(std::size_t older, std::size_t publication) const;

    const History &m_history;
    std::uint32_t m_seed;
    std::vector<Phase> m_phases;
};

} // namespace th::city
