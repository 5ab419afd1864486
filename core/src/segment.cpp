// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment.h"

#include "bit_coding.h"
#include "core/signing.h"

#include <algorithm>
#include <cassert>
#include <string_view>

namespace th::core {

namespace {

constexpr std::string_view magic = "THSEG1\n";
constexpr std::size_t maxSegmentBytes = 64u << 20;
constexpr std::size_t digestBytes = 32;
constexpr std::size_t maxSeriesLength = 12;
constexpr unsigned reasonCount = 6;
constexpr Instant latestInstant = std::chrono::sys_days{std::chrono::year{9999} / std::chrono::December / 31};

/// Revocations next to each other that say the same share one run.
bool sameRevocation(const Revocation &a, const Revocation &b) { return a.reason == b.reason && a.at == b.at; }

std::vector<std::uint32_t> gapsOf(const std::vector<SeriesSnapshot::Revoked> &revoked)
{
    std::vector<std::uint32_t> gaps;
    gaps.reserve(revoked.size());
    std::uint32_t last = 0;
    for (const auto &[serial, revocation] : revoked) {
        gaps.push_back(serial - last - 1);
        last = serial;
    }
    return gaps;
}

void writeRevokedSerials(Bytes &out, const SeriesSnapshot &snapshot)
{
    writeVarint(out, snapshot.revoked.size());
    if (snapshot.revoked.empty())
        return;
    const auto gaps = gapsOf(snapshot.revoked);
    const unsigned parameter = bestRiceParameter(gaps);
    out.push_back(static_cast<std::uint8_t>(parameter));
    BitWriter writer(out);
    for (const std::uint32_t gap : gaps)
        writeRice(writer, gap, parameter);
    writer.pad();
}

void writeRevocations(Bytes &out, const SeriesSnapshot &snapshot, Instant asOf)
{
    Instant previous = asOf;
    const auto &revoked = snapshot.revoked;
    for (std::size_t i = 0; i < revoked.size();) {
        const Revocation &revocation = revoked[i].revocation;
        std::size_t run = 1;
        while (i + run < revoked.size() && sameRevocation(revocation, revoked[i + run].revocation))
            ++run;
        const unsigned what = static_cast<unsigned>(revocation.reason) * 2 + (revocation.at ? 1 : 0);
        writeVarint(out, (run - 1) * (2 * reasonCount) + what);
        if (revocation.at) {
            writeVarint(out, zigzag((*revocation.at - previous).count()));
            previous = *revocation.at;
        }
        i += run;
    }
}

void writeSnapshot(Bytes &out, const SeriesSnapshot &snapshot, Instant asOf)
{
    out.push_back(static_cast<std::uint8_t>(snapshot.series.text.size()));
    out.insert(out.end(), snapshot.series.text.begin(), snapshot.series.text.end());
    writeVarint(out, snapshot.operation);
    out.insert(out.end(), snapshot.tagKey.begin(), snapshot.tagKey.end());
    writeVarint(out, snapshot.tags.size());
    for (const std::uint16_t tag : snapshot.tags) {
        out.push_back(static_cast<std::uint8_t>(tag >> 8));
        out.push_back(static_cast<std::uint8_t>(tag));
    }
    writeRevokedSerials(out, snapshot);
    writeRevocations(out, snapshot, asOf);
}

/// Thrown and caught in this file only.
struct Broken {
    SegmentError error;
};

class SegmentReader {
public:
    explicit SegmentReader(ByteView bytes) : m_bytes(bytes) {}

    Segment read()
    {
        if (!asText(m_bytes).starts_with(magic))
            fail("magic");
        m_offset = magic.size();
        Segment segment;
        segment.asOf = Instant(std::chrono::seconds(
            number("as_of", static_cast<std::uint64_t>(latestInstant.time_since_epoch().count()))));
        const std::uint64_t count = number("snapshots.count", UINT64_MAX);
        for (std::uint64_t i = 0; i < count; ++i) {
            SeriesSnapshot snapshot = readSnapshot(segment.asOf);
            if (!segment.snapshots.empty() && snapshot.series <= segment.snapshots.back().series)
                fail("series.order");
            segment.snapshots.push_back(std::move(snapshot));
        }
        if (m_offset != m_bytes.size())
            fail("trailing_bytes");
        return segment;
    }

private:
    [[noreturn]] void fail(const char *rule) const { throw Broken{{rule, m_offset}}; }
    [[nodiscard]] std::size_t remaining() const { return m_bytes.size() - m_offset; }

    std::uint64_t number(const char *rule, std::uint64_t most)
    {
        const auto value = readVarint(m_bytes, m_offset);
        if (!value || *value > most)
            fail(rule);
        return *value;
    }

    ByteView take(const char *rule, std::size_t count)
    {
        if (count > remaining())
            fail(rule);
        const ByteView taken = m_bytes.subspan(m_offset, count);
        m_offset += count;
        return taken;
    }

