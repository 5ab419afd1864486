// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/mapping.h"

#include <optional>
#include <span>
#include <string_view>

namespace th::lists {

/// Encodings that a person can say a CSV file is in, where it was found out wrongly. A mark at its beginning is taken
/// off by whichever says so.
[[nodiscard]] std::span<const TextEncoding> tellableEncodings();
[[nodiscard]] std::optional<TextEncoding> encodingNamed(std::string_view name); ///< as `name` gives it

/// As `openList`, with a CSV file read as it was told. Refused: bytes that are none of that encoding, with the line.
/// Workbooks say themselves how they are encoded; nothing told: it is found out.
[[nodiscard]] core::Result<OpenedList, TableError> openListAs(std::optional<TextEncoding> told, core::ByteView file,
                                                              const Shape &shape, const std::string &sheet = {});

} // namespace th::lists
