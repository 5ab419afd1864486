// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/memory.h"

#include <fstream>
#include <malloc.h>
#include <string>

namespace th::bench {

namespace {

std::size_t statusOf(const char *what)
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == what) {
            std::size_t kilobytes = 0;
            status >> kilobytes;
            return kilobytes * 1024;
        }
    return 0;
}

} // namespace

std::size_t peakMemory() { return statusOf("VmHWM:"); }

std::size_t beginPeak()
{
    malloc_trim(0); // what was freed before is not there for what comes
    std::ofstream("/proc/self/clear_refs") << "5";
    return statusOf("VmRSS:");
}

} // namespace th::bench
