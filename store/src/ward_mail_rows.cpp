// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_rows.h"

#include <sqlite3.h>

namespace th::store {

namespace {

core::Bytes copyOf(core::ByteView bytes) { return {bytes.begin(), bytes.end()}; }
std::uint64_t number(const Run &run, int column) { return static_cast<std::uint64_t>(run.integer(column)); }
core::Instant instant(const Run &run, int column) { return core::Instant(std::chrono::seconds(run.integer(column))); }
std::int64_t seconds(core::Instant instant) { return instant.time_since_epoch().count(); }

template <class Enum> Enum choice(const Run &run, int column, Enum most, const char *what)
{
    const std::int64_t value = run.integer(column);
    if (value < 0 || value > static_cast<std::int64_t>(most))
        throw StoreFailure({StoreFault::Damaged, what});
    return static_cast<Enum>(value);
}

void demandOneChanged(const SQLite::Database &database, const char *otherwise)
{
    if (sqlite3_changes(database.getHandle()) != 1)
        throw StoreFailure({StoreFault::Refused, otherwise});
}

void writeOutbox(SQLite::Database &database, const std::vector<WardMail> &mails)
{
    SQLite::Statement add(database, "INSERT INTO ward_mail (state, due, changed, attempts, message_id, box, fault,"
                                    " request, kind, queued) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    SQLite::Statement change(database, "UPDATE ward_mail SET state = ?1, due = ?2, changed = ?3, attempts = ?4,"
                                       " message_id = ?5, box = ?6, fault = ?7, queued = ?8 WHERE id = ?9");
    for (const WardMail &mail : mails) {
        Run run(mail.id == 0 ? add : change);
        run.bind(1, static_cast<std::int64_t>(mail.state)).bind(2, seconds(mail.due)).bind(3, seconds(mail.changed));
        run.bind(4, std::int64_t{mail.attempts}).bind(5, std::string_view(mail.messageId));
        run.bind(6, core::ByteView(mail.box)).bind(7, core::ByteView(mail.fault));
        if (mail.id == 0)
            run.bind(8, asInteger(mail.request)).bind(9, std::string_view(mail.kind)).bind(10, seconds(mail.queued));
        else
            run.bind(8, seconds(mail.queued)).bind(9, asInteger(mail.id));
        run.finish();
        demandOneChanged(database, "stale");
    }
}

void writeIncoming(SQLite::Database &database, const std::vector<WardIncoming> &mails)
{
    SQLite::Statement add(database, "INSERT INTO ward_incoming (state, request, box, content, came, size)"
                                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING");
    SQLite::Statement change(database, "UPDATE ward_incoming SET state = ?1, request = ?2, box = ?3 WHERE id = ?4");
    for (const WardIncoming &mail : mails) {
        Run run(mail.id == 0 ? add : change);
        run.bind(1, static_cast<std::int64_t>(mail.state)).bind(2, asInteger(mail.request));
        run.bind(3, core::ByteView(mail.box));
        if (mail.id == 0)
            run.bind(4, core::ByteView(mail.content)).bind(5, seconds(mail.came)).bind(6, asInteger(mail.size));
        else
            run.bind(4, asInteger(mail.id));
        run.finish();
        demandOneChanged(database, mail.id == 0 ? "came_before" : "stale");
    }
}

} // namespace

template <> WardMail readRow(const Run &run)
{
    return {number(run, 0),       number(run, 1),
            run.text(2),          choice(run, 3, MailState::Dropped, "ward_mail/state"),
            instant(run, 4),      instant(run, 5),
            instant(run, 6),      static_cast<std::uint32_t>(run.integer(7)),
            run.text(8),          copyOf(run.bytes(9)),
            copyOf(run.bytes(10))};
}

template <> WardIncoming readRow(const Run &run)
{
    return {number(run, 0),      copyOf(run.bytes(1)),
            instant(run, 2),     choice(run, 3, IncomingState::PutAside, "ward_incoming/state"),
            number(run, 4),      number(run, 5),
            copyOf(run.bytes(6))};
}

template <> WardMailbox readRow(const Run &run)
{
    return {run.text(0), static_cast<std::uint32_t>(run.integer(1)), static_cast<std::uint32_t>(run.integer(2))};
}

void writeMails(SQLite::Database &database, const WardWrite &write)
{
    writeOutbox(database, write.mails);
    writeIncoming(database, write.incoming);
    if (!write.mailbox)
        return;
    SQLite::Statement put(database, "INSERT INTO ward_mailbox (name, validity, last) VALUES (?1, ?2, ?3)"
                                    " ON CONFLICT DO UPDATE SET validity = excluded.validity, last = excluded.last");
    Run(put)
        .bind(1, std::string_view(write.mailbox->name))
        .bind(2, std::int64_t{write.mailbox->validity})
        .bind(3, std::int64_t{write.mailbox->last})
        .finish();
}

} // namespace th::store
