// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "sync/publication.h"

#include <filesystem>

namespace th::sync {

/// Signing what the top-level targets delegate, such as accounts, without a ceremony (docs/design/accounts.md): its
/// holder signs the role's file and puts it into the published tree; the publisher lists it at its next run.

/// What stands in a tree under signatures that follow from the root given.
struct RoleGround {
    std::filesystem::path tree;
    core::Instant now{};
    TargetsMetadata targets; ///< the newest
    core::Directory directory;
    std::map<std::string, MetaFacts> listed{}; ///< by the last publication, by "ROLE.json"
};
/// Fails if the tree does not follow from `root`, or its targets do not hold at `now`: whoever packs names and
/// passwords for devices must not believe anybody's directory. Errors are sentences.
[[nodiscard]] Made<RoleGround> readGround(const std::filesystem::path &tree, const core::Bytes &root,
                                          core::Instant now);

struct RoleOrder {
    std::string role{}; ///< empty: the one that speaks for all of `targets` and lists a signer's key
    Files targets;      ///< by target path: new, or in place of what the role lists there; all else stays listed
    Signers signers;
    core::Instant expires{};
    /// Lost: what the role lists beside `targets` is left out if its published file is not there, or its present keys
    /// do not vouch for it (another key has come). Stay: nothing is signed then.
    enum class Others { Stay, Lost } others = Others::Stay;
};
struct RoleSigned {
    std::string role;
    std::uint64_t version = 0;
    std::string metadata; ///< path in the tree of the role's file: to be written after the rest
    Files files;          ///< by path in the tree
};
/// Refuses what no station would take: another role speaks for a path first, too few of the keys sign, it has ended.
/// Writes nothing. Errors are sentences.
[[nodiscard]] Made<RoleSigned> signRole(const RoleGround &ground, const RoleOrder &order);

} // namespace th::sync
