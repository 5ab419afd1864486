// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fetch.h"
#include "sync/import.h"
#include "sync/trusted_set.h"

#include <set>

namespace th::sync {

template <class T> using Updated = core::Result<T, ImportError>;

enum class OlderFiles { Keep, Forget };

/// Where believed files stay between updates, one for each role. What comes out of it is verified again, always.
class TrustedFiles {
public:
    virtual ~TrustedFiles() = default;
    [[nodiscard]] virtual std::optional<core::Bytes> find(const std::string &role) = 0;
    /// The highest version a root ever had here, if more is known than the root itself; 0: nothing is. A chain that
    /// ends below it was cut short.
    [[nodiscard]] virtual std::uint64_t highestRoot() const { return 0; }
    /// The next root of the chain (5.3.8): durable when this returns, whatever becomes of the rest of the update.
    /// Forget: the timestamp and the snapshot of before go, not later than the root comes (5.3.11).
    virtual Updated<void> keepRoot(const core::Bytes &root, std::uint64_t version, OlderFiles older) = 0;
    /// The file of any other role, as soon as it is believed (5.4.5, 5.5.7, 5.6.6).
    virtual Updated<void> keep(const std::string &role, const core::Bytes &bytes) = 0;
};

/// The detailed client workflow (TUF 1.0, section 5) over a repository that `fetch` reads, starting from what is
/// stored. It decides what to fetch and in which order; `TrustedSet` decides what to believe.
class Updater {
public:
    /// `files` outlives it.
    Updater(Fetch fetch, TrustedFiles &files, core::Instant now);

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

    /// Believes again, without asking for anything, what is held of the roles that the top-level targets delegate,
    /// where it is still what the snapshot lists: what is not needed now is not forgotten.
    void keepHeldRoles();
    /// True if the roles to which the top-level targets delegate the path need not be fetched.
    [[nodiscard]] bool hasAtHand(const std::string &path) const;
    /// True if the top-level targets themselves, or what they delegate to `role`, may speak for `path`.
    [[nodiscard]] bool maySpeakFor(const std::string &role, const std::string &path) const;

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
    Updated<void> loadTargets(const RolePath &path);
    [[nodiscard]] bool loadHeld(const RolePath &path);
    Updated<void> keep(const std::string &role, core::Bytes bytes);
    Updated<core::Bytes> get(const std::string &file, std::size_t maxBytes) const;
    [[nodiscard]] std::optional<core::Bytes> held(const std::string &role) const;
    [[nodiscard]] std::string fileOf(const std::string &role, std::uint64_t version) const;

    Fetch m_fetch;
    TrustedFiles &m_files;
    store::TrustedMetadata m_verified;
    core::Instant m_now;
    std::optional<TrustedSet> m_set;
    bool m_rootMoved = false, m_unchanged = false;
};

} // namespace th::sync
