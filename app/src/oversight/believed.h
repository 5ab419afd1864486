// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/policy.h"
#include "evidence/integrity.h"

#include <memory>

namespace th::app {

/// What a station says of names, distances and hubs, by a reading connection of its own: a program that works with it
/// goes on. All empty: no station was named.
struct Believed {
    std::shared_ptr<const core::Policy> policy;
    std::shared_ptr<const core::Directory> directory;
    evidence::Trust trust; ///< into the directory
    [[nodiscard]] std::chrono::minutes utcOffset() const
    {
        return policy ? policy->utcOffset() : std::chrono::hours(7);
    }
};
/// The error is a sentence.
[[nodiscard]] core::Result<Believed, core::LocalName> believe(const QString &stationFolder);

[[nodiscard]] core::LocalName said(const evidence::Error &error);

} // namespace th::app
