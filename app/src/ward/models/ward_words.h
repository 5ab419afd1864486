// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "issuing/workflow.h"

#include <QString>

/// Names for what a workflow names in code, in the language on screen.
namespace th::app::wardwords {

[[nodiscard]] QString field(const std::string &id);          ///< "address": "Địa chỉ"; unknown ones as they are
[[nodiscard]] QString attachmentKind(const std::string &id); ///< "list": "Danh sách"

} // namespace th::app::wardwords
