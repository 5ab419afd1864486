// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace th::neighbours {

/// True for the digits of an IPv4 or IPv6 address that no router carries on: a station's tree is for those beside it,
/// and whoever calls himself one of these must not lead a station out of the local network.
[[nodiscard]] bool isLocal(const std::string &address);

} // namespace th::neighbours
