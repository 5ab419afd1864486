// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "core/names.h"
#include "core/policy.h"
#include "core/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace th::core {

enum class VerdictKind { Admit, Refuse, CannotTell };

/// Stable; strings and meanings in docs/formats/verdict.md. Listed heaviest first: this order breaks ties.
enum class ReasonCode {
    BadSignature,
    Revoked,
    KeyCompromised,
    RegisteredDifferently, ///< the number belongs to another pass
    IdCardMismatch,
    Malformed,
    AuthorityMismatch,
    UnknownIssuer,
    KeyNotValidThen,
    KindNotAllowed,     ///< issuer lacks authority: kind
    CategoryNotAllowed, ///< issuer lacks authority: category (or the policy knows none such)
    AreaNotAllowed,     ///< issuer lacks authority: area
    Expired,
    NotYetValid,
    VehicleNotOnPass,
    OutsideArea,
    OutsideHours, ///< outside the days or hours of pass or category
    QuotaUsed,
    SeenElsewhere, ///< possible copy
    NotRegistered,
    IdCardNotShown,
    DeviceOutOfUse,    ///< the directory suspends or revokes this device, or orders it to be wiped
    StatusUnavailable, ///< a look-up failed: damaged or unreadable data
    NoData,            ///< the station has no directory, policy or status yet
    DataTooOld,        ///< red
    ClockSuspect,
    UnsupportedVersion,
    UnreadableText,
    NotAPass,
    DataOld,          ///< amber
    DataBehindPass,   ///< provably stale: the pass's operation number is above ours
    NotYetConfirmed,  ///< newer than our data
    ElsewhereUnknown, ///< what other stations saw lately is not known here
    IdCardMatches,
};
[[nodiscard]] const char *name(ReasonCode code); ///< "bad_signature" …
[[nodiscard]] std::optional<ReasonCode> reasonFromName(std::string_view name);
[[nodiscard]] const std::vector<ReasonCode> &allReasonCodes(); ///< in the order above
[[nodiscard]] const char *name(VerdictKind kind);              ///< "admit", "refuse", "cannot_tell"

struct Reason {
    ReasonCode code;
    Weight weight = Weight::Note;
    std::string detail{};        ///< machine-readable: rule, revocation reason, foreign code, checkpoint …
    std::optional<Instant> at{}; ///< the time the reason speaks of
};

/// `kind` follows from the heaviest reason; no reason heavier than a note admits.
struct Verdict {
    VerdictKind kind = VerdictKind::CannotTell;
    std::vector<Reason> reasons; ///< every reason that applies, heaviest first
};

/// Sorts and draws the conclusion. A verdict is only ever made here.
[[nodiscard]] Verdict conclude(std::vector<Reason> reasons);

/// Of SeenElsewhere: which checkpoint, and whose word it is ("CK-02", "reported/CK-02").
struct Elsewhere {
    CheckpointCode checkpoint;
    SeenBy by = SeenBy::ThisStation;
};
[[nodiscard]] std::string detailOf(const Elsewhere &elsewhere);
[[nodiscard]] Elsewhere elsewhereIn(std::string_view detail);

/// The one table of sentences for people.
struct Sentence {
    std::string what; ///< what is the matter, one short sentence
    std::string toDo; ///< what the officer does now
};
[[nodiscard]] Sentence sentence(const Reason &reason, Language language, std::chrono::minutes utcOffset);
/// "ĐƯỢC QUA" / "GO", "KHÔNG CHO QUA" / "STOP", "CHƯA RÕ" / "CHECK".
[[nodiscard]] std::string word(VerdictKind kind, Language language);

} // namespace th::core
