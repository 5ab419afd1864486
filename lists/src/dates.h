// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "value_checks.h"

namespace th::lists {

/// What the dates of a table show of how they are written.
struct DateEvidence {
    std::size_t dayFirst = 0;    ///< texts like 25/12/2021
    std::size_t monthFirst = 0;  ///< texts like 12/25/2021
    std::size_t cells = 0;       ///< real dates
    std::size_t cellsBeyond = 0; ///< of them those whose day is above 12
    void see(const Cell &cell);
    DateEvidence &operator+=(const DateEvidence &more);
};

/// How the dates of one column are to be read.
struct DateReading {
    DateOrder order =
        DateOrder::FromEvidence; ///< FromEvidence: nothing shows it, so days up to the 12th are asked about
    bool swapped = false;        ///< a spreadsheet program took days up to the 12th for months
};
/// `others`: of the whole table, for a column that shows nothing itself.
[[nodiscard]] DateReading readingOf(const DateEvidence &column, const DateEvidence &others, DateOrder told);

/// `text` is the cell's, tidied. The value is "2021-09-06", or for a date of birth also "1985".
[[nodiscard]] Checked checkDate(CellKind kind, const std::string &text, const DateReading &reading, FieldType type,
                                std::chrono::year_month_day today);

} // namespace th::lists
