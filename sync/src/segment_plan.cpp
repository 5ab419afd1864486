// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/segment_plan.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>

namespace th::sync {
namespace {

constexpr std::string_view fullPrefix = "status/full-", deltaPrefix = "status/delta-", ending = ".seg";

/// The numbers between hyphens, none above what a segment may say; empty if anything else is there.
std::vector<std::uint64_t> numbersIn(std::string_view text)
{
    std::vector<std::uint64_t> numbers;
    while (true) {
        std::uint64_t &number = numbers.emplace_back();
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || number > INT64_MAX)
            return {};
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (text.empty())
            return numbers;
        if (text.front() != '-')
            return {};
        text.remove_prefix(1);
    }
}

/// How a state is reached: its cost, and by what.
struct Reached {
    std::uint64_t cost = 0;
    std::vector<ListedSegment> by;
};
using States = std::map<std::uint64_t, Reached>;

void offer(States &states, std::uint64_t state, Reached reached)
{
    const auto [held, isNew] = states.try_emplace(state, reached);
    if (!isNew && reached.cost < held->second.cost)
        held->second = std::move(reached);
}

/// Snapshots of which every part is listed.
void offerSnapshots(States &states, const std::vector<ListedSegment> &listed)
{
    std::map<std::pair<std::uint64_t, std::uint64_t>, Reached> found; // by state and number of parts
    for (const ListedSegment &segment : listed)
        if (segment.name.full) {
            Reached &snapshot = found[{segment.name.to, segment.name.parts}];
            snapshot.cost += segment.length;
            snapshot.by.push_back(segment);
        }
    for (auto &[key, snapshot] : found)
        if (snapshot.by.size() == key.second)
            offer(states, key.first, std::move(snapshot));
}

} // namespace

std::string segmentPath(const SegmentName &name)
{
    const auto text = [](std::uint64_t number) { return std::to_string(number); };
    std::string path(name.full ? fullPrefix : deltaPrefix);
    path += name.full ? text(name.to) + "-" + text(name.part) + "-" + text(name.parts)
                      : text(name.from) + "-" + text(name.to);
    return path.append(ending);
}

std::optional<SegmentName> parseSegmentPath(const std::string &path)
{
    std::string_view text = path;
    const bool full = text.starts_with(fullPrefix);
    if (!(full || text.starts_with(deltaPrefix)) || !text.ends_with(ending))
        return std::nullopt;
    text.remove_prefix(full ? fullPrefix.size() : deltaPrefix.size());
    if (text.size() < ending.size())
        return std::nullopt;
    text.remove_suffix(ending.size());
    const auto numbers = numbersIn(text);
    SegmentName name{full, 0, 0, 1, 1};
    if (full && numbers.size() == 3)
        name = {true, 0, numbers[0], numbers[1], numbers[2]};
    else if (!full && numbers.size() == 2)
        name = {false, numbers[0], numbers[1], 1, 1};
    const bool sane = name.from < name.to && name.part >= 1 && name.part <= name.parts;
    return sane && segmentPath(name) == path ? std::optional(name) : std::nullopt;
}

std::optional<std::uint64_t> newestState(const std::vector<ListedSegment> &listed)
{
    std::optional<std::uint64_t> newest;
    for (const ListedSegment &segment : listed)
        newest = std::max(newest.value_or(0), segment.name.to);
    return newest;
}

std::optional<std::vector<ListedSegment>> planSegments(std::optional<std::uint64_t> have,
                                                       const std::vector<ListedSegment> &listed)
{
    const auto goal = newestState(listed);
    if (!goal)
        return std::vector<ListedSegment>();
    States states;
    offerSnapshots(states, listed);
    if (have && *have <= *goal) // ahead of the newest: a publisher that began anew, so begin anew too
        offer(states, *have, {});
    // Every step leads upwards, so a state is final once it is come to.
    for (auto state = states.begin(); state != states.end(); ++state)
        for (const ListedSegment &segment : listed) {
            const auto &[full, from, to, part, parts] = segment.name;
            if (full || from > state->first || to <= state->first)
                continue;
            Reached next = state->second;
            next.cost += segment.length;
            next.by.push_back(segment);
            offer(states, to, std::move(next));
        }
    const auto found = states.find(*goal);
    return found == states.end() ? std::nullopt : std::optional(std::move(found->second.by));
}

} // namespace th::sync
