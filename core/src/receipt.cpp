// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt.h"

#include "cbor_array.h"

#include <algorithm>

namespace th::core::journal {

namespace {

constexpr std::string_view receiptDomain = "th-receipt-1";
constexpr std::uint64_t receiptVersion = 1;
constexpr std::size_t receiptItems = 7;

/// Domain-separated, so that nothing else the hub ever signs can pass for a receipt.
Bytes receiptToBeSigned(const Receipt &receipt)
{
    cbor::Writer writer;
    writer.array(6).text(receiptDomain).bytes(receipt.hub).bytes(receipt.device).unsignedInteger(receipt.seq);
    writer.bytes(receipt.head).integer(receipt.receivedMilliseconds);
    return std::move(writer).take();
}

} // namespace

Bytes signReceipt(Receipt receipt, Signer &hub)
{
    receipt.hub = hub.publicKey();
    const auto signature = hub.sign(receiptToBeSigned(receipt));
    if (!signature)
        return {};
    cbor::Writer writer;
    writer.array(receiptItems).unsignedInteger(receiptVersion).bytes(receipt.hub).bytes(receipt.device);
    writer.unsignedInteger(receipt.seq).bytes(receipt.head).integer(receipt.receivedMilliseconds).bytes(*signature);
    return std::move(writer).take();
}

std::optional<Receipt> openReceipt(ByteView bytes, const PublicKey &hub, const PublicKey &device)
{
    cbor::Reader reader(bytes);
    Receipt receipt;
    Signature signature{};
    const auto items = reader.enterArray(receiptItems);
    const auto version = reader.readUnsigned();
    if (!items || *items != receiptItems || !version || *version != receiptVersion)
        return std::nullopt;
    if (!readExactly(reader, receipt.hub) || !readExactly(reader, receipt.device))
        return std::nullopt;
    const auto seq = reader.readUnsigned();
    if (!seq || !readExactly(reader, receipt.head))
        return std::nullopt;
    const auto received = reader.readInteger();
    if (!received || !readExactly(reader, signature) || !reader.finish())
        return std::nullopt;
    receipt.seq = *seq;
    receipt.receivedMilliseconds = *received;
    if (receipt.hub != hub || receipt.device != device || !verifyEd25519(hub, receiptToBeSigned(receipt), signature))
        return std::nullopt;
    return receipt;
}

} // namespace th::core::journal
