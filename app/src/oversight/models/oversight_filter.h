// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariantMap>

#include "evidence/query.h"

namespace th::app {

/// What was typed into the fields of a filter ("from", "until", "checkpoint", "officer", "verdict", "reason",
/// "category", "pass") as a filter; empty fields ask for nothing. Times: 2021-09-06 08:00, 06/09/2021 08:00, or a day.
/// The error is the name of the field that is not understood.
[[nodiscard]] core::Result<evidence::Filter, QString> filterFrom(const QVariantMap &typed,
                                                                 std::chrono::minutes utcOffset);

} // namespace th::app
