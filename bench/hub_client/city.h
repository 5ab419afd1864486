// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing.h"

#include <chrono>
#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

namespace th::bench {

/// The thonghanh-hub beside this program, on a free port, its files in `folder`. Ended when this goes.
class HubChild {
public:
    HubChild(const std::string &besides, const std::string &folder);
    HubChild(const HubChild &) = delete;
    HubChild &operator=(const HubChild &) = delete;
    ~HubChild();
    [[nodiscard]] std::uint16_t port() const { return m_port; } ///< 0: it did not start
    [[nodiscard]] pid_t process() const { return m_process; }

private:
    pid_t m_process = -1;
    int m_output = -1;
    std::uint16_t m_port = 0;
};

struct CityResult {
    std::vector<double> posts, polls; ///< milliseconds from the first byte sent to the last received
    std::size_t refused = 0, lost = 0, stalledEnded = 0;
};

/// Many devices in one thread: each has its key, its journal and its connection.
class City {
public:
    City(std::size_t devices, std::size_t stalled, const core::PublicKey &hub);
    City(const City &) = delete;
    City &operator=(const City &) = delete;
    ~City();
    [[nodiscard]] std::vector<core::PublicKey> keys() const;
    [[nodiscard]] CityResult live(std::uint16_t port, std::chrono::seconds time);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace th::bench
