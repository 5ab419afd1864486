// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/register.h"

namespace th::desk {

/// Places of `entries` as Vietnamese sorts their holders: given name first, then the rest; the same name by place.
/// Parts of names repeat, so each is keyed once.
[[nodiscard]] std::vector<std::uint32_t> orderByName(const std::vector<RegisterEntry> &entries);

} // namespace th::desk
