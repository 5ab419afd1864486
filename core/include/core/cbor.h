// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/result.h"

#include <string>

namespace th::core::cbor {

/// Why bytes are not the deterministic CBOR of RFC 8949 §4.2 that we demand.
enum class Fault {
    Truncated,        ///< ends inside an item, or announces more than what remains
    TrailingBytes,    ///< something follows the last item
    NotShortestForm,  ///< an integer or length not in its shortest form
    IndefiniteLength, ///< indefinite-length string, array or map
    DuplicateKey,
    KeysOutOfOrder,
    InvalidUtf8,    ///< a text string that is not UTF-8
    UnexpectedType, ///< well-formed, but not what the format has here
    TooDeep,        ///< nested beyond 8
    TooLong,        ///< a length beyond the caller's cap
    Unsupported,    ///< floating point, unassigned simple values, integers outside int64
};
[[nodiscard]] const char *name(Fault fault); ///< stable, e.g. "not_shortest_form"

struct Error {
    Fault fault;
    std::size_t offset; ///< byte where it was noticed
    std::string rule{}; ///< for UnexpectedType: what was expected, in a few words
};
template <class T> using Parsed = Result<T, Error>;

/// Pull reader over memory that outlives it. The first error sticks: later calls return it again.
/// Every read checks the deterministic encoding of what it passes.
class Reader {
public:
    explicit Reader(ByteView bytes) : m_bytes(bytes) {}

    enum class Type { Unsigned, Negative, ByteString, TextString, Array, Map, Tag, Bool, Null };
    [[nodiscard]] Parsed<Type> peek();
    Parsed<std::uint64_t> readUnsigned();
    Parsed<std::int64_t> readInteger();
    Parsed<ByteView> readBytes(std::size_t maxLength);
    Parsed<std::string_view> readText(std::size_t maxLength);
    Parsed<bool> readBool();
    Result<void, Error> readNull();
    Parsed<std::size_t> enterArray(std::size_t maxItems); ///< number of items that follow
    Parsed<std::size_t> enterMap(std::size_t maxPairs);   ///< number of pairs that follow
    Parsed<std::uint64_t> readTag();
    /// Next key of a map with integer keys; refuses a key not greater (in encoded order) than the one before.
    /// `previous` starts empty and is the caller's memory for one map.
    Parsed<std::int64_t> readKey(std::optional<std::int64_t> &previous);
    Parsed<ByteView> skipItem();  ///< the bytes of one whole item, checked like the rest
    Result<void, Error> finish(); ///< nothing may be left
    [[nodiscard]] std::size_t offset() const { return m_offset; }

private:
    friend struct ReaderAccess;
    ByteView m_bytes;
    std::size_t m_offset = 0;
    std::optional<Error> m_error;
};

/// Writes deterministic CBOR. The caller gives map keys in order (asserted in debug by the tests' reader).
class Writer {
public:
    Writer &unsignedInteger(std::uint64_t value);
    Writer &integer(std::int64_t value);
    Writer &bytes(ByteView value);
    Writer &text(std::string_view value);
    Writer &boolean(bool value);
    Writer &null();
    Writer &array(std::size_t items);
    Writer &map(std::size_t pairs);
    Writer &tag(std::uint64_t value);
    Writer &raw(ByteView encodedItem);
    [[nodiscard]] const Bytes &view() const { return m_bytes; }
    [[nodiscard]] Bytes take() && { return std::move(m_bytes); }

private:
    void head(std::uint8_t major, std::uint64_t value);
    Bytes m_bytes;
};

} // namespace th::core::cbor
