// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "core/pass.h"
#include "core/segment.h"
#include "core/work.h"

#include <array>
#include <optional>
#include <string>

namespace th::store {

/// What the ward desk's tables hold, as values (docs/formats/ward.md).

using WardMark = std::array<std::uint8_t, 16>; ///< keyed hash by which the same person, plate or household is found

enum class SealState { NotYet, Begun, Done };
struct WardRequest {
    std::uint64_t id = 0; ///< from 1
    std::string procedure, unit, state;
    std::uint64_t revision = 0; ///< grows with everything that changes what an officer sees
    SealState seal = SealState::NotYet;
    core::Instant opened{}, changed{};
    core::Bytes box; ///< fields
};

enum class WardDecision { Undecided, Approved, Refused };
struct WardLine {
    std::uint64_t request = 0;
    std::uint32_t number = 0; ///< from 1
    WardDecision decision = WardDecision::Undecided;
    std::string officer; ///< who decided
    core::Bytes box;     ///< what the pass is to say
    core::Bytes reason;  ///< box of why it was refused; may be empty
};
struct WardEvent {
    std::uint64_t seq = 0; ///< in the journal
    std::int64_t wallMilliseconds = 0;
    core::journal::Work work;
    core::Bytes reason; ///< box; may be empty
};
struct WardAttachment {
    std::uint64_t request = 0;
    std::uint32_t number = 0; ///< from 1
    std::string kind;
    core::Bytes content; ///< keyed hash of the file, by which it is kept
    std::uint64_t size = 0;
    core::Bytes box; ///< its name
};
/// How far a series is. Its one writer is this desk.
struct WardSeries {
    core::SeriesCode code;
    std::uint32_t lastSerial = 0;
    std::uint64_t operation = 0; ///< number of the last operation
    core::TagKey tagKey{};
};
struct WardPass {
    core::PassNumber number;
    std::uint64_t request = 0;
    std::uint32_t line = 0;
    std::uint32_t turn = 0; ///< 0: the first pass of the line; its replacement: 1 …
    core::Instant issued{};
    core::Sealing sealing = core::Sealing::SoftwareKey;
    std::optional<core::RevocationReason> revoked{};
    core::Bytes box;                          ///< its text
    std::optional<core::Instant> revokedAt{}; ///< not known of what an earlier version revoked
};
struct WardPlace {
    std::uint64_t request = 0;
    std::uint32_t line = 0; ///< 0: the request itself
    friend bool operator==(const WardPlace &, const WardPlace &) = default;
};
/// What was typed into a line and not taken yet. It ends with its line, and when the request's state changes.
struct WardDraft {
    std::uint64_t request = 0;
    std::uint32_t line = 0; ///< 0: a new one
    core::Instant kept{};
    core::Bytes box; ///< in a write, empty: it goes
};

} // namespace th::store
