// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/station.h"

namespace th::store {

/// A station lets go of personal data in its journal by the rules of the policy that it has taken in, and by nobody
/// else's word (docs/formats/retention.md). Age counts up to the newest publication that was taken in, not to the
/// machine's clock: who sets that ahead erases nothing. Only what the hub has a receipt for is reduced.

struct RetentionStep {
    std::uint64_t looked = 0;   ///< entries
    std::uint64_t sessions = 0; ///< whose sealed records nobody opens any more
    std::uint64_t entries = 0;  ///< scans and deeds that were reduced
    bool more = false;          ///< there is more to do now: to be called again
    bool stillInFile = false;   ///< somebody reads: what was there is overwritten once nobody does
};
/// A step of it: looks at no more than `most` entries, in one transaction with a Note that names what was reduced and a
/// checkpoint; what was there is overwritten in the file. Nothing to do without rules, without a publication, or where
/// no hub has a receipt. Damaged: an entry that is to be reduced is not what its hash says. Takes some milliseconds for
/// a thousand entries.
[[nodiscard]] Stored<RetentionStep> letGo(Station &station, const core::ClockReading &clock, std::size_t most);

/// Where that stands.
struct RetentionState {
    bool ordered = false;                     ///< the policy has rules
    bool hubKnown = false;                    ///< else nothing is let go of
    std::uint64_t acked = 0;                  ///< the hub has all up to here
    std::uint64_t reduced = 0;                ///< entries, of all times
    std::uint64_t until[3]{};                 ///< sealed, passes, officers: looked at up to this entry
    std::optional<core::Instant> countedTo{}; ///< time of the newest publication
};
[[nodiscard]] Stored<RetentionState> retentionOf(Station &station);

} // namespace th::store
