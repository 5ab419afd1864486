// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql.h"
#include "store/station.h"

namespace th::store {

/// The queries over journal_scan. Throws what SQLite throws.
class LogView {
public:
    explicit LogView(SQLite::Database &database);
    [[nodiscard]] std::vector<LogRow> last(std::size_t count);
    [[nodiscard]] std::vector<LogRow> ofNumber(const core::PassNumber &number, std::size_t count);
    void each(const std::function<bool(const LogRow &)> &visit);
    [[nodiscard]] TodayCounts countsSince(core::Instant since);

    /// Proven passes of this number judged within [from, until], newest first, until `visit` says no.
    void eachSeen(const core::PassNumber &number, core::Instant from, core::Instant until,
                  const std::function<bool(core::Instant at, std::string checkpoint, bool admitted)> &visit);

private:
    SQLite::Statement m_last, m_ofNumber, m_each, m_counts, m_seen;
};

} // namespace th::store
