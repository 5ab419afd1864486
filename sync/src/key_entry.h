// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/metadata.h"

#include <nlohmann/json_fwd.hpp>

namespace th::sync {

/// A key as metadata lists it.
[[nodiscard]] nlohmann::json keyEntry(const MetadataKey &key);

} // namespace th::sync
