// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub.h"
#include "sync/http_patience.h"

namespace th::city {

/// A station's way to the hub, on made-up time: slow, lossy, cut, and away for days. It answers as libcurl would.
class Link {
public:
    Link(const CityOptions &options, const Hub &hub, std::size_t station, Moment end);

    Moment now{0}; ///< moves on as things are asked
    /// The link as it should be: nothing is lost or cut any more.
    void heal() { m_healed = true; }

    [[nodiscard]] sync::HttpAnswer ask(const sync::HttpAsk &ask, const sync::HttpSink &sink);
    /// Adds what came over it.
    void report(CityReport &report) const;

private:
    struct Outage {
        Moment from{}, until{};
    };
    [[nodiscard]] bool isAway() const;
    [[nodiscard]] Moment nextBreak() const;
    [[nodiscard]] bool packet(double bytesPerSecond, std::size_t bytes); ///< false: the connection is lost
    [[nodiscard]] sync::HttpAnswer deliver(const std::string &path, const Reply &reply, const sync::HttpAsk &ask,
                                           const sync::HttpSink &sink);
    void count(const std::string &path, const Reply &reply, std::size_t bytes);

    struct Came {
        std::uint64_t bytes = 0, length = 0; ///< length of the file, if it is immutable
        bool whole = false;
    };
    const CityOptions &m_options;
    const Hub &m_hub;
    Dice m_dice;
    std::vector<Outage> m_outages;
    Moment m_cutsAt{0}; ///< some moment of the row of cuts
    Moment m_breaks{0}; ///< when the connection of this question breaks
    bool m_healed = false;
    double m_fraction = 0; ///< of a millisecond, carried over
    std::map<std::string, Came> m_came;
    CityReport m_counts;
};

} // namespace th::city
