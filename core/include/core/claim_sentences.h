// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"

#include <string_view>

namespace th::core {

/// What is wrong with a claim, and what to write instead, for who fills a form in. `rule`: of `MakeError`
/// ("claims.holder" …); of another rule its name alone is said. Limits: docs/formats/pass.md, section 7.
[[nodiscard]] LocalName claimSentence(std::string_view rule);

} // namespace th::core
