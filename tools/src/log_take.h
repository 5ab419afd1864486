// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "log_archive.h"

namespace th::tools {

/// Takes what lies at these places into an archive: a station's folder, an extract, a receipt, a folder of those.
[[nodiscard]] Exit takeLogs(Console &console, const std::string &archive, const std::vector<std::string> &sources);

} // namespace th::tools
