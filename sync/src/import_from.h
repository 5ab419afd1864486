// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fetch.h"
#include "sync/import.h"
#include "sync/sync.h"

namespace th::sync {

struct ImportWay {
    Damage damage = Damage::AsSeen;
    Allow allow = Allow::Everything;
    std::function<void(std::uint64_t bytes)> planned{}; ///< told how many bytes of segments are to come
};

/// `importTree` from wherever `fetch` reads.
[[nodiscard]] core::Result<ImportSummary, ImportError> importFrom(store::Station &station, const Fetch &fetch,
                                                                  core::Instant now, const ImportWay &way);

} // namespace th::sync
