// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict.h"
#include "documents.h"
#include "issuers.h"
#include "people.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace th::demo {

/// How the code is held up.
enum class Look { Sheet, Phone, Placard, Card };

/// One thing shown at a checkpoint, and what must come of it: declared by hand, never asked of the judge.
struct Scenario {
    std::string name; ///< "revoked-lost": also the frame's file name
    core::LocalName title;
    std::string text;
    std::optional<Person> card; ///< shown with it
    core::VerdictKind kind = core::VerdictKind::Admit;
    std::vector<core::ReasonCode> reasons;
    Look look = Look::Sheet;
    std::optional<core::PassClaims> claims; ///< what the paper says; for a forgery, what it pretends
    std::string frameOf;                    ///< shown by another scenario's frame; empty: its own

    // Beyond text and card, what the outcome depends on: set only in `situations`.
    std::string plate, area, checkpoint;
    std::optional<core::Instant> when;
};

/// A check that happened before, in the station's log.
struct EarlierCheck {
    std::string text, checkpoint;
    core::Instant at{};
};

/// Everybody who passes by, and the books of those who issued.
struct Cast {
    std::vector<Scenario> passes;     ///< outcome follows from text, ID card and the station
    std::vector<Scenario> situations; ///< outcome also depends on plate, place or hour
    std::vector<EarlierCheck> earlier;
    std::vector<OfficeKey> keys;
    std::vector<core::SeriesSnapshot> snapshots;
};

/// `asOf`: the time of the published data, before `now`.
[[nodiscard]] Cast makeCast(KeyRing &keys, core::Instant now, core::Instant asOf);

} // namespace th::demo
