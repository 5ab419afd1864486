// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/examiner.h"

#include <ctime>
#include <fstream>

namespace th::store {

namespace {

std::chrono::nanoseconds readSystemClock(clockid_t clock)
{
    timespec time{};
    if (::clock_gettime(clock, &time) != 0)
        return {};
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

const std::string &thisBoot()
{
    static const std::string id = [] {
        std::string text;
        std::getline(std::ifstream("/proc/sys/kernel/random/boot_id"), text);
        return text.substr(0, 36);
    }();
    return id;
}

} // namespace

core::ClockReading readClock()
{
    return {core::Instant(std::chrono::floor<std::chrono::seconds>(readSystemClock(CLOCK_REALTIME))),
            std::chrono::floor<std::chrono::milliseconds>(readSystemClock(CLOCK_BOOTTIME)), thisBoot()};
}

} // namespace th::store
