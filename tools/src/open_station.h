// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "store/station.h"

#include <optional>

namespace th::tools {

/// Opens the station, or complains and gives nothing.
[[nodiscard]] std::optional<store::Station> openStation(Console &console, const std::string &folder,
                                                        store::Access access);
/// The policy's; Việt Nam's without one.
[[nodiscard]] std::chrono::minutes utcOffsetOf(const store::Station &station);

} // namespace th::tools
