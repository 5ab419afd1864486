// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http_fetch.h"
#include "partial_store.h"

namespace th::sync {

/// Told as bytes come in. `received` are those of this file that came over the network just now, `gained` those of them
/// that were not here before: a server that knows no ranges sends again what is held.
struct FetchWatch {
    std::function<void(const std::string &path, std::uint64_t done, std::size_t received, std::size_t gained)> came;
    bool usedEarlier = false; ///< something was used that an earlier attempt had left without a hash
};

/// From a web server, over a link that may be cut at any byte: immutable files stay in `partials` as far as they came,
/// and the next attempt asks for the rest. An answer with the whole is used from its beginning, over what was there.
/// What does not have the hash of its name at the end is thrown away, and begun anew once if some of it was of earlier.
/// `partials` and `watch` outlive it.
[[nodiscard]] Fetch fetchResuming(HttpPlaces places, Transport transport, PartialStore &partials, FetchWatch &watch);

} // namespace th::sync
