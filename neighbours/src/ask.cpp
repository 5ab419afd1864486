// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "neighbours/ask.h"

#include "sync/transport.h"

#include <algorithm>

namespace th::neighbours {

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

std::optional<Brought> askNeighbours(sync::StationDoor &station, sync::SyncSource source, core::Instant now,
                                     const std::vector<Neighbour> &found, const AskPatience &patience,
                                     const AskListener &listener)
{
    Steady::duration unproven = patience.untilVerified; // left of it
    const auto end = Steady::now() + patience.altogether;
    auto left = static_cast<Steady::rep>(found.size());
    for (const Neighbour &each : found) {
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
            if (listener.progress)
                listener.progress(came);
        });
        if (done && !done->unchanged)
            return Brought{each, std::move(done).value()};
        if (!done && listener.failed) // the one beside it may be honest, or further
            listener.failed(each, done.error());
        if (patience.http.stop.stop_requested())
            break;
        unproven -= std::min(unproven, verified.value_or(Steady::now()) - begun);
        --left;
    }
    return std::nullopt;
}

std::filesystem::path keptFor(const store::Station &station, const std::filesystem::path &folder)
{
    return station.setting(keepSetting) == "on" ? sync::keptOf(folder) : std::filesystem::path();
}

} // namespace th::neighbours
