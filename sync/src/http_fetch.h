// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fetch.h"
#include "sync/transport.h"

#include <optional>
#include <string>

namespace th::sync {

/// Where a repository lies: "http://" or "https://" addresses, with or without a slash at the end.
struct HttpPlaces {
    std::string metadata; ///< what stands for "metadata/" in a path
    std::string targets;  ///< what stands for "targets/"; empty: none are fetched
};
/// Percent-encoded bytes of a path stay as they are; empty if there is no address for it.
[[nodiscard]] std::string addressOf(const HttpPlaces &places, const std::string &path);

enum class Expect {
    Anything,  ///< a target of any repository may be a page itself
    NeverPage, ///< metadata and what stations read is JSON or a segment
};
/// What an answer means that is not the file: 403, 404 and 410 are Missing; 511, or a page where none can be, is the
/// gate of a network that wants people to sign in first. `piece` is the beginning of the body. Nothing: the file, or
/// the part that was asked for, is coming.
[[nodiscard]] std::optional<FetchError> refusalIn(const HttpHead &head, core::ByteView piece, Expect expect);

/// No file of a repository, and no answer of a hub, is a page: neither JSON nor a segment begins so.
[[nodiscard]] bool isPage(const HttpHead &head, core::ByteView piece);

/// From a web server. Whole answers with status 200 only; what bounds them: http.h.
/// Thread: one at a time.
[[nodiscard]] Fetch fetchFromHttp(HttpPlaces places, Transport transport);

} // namespace th::sync
