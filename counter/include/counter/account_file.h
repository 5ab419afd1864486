// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/problem.h"
#include "mail/account.h"

#include <filesystem>

namespace th::counter {

/// The mail account of a desk, usually `mail.json` in its folder. Refused: "mail.none" where there is no such file;
/// others can read it, and it holds a password; it is none.
[[nodiscard]] desk::Done<mail::Account> readAccount(const std::filesystem::path &file);

} // namespace th::counter
