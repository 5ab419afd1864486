// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "evidence/archive.h"

#include <optional>
#include <string>
#include <vector>

namespace th::evidence {

/// One line of an archive's access journal: who had personal data out of it, and why. Each names the hash of the one
/// before, so that none can be changed or left out in the middle; the last hash is in every export's manifest.
struct Access {
    std::uint64_t seq = 0; ///< 1, 2, 3 …
    core::Instant at{};
    std::string by, what, reason; ///< what: "export", "open", "person", "retention"; then what it was about
    std::string about;
    core::journal::Hash previous{}, hash{};
};
[[nodiscard]] Outcome<Access> noteAccess(Archive &archive, const Access &access); ///< seq and hashes are given to it
/// Oldest first. Damaged: the chain does not hold.
[[nodiscard]] Outcome<std::vector<Access>> accesses(Archive &archive);

/// The journal as far as its chain holds, for whoever reads what is left of a damaged one.
struct AccessJournal {
    std::vector<Access> lines;               ///< oldest first
    std::optional<std::uint64_t> firstBad{}; ///< this line does not hold: neither it nor what follows is in `lines`
};
[[nodiscard]] Outcome<AccessJournal> accessJournal(Archive &archive);

} // namespace th::evidence
