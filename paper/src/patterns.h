// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/content.h"

#include <optional>
#include <string_view>

namespace th::paper {

/// A rule that the pattern breaks, for the complaint; nothing if it is one.
[[nodiscard]] std::optional<std::string> faultOfPattern(std::string_view pattern);

struct Filled {
    QString text;
    bool said = false; ///< some field in it was not empty, or there is none in it
};
/// REQUIRES: `faultOfPattern` found none.
[[nodiscard]] Filled fill(std::string_view pattern, const Content &content);

} // namespace th::paper
