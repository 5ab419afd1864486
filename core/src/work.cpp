// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work.h"

#include "core/cbor.h"

#include <algorithm>

namespace th::core::journal {

namespace {

enum Key : std::int64_t {
    keyKind = 1,
    keyOfficer,
    keyRole,
    keyUnit,
    keyRequest,
    keyRevision,
    keyProcedure,
    keyStep,
    keyFrom,
    keyTo,
    keyLines,
    keyPasses,
    keyDigest,
    keyReason
};

constexpr std::size_t maxText = 64, maxPasses = 4096, maxDigest = 32, maxBox = 8192;

/// The members that are there, in order: what is empty is left out.
struct MapWriter {
    cbor::Writer members;
    std::size_t count = 0;

    cbor::Writer &member(Key key)
    {
        ++count;
        return members.unsignedInteger(static_cast<std::uint64_t>(key));
    }
    void text(Key key, const std::string &value)
    {
        if (!value.empty())
            member(key).text(value);
    }
    void number(Key key, std::uint64_t value)
    {
        if (value != 0)
            member(key).unsignedInteger(value);
    }
};

struct WorkReader {
    cbor::Reader reader;
    std::string fault{};

    void require(bool holds, const char *rule)
    {
        if (!holds && fault.empty())
            fault = rule;
    }
    template <class T> T take(cbor::Parsed<T> parsed)
    {
        require(parsed.ok(), "work.cbor");
        return parsed ? std::move(parsed).value() : T{};
    }
    std::string text(std::size_t most)
    {
        std::string value(take(reader.readText(most)));
        require(!value.empty(), "work.empty");
        return value;
    }
    std::uint64_t number()
    {
        const std::uint64_t value = take(reader.readUnsigned());
        require(value > 0 && value <= INT64_MAX, "work.number");
        return value;
    }
    Bytes bytes(std::size_t most)
    {
        const ByteView value = take(reader.readBytes(most));
        require(!value.empty(), "work.empty");
        return {value.begin(), value.end()};
    }
    std::vector<std::uint32_t> lines()
    {
        const std::size_t count = take(reader.enterArray(maxLinesOfWork));
        require(count > 0, "work.lines");
        std::vector<std::uint32_t> list;
        for (std::size_t i = 0; i < count && fault.empty(); ++i) {
            const std::uint64_t line = take(reader.readUnsigned());
            require(line >= 1 && line <= UINT32_MAX && (i == 0 || line > list[i - 1]), "work.lines");
            list.push_back(static_cast<std::uint32_t>(line));
        }
        return list;
    }
    Work::SealedReason reason()
    {
        require(take(reader.enterArray(3)) == 3, "work.reason");
        Work::SealedReason sealed;
        sealed.session = number();
        sealed.index = take(reader.readUnsigned());
        sealed.box = bytes(maxBox);
        return sealed;
    }
    void member(std::int64_t key, Work &work);
    Work read();
};

void WorkReader::member(std::int64_t key, Work &work)
{
    switch (key) {
    case keyKind: {
        constexpr auto last = static_cast<std::uint64_t>(WorkKind::Grant);
        const std::uint64_t kind = take(reader.readUnsigned());
        require(kind >= 1 && kind <= last, "work.kind");
        work.kind = static_cast<WorkKind>(std::clamp<std::uint64_t>(kind, 1, last));
        return;
    }
    case keyOfficer:
        return void(work.officer = text(maxText));
    case keyRole:
        return void(work.role = text(maxText));
    case keyUnit:
        return void(work.unit = text(maxText));
    case keyRequest:
        return void(work.request = number());
    case keyRevision:
        return void(work.revision = number());
    case keyProcedure:
        return void(work.procedure = text(maxText));
    case keyStep:
        return void(work.step = text(maxText));
    case keyFrom:
        return void(work.from = text(maxText));
    case keyTo:
        return void(work.to = text(maxText));
    case keyLines:
        return void(work.lines = lines());
    case keyPasses:
        return void(work.passes = text(maxPasses));
    case keyDigest:
        return void(work.digest = bytes(maxDigest));
    case keyReason:
        return void(work.reason = reason());
    default:
        require(false, "work.unknown_key");
    }
}

Work WorkReader::read()
{
    Work work;
    const std::size_t pairs = take(reader.enterMap(keyReason));
    std::optional<std::int64_t> previous;
    bool hasKind = false;
    for (std::size_t i = 0; i < pairs && fault.empty(); ++i) {
        const std::int64_t key = take(reader.readKey(previous));
        hasKind = hasKind || key == keyKind;
        member(key, work);
    }
    require(hasKind, "work.kind");
    require(reader.finish().ok(), "work.cbor");
    return work;
}

} // namespace

const char *name(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Open:
        return "open";
    case WorkKind::Edit:
        return "edit";
    case WorkKind::Attach:
        return "attach";
    case WorkKind::Decide:
        return "decide";
    case WorkKind::Step:
        return "step";
    case WorkKind::SealBegins:
        return "seal_begins";
    case WorkKind::Aftercare:
        return "aftercare";
    case WorkKind::SetUp:
        return "set_up";
    case WorkKind::Print:
        return "print";
    case WorkKind::Export:
        return "export";
    case WorkKind::Mail:
        return "mail";
    case WorkKind::SignIn:
        return "sign_in";
    case WorkKind::Grant:
        return "grant";
    }
    return "";
}

Bytes encodeWork(const Work &work)
{
    MapWriter map;
    map.number(keyKind, static_cast<std::uint64_t>(work.kind));
    map.text(keyOfficer, work.officer);
    map.text(keyRole, work.role);
    map.text(keyUnit, work.unit);
    map.number(keyRequest, work.request);
    map.number(keyRevision, work.revision);
    map.text(keyProcedure, work.procedure);
    map.text(keyStep, work.step);
    map.text(keyFrom, work.from);
    map.text(keyTo, work.to);
    if (!work.lines.empty()) {
        map.member(keyLines).array(work.lines.size());
        for (const std::uint32_t line : work.lines)
            map.members.unsignedInteger(line);
    }
    map.text(keyPasses, work.passes);
    if (!work.digest.empty())
        map.member(keyDigest).bytes(work.digest);
    if (work.reason) {
        map.member(keyReason).array(3).unsignedInteger(work.reason->session).unsignedInteger(work.reason->index);
        map.members.bytes(work.reason->box);
    }
    cbor::Writer whole;
    whole.map(map.count).raw(map.members.view());
    return std::move(whole).take();
}

Result<Work, std::string> decodeWork(ByteView content)
{
    WorkReader reader{cbor::Reader(content)};
    Work work = reader.read();
    if (!reader.fault.empty())
        return Failure{reader.fault};
    return work;
}

} // namespace th::core::journal
