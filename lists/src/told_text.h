// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/table.h"

namespace th::lists {

/// A text file as UTF-8 without its mark, read as `told`.
[[nodiscard]] core::Result<std::string, TableError> decodeTextAs(core::ByteView file, TextEncoding told);

} // namespace th::lists
