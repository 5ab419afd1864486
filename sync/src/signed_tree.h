// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fetch.h"
#include "sync/publisher.h"
#include "sync/trusted_set.h"

namespace th::sync {

[[nodiscard]] std::string metadataFile(std::uint64_t version, const std::string &role);
[[nodiscard]] std::string targetFile(const std::string &path, const FileFacts &facts);

/// A publication as its publisher reads it: what the root's keys signed counts, however old it is. Errors are
/// sentences.
class SignedTree {
public:
    /// `now`: what is later than that is not believed.
    SignedTree(Fetch fetch, core::Instant now) : m_fetch(std::move(fetch)), m_now(now) {}

    /// Roots from `root` on, and the timestamp, if there is one.
    [[nodiscard]] Made<void> open(const core::Bytes &root);
    [[nodiscard]] const RootMetadata &root() const { return m_root; }
    [[nodiscard]] const std::optional<TimestampMetadata> &timestamp() const { return m_timestamp; }
    [[nodiscard]] std::uint64_t version() const; ///< of the last publication; 0: none

    /// What the last publication lists. REQUIRES a timestamp.
    [[nodiscard]] Made<SnapshotMetadata> snapshot() const;
    [[nodiscard]] Made<std::map<std::string, FileFacts>> statusTargets(const SnapshotMetadata &snapshot) const;

    [[nodiscard]] Made<core::Bytes> get(const std::string &file) const;
    [[nodiscard]] Made<core::Bytes> get(const std::string &file, const FileFacts &facts) const;

private:
    [[nodiscard]] Made<void> readRoots(const core::Bytes &root);
    [[nodiscard]] Made<void> readTimestamp();

    Fetch m_fetch;
    core::Instant m_now;
    RootMetadata m_root;
    std::optional<TimestampMetadata> m_timestamp;
};

} // namespace th::sync
