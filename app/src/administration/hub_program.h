// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "administration/office.h"

#include <stop_token>

namespace th::app {

/// Runs the program `thonghanh-hub` of this machine (beside this one, or in PATH) and waits for what it prints, for at
/// most half a minute, or until a stop is asked for: then it is killed. `program` empty: to be found. Not in the GUI
/// thread. The error is what it complained of.
[[nodiscard]] administration::Done<std::string> runHub(const QString &program,
                                                       const std::vector<std::string> &arguments,
                                                       core::Language language, const std::stop_token &stop);

} // namespace th::app
