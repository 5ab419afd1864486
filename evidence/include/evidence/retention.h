// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing.h"
#include "evidence/access.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>

namespace th::evidence {

/// How long personal data stays in an archive: a file that people can read (docs/formats/retention.md).
struct RetentionRules {
    enum class Leave { Nothing, Pseudonym };
    struct Rule {
        std::chrono::days after{}; ///< age of the entry by its station's clock
        Leave leave = Leave::Nothing;
    };
    std::optional<std::chrono::days> sealed{}; ///< plates, ID cards, texts of passes, reasons
    std::optional<std::chrono::days> passes{}; ///< their numbers in scans and in what was done at a desk
    std::optional<Rule> officers{};            ///< names in the same
};
/// The error names the member and the rule that it breaks, e.g. "passes.after_days".
[[nodiscard]] core::Result<RetentionRules, std::string> readRetentionRules(std::string_view json);

struct RetentionOrder {
    RetentionRules rules;
    std::string by, reason; ///< as of an export
    core::Instant now{};
    bool onlyCount = false; ///< nothing is changed
    /// Asked now and then, with the number of entries looked at; false cancels, and nothing is changed.
    std::function<bool(std::uint64_t)> progress = [](std::uint64_t) { return true; };
};
struct Retained {
    std::uint64_t sessions = 0; ///< whose sealed records nobody opens any more
    std::uint64_t entries = 0;  ///< scans and deeds that were reduced
    std::uint64_t odd = 0;      ///< bytes without a place among the entries that were dropped
    bool stillInFile = false;   ///< what was there is in the file until nobody reads it: to be run again
};
/// Reduces what is older than the rules allow to its hash and what is not personal, so that the chain still verifies:
/// all in one transaction, with a line of the access journal that the key signs. What was there is overwritten on disk.
/// Damaged: something looks reduced that no line signs.
/// It does not reach copies: at stations, at a hub, on sticks, in exports.
[[nodiscard]] Outcome<Retained> applyRetention(Archive &archive, const RetentionOrder &order, core::Signer &signer);

/// The last time that rules were applied, as the access journal has it.
struct RetentionLine {
    Access access;
    std::uint64_t entries = 0; ///< that are reduced, of all times
    core::PublicKey signer{};
};
[[nodiscard]] Outcome<std::optional<RetentionLine>> lastRetention(Archive &archive);

} // namespace th::evidence
