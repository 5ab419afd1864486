// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fetch.h"
#include "sync/http_patience.h"

#include <string>

namespace th::sync {

/// Where a repository lies: "http://" or "https://" addresses, with or without a slash at the end.
struct HttpPlaces {
    std::string metadata; ///< what stands for "metadata/" in a path
    std::string targets;  ///< what stands for "targets/"; empty: none are fetched
};

/// From a web server. Whole answers with status 200 only; 403, 404 and 410 are Missing. Nothing is unpacked; at most
/// five redirects are followed, from https to https only; headers over 64 KiB, bodies over `maxBytes` and transfers
/// that are slower than `patience` allows are broken off. Percent-encoded bytes of a path stay as they are.
/// Thread: one at a time; the connection is kept between calls.
[[nodiscard]] Fetch fetchFromHttp(HttpPlaces places, HttpPatience patience);

} // namespace th::sync
