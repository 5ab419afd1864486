// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts.h"
#include "core/journal_extract.h"
#include "core/sightings.h"

#include <map>
#include <optional>

namespace th::sync {

using JournalPositions = std::map<std::string, core::journal::Position>; ///< by device id

/// What the publisher notes for itself, as a target of the status role (docs/formats/publication.md).
struct PublisherNotes {
    struct Base {
        std::uint64_t state = 0;
        core::Instant at{};
    };
    std::vector<Base> bases;   ///< ascending
    JournalPositions journals; ///< all before was taken, or waits
    /// Said, but not taken yet: of serials that nobody issued so far, or a series that the directory does not name.
    struct Waiting {
        std::string device;
        core::AuthorityCode authority; ///< whom the device spoke for when the entry was read: that is when it is judged
        std::uint64_t seq = 0;
        std::int64_t at = 0; ///< milliseconds, as the journal's
        core::journal::Fact fact;
    };
    std::vector<Waiting> waiting; ///< in the order in which they came
    /// The newest minute of which a device told sightings, and how many of that minute.
    struct SeenLast {
        core::Minute minute{};
        std::uint64_t count = 0;
    };
    std::map<std::string, SeenLast> seen; ///< by device id; of the window
};
/// Bytes of what waits, by `sizeOf`. The largest entry there is fits a device's share.
inline constexpr std::size_t maxWaitingBytes = 8u << 20, maxWaitingBytesOfDevice = 512u << 10;
[[nodiscard]] std::size_t sizeOf(const PublisherNotes::Waiting &waiting); ///< encoded, or a little more
[[nodiscard]] core::Bytes encodeNotes(const PublisherNotes &notes);
[[nodiscard]] std::optional<PublisherNotes> decodeNotes(core::ByteView bytes);
inline constexpr const char *notesPath = "status/publisher.cbor";

} // namespace th::sync
