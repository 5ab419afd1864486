// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing.h"
#include "evidence/export.h"
#include "evidence/query.h"

namespace th::evidence {

/// What stations sealed to their auditors, to be opened by one of them.
struct OpenOrder {
    Filter filter;
    std::optional<Place> only{}; ///< of what the filter has, this one entry
    /// Only entries with this plate, or this in what was read of an ID card, at the gate or in what the pass says;
    /// empty: any. Compared by letters and digits alone, of which there have to be four.
    std::string plate, idCard;
    std::string by, reason; ///< as of an export
    core::Instant now{};
    std::uint64_t most = 1000; ///< entries that are shown
    /// Asked with the number of entries looked at; false cancels.
    std::function<bool(std::uint64_t)> progress = [](std::uint64_t) { return true; };
};

struct Opened {
    Row row;
    std::string passText, idCard, plate; ///< of a scan: bytes as they were scanned
    std::string reason;                  ///< of what somebody did at a desk: why
};
/// Bytes as a camera or a scanner gave them; what is no text as hex.
[[nodiscard]] std::string scannedText(const std::string &bytes);
struct OpenedCount {
    std::uint64_t shown = 0;
    std::uint64_t closed = 0; ///< sealed, but not to this auditor, or altered, or its session is not here
    std::uint64_t letGo = 0;  ///< whose session a retention rule has closed for everybody
    bool more = false;        ///< there are more than `most`
};
/// Oldest first, entries that have something sealed. The archive, which must be open for writing, notes in its access
/// journal who opens what before anything is opened. WhoAndWhy: that is not said. TooShort: too little is searched for.
[[nodiscard]] Outcome<OpenedCount> openPersonal(Archive &archive, const OpenOrder &order,
                                                const core::SoftwareKey &auditor,
                                                const std::function<void(const Opened &)> &show);

/// Where what was opened goes instead of a screen.
struct PersonalFile {
    std::filesystem::path file; ///< a new one, as of an export
    Trust trust{};
};
struct PersonalExport {
    OpenedCount count;
    Exported exported;
};
/// The same into JSON lines (docs/formats/export.md), with the manifest, the signatures and the line in the access
/// journal of an export; only its owner may read any of it. The manifest does not have the plate or the number.
[[nodiscard]] Outcome<PersonalExport> exportPersonal(Archive &archive, const OpenOrder &order, const PersonalFile &into,
                                                     const core::SoftwareKey &auditor, core::Signer &signer);

} // namespace th::evidence
