// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "own_tree.h"
#include "publisher_sightings.h"

namespace th::sync {

struct Said {
    PublisherNotes::Waiting entry;  ///< at: by the device's clock, never before what it said earlier
    core::journal::Position before; ///< of the entry before
    bool waited = false;            ///< people know of it already
};

/// Reads journals from where they were read to last, and keeps what they say of passes.
class JournalReader {
public:
    /// Of a withdrawn device what other publications had read of it (`heard`) still counts.
    JournalReader(const OwnTree &own, const JournalPositions &heard, PublisherNotes &notes, core::Instant now,
                  Published &published, SightingsHeard &sightings)
        : m_own(own), m_heard(heard), m_notes(notes), m_now(now), m_published(published), m_sightings(sightings)
    {
    }
    [[nodiscard]] std::vector<Said> read(const std::vector<core::journal::Extract> &extracts);

private:
    using Parts = std::vector<const core::journal::Extract *>;
    void alarm(std::string device, std::uint64_t seq, std::string rule, std::string detail = {});
    void readWaiting();
    void readWithdrawn(const core::Device &device, const Parts &parts);
    [[nodiscard]] std::uint64_t heardUntil(const core::Device &device, const Parts &parts,
                                           const core::journal::Walk &walk);
    void readDevice(const core::Device &device, const Parts &parts);
    void tellLost(const core::Device &device, const core::journal::Walk &walk);
    void keep(const core::Device &device, const std::vector<core::journal::Entry> &proven, std::uint64_t until);
    void notePosition(const core::Device &device, const core::journal::Position &position);
    void lookAtImport(const core::Device &device, const core::journal::Entry &entry);

    const OwnTree &m_own;
    const JournalPositions &m_heard;
    PublisherNotes &m_notes;
    core::Instant m_now;
    Published &m_published;
    SightingsHeard &m_sightings;
    std::vector<Said> m_said;
};

} // namespace th::sync
