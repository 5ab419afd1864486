// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include <chrono>
#include <libpq-fe.h>
#include <map>
#include <poll.h>

namespace th::hub {

namespace {

// Of PostgreSQL's catalogue (pg_type.dat): the types whose form on the wire we know.
constexpr Oid byteaType = 17, bigintType = 20, integerType = 23, textType = 25;
/// Any number that other programs on the same database do not take for the same purpose.
constexpr const char *migrationLock = "SELECT pg_advisory_xact_lock(6073417226150938161)";
/// What is acknowledged is on disk, whatever the server's default is; and nobody waits for a lost lock for ever.
constexpr const char *session = "SET synchronous_commit = on; SET lock_timeout = '6s'; SET statement_timeout = '8s';"
                                "SET idle_in_transaction_session_timeout = '30s'; SET client_min_messages = warning";
using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds connectTime{5};
constexpr std::chrono::seconds answerTime{10}; ///< longer than the server's own limits: then it is silent, not busy
constexpr std::chrono::seconds restTime{1};    ///< what waits fails at once instead of trying one after the other

struct ClearResult {
    void operator()(PGresult *result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;
struct Finish {
    void operator()(PGconn *connection) const { PQfinish(connection); }
};

/// Parameters in the form libpq wants: numbers as text, bytes as they are.
struct Parameters {
    explicit Parameters(const std::vector<Value> &from)
    {
        numbers.reserve(from.size());
        for (const Value &value : from)
            add(value);
    }
    void add(const Value &value)
    {
        if (const auto *number = std::get_if<std::int64_t>(&value)) {
            numbers.push_back(std::to_string(*number));
            push(bigintType, numbers.back().data(), numbers.back().size(), 0);
        } else if (const auto *text = std::get_if<std::string>(&value)) {
            push(textType, text->data(), text->size(), 1);
        } else if (const auto *bytes = std::get_if<core::Bytes>(&value)) {
            push(byteaType, bytes->empty() ? "" : reinterpret_cast<const char *>(bytes->data()), bytes->size(), 1);
        }
    }
    void push(Oid type, const char *data, std::size_t size, int format)
    {
        types.push_back(type);
        values.push_back(data);
        lengths.push_back(static_cast<int>(size));
        formats.push_back(format);
    }
    std::vector<std::string> numbers;
    std::vector<Oid> types;
    std::vector<const char *> values;
    std::vector<int> lengths, formats;
};

std::int64_t bigEndian(const char *data, int size)
{
    std::uint64_t number = 0;
    for (int i = 0; i < size; ++i)
        number = (number << 8) | static_cast<std::uint8_t>(data[i]);
    return size == 4 ? std::int64_t{static_cast<std::int32_t>(number)} : static_cast<std::int64_t>(number);
}

Value valueOf(const PGresult *result, int row, int column)
{
    const char *data = PQgetvalue(result, row, column);
    const int size = PQgetlength(result, row, column);
    const Oid type = PQftype(result, column);
    if (PQgetisnull(result, row, column))
        return std::int64_t{0};
    if (type == bigintType || type == integerType)
        return bigEndian(data, size);
    if (type == byteaType)
        return core::Bytes(data, data + size);
    return std::string(data, data + size);
}

StorageFault faultOf(const char *state)
{
    const std::string_view code = state ? state : "";
    if (code == "53100")
        return StorageFault::DiskFull;
    if (code.starts_with("XX001") || code.starts_with("XX002"))
        return StorageFault::Damaged;
    // lock_not_available, query_canceled (its time was over), deadlock_detected, serialization_failure
    for (const std::string_view passing : {"55P03", "57014", "40P01", "40001"})
        if (code == passing)
            return StorageFault::Contended;
    // Connection, resources, operator intervention: another time it may work.
    for (const std::string_view passing : {"08", "53", "57", "40", "55"})
        if (code.starts_with(passing))
            return StorageFault::Unavailable;
    return StorageFault::Failed;
}

class PostgresEngine final : public Engine {
public:
    explicit PostgresEngine(std::string address) : m_address(std::move(address)) { connect(); }

    void begin() override
    {
        if (!m_connection || PQstatus(m_connection.get()) != CONNECTION_OK)
            connect();
        runScript("BEGIN");
    }
    void commit() override
    {
        // A transaction that failed answers COMMIT with ROLLBACK, and calls that a success.
        const Result result = answerTo(PQsendQuery(m_connection.get(), "COMMIT"));
        check(result.get());
        if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
            throw StorageFailure({StorageFault::Failed, "not committed"});
    }
    void rollback() noexcept override
    {
        try {
            if (m_connection && PQstatus(m_connection.get()) == CONNECTION_OK)
                (void)answerTo(PQsendQuery(m_connection.get(), "ROLLBACK"));
        } catch (const StorageFailure &) {
            m_connection.reset(); // the next one begins anew
        }
    }

    std::vector<Row> run(const char *sql, const std::vector<Value> &parameters) override
    {
        const Parameters given(parameters);
        const std::string &name = prepared(sql, given);
        const Result result =
            answerTo(PQsendQueryPrepared(m_connection.get(), name.c_str(), static_cast<int>(given.values.size()),
                                         given.values.data(), given.lengths.data(), given.formats.data(), 1));
        check(result.get());
        std::vector<Row> rows(static_cast<std::size_t>(PQntuples(result.get())));
        for (std::size_t row = 0; row < rows.size(); ++row)
            for (int column = 0; column < PQnfields(result.get()); ++column)
                rows[row].push_back(valueOf(result.get(), static_cast<int>(row), column));
        return rows;
    }

    void runScript(const char *sql) override { check(answerTo(PQsendQuery(m_connection.get(), sql)).get()); }
    void forget() override {} ///< rows that were replaced go when PostgreSQL vacuums

    int version() override
    {
        runScript(migrationLock);
        runScript("CREATE TABLE IF NOT EXISTS hub_schema (version BIGINT NOT NULL)");
        const auto rows = run("SELECT COALESCE(MAX(version), 0) FROM hub_schema", {});
        return static_cast<int>(std::get<std::int64_t>(rows.at(0).at(0)));
    }
    void setVersion(int version) override
    {
        run("INSERT INTO hub_schema (version) VALUES ($1)", {std::int64_t{version}});
    }
    void backUp(int) override {} // pg_dump is the administrator's: docs/guide/hub.md
    [[nodiscard]] const std::vector<const char *> &migrations() const override { return postgresMigrations(); }

private:
    [[nodiscard]] std::string complaint() const
    {
        // The first line says what happened; what follows may quote the statement.
        const std::string_view text = m_connection ? PQerrorMessage(m_connection.get()) : "out of memory";
        return "PostgreSQL: " + std::string(text.substr(0, text.find('\n')));
    }

    void check(const PGresult *result)
    {
        const ExecStatusType status = PQresultStatus(result);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
            return;
        if (PQstatus(m_connection.get()) != CONNECTION_OK)
            throw StorageFailure({StorageFault::Unavailable, complaint()});
        throw StorageFailure({faultOf(PQresultErrorField(result, PG_DIAG_SQLSTATE)), complaint()});
    }

    void connect()
    {
        if (Clock::now() < m_restUntil)
            throw StorageFailure({StorageFault::Unavailable, "PostgreSQL could not be reached a moment ago"});
        try {
            m_connection.reset();
            reach();
            m_prepared.clear();
            runScript(session);
        } catch (const StorageFailure &) {
            giveUp();
            throw;
        }
    }

    void reach()
    {
        // What the address says comes last and holds.
        const char *names[] = {"keepalives_idle",
                               "keepalives_interval",
                               "keepalives_count",
                               "tcp_user_timeout",
                               "application_name",
                               "dbname",
                               nullptr};
        const char *values[] = {"10", "5", "2", "10000", "thonghanh-hub", m_address.c_str(), nullptr};
        m_connection.reset(PQconnectStartParams(names, values, 1));
        const auto deadline = Clock::now() + connectTime;
        auto step = m_connection && PQstatus(m_connection.get()) != CONNECTION_BAD ? PGRES_POLLING_WRITING
                                                                                   : PGRES_POLLING_FAILED;
        for (; step != PGRES_POLLING_OK; step = PQconnectPoll(m_connection.get())) {
            if (step == PGRES_POLLING_FAILED)
                throw StorageFailure({StorageFault::Unavailable, complaint()});
            await(step == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline);
        }
        if (PQsetnonblocking(m_connection.get(), 1) != 0)
            throw StorageFailure({StorageFault::Unavailable, complaint()});
    }

    void giveUp()
    {
        m_connection.reset();
        m_restUntil = Clock::now() + restTime;
    }

    /// A server that keeps the connection and says nothing must not keep us: the connection goes instead.
    void await(short events, Clock::time_point deadline)
    {
        for (;;) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
            pollfd waited{PQsocket(m_connection.get()), events, 0};
            const int ready = left > 0 ? ::poll(&waited, 1, static_cast<int>(left)) : 0;
            if (ready > 0)
                return;
            if (ready < 0 && errno == EINTR)
                continue;
            giveUp();
            throw StorageFailure({StorageFault::Unavailable, "PostgreSQL: no answer in time"});
        }
    }

    void mustHold(bool works) const
    {
        if (!works)
            throw StorageFailure({StorageFault::Unavailable, complaint()});
    }

    /// The last answer to what was sent; the first that says no.
    Result answerTo(int sent)
    {
        mustHold(sent == 1);
        const auto deadline = Clock::now() + answerTime;
        for (int left = 0; (left = PQflush(m_connection.get())) != 0;) {
            mustHold(left > 0);
            await(POLLIN | POLLOUT, deadline);
            mustHold(PQconsumeInput(m_connection.get()) == 1);
        }
        Result last;
        for (;;) {
            while (PQisBusy(m_connection.get())) {
                await(POLLIN, deadline);
                mustHold(PQconsumeInput(m_connection.get()) == 1);
            }
            Result next(PQgetResult(m_connection.get()));
            if (!next)
                return last;
            if (!last || PQresultStatus(last.get()) != PGRES_FATAL_ERROR)
                last = std::move(next);
        }
    }

    const std::string &prepared(const char *sql, const Parameters &given)
    {
        const auto found = m_prepared.find(sql);
        if (found != m_prepared.end())
            return found->second;
        const std::string name = "s" + std::to_string(m_prepared.size());
        check(answerTo(PQsendPrepare(m_connection.get(), name.c_str(), sql, static_cast<int>(given.types.size()),
                                     given.types.data()))
                  .get());
        return m_prepared.emplace(sql, name).first->second;
    }

    std::string m_address;
    std::unique_ptr<PGconn, Finish> m_connection; ///< null: to be made again
    Clock::time_point m_restUntil{};
    std::map<const char *, std::string> m_prepared;
};

} // namespace

std::unique_ptr<Engine> openPostgres(const std::string &address) { return std::make_unique<PostgresEngine>(address); }

} // namespace th::hub
