// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "soft_block.h"

#include <optional>

namespace th::qr {

/// Generalised minimum distance decoding (Forney 1966): errors only, then with the 2, 4, 6 … least trusted codewords
/// erased, as far as the error correction codewords reach. The first result whose evidence is at least `enough`;
/// nothing if none has.
[[nodiscard]] std::optional<Found> decodeByErasures(const SoftBlock &block, double enough);

} // namespace th::qr
