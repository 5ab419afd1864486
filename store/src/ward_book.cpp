// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ward_book.h"

#include "station_core.h"
#include "ward_rows.h"

#include <algorithm>

namespace th::store {

namespace {

constexpr std::string_view requestColumns = "id, procedure, unit, state, revision, sealing, opened, changed, box";
constexpr std::string_view lineColumns = "request, number, decision, officer, box, reason";
constexpr std::string_view printJobColumns = "id, request, by_hand, line, turn, queued, state";
constexpr std::string_view mailColumns =
    "id, request, kind, state, queued, due, changed, attempts, message_id, box, fault";
constexpr std::string_view incomingColumns = "id, content, came, state, request, size, box";
constexpr std::string_view passColumns =
    "series, serial, request, line, turn, issued, sealing, revoked, box, revoked_at";

SQLite::Statement select(Station &station, std::string_view columns, std::string_view rest)
{
    return {coreOf(station).database(), "SELECT " + std::string(columns) + " " + std::string(rest)};
}

template <class Row, class Bind>
Stored<std::vector<Row>> all(Station &station, std::string_view columns, std::string_view rest, const Bind &bind)
{
    return guard([&] {
        SQLite::Statement statement = select(station, columns, rest);
        Run run(statement);
        bind(run);
        std::vector<Row> rows;
        while (run.step())
            rows.push_back(readRow<Row>(run));
        return rows;
    });
}

template <class Row, class Bind>
Stored<std::optional<Row>> one(Station &station, std::string_view columns, std::string_view rest, const Bind &bind)
{
    auto rows = all<Row>(station, columns, rest, bind);
    if (!rows)
        return core::Failure{rows.error()};
    return rows->empty() ? std::optional<Row>() : std::optional<Row>(std::move(rows->front()));
}

} // namespace

Stored<void> WardBook::write(const WardWrite &write)
{
    return guard([&] {
        StationCore &core = coreOf(m_station);
        if (!write.facts.empty() && core.order() != core::DeviceOrder::InUse)
            throw StoreFailure({StoreFault::OutOfUse, core::name(core.order())});
        WriteBatch batch(core);
        writeRows(core.database(), write);
        static const std::vector<core::Auditor> nobody;
        const auto &auditors = core.directory() ? core.directory()->auditors() : nobody;
        for (const core::journal::Fact &fact : write.facts)
            core.journal().appendFact(fact, write.clock);
        for (const WardWrite::Deed &deed : write.deeds) {
            const std::uint64_t seq =
                core.journal().appendWork(deed.work, deed.reason, write.clock, auditors, core.device());
            if (deed.work.request != 0)
                insertEvent(core.database(), deed, seq);
        }
        for (const auto &[name, bytes] : write.documents)
            core.putDocument(name, bytes);
        if (!write.facts.empty())
            core.journal().appendCheckpoint(write.clock, core.device());
        batch.commit();
    });
}

Stored<std::uint64_t> WardBook::nextRequest() const
{
    return guard([&] {
        SQLite::Statement last = select(m_station, "coalesce(max(id), 0)", "FROM ward_request");
        Run run(last);
        run.step();
        return static_cast<std::uint64_t>(run.integer(0)) + 1;
    });
}

Stored<std::optional<WardRequest>> WardBook::request(std::uint64_t id) const
{
    return one<WardRequest>(m_station, requestColumns, "FROM ward_request WHERE id = ?1",
                            [&](Run &run) { run.bind(1, asInteger(id)); });
}

Stored<std::vector<WardRequest>> WardBook::requests(const std::string &state) const
{
    return all<WardRequest>(m_station, requestColumns,
                            "FROM ward_request WHERE ?1 = '' OR state = ?1 ORDER BY changed, id",
                            [&](Run &run) { run.bind(1, std::string_view(state)); });
}

Stored<std::vector<WardLine>> WardBook::lines(std::uint64_t request) const
{
    return all<WardLine>(m_station, lineColumns, "FROM ward_line WHERE request = ?1 ORDER BY number",
                         [&](Run &run) { run.bind(1, asInteger(request)); });
}

Stored<WardBook::Tally> WardBook::tally(std::uint64_t request) const
{
    return guard([&] {
        SQLite::Statement count =
            select(m_station, "count(*), sum(decision = 0), sum(decision = 1)", "FROM ward_line WHERE request = ?1");
        Run run(count);
        run.bind(1, asInteger(request)).step();
        const auto number = [&](int column) { return static_cast<std::uint64_t>(run.integer(column)); };
        return Tally{number(0), number(1), number(2)};
    });
}

Stored<std::vector<WardLine>> WardBook::unsealed(std::uint64_t request, std::size_t most) const
{
    return all<WardLine>(m_station, lineColumns,
                         "FROM ward_line l WHERE request = ?1 AND decision = 1 AND NOT EXISTS (SELECT 1 FROM ward_pass"
                         " p WHERE p.request = l.request AND p.line = l.number) ORDER BY number LIMIT ?2",
                         [&](Run &run) { run.bind(1, asInteger(request)).bind(2, asInteger(most)); });
}

Stored<std::vector<WardDraft>> WardBook::drafts(std::uint64_t request) const
{
    return all<WardDraft>(m_station, "request, line, kept, box", "FROM ward_draft WHERE request = ?1 ORDER BY line",
                          [&](Run &run) { run.bind(1, asInteger(request)); });
}

Stored<std::vector<WardEvent>> WardBook::events(std::uint64_t request) const
{
    return all<WardEvent>(m_station, "v.seq, e.bytes, v.reason",
                          "FROM ward_event v JOIN journal_entry e ON e.seq = v.seq WHERE v.request = ?1 ORDER BY v.seq",
                          [&](Run &run) { run.bind(1, asInteger(request)); });
}

Stored<std::vector<WardAttachment>> WardBook::attachments(std::uint64_t request) const
{
    return all<WardAttachment>(m_station, "request, number, kind, content, size, box",
                               "FROM ward_attachment WHERE request = ?1 ORDER BY number",
                               [&](Run &run) { run.bind(1, asInteger(request)); });
}

Stored<std::vector<WardPlace>> WardBook::marked(const WardMark &mark) const
{
    return all<WardPlace>(m_station, "request, line", "FROM ward_mark WHERE mark = ?1 ORDER BY request, line",
                          [&](Run &run) { run.bind(1, core::ByteView(mark)); });
}

Stored<std::optional<WardSeries>> WardBook::series(const core::SeriesCode &code) const
{
    return one<WardSeries>(m_station, "code, last_serial, operation, tag_key", "FROM ward_series WHERE code = ?1",
                           [&](Run &run) { run.bind(1, std::string_view(code.text)); });
}

Stored<std::optional<WardPass>> WardBook::pass(const core::PassNumber &number) const
{
    return one<WardPass>(m_station, passColumns, "FROM ward_pass WHERE series = ?1 AND serial = ?2", [&](Run &run) {
        run.bind(1, std::string_view(number.series.text)).bind(2, std::int64_t{number.serial});
    });
}

Stored<void> WardBook::eachPass(std::uint64_t request, const std::function<bool(const WardPass &)> &visit) const
{
    return guard([&] {
        SQLite::Statement statement =
            select(m_station, passColumns,
                   request == 0 ? "FROM ward_pass ORDER BY series, serial"
                                : "FROM ward_pass WHERE request = ?1 ORDER BY series, serial");
        Run run(statement);
        if (request != 0)
            run.bind(1, asInteger(request));
        while (run.step())
            if (!visit(readRow<WardPass>(run)))
                return;
    });
}

Stored<std::vector<WardPass>> WardBook::passesAfter(const std::optional<core::PassNumber> &after,
                                                    std::size_t most) const
{
    const core::PassNumber from = after.value_or(core::PassNumber{}); // before every series that there can be
    return all<WardPass>(m_station, passColumns,
                         "FROM ward_pass WHERE (series, serial) > (?1, ?2) ORDER BY series, serial LIMIT ?3",
                         [&](Run &run) {
                             run.bind(1, std::string_view(from.series.text)).bind(2, std::int64_t{from.serial});
                             run.bind(3, asInteger(most));
                         });
}

Stored<std::uint64_t> WardBook::passCount() const
{
    return guard([&] {
        SQLite::Statement sum = select(m_station, "coalesce(sum(last_serial), 0)", "FROM ward_series");
        Run run(sum);
        run.step();
        return static_cast<std::uint64_t>(run.integer(0));
    });
}

Stored<std::vector<WardPrintJob>> WardBook::printJobs(Prints which, std::size_t most) const
{
    return all<WardPrintJob>(m_station, printJobColumns,
                             which == Prints::Open
                                 ? "FROM ward_print_job WHERE state IN (0, 1) ORDER BY id LIMIT ?1"
                                 : "FROM ward_print_job WHERE state IN (2, 3) ORDER BY id DESC LIMIT ?1",
                             [&](Run &run) { run.bind(1, asInteger(most)); });
}

Stored<std::optional<WardPrintJob>> WardBook::printJob(std::uint64_t id) const
{
    return one<WardPrintJob>(m_station, printJobColumns, "FROM ward_print_job WHERE id = ?1",
                             [&](Run &run) { run.bind(1, asInteger(id)); });
}

Stored<std::vector<WardPrintJob>> WardBook::printJobsOf(std::uint64_t request) const
{
    return all<WardPrintJob>(m_station, printJobColumns, "FROM ward_print_job WHERE request = ?1 ORDER BY id",
                             [&](Run &run) { run.bind(1, asInteger(request)); });
}

Stored<std::vector<WardPrinting>> WardBook::printings(std::uint64_t job) const
{
    return all<WardPrinting>(
        m_station, "job, number, begun, ended, outcome, officer, design, printer, passes, pages, reason",
        "FROM ward_printing WHERE job = ?1 ORDER BY number", [&](Run &run) { run.bind(1, asInteger(job)); });
}

Stored<std::vector<WardPrinted>> WardBook::printed(std::uint64_t job) const
{
    const std::string from = "FROM ward_printed d JOIN ward_printing p ON p.job = d.job AND p.number = d.number"
                             " JOIN ward_print_job j ON j.id = d.job WHERE ";
    const std::string_view columns = "j.request, d.line, d.turn, p.ended, d.number";
    if (job == 0) // its own statement: in one with the other, neither would find its rows by key
        return all<WardPrinted>(m_station, columns, from + "p.outcome = 1 AND j.by_hand = 0 ORDER BY 1, 2, 3, 4",
                                [](Run &) {});
    return all<WardPrinted>(m_station, columns, from + "d.job = ?1 AND p.outcome <> 2 ORDER BY 1, 2, 3, 4",
                            [&](Run &run) { run.bind(1, asInteger(job)); });
}

Stored<std::vector<WardMail>> WardBook::mails(Mails which, std::size_t most) const
{
    return all<WardMail>(m_station, mailColumns,
                         which == Mails::Open ? "FROM ward_mail WHERE state IN (0, 1, 3, 4) ORDER BY id LIMIT ?1"
                                              : "FROM ward_mail WHERE state IN (2, 5) ORDER BY id DESC LIMIT ?1",
                         [&](Run &run) { run.bind(1, asInteger(most)); });
}

Stored<std::vector<WardMail>> WardBook::dueMails(core::Instant now, std::size_t most) const
{
    return all<WardMail>(m_station, mailColumns,
                         "FROM ward_mail WHERE state = 0 AND due <= ?1 ORDER BY due, id LIMIT ?2",
                         [&](Run &run) { run.bind(1, now.time_since_epoch().count()).bind(2, asInteger(most)); });
}

Stored<std::vector<WardMail>> WardBook::mailsOf(std::uint64_t request) const
{
    return all<WardMail>(m_station, mailColumns, "FROM ward_mail WHERE request = ?1 ORDER BY id",
                         [&](Run &run) { run.bind(1, asInteger(request)); });
}

Stored<std::optional<WardMail>> WardBook::mail(std::uint64_t id) const
{
    return one<WardMail>(m_station, mailColumns, "FROM ward_mail WHERE id = ?1",
                         [&](Run &run) { run.bind(1, asInteger(id)); });
}

Stored<std::vector<WardIncoming>> WardBook::incoming(Mails which, std::size_t most) const
{
    return all<WardIncoming>(m_station, incomingColumns,
                             which == Mails::Open ? "FROM ward_incoming WHERE state = 0 ORDER BY id LIMIT ?1"
                                                  : "FROM ward_incoming WHERE state <> 0 ORDER BY id DESC LIMIT ?1",
                             [&](Run &run) { run.bind(1, asInteger(most)); });
}

Stored<std::optional<WardIncoming>> WardBook::incomingMail(std::uint64_t id) const
{
    return one<WardIncoming>(m_station, incomingColumns, "FROM ward_incoming WHERE id = ?1",
                             [&](Run &run) { run.bind(1, asInteger(id)); });
}

Stored<std::optional<WardIncoming>> WardBook::incomingMail(const core::Bytes &content) const
{
    return one<WardIncoming>(m_station, incomingColumns, "FROM ward_incoming WHERE content = ?1",
                             [&](Run &run) { run.bind(1, core::ByteView(content)); });
}

Stored<std::optional<WardMailbox>> WardBook::mailbox(const std::string &name) const
{
    return one<WardMailbox>(m_station, "name, validity, last", "FROM ward_mailbox WHERE name = ?1",
                            [&](Run &run) { run.bind(1, std::string_view(name)); });
}

Stored<std::optional<core::Bytes>> WardBook::document(const std::string &name) const
{
    return guard([&] { return coreOf(m_station).document(name); });
}

} // namespace th::store
