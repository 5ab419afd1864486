// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_rows.h"

#include "core/stored_entry.h"

#include <algorithm>
#include <sqlite3.h>

namespace th::store {

namespace {

[[noreturn]] void damaged(const char *what) { throw StoreFailure({StoreFault::Damaged, what}); }
[[noreturn]] void refuse(const char *what) { throw StoreFailure({StoreFault::Refused, what}); }

core::Bytes copyOf(core::ByteView bytes) { return {bytes.begin(), bytes.end()}; }
std::uint64_t number(const Run &run, int column) { return static_cast<std::uint64_t>(run.integer(column)); }
std::uint32_t small(const Run &run, int column) { return static_cast<std::uint32_t>(run.integer(column)); }
core::Instant instant(const Run &run, int column) { return core::Instant(std::chrono::seconds(run.integer(column))); }
std::int64_t seconds(core::Instant instant) { return instant.time_since_epoch().count(); }

template <class Enum> Enum choice(const Run &run, int column, Enum least, Enum most, const char *what)
{
    const std::int64_t value = run.integer(column);
    if (value < static_cast<std::int64_t>(least) || value > static_cast<std::int64_t>(most))
        damaged(what);
    return static_cast<Enum>(value);
}

void writeRequest(SQLite::Database &database, const WardRequest &request, std::uint64_t seen)
{
    SQLite::Statement put(
        database, seen == 0 ? "INSERT INTO ward_request (procedure, unit, state, revision, sealing, opened, changed,"
                              " box, id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING"
                            : "UPDATE ward_request SET procedure = ?1, unit = ?2, state = ?3, revision = ?4,"
                              " sealing = ?5, opened = ?6, changed = ?7, box = ?8 WHERE id = ?9 AND revision = ?10");
    Run run(put);
    run.bind(1, std::string_view(request.procedure)).bind(2, std::string_view(request.unit));
    run.bind(3, std::string_view(request.state)).bind(4, asInteger(request.revision));
    run.bind(5, static_cast<std::int64_t>(request.seal)).bind(6, seconds(request.opened));
    run.bind(7, seconds(request.changed)).bind(8, core::ByteView(request.box)).bind(9, asInteger(request.id));
    if (seen != 0)
        run.bind(10, asInteger(seen));
    run.finish();
    if (sqlite3_changes(database.getHandle()) != 1)
        refuse("stale");
}

void writeLines(SQLite::Database &database, const WardWrite &write)
{
    SQLite::Statement gone(database, "DELETE FROM ward_line WHERE request = ?1 AND number = ?2");
    for (const WardPlace &place : write.linesGone)
        Run(gone).bind(1, asInteger(place.request)).bind(2, std::int64_t{place.line}).finish();
    SQLite::Statement put(database, "INSERT INTO ward_line (request, number, decision, officer, box, reason)"
                                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET"
                                    " decision = excluded.decision, officer = excluded.officer, box = excluded.box,"
                                    " reason = excluded.reason");
    for (const WardLine &line : write.lines) {
        Run run(put);
        run.bind(1, asInteger(line.request)).bind(2, std::int64_t{line.number});
        run.bind(3, static_cast<std::int64_t>(line.decision)).bind(4, std::string_view(line.officer));
        run.bind(5, core::ByteView(line.box)).bind(6, core::ByteView(line.reason)).finish();
    }
}

void writeMarks(SQLite::Database &database, const WardWrite &write)
{
    SQLite::Statement gone(database, "DELETE FROM ward_mark WHERE request = ?1 AND line = ?2");
    const auto forget = [&](const WardPlace &place) {
        Run(gone).bind(1, asInteger(place.request)).bind(2, std::int64_t{place.line}).finish();
    };
    std::ranges::for_each(write.linesGone, forget);
    SQLite::Statement put(database,
                          "INSERT INTO ward_mark (mark, request, line) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
    for (const auto &[place, marks] : write.marks) {
        forget(place);
        for (const WardMark &mark : marks)
            Run(put)
                .bind(1, core::ByteView(mark))
                .bind(2, asInteger(place.request))
                .bind(3, std::int64_t{place.line})
                .finish();
    }
}

void writeAttachments(SQLite::Database &database, const WardWrite &write)
{
    SQLite::Statement put(database, "INSERT INTO ward_attachment (request, number, kind, content, size, box)"
                                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    for (const WardAttachment &attachment : write.attachments) {
        Run run(put);
        run.bind(1, asInteger(attachment.request)).bind(2, std::int64_t{attachment.number});
        run.bind(3, std::string_view(attachment.kind)).bind(4, core::ByteView(attachment.content));
        run.bind(5, asInteger(attachment.size)).bind(6, core::ByteView(attachment.box)).finish();
    }
}

void writeDrafts(SQLite::Database &database, const WardWrite &write)
{
    SQLite::Statement gone(database, "DELETE FROM ward_draft WHERE request = ?1 AND line = ?2");
    SQLite::Statement put(database, "INSERT INTO ward_draft (request, line, kept, box) VALUES (?1, ?2, ?3, ?4)"
                                    " ON CONFLICT DO UPDATE SET kept = excluded.kept, box = excluded.box");
    for (const WardDraft &draft : write.drafts) {
        Run run(draft.box.empty() ? gone : put);
        run.bind(1, asInteger(draft.request)).bind(2, std::int64_t{draft.line});
        if (!draft.box.empty())
            run.bind(3, seconds(draft.kept)).bind(4, core::ByteView(draft.box));
        run.finish();
    }
}

/// The series goes on from where the writer saw it end, or not at all: no serial is handed out twice.
void writeSeries(SQLite::Database &database, const WardSeries &series, std::uint32_t seen)
{
    SQLite::Statement begin(database, "INSERT INTO ward_series (code, last_serial, operation, tag_key)"
                                      " VALUES (?1, 0, 0, ?2) ON CONFLICT DO NOTHING");
    Run(begin).bind(1, std::string_view(series.code.text)).bind(2, core::ByteView(series.tagKey)).finish();
    SQLite::Statement put(database, "UPDATE ward_series SET last_serial = ?2, operation = ?3"
                                    " WHERE code = ?1 AND last_serial = ?4 AND tag_key = ?5");
    Run run(put);
    run.bind(1, std::string_view(series.code.text)).bind(2, std::int64_t{series.lastSerial});
    run.bind(3, asInteger(series.operation)).bind(4, std::int64_t{seen});
    run.bind(5, core::ByteView(series.tagKey)).finish();
    if (sqlite3_changes(database.getHandle()) != 1)
        refuse("stale");
}

void writePasses(SQLite::Database &database, const WardWrite &write)
{
    SQLite::Statement put(database, "INSERT INTO ward_pass (series, serial, request, line, turn, issued, sealing,"
                                    " revoked, box) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                                    " ON CONFLICT DO NOTHING");
    for (const WardPass &pass : write.passes) {
        Run run(put);
        run.bind(1, std::string_view(pass.number.series.text)).bind(2, std::int64_t{pass.number.serial});
        run.bind(3, asInteger(pass.request)).bind(4, std::int64_t{pass.line}).bind(5, std::int64_t{pass.turn});
        run.bind(6, seconds(pass.issued)).bind(7, static_cast<std::int64_t>(pass.sealing));
        if (pass.revoked)
            run.bind(8, static_cast<std::int64_t>(*pass.revoked));
        else
            run.bindNull(8);
        run.bind(9, core::ByteView(pass.box)).finish();
        if (sqlite3_changes(database.getHandle()) != 1)
            refuse("pass_exists");
    }
    SQLite::Statement stand(database,
                            "UPDATE ward_pass SET revoked = ?3, revoked_at = ?4 WHERE series = ?1 AND serial = ?2");
    for (const auto &[pass, revoked] : write.standings) {
        Run run(stand);
        run.bind(1, std::string_view(pass.series.text)).bind(2, std::int64_t{pass.serial});
        if (revoked)
            run.bind(3, static_cast<std::int64_t>(*revoked)).bind(4, seconds(write.clock.wall));
        else
            run.bindNull(3).bindNull(4);
        run.finish();
        if (sqlite3_changes(database.getHandle()) != 1)
            refuse("no_such_pass");
    }
}

} // namespace

std::int64_t asInteger(std::uint64_t number)
{
    return static_cast<std::int64_t>(std::min<std::uint64_t>(number, INT64_MAX));
}

template <> WardRequest readRow(const Run &run)
{
    return {
        number(run, 0),  run.text(1),     run.text(2),
        run.text(3),     number(run, 4),  choice(run, 5, SealState::NotYet, SealState::Done, "ward_request/sealing"),
        instant(run, 6), instant(run, 7), copyOf(run.bytes(8))};
}

template <> WardLine readRow(const Run &run)
{
    return {number(run, 0),
            small(run, 1),
            choice(run, 2, WardDecision::Undecided, WardDecision::Refused, "ward_line/decision"),
            run.text(3),
            copyOf(run.bytes(4)),
            copyOf(run.bytes(5))};
}

template <> WardDraft readRow(const Run &run)
{
    return {number(run, 0), small(run, 1), instant(run, 2), copyOf(run.bytes(3))};
}

template <> WardEvent readRow(const Run &run)
{
    const auto stored = core::journal::openStored(run.bytes(1));
    if (!stored || stored->entry.kind != core::journal::EntryKind::Work)
        damaged("ward_event/journal_entry");
    auto work = core::journal::decodeWork(stored->entry.content);
    if (!work)
        damaged("ward_event/journal_entry");
    return {number(run, 0), stored->entry.wallMilliseconds, std::move(work).value(), copyOf(run.bytes(2))};
}

template <> WardAttachment readRow(const Run &run)
{
    return {number(run, 0), small(run, 1), run.text(2), copyOf(run.bytes(3)), number(run, 4), copyOf(run.bytes(5))};
}

template <> WardPlace readRow(const Run &run) { return {number(run, 0), small(run, 1)}; }

template <> WardSeries readRow(const Run &run)
{
    WardSeries series{core::SeriesCode(run.text(0)), small(run, 1), number(run, 2), {}};
    if (run.bytes(3).size() != series.tagKey.size())
        damaged("ward_series/tag_key");
    std::ranges::copy(run.bytes(3), series.tagKey.begin());
    return series;
}

template <> WardPass readRow(const Run &run)
{
    WardPass pass{{core::SeriesCode(run.text(0)), small(run, 1)},
                  number(run, 2),
                  small(run, 3),
                  small(run, 4),
                  instant(run, 5),
                  choice(run, 6, core::Sealing::Token, core::Sealing::EnteredAfterwards, "ward_pass/sealing"),
                  {},
                  copyOf(run.bytes(8)),
                  {}};
    if (!run.isNull(9))
        pass.revokedAt = instant(run, 9);
    if (!run.isNull(7))
        pass.revoked = choice(run, 7, core::RevocationReason::Unspecified, core::RevocationReason::HolderInfected,
                              "ward_pass/revoked");
    return pass;
}

void writeRows(SQLite::Database &database, const WardWrite &write)
{
    writeDrafts(database, write); // before what ends them
    if (write.request)
        writeRequest(database, *write.request, write.seen);
    writeLines(database, write);
    writeMarks(database, write);
    writeAttachments(database, write);
    for (const auto &[series, seen] : write.series)
        writeSeries(database, series, seen);
    writePasses(database, write);
    writePrints(database, write);
    writeMails(database, write);
}

void insertEvent(SQLite::Database &database, const WardWrite::Deed &deed, std::uint64_t seq)
{
    SQLite::Statement put(database, "INSERT INTO ward_event (request, seq, reason) VALUES (?1, ?2, ?3)");
    Run(put)
        .bind(1, asInteger(deed.work.request))
        .bind(2, asInteger(seq))
        .bind(3, core::ByteView(deed.reasonBox))
        .finish();
}

} // namespace th::store
