// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/signing.h"
#include "desk/problem.h"

#include <optional>

namespace th::app {

/// What a key file is, as far as can be seen without a passphrase.
enum class DeskKeyState { Missing, Bare, Passphrase, Unusable };
[[nodiscard]] DeskKeyState keyStateOf(const QString &file);

/// Nothing: it cannot be read, or is too large to be one.
[[nodiscard]] std::optional<core::SecretText> readKeyFile(const QString &name);
/// Why `file` did not open, and what to do.
[[nodiscard]] desk::Problem keyProblem(core::KeyFileFault fault, const QString &file);
[[nodiscard]] desk::Problem problem(const char *code, const QString &vi, const QString &en);

} // namespace th::app
