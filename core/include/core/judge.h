// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "core/evidence.h"
#include "core/id_card.h"
#include "core/policy.h"
#include "core/verdict.h"

namespace th::core {

/// What was shown beside the pass.
struct Presented {
    std::optional<IdCard> idCard{};
    std::string plate{}; ///< normalised; empty: not known
};

/// Where the check happens.
struct Place {
    CheckpointCode checkpoint; ///< may be empty
    AreaCode area;             ///< empty: not known, areas are not judged
};

/// Whether a pass with a genuine signature lets its holder through here and now. Pure.
[[nodiscard]] Verdict judge(const VerifiedPass &pass, const Evidence &evidence, const Presented &presented,
                            const Place &place, Instant when, const Policy &policy);
/// For texts that never became a pass.
[[nodiscard]] Verdict judge(const DecodeError &error);
/// For passes whose signature does not hold. With data that is too old an unknown issuer may be a new one: cannot tell.
[[nodiscard]] Verdict judge(const SignatureError &error, const Evidence &evidence, Instant when, const Policy &policy);
/// For a station without directory or policy.
[[nodiscard]] Verdict judgeWithoutData();

} // namespace th::core
