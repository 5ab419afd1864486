// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fetch.h"
#include "store/station.h"
#include "sync/metadata.h"
#include "sync/publication.h"

#include <set>

namespace th::sync {

/// What a station keeps of what it fetched, as a tree that others can sync from as from the hub. It is a copy and
/// proves nothing to anybody: whoever takes it verifies all of it again. Losing it costs a station nothing.
class KeptTree {
public:
    explicit KeptTree(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// `fetch`, and what comes that has the hash of its name is kept. This outlives it.
    [[nodiscard]] Fetch recording(Fetch fetch);
    /// After an import: the tree becomes what is believed now, and whatever nobody lists any more goes. Up to
    /// `spare` bytes of each snapshot, however often this is done, are fetched that this station did not need and
    /// another will: documents, what leads from earlier states to the newest, the shortest first, then sightings.
    void finish(const store::TrustedMetadata &trusted, const Fetch &fetch, std::uint64_t spare);

private:
    [[nodiscard]] Files metadataOf(const store::TrustedMetadata &trusted) const;
    /// What is fetched for neighbours alone, of one snapshot.
    struct Spare {
        std::uint64_t snapshot;
        const std::map<std::string, FileFacts> &listed;
        const Fetch &fetch;
        std::uint64_t most, spent; ///< bytes
    };
    enum class Spared {
        Here, ///< now, or before
        Left, ///< not listed, or no room for it
        Over, ///< the link or the disk lets no more come
    };
    void fetchSpare(Spare spare);
    [[nodiscard]] Spared fetchOne(const std::string &path, Spare &spare);
    [[nodiscard]] std::uint64_t spentOn(std::uint64_t snapshot) const;
    [[nodiscard]] bool noteSpent(std::uint64_t snapshot, std::uint64_t bytes) const;
    void prune(const std::set<std::string> &wanted) const;

    std::filesystem::path m_folder;
    Files m_roots; ///< seen in this import; kept once it is believed
};

} // namespace th::sync
