// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "store/outbox.h"

#include <filesystem>

namespace th::sync {

/// Journals up and receipts down where there is no network: a folder on a stick (docs/formats/stick.md). Whatever is on
/// it is hostile; it may be pulled out at any moment. Thread: the station's.

enum class StickFault {
    NoHub,      ///< the station was never told of one: nobody to seal the journal to
    Unreadable, ///< not a folder, a link, cut or altered: `detail` says what
    Unwritable, ///< full, write-protected or pulled out
    Store,
};
[[nodiscard]] const char *name(StickFault fault);
struct StickError {
    StickFault fault;
    std::string detail{};
    std::optional<store::StoreError> store{};
};
[[nodiscard]] std::string sentence(const StickError &error, core::Language language);

struct CarriedUp {
    std::uint64_t after = 0, until = 0; ///< entries after + 1 … until lie on the stick
    std::size_t files = 0;
};
/// Signs the journal up to its end and writes what follows entry `after` (default: the newest receipt), sealed to the
/// station's hub: each file whole or not there, on the stick for good when this returns. Parcels of this station from
/// before are then removed.
[[nodiscard]] core::Result<CarriedUp, StickError> carryJournalUp(store::Station &station,
                                                                 const std::filesystem::path &stick,
                                                                 const core::ClockReading &clock,
                                                                 std::optional<std::uint64_t> after = {});

/// Keeps the receipt for this station that the hub left on the stick. An older one changes nothing. Nothing: none is
/// there.
[[nodiscard]] core::Result<std::optional<store::ReceiptSays>, StickError>
takeReceipt(store::Station &station, const std::filesystem::path &stick);

} // namespace th::sync
