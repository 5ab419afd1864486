// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "desk/draft.h"

#include <chrono>
#include <map>
#include <optional>

namespace th::app {

/// A line as it is typed, by field: holder, id_number, birth_year, organisation, category, areas, route, plates,
/// valid_from, valid_until, household, paper_number, issued_at. Dates are "06/09/2021", local; several areas (codes) or
/// plates are parted by commas.
using LineText = std::map<QString, QString>;

struct ReadLine {
    desk::Draft draft;
    std::map<QString, core::LocalName> complaints; ///< by field; empty: the draft is what was meant
};
/// `base`: what the line was before; what the form does not show stays. Pure.
[[nodiscard]] ReadLine readLine(const LineText &text, const desk::Draft &base, std::chrono::minutes utcOffset);
[[nodiscard]] LineText textOf(const desk::Draft &draft, std::chrono::minutes utcOffset);
/// At which field the desk's problem is shown ("line.claims.holder": "holder"); empty: at none.
[[nodiscard]] QString fieldOf(const desk::Problem &problem);

/// What was typed into lines that are there already, by number: the fields that are others now.
using LineChanges = std::map<std::uint32_t, LineText>;
[[nodiscard]] std::string toJson(const LineChanges &changes); ///< of none: empty
[[nodiscard]] LineChanges lineChangesFromJson(const std::string &json);

/// Half a line, to be kept in the request until it is whole.
[[nodiscard]] std::string toJson(const LineText &text);
[[nodiscard]] LineText lineTextFromJson(const std::string &json); ///< empty: it is none

} // namespace th::app
