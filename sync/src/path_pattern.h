// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace th::sync {

/// True if the shell pattern of a delegation (TUF's PATHPATTERN, glob(7)) covers the whole path: `*`, `?` and
/// `[a-z]`, `[!a-z]` stand for characters of one component and never for '/'; a backslash is a backslash. Characters
/// are code points of UTF-8, whatever the locale (fnmatch asks it), and the time is bounded by the product of the
/// lengths.
[[nodiscard]] bool matchesPattern(std::string_view pattern, std::string_view path);

} // namespace th::sync
