// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "desk/desk.h"

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

/// What is typed, as the desk keeps it until it is taken, and back.
[[nodiscard]] desk::Fields typedFields(const LineText &text);
[[nodiscard]] LineText lineText(const desk::Fields &typed);

} // namespace th::app
