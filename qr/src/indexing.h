// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace th::qr {

/// Coordinates, places and exponents are ints, since they are added and subtracted; containers count in std::size_t.
constexpr std::size_t asIndex(int value) { return static_cast<std::size_t>(value); }

} // namespace th::qr
