// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing.h"

#include <optional>
#include <string>

namespace th::tools {

class Console;

/// Where a passphrase comes from: the first line of a file, the variable TH_PASSPHRASE, or the terminal; without a
/// terminal nobody is waited for.
enum class Ask { Once, Twice };
[[nodiscard]] core::Result<core::SecretText, std::string> passphrase(const Console &console,
                                                                     const std::string &fromFile, Ask ask);

/// The PIN of a token: the first line of a file, or the terminal. Never an argument or a variable: a wrong one costs a
/// try.
[[nodiscard]] core::Result<core::SecretText, std::string> pin(const Console &console, const std::string &token,
                                                              const std::string &fromFile);

/// The password of an officer's account: the first line of a file, the variable TH_OFFICER_PASSWORD, or the terminal.
[[nodiscard]] core::Result<core::SecretText, std::string>
officerPassword(const Console &console, const std::string &officer, const std::string &fromFile);

/// One line typed at the terminal, whatever the standard streams are; nothing if there is no terminal.
[[nodiscard]] std::optional<std::string> askAtTerminal(const std::string &question);

/// What is wrong with a key file, or with making one.
[[nodiscard]] std::string sentence(const Console &console, core::KeyFileFault fault);

/// Opens a key file; asks for the passphrase only if there is one. The error is a sentence.
[[nodiscard]] core::Result<core::SoftwareKey, std::string> openKey(const Console &console, const std::string &file,
                                                                   const std::string &passphraseFile);

} // namespace th::tools
