// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub.h"

#include <algorithm>
#include <array>

namespace th::city {

using std::chrono::hours, std::chrono::minutes;

namespace {

constexpr double attackShare = 0.6; ///< of the questions in a hostile phase
const std::string timestampPath = "metadata/timestamp.json";

constexpr std::array names{"old",   "mix",   "forge",   "tamper", "truncate", "swap",   "page",
                           "whole", "range", "endless", "drip",   "freeze",   "missing"};

Reply status(long number)
{
    Reply reply;
    reply.head.status = number;
    reply.head.length = 0;
    return reply;
}

Reply wholeOf(History::Content content, const std::string &etag)
{
    Reply reply;
    reply.head = {200, "application/octet-stream", etag, content->size(), {}};
    reply.body = *content;
    reply.keeps = std::move(content);
    return reply;
}

Reply made(std::string_view text, const char *type)
{
    Reply reply = wholeOf(std::make_shared<const core::Bytes>(text.begin(), text.end()), "");
    reply.head.contentType = type;
    return reply;
}

bool isSame(const Reply &one, const Reply &other)
{
    return one.head.status == other.head.status && one.head.rangeBegin == other.head.rangeBegin &&
           one.head.length == other.head.length && one.bytesPerSecond == other.bytesPerSecond &&
           one.breaksOff == other.breaksOff && std::ranges::equal(one.body, other.body);
}

/// "metadata/7.snapshot.json" as another version has it; empty if it is not versioned metadata of the publisher.
std::string withVersion(const std::string &path, std::uint64_t version)
{
    const std::size_t dot = path.find('.');
    for (const char *role : {".snapshot.json", ".status.json"})
        if (path.starts_with("metadata/") && path.ends_with(role) && dot + std::string(role).size() == path.size())
            return "metadata/" + std::to_string(version) + role;
    return {};
}

} // namespace

const char *name(Malice malice) { return names[static_cast<std::size_t>(malice)]; }

const std::vector<Malice> &everyMalice()
{
    static const std::vector<Malice> all = [] {
        std::vector<Malice> each;
        for (std::size_t i = 0; i < names.size(); ++i)
            each.push_back(static_cast<Malice>(i));
        return each;
    }();
    return all;
}

Hub::Hub(const CityOptions &options, const History &history, Moment end) : m_history(history), m_seed(options.seed)
{
    Dice dice(options.seed, "hub");
    const std::vector<Malice> known(options.hostile.begin(), options.hostile.end());
    if (known.empty())
        return;
    // Each kind has its turn before any comes again; the last day is honest.
    std::size_t turn = dice.below(known.size());
    Moment at{0}; // with the first start of the stations, which then know nothing
    while (at < end - hours(24)) {
        const bool forDays = known == std::vector{Malice::Freeze}; // until what it shows expires
        const Moment lasts = forDays ? end : Moment(minutes(60 + dice.below(300)));
        const Moment until = std::min<Moment>(at + lasts, end - hours(24));
        m_phases.push_back({at, until, known[turn++ % known.size()]});
        at = until + minutes(30 + dice.below(150));
    }
}

const Hub::Phase *Hub::phaseAt(Moment now) const
{
    const auto found =
        std::ranges::find_if(m_phases, [&](const Phase &phase) { return phase.from <= now && now < phase.until; });
    return found == m_phases.end() ? nullptr : &*found;
}

Reply Hub::honest(const std::string &path, const sync::HttpAsk &ask, std::size_t publication) const
{
    const History::File *file = m_history.find(path, publication);
    if (!file)
        return status(404);
    Reply reply = wholeOf(file->content, file->etag);
    const bool same = std::ranges::none_of(ask.headers, [&](const std::string &header) {
        return header.starts_with("If-Range: ") && header.substr(10) != file->etag;
    });
    if (ask.from == 0 || !same)
        return reply;
    if (ask.from >= file->content->size())
        return status(416);
    reply.head.status = 206;
    reply.head.rangeBegin = ask.from;
    reply.body = reply.body.subspan(ask.from);
    reply.head.length = reply.body.size();
    return reply;
}

Reply Hub::answer(const std::string &path, const sync::HttpAsk &ask, Moment now, Dice &dice) const
{
    const std::size_t publication = m_history.newestAt(now);
    const Phase *phase = phaseAt(now);
    const bool attacks = phase && dice.chance(attackShare);
    const Reply fair = honest(path, ask, publication);
    if (!phase || !(attacks || phase->malice == Malice::Freeze))
        return fair;
    Reply reply = attack(*phase, path, ask, publication, dice);
    reply.honest = reply.honest || isSame(reply, fair); // there was nothing else to say
    return reply;
}

/// Where there is nothing to be done of the kind, the honest answer.
Reply Hub::attack(const Phase &phase, const std::string &path, const sync::HttpAsk &ask, std::size_t publication,
                  Dice &dice) const
{
    Reply reply = honest(path, ask, publication);
    switch (phase.malice) {
    case Malice::Freeze:
        reply = honest(path, ask, m_history.newestAt(phase.from));
        reply.honest = false;
        return reply;
    case Malice::Old:
    case Malice::Mix:
    case Malice::Forge:
    case Malice::Swap:
        return another(phase.malice, path, ask, publication, dice);
    case Malice::Page:
        reply = made("<!DOCTYPE html><html><body>Sign in</body></html>", "text/html");
        reply.honest = false;
        return reply;
    case Malice::Missing:
        if (path == timestampPath)
            return reply;
        reply = status(404);
        reply.honest = false;
        return reply;
    case Malice::Tamper:
    case Malice::Truncate:
    case Malice::Whole:
    case Malice::Range:
    case Malice::Endless:
    case Malice::Drip:
        return bent(phase.malice, std::move(reply), ask, dice);
    }
    return reply;
}

Reply Hub::another(Malice malice, const std::string &path, const sync::HttpAsk &ask, std::size_t publication,
                   Dice &dice) const
{
    Reply reply = honest(path, ask, publication);
    const std::size_t earlier = dice.below(publication);
    if (malice == Malice::Forge && path == timestampPath) {
        reply = forged(earlier, publication);
    } else if (malice == Malice::Old && path == timestampPath) {
        reply = honest(path, {}, earlier);
    } else if (const std::string other = withVersion(path, earlier + 1); malice == Malice::Mix && !other.empty()) {
        const auto *file = m_history.find(other, earlier);
        reply = file ? wholeOf(file->content, file->etag) : status(404);
    } else if (const auto *file = m_history.anyTarget(publication, dice.below(1000));
               malice == Malice::Swap && path.starts_with("targets/") && file) {
        reply = wholeOf(file->content, file->etag);
    } else {
        return reply;
    }
    reply.honest = false;
    return reply;
}

/// A timestamp that says of older data that it is the newest: right in everything, but signed by a key of nobody's.
Reply Hub::forged(std::size_t older, std::size_t publication) const
{
    core::SoftwareKey stranger = core::SoftwareKey::fromSeed(Dice::secret(m_seed, "stranger"));
    const Moment now = m_history.momentOf(publication);
    const auto *snapshot = m_history.find("metadata/" + std::to_string(older + 1) + ".snapshot.json", older);
    if (!snapshot)
        return status(500);
    const sync::TimestampPlan plan{publication + 1000, wallAt(now) + hours(72), wallAt(now), older + 1,
                                   *snapshot->content};
    const auto bytes = sync::signMetadata(sync::describe(plan), {&stranger});
    return bytes ? wholeOf(std::make_shared<const core::Bytes>(*bytes), "") : status(500);
}

Reply Hub::bent(Malice malice, Reply reply, const sync::HttpAsk &ask, Dice &dice) const
{
    if (reply.body.empty())
        return reply;
    const std::size_t at = dice.below(reply.body.size());
    if (malice == Malice::Whole && ask.from > 0 && reply.keeps) {
        reply = wholeOf(reply.keeps, reply.head.etag);
    } else if (malice == Malice::Range && ask.from > 0) {
        reply.head.rangeBegin = ask.from / 2;
    } else if (malice == Malice::Tamper) {
        core::Bytes bytes(reply.body.begin(), reply.body.end());
        bytes[at] ^= static_cast<std::uint8_t>(1U << dice.below(8));
        reply.keeps = std::make_shared<const core::Bytes>(std::move(bytes));
        reply.body = *reply.keeps;
    } else if (malice == Malice::Truncate) {
        reply.breaksOff = dice.chance(0.5);
        reply.body = reply.body.first(at);
        if (!reply.breaksOff)
            reply.head.length = at;
    } else if (malice == Malice::Endless) {
        reply.keeps = std::make_shared<const core::Bytes>(std::max<std::size_t>(1U << 16, 2 * reply.body.size()), '{');
        reply.body = *reply.keeps;
        reply.head.length.reset();
    } else if (malice == Malice::Drip) {
        reply.bytesPerSecond = 1;
    } else {
        return reply;
    }
    reply.honest = false;
    return reply;
}

} // namespace th::city
