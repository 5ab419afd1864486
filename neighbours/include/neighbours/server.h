// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace th::neighbours {

struct ServerOptions {
    std::filesystem::path tree;    ///< what is served: the kept tree of a station; files may come and go
    std::string address = "::";    ///< to listen on; "::" is IPv4 too, and IPv4 alone where there is no IPv6
    std::uint16_t port = 0;        ///< 0: any that is free
    std::size_t connections = 8;   ///< at once; who comes beyond waits for one to end
    std::size_t ofOneAddress = 2;  ///< connections at once of one address; one more is closed unanswered
    double requestsPerSecond = 20; ///< of one address, after a first `burst`; beyond: 429, and the connection ends
    double burst = 200;
    std::size_t requests = 100;        ///< of one connection; it ends with the last answer
    std::chrono::seconds patience{20}; ///< for a request to come, and for each piece of an answer to be taken
    std::chrono::seconds idle{60};     ///< for all requests of one connection to come, together
    double slowest = 32 * 1024;        ///< bytes a second that a connection takes on average, after a first `patience`
};

/// A small read-only web server of published files for machines of the same local network: GET and HEAD of
/// "metadata/…" and "targets/…", with Range; HTTP/1.1 without TLS, since whoever takes a file verifies it. It follows
/// no links, gives no listings, answers only addresses of local networks, and takes no body. A thread of its own.
class TreeServer {
public:
    static core::Result<TreeServer, core::LocalName> start(const ServerOptions &options);
    TreeServer(TreeServer &&) noexcept;
    TreeServer &operator=(TreeServer &&) noexcept;
    ~TreeServer(); ///< breaks off what is under way

    [[nodiscard]] std::uint16_t port() const;

private:
    struct State;
    explicit TreeServer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace th::neighbours
