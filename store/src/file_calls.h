// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/files.h"

// What the two ways to write a file share.
namespace th::store {

[[nodiscard]] core::Failure<std::error_code> failed(int error);
[[nodiscard]] bool writeAll(int descriptor, std::string_view content); ///< errno says why not
[[nodiscard]] bool moveIntoPlace(const char *from, const char *to, Placing placing);

} // namespace th::store
