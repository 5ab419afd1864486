// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "core/policy.h"
#include "delegated_roles.h"
#include "publisher_notes.h"
#include "sync/publisher.h"

namespace th::sync {

/// The publication as it stands in our own tree, every byte of it under signatures that hold.
struct OwnTree {
    core::Bytes targets; ///< the newest
    std::uint64_t targetsVersion = 0;
    std::uint64_t version = 0;                        ///< of the last publication; 0: none yet
    bool targetsAreNew = false;                       ///< not those of the last publication
    RoleKeys statusKeys, snapshotKeys, timestampKeys; ///< who may sign what is published next
    core::Directory directory;
    std::optional<core::Policy> policy;
    Files status; ///< all targets of the status role, by path
    PublisherNotes notes;
    core::Instant issued{}; ///< of the last publication
    OtherRoles others;
};
[[nodiscard]] Made<OwnTree> readOwnTree(const std::filesystem::path &tree, const PublishOrder &order);

/// Removes status files and metadata that none of the last publications lists.
void pruneTree(const std::filesystem::path &tree, std::uint64_t version);
/// Removes files of sightings that none of the three last publications lists: they are of people, and soon of no use.
/// `version` 0: all of them.
void pruneSightings(const std::filesystem::path &tree, std::uint64_t version);

} // namespace th::sync