    SeriesSnapshot readSnapshot(Instant asOf)
    {
        SeriesSnapshot snapshot;
        const std::size_t length = take("series", 1)[0];
        if (length > maxSeriesLength)
            fail("series");
        snapshot.series = SeriesCode(std::string(asText(take("series", length))));
        if (!isWellFormed(snapshot.series))
            fail("series");
        snapshot.operation = number("operation", UINT64_MAX);
        const ByteView key = take("tag_key", snapshot.tagKey.size());
        std::copy(key.begin(), key.end(), snapshot.tagKey.begin());
        readTags(snapshot);
        readRevokedSerials(snapshot);
        readRevocations(snapshot, asOf);
        return snapshot;
    }

    void readTags(SeriesSnapshot &snapshot)
    {
        const std::size_t count = number("tags.count", remaining() / 2);
        const ByteView tags = take("tags", 2 * count);
        snapshot.tags.resize(count);
        for (std::size_t i = 0; i < count; ++i)
            snapshot.tags[i] = static_cast<std::uint16_t>(tags[2 * i] << 8 | tags[2 * i + 1]);
    }

    /// Every number is bounded by the tags, which are two bytes each in the input.
    void readRevokedSerials(SeriesSnapshot &snapshot)
    {
        const auto highWater = static_cast<std::uint32_t>(snapshot.tags.size());
        const std::size_t count = number("revoked.count", highWater);
        if (count == 0)
            return;
        const unsigned parameter = take("rice.parameter", 1)[0];
        if (parameter > maxRiceParameter)
            fail("rice.parameter");
        if ((parameter + 1) * std::uint64_t(count) > std::uint64_t(remaining()) * 8)
            fail("rice.truncated");
        BitReader reader(m_bytes.subspan(m_offset));
        std::vector<std::uint32_t> gaps;
        gaps.reserve(count);
        snapshot.revoked.resize(count);
        std::uint32_t last = 0;
        for (auto &revoked : snapshot.revoked) {
            const auto gap = last < highWater ? readRice(reader, parameter, highWater - last - 1) : std::nullopt;
            if (!gap)
                fail("rice.overrun");
            gaps.push_back(*gap);
            last += *gap + 1;
            revoked.serial = last;
        }
        if (!reader.padIsZero())
            fail("rice.padding");
        if (parameter != bestRiceParameter(gaps))
            fail("rice.parameter");
        m_offset += reader.bytesUsed();
    }

    void readRevocations(SeriesSnapshot &snapshot, Instant asOf)
    {
        auto &revoked = snapshot.revoked;
        Instant previous = asOf;
        for (std::size_t i = 0; i < revoked.size();) {
            const std::uint64_t head = number("revocation.run", UINT64_MAX);
            const std::uint64_t run = head / (2 * reasonCount) + 1;
            const auto what = static_cast<unsigned>(head % (2 * reasonCount));
            if (run > revoked.size() - i)
                fail("revocation.run");
            Revocation revocation{static_cast<RevocationReason>(what / 2), {}};
            if (what % 2)
                revocation.at = previous = readTime(previous);
            if (i > 0 && sameRevocation(revocation, revoked[i - 1].revocation))
                fail("revocation.split_run");
            for (std::uint64_t n = 0; n < run; ++n)
                revoked[i++].revocation = revocation;
        }
    }

    Instant readTime(Instant previous)
    {
        const std::int64_t latest = latestInstant.time_since_epoch().count();
        const std::int64_t delta = unzigzag(number("revocation.time", zigzag(latest) + 1));
        const std::int64_t at = previous.time_since_epoch().count() + delta;
        if (at < 0 || at > latest)
            fail("revocation.time");
        return Instant(std::chrono::seconds(at));
    }

    ByteView m_bytes;
    std::size_t m_offset = 0;
};

} // namespace

Bytes encodeSegment(const Segment &segment)
{
    const std::string_view start = magic;
    Bytes out(start.begin(), start.end());
    assert(segment.asOf >= Instant{} && segment.asOf <= latestInstant);
    writeVarint(out, static_cast<std::uint64_t>(segment.asOf.time_since_epoch().count()));
    writeVarint(out, segment.snapshots.size());
    for (const SeriesSnapshot &snapshot : segment.snapshots)
        writeSnapshot(out, snapshot, segment.asOf);
    const auto digest = blake2b256(out);
    out.insert(out.end(), digest.begin(), digest.end());
    return out;
}

Result<Segment, SegmentError> decodeSegment(ByteView bytes)
{
    if (bytes.size() > maxSegmentBytes)
        return Failure{SegmentError{"too_long", maxSegmentBytes}};
    if (bytes.size() < magic.size() + digestBytes)
        return Failure{SegmentError{"truncated", bytes.size()}};
    const ByteView body = bytes.first(bytes.size() - digestBytes);
    const auto digest = blake2b256(body);
    if (!std::equal(digest.begin(), digest.end(), bytes.end() - digestBytes))
        return Failure{SegmentError{"digest", body.size()}};
    try {
        return SegmentReader(body).read();
    } catch (const Broken &broken) {
        return Failure{broken.error};
    }
}

} // namespace th::core
