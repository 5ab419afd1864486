// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariantMap>

#include "core/directory.h"
#include "evidence/query.h"

namespace th::app {

/// What was typed into the fields of a filter ("from", "until", "checkpoint", "officer", "verdict", "reason",
/// "category", "pass", "area", "authority", "device", "histories", "entries") as a filter; empty fields ask for
/// nothing. Times: 2021-09-06 08:00, 06/09/2021 08:00, or a day. Several codes or names in a field, with commas
/// between: any of them; an officer's name has none. A device is named by its id in the directory, which may be
/// nullptr, or by the first eight or more digits of its key. "histories": "all" for what is not of a device's log too.
/// "entries": "" scans, "people" sign-ins and grants, "desk" other work at a desk, "passes" issued, revoked,
/// reinstated, "machine" what stations note of themselves, "all". The error is the name of the field that is not
/// understood.
[[nodiscard]] core::Result<evidence::Filter, QString> filterFrom(const QVariantMap &typed,
                                                                 std::chrono::minutes utcOffset,
                                                                 const core::Directory *directory = nullptr,
                                                                 const std::vector<core::PublicKey> &devices = {});

} // namespace th::app
