// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/result.h"

#include <nlohmann/json.hpp>

#include <string>

namespace th::sync {

/// `core::parseStrictJson` with whole numbers only, of a text whose size the caller has bounded. The error says why.
[[nodiscard]] core::Result<nlohmann::json, std::string> parseStrictJson(core::ByteView text);

/// The canonical JSON of OLPC that TUF signs: no white space, members sorted by code point, in strings only
/// '"' and '\' escaped. REQUIRES a value from `parseStrictJson`, or one made of whole numbers, texts and booleans.
[[nodiscard]] std::string canonicalJson(const nlohmann::json &value);

} // namespace th::sync
