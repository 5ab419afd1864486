// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "neighbour_sources.h"

#include "sync/transport.h"

#include <algorithm>

namespace th::tools {

namespace {

using Steady = std::chrono::steady_clock;

/// Roots and timestamp come before anything is known of who serves them; the rest comes once the timestamp holds.
bool isAfterTimestamp(const std::string &file)
{
    return !file.ends_with("root.json") && !file.ends_with("timestamp.json");
}

/// A neighbour's redirect would lead out of the local network.
sync::Transport withoutRedirects(sync::Transport transport)
{
    return [transport = std::move(transport)](sync::HttpAsk ask, const sync::HttpSink &sink) {
        ask.follows = false;
        return transport(ask, sink);
    };
}

} // namespace

Synced askNeighbours(const Console &console, store::Station &station, sync::SyncSource source, core::Instant now,
                     Synced before, const std::vector<neighbours::Neighbour> &found, const NeighbourPatience &patience,
                     const std::function<void(const sync::SyncProgress &)> &progress)
{
    Steady::duration unproven = patience.untilVerified; // left of it
    const auto end = Steady::now() + patience.altogether;
    auto left = static_cast<Steady::rep>(found.size());
    for (const neighbours::Neighbour &each : found) {
        const auto begun = Steady::now();
        std::optional<Steady::time_point> verified;
        auto until = std::min(begun + unproven / left, end);
        source.from = each.address;
        source.patience = patience.http;
        source.patience.isOver = [&until] { return Steady::now() >= until; };
        source.transport = withoutRedirects(sync::overNetwork(source.patience));
        auto done = sync::syncOnce(station, source, now, [&](const sync::SyncProgress &came) {
            if (!verified && isAfterTimestamp(came.file)) {
                verified = Steady::now();
                until = *verified + std::max(end - *verified, Steady::duration::zero()) / left;
            }
            if (progress)
                progress(came);
        });
        if (done && !done->unchanged)
            return done;
        if (!done) // the one beside it may be honest, or further
            console.complain(each.name + ": " + sync::sentence(done.error(), console.language));
        unproven -= std::min(unproven, verified.value_or(Steady::now()) - begun);
        --left;
    }
    return before;
}

} // namespace th::tools
