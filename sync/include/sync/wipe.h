// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/station.h"
#include "sync/transport.h"

#include <functional>

namespace th::sync {

struct Wiped {
    std::uint64_t sent = 0; ///< the hub has a receipted journal up to here
    std::uint64_t left = 0; ///< so many entries after that lie in `store::leftBehind`, for somebody to carry
};

/// Obeys an order to wipe: notes it in the journal and signs that, sends what the hub has not receipted if it can,
/// leaves the rest sealed to the hub (without a hub as an extract, in which personal data is sealed to auditors) beside
/// what goes, and destroys the station. `transport` bounds how long the hub is waited for; none: nobody is asked.
/// Refused: the directory orders no such thing. Nothing is destroyed while what is unsent could not be left behind.
[[nodiscard]] store::Stored<Wiped> obeyWipe(store::Station station, const std::filesystem::path &folder,
                                            const Transport &transport,
                                            const std::function<core::ClockReading()> &clock);

} // namespace th::sync
