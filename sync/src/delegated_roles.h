// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signed_tree.h"

namespace th::sync {

/// Versions of a role's file that lie in a folder, the highest first. Nobody has vouched for any of them.
[[nodiscard]] std::vector<std::uint64_t> versionsIn(const std::filesystem::path &tree, const std::string &role);

/// A role's file as its delegator's keys made it.
struct RoleFile {
    std::uint64_t version = 0;
    core::Bytes bytes{};
    TargetsMetadata metadata{};
};
/// Version `version` of what `delegation` lets sign, as it lies in `tree`. The error says what is wrong with it.
[[nodiscard]] Made<RoleFile> readRole(const SignedTree &tree, const Delegation &delegation, std::uint64_t version);

/// What the next snapshot says of the roles that others sign: all that the last one listed, for stations refuse one
/// that leaves a role out, and what has come since.
struct OtherRoles {
    std::map<std::string, MetaFacts> listed{}; ///< by role
    bool areNew = false;
    Files files{}; ///< that were found in a copy and are not in the tree yet
    std::vector<Alarm> alarms{};
};
/// `folders`: the tree first, then others in which newer files may lie. What is wrong with a role's newest file keeps
/// the one before, and stops nothing: those who sign it shall not hold up what stations need of others.
[[nodiscard]] OtherRoles readOtherRoles(const std::vector<std::filesystem::path> &folders,
                                        const TargetsMetadata &targets, const SnapshotMetadata *last,
                                        core::Instant now);

/// The signed part of a snapshot, as `describe` made it, that lists these roles too.
[[nodiscard]] std::string listing(const std::string &snapshot, const std::map<std::string, MetaFacts> &roles);

} // namespace th::sync
