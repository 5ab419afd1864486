// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/mapping.h"

#include <chrono>
#include <set>

namespace th::lists {

/// What can be the matter with a row; stable names in docs/formats/list.md.
enum class Rule {
    Missing,
    TooLong,
    BadCharacter,
    CellError,     ///< #N/A and its like
    NotCalculated, ///< a formula without a saved value
    LegacyFont,
    NameHasDigits,
    NameOneWord,
    IdNotDigits,
    IdLength,
    IdZerosLost,
    IdRounded, ///< 1.08501E+11
    IdProvince,
    IdYear,
    IdBirthDiffers,
    IdSexDiffers,
    OldIdUnusual,
    DateUnreadable,
    DateNotReal,
    DateAmbiguous,
    DateShortYear,
    DateOutOfRange,
    DateSwapped, ///< a spreadsheet program took day for month
    WindowReversed,
    WindowOver,
    SexUnreadable,
    PhoneUnreadable,
    EmailUnreadable,
    PlateUnreadable,
    PlateTooMany,
    PlateProvince,
    DaysUnreadable,
    HoursUnreadable,
    DuplicateId,
    DuplicatePlate,
    DuplicateName,
    PaperUndated,    ///< the number of a paper that was handed out, without its day
    PaperUnnumbered, ///< such a day without the number
    PaperNotYet,     ///< such a day in the future
    NotIssued,       ///< whoever makes something of the list cannot of this row; `words` say why
};
[[nodiscard]] const char *name(Rule rule); ///< "id_zeros_lost" …

enum class Weight {
    Note,  ///< the row goes on
    Offer, ///< goes on only if the proposal is accepted
    Error, ///< comes back
};
[[nodiscard]] const char *name(Weight weight);

struct Finding {
    std::uint32_t row = 0;
    std::uint16_t column = 0;
    std::string heading, field;
    Rule rule = Rule::Missing;
    Weight weight = Weight::Error;
    std::string value;    ///< as in the file, at most 80 characters
    std::string detail;   ///< what the rule speaks of: a province, another row, a limit …
    std::string proposal; ///< of an offer, or of a note that tells what was accepted
    core::LocalName words{};
};
/// Row, column, value, what is the matter, and what to do.
[[nodiscard]] core::LocalName sentence(const Finding &finding);

enum class DateOrder { FromEvidence, DayFirst, MonthFirst };

struct CheckOptions {
    std::chrono::year_month_day today; ///< nothing here reads a clock
    DateOrder dates = DateOrder::FromEvidence;
    std::set<Rule> accepted; ///< whose proposals are taken: IdZerosLost, LegacyFont, DateSwapped
};

struct CheckedRow {
    std::uint32_t row = 0; ///< number in the file
    std::map<std::string, std::string>
        fields; ///< by field id, normalised UTF-8 (NFC) as FieldType says; only what is there
};

struct CheckedList {
    std::vector<CheckedRow> good;   ///< in order
    std::vector<std::uint32_t> bad; ///< numbers of the rows that come back, ascending
    std::vector<Finding> findings;  ///< in order of rows
    std::vector<std::uint32_t>
        text; ///< rows that were not taken for entries: numbers under the headings, text below the table
    std::size_t hiddenRows = 0;      ///< that were checked like all others
    std::size_t calculatedCells = 0; ///< in mapped columns, taken as last saved
};

/// REQUIRES mapping.complete().
[[nodiscard]] CheckedList checkList(const Table &table, const Shape &shape, const Mapping &mapping,
                                    const CheckOptions &options);

} // namespace th::lists
