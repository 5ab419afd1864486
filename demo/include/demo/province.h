// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/time.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace th::demo {

struct ProvinceOptions {
    std::uint32_t seed = 1;
    core::Instant now{}; ///< the moment everything is built around
    bool frames = true;  ///< camera-like frames
    bool sheets = true;  ///< printed sheets
    std::function<void(int percent, const std::string &what)> progress{};
};

/// A whole small made-up province in `out` (must not exist or be empty): root and directory, 3 districts with 10
/// wards, policy, `station/`, `tree/` (publication), `keys/`, passes of every kind and one of every refusal, ID cards,
/// `sheets/`, `frames/`, `truth.json`. Deterministic by seed and now. The error is a sentence.
[[nodiscard]] core::Result<void, std::string> makeProvince(const std::filesystem::path &out,
                                                           const ProvinceOptions &options);

} // namespace th::demo
