// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fetch.h"
#include "sync/import.h"
#include "sync/trusted_set.h"

#include <functional>

namespace th::sync {

template <class T> using Updated = core::Result<T, ImportError>;

/// The detailed client workflow (TUF 1.0, section 5) over a repository that `fetch` reads, starting from what is
/// stored. It decides what to fetch and in which order; `TrustedSet` decides what to believe.
class Updater {
public:
    /// Makes durable what is trusted from now on; called after every root of the chain, before the next is asked for
    /// (5.3.8), whatever becomes of the rest.
    using Keep = std::function<Updated<void>(const store::TrustedMetadata &trusted)>;

    Updater(Fetch fetch, store::TrustedMetadata stored, Keep keep, core::Instant now);

    /// Root chain, timestamp, snapshot, top-level targets.
    Updated<void> refresh();
    /// Which role speaks for a target: depth first in order of priority, ended by a terminating delegation
    /// (5.6.7). Nothing if none does.
    struct Target {
        std::string role;
        FileFacts facts;
    };
    Updated<std::optional<Target>> find(const std::string &path);
    /// The bytes of a target that `find` gave.
    Updated<core::Bytes> download(const std::string &path, const Target &target, std::size_t maxBytes);
    /// Loads a role delegated by the top-level targets; nullptr if it delegates no such role.
    Updated<const TargetsMetadata *> delegatedByTargets(const std::string &role);

    [[nodiscard]] const TrustedSet &trusted() const { return *m_set; } ///< REQUIRES a successful `refresh`
    /// Every file that was believed, by role: what to store. Nothing else of what was stored is to be kept.
    [[nodiscard]] const store::TrustedMetadata &verified() const { return m_verified; }
    /// True if root and timestamp are the ones that were stored.
    [[nodiscard]] bool unchanged() const { return m_unchanged; }
    /// After a failure: when the repository's timestamp, if its signatures hold, or else the one held, was signed,
    /// expired or not.
    [[nodiscard]] std::optional<core::Instant> newestSignedTime();

private:
    Updated<void> updateRoots();
    Updated<void> acceptRoot(const std::string &file, core::Bytes root);
    Updated<void> updateTimestamp();
    Updated<void> updateSnapshot();
    Updated<void> loadTargets(const std::string &role, const std::string &delegator);
    Updated<core::Bytes> get(const std::string &file, std::size_t maxBytes) const;
    [[nodiscard]] const core::Bytes *stored(const std::string &role) const;
    [[nodiscard]] std::string fileOf(const std::string &role, std::uint64_t version) const;

    Fetch m_fetch;
    Keep m_keep;
    store::TrustedMetadata m_stored, m_verified;
    core::Instant m_now;
    std::optional<TrustedSet> m_set;
    bool m_rootMoved = false, m_unchanged = false;
};

} // namespace th::sync
