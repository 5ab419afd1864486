// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace th::app {

/// `--headless-demo`: reads the frames of a demonstration province, examines what they show and prints a table of the
/// verdicts. `folder` new or empty: the province is made there first; a province already: that one; "": a new one that
/// is removed afterwards. Returns the exit status: 0 if every verdict is what truth.json says, else 1. Blocking.
[[nodiscard]] int runHeadlessDemo(const QString &folder);

} // namespace th::app
