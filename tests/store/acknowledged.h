// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receipt.h"
#include "core/stored_entry.h"
#include "store/outbox.h"
#include "support/small_province.h"

/// What a station needs to let go of something: a policy that says so, and a hub that has what it wrote.
namespace th::test {

inline const char *const thirtyDays =
    R"("sealed":{"after_days":30},"passes":{"after_days":30},"officers":{"after_days":30})";

inline core::Bytes policyWith(const std::string &retention)
{
    std::string text(core::asText(SmallProvince::policy()));
    text.back() = ',';
    return SmallProvince::bytes(text + R"("retention":{)" + retention + "}}");
}

/// False: something of it was refused.
[[nodiscard]] inline bool acknowledge(store::Station &station, core::Signer &hub, std::uint64_t seq)
{
    const auto all = *station.journalAfter(0, 1U << 30);
    core::journal::Receipt said;
    said.device = station.identity().key;
    said.seq = seq;
    said.head = core::journal::hashOfStored(all.at(seq - 1));
    const auto says = store::keepReceipt(station, core::journal::signReceipt(said, hub));
    return says && *says == store::ReceiptSays::Agrees;
}

/// All that the station wrote is at the hub, and the newest publication is of `publication`.
[[nodiscard]] inline bool acknowledgeAll(store::Station &station, core::SoftwareKey &hub, core::Instant publication,
                                         const core::ClockReading &clock)
{
    auto newest = SmallProvince::update({});
    newest.directory.reset();
    newest.policy = policyWith(thirtyDays);
    newest.asOf = publication;
    return store::setHub(station, {"https://hub.example", hub.publicKey()}, store::HubChange::KeepsKey).ok() &&
           station.apply(newest).ok() && station.signCheckpoint(clock).ok() &&
           acknowledge(station, hub, station.journalAfter(0, 1U << 30)->size());
}

} // namespace th::test
