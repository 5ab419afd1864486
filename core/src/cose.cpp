// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cose.h"

#include <algorithm>
#include <limits>

namespace th::core::cose {

namespace {

constexpr std::uint64_t sign1Tag = 18;
constexpr std::int64_t algLabel = 1;
constexpr std::int64_t critLabel = 2;
constexpr std::int64_t edDsa = -8;
constexpr std::size_t anyLength = std::numeric_limits<std::size_t>::max();
constexpr std::array<std::uint8_t, 3> header{0xa1, 0x01, 0x27};

Failure<Error> fault(Fault what) { return Failure{Error{what}}; }
Failure<Error> fault(const cbor::Error &error) { return Failure{Error{Fault::Cbor, error}}; }

/// {1: -8} and nothing else. The common case is one comparison; the rest is for naming what is wrong.
Result<void, Error> checkProtected(ByteView encoded)
{
    if (std::ranges::equal(encoded, header))
        return {};
    if (encoded.empty())
        return fault(Fault::UnsupportedAlgorithm);
    cbor::Reader reader(encoded);
    const auto pairs = reader.enterMap(anyLength);
    if (!pairs)
        return fault(pairs.error());
    std::optional<std::int64_t> previous;
    bool algorithmSeen = false;
    for (std::size_t i = 0; i < *pairs; ++i) {
        const auto type = reader.peek();
        if (type && *type == cbor::Reader::Type::TextString)
            return fault(Fault::HeaderNotAllowed);
        const auto label = reader.readKey(previous);
        if (!label)
            return fault(label.error());
        if (*label == critLabel)
            return fault(Fault::UnknownCriticalHeader);
        if (*label != algLabel)
            return fault(algorithmSeen ? Fault::HeaderNotAllowed : Fault::UnsupportedAlgorithm);
        const auto value = reader.peek();
        const auto algorithm = value && *value == cbor::Reader::Type::Negative ? reader.readInteger().value() : 0;
        if (!value)
            return fault(value.error());
        if (algorithm != edDsa)
            return fault(Fault::UnsupportedAlgorithm);
        algorithmSeen = true;
    }
    if (!algorithmSeen)
        return fault(Fault::UnsupportedAlgorithm);
    if (const auto end = reader.finish(); !end)
        return fault(end.error());
    return {};
}

/// The head of the message: its tag and that it is an array of four.
Result<void, Error> enterMessage(cbor::Reader &reader)
{
    const auto type = reader.peek();
    if (!type)
        return fault(type.error());
    if (*type != cbor::Reader::Type::Tag)
        return fault(Fault::NotSign1);
    const auto tag = reader.readTag();
    if (!tag)
        return fault(tag.error());
    if (*tag != sign1Tag)
        return fault(Fault::NotSign1);
    const auto items = reader.enterArray(anyLength);
    if (!items && items.error().fault != cbor::Fault::UnexpectedType)
        return fault(items.error());
    if (!items || *items != 4)
        return fault(Fault::NotSign1);
    return {};
}

Result<ByteView, Error> readPayload(cbor::Reader &reader)
{
    const auto type = reader.peek();
    if (type && *type == cbor::Reader::Type::Null)
        return fault(Fault::DetachedPayload);
    const auto payload = reader.readBytes(anyLength);
    if (!payload)
        return fault(payload.error());
    return *payload;
}

} // namespace

const char *name(Fault fault)
{
    switch (fault) {
    case Fault::Cbor:
        return "cbor";
    case Fault::NotSign1:
        return "not_sign1";
    case Fault::UnsupportedAlgorithm:
        return "unsupported_algorithm";
    case Fault::UnknownCriticalHeader:
        return "unknown_critical_header";
    case Fault::HeaderNotAllowed:
        return "header_not_allowed";
    case Fault::DetachedPayload:
        return "detached_payload";
    case Fault::SignatureLength:
        return "signature_length";
    }
    return "";
}

Result<Sign1, Error> decodeSign1(ByteView bytes)
{
    cbor::Reader reader(bytes);
    if (const auto entered = enterMessage(reader); !entered)
        return Failure{entered.error()};
    const auto protectedHeader = reader.readBytes(anyLength);
    if (!protectedHeader)
        return fault(protectedHeader.error());
    if (const auto checked = checkProtected(*protectedHeader); !checked)
        return Failure{checked.error()};
    const auto unprotectedPairs = reader.enterMap(anyLength);
    if (!unprotectedPairs)
        return fault(unprotectedPairs.error());
    if (*unprotectedPairs != 0)
        return fault(Fault::HeaderNotAllowed);
    const auto payload = readPayload(reader);
    if (!payload)
        return Failure{payload.error()};
    const auto signature = reader.readBytes(anyLength);
    if (!signature)
        return fault(signature.error());
    if (const auto end = reader.finish(); !end)
        return fault(end.error());
    Sign1 message;
    if (signature->size() != message.signature.size())
        return fault(Fault::SignatureLength);
    message.protectedHeader.assign(protectedHeader->begin(), protectedHeader->end());
    message.payload.assign(payload->begin(), payload->end());
    std::ranges::copy(*signature, message.signature.begin());
    return message;
}

Bytes encodeSign1(const Sign1 &message)
{
    cbor::Writer writer;
    writer.tag(sign1Tag).array(4).bytes(message.protectedHeader).map(0).bytes(message.payload);
    return std::move(writer.bytes(message.signature)).take();
}

Bytes toBeSigned(ByteView protectedHeader, ByteView payload)
{
    cbor::Writer writer;
    writer.array(4).text("Signature1").bytes(protectedHeader).bytes({}).bytes(payload);
    return std::move(writer).take();
}

Bytes edDsaHeader() { return {header.begin(), header.end()}; }

} // namespace th::core::cose
