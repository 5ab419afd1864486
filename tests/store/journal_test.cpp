// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal.h"
#include "journal_log.h"
#include "scan_content.h"
#include "store/station.h"
#include "support/small_province.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>
#include <random>
#include <sodium.h>

using namespace th;
using store::Access;
using store::Station;
using test::SmallProvince;

namespace {

constexpr std::uint64_t records = 600;

store::ScanRecord record(std::uint32_t n)
{
    store::ScanRecord record;
    record.verdict =
        n % 3 == 0 ? core::judge(core::DecodeError{core::DecodeFault::NotAPass, {}, {}})
                   : core::conclude({{core::ReasonCode::Expired, core::Weight::Refuse, {}, SmallProvince::now()}});
    if (n % 3 != 0)
        record.number = core::PassNumber{SmallProvince::series(), n};
    record.proven = n % 3 == 1;
    record.category = "food";
    record.authority = "P00001";
    record.officer = "Trần Văn An";
    record.place = SmallProvince::gate();
    record.clock = SmallProvince::clock(SmallProvince::now() + std::chrono::seconds(n));
    record.judgedAt = record.clock.wall;
    record.source = "gun";
    record.passText = "TH1:SECRETPASSTEXT" + std::to_string(n);
    record.idCardText = "001085012345||NGUYỄN THỊ HƯƠNG||||";
    record.plate = "29A12345";
    return record;
}

/// A copy of the database in a falsifier's hands: the triggers are gone.
class Forgery {
public:
    explicit Forgery(const std::filesystem::path &file) : m_database(file, SQLite::OPEN_READWRITE)
    {
        for (const char *trigger :
             {"journal_entry_kept", "journal_entry_fixed", "journal_scan_kept", "journal_scan_fixed"})
            m_database.exec(std::string("DROP TRIGGER ") + trigger);
        m_database.exec("PRAGMA synchronous = OFF; BEGIN");
    }
    ~Forgery() { m_database.exec("COMMIT"); }

    void run(const std::string &sql) { m_database.exec(sql); }
    std::uint64_t number(const std::string &sql)
    {
        return static_cast<std::uint64_t>(m_database.execAndGet(sql).getInt64());
    }

    core::Bytes bytesOf(std::uint64_t seq)
    {
        SQLite::Statement get(m_database, "SELECT bytes FROM journal_entry WHERE seq = ?1");
        get.bind(1, static_cast<std::int64_t>(seq));
        get.executeStep();
        const auto *data = static_cast<const std::uint8_t *>(get.getColumn(0).getBlob());
        return {data, data + get.getColumn(0).getBytes()};
    }

    void setBytes(std::uint64_t seq, const core::Bytes &bytes)
    {
        SQLite::Statement set(m_database, "UPDATE journal_entry SET bytes = ?2 WHERE seq = ?1");
        set.bind(1, static_cast<std::int64_t>(seq));
        set.bind(2, bytes.data(), static_cast<int>(bytes.size()));
        set.exec();
    }

    void setHash(std::uint64_t seq, const core::journal::Hash &hash)
    {
        SQLite::Statement set(m_database, "UPDATE journal_entry SET hash = ?2 WHERE seq = ?1");
        set.bind(1, static_cast<std::int64_t>(seq));
        set.bind(2, hash.data(), static_cast<int>(hash.size()));
        set.exec();
    }

    /// Changes entry `from` and makes the chain fit again from there on; `signer`: also checkpoints, with its own key.
    void rewriteChain(std::uint64_t from, core::Signer *signer)
    {
        const std::uint64_t last = number("SELECT max(seq) FROM journal_entry");
        auto first = *core::journal::decode(bytesOf(from));
        first.monotonicMilliseconds += 1;
        core::journal::Hash head = first.previous;
        for (std::uint64_t seq = from; seq <= last; ++seq) {
            auto entry = seq == from ? first : *core::journal::decode(bytesOf(seq));
            entry.previous = head;
            if (signer && entry.kind == core::journal::EntryKind::Checkpoint)
                entry.content = core::journal::signCheckpoint(head, seq - 1, *signer);
            const core::Bytes bytes = core::journal::encode(entry);
            head = core::journal::hash(bytes);
            setBytes(seq, bytes);
            setHash(seq, head);
        }
    }

    SQLite::Database &database() { return m_database; }

private:
    SQLite::Database m_database;
};

} // namespace

class JournalTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    std::filesystem::path m_folder;
    std::minstd_rand m_random{42};
    std::uint64_t m_last = 0;
    int m_copies = 0;

    std::uint64_t any(std::uint64_t from, std::uint64_t to)
    {
        return std::uniform_int_distribution<std::uint64_t>(from, to)(m_random);
    }

    std::filesystem::path copy()
    {
        const auto folder = m_folder.parent_path() / ("copy" + std::to_string(++m_copies));
        std::filesystem::copy(m_folder, folder);
        return folder;
    }

    static store::LogReport reportOf(const std::filesystem::path &folder)
    {
        const auto station = Station::open(folder, Access::Read);
        if (!station)
            qFatal("%s", station.error().detail.c_str());
        return *station->verifyLog();
    }

    /// Works on a copy and tells what is found there.
    template <class Work> store::LogReport after(Work work)
    {
        const auto folder = copy();
        {
            Forgery forgery(folder / "station.sqlite");
            work(forgery);
        }
        const auto report = reportOf(folder);
        std::filesystem::remove_all(folder);
        return report;
    }

    static void compareBad(const store::LogReport &report, std::uint64_t seq)
    {
        QVERIFY2(report.firstBad, "nothing was found");
        QVERIFY2(*report.firstBad == seq,
                 ("expected " + std::to_string(seq) + ", found " + std::to_string(*report.firstBad) + ": " + report.why)
                     .c_str());
        QVERIFY(!report.why.empty());
    }

