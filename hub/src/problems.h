// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http.h"

#include <nlohmann/json.hpp>
#include <span>

namespace th::hub {

using Json = nlohmann::ordered_json;

/// Why a request is refused: a stable code, its HTTP status, and what happened and what to do, in both languages.
struct Problem {
    const char *code;
    unsigned status;
    const char *vietnamese;
    const char *english;
};
[[nodiscard]] std::span<const Problem> problems();

[[nodiscard]] Answer jsonAnswer(unsigned status, const Json &body);
/// {"error": code, "vi": …, "en": …} and what `more` has. An unknown code is a bug of ours (assertion).
[[nodiscard]] Answer problemAnswer(std::string_view code, const Json &more = Json::object());

} // namespace th::hub
