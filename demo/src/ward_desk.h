// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/result.h"
#include "core/signing.h"
#include "core/time.h"
#include "store/station.h"

#include <filesystem>

namespace th::demo {

/// Whose desk the demonstration has, and its series, of which nothing is published yet.
inline constexpr const char *deskUnit = "W00004", *deskSeries = "MH00004D";

struct WardPlan {
    store::Station *station;      ///< new, in the desk's folder; the directory of `tree` lists it for the unit
    core::Bytes root;             ///< what the desk trusts
    std::filesystem::path tree;   ///< the publication it takes in
    const core::SoftwareKey *key; ///< the desk's
    core::SoftwareKey *sealing;   ///< of its series
    core::Instant now{};
};

/// `folder` becomes the desk of Đồng Xanh ward: `ward.key` without a passphrase, and a request in each state that
/// somebody at the desk has something to do in.
[[nodiscard]] core::Result<void, core::LocalName> makeWardDesk(const std::filesystem::path &folder,
                                                               const WardPlan &plan);

} // namespace th::demo
