// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"

namespace th::core::journal {

/// The hub's word that it holds, on durable storage, every entry of a device's journal up to `seq`, whose hash is
/// `head` (docs/formats/receipt.md). Only `openReceipt` makes one from bytes.
struct Receipt {
    PublicKey hub{};
    PublicKey device{};
    std::uint64_t seq = 0;
    Hash head{};
    std::int64_t receivedMilliseconds = 0; ///< since 1970 UTC, by the hub's clock
};
inline constexpr std::size_t maxReceiptBytes = 256;

/// `receipt.hub` is taken from the signer. Empty if the hub's key did not sign.
[[nodiscard]] Bytes signReceipt(Receipt receipt, Signer &hub);
/// Nothing unless the bytes are the one encoding of a receipt that this hub signed for this device.
[[nodiscard]] std::optional<Receipt> openReceipt(ByteView bytes, const PublicKey &hub, const PublicKey &device);

} // namespace th::core::journal
