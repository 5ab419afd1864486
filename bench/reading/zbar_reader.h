// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reading/readers.h"

namespace th::reading {

/// ZBar, told to look for QR codes only. In a file of its own: its headers and ZXing's do not go together.
[[nodiscard]] Read zbarReader();

} // namespace th::reading
