// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sightings.h"

#include "bit_coding.h"

#include <algorithm>
#include <bit>

namespace th::core {

namespace {

using namespace std::chrono;

constexpr std::string_view magic = "THSGT1\n";
constexpr minutes quarter{15};
constexpr std::uint64_t lastSecond = 253'402'300'799; ///< of the year 9999
constexpr unsigned zerosAtOnce = 24;

std::uint64_t count(Instant instant) { return static_cast<std::uint64_t>(instant.time_since_epoch().count()); }
std::uint64_t count(Minute minute) { return static_cast<std::uint64_t>(minute.time_since_epoch().count()); }

/// All that a checkpoint may have seen, in one row: minutes from the first on, in each of them the tags.
std::uint64_t placeOf(const SeenMark &mark, Minute from)
{
    return static_cast<std::uint64_t>((mark.at - from).count()) << sightingTagBits | mark.tag;
}

/// Low bits of a gap: of `marks` places among `space`. The mean gap lies between 2^k and 2^(k+1).
unsigned lowBits(std::uint64_t space, std::uint64_t marks)
{
    return static_cast<unsigned>(std::bit_width(space / marks)) - 1;
}

std::uint64_t spanOf(const Sightings &sightings)
{
    std::uint64_t span = 0;
    for (const auto &[checkpoint, marks] : sightings.seen)
        span = std::max(span, count(marks.back().at) - count(sightings.from) + 1);
    return span;
}

void writeCode(Bytes &out, const std::string &code, const std::string &before)
{
    const auto differs = std::ranges::mismatch(code, before);
    const auto shared = static_cast<std::size_t>(differs.in1 - code.begin());
    out.push_back(static_cast<std::uint8_t>(shared));
    out.push_back(static_cast<std::uint8_t>(code.size() - shared));
    out.insert(out.end(), differs.in1, code.end());
}

void writeMarks(BitWriter &writer, const std::vector<SeenMark> &marks, Minute from, std::uint64_t space)
{
    const unsigned low = lowBits(space, marks.size());
    std::uint64_t next = 0;
    for (const SeenMark &mark : marks) {
        const std::uint64_t place = placeOf(mark, from), gap = place - next;
        for (std::uint64_t zeros = gap >> low; zeros > 0; --zeros)
            writer.bits(0, 1);
        writer.bits(1, 1);
        writer.bits(gap & ((std::uint64_t(1) << low) - 1), low);
        next = place + 1;
    }
}

class SightingsReader {
public:
    explicit SightingsReader(ByteView bytes) : m_bytes(bytes) {}

    Result<Sightings, std::string> read()
    {
        if (m_bytes.size() > maxSightingsBytes)
            return Failure{std::string("too_long")};
        if (!readHead() || !readCheckpoints() || !readMarks())
            return Failure{std::string(m_fault)};
        return std::move(m_sightings);
    }

private:
    bool fault(const char *rule)
    {
        m_fault = rule;
        return false;
    }
    bool varint(std::uint64_t &into, std::uint64_t most, const char *rule)
    {
        const auto value = readVarint(m_bytes, m_offset);
        if (!value || *value > most)
            return fault(rule);
        into = *value;
        return true;
    }

    bool readHead()
    {
        if (m_bytes.size() < magic.size() || asText(m_bytes.first(magic.size())) != magic)
            return fault("magic");
        m_offset = magic.size();
        std::uint64_t after = 0, until = 0, from = 0;
        if (!varint(after, lastSecond, "after") || !varint(until, lastSecond, "until") ||
            !varint(from, lastSecond / 60, "from") ||
            !varint(m_span, static_cast<std::uint64_t>(maxSightingsSpan.count()), "span"))
            return false;
        if (after >= until)
            return fault("until");
        if (from > until / 60)
            return fault("from");
        if (from + m_span > until / 60 + static_cast<std::uint64_t>(sightingClockSlack.count()) + 1)
            return fault("span");
        m_sightings.after = Instant(seconds(after));
        m_sightings.until = Instant(seconds(until));
        m_sightings.from = Minute(minutes(from));
        return true;
    }

    bool readCode(std::string &code)
    {
        if (m_bytes.size() - m_offset < 2)
            return fault("truncated");
        const std::size_t shared = m_bytes[m_offset], rest = m_bytes[m_offset + 1];
        m_offset += 2;
        if (shared > code.size() || m_bytes.size() - m_offset < rest)
            return fault("checkpoint");
        const std::string before = code;
        code = before.substr(0, shared) + std::string(asText(m_bytes.subspan(m_offset, rest)));
        m_offset += rest;
        if (!isWellFormed(CheckpointCode(code)))
            return fault("checkpoint");
        if (code <= before)
            return fault("checkpoint.order");
        const bool couldShareMore = shared < before.size() && shared < code.size() && before[shared] == code[shared];
        return couldShareMore ? fault("checkpoint.prefix") : true;
    }

