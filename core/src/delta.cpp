// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing.h"
#include "segment_coding.h"

#include <algorithm>
#include <cassert>

namespace th::core {

namespace {

using namespace segments;

std::uint64_t highWater(const SeriesDelta &delta) { return delta.fromHighWater + std::uint64_t(delta.tags.size()); }

/// Reads the heads, then the columns.
class DeltaReader {
public:
    explicit DeltaReader(Input input) : m_input(input) {}

    Delta read()
    {
        m_delta.asOf = m_input.asOf();
        m_delta.from = m_input.number("number", maxNumber);
        m_delta.to = ending(m_delta.from, "number");
        const std::uint64_t count = m_input.number("series.count", m_input.remaining());
        for (std::uint64_t i = 0; i < count; ++i)
            readHead();
        for (std::size_t i = 0; i < m_sizes.size(); ++i)
            m_delta.series[i].tags = m_input.tags(m_sizes[i]);
        readMarks();
        readTrail();
        m_input.finish();
        return std::move(m_delta);
    }

private:
    /// Numbers only ever grow: what follows is written as what it is more than one more.
    std::uint64_t ending(std::uint64_t from, const char *rule)
    {
        if (from == maxNumber)
            m_input.fail(rule);
        return from + 1 + m_input.number(rule, maxNumber - 1 - from);
    }

    void readHead()
    {
        const SeriesCode before = m_delta.series.empty() ? SeriesCode() : m_delta.series.back().series;
        SeriesDelta &head = m_delta.series.emplace_back();
        head.series = m_input.name(before);
        head.fromOperation = m_input.number("operation", maxNumber);
        head.toOperation = ending(head.fromOperation, "operation");
        if (head.fromOperation == 0)
            head.tagKey = m_input.tagKey();
        else
            head.fromHighWater = static_cast<std::uint32_t>(m_input.number("high_water", maxPositions));
        m_sizes.push_back(m_input.number("tags.count", m_input.remaining() / 2));
        m_space += head.fromHighWater + m_sizes.back();
        if (m_space > maxPositions)
            m_input.fail("serials.count");
    }

    void readMarks()
    {
        const auto revoked = m_input.reasons(maxDeltaMarks, m_space, m_delta.asOf);
        const auto standing = m_input.positions("standing.count", maxDeltaMarks - revoked.size(), m_space);
        const auto before = [](const Marked &a, Position b) { return a.position < b; };
        for (const Position position : standing) {
            const auto found = std::lower_bound(revoked.begin(), revoked.end(), position, before);
            if (found != revoked.end() && found->position == position)
                m_input.fail("standing.revoked");
        }
        std::uint64_t first = 0;
        auto mark = revoked.begin();
        auto stand = standing.begin();
        for (SeriesDelta &series : m_delta.series) {
            const std::uint64_t end = first + highWater(series);
            for (; mark != revoked.end() && mark->position < end; ++mark)
                series.revoked.push_back({static_cast<std::uint32_t>(mark->position - first + 1), mark->revocation});
            for (; stand != standing.end() && *stand < end; ++stand)
                series.standing.push_back(static_cast<std::uint32_t>(*stand - first + 1));
            first = end;
        }
    }

    void readTrail()
    {
        const std::uint64_t states = m_delta.to - m_delta.from + 1;
        if (states > m_input.remaining() / sizeof(StateId))
            m_input.fail("trail");
        for (std::uint64_t i = 0; i < states; ++i)
            m_delta.trail.push_back(m_input.array<StateId>("trail"));
        m_delta.heads = m_input.array<HeadsDigest>("heads");
    }

