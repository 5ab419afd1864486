// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "neighbours/server.h"

#include <algorithm>

namespace th::neighbours {

/// How long one connection is still served. It has so many requests, so long to wait for them all together, and to take
/// what is sent `patience` and the time that the bytes it took would need at the slowest speed: who wants nothing, or
/// takes it drop by drop, gives its place back. Time is an argument.
class ConnectionLife {
public:
    using Clock = std::chrono::steady_clock;

    explicit ConnectionLife(const ServerOptions &options) : m_options(options) {}

    /// Until when the next request must be here.
    [[nodiscard]] Clock::time_point waitsUntil(Clock::time_point now) const
    {
        return now + std::min<Clock::duration>(m_options.patience, m_options.idle - m_waited);
    }
    void hasWaited(Clock::duration time)
    {
        m_waited += time;
        ++m_requests;
    }
    /// False once the answer to the request that is here must be the last.
    [[nodiscard]] bool goesOn() const { return m_requests < m_options.requests && m_waited < m_options.idle; }

    /// Until when the next piece must be taken.
    [[nodiscard]] Clock::time_point sendsUntil(Clock::time_point now) const
    {
        const std::chrono::duration<double> earned(double(m_sentBytes) / m_options.slowest);
        const auto left = m_options.patience + std::chrono::duration_cast<Clock::duration>(earned) - m_sending;
        return now + std::min<Clock::duration>(m_options.patience, left);
    }
    void hasSent(std::size_t bytes, Clock::duration time)
    {
        m_sentBytes += bytes;
        m_sending += time;
    }

private:
    const ServerOptions &m_options;
    std::size_t m_requests = 0;
    Clock::duration m_waited{}, m_sending{};
    std::uint64_t m_sentBytes = 0;
};

} // namespace th::neighbours
