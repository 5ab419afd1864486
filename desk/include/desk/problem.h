// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/result.h"

#include <string>

namespace th::desk {

/// Why the desk did not do what it was asked for; nothing was changed.
struct Problem {
    std::string code;         ///< stable, e.g. "stale"; the groups: docs/guide/ward.md
    core::LocalName sentence; ///< what happened and what to do
};
template <class T> using Done = core::Result<T, Problem>;

} // namespace th::desk
