// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql.h"
#include "store/ward_book.h"

namespace th::store {

/// Rows of the ward desk's tables as values and back. What is in them and cannot be: throws Damaged.

template <class Row> [[nodiscard]] Row readRow(const Run &run);
template <> WardRequest readRow(const Run &run);
template <> WardLine readRow(const Run &run);
template <> WardDraft readRow(const Run &run);
template <> WardEvent readRow(const Run &run);
template <> WardAttachment readRow(const Run &run);
template <> WardPlace readRow(const Run &run);
template <> WardSeries readRow(const Run &run);
template <> WardPass readRow(const Run &run);
template <> WardPrintJob readRow(const Run &run);
template <> WardPrinting readRow(const Run &run);
template <> WardPrinted readRow(const Run &run);
template <> WardMail readRow(const Run &run);
template <> WardIncoming readRow(const Run &run);
template <> WardMailbox readRow(const Run &run);

/// All but journal and documents. In the caller's transaction; throws Refused ("stale", "pass_exists").
void writeRows(SQLite::Database &database, const WardWrite &write);
void writePrints(SQLite::Database &database, const WardWrite &write); ///< part of it
void writeMails(SQLite::Database &database, const WardWrite &write);  ///< part of it
void insertEvent(SQLite::Database &database, const WardWrite::Deed &deed, std::uint64_t seq);

/// Beyond what SQLite holds: the largest it does.
[[nodiscard]] std::int64_t asInteger(std::uint64_t number);

} // namespace th::store
