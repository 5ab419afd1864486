// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment_coding.h"

#include "core/signing.h"

#include <algorithm>
#include <cassert>

namespace th::core::segments {

namespace {

constexpr std::string_view magic = "THSEG3\n";
constexpr std::size_t maxSegmentBytes = 64u << 20;
constexpr std::size_t digestBytes = 32;
constexpr std::size_t maxNameLength = 12;
constexpr unsigned reasonCount = 6;
constexpr Instant latestInstant = std::chrono::sys_days{std::chrono::year{9999} / std::chrono::December / 31};

std::size_t sharedPrefix(std::string_view a, std::string_view b)
{
    const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(end - a.begin());
}

} // namespace

void begin(Bytes &out, std::uint8_t kind, Instant asOf)
{
    assert(asOf >= Instant{} && asOf <= latestInstant);
    out.insert(out.end(), magic.begin(), magic.end());
    out.push_back(kind);
    writeVarint(out, static_cast<std::uint64_t>(asOf.time_since_epoch().count()));
}

void writeName(Bytes &out, const SeriesCode &before, const SeriesCode &name)
{
    const std::size_t shared = sharedPrefix(before.text, name.text);
    const std::string_view rest = std::string_view(name.text).substr(shared);
    out.push_back(static_cast<std::uint8_t>(shared << 4 | rest.size()));
    out.insert(out.end(), rest.begin(), rest.end());
}

void writeTags(Bytes &out, const std::vector<std::uint16_t> &tags)
{
    for (const std::uint16_t tag : tags) {
        out.push_back(static_cast<std::uint8_t>(tag >> 8));
        out.push_back(static_cast<std::uint8_t>(tag));
    }
}

void writePositions(Bytes &out, const std::vector<Position> &ascending, std::uint64_t space)
{
    writeVarint(out, ascending.size());
    if (ascending.empty())
        return;
    RiceParameter parameter(ascending.size(), space);
    BitWriter writer(out);
    std::uint64_t next = 0;
    for (const Position position : ascending) {
        const auto gap = static_cast<std::uint32_t>(position - next);
        writeRice(writer, gap, parameter.value());
        parameter.learn(gap);
        next = std::uint64_t(position) + 1;
    }
    writer.pad();
}

void writeReasons(Bytes &out, const Reasons &reasons, std::uint64_t space, Instant asOf)
{
    writeVarint(out, reasons.size());
    Instant previous = asOf;
    for (const auto &[reason, positions] : reasons) {
        out.push_back(static_cast<std::uint8_t>(static_cast<unsigned>(reason.reason) * 2 + (reason.at ? 1 : 0)));
        if (reason.at) {
            writeVarint(out, zigzag((*reason.at - previous).count()));
            previous = *reason.at;
        }
        writePositions(out, positions, space);
    }
}

void seal(Bytes &out)
{
    const auto digest = blake2b256(out);
    out.insert(out.end(), digest.begin(), digest.end());
}

Input::Input(ByteView bytes, std::uint8_t kind)
{
    if (bytes.size() > maxSegmentBytes)
        throw Broken{{"too_long", maxSegmentBytes}};
    if (bytes.size() < magic.size() + 1 + digestBytes)
        throw Broken{{"truncated", bytes.size()}};
    m_bytes = bytes.first(bytes.size() - digestBytes);
    const auto digest = blake2b256(m_bytes);
    if (!std::equal(digest.begin(), digest.end(), bytes.end() - digestBytes))
        throw Broken{{"digest", m_bytes.size()}};
    if (!asText(m_bytes).starts_with(magic))
        fail("magic");
    m_offset = magic.size();
    if (take("kind", 1)[0] != kind)
        fail("kind");
}

std::uint64_t Input::number(const char *rule, std::uint64_t most)
{
    const auto value = readVarint(m_bytes, m_offset);
    if (!value || *value > most)
        fail(rule);
    return *value;
}

ByteView Input::take(const char *rule, std::size_t count)
{
    if (count > remaining())
        fail(rule);
    const ByteView taken = m_bytes.subspan(m_offset, count);
    m_offset += count;
    return taken;
}

Instant Input::asOf()
{
    return Instant(
        std::chrono::seconds(number("as_of", static_cast<std::uint64_t>(latestInstant.time_since_epoch().count()))));
}

SeriesCode Input::name(const SeriesCode &before)
{
    const unsigned lengths = take("series", 1)[0];
    const std::size_t shared = lengths >> 4, rest = lengths & 15;
    if (shared > before.text.size() || shared + rest > maxNameLength)
        fail("series");
    SeriesCode code(before.text.substr(0, shared) + std::string(asText(take("series", rest))));
    if (!isWellFormed(code))
        fail("series");
    if (code <= before)
        fail("series.order");
    if (sharedPrefix(before.text, code.text) != shared)
        fail("series.prefix");
    return code;
}

std::vector<std::uint16_t> Input::tags(std::uint64_t count)
{
    if (count > remaining() / 2)
        fail("tags");
    const ByteView bytes = take("tags", 2 * count);
    std::vector<std::uint16_t> tags(count);
    for (std::size_t i = 0; i < count; ++i)
        tags[i] = static_cast<std::uint16_t>(bytes[2 * i] << 8 | bytes[2 * i + 1]);
    return tags;
}

std::vector<Position> Input::positions(const char *rule, std::uint64_t most, std::uint64_t space)
{
    const std::uint64_t count = number(rule, std::min(most, space));
    if (count == 0)
        return {};
    if (count > std::uint64_t(remaining()) * 8) // each takes a bit at least
        fail("rice.truncated");
    std::vector<Position> positions(count);
    RiceParameter parameter(count, space);
    BitReader reader(m_bytes.subspan(m_offset));
    std::uint64_t next = 0;
    for (Position &position : positions) {
        const auto gap = readRice(reader, parameter.value());
        if (!gap.value)
            fail(gap.fault);
        if (*gap.value >= space - next)
            fail("rice.overrun");
        parameter.learn(*gap.value);
        position = static_cast<Position>(next + *gap.value);
        next = std::uint64_t(position) + 1;
    }
    if (!reader.padIsZero())
        fail("rice.padding");
    m_offset += reader.bytesUsed();
    return positions;
}

std::vector<Marked> Input::reasons(std::uint64_t most, std::uint64_t space, Instant asOf)
{
    const std::uint64_t count = number("reasons.count", remaining() / 3); // what a set takes at least
    std::vector<Marked> marked;
    Reason before{};
    Instant previous = asOf;
    for (std::uint64_t i = 0; i < count; ++i) {
        const unsigned what = take("reason", 1)[0];
        if (what >= 2 * reasonCount)
            fail("reason");
        Reason reason{static_cast<RevocationReason>(what / 2), {}};
        if (what % 2)
            reason.at = previous = instant(previous);
        if (i > 0 && !(before < reason))
            fail("reason.order");
        before = reason;
        const auto found = positions("revoked.count", most - marked.size(), space);
        if (found.empty())
            fail("revoked.count");
        for (const Position position : found)
            marked.push_back({position, {reason.reason, reason.at}});
    }
    const auto byPosition = [](const Marked &a, const Marked &b) { return a.position < b.position; };
    std::sort(marked.begin(), marked.end(), byPosition);
    const auto same = [](const Marked &a, const Marked &b) { return a.position == b.position; };
    if (std::adjacent_find(marked.begin(), marked.end(), same) != marked.end())
        fail("revoked.twice");
    return marked;
}

Instant Input::instant(Instant previous)
{
    const std::int64_t latest = latestInstant.time_since_epoch().count();
    const std::int64_t delta = unzigzag(number("reason.time", zigzag(latest) + 1));
    const std::int64_t at = previous.time_since_epoch().count() + delta;
    if (at < 0 || at > latest)
        fail("reason.time");
    return Instant(std::chrono::seconds(at));
}

void Input::finish()
{
    if (m_offset != m_bytes.size())
        fail("trailing_bytes");
}

} // namespace th::core::segments
