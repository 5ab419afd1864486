// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/open_key.h"
#include "ward/seal_key.h"

namespace th::app {

/// The key in the file that was chosen, with its passphrase where it has one.
[[nodiscard]] desk::Done<core::SoftwareKey> openKeyFile(const SealKeyChoice &choice);
/// The token that was chosen, logged in. What cannot work is said before a PIN is tried.
[[nodiscard]] desk::Done<token::Session> openToken(const SealKeyChoice &choice);
/// What was chosen, to sign publications with: of any kind that metadata knows.
[[nodiscard]] desk::Done<administration::OpenKey> openSigningKey(const SealKeyChoice &choice);
[[nodiscard]] desk::Problem tokenProblem(const token::Problem &problem, const char *code = "token");

} // namespace th::app
