// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/scan_content.h"

#include "core/cbor.h"
#include "core/signing.h"

#include <algorithm>
#include <iterator>

namespace th::store {

namespace {

constexpr std::size_t tagBytes = core::sightingTagBits / 8;
constexpr std::size_t maxShort = 64;
constexpr std::size_t maxDetail = 128;
constexpr std::size_t maxReasons = 64;
constexpr std::size_t maxPersonal = 4096;
constexpr std::size_t maxBox = 3 * maxPersonal + 256;

/// At most `limit` bytes of valid UTF-8, whatever comes in.
std::string clean(std::string_view text, std::size_t limit)
{
    std::string result(text.substr(0, limit));
    for (int cut = 0; cut < 3 && !core::isValidUtf8(result) && text.size() > limit; ++cut)
        result.pop_back();
    if (!core::isValidUtf8(result))
        std::ranges::replace_if(
            result, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
    return result;
}

void writeReason(core::cbor::Writer &writer, const core::Reason &reason)
{
    writer.array(4).text(core::name(reason.code)).unsignedInteger(static_cast<std::uint64_t>(reason.weight));
    writer.text(reason.detail);
    if (reason.at)
        writer.integer(reason.at->time_since_epoch().count());
    else
        writer.null();
}

/// Reads one kind of content; any error makes the whole unreadable.
class ScanReader {
public:
    explicit ScanReader(core::ByteView bytes) : m_reader(bytes) {}

    std::optional<ScanContent> read()
    {
        ScanContent content;
        const auto pairs = m_reader.enterMap(16);
        std::optional<std::int64_t> previous;
        for (std::size_t i = 0; pairs && m_good && i < *pairs; ++i) {
            const auto key = m_reader.readKey(previous);
            m_good = key.ok() && readMember(*key, content);
        }
        if (!pairs || !m_good || !m_reader.finish())
            return std::nullopt;
        return content;
    }

private:
    bool readMember(std::int64_t key, ScanContent &content)
    {
        switch (key) {
        case 1:
            return readEnum(content.kind, core::VerdictKind::CannotTell);
        case 2:
            return readReasons(content.reasons);
        case 3:
            return readText(content.number, maxShort);
        case 4:
            return take(m_reader.readBool(), content.proven);
        case 5:
            return readText(content.category, maxShort);
        case 6:
            return readText(content.authority, maxShort);
        case 7:
            return readText(content.officer, maxShort);
        case 8:
            return readText(content.checkpoint, maxShort);
        case 9:
            return readText(content.area, maxShort);
        case 10:
            return readEnum(content.clockState, core::ClockState::Implausible);
        case 11:
            return readInstant(content.judgedAt);
        case 12:
            return readText(content.source, maxShort);
        case 13:
            return readSealed(content.sealed);
        case 14:
            return readTag(content.sightingTag);
        case 15:
            return readTook(content.took);
        default:
            return false;
        }
    }

    template <class T, class V> static bool take(core::cbor::Parsed<T> value, V &into)
    {
        if (value)
            into = V(*value);
        return value.ok();
    }
    template <class E> bool readEnum(E &into, E last)
    {
        const auto value = m_reader.readUnsigned();
        if (!value || *value > static_cast<std::uint64_t>(last))
            return false;
        into = static_cast<E>(*value);
        return true;
    }
    bool readText(std::string &into, std::size_t limit) { return take(m_reader.readText(limit), into); }
    bool readInstant(core::Instant &into)
    {
        const auto value = m_reader.readInteger();
        if (value)
            into = core::Instant(std::chrono::seconds(*value));
        return value.ok();
    }
    bool readReasons(std::vector<core::Reason> &into)
    {
        const auto count = m_reader.enterArray(maxReasons);
        for (std::size_t i = 0; count && i < *count; ++i)
            if (!readReason(into.emplace_back()))
                return false;
        return count.ok();
    }
    bool readReason(core::Reason &into)
    {
        const auto items = m_reader.enterArray(4);
        const auto name = m_reader.readText(maxShort);
        if (!items || *items != 4 || !name)
            return false;
        const auto code = core::reasonFromName(*name);
        if (!code || !readEnum(into.weight, core::Weight::Refuse) || !readText(into.detail, maxDetail))
            return false;
        into.code = *code;
        const auto type = m_reader.peek();
        if (type && *type == core::cbor::Reader::Type::Null)
            return m_reader.skipItem().ok();
        return readInstant(into.at.emplace());
    }
    bool readSealed(std::optional<SealedPart> &into)
    {
        const auto items = m_reader.enterArray(3);
        if (!items || *items != 3)
            return false;
        SealedPart &part = into.emplace();
        core::ByteView box;
        const bool good = take(m_reader.readUnsigned(), part.session) &&
                          take(m_reader.readUnsigned(), part.sealed.index) && take(m_reader.readBytes(maxBox), box);
        part.sealed.box.assign(box.begin(), box.end());
        return good;
    }

    bool readTag(std::optional<core::SightingTag> &into)
    {
        const auto bytes = m_reader.readBytes(tagBytes);
        if (!bytes || bytes->size() != tagBytes)
            return false;
        into = 0;
        for (const std::uint8_t byte : *bytes)
            into = *into << 8 | byte;
        return true;
    }

    bool readTook(std::optional<std::chrono::milliseconds> &into)
    {
        const auto value = m_reader.readUnsigned();
        if (!value || *value > static_cast<std::uint64_t>(longestCheck.count()))
            return false;
        into = std::chrono::milliseconds(*value);
        return true;
    }

    core::cbor::Reader m_reader;
    bool m_good = true;
};

void writeTextMember(core::cbor::Writer &writer, std::uint64_t key, const std::string &text)
{
    if (!text.empty())
        writer.unsignedInteger(key).text(text);
}

std::size_t countMembers(const ScanContent &content)
{
    const std::string *optional[] = {&content.number,     &content.category, &content.authority, &content.officer,
                                     &content.checkpoint, &content.area,     &content.source};
    const auto present = std::ranges::count_if(optional, [](const std::string *text) { return !text->empty(); });
    return 5 + static_cast<std::size_t>(present) + (content.sealed ? 1 : 0) + (content.sightingTag ? 1 : 0) +
           (content.took ? 1 : 0);
}

} // namespace

ScanContent contentOf(const ScanRecord &record)
{
    ScanContent content;
    content.kind = record.verdict.kind;
    const auto &reasons = record.verdict.reasons;
    const std::size_t count = std::min(reasons.size(), maxReasons);
    std::transform(reasons.begin(), reasons.begin() + static_cast<std::ptrdiff_t>(count),
                   std::back_inserter(content.reasons), [](core::Reason reason) {
                       reason.detail = clean(reason.detail, maxDetail);
                       return reason;
                   });
    if (record.number)
        content.number = clean(core::toText(*record.number), maxShort);
    content.proven = record.proven;
    content.category = clean(record.category, maxShort);
    content.authority = clean(record.authority, maxShort);
    content.officer = clean(record.officer, maxShort);
    content.checkpoint = clean(record.place.checkpoint.text, maxShort);
    content.area = clean(record.place.area.text, maxShort);
    content.source = clean(record.source, maxShort);
    content.clockState = record.clockState;
    content.judgedAt = record.judgedAt;
    content.sightingTag = record.sightingTag;
    if (record.took && record.took->count() >= 0 && *record.took <= longestCheck)
        content.took = record.took;
    return content;
}

core::Bytes encodeScan(const ScanContent &content)
{
    core::cbor::Writer writer;
    writer.map(countMembers(content));
    writer.unsignedInteger(1).unsignedInteger(static_cast<std::uint64_t>(content.kind));
    writer.unsignedInteger(2).array(content.reasons.size());
    for (const auto &reason : content.reasons)
        writeReason(writer, reason);
    writeTextMember(writer, 3, content.number);
    writer.unsignedInteger(4).boolean(content.proven);
    writeTextMember(writer, 5, content.category);
    writeTextMember(writer, 6, content.authority);
    writeTextMember(writer, 7, content.officer);
    writeTextMember(writer, 8, content.checkpoint);
    writeTextMember(writer, 9, content.area);
    writer.unsignedInteger(10).unsignedInteger(static_cast<std::uint64_t>(content.clockState));
    writer.unsignedInteger(11).integer(content.judgedAt.time_since_epoch().count());
    writeTextMember(writer, 12, content.source);
    if (content.sealed)
        writer.unsignedInteger(13)
            .array(3)
            .unsignedInteger(content.sealed->session)
            .unsignedInteger(content.sealed->sealed.index)
            .bytes(content.sealed->sealed.box);
    if (content.sightingTag) {
        core::Bytes tag;
        for (unsigned shift = core::sightingTagBits; shift > 0; shift -= 8)
            tag.push_back(static_cast<std::uint8_t>(*content.sightingTag >> (shift - 8)));
        writer.unsignedInteger(14).bytes(tag);
    }
    if (content.took)
        writer.unsignedInteger(15).unsignedInteger(static_cast<std::uint64_t>(content.took->count()));
    return std::move(writer).take();
}

std::optional<ScanContent> decodeScan(core::ByteView bytes)
{
    auto content = ScanReader(bytes).read();
    if (!content || !std::ranges::equal(encodeScan(*content), bytes))
        return std::nullopt;
    return content;
}

core::Bytes encodePersonal(const ScanRecord &record)
{
    const std::string_view texts[] = {record.passText, record.idCardText, record.plate};
    const auto present = std::ranges::count_if(texts, [](std::string_view text) { return !text.empty(); });
    core::cbor::Writer writer;
    writer.map(static_cast<std::size_t>(present));
    for (std::size_t i = 0; i < std::size(texts); ++i)
        if (!texts[i].empty())
            writer.unsignedInteger(i + 1).bytes(core::asBytes(texts[i].substr(0, maxPersonal)));
    return std::move(writer).take();
}

std::optional<Personal> decodePersonal(core::ByteView plain)
{
    core::cbor::Reader reader(plain);
    Personal personal;
    std::string *texts[] = {&personal.passText, &personal.idCardText, &personal.plate};
    const auto members = reader.enterMap(std::size(texts));
    std::uint64_t last = 0;
    for (std::size_t i = 0; members && i < *members; ++i) {
        const auto key = reader.readUnsigned();
        const auto text = reader.readBytes(maxPersonal);
        if (!key || !text || *key <= last || *key > std::size(texts) || text->empty())
            return std::nullopt;
        last = *key;
        *texts[*key - 1] = core::asText(*text);
    }
    return members && reader.finish() ? std::optional(std::move(personal)) : std::nullopt;
}

std::string reasonNames(const std::vector<core::Reason> &reasons)
{
    std::string names;
    for (const auto &reason : reasons) {
        if (!names.empty())
            names += ',';
        names += core::name(reason.code);
    }
    return names;
}

core::Bytes encodeImport(const Update &update)
{
    core::cbor::Writer writer;
    writer.map(3 + (update.directory ? 1 : 0) + (update.policy ? 1 : 0));
    writer.unsignedInteger(1).integer(update.asOf.time_since_epoch().count());
    writer.unsignedInteger(2).map(update.metadata.size());
    std::vector<std::string> roles;
    for (const auto &[role, bytes] : update.metadata)
        roles.push_back(role);
    std::ranges::sort(roles,
                      [](const auto &a, const auto &b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
    for (const auto &role : roles)
        writer.text(role).bytes(core::sha256(update.metadata.at(role)));
    if (update.directory)
        writer.unsignedInteger(3).bytes(core::sha256(*update.directory));
    if (update.policy)
        writer.unsignedInteger(4).bytes(core::sha256(*update.policy));
    writer.unsignedInteger(5).unsignedInteger(update.snapshots.size() + update.deltas.size());
    return std::move(writer).take();
}

} // namespace th::store
