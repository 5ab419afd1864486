// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace th::core {

/// Why a signed JSON document (directory, policy) is not usable. Never half-used.
struct DocumentError {
    std::string where; ///< JSON pointer of the offending value, "" for the whole
    std::string rule;  ///< what was expected, for the person who edits it (English)
};

} // namespace th::core
