// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cbor.h"

#include <cstdlib>
#include <limits>

using namespace th::core;
using cbor::Reader;

namespace {

constexpr std::size_t any = std::numeric_limits<std::size_t>::max();

/// Copies one item that `skipItem` accepted, through the typed reads.
void copyItem(Reader &reader, cbor::Writer &writer)
{
    switch (reader.peek().value()) {
    case Reader::Type::Unsigned:
        writer.unsignedInteger(reader.readUnsigned().value());
        break;
    case Reader::Type::Negative:
        writer.integer(reader.readInteger().value());
        break;
    case Reader::Type::ByteString:
        writer.bytes(reader.readBytes(any).value());
        break;
    case Reader::Type::TextString:
        writer.text(reader.readText(any).value());
        break;
    case Reader::Type::Array: {
        const std::size_t items = reader.enterArray(any).value();
        writer.array(items);
        for (std::size_t i = 0; i < items; ++i)
            copyItem(reader, writer);
        break;
    }
    case Reader::Type::Map: {
        const std::size_t pairs = reader.enterMap(any).value();
        writer.map(pairs);
        for (std::size_t i = 0; i < 2 * pairs; ++i)
            copyItem(reader, writer);
        break;
    }
    case Reader::Type::Tag:
        writer.tag(reader.readTag().value());
        copyItem(reader, writer);
        break;
    case Reader::Type::Bool:
        writer.boolean(reader.readBool().value());
        break;
    case Reader::Type::Null:
        if (!reader.readNull())
            std::abort();
        writer.null();
        break;
    }
}

} // namespace

/// Whatever is accepted is deterministic: writing what was read gives the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const ByteView input(data, size);
    Reader checker(input);
    const auto item = checker.skipItem();
    if (!item)
        return 0;
    Reader reader(*item);
    cbor::Writer writer;
    copyItem(reader, writer);
    if (!reader.finish() || writer.view() != Bytes(item->begin(), item->end()))
        std::abort();
    return 0;
}
