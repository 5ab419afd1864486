// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace th::scanner {

/// A text in the alphabet of Base45 (RFC 9285), after a prefix of three characters and a colon, that a Vietnamese input
/// method (Telex or VNI) or Caps Lock spoiled while a gun typed it: the one text that the keys can have been.
/// Where several can, or none, and for any other text: `typed`, unchanged.
[[nodiscard]] QString repairPassText(const QString &typed);

} // namespace th::scanner