private slots:
    void initTestCase()
    {
        m_folder = std::filesystem::path(m_root.path().toStdString()) / "station";
        Station station = *Station::create(m_folder, "Log", false);
        for (std::uint32_t n = 0; n < records; n += 100) {
            std::vector<store::ScanRecord> batch;
            for (std::uint32_t i = 0; i < 100; ++i)
                batch.push_back(record(n + i));
            QVERIFY(station.append(batch).ok());
        }
        QCOMPARE(station.unsentRecords(), records);
    }

    void aCleanJournalHolds()
    {
        const auto report = reportOf(m_folder);
        QVERIFY2(!report.firstBad, report.why.c_str());
        m_last = report.entries;
        QCOMPARE(m_last, records + 2 + 3); // start, session, checkpoints at 256, 512 and the close
        QCOMPARE(report.checkpoints, 3U);
        QCOMPARE(report.provenUntil, m_last - 1);
    }

    void theDatabaseItselfRefusesToForget()
    {
        const auto folder = copy();
        SQLite::Database database(folder / "station.sqlite", SQLite::OPEN_READWRITE);
        QVERIFY_EXCEPTION_THROWN(database.exec("DELETE FROM journal_entry WHERE seq = 7"), SQLite::Exception);
        QVERIFY_EXCEPTION_THROWN(database.exec("UPDATE journal_scan SET verdict = 0"), SQLite::Exception);
    }

    void anEditedEntryIsNamed()
    {
        for (int round = 0; round < 30; ++round) {
            const std::uint64_t seq = any(1, m_last);
            compareBad(after([&](Forgery &forgery) {
                           core::Bytes bytes = forgery.bytesOf(seq);
                           const std::uint64_t bit = any(0, bytes.size() * 8 - 1);
                           bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ 1U << bit % 8);
                           forgery.setBytes(seq, bytes);
                       }),
                       seq);
        }
    }

    void anEntryThatWasEditedWithItsHashBreaksTheChain()
    {
        for (int round = 0; round < 20; ++round) {
            const std::uint64_t seq = any(2, m_last - 1);
            const auto report = after([&](Forgery &forgery) {
                auto entry = *core::journal::decode(forgery.bytesOf(seq));
                entry.monotonicMilliseconds += 1;
                const core::Bytes bytes = core::journal::encode(entry);
                forgery.setBytes(seq, bytes);
                forgery.setHash(seq, core::journal::hash(bytes));
            });
            compareBad(report, seq + 1);
        }
    }

    void aRemovedEntryIsNamed()
    {
        for (int round = 0; round < 20; ++round) {
            const std::uint64_t seq = any(1, m_last);
            compareBad(after([&](Forgery &forgery) {
                           forgery.run("DELETE FROM journal_entry WHERE seq = " + std::to_string(seq));
                           forgery.run("DELETE FROM journal_scan WHERE seq = " + std::to_string(seq));
                       }),
                       seq);
        }
    }

    void removedEntriesAreNamedAlsoWhenTheRestMovesUp()
    {
        const std::uint64_t seq = any(2, m_last - 1);
        compareBad(after([&](Forgery &forgery) {
                       for (const std::string table : {"journal_entry", "journal_scan"}) {
                           forgery.run("DELETE FROM " + table + " WHERE seq = " + std::to_string(seq));
                           for (std::uint64_t next = seq + 1; next <= m_last; ++next)
                               forgery.run("UPDATE " + table +
                                           " SET seq = seq - 1 WHERE seq = " + std::to_string(next));
                       }
                   }),
                   seq);
    }

    void anInsertedEntryIsNamed()
    {
        for (int round = 0; round < 5; ++round) {
            const std::uint64_t seq = any(2, m_last);
            compareBad(
                after([&](Forgery &forgery) {
                    for (const std::string table : {"journal_entry", "journal_scan"})
                        for (std::uint64_t next = m_last; next >= seq; --next)
                            forgery.run("UPDATE " + table + " SET seq = seq + 1 WHERE seq = " + std::to_string(next));
                    forgery.run("INSERT INTO journal_entry SELECT " + std::to_string(seq) +
                                ", bytes, hash FROM journal_entry WHERE seq = " + std::to_string(any(1, seq - 1)));
                }),
                seq);
        }
        compareBad(after([&](Forgery &forgery) {
                       forgery.run("INSERT INTO journal_entry SELECT seq + 1, bytes, hash FROM journal_entry"
                                   " ORDER BY seq DESC LIMIT 1");
                   }),
                   m_last + 1);
    }

    void reorderedEntriesAreNamed()
    {
        for (int round = 0; round < 10; ++round) {
            const std::uint64_t first = any(1, m_last - 1);
            const std::uint64_t second = any(first + 1, m_last);
            compareBad(after([&](Forgery &forgery) {
                           const core::Bytes a = forgery.bytesOf(first), b = forgery.bytesOf(second);
                           forgery.setBytes(first, b);
                           forgery.setHash(first, core::journal::hash(b));
                           forgery.setBytes(second, a);
                           forgery.setHash(second, core::journal::hash(a));
                       }),
                       first);
        }
    }

    void aLostTailIsNamed()
    {
        for (int round = 0; round < 10; ++round) {
            const std::uint64_t left = any(0, m_last - 1);
            const auto cut = [&](Forgery &forgery) {
                for (const char *table : {"journal_entry", "journal_scan"})
                    forgery.run(std::string("DELETE FROM ") + table + " WHERE seq > " + std::to_string(left));
            };
            compareBad(after(cut), left + 1);
            // The same with the record of the journal's end put back, but not that of the signed checkpoint.
            compareBad(after([&](Forgery &forgery) {
                           cut(forgery);
                           store::CheckedTable meta(forgery.database(), "meta");
                           store::JournalState state = *store::readState(meta);
                           state.lastSeq = left;
                           if (left > 0)
                               state.head = core::journal::hash(forgery.bytesOf(left));
                           meta.put("journal", store::encodeState(state));
                       }),
                       left + 1);
        }
    }

    void aRewrittenChainFailsAtTheNextCheckpoint()
    {
        auto stranger = test::sampleKey(77);
        for (core::Signer *signer : {static_cast<core::Signer *>(nullptr), static_cast<core::Signer *>(&stranger)}) {
            for (int round = 0; round < 5; ++round) {
                const std::uint64_t seq = any(1, m_last - 1);
                std::uint64_t checkpoint = 0;
                const auto report = after([&](Forgery &forgery) {
                    for (checkpoint = seq; checkpoint < m_last; ++checkpoint)
                        if (core::journal::decode(forgery.bytesOf(checkpoint))->kind ==
                                core::journal::EntryKind::Checkpoint &&
                            checkpoint > seq)
                            break;
                    forgery.rewriteChain(seq, signer);
                });
                compareBad(report, checkpoint);
            }
        }
    }

    void anIndexRowThatDisagreesIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char *change : {"wall = wall + 1", "judged_at = judged_at - 1", "verdict = (verdict + 1) % 3",
                                   "proven = 1 - proven", "number = 'XX-000001'", "checkpoint = 'CK-99'",
                                   "officer = 'Somebody'", "source = 'camera'", "reasons = 'expired,revoked'"})
            QTest::newRow(change)
                << QStringLiteral("UPDATE journal_scan SET %1 WHERE seq = ").arg(QLatin1String(change));
        QTest::newRow("removed") << QStringLiteral("DELETE FROM journal_scan WHERE seq = ");
    }

    void anIndexRowThatDisagreesIsNamed()
    {
        QFETCH(QString, sql);
        std::uint64_t seq = 0;
        const auto report = after([&](Forgery &forgery) {
            seq = forgery.number("SELECT seq FROM journal_scan ORDER BY seq LIMIT 1 OFFSET " +
                                 std::to_string(any(0, records - 1)));
            forgery.run(sql.toStdString() + std::to_string(seq));
        });
        compareBad(report, seq);
    }

    void anIndexRowWithoutItsEntryIsNamed()
    {
        const auto insert = [](std::uint64_t seq) {
            return "INSERT INTO journal_scan SELECT " + std::to_string(seq) +
                   ", wall, judged_at, verdict, proven, number, checkpoint, officer, source, reasons"
                   " FROM journal_scan LIMIT 1";
        };
        compareBad(after([&](Forgery &forgery) { forgery.run(insert(m_last + 9)); }), m_last + 9);
        compareBad(after([&](Forgery &forgery) { forgery.run(insert(1)); }), 1); // the Start entry is no scan
    }

    void aTruncatedJournalGoesOnWithAGapThatStays()
    {
        const auto folder = copy();
        {
            Forgery forgery(folder / "station.sqlite");
            forgery.run("DELETE FROM journal_entry WHERE seq > 300; DELETE FROM journal_scan WHERE seq > 300");
        }
        {
            Station station = *Station::open(folder, Access::Write);
            const auto seqs = station.append({record(1)});
            QVERIFY(seqs.ok() && seqs->front() > m_last);
        }
        compareBad(reportOf(folder), 301);
    }

    void rowsCanBeReadWithoutTheAuditor()
    {
        const auto station = Station::open(m_folder, Access::Read);
        const auto rows = station->lastRows(3);
        QVERIFY(rows.ok() && rows->size() == 3 && rows->at(0).seq > rows->at(2).seq);
        const store::LogRow &row = rows->at(0); // record 599
        QCOMPARE(row.number, std::string("BD01A-000599"));
        QCOMPARE(row.reasons, std::vector<std::string>{"expired"});
        QVERIFY(row.kind == core::VerdictKind::Refuse && row.officer == "Trần Văn An" && row.source == "gun");
        QCOMPARE(row.checkpoint, std::string("CK-01"));
        QCOMPARE(station->rowsOf({SmallProvince::series(), 599}, 10)->size(), 1U);
        std::uint64_t previous = 0, count = 0;
        QVERIFY(station
                    ->eachRow([&](const store::LogRow &each) {
                        return std::exchange(previous, each.seq) < each.seq && ++count < 50;
                    })
                    .ok());
        QCOMPARE(count, 50U);
        const auto counts = station->countsSince(SmallProvince::now() + std::chrono::seconds(300));
        QCOMPARE(counts->refused, 200U);
        QCOMPARE(counts->admitted + counts->cannotTell, 100U);
    }

    void nothingPersonalLiesInTheOpen()
    {
        QByteArray all;
        for (const auto &entry : std::filesystem::directory_iterator(m_folder)) {
            QFile file(QString::fromStdString(entry.path().string()));
            QVERIFY(file.open(QIODevice::ReadOnly));
            all += file.readAll();
        }
        QVERIFY(all.contains("food")); // the search finds what is there
        for (const char *personal : {"SECRETPASSTEXT", "001085012345", "HƯƠNG", "29A12345"})
            QVERIFY2(!all.contains(personal), personal);
    }

    void theAuditorReadsWhatWasSealed()
    {
        std::array<std::uint8_t, 32> secret{}, open{};
        secret.fill(5);
        QCOMPARE(crypto_scalarmult_base(open.data(), secret.data()), 0);
        const auto folder = m_folder.parent_path() / "sealed";
        {
            Station station = *Station::create(folder, "Sealed", false);
            QVERIFY(station.append({record(1)}).ok()); // nobody to seal to yet
            QVERIFY(station.apply(SmallProvince::update({}, core::toHex(open))).ok());
            QVERIFY(station.append({record(2), record(4)}).ok());
            const auto seqs = station.append({record(5)});
            Forgery file(folder / "station.sqlite");
            const auto entry = *core::journal::decode(file.bytesOf(seqs->front()));
            const auto content = store::decodeScan(entry.content);
            const auto session = *core::journal::decode(file.bytesOf(content->sealed->session));
            QVERIFY(session.kind == core::journal::EntryKind::Session);
            const auto plain = core::journal::openSealed(session.content, "a1", secret, content->sealed->sealed.index,
                                                         content->sealed->sealed.box);
            QVERIFY(plain && *plain == store::encodePersonal(record(5)));
        }
        QVERIFY(!reportOf(folder).firstBad);
    }

    void hostileTextIsRecordedAndStaysReadable()
    {
        const auto folder = m_folder.parent_path() / "hostile";
        store::ScanRecord hostile = record(1);
        hostile.passText = std::string(10'000'000, '\xff');
        hostile.idCardText = std::string("\0\xc3", 2);
        hostile.officer = std::string(63, 'a') + "Đ" + std::string(1000, '\xfe');
        hostile.source = "\xc0\x80";
        hostile.place.checkpoint.text = std::string(5000, '"');
        {
            Station station = *Station::create(folder, "Hostile", false);
            QVERIFY(station.append({hostile}).ok());
        }
        QVERIFY(!reportOf(folder).firstBad);
        QVERIFY(std::filesystem::file_size(folder / "station.sqlite") < 200'000);
    }
};

QTEST_GUILESS_MAIN(JournalTest)
#include "journal_test.moc"
