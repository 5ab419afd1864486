// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger.h"

#include <algorithm>

namespace th::core {

namespace {

using Taken = Result<void, std::string>;

/// Takes out of `fact` the serials beyond `highWater`; nothing if there are none.
template <class Marks> std::optional<journal::Fact> unissuedOf(Marks &fact, std::size_t highWater)
{
    const auto known = std::ranges::upper_bound(fact.serials, highWater);
    if (known == fact.serials.end())
        return std::nullopt;
    Marks rest = fact;
    rest.serials.assign(known, fact.serials.end());
    fact.serials.erase(known, fact.serials.end());
    return rest;
}

Failure<std::string> refused(const char *rule) { return Failure{std::string(rule)}; }

bool same(const std::optional<Revocation> &a, const std::optional<Revocation> &b)
{
    return a.has_value() == b.has_value() && (!a || (a->reason == b->reason && a->at == b->at));
}

} // namespace

Ledger::Ledger(Directory directory, std::chrono::minutes utcOffset)
    : m_directory(std::move(directory)), m_utcOffset(utcOffset)
{
}

void Ledger::load(SeriesSnapshot published)
{
    Open open;
    open.operation = published.operation;
    open.highWaterBefore = static_cast<std::uint32_t>(published.tags.size());
    open.passedOver = static_cast<std::uint64_t>(std::ranges::count(published.tags, 0));
    const SeriesCode series = published.series;
    open.held = std::move(published);
    m_series.insert_or_assign(series, std::move(open));
}

Result<std::optional<journal::Fact>, std::string> Ledger::take(const journal::Fact &fact,
                                                               const AuthorityCode &authority, const MayWait &mayWait)
{
    const bool issues = std::holds_alternative<journal::Issue>(fact);
    const SeriesCode &series = std::visit([](const auto &any) -> const SeriesCode & { return any.series; }, fact);
    const auto found = open(series, authority, issues);
    if (!found)
        return Failure{found.error()};
    if (const auto *issued = std::get_if<journal::Issue>(&fact)) {
        if (auto done = issue(*issued, **found); !done)
            return Failure{done.error()};
        return std::optional<journal::Fact>();
    }
    const std::size_t highWater = (*found)->held.tags.size();
    std::optional<journal::Fact> waits;
    if (const auto *reinstate = std::get_if<journal::Reinstate>(&fact)) {
        journal::Reinstate now = *reinstate;
        waits = unissuedOf(now, highWater);
        if (waits && !mayWait(*waits))
            return refused("waiting.full");
        mark(now.serials, std::nullopt, **found);
        return waits;
    }
    journal::Revoke now = std::get<journal::Revoke>(fact);
    waits = unissuedOf(now, highWater);
    if (waits && !mayWait(*waits))
        return refused("waiting.full");
    if (now.why.at)
        now.why.at = std::max(Instant(),
                              Instant(std::chrono::floor<std::chrono::days>(*now.why.at + m_utcOffset)) - m_utcOffset);
    mark(now.serials, now.why, **found);
    return waits;
}

Result<Ledger::Open *, std::string> Ledger::open(const SeriesCode &series, const AuthorityCode &authority, bool issues)
{
    if (authority.empty())
        return refused("device.no_authority");
    const Series *known = m_directory.findSeries(series);
    if (!known)
        return refused("series.unknown");
    const AuthorityCode &owner = m_directory.findKey(known->key)->authority;
    const bool isParent = m_directory.findAuthority(owner)->parent == authority;
    if (owner != authority && (issues || !isParent))
        return refused("series.not_yours");
    Open &open = m_series[series];
    open.held.series = series;
    return &open;
}

Taken Ledger::issue(const journal::Issue &issue, Open &open)
{
    auto &tags = open.held.tags;
    if (open.operation != 0 && issue.tagKey != open.held.tagKey)
        return refused("tag_key");
    std::size_t known = 0; // serials said again, as after a journal was restored
    for (; known < issue.tags.size() && issue.first + known <= tags.size(); ++known) {
        const std::uint16_t held = tags[issue.first + known - 1];
        if (held != issue.tags[known])
            return refused(held == 0 ? "serial.order" : "serial.reused");
    }
    if (known == issue.tags.size())
        return {};
    if (issue.first > tags.size() + 1 + maxSerialGap)
        return refused("serial.gap");
    if (issue.first + issue.tags.size() - 1 > maxSerials)
        return refused("series.full");
    const std::uint64_t passed = known == 0 ? issue.first - 1 - tags.size() : 0;
    if (passed > 0 && open.passedOver + passed > mayPassOver(tags.size() - open.passedOver + issue.tags.size()))
        return refused("serial.gap");
    open.held.tagKey = issue.tagKey;
    open.passedOver += passed;
    if (known == 0)
        tags.resize(issue.first - 1); // passed over: never registered
    tags.insert(tags.end(), issue.tags.begin() + static_cast<std::ptrdiff_t>(known), issue.tags.end());
    open.operation = std::max(open.operation + issue.tags.size() - known, issue.operation + issue.tags.size() - 1);
    return {};
}

std::optional<Revocation> Ledger::stateOf(const Open &open, std::uint32_t serial)
{
    if (const auto found = open.touched.find(serial); found != open.touched.end())
        return found->second;
    const auto &revoked = open.held.revoked;
    const auto held = std::ranges::lower_bound(revoked, serial, {}, [](const auto &entry) { return entry.serial; });
    return held != revoked.end() && held->serial == serial ? std::optional(held->revocation) : std::nullopt;
}

void Ledger::mark(const std::vector<std::uint32_t> &serials, const std::optional<Revocation> &state, Open &open)
{
    for (const std::uint32_t serial : serials) {
        if (same(stateOf(open, serial), state))
            continue;
        open.touched[serial] = state;
        ++open.operation;
    }
}

std::vector<SeriesDelta> Ledger::takeChanges()
{
    std::vector<SeriesDelta> changes;
    for (auto &[series, open] : m_series) {
        SeriesSnapshot &held = open.held;
        if (open.operation == held.operation)
            continue;
        SeriesDelta delta{series, held.operation, open.operation, {}, open.highWaterBefore, {}, {}, {}};
        if (held.operation == 0)
            delta.tagKey = held.tagKey;
        delta.tags.assign(held.tags.begin() + open.highWaterBefore, held.tags.end());
        for (const auto &[serial, state] : open.touched)
            if (state)
                delta.revoked.push_back({serial, *state});
            else
                delta.standing.push_back(serial);
        held.tags.resize(open.highWaterBefore);
        (void)applyDelta(held, delta); // it begins where the series stands
        open.highWaterBefore = static_cast<std::uint32_t>(held.tags.size());
        open.touched.clear();
        changes.push_back(std::move(delta));
    }
    return changes;
}

std::vector<SeriesProgress> Ledger::progress() const
{
    std::vector<SeriesProgress> all;
    for (const auto &[series, open] : m_series)
        if (open.held.operation != 0)
            all.push_back({series, open.held.operation, static_cast<std::uint32_t>(open.held.tags.size())});
    return all;
}

std::vector<SeriesSnapshot> Ledger::snapshots() const
{
    std::vector<SeriesSnapshot> all;
    for (const auto &[series, open] : m_series)
        if (open.held.operation != 0)
            all.push_back(open.held);
    return all;
}

} // namespace th::core
