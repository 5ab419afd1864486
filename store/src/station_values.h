// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/time.h"

#include <optional>

namespace th::store {

/// Small facts as `meta` keeps them (docs/formats/station.md). Decoding gives nothing where the bytes break the format.
[[nodiscard]] core::Bytes encodeInstant(core::Instant instant);
[[nodiscard]] std::optional<core::Instant> decodeInstant(core::ByteView bytes);
[[nodiscard]] core::Bytes encodeTime(const core::TimeMemory &time);
[[nodiscard]] std::optional<core::TimeMemory> decodeTime(core::ByteView bytes);

} // namespace th::store
