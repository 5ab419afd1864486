// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/segment.h"
#include "sync/import.h"
#include "sync/segment_plan.h"

#include <functional>
#include <set>

namespace th::sync {

/// Reads segments into what the store takes: snapshots with all that follows on them, and deltas for series of which
/// there is no snapshot.
class StatusImport {
public:
    /// Bytes of a target, as signed.
    using Get = std::function<core::Result<core::Bytes, ImportError>(const std::string &path)>;
    /// No segment may be newer than `asOf`.
    StatusImport(Get get, core::Instant asOf) : m_get(std::move(get)), m_asOf(asOf) {}

    /// The way from state `have` to the newest.
    core::Result<void, ImportError> follow(std::optional<std::uint64_t> have, const std::vector<ListedSegment> &listed);
    /// A snapshot that stands by itself.
    core::Result<void, ImportError> takeAlone(const std::string &path);

    /// Puts into `update` and `summary` what was read.
    void finish(store::Update &update, ImportSummary &summary);

private:
    core::Result<void, ImportError> takeFull(const std::string &path, std::uint64_t number);
    core::Result<void, ImportError> takeDelta(const std::string &path, const SegmentName &name);
    core::Result<void, ImportError> foldDeltas();
    core::Result<void, ImportError> enterState(const std::string &path, const core::Segment &part);

    Get m_get;
    core::Instant m_asOf;
    std::map<core::SeriesCode, core::SeriesSnapshot> m_snapshots;
    std::optional<core::Delta> m_delta; ///< all deltas of the way as one
    bool m_fromNothing = false;         ///< the way begins with a snapshot
    std::optional<std::uint64_t> m_have;
    std::optional<store::StatusStep> m_step;
};

} // namespace th::sync