    bool readCheckpoints()
    {
        std::uint64_t checkpoints = 0, all = 0;
        if (!varint(checkpoints, maxSightingCheckpoints, "checkpoints.count"))
            return false;
        std::string code;
        for (std::uint64_t i = 0; i < checkpoints; ++i) {
            std::uint64_t marks = 0;
            if (!readCode(code) || !varint(marks, maxSightings - all, "marks.count"))
                return false;
            all += marks;
            // Each takes twenty bits at least, which must be there before anything is sized by it.
            if (marks == 0 || m_span == 0 || all > m_bytes.size() / 2)
                return fault("marks.count");
            m_counts.emplace_back(CheckpointCode(code), marks);
        }
        return true;
    }

    bool readMarks()
    {
        BitReader bits(m_bytes.subspan(m_offset));
        const std::uint64_t space = m_span << sightingTagBits;
        for (const auto &[checkpoint, marks] : m_counts)
            if (!readMarks(bits, m_sightings.seen[checkpoint], marks, space))
                return false;
        if (!bits.padIsZero())
            return fault("padding");
        if (m_offset + bits.bytesUsed() != m_bytes.size())
            return fault("trailing_bytes");
        return spanOf(m_sightings) == m_span ? true : fault("span");
    }

    bool readMarks(BitReader &bits, std::vector<SeenMark> &marks, std::uint64_t number, std::uint64_t space)
    {
        marks.reserve(number);
        const unsigned low = lowBits(space, number);
        std::uint64_t next = 0;
        for (std::uint64_t i = 0; i < number; ++i) {
            std::uint64_t high = 0;
            for (unsigned more = zerosAtOnce; more == zerosAtOnce; high += more) {
                const auto zeros = bits.zeros(zerosAtOnce);
                if (!zeros)
                    return fault("marks.truncated");
                more = *zeros;
                if (high + more > space >> low)
                    return fault("marks.overrun");
            }
            const auto rest = bits.bits(low);
            if (!rest)
                return fault("marks.truncated");
            const std::uint64_t gap = high << low | *rest;
            if (gap >= space - next)
                return fault("marks.overrun");
            const std::uint64_t place = next + gap;
            marks.push_back({m_sightings.from + minutes(place >> sightingTagBits),
                             place & ((std::uint64_t(1) << sightingTagBits) - 1)});
            next = place + 1;
        }
        return true;
    }

    ByteView m_bytes;
    std::size_t m_offset = 0;
    std::uint64_t m_span = 0;
    const char *m_fault = "";
    std::vector<std::pair<CheckpointCode, std::uint64_t>> m_counts;
    Sightings m_sightings;
};

} // namespace

Minute minuteOf(Instant instant) { return floor<minutes>(instant); }

std::int64_t quarterOf(Minute minute)
{
    return floor<duration<std::int64_t, std::ratio<900>>>(minute.time_since_epoch()).count();
}

Instant beginOfQuarter(std::int64_t number) { return Instant(number * quarter); }

SightingTag sightingTag(const Signature &signature, Instant seen)
{
    Bytes named;
    for (const char c : std::string_view("th-sighting-1"))
        named.push_back(static_cast<std::uint8_t>(c));
    const auto number = static_cast<std::uint64_t>(quarterOf(minuteOf(seen)));
    for (unsigned shift = 0; shift < 64; shift += 8)
        named.push_back(static_cast<std::uint8_t>(number >> shift));
    const auto digest = blake2b256(named, signature);
    SightingTag tag = 0;
    for (std::size_t i = 0; i < sightingTagBits / 8; ++i)
        tag = tag << 8 | digest[i];
    return tag;
}

std::size_t countOf(const SeenPasses &seen)
{
    std::size_t all = 0;
    for (const auto &[checkpoint, marks] : seen)
        all += marks.size();
    return all;
}

Bytes encodeSightings(const Sightings &sightings)
{
    Bytes out;
    for (const char c : magic)
        out.push_back(static_cast<std::uint8_t>(c));
    const std::uint64_t span = spanOf(sightings);
    writeVarint(out, count(sightings.after));
    writeVarint(out, count(sightings.until));
    writeVarint(out, count(sightings.from));
    writeVarint(out, span);
    writeVarint(out, sightings.seen.size());
    std::string before;
    for (const auto &[checkpoint, marks] : sightings.seen) {
        writeCode(out, checkpoint.text, before);
        writeVarint(out, marks.size());
        before = checkpoint.text;
    }
    BitWriter writer(out);
    for (const auto &[checkpoint, marks] : sightings.seen)
        writeMarks(writer, marks, sightings.from, span << sightingTagBits);
    return out;
}

Result<Sightings, std::string> decodeSightings(ByteView bytes) { return SightingsReader(bytes).read(); }

} // namespace th::core
