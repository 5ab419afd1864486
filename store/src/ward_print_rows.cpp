// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_rows.h"

#include <sqlite3.h>

namespace th::store {

namespace {

std::uint64_t number(const Run &run, int column) { return static_cast<std::uint64_t>(run.integer(column)); }
std::uint32_t small(const Run &run, int column) { return static_cast<std::uint32_t>(run.integer(column)); }
core::Instant instant(const Run &run, int column) { return core::Instant(std::chrono::seconds(run.integer(column))); }
std::int64_t seconds(core::Instant instant) { return instant.time_since_epoch().count(); }

template <class Enum> Enum choice(const Run &run, int column, Enum most, const char *what)
{
    const std::int64_t value = run.integer(column);
    if (value < 0 || value > static_cast<std::int64_t>(most))
        throw StoreFailure({StoreFault::Damaged, what});
    return static_cast<Enum>(value);
}

void demandOneChanged(const SQLite::Database &database)
{
    if (sqlite3_changes(database.getHandle()) != 1)
        throw StoreFailure({StoreFault::Refused, "stale"});
}

void writeJobs(SQLite::Database &database, const std::vector<WardPrintJob> &jobs)
{
    SQLite::Statement put(database, "INSERT INTO ward_print_job (request, by_hand, line, turn, queued, state)"
                                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    SQLite::Statement change(database, "UPDATE ward_print_job SET state = ?2 WHERE id = ?1");
    for (const WardPrintJob &job : jobs) {
        if (job.id != 0) {
            Run(change).bind(1, asInteger(job.id)).bind(2, static_cast<std::int64_t>(job.state)).finish();
            demandOneChanged(database);
            continue;
        }
        Run run(put);
        run.bind(1, asInteger(job.request)).bind(2, std::int64_t{job.byHand}).bind(3, std::int64_t{job.line});
        run.bind(4, std::int64_t{job.turn}).bind(5, seconds(job.queued));
        run.bind(6, static_cast<std::int64_t>(job.state)).finish();
    }
}

void beginPrinting(SQLite::Database &database, const WardPrinting &printing, const std::vector<WardPrinted> &printed)
{
    SQLite::Statement put(database, "INSERT INTO ward_printing (job, number, begun, ended, outcome, officer, design,"
                                    " printer, passes, pages, reason) VALUES (?1, ?2, ?3, 0, 0, ?4, ?5, ?6, ?7, ?8, ?9)"
                                    " ON CONFLICT DO NOTHING");
    Run run(put);
    run.bind(1, asInteger(printing.job)).bind(2, std::int64_t{printing.number}).bind(3, seconds(printing.begun));
    run.bind(4, std::string_view(printing.officer)).bind(5, std::string_view(printing.design));
    run.bind(6, std::string_view(printing.printer)).bind(7, asInteger(printing.passes));
    run.bind(8, asInteger(printing.pages)).bind(9, core::ByteView(printing.reason)).finish();
    demandOneChanged(database);
    SQLite::Statement line(database, "INSERT INTO ward_printed (job, number, line, turn) VALUES (?1, ?2, ?3, ?4)");
    for (const WardPrinted &each : printed)
        Run(line)
            .bind(1, asInteger(printing.job))
            .bind(2, std::int64_t{printing.number})
            .bind(3, std::int64_t{each.line})
            .bind(4, std::int64_t{each.turn})
            .finish();
}

void endPrinting(SQLite::Database &database, const WardPrinting &printing)
{
    SQLite::Statement put(database, "UPDATE ward_printing SET outcome = ?3, ended = ?4"
                                    " WHERE job = ?1 AND number = ?2 AND outcome = 0");
    Run run(put);
    run.bind(1, asInteger(printing.job)).bind(2, std::int64_t{printing.number});
    run.bind(3, static_cast<std::int64_t>(printing.outcome)).bind(4, seconds(printing.ended)).finish();
    demandOneChanged(database);
}

} // namespace

void writePrints(SQLite::Database &database, const WardWrite &write)
{
    writeJobs(database, write.printJobs);
    if (write.printing && write.printing->outcome == PrintOutcome::Unknown)
        beginPrinting(database, *write.printing, write.printed);
    else if (write.printing)
        endPrinting(database, *write.printing);
}

template <> WardPrintJob readRow(const Run &run)
{
    return {number(run, 0),
            number(run, 1),
            run.integer(2) != 0,
            small(run, 3),
            small(run, 4),
            instant(run, 5),
            choice(run, 6, PrintState::PutAside, "ward_print_job/state")};
}

template <> WardPrinting readRow(const Run &run)
{
    const core::ByteView reason = run.bytes(10);
    return {number(run, 0),
            small(run, 1),
            instant(run, 2),
            instant(run, 3),
            choice(run, 4, PrintOutcome::Failed, "ward_printing/outcome"),
            run.text(5),
            run.text(6),
            run.text(7),
            number(run, 8),
            number(run, 9),
            {reason.begin(), reason.end()}};
}

template <> WardPrinted readRow(const Run &run)
{
    return {number(run, 0), small(run, 1), small(run, 2), instant(run, 3), small(run, 4)};
}

} // namespace th::store
