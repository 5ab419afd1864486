// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cbor.h"

#include <algorithm>
#include <limits>

namespace th::core::cbor {

namespace {

enum Major : std::uint8_t {
    UnsignedMajor,
    NegativeMajor,
    BytesMajor,
    TextMajor,
    ArrayMajor,
    MapMajor,
    TagMajor,
    SimpleMajor
};
constexpr int maxDepth = 8;

struct Head {
    std::uint8_t major = 0;
    std::uint64_t value = 0; ///< the number itself, or the length or count
    std::size_t size = 0;    ///< bytes of the head
};

std::optional<Fault> parseHead(ByteView rest, Head &head)
{
    if (rest.empty())
        return Fault::Truncated;
    head.major = rest[0] >> 5;
    const unsigned info = rest[0] & 31;
    if (info < 24) {
        head.value = info;
        head.size = 1;
    } else if (head.major == SimpleMajor) {
        return info == 31 ? Fault::IndefiniteLength : Fault::Unsupported;
    } else if (info > 27) {
        return info == 31 ? Fault::IndefiniteLength : Fault::Unsupported;
    } else {
        const std::size_t width = std::size_t{1} << (info - 24);
        if (rest.size() < 1 + width)
            return Fault::Truncated;
        head.value = 0;
        for (std::size_t i = 1; i <= width; ++i)
            head.value = head.value << 8 | rest[i];
        head.size = 1 + width;
        const std::uint64_t smallest = width == 1 ? 24 : std::uint64_t{1} << (4 * width);
        if (head.value < smallest)
            return Fault::NotShortestForm;
    }
    if (head.major == SimpleMajor && (head.value < 20 || head.value > 22))
        return Fault::Unsupported; // undefined, unassigned
    return std::nullopt;
}

/// What a head announces must be able to fit: strings byte for byte, containers one byte an item at least.
std::optional<Fault> checkAnnounced(const Head &head, std::size_t remaining)
{
    switch (head.major) {
    case UnsignedMajor:
    case NegativeMajor:
        if (head.value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return Fault::Unsupported;
        break;
    case BytesMajor:
    case TextMajor:
    case ArrayMajor:
        if (head.value > remaining)
            return Fault::Truncated;
        break;
    case MapMajor:
        if (head.value > remaining / 2)
            return Fault::Truncated;
        break;
    default:
        break;
    }
    return std::nullopt;
}

std::optional<Fault> keyOrder(ByteView previous, ByteView key)
{
    if (std::equal(previous.begin(), previous.end(), key.begin(), key.end()))
        return Fault::DuplicateKey;
    if (!std::lexicographical_compare(previous.begin(), previous.end(), key.begin(), key.end()))
        return Fault::KeysOutOfOrder;
    return std::nullopt;
}

} // namespace

const char *name(Fault fault)
{
    switch (fault) {
    case Fault::Truncated:
        return "truncated";
    case Fault::TrailingBytes:
        return "trailing_bytes";
    case Fault::NotShortestForm:
        return "not_shortest_form";
    case Fault::IndefiniteLength:
        return "indefinite_length";
    case Fault::DuplicateKey:
        return "duplicate_key";
    case Fault::KeysOutOfOrder:
        return "keys_out_of_order";
    case Fault::InvalidUtf8:
        return "invalid_utf8";
    case Fault::UnexpectedType:
        return "unexpected_type";
    case Fault::TooDeep:
        return "too_deep";
    case Fault::TooLong:
        return "too_long";
    case Fault::Unsupported:
        return "unsupported";
    }
    return "";
}

/// The reader's hands: everything answers false after noting the error in the reader.
struct ReaderAccess {
    Reader &reader;

    [[nodiscard]] ByteView rest() const { return reader.m_bytes.subspan(reader.m_offset); }

    bool fail(Fault fault, const char *rule = "")
    {
        if (!reader.m_error)
            reader.m_error = Error{fault, reader.m_offset, rule};
        return false;
    }

