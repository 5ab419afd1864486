// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "link.h"

#include <algorithm>
#include <limits>

namespace th::city {

using std::chrono::hours, std::chrono::milliseconds;
using Kind = sync::FetchError::Kind;

namespace {

constexpr std::size_t packetBytes = 1400;
constexpr int mostResends = 6;
constexpr Moment resendAfter{300};
constexpr Moment never{std::numeric_limits<std::int64_t>::max() / 4};
const std::string address = "http://hub/";

sync::HttpAnswer failed(sync::HttpHead head, const char *why, Kind kind = Kind::Unreachable)
{
    return {std::move(head), sync::FetchError{kind, why}};
}

} // namespace

Link::Link(const CityOptions &options, const Hub &hub, std::size_t station, Moment end)
    : m_options(options), m_hub(hub), m_dice(options.seed, "link " + std::to_string(station))
{
    m_cutsAt = Moment(m_dice.below(static_cast<std::uint64_t>(
        std::max<std::int64_t>(std::chrono::duration_cast<milliseconds>(options.cutEvery).count(), 1))));
    const Moment lastDay = end - hours(24);
    if (options.outages && lastDay > hours(24)) {
        const Moment from{m_dice.below(static_cast<std::uint64_t>((lastDay - hours(24)).count()))};
        m_outages.push_back({from, from + hours(24)});
    }
}

bool Link::isAway() const
{
    return !m_healed && std::ranges::any_of(
                            m_outages, [&](const Outage &outage) { return outage.from <= now && now < outage.until; });
}

Moment Link::nextBreak() const
{
    if (m_healed)
        return never;
    Moment next = never;
    for (const Outage &outage : m_outages)
        if (outage.from > now)
            next = std::min(next, outage.from);
    const Moment every = m_options.cutEvery;
    if (every.count() > 0)
        next = std::min(next, m_cutsAt + ((now - m_cutsAt) / every + 1) * every);
    return next;
}

bool Link::packet(double bytesPerSecond, std::size_t bytes)
{
    const double takes = 1000.0 * static_cast<double>(bytes) / bytesPerSecond + m_fraction;
    now += Moment(static_cast<std::int64_t>(takes));
    m_fraction = takes - static_cast<double>(static_cast<std::int64_t>(takes));
    Moment wait = resendAfter + m_options.delay;
    for (int resends = 0; !m_healed && m_dice.chance(m_options.loss); ++resends, wait *= 2) {
        ++m_counts.lostPackets;
        if (resends == mostResends)
            return false;
        now += wait;
    }
    return now < m_breaks;
}

sync::HttpAnswer Link::ask(const sync::HttpAsk &ask, const sync::HttpSink &sink)
{
    ++m_counts.requests;
    const sync::HttpPatience patience;
    if (isAway()) {
        now += patience.connect;
        return failed({}, "no network");
    }
    m_breaks = nextBreak();
    now += m_options.delay;
    if (!packet(1e9, 1)) {
        now = std::min(now, m_breaks);
        ++m_counts.cuts;
        return failed({}, "cut");
    }
    const std::string path = ask.address.substr(address.size());
    const Reply reply = m_hub.answer(path, ask, now, m_dice);
    m_counts.attacks += reply.honest ? 0 : 1;
    return deliver(path, reply, ask, sink);
}

sync::HttpAnswer Link::deliver(const std::string &path, const Reply &reply, const sync::HttpAsk &ask,
                               const sync::HttpSink &sink)
{
    const sync::HttpPatience patience;
    if (reply.head.length && *reply.head.length > ask.maxBytes)
        return failed(reply.head, "too large", Kind::TooLarge);
    const double speed =
        static_cast<double>(reply.bytesPerSecond > 0 ? reply.bytesPerSecond : m_options.kilobits * 125ULL);
    const bool tooSlow = speed < static_cast<double>(patience.slowest);
    const std::size_t most =
        tooSlow ? reply.bytesPerSecond * static_cast<std::size_t>(patience.stall / std::chrono::seconds(1))
                : reply.body.size();
    core::ByteView rest = reply.body.first(std::min(most, reply.body.size()));
    for (std::size_t came = 0; !rest.empty();) {
        const core::ByteView piece = rest.first(std::min(packetBytes, rest.size()));
        rest = rest.subspan(piece.size());
        if (!packet(speed, piece.size())) {
            now = std::min(now, m_breaks);
            ++m_counts.cuts;
            return failed(reply.head, "cut");
        }
        came += piece.size();
        if (came > ask.maxBytes)
            return failed(reply.head, "too large", Kind::TooLarge);
        count(path, reply, piece.size());
        if (!sink(reply.head, piece))
            return failed(reply.head, "broken off");
    }
    if (tooSlow && reply.body.size() > most)
        return failed(reply.head, "too slow");
    if (reply.breaksOff)
        return failed(reply.head, "ended early");
    return {reply.head, {}};
}

void Link::count(const std::string &path, const Reply &reply, std::size_t bytes)
{
    if (!reply.honest) {
        m_counts.hostile += bytes;
        return;
    }
    m_counts.received += bytes;
    const bool changes = path == "metadata/timestamp.json" || path.ends_with(".root.json");
    if (changes)
        return;
    Came &came = m_came[path];
    came.bytes += bytes;
    came.length = reply.keeps->size();
}

void Link::report(CityReport &report) const
{
    report.requests += m_counts.requests;
    report.received += m_counts.received;
    report.hostile += m_counts.hostile;
    report.attacks += m_counts.attacks;
    report.lostPackets += m_counts.lostPackets;
    report.cuts += m_counts.cuts;
    for (const auto &[path, came] : m_came) {
        if (came.bytes > came.length)
            report.again += came.bytes - came.length;
        if (came.bytes < came.length)
            report.abandoned += came.bytes;
    }
}

} // namespace th::city
