// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "sync/import.h"

namespace th::tools {

/// What a publication brought, as `station import` and `sync` say it.
[[nodiscard]] Json importedJson(const sync::ImportSummary &imported);
[[nodiscard]] std::string importedText(const Console &console, const sync::ImportSummary &imported);

} // namespace th::tools
