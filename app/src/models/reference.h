// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "core/names.h"
#include "core/policy.h"

#include <QString>
#include <map>
#include <vector>

namespace th::app {

/// What turns codes into words on the card: names of places, categories and authorities, and what may be shown.
/// A value, taken from policy and directory; the tour and the tests fill one by hand.
struct Reference {
    std::map<core::AreaCode, core::LocalName> areas;
    std::map<core::CategoryCode, core::LocalName> categories;
    std::map<core::AuthorityCode, core::LocalName> authorities;
    std::vector<core::Checkpoint> checkpoints;
    core::Masking masking;
    core::Freshness freshness;
    std::chrono::minutes utcOffset{420};

    static Reference from(const core::Policy *policy, const core::Directory *directory, core::Instant when);

    /// The name, or the code itself where nothing is known of it.
    [[nodiscard]] QString area(const core::AreaCode &code, core::Language language) const;
    [[nodiscard]] QString category(const core::CategoryCode &code, core::Language language) const;
    [[nodiscard]] QString authority(const core::AuthorityCode &code, core::Language language) const;
    [[nodiscard]] QString checkpoint(const core::CheckpointCode &code, core::Language language) const;
};

} // namespace th::app
