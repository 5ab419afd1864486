// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub_wire.h"

#include "core/cbor.h"
#include "core/receipt.h"

namespace th::core::wire {

namespace {

constexpr std::string_view requestDomain = "th-request-1";
constexpr std::string_view answerDomain = "th-answer-1";
constexpr std::uint64_t uploadVersion = 1;
constexpr std::size_t uploadItems = 4;
constexpr std::size_t maxEntryBytes = journal::maxContentBytes + 256;

Failure<std::string> broken(const cbor::Error &error)
{
    return Failure{std::string("cbor.") + cbor::name(error.fault)};
}

} // namespace

Bytes toBeSigned(const SignedRequest &request)
{
    cbor::Writer writer;
    writer.array(7).text(requestDomain).bytes(request.hub).text(request.method).text(request.target);
    writer.integer(request.milliseconds).bytes(request.nonce).bytes(request.body);
    return std::move(writer).take();
}

Bytes toBeSigned(const SignedAnswer &answer)
{
    cbor::Writer writer;
    writer.array(7).text(answerDomain).bytes(answer.device ? ByteView(*answer.device) : ByteView());
    writer.text(answer.method).text(answer.target).bytes(answer.nonce).unsignedInteger(answer.status);
    writer.bytes(answer.body);
    return std::move(writer).take();
}

Bytes encode(const Upload &upload)
{
    cbor::Writer writer;
    writer.array(uploadItems).unsignedInteger(uploadVersion).unsignedInteger(upload.after);
    writer.bytes(upload.receipt).array(upload.entries.size());
    for (const ByteView entry : upload.entries)
        writer.bytes(entry);
    return std::move(writer).take();
}

Result<Upload, std::string> decodeUpload(ByteView bytes)
{
    if (bytes.size() > maxUploadBytes)
        return Failure{std::string("upload.size")};
    cbor::Reader reader(bytes);
    Upload upload;
    const auto items = reader.enterArray(uploadItems);
    if (!items)
        return broken(items.error());
    const auto version = reader.readUnsigned();
    if (!version)
        return broken(version.error());
    if (*items != uploadItems || *version != uploadVersion)
        return Failure{std::string("upload.version")};
    const auto after = reader.readUnsigned();
    const auto receipt = reader.readBytes(journal::maxReceiptBytes);
    const auto count = reader.enterArray(maxUploadEntries);
    if (!count)
        return broken(count.error());
    upload.after = *after;
    upload.receipt = *receipt;
    for (std::size_t i = 0; i < *count; ++i) {
        const auto entry = reader.readBytes(maxEntryBytes);
        if (!entry)
            return broken(entry.error());
        upload.entries.push_back(*entry);
    }
    if (const auto finished = reader.finish(); !finished)
        return broken(finished.error());
    if (upload.after > std::uint64_t{1} << 62)
        return Failure{std::string("upload.after")};
    return upload;
}

} // namespace th::core::wire
