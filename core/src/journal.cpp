// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal.h"

#include "core/cbor.h"

#include <algorithm>

namespace th::core::journal {

namespace {

constexpr std::uint64_t entryVersion = 1;
constexpr std::size_t entryItems = 8;
constexpr std::size_t maxBootIdBytes = 64;
constexpr std::string_view checkpointDomain = "th-journal-checkpoint-1";

/// Domain-separated, so that no other thing a device ever signs can pass for a checkpoint.
Bytes checkpointToBeSigned(const Hash &head, std::uint64_t seq)
{
    cbor::Writer writer;
    writer.array(3).text(checkpointDomain).unsignedInteger(seq).bytes(head);
    return std::move(writer).take();
}

std::optional<EntryKind> entryKind(std::uint64_t number)
{
    if (number < static_cast<std::uint64_t>(EntryKind::Scan) || number > static_cast<std::uint64_t>(EntryKind::Gap))
        return std::nullopt;
    return static_cast<EntryKind>(number);
}

std::string describe(const cbor::Error &error)
{
    return std::string("cbor.") + cbor::name(error.fault) + " at byte " + std::to_string(error.offset);
}

/// Reads the eight items in order; `fault` keeps the first rule that is broken.
struct EntryReader {
    cbor::Reader reader;
    std::string fault{};

    template <class T> T take(cbor::Parsed<T> parsed)
    {
        if (parsed)
            return std::move(parsed).value();
        if (fault.empty())
            fault = describe(parsed.error());
        return {};
    }

    void require(bool holds, const char *rule)
    {
        if (!holds && fault.empty())
            fault = rule;
    }

    Entry read()
    {
        Entry entry;
        require(take(reader.enterArray(entryItems)) == entryItems, "entry.items");
        require(take(reader.readUnsigned()) == entryVersion, "entry.version");
        entry.seq = take(reader.readUnsigned());
        require(entry.seq > 0, "entry.seq");
        const ByteView previous = take(reader.readBytes(entry.previous.size()));
        require(previous.size() == entry.previous.size(), "entry.previous");
        std::copy(previous.begin(), previous.end(), entry.previous.begin());
        entry.bootId = take(reader.readText(maxBootIdBytes));
        entry.wallMilliseconds = take(reader.readInteger());
        entry.monotonicMilliseconds = take(reader.readInteger());
        const auto kind = entryKind(take(reader.readUnsigned()));
        require(kind.has_value(), "entry.kind");
        entry.kind = kind.value_or(EntryKind::Note);
        const ByteView content = take(reader.readBytes(maxContentBytes));
        entry.content.assign(content.begin(), content.end());
        if (const auto finished = reader.finish(); !finished && fault.empty())
            fault = describe(finished.error());
        return entry;
    }
};

} // namespace

Bytes encode(const Entry &entry)
{
    cbor::Writer writer;
    writer.array(entryItems).unsignedInteger(entryVersion).unsignedInteger(entry.seq).bytes(entry.previous);
    writer.text(entry.bootId).integer(entry.wallMilliseconds).integer(entry.monotonicMilliseconds);
    writer.unsignedInteger(static_cast<std::uint64_t>(entry.kind)).bytes(entry.content);
    return std::move(writer).take();
}

Result<Entry, std::string> decode(ByteView bytes)
{
    EntryReader entryReader{cbor::Reader(bytes)};
    Entry entry = entryReader.read();
    if (!entryReader.fault.empty())
        return Failure{entryReader.fault};
    return entry;
}

Hash hash(ByteView encodedEntry) { return blake2b256(encodedEntry); }

Bytes signCheckpoint(const Hash &head, std::uint64_t seq, Signer &device)
{
    const auto signature = device.sign(checkpointToBeSigned(head, seq));
    if (!signature)
        return {};
    cbor::Writer writer;
    writer.array(3).unsignedInteger(seq).bytes(head).bytes(*signature);
    return std::move(writer).take();
}

bool verifyCheckpoint(ByteView content, const Hash &head, std::uint64_t seq, const PublicKey &device)
{
    cbor::Reader reader(content);
    const auto items = reader.enterArray(3);
    const auto signedSeq = reader.readUnsigned();
    const auto signedHead = reader.readBytes(head.size());
    Signature signature{};
    const auto signatureBytes = reader.readBytes(signature.size());
    if (!items || *items != 3 || !signedSeq || !signedHead || !signatureBytes || !reader.finish())
        return false;
    if (*signedSeq != seq || !std::equal(head.begin(), head.end(), signedHead->begin(), signedHead->end()) ||
        signatureBytes->size() != signature.size())
        return false;
    std::copy(signatureBytes->begin(), signatureBytes->end(), signature.begin());
    return verifyEd25519(device, checkpointToBeSigned(head, seq), signature);
}

} // namespace th::core::journal
