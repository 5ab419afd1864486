// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"

#include <string>

namespace th::issuing {

/// What people call a field of a request, or a kind of attachment; its id where the workflow has made it up. Pure.
[[nodiscard]] core::LocalName fieldInWords(const std::string &id);
[[nodiscard]] core::LocalName attachmentInWords(const std::string &kind);

} // namespace th::issuing
