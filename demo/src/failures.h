// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"

#include <filesystem>
#include <string>
#include <system_error>

namespace th::demo {

/// Why a demonstration is not made, in whole sentences.
[[nodiscard]] core::LocalName cannotWrite(const std::filesystem::path &path, const std::error_code &error);
/// The same where nobody told why: a disk without room is asked.
[[nodiscard]] core::LocalName cannotWrite(const std::filesystem::path &path);
/// Nothing that a user could mend; `words` are for technicians.
[[nodiscard]] core::LocalName technical(const std::string &words);
[[nodiscard]] core::LocalName wasStopped();

} // namespace th::demo
