// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "store/station.h"

#include <optional>

namespace th::tools {

/// Opens the station, or complains and gives nothing. One that is to be wiped is, if it was opened for writing.
[[nodiscard]] std::optional<store::Station> openStation(Console &console, const std::string &folder,
                                                        store::Access access);
/// After data came in: a station that its directory now orders to be wiped is, and gone. False: it could not be.
bool obeyOrder(Console &console, const std::string &folder, std::optional<store::Station> &station);
/// The policy's; Việt Nam's without one.
[[nodiscard]] std::chrono::minutes utcOffsetOf(const store::Station &station);

} // namespace th::tools
