// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace th::neighbours {

/// True for the digits of an IPv4 or IPv6 address that no router carries on: a station's tree is for those beside it,
/// and whoever calls himself one of these must not lead a station out of the local network.
[[nodiscard]] bool isLocal(const std::string &address);

/// The same digits as they stand in a URL, "192.168.1.7" or "[fd00::7]"; empty if they are of no local address: a name
/// may be given any. What is link-local in IPv6 holds on one interface only, whose number goes with it (RFC 6874).
[[nodiscard]] std::string hostInUrl(const std::string &digits, unsigned interface);

} // namespace th::neighbours
