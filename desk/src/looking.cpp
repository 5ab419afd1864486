// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/looking.h"

#include "inside.h"

namespace th::desk {

Done<void> mayLook(const Desk &desk, const issuing::Officer &officer)
{
    return attempt([&] { DeskInside(desk).demandRole(officer, accounts::Action::UseDesk); });
}

} // namespace th::desk
