// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_world.h"

#include "core/journal.h"
#include "core/receipt.h"
#include "journal_log.h"
#include "store/outbox.h"

#include <QTemporaryDir>
#include <QTest>
#include <random>

using namespace th;
using store::Access;
using store::Station;
using test::Forgery;
using test::reportOf;
using test::sampleRecord;
using test::SmallProvince;

namespace {

constexpr std::uint32_t records = 600;

} // namespace

/// A log in a falsifier's hands: `verifyLog` names the first entry that does not hold.
class JournalForgeryTest : public QObject {
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

    std::filesystem::path truncated()
    {
        const auto folder = copy();
        Forgery forgery(folder / "station.sqlite");
        forgery.run("DELETE FROM journal_entry WHERE seq > 300; DELETE FROM journal_scan WHERE seq > 300");
        return folder;
    }

    void appendOne(const std::filesystem::path &folder)
    {
        Station station = *Station::open(folder, Access::Write);
        const auto seqs = station.append({sampleRecord(1)});
        QVERIFY(seqs.ok() && seqs->front() > m_last);
    }

private slots:
    void initTestCase()
    {
        m_folder = std::filesystem::path(m_root.path().toStdString()) / "station";
        test::fillJournal(m_folder, records);
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

    /// Its station itself writes down what is lost, and `verifyLog` says so and finds all else as before.
    void aTruncatedJournalGoesOnWithAGapThatStays()
    {
        const auto folder = truncated();
        appendOne(folder);
        const auto report = reportOf(folder);
        compareBad(report, 301);
        QCOMPARE(report.lost.size(), std::size_t(1));
        QCOMPARE(report.lost.front().last, m_last);
        QCOMPARE(report.lost.front().namedBy, m_last + 1);
        appendOne(folder); // named once
        QCOMPARE(reportOf(folder).lost.size(), std::size_t(1));
        {
            Forgery forgery(folder / "station.sqlite");
            core::Bytes bytes = forgery.bytesOf(200);
            bytes.back() ^= 1;
            forgery.setBytes(200, bytes);
        }
        compareBad(reportOf(folder), 200);
    }

    void aJournalThatLostItsRecordOfTheEndTooGivesNoNumberTwiceThatAHubHas()
    {
        const auto folder = copy();
        auto hub = test::sampleKey(70);
        {
            Station station = *Station::open(folder, Access::Write);
            QVERIFY(store::setHub(station, {"http://hub", hub.publicKey()}, store::HubChange::KeepsKey).ok());
            const core::Bytes last = station.journalAfter(0, 1U << 30)->back();
            core::journal::Receipt receipt{
                {}, station.identity().key, core::journal::decode(last)->seq, core::journal::hash(last), 1};
            QVERIFY(store::keepReceipt(station, core::journal::signReceipt(receipt, hub)).ok());
        }
        {
            Forgery forgery(folder / "station.sqlite");
            forgery.run("DELETE FROM journal_entry WHERE seq > 300; DELETE FROM journal_scan WHERE seq > 300;"
                        "UPDATE meta SET bytes = x'00' WHERE name = 'journal'");
        }
        appendOne(folder);
        const auto report = reportOf(folder);
        compareBad(report, 301);
        QCOMPARE(report.lost.size(), std::size_t(1));
        QVERIFY(report.lost.front().namedBy > m_last);
    }

    void whatIsLostInTheMiddleIsNamedWhereSomebodyReadsIt()
    {
        const auto folder = copy();
        {
            Forgery forgery(folder / "station.sqlite");
            for (const std::string table : {"journal_entry", "journal_scan"})
                forgery.run("DELETE FROM " + table + " WHERE seq BETWEEN 100 AND 120 OR seq = 400");
        }
        compareBad(reportOf(folder), 100);
        QVERIFY(reportOf(folder).lost.empty());
        Station station = *Station::open(folder, Access::Write);
        for (int time = 0; time < 2; ++time) // and once
            QVERIFY(station.nameGaps(110, SmallProvince::clock(SmallProvince::now())).ok());
        const auto report = *station.verifyLog();
        compareBad(report, 100);
        QCOMPARE(report.lost.size(), std::size_t(2));
        QCOMPARE(report.lost.back().first, std::uint64_t(400));
        QCOMPARE(report.entries, m_last - 22 + 3); // two names and a checkpoint
    }

    /// What is remembered as named is a help: the journal itself says it too.
    void aLossIsNamedOnceThoughWhatIsRememberedOfItIsDamaged()
    {
        const auto folder = copy();
        {
            Forgery forgery(folder / "station.sqlite");
            for (const std::string table : {"journal_entry", "journal_scan"})
                forgery.run("DELETE FROM " + table + " WHERE seq BETWEEN 100 AND 120 OR seq = 400");
        }
        const auto name = [&] {
            return Station::open(folder, Access::Write)->nameGaps(0, SmallProvince::clock(SmallProvince::now())).ok();
        };
        QVERIFY(name());
        const auto entries = reportOf(folder).entries;
        Forgery(folder / "station.sqlite").run("UPDATE meta SET bytes = x'00' WHERE name = 'journal_gaps'");
        QVERIFY(name());
        QCOMPARE(reportOf(folder).entries, entries);
        Forgery(folder / "station.sqlite").run("DELETE FROM journal_entry WHERE seq = 200");
        QVERIFY(name()); // remembered anew with what is damaged
        QCOMPARE(reportOf(folder).entries, entries - 1 + 2);
        QVERIFY(name());
        QCOMPARE(reportOf(folder).entries, entries - 1 + 2);
    }

    void moreLossesThanAreRememberedAreNamedOnce()
    {
        const auto folder = copy();
        {
            std::vector<store::ScanRecord> more;
            for (std::uint32_t n = 0; n < 2000; ++n)
                more.push_back(sampleRecord(n));
            QVERIFY(Station::open(folder, Access::Write)->append(more).ok());
            Forgery forgery(folder / "station.sqlite");
            for (const std::string table : {"journal_entry", "journal_scan"})
                forgery.run("DELETE FROM " + table + " WHERE seq BETWEEN 100 AND 2400 AND seq % 2 = 0");
        }
        Station station = *Station::open(folder, Access::Write);
        QVERIFY(station.nameGaps(0, SmallProvince::clock(SmallProvince::now())).ok());
        const auto report = *station.verifyLog();
        QCOMPARE(report.lost.size(), std::size_t(1151));
        QVERIFY(station.nameGaps(0, SmallProvince::clock(SmallProvince::now())).ok());
        QCOMPARE(station.verifyLog()->entries, report.entries);
    }

    void aLossThatIsNamedExcusesNoOther()
    {
        const auto folder = truncated();
        appendOne(folder);
        {
            Forgery forgery(folder / "station.sqlite");
            forgery.run("DELETE FROM journal_entry WHERE seq = 300; DELETE FROM journal_scan WHERE seq = 300");
        }
        const auto report = reportOf(folder);
        compareBad(report, 300);
        QVERIFY(report.lost.empty());
    }
};

QTEST_GUILESS_MAIN(JournalForgeryTest)
#include "journal_forgery_test.moc"
