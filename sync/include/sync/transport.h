// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "sync/http_patience.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace th::sync {

/// Why a file did not come.
struct FetchError {
    enum class Kind {
        Missing,
        Unreadable,    ///< here: a folder or file that cannot be read
        Unreachable,   ///< over a network: nobody there, too slow, cut off, or an answer that is none
        CaptivePortal, ///< a network's own page came in place of the file
        Certificate,   ///< the server's TLS certificate is not valid at this machine's time
        TooLarge,
        NoSpace, ///< what comes in cannot be kept
    } kind;
    std::string detail{};
    std::optional<std::chrono::seconds> retryAfter{}; ///< the server does not want to be asked before
};

struct HttpAsk {
    std::string address;
    std::size_t maxBytes = 0;           ///< of the body; more breaks it off
    std::uint64_t from = 0;             ///< asks for the bytes from here on
    std::vector<std::string> headers{}; ///< "Name: value"
    std::optional<core::Bytes> post{};  ///< sends this as the body of a POST
    bool follows = true;                ///< redirects; with `post` never
};

/// What an answer says before its body.
struct HttpHead {
    long status = 0;           ///< 0: none came
    std::string contentType{}; ///< at most 100 printable ASCII characters of it
    std::string etag{};
    std::optional<std::uint64_t> length{};            ///< of the body, if it was announced
    std::optional<std::uint64_t> rangeBegin{};        ///< of "Content-Range: bytes BEGIN-"
    std::optional<std::chrono::seconds> retryAfter{}; ///< as it was said: any number of them
    std::string hubSignature{};                       ///< "Thonghanh-Answer" as it came
};
struct HttpAnswer {
    HttpHead head;
    std::optional<FetchError> error{}; ///< why it did not come to its end
};

/// Takes the body as it comes. False breaks the transfer off.
using HttpSink = std::function<bool(const HttpHead &head, core::ByteView piece)>;

/// What carries one question and its answer: libcurl, or a made-up link on made-up time. Returns when the answer is
/// whole, cut or given up. Thread: one at a time.
using Transport = std::function<HttpAnswer(const HttpAsk &ask, const HttpSink &sink)>;
/// The network, by one client that is kept as long as this is.
[[nodiscard]] Transport overNetwork(HttpPatience patience);

} // namespace th::sync
