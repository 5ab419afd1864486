// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/http_patience.h"
#include "sync/transport.h"

#include <memory>

namespace th::sync {

/// One client of web servers; the connection is kept between calls. Nothing is unpacked; at most five redirects are
/// followed, from https to https only; headers over 64 KiB and transfers slower than `patience` allows are broken off.
/// Thread: one at a time.
class HttpClient {
public:
    explicit HttpClient(HttpPatience patience);
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    using Answer = HttpAnswer;
    [[nodiscard]] Answer ask(const HttpAsk &ask, const HttpSink &sink);

private:
    struct Handle;
    HttpPatience m_patience;
    std::unique_ptr<Handle> m_handle;
};

} // namespace th::sync
