// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/integrity.h"
#include "history.h"

namespace th::evidence {

/// What the runs of its device say of an entry. Throws Damaged if none of them has it.
[[nodiscard]] Standing standingOf(const Histories &histories, const Place &place);

} // namespace th::evidence