    /// The next head, checked, not passed.
    bool look(Head &head)
    {
        if (reader.m_error)
            return false;
        if (const auto fault = parseHead(rest(), head))
            return fail(*fault);
        if (const auto fault = checkAnnounced(head, rest().size() - head.size))
            return fail(*fault);
        return true;
    }

    bool expect(Major major, const char *rule, Head &head)
    {
        if (!look(head))
            return false;
        return head.major == major || fail(Fault::UnexpectedType, rule);
    }

    bool string(Major major, const char *rule, std::size_t maxLength, ByteView &content)
    {
        Head head;
        if (!expect(major, rule, head))
            return false;
        if (head.value > maxLength)
            return fail(Fault::TooLong);
        content = rest().subspan(head.size, static_cast<std::size_t>(head.value));
        if (major == TextMajor && !isValidUtf8(asText(content)))
            return fail(Fault::InvalidUtf8);
        reader.m_offset += head.size + content.size();
        return true;
    }

    bool container(Major major, const char *rule, std::size_t maxCount, std::size_t &count)
    {
        Head head;
        if (!expect(major, rule, head))
            return false;
        if (head.value > maxCount)
            return fail(Fault::TooLong);
        count = static_cast<std::size_t>(head.value);
        reader.m_offset += head.size;
        return true;
    }

    bool integer(std::int64_t &value)
    {
        Head head;
        if (!look(head))
            return false;
        if (head.major != UnsignedMajor && head.major != NegativeMajor)
            return fail(Fault::UnexpectedType, "an integer");
        value = static_cast<std::int64_t>(head.value);
        if (head.major == NegativeMajor)
            value = -1 - value;
        reader.m_offset += head.size;
        return true;
    }

    bool simple(std::uint64_t lowest, std::uint64_t highest, const char *rule, std::uint64_t &value)
    {
        Head head;
        if (!expect(SimpleMajor, rule, head))
            return false;
        if (head.value < lowest || head.value > highest)
            return fail(Fault::UnexpectedType, rule);
        value = head.value;
        reader.m_offset += head.size;
        return true;
    }

    bool skip(int depth)
    {
        Head head;
        if (!look(head))
            return false;
        ByteView ignored;
        switch (head.major) {
        case BytesMajor:
        case TextMajor:
            return string(static_cast<Major>(head.major), "", std::numeric_limits<std::size_t>::max(), ignored);
        case ArrayMajor:
        case TagMajor:
            return skipItems(head, head.major == TagMajor ? 1 : static_cast<std::size_t>(head.value), depth);
        case MapMajor:
            return skipPairs(head, depth);
        default:
            reader.m_offset += head.size;
            return true;
        }
    }

    bool skipItems(const Head &head, std::size_t count, int depth)
    {
        if (depth >= maxDepth)
            return fail(Fault::TooDeep);
        reader.m_offset += head.size;
        for (std::size_t i = 0; i < count; ++i)
            if (!skip(depth + 1))
                return false;
        return true;
    }

    bool skipPairs(const Head &head, int depth)
    {
        if (depth >= maxDepth)
            return fail(Fault::TooDeep);
        reader.m_offset += head.size;
        ByteView previous;
        for (std::size_t i = 0; i < head.value; ++i) {
            const std::size_t start = reader.m_offset;
            if (!skip(depth + 1))
                return false;
            const ByteView key = reader.m_bytes.subspan(start, reader.m_offset - start);
            if (const auto fault = i == 0 ? std::nullopt : keyOrder(previous, key))
                return reader.m_offset = start, fail(*fault);
            previous = key;
            if (!skip(depth + 1))
                return false;
        }
        return true;
    }

