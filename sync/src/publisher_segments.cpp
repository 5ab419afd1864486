// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher_segments.h"

#include "published_names.h"
#include "status_import.h"

#include <algorithm>
#include <set>

namespace th::sync {
namespace {

constexpr std::size_t partBytes = 2u << 20;
constexpr std::size_t maxFileBytes = 64u << 20; ///< that stations read
constexpr auto basesKept = std::chrono::days(35);
constexpr std::uint64_t furthest = 64; ///< states back from which a delta since the base begins

std::vector<ListedSegment> listedIn(const Files &status)
{
    std::vector<ListedSegment> listed;
    for (const auto &[path, bytes] : status)
        if (const auto name = parseSegmentPath(path))
            listed.push_back({*name, bytes.size()});
    return listed;
}

std::size_t sizeOfSnapshots(const Files &files)
{
    std::size_t size = 0;
    for (const auto &[path, bytes] : files)
        if (const auto name = parseSegmentPath(path); name && name->full)
            size += bytes.size();
    return size;
}

/// Parts of about `partBytes`, so that one that is lost on the way costs no more.
void addSnapshots(Files &files, const core::Delta &change, const std::vector<core::SeriesSnapshot> &series)
{
    const std::uint64_t state = change.to;
    std::vector<core::Segment> parts;
    std::size_t size = partBytes;
    for (const core::SeriesSnapshot &snapshot : series) {
        if (size >= partBytes) {
            parts.push_back({change.asOf, {}, state, change.idAt(state), change.heads});
            size = 0;
        }
        size += 2 * snapshot.tags.size() + 32;
        parts.back().snapshots.push_back(snapshot);
    }
    for (std::size_t i = 0; i < parts.size(); ++i)
        files[segmentPath({true, 0, state, i + 1, parts.size()})] = core::encodeSegment(parts[i]);
}

/// Of the states that deltas may begin at, those about 1, 2, 4, 8 … before `now`.
std::set<std::uint64_t> spaced(const std::set<std::uint64_t> &starts, std::uint64_t now)
{
    std::set<std::uint64_t> kept;
    for (std::uint64_t distance = 1; distance <= furthest; distance *= 2) {
        const auto after = now < distance ? starts.begin() : starts.upper_bound(now - distance);
        if (after != starts.begin() && now - *std::prev(after) <= furthest)
            kept.insert(*std::prev(after));
    }
    return kept;
}

using Deltas = std::map<std::uint64_t, core::Delta>; ///< by where they begin; all end at the same state

Made<Deltas> deltasTo(std::uint64_t state, const Files &status)
{
    Deltas deltas;
    for (const auto &[path, bytes] : status) {
        const auto name = parseSegmentPath(path);
        if (!name || name->full || name->to != state)
            continue;
        auto delta = core::decodeDelta(bytes);
        if (!delta)
            return core::Failure{path + ": " + delta.error().rule};
        deltas.emplace(name->from, std::move(delta).value());
    }
    return deltas;
}

Made<void> carryOn(Deltas &deltas, const core::Delta &change)
{
    for (auto &[from, delta] : deltas) {
        auto merged = core::mergeDeltas(delta, change);
        if (!merged)
            return core::Failure{"the delta from state " + std::to_string(from) + " cannot go on: " + merged.error()};
        delta = std::move(merged).value();
    }
    return {};
}

/// False, and not added, if stations are better off with the snapshots.
bool addDelta(Files &files, const core::Delta &delta, std::size_t most)
{
    std::size_t marks = 0;
    for (const core::SeriesDelta &series : delta.series)
        marks += series.revoked.size() + series.standing.size();
    if (marks > core::maxDeltaMarks || delta.from == 0) // nobody is at state 0
        return false;
    core::Bytes bytes = core::encodeDelta(delta);
    if (bytes.size() >= most || bytes.size() > maxFileBytes)
        return false;
    files[segmentPath({false, delta.from, delta.to, 1, 1})] = std::move(bytes);
    return true;
}

bool anotherDay(core::Instant a, core::Instant b, std::chrono::minutes offset)
{
    return std::chrono::floor<std::chrono::days>(a + offset) != std::chrono::floor<std::chrono::days>(b + offset);
}

/// All that ends at the new base: from each earlier base, and from the last few states.
Made<Files> newBase(const Files &status, const core::Delta &change, const std::vector<core::SeriesSnapshot> &snapshots,
                    PublisherNotes &notes, Deltas since)
{
    Files files;
    addSnapshots(files, change, snapshots);
    const std::uint64_t before = notes.bases.empty() ? 0 : notes.bases.back().state;
    std::set<std::uint64_t> starts{change.from};
    for (const auto &[from, delta] : since)
        starts.insert(from);
    std::set<std::uint64_t> kept = spaced(starts, change.to);
    for (const auto &base : notes.bases)
        kept.insert(base.state);
    Deltas all;
    if (since.contains(before) && before != change.from) { // what led to the base before leads on from there
        auto earlier = deltasTo(before, status);
        if (!earlier)
            return core::Failure{earlier.error()};
        all = std::move(earlier).value();
        if (const auto done = carryOn(all, since.at(before)); !done)
            return core::Failure{done.error()};
    }
    all.merge(since);
    if (const auto done = carryOn(all, change); !done)
        return core::Failure{done.error()};
    all.emplace(change.from, change);
    const std::size_t most = sizeOfSnapshots(files);
    for (const auto &[from, delta] : all)
        if (kept.contains(from))
            (void)addDelta(files, delta, most);
    std::erase_if(notes.bases, [&](const auto &base) { return base.at + basesKept < change.asOf; });
    notes.bases.push_back({change.to, change.asOf});
    return files;
}

/// Of a series in a file of its own; where it is plain that it is less than `enough`, roughly.
std::size_t sizeAlone(const core::SeriesSnapshot &series, std::size_t enough)
{
    const std::size_t most = 128 + 2 * series.tags.size() + 32 * series.revoked.size();
    if (most < enough)
        return most;
    return core::encodeSegment({core::Instant(), {series}, 1, {}, {}}).size();
}

} // namespace

std::optional<core::SeriesCode> tooLarge(const core::Delta &change, const std::vector<core::SeriesSnapshot> &snapshots,
                                         std::size_t most)
{
    const std::size_t room = most - most / 8; // others may lie in the same file
    std::size_t all = 0, largestSize = 0;
    std::optional<core::SeriesCode> largest;
    for (const core::SeriesSnapshot &series : snapshots) {
        all += 32 + 2 * series.tags.size() + 3 * series.revoked.size();
        if (std::ranges::find(change.series, series.series, &core::SeriesDelta::series) == change.series.end())
            continue;
        const std::size_t size = sizeAlone(series, room);
        if (!largest || size > largestSize) {
            largest = series.series;
            largestSize = size;
        }
    }
    return largestSize > room || all > 4 * room ? largest : std::nullopt;
}

Made<PublishedStatus> statusIn(const OwnTree &own)
{
    const auto get = [&](const std::string &path) -> core::Result<core::Bytes, ImportError> {
        return own.status.at(path);
    };
    StatusImport status(get, core::Instant::max());
    const auto listed = listedIn(own.status);
    if (const auto done = status.follow(std::nullopt, listed); !done)
        return core::Failure{done.error().file + ": " + done.error().detail};
    store::Update update;
    ImportSummary summary;
    status.finish(update, summary);
    std::vector<core::SeriesProgress> heads;
    for (const core::SeriesSnapshot &series : update.snapshots)
        heads.push_back({series.series, series.operation, static_cast<std::uint32_t>(series.tags.size())});
    if (update.step && core::digestOf(heads) != update.step->heads)
        return core::Failure{std::string("the segments of this tree do not come to the state that they name")};
    const auto state = update.step ? update.step->to : store::StatusState();
    return PublishedStatus{state.number, state.id, std::move(update.snapshots)};
}

Made<Files> nextSegments(const OwnTree &own, const core::Delta &change,
                         const std::vector<core::SeriesSnapshot> &snapshots, PublisherNotes &notes)
{
    auto since = deltasTo(change.from, own.status);
    if (!since)
        return core::Failure{since.error()};
    if (notes.bases.empty() || anotherDay(notes.bases.back().at, change.asOf, own.policy->utcOffset()))
        return newBase(own.status, change, snapshots, notes, std::move(since).value());

    const std::uint64_t base = notes.bases.back().state;
    Files files;
    for (const auto &[path, bytes] : own.status)
        if (const auto name = parseSegmentPath(path); name && name->to == base)
            files.emplace(path, bytes);
    std::set<std::uint64_t> starts{change.from};
    for (const auto &[from, delta] : *since)
        starts.insert(from);
    std::set<std::uint64_t> kept = spaced(starts, change.to);
    kept.insert(base);
    const Deltas before = *since;
    std::erase_if(*since, [&](const auto &each) { return !kept.contains(each.first); });
    if (const auto done = carryOn(*since, change); !done)
        return core::Failure{done.error()};
    since->insert_or_assign(change.from, change);
    const std::size_t most = sizeOfSnapshots(files);
    for (const auto &[from, delta] : *since)
        if (!addDelta(files, delta, most) && from == base) // then nothing would lead on from the snapshots
            return newBase(own.status, change, snapshots, notes, before);
    return files;
}

} // namespace th::sync
