// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codes.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace th::mail {

/// By which an answer is known: "[TH-P00001-42-83]": unit, request, two check digits of all before them (ISO 7064,
/// MOD 97-10, letters as 10 … 35), so that no single wrong or exchanged character makes another request's.
struct Reference {
    core::AuthorityCode unit;
    std::uint64_t request = 0;
    friend auto operator<=>(const Reference &, const Reference &) = default;
};
[[nodiscard]] std::string toText(const Reference &reference);
/// All that hold in a text, each once, whatever the case and with or without the brackets.
[[nodiscard]] std::vector<Reference> findReferences(std::string_view text);

} // namespace th::mail
