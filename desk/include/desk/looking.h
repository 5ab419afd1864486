// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"

namespace th::desk {

/// Whether somebody may see what the desk holds of people: an officer of its unit, in a role that uses a ward's desk
/// (accounts::Action::UseDesk). Asked before anything is shown. Refused: `wrong_unit`, `wrong_role`.
[[nodiscard]] Done<void> mayLook(const Desk &desk, const issuing::Officer &officer);

} // namespace th::desk
