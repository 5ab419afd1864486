// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fetch.h"
#include "sync/http_patience.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace th::sync {

struct HttpAsk {
    std::string address;
    std::size_t maxBytes = 0;           ///< of the body; more breaks it off
    std::uint64_t from = 0;             ///< asks for the bytes from here on
    std::vector<std::string> headers{}; ///< "Name: value"
};

/// What an answer says before its body.
struct HttpHead {
    long status = 0;
    std::string contentType{}, etag{};
    std::optional<std::uint64_t> length{};     ///< of the body, if it was announced
    std::optional<std::uint64_t> rangeBegin{}; ///< of "Content-Range: bytes BEGIN-"
};

/// Takes the body as it comes. False breaks the transfer off.
using HttpSink = std::function<bool(const HttpHead &head, core::ByteView piece)>;

/// One client of web servers; the connection is kept between calls. Nothing is unpacked; at most five redirects are
/// followed, from https to https only; headers over 64 KiB and transfers slower than `patience` allows are broken off.
/// Thread: one at a time.
class HttpClient {
public:
    explicit HttpClient(HttpPatience patience);
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    struct Answer {
        HttpHead head;                     ///< status 0: none came
        std::optional<FetchError> error{}; ///< why it did not come to its end
    };
    [[nodiscard]] Answer get(const HttpAsk &ask, const HttpSink &sink);

private:
    struct Handle;
    HttpPatience m_patience;
    std::unique_ptr<Handle> m_handle;
};

} // namespace th::sync
