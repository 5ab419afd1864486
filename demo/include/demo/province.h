// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/result.h"
#include "core/time.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace th::demo {

/// How far a province has come: `what` is being made now, in words.
struct ProvinceProgress {
    int percent = 0; ///< of the time it takes, rising to 100
    core::LocalName what;
};

struct ProvinceOptions {
    std::uint32_t seed = 1;
    core::Instant now{}; ///< the moment everything is built around
    bool frames = true;  ///< camera-like frames
    bool sheets = true;  ///< printed sheets
    std::function<void(const ProvinceProgress &)> progress{};
    std::stop_token stop{}; ///< asked to stop, it fails with `stopped` within a moment
};

inline constexpr std::string_view stopped = "stopped before it was whole"; ///< the English sentence

/// A whole small made-up province in `out` (must not exist or be empty): root and directory, 3 districts with 10
/// wards, policy, `station/`, `tree/` (publication), `keys/`, passes of every kind and one of every refusal, ID cards,
/// `sheets/`, `frames/`, `truth.json`. Deterministic by seed and now. The error is a sentence.
/// Made in `out`.part, which takes the name when it is whole; failed or stopped it leaves nothing. What a killed
/// process left there is cleared away by the next; of two at once the second is refused. Blocking, on any one thread.
[[nodiscard]] core::Result<void, core::LocalName> makeProvince(const std::filesystem::path &out,
                                                               const ProvinceOptions &options);

} // namespace th::demo
