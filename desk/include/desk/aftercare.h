// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "desk/sealing.h"

#include <map>

namespace th::desk {

/// What becomes of passes that were made. For officers of the unit to whom the workflow gives it (issuing::Aftercare);
/// where it says nothing for the ward police: who seals takes back.
struct Care {
    issuing::Officer officer;
    core::ClockReading clock;
    std::string why; ///< for people; sealed in the journal
};
struct CareResult {
    std::vector<core::PassNumber> done;
    std::vector<core::PassNumber> already; ///< were so before: nothing was said of them
};

/// Revokes all of them or, where one is not in the book, none. `since`: when it took effect; nothing: now.
Done<CareResult> revoke(Desk &desk, const Care &care, const std::vector<core::PassNumber> &passes,
                        core::RevocationReason reason, std::optional<core::Instant> since);
/// A pass that was replaced is not reinstated.
Done<CareResult> reinstate(Desk &desk, const Care &care, const std::vector<core::PassNumber> &passes);

/// A new pass in place of one: lost or damaged (the same content), extended or corrected (`content`). In one
/// transaction the new one is made and the old one revoked as replaced, if it was not revoked already. Refused: to who
/// reviewed the request, for another kind, holder or ID number, and of what was taken away (fraud, withdrawn,
/// infected). `series` empty: the old pass's, or after a change of key the only one that the directory has for `key`.
Done<core::PassNumber> replace(Desk &desk, const Care &care, const core::PassNumber &pass,
                               const std::optional<Draft> &content, const SealKey &key,
                               const core::SeriesCode &series = {});
/// Of Replace, Extend and Correct: those that `replace` would refuse the officer for that pass whatever is asked, and
/// why.
Done<std::map<issuing::Aftercare, Problem>> whyNotReplaced(Desk &desk, const Care &care, const core::PassNumber &pass);
/// What the newest pass of that line was made of, to be changed.
Done<Draft> contentOf(const Desk &desk, const core::PassNumber &pass);

} // namespace th::desk
