// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/journal.h"
#include "store/station.h"

#include <optional>

namespace th::store {

/// Where the sealed part of a scan lies in the ratchet of its session.
struct SealedPart {
    std::uint64_t session = 0; ///< seq of the Session entry
    core::journal::Sealer::Sealed sealed;
};

/// What a Scan entry says outside its sealed part (docs/formats/journal.md, "Content by kind").
struct ScanContent {
    core::VerdictKind kind = core::VerdictKind::CannotTell;
    std::vector<core::Reason> reasons;
    std::string number; ///< empty: the text was no pass
    bool proven = false;
    std::string category, authority, officer, checkpoint, area, source;
    core::ClockState clockState = core::ClockState::Trusted;
    core::Instant judgedAt{};
    std::optional<SealedPart> sealed;
    std::optional<core::SightingTag> sightingTag; ///< of a proven pass; not there: written by an earlier version
    /// From the code being seen to the verdict, as the device says; at most `longestCheck`. Not there: not known.
    std::optional<std::chrono::milliseconds> took;
};
inline constexpr std::chrono::milliseconds longestCheck = std::chrono::hours(1);

/// Text from people and hostile codes is cut to what the format allows; nothing personal is taken over.
[[nodiscard]] ScanContent contentOf(const ScanRecord &record);
[[nodiscard]] core::Bytes encodeScan(const ScanContent &content);
/// Nothing if the bytes are not exactly what `encodeScan` writes.
[[nodiscard]] std::optional<ScanContent> decodeScan(core::ByteView bytes);
/// Pass text, ID card text and plate, each cut to 4,096 bytes: the plain text of the sealed part.
[[nodiscard]] core::Bytes encodePersonal(const ScanRecord &record);
struct Personal {
    std::string passText, idCardText, plate; ///< bytes as they were scanned: not always UTF-8
};
/// Strict: nothing if the bytes are not exactly what `encodePersonal` writes.
[[nodiscard]] std::optional<Personal> decodePersonal(core::ByteView plain);

/// "bad_signature,expired"
[[nodiscard]] std::string reasonNames(const std::vector<core::Reason> &reasons);

/// What an import brought.
[[nodiscard]] core::Bytes encodeImport(const Update &update);

} // namespace th::store
