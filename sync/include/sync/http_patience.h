// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>

namespace th::sync {

/// How long a web server is waited for. A transfer ends when it stays below `slowest` for `stall`, and at the latest
/// when the largest body that would be taken had come at that speed; or soon after `stop` asks for it.
struct HttpPatience {
    std::chrono::milliseconds connect{15000};
    std::chrono::milliseconds stall{30000};  ///< at least a second
    std::uint64_t slowest = 256;             ///< bytes a second: a tenth of the worst mobile network
    std::chrono::milliseconds advice{60000}; ///< for sightings, in all: what is published next waits for nobody's news
    std::stop_token stop{};         ///< asked: whatever is under way is broken off within a quarter of a second
    std::function<bool()> isOver{}; ///< the same once this says so; asked by whoever transfers, several times a second
};

} // namespace th::sync
