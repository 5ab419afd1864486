// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stored_entry.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace th::store {

/// What retention rules let go of in one entry (docs/formats/retention.md). Pure: the same at a station, at a hub and
/// in an archive.
struct LettingGo {
    bool sealed = false;   ///< the keys of a session: all that is sealed in it
    bool passes = false;   ///< their numbers
    bool officers = false; ///< their names
    /// What stands for a name; nothing: it is left out.
    std::function<std::string(const std::string &)> nameInstead{};
};
/// Leaves of `entry` what the rules leave. Content of a scan or a deed that cannot be read goes whole. True: it
/// changed.
bool letGoOf(core::journal::Entry &entry, const LettingGo &what);
/// Has the shape that rules leave: nothing that is sealed or tells a sighting, and no other kind of entry.
[[nodiscard]] bool isWhatRulesLeave(const core::journal::Entry &entry);
/// Something that was let go of in one entry, without names in their place.
struct Reduced {
    core::Bytes bytes;           ///< what is left, as `encodeReduced` gives it
    std::vector<LettingGo> ways; ///< each of them leaves that; one at least
};
/// What leaves of an entry something that has this digest; nothing: letting go of nothing does.
[[nodiscard]] std::optional<Reduced> reducedLike(const core::journal::StoredEntry &stored,
                                                 const core::journal::Reductions::Digest &left);

} // namespace th::store
