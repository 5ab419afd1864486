// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/work.h"

namespace th::accounts {

/// An entry of work in one line, without its kind: "signed in  ha (Supervisor, P00001)". Of texts and their care as
/// accounts/deed.h.
[[nodiscard]] core::LocalName line(const core::journal::Work &work);

} // namespace th::accounts