    Input m_input;
    Delta m_delta;
    std::vector<std::uint64_t> m_sizes;
    std::uint64_t m_space = 0;
};

void writeHead(Bytes &out, const SeriesCode &before, const SeriesDelta &series)
{
    assert(series.toOperation > series.fromOperation);
    writeName(out, before, series.series);
    writeVarint(out, series.fromOperation);
    writeVarint(out, series.toOperation - series.fromOperation - 1);
    if (series.fromOperation == 0)
        out.insert(out.end(), series.tagKey.begin(), series.tagKey.end());
    else
        writeVarint(out, series.fromHighWater);
    writeVarint(out, series.tags.size());
}

/// What either list says of each serial, the second before the first.
void overlay(SeriesDelta &onto, const SeriesDelta &later)
{
    const auto serialOf = [](const auto &entry) { return entry.serial; };
    const auto touched = [&](std::uint32_t serial) {
        return std::ranges::binary_search(later.revoked, serial, {}, serialOf) ||
               std::ranges::binary_search(later.standing, serial);
    };
    std::erase_if(onto.revoked, [&](const auto &entry) { return touched(entry.serial); });
    std::erase_if(onto.standing, touched);
    const auto revokedEnd = static_cast<std::ptrdiff_t>(onto.revoked.size());
    onto.revoked.insert(onto.revoked.end(), later.revoked.begin(), later.revoked.end());
    std::ranges::inplace_merge(onto.revoked, onto.revoked.begin() + revokedEnd, {}, serialOf);
    const auto standingEnd = static_cast<std::ptrdiff_t>(onto.standing.size());
    onto.standing.insert(onto.standing.end(), later.standing.begin(), later.standing.end());
    std::ranges::inplace_merge(onto.standing, onto.standing.begin() + standingEnd);
}

/// The ids of both. Bounded by the lists that are there: a number sizes nothing. False if they disagree, or if ids
/// between them are missing.
bool joinTrails(std::vector<StateId> &joined, const Delta &first, const Delta &second)
{
    const std::uint64_t before = second.from - first.from; // states of the first that the second does not speak of
    const std::size_t listed = std::max(first.trail.size(), second.trail.size());
    for (std::uint64_t i = 0; i < listed && i <= first.to - second.from; ++i)
        if (first.idAt(second.from + i) != second.idAt(second.from + i))
            return false;
    if (first.trail.size() < before && !second.trail.empty())
        return false;
    const auto kept = std::min<std::uint64_t>(before, first.trail.size());
    joined.assign(first.trail.begin(), first.trail.begin() + static_cast<std::ptrdiff_t>(kept));
    joined.insert(joined.end(), second.trail.begin(), second.trail.end());
    return true;
}

/// What changed, without what it leads from and to.
void writeChanges(Bytes &out, const std::vector<SeriesDelta> &changes, Instant asOf)
{
    writeVarint(out, changes.size());
    SeriesCode before;
    Reasons reasons;
    std::vector<Position> standing;
    std::uint64_t space = 0;
    for (const SeriesDelta &series : changes) {
        writeHead(out, before, series);
        before = series.series;
        for (const auto &[serial, revocation] : series.revoked)
            reasons[{revocation.reason, revocation.at}].push_back(static_cast<Position>(space + serial - 1));
        for (const std::uint32_t serial : series.standing)
            standing.push_back(static_cast<Position>(space + serial - 1));
        space += highWater(series);
    }
    for (const SeriesDelta &series : changes)
        writeTags(out, series.tags);
    writeReasons(out, reasons, space, asOf);
    writePositions(out, standing, space);
}

} // namespace

Bytes encodeDelta(const Delta &delta)
{
    assert(delta.to > delta.from && delta.to <= maxNumber);
    Bytes out;
    begin(out, deltaKind, delta.asOf);
    writeVarint(out, delta.from);
    writeVarint(out, delta.to - delta.from - 1);
    writeChanges(out, delta.series, delta.asOf);
    for (std::uint64_t state = delta.from; state <= delta.to; ++state) {
        const StateId id = delta.idAt(state);
        out.insert(out.end(), id.begin(), id.end());
    }
    out.insert(out.end(), delta.heads.begin(), delta.heads.end());
    seal(out);
    return out;
}

StateId nextState(const StateId &before, const std::vector<SeriesDelta> &changes)
{
    Bytes out(before.begin(), before.end());
    writeChanges(out, changes, Instant{}); // not of the time they are published: the same again is the same
    const auto digest = blake2b256(out);
    StateId id;
    std::copy_n(digest.begin(), id.size(), id.begin());
    return id;
}

HeadsDigest digestOf(std::span<const SeriesProgress> heads)
{
    Bytes out;
    SeriesCode before;
    for (const SeriesProgress &head : heads) {
        writeName(out, before, head.series);
        before = head.series;
        writeVarint(out, head.operation);
        writeVarint(out, head.highWater);
    }
    return blake2b256(out);
}

Result<Delta, SegmentError> decodeDelta(ByteView bytes)
{
    try {
        return DeltaReader(Input(bytes, deltaKind)).read();
    } catch (const Broken &broken) {
        return Failure{broken.error};
    }
}

const char *deltaObstacle(std::uint64_t operation, std::uint64_t held, const SeriesDelta &delta)
{
    if (operation < delta.fromOperation)
        return "delta.gap";
    if (held < delta.fromHighWater || held > highWater(delta) ||
        (operation == delta.fromOperation && held != delta.fromHighWater))
        return "delta.high_water";
    return nullptr;
}

Result<void, std::string> applyDelta(SeriesSnapshot &held, const SeriesDelta &delta)
{
    if (held.operation >= delta.toOperation)
        return {};
    if (const char *rule = deltaObstacle(held.operation, held.tags.size(), delta))
        return Failure{std::string(rule)};
    if (held.operation == 0)
        held.tagKey = delta.tagKey;
    const auto known = static_cast<std::ptrdiff_t>(held.tags.size() - delta.fromHighWater);
    held.tags.insert(held.tags.end(), delta.tags.begin() + known, delta.tags.end());
    SeriesDelta state;
    state.revoked = std::move(held.revoked);
    overlay(state, delta);
    held.revoked = std::move(state.revoked);
    held.operation = delta.toOperation;
    return {};
}

Result<void, std::string> extendDelta(SeriesDelta &first, const SeriesDelta &second)
{
    if (second.toOperation <= first.toOperation)
        return {};
    const std::uint64_t held = highWater(first);
    if (const char *rule = deltaObstacle(first.toOperation, held, second))
        return Failure{std::string(rule)};
    const auto known = static_cast<std::ptrdiff_t>(held - second.fromHighWater);
    first.tags.insert(first.tags.end(), second.tags.begin() + known, second.tags.end());
    overlay(first, second);
    first.toOperation = second.toOperation;
    return {};
}

Result<Delta, std::string> mergeDeltas(const Delta &first, const Delta &second)
{
    if (second.from > first.to)
        return Failure{std::string("delta.gap")};
    if (second.from < first.from || second.to < first.to)
        return Failure{std::string("delta.order")};
    Delta merged{std::max(first.asOf, second.asOf), first.from, second.to, {}, {}, second.heads};
    if (!joinTrails(merged.trail, first, second))
        return Failure{std::string("delta.state")};
    auto a = first.series.begin();
    auto b = second.series.begin();
    while (a != first.series.end() || b != second.series.end()) {
        if (b == second.series.end() || (a != first.series.end() && a->series < b->series)) {
            merged.series.push_back(*a++);
        } else if (a == first.series.end() || b->series < a->series) {
            merged.series.push_back(*b++);
        } else {
            merged.series.push_back(*a++);
            if (auto followed = extendDelta(merged.series.back(), *b++); !followed)
                return Failure{followed.error()};
        }
    }
    return merged;
}

} // namespace th::core
