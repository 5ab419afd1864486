// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"

#include <cstddef>
#include <optional>
#include <string>

namespace th::core {

/// Why a signed JSON document (directory, policy) is not usable. Never half-used.
struct DocumentError {
    std::string where;                 ///< JSON pointer of the offending value, "" for the whole
    std::string rule;                  ///< what was expected, for the person who edits it (English)
    std::optional<std::size_t> byte{}; ///< where the text stops being JSON; otherwise `where` says it
};

/// A place in a text as an editor counts: from 1, columns in characters.
struct TextPlace {
    std::size_t line = 1, column = 1;
};
/// Where in `text` the error lies that was found in it: the beginning of the value that `where` points to.
[[nodiscard]] TextPlace placeOf(ByteView text, const DocumentError &error);

} // namespace th::core
