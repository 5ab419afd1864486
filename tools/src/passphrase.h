// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing.h"

#include <string>

namespace th::tools {

class Console;

/// Where a passphrase comes from: the first line of a file, the variable TH_PASSPHRASE, or the terminal; without a
/// terminal nobody is waited for.
enum class Ask { Once, Twice };
[[nodiscard]] core::Result<std::string, std::string> passphrase(const Console &console, const std::string &fromFile,
                                                                Ask ask);

/// Opens a key file; asks for the passphrase only if there is one. The error is a sentence.
[[nodiscard]] core::Result<core::SoftwareKey, std::string> openKey(const Console &console, const std::string &file,
                                                                   const std::string &passphraseFile);

} // namespace th::tools
