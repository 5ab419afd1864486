// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/station.h"

#include <optional>

namespace th::store {

/// The journal on its way to the hub. It is its own outbox: unsent is what comes after the newest receipt.
/// Thread: the station's.

/// The hub that a station talks to. By its key, not by its address, it is known.
struct HubRecord {
    std::string address; ///< "http://…" or "https://…", what stands above /v1; printable ASCII, at most 1 KiB
    core::PublicKey key{};
};
/// Nothing: the station was never told of a hub.
[[nodiscard]] Stored<std::optional<HubRecord>> hubOf(Station &station);

enum class HubChange {
    KeepsKey, ///< another key than the station knows is refused with OtherHub; another address is taken
    NewKey,   ///< an administrator says that it is another hub from now on: the whole journal is unsent again
};
/// Durable when it returns. Refused: not an address, or not a key. What was damaged is replaced.
[[nodiscard]] Stored<void> setHub(Station &station, const HubRecord &hub, HubChange change);

struct Outbox {
    std::uint64_t last = 0; ///< number of the newest entry; 0: none yet
    std::uint64_t sent = 0; ///< the hub has all up to here, by a receipt that agreed with the journal when it came
    core::Bytes receipt;    ///< that receipt; empty: none
};
/// Scans, checkpoints and all else; `Station::unsentRecords` counts scans only.
[[nodiscard]] Stored<Outbox> outboxOf(Station &station);

/// `Station::journalAfter` for who must miss no row, whatever somebody put into it: each with the number of its row,
/// which is its entry's unless the journal was tampered with. None: there are no more. Damaged: the next row alone is
/// larger than `most`.
[[nodiscard]] Stored<std::vector<std::pair<std::uint64_t, core::Bytes>>>
journalRowsAfter(Station &station, std::uint64_t after, std::size_t most);

enum class ReceiptSays {
    Agrees,
    Otherwise, ///< the hub has an entry that the journal has not, or has with other bytes
};
/// Keeps, durably, what the hub acknowledged: the newest receipt that agrees with the journal, and apart from it the
/// newest that does not, which proves that the journal was cut or rewritten, or that two machines write under one key;
/// `verifyLog` names it then. Refused: not a receipt of this station's hub for this station.
[[nodiscard]] Stored<ReceiptSays> keepReceipt(Station &station, core::ByteView receipt);

/// The device's signature over a request to a hub. ReadOnly if the station is open for reading.
[[nodiscard]] Stored<core::Signature> signAsDevice(Station &station, core::ByteView message);

/// An upload as a parcel for the station's hub, to be carried by hand (core/parcel.h). Refused: the station knows no
/// hub.
[[nodiscard]] Stored<core::Bytes> sealForHub(Station &station, core::ByteView upload);

} // namespace th::store