    /// The value if all went well, the reader's error otherwise.
    template <class T> Parsed<T> answer(bool ok, T value) const
    {
        if (!ok)
            return Failure{*reader.m_error};
        return value;
    }
};

Parsed<Reader::Type> Reader::peek()
{
    ReaderAccess access{*this};
    Head head;
    const bool ok = access.look(head);
    auto type = static_cast<Type>(head.major); // the first seven types are the major types, in order
    if (head.major == SimpleMajor)
        type = head.value == 22 ? Type::Null : Type::Bool;
    return access.answer(ok, type);
}

Parsed<std::uint64_t> Reader::readUnsigned()
{
    ReaderAccess access{*this};
    Head head;
    const bool ok = access.expect(UnsignedMajor, "an unsigned integer", head);
    if (ok)
        m_offset += head.size;
    return access.answer(ok, head.value);
}

Parsed<std::int64_t> Reader::readInteger()
{
    ReaderAccess access{*this};
    std::int64_t value = 0;
    const bool ok = access.integer(value);
    return access.answer(ok, value);
}

Parsed<ByteView> Reader::readBytes(std::size_t maxLength)
{
    ReaderAccess access{*this};
    ByteView content;
    const bool ok = access.string(BytesMajor, "a byte string", maxLength, content);
    return access.answer(ok, content);
}

Parsed<std::string_view> Reader::readText(std::size_t maxLength)
{
    ReaderAccess access{*this};
    ByteView content;
    const bool ok = access.string(TextMajor, "a text string", maxLength, content);
    return access.answer(ok, asText(content));
}

Parsed<bool> Reader::readBool()
{
    ReaderAccess access{*this};
    std::uint64_t value = 0;
    const bool ok = access.simple(20, 21, "true or false", value);
    return access.answer(ok, value == 21);
}

Result<void, Error> Reader::readNull()
{
    ReaderAccess access{*this};
    std::uint64_t value = 0;
    if (!access.simple(22, 22, "null", value))
        return Failure{*m_error};
    return {};
}

Parsed<std::size_t> Reader::enterArray(std::size_t maxItems)
{
    ReaderAccess access{*this};
    std::size_t count = 0;
    const bool ok = access.container(ArrayMajor, "an array", maxItems, count);
    return access.answer(ok, count);
}

Parsed<std::size_t> Reader::enterMap(std::size_t maxPairs)
{
    ReaderAccess access{*this};
    std::size_t count = 0;
    const bool ok = access.container(MapMajor, "a map", maxPairs, count);
    return access.answer(ok, count);
}

Parsed<std::uint64_t> Reader::readTag()
{
    ReaderAccess access{*this};
    Head head;
    const bool ok = access.expect(TagMajor, "a tag", head);
    if (ok)
        m_offset += head.size;
    return access.answer(ok, head.value);
}

Parsed<std::int64_t> Reader::readKey(std::optional<std::int64_t> &previous)
{
    ReaderAccess access{*this};
    const std::size_t start = m_offset;
    std::int64_t key = 0;
    bool ok = access.integer(key);
    if (ok && previous) {
        // Encoded order: 0, 1, 2 … before -1, -2, -3 …
        const auto rank = [](std::int64_t k) { return k >= 0 ? std::pair(0, k) : std::pair(1, -1 - k); };
        if (rank(key) <= rank(*previous)) {
            m_offset = start;
            ok = access.fail(key == *previous ? Fault::DuplicateKey : Fault::KeysOutOfOrder);
        }
    }
    if (ok)
        previous = key;
    return access.answer(ok, key);
}

Parsed<ByteView> Reader::skipItem()
{
    ReaderAccess access{*this};
    const std::size_t start = m_offset;
    const bool ok = access.skip(0);
    return access.answer(ok, ok ? m_bytes.subspan(start, m_offset - start) : ByteView{});
}

Result<void, Error> Reader::finish()
{
    ReaderAccess access{*this};
    if (!m_error && m_offset < m_bytes.size())
        access.fail(Fault::TrailingBytes);
    if (m_error)
        return Failure{*m_error};
    return {};
}

} // namespace th::core::cbor
