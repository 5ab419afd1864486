// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/work.h"

#include <string>
#include <vector>

namespace th::accounts {

/// What journals say of people (core/work.h), in words. Pure functions; a journal's texts may be anybody's: whoever
/// shows them makes them printable.

[[nodiscard]] core::LocalName inWords(core::journal::WorkKind kind); ///< "Lines decided"
/// "1–3, 5"; cut with "…" behind some two hundred characters.
[[nodiscard]] std::string runs(const std::vector<std::uint32_t> &numbers);

/// One thing that an entry of work says.
struct DeedPart {
    const char *key;       ///< stable: "kind", "officer", "role" … as docs/guide/thonghanhctl.md has them
    core::LocalName label; ///< "Role"
    std::string value;     ///< as the journal has it
    core::LocalName words; ///< of `value`; the same text where there are none for it
};
/// What there is of it in the open, in the order in which one asks: what, who, in which role, where, about what.
[[nodiscard]] std::vector<DeedPart> parts(const core::journal::Work &work);

} // namespace th::accounts
