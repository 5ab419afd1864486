// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts.h"

#include "core/cbor.h"

#include <algorithm>

namespace th::core::journal {

namespace {

constexpr std::size_t maxSeriesLength = 12;
constexpr auto lastReason = RevocationReason::HolderInfected;

struct Writing {
    cbor::Writer writer;

    void operator()(const Issue &issue)
    {
        Bytes tags;
        for (const std::uint16_t tag : issue.tags) {
            tags.push_back(static_cast<std::uint8_t>(tag >> 8));
            tags.push_back(static_cast<std::uint8_t>(tag));
        }
        writer.array(5).text(issue.series.text).bytes(issue.tagKey).unsignedInteger(issue.operation);
        writer.unsignedInteger(issue.first).bytes(tags);
    }
    void operator()(const Revoke &revoke)
    {
        writer.array(4).text(revoke.series.text);
        serials(revoke.serials);
        writer.unsignedInteger(static_cast<std::uint64_t>(revoke.why.reason));
        if (revoke.why.at)
            writer.integer(revoke.why.at->time_since_epoch().count());
        else
            writer.null();
    }
    void operator()(const Reinstate &reinstate)
    {
        writer.array(2).text(reinstate.series.text);
        serials(reinstate.serials);
    }
    void serials(const std::vector<std::uint32_t> &serials)
    {
        writer.array(serials.size());
        for (const std::uint32_t serial : serials)
            writer.unsignedInteger(serial);
    }
};

/// Reads items in order; `fault` keeps the first rule that is broken.
struct FactReader {
    cbor::Reader reader;
    std::string fault{};

    void require(bool holds, const char *rule)
    {
        if (!holds && fault.empty())
            fault = rule;
    }
    template <class T> T take(cbor::Parsed<T> parsed)
    {
        require(parsed.ok(), "fact.cbor");
        return parsed ? std::move(parsed).value() : T{};
    }
    SeriesCode begin(std::size_t items)
    {
        require(take(reader.enterArray(items)) == items, "fact.items");
        SeriesCode series{std::string(take(reader.readText(maxSeriesLength)))};
        require(isWellFormed(series), "fact.series");
        return series;
    }
    std::uint32_t serial()
    {
        const std::uint64_t serial = take(reader.readUnsigned());
        require(serial >= 1 && serial <= UINT32_MAX, "fact.serial");
        return static_cast<std::uint32_t>(serial);
    }
    std::vector<std::uint32_t> serials()
    {
        const std::size_t count = take(reader.enterArray(maxSerialsOfFact));
        require(count > 0, "fact.serials");
        std::vector<std::uint32_t> list;
        for (std::size_t i = 0; i < count && fault.empty(); ++i) {
            list.push_back(serial());
            require(i == 0 || list[i] > list[i - 1], "fact.serials");
        }
        return list;
    }
    Issue issue()
    {
        Issue issue{begin(5), {}, 0, 0, {}};
        const ByteView key = take(reader.readBytes(issue.tagKey.size()));
        require(key.size() == issue.tagKey.size(), "fact.tag_key");
        std::copy(key.begin(), key.end(), issue.tagKey.begin());
        issue.operation = take(reader.readUnsigned());
        require(issue.operation >= 1 && issue.operation <= INT64_MAX, "fact.operation");
        issue.first = serial();
        const ByteView tags = take(reader.readBytes(2 * maxSerialsOfFact));
        require(!tags.empty() && tags.size() % 2 == 0, "fact.tags");
        require(issue.first + tags.size() / 2 - 1 <= UINT32_MAX, "fact.serial");
        for (std::size_t i = 0; i + 1 < tags.size(); i += 2) {
            issue.tags.push_back(static_cast<std::uint16_t>(tags[i] << 8 | tags[i + 1]));
            require(issue.tags.back() != 0, "fact.tags");
        }
        return issue;
    }
    Revoke revoke()
    {
        Revoke revoke{begin(4), serials(), {}};
        const std::uint64_t reason = take(reader.readUnsigned());
        require(reason <= static_cast<std::uint64_t>(lastReason), "fact.reason");
        revoke.why.reason = static_cast<RevocationReason>(std::min<std::uint64_t>(reason, 5));
        const auto type = reader.peek();
        if (type && *type == cbor::Reader::Type::Null) {
            (void)reader.readNull();
            return revoke;
        }
        const std::int64_t at = take(reader.readInteger());
        require(at >= 0 && at < 253'402'300'800, "fact.time"); // the year 9999
        revoke.why.at = Instant(std::chrono::seconds(at));
        return revoke;
    }
    Fact read(EntryKind kind)
    {
        if (kind == EntryKind::Issue)
            return issue();
        if (kind == EntryKind::Revoke)
            return revoke();
        require(kind == EntryKind::Reinstate, "fact.kind");
        return Reinstate{begin(2), serials()};
    }
};

} // namespace

EntryKind kindOf(const Fact &fact)
{
    if (std::holds_alternative<Issue>(fact))
        return EntryKind::Issue;
    return std::holds_alternative<Revoke>(fact) ? EntryKind::Revoke : EntryKind::Reinstate;
}

Bytes encodeFact(const Fact &fact)
{
    Writing writing;
    std::visit(writing, fact);
    return std::move(writing.writer).take();
}

Result<Fact, std::string> decodeFact(EntryKind kind, ByteView content)
{
    FactReader facts{cbor::Reader(content)};
    Fact fact = facts.read(kind);
    facts.require(facts.reader.finish().ok(), "fact.cbor");
    if (!facts.fault.empty())
        return Failure{facts.fault};
    return fact;
}

} // namespace th::core::journal
