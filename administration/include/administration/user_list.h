// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/roster.h"
#include "administration/files.h"
#include "core/time.h"
#include "lists/write.h"

namespace th::administration {

/// What a unit sends of its users: name, position, unit, e-mail, phone, role.
[[nodiscard]] const lists::Shape &userShape();

/// Checks the rows; those that read well and still give no account (an unknown role, another unit's) come back like
/// those that do not read.
[[nodiscard]] lists::CheckedList checkUsers(const lists::OpenedList &list, const lists::CheckOptions &options,
                                            const accounts::Roster &roster);
/// Takes the good rows: how many added somebody or changed something. The same person again gets a role more; nobody
/// is made twice by a list that is sent twice.
[[nodiscard]] std::size_t takeUsers(accounts::Roster &roster, const lists::CheckedList &checked);

/// Today where the desks are, seven hours east: by which dates of a list are checked.
[[nodiscard]] std::chrono::year_month_day todayAt(core::Instant now);

} // namespace th::administration
