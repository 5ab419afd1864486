// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "core/pass.h"
#include "core/policy.h"

#include <QString>
#include <chrono>
#include <string>

namespace th::paper {

/// What a person reads on paper beside the code.
struct Content {
    core::PassClaims claims;
    std::string text; ///< the pass
    QString authorityName, categoryName, areaNames;
    QString superiorName{};              ///< the authority's parent, over its name; may be empty
    std::chrono::minutes utcOffset{420}; ///< in which times are printed: the policy's
    QString reference{};                 ///< what a sheet by hand says in place of a number: "Hồ sơ 7, dòng 3"
    QString marking{};                   ///< across the sheet, e.g. "MINH HOẠ"; empty: none
};

/// Names looked up where they are published; a code stands for what the policy does not know. Without a policy, codes
/// and Việt Nam's time. `text` is the text the pass was decoded from.
[[nodiscard]] Content contentOf(const core::VerifiedPass &pass, std::string text, const core::Directory &directory,
                                const core::Policy *policy);

/// A sheet for a leader to sign, before there is a pass: no code, no number, but what the pass is going to say.
[[nodiscard]] Content sheetByHand(const core::PassClaims &claims, const QString &reference,
                                  const core::Directory &directory, const core::Policy *policy);

} // namespace th::paper
