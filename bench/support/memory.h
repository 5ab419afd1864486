// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace th::bench {

/// Most memory this process ever had resident (VmHWM), in bytes; 0 where the system does not say.
[[nodiscard]] std::size_t peakMemory();

/// Lets `peakMemory` begin anew; gives what is resident now, in bytes.
std::size_t beginPeak();

} // namespace th::bench
