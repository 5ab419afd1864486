// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment.h"

#include "segment_coding.h"

namespace th::core {

namespace {

using namespace segments;

Segment read(Input input)
{
    Segment segment;
    segment.asOf = input.asOf();
    segment.number = input.number("number", maxNumber);
    const std::uint64_t count = input.number("series.count", input.remaining());
    SeriesCode before;
    std::vector<std::uint64_t> sizes;
    std::uint64_t space = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        SeriesSnapshot &snapshot = segment.snapshots.emplace_back();
        snapshot.series = before = input.name(before);
        snapshot.operation = input.number("operation", maxNumber);
        snapshot.tagKey = input.tagKey();
        sizes.push_back(input.number("tags.count", input.remaining() / 2));
        space += sizes.back();
    }
    for (std::size_t i = 0; i < sizes.size(); ++i)
        segment.snapshots[i].tags = input.tags(sizes[i]);
    std::uint64_t first = 0;
    auto snapshot = segment.snapshots.begin();
    for (const Marked &marked : input.reasons(space, space, segment.asOf)) {
        for (; marked.position >= first + snapshot->tags.size(); ++snapshot)
            first += snapshot->tags.size();
        snapshot->revoked.push_back({static_cast<std::uint32_t>(marked.position - first + 1), marked.revocation});
    }
    if (segment.number != 0) {
        segment.id = input.array<StateId>("state");
        segment.heads = input.array<HeadsDigest>("heads");
    }
    input.finish();
    return segment;
}

} // namespace

Bytes encodeSegment(const Segment &segment)
{
    Bytes out;
    begin(out, snapshotKind, segment.asOf);
    writeVarint(out, segment.number);
    writeVarint(out, segment.snapshots.size());
    SeriesCode before;
    Reasons reasons;
    std::uint64_t space = 0;
    for (const SeriesSnapshot &snapshot : segment.snapshots) {
        writeName(out, before, snapshot.series);
        before = snapshot.series;
        writeVarint(out, snapshot.operation);
        out.insert(out.end(), snapshot.tagKey.begin(), snapshot.tagKey.end());
        writeVarint(out, snapshot.tags.size());
        for (const auto &[serial, revocation] : snapshot.revoked)
            reasons[{revocation.reason, revocation.at}].push_back(static_cast<Position>(space + serial - 1));
        space += snapshot.tags.size();
    }
    for (const SeriesSnapshot &snapshot : segment.snapshots)
        writeTags(out, snapshot.tags);
    writeReasons(out, reasons, space, segment.asOf);
    if (segment.number != 0) {
        out.insert(out.end(), segment.id.begin(), segment.id.end());
        out.insert(out.end(), segment.heads.begin(), segment.heads.end());
    }
    seal(out);
    return out;
}

Result<Segment, SegmentError> decodeSegment(ByteView bytes)
{
    try {
        return read(Input(bytes, snapshotKind));
    } catch (const Broken &broken) {
        return Failure{broken.error};
    }
}

} // namespace th::core
