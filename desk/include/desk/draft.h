// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "core/pass.h"
#include "core/policy.h"
#include "desk/problem.h"
#include "issuing/workflow.h"

#include <optional>
#include <string>
#include <vector>

namespace th::desk {

/// A line of a request: what a pass is to say, before it has a number.
struct Draft {
    core::PassClaims claims; ///< authority, number, operation, sealing are the desk's to fill in; validFrom may be 1970
    std::string household{}; ///< by what the ward tells households apart, e.g. the number of its book; ≤ 64 bytes
    std::string paperNumber{}; ///< of the paper that was handed out before; then issuedAt is its true date; ≤ 64 bytes
    friend bool operator==(const Draft &, const Draft &) = default;
};

/// {"claims": {…} as in docs/formats/pass.md, "household": …, "paper_number": …}; the last two may be left out.
[[nodiscard]] std::string toJson(const Draft &draft);
[[nodiscard]] core::Result<Draft, core::DocumentError> draftFromJson(std::string_view json);

/// What its pass will say, but for number, operation and sealing. Issued now, or when the paper says; a validity
/// without beginning begins then.
[[nodiscard]] core::PassClaims claimsOf(const Draft &draft, const core::AuthorityCode &issuer, core::Instant now);

/// What would keep a pass made of it from being admitted, or from being made; nothing: it can be sealed.
/// `issuer`: whose pass it will be, of `directory`, whose keys for it must reach back to when a paper was handed out
/// (where it has none that can still seal, that is left to the seal). `policy` may be nullptr. The code is "line.RULE".
[[nodiscard]] std::optional<Problem> objection(const Draft &draft, const issuing::Procedure &procedure,
                                               const core::Authority &issuer, const core::Directory &directory,
                                               const core::Policy *policy, core::Instant now);

} // namespace th::desk
