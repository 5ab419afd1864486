// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive_state.h"

namespace th::evidence {

/// Where an entry came reduced in two ways, the one that its device vouches for is the entry's, whichever came first;
/// the other is kept apart. Two that it vouches for are two steps of its rules: the first says more, and stays. In the
/// caller's transaction, once the device's runs and blocks are written.
void settleReducedForms(ArchiveState &state, std::uint32_t device);

} // namespace th::evidence
