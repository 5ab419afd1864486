// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment.h"
#include "core/signing.h"

#include <cstdlib>

using namespace th::core;

namespace {

/// With itself, and with what would follow on it: neither may take more than both have.
void merge(const Delta &delta)
{
    const auto same = mergeDeltas(delta, delta);
    if (!same || encodeDelta(*same) != encodeDelta(delta))
        std::abort();
    if (delta.to == INT64_MAX)
        return;
    const Delta next{delta.asOf, delta.to, delta.to + 1, {}, {delta.trail.back(), {}}, {}};
    const auto longer = mergeDeltas(delta, next);
    if (!longer || longer->to != next.to || longer->trail.size() != delta.trail.size() + 1)
        std::abort();
}

} // namespace

/// The input is a segment without its digest, of either kind; what is accepted is the only encoding of what it says,
/// and a delta brings whoever begins where it begins to its end.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    (void)decodeSegment(ByteView(data, size));
    Bytes bytes(data, data + size);
    const auto digest = blake2b256(bytes);
    bytes.insert(bytes.end(), digest.begin(), digest.end());
    const auto segment = decodeSegment(bytes);
    if (segment && encodeSegment(*segment) != bytes)
        std::abort();
    const auto delta = decodeDelta(bytes);
    if (!delta)
        return 0;
    if (encodeDelta(*delta) != bytes)
        std::abort();
    merge(*delta);
    for (const SeriesDelta &series : delta->series) {
        if (series.fromHighWater > (1u << 16))
            continue;
        SeriesSnapshot held{
            series.series, series.fromOperation, {}, std::vector<std::uint16_t>(series.fromHighWater), {}};
        if (!applyDelta(held, series) || held.operation != series.toOperation)
            std::abort();
    }
    return 0;
}
