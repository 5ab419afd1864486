// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "store/station.h"

#include <filesystem>

namespace th::app {

/// The desk that an officer has signed in at, for what is done in the store thread. Lives for one job.
struct OpenDesk {
    store::Station &station;
    desk::Desk &desk;
    const std::filesystem::path &folder; ///< of the station
    issuing::Officer officer;
    core::ClockReading clock; ///< when the job began

    [[nodiscard]] desk::Act act(desk::RequestId request, std::uint64_t seen) const
    {
        return {officer, request, seen, clock};
    }
};

} // namespace th::app
