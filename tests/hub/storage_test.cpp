// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage_bench.h"

#include <QProcess>

#include "core/receipt.h"

#include <filesystem>
#include <thread>

using namespace th;
using namespace th::hub;
using th::test::JournalMaker;
using th::test::now;

Q_DECLARE_METATYPE(th::hub::UploadOutcome)

/// Every case runs against SQLite and against a real PostgreSQL.
class StorageTest : public QObject, private test::StorageBench {
    Q_OBJECT
private slots:
    void initTestCase_data() { engines(); }
    void initTestCase() { startPostgres(); }
    void init() { begin(); }
    void cleanup() { m_storage.reset(); }

    void many_uploads_in_one_commit_get_their_own_answers()
    {
        std::vector<JournalMaker> devices;
        std::vector<CheckedUpload> uploads;
        for (std::uint64_t i = 0; i < 20; ++i) {
            devices.push_back(approved(i));
            devices.back().write(3 + i);
            const std::uint64_t after = i % 4 == 3 ? 1 : 0; // a gap
            uploads.push_back(
                checkUpload(devices.back().body(after), devices.back().publicKey, m_hub.publicKey()).value());
        }
        const auto answers = m_storage->store(uploads, now);
        QVERIFY(answers.ok());
        for (std::uint64_t i = 0; i < 20; ++i) {
            QCOMPARE((*answers)[i].outcome, i % 4 == 3 ? UploadOutcome::Gap : UploadOutcome::Stored);
            QCOMPARE((*answers)[i].have, i % 4 == 3 ? std::uint64_t{0} : 3 + i);
        }
    }

    void a_receipt_for_more_than_we_have_is_alarmed()
    {
        JournalMaker device = approved(1);
        device.write(8);
        const auto receipt = core::journal::signReceipt({{}, device.publicKey, 8, device.head(), now}, m_hub);
        const auto answer = upload(device, 8, receipt);
        QCOMPARE(answer.outcome, UploadOutcome::Gap);
        QCOMPARE(answer.have, std::uint64_t{0});
        QCOMPARE(alarmKinds(), std::vector<std::string>{"hub_behind"});
        QCOMPARE(upload(device, 0, receipt).have, std::uint64_t{8});
        QCOMPARE(alarmKinds().size(), std::size_t{1});
    }

    void a_receipt_of_ours_for_another_history_is_alarmed()
    {
        JournalMaker device = approved(1);
        device.write(4);
        (void)upload(device, 0);
        const auto receipt = core::journal::signReceipt({{}, device.publicKey, 3, {1, 2}, now}, m_hub);
        QCOMPARE(upload(device, 4, receipt).outcome, UploadOutcome::Stored);
        QCOMPARE(alarmKinds(), std::vector<std::string>{"fork"});
    }

    void a_token_lets_one_device_ask_once()
    {
        const core::journal::Hash token{1}, late{2};
        QVERIFY(m_storage->addToken(token, now + 1000).ok());
        QVERIFY(m_storage->addToken(late, now - 1).ok());
        const JournalMaker device(1), other(2);
        QCOMPARE(m_storage->enrol({9}, device.publicKey, "a", now).value(), EnrolOutcome::UnknownToken);
        QCOMPARE(m_storage->enrol(late, device.publicKey, "a", now).value(), EnrolOutcome::ExpiredToken);
        QCOMPARE(m_storage->enrol(token, device.publicKey, "Chốt 2", now).value(), EnrolOutcome::Asked);
        QCOMPARE(m_storage->enrol(token, device.publicKey, "b", now).value(), EnrolOutcome::Known);
        QCOMPARE(m_storage->enrol(token, other.publicKey, "b", now).value(), EnrolOutcome::UsedToken);
        auto known = m_storage->findDevice(device.publicKey).value();
        QVERIFY(known.has_value() && known->state == DeviceState::Pending && known->name == "Chốt 2");
        QVERIFY(m_storage->setState(device.publicKey, DeviceState::Approved, "", now).value());
        known = m_storage->findDevice(device.publicKey).value();
        QVERIFY(known->state == DeviceState::Approved && known->name == "Chốt 2");
        QCOMPARE(m_storage->devices().value().size(), std::size_t{1});
    }

    void the_largest_entry_fits()
    {
        JournalMaker device = approved(1);
        device.write(1, 7, core::journal::maxContentBytes);
        QCOMPARE(upload(device, 0).have, std::uint64_t{1});
        QVERIFY(m_storage->entries(device.publicKey, 0, 1).value() == device.entries);
    }

    void a_newer_database_is_refused_politely()
    {
        QFETCH_GLOBAL(QString, engine);
        if (engine != QStringLiteral("sqlite"))
            QSKIP("the version is read by the same code");
        m_storage.reset();
        const QString file = m_address.mid(7);
        QProcess sqlite;
        sqlite.start(QStringLiteral("sqlite3"), {file, QStringLiteral("PRAGMA user_version = 99")});
        QVERIFY(sqlite.waitForFinished());
        const auto opened = Storage::open(m_address.toStdString(), m_hub);
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().fault, StorageFault::NewerVersion);
    }

    void a_database_of_the_first_version_is_brought_up_to_date()
    {
        QFETCH_GLOBAL(QString, engine);
        if (engine != QStringLiteral("sqlite"))
            QSKIP("the steps are taken by the same code");
        const JournalMaker device = approved(1);
        QVERIFY(m_storage->raise({0, now, "fork", device.publicKey, 7, {1, 2, 3}}).ok());
        m_storage.reset();
        QProcess sqlite;
        sqlite.start(
            QStringLiteral("sqlite3"),
            {m_address.mid(7),
             QStringLiteral("ALTER TABLE alarm DROP COLUMN evidence_bytes; ALTER TABLE alarm DROP COLUMN entries;"
                            " DROP TABLE device_report; DROP TABLE device_retention; DROP TABLE retention_waiting;"
                            " DROP TABLE came_reduced; PRAGMA user_version = 1")});
        QVERIFY(sqlite.waitForFinished());
        QCOMPARE(sqlite.exitCode(), 0);
        m_storage = openStorage();
        QVERIFY(m_storage != nullptr);
        QCOMPARE(m_storage->alarms(0, 10).value().at(0).evidenceBytes, std::uint64_t{3});
    }

    void sqlite_is_for_one_hub_at_a_time()
    {
        QFETCH_GLOBAL(QString, engine);
        const auto second = Storage::open(m_address.toStdString(), m_hub);
        QCOMPARE(second.ok(), engine == QStringLiteral("postgresql"));
        if (!second)
            QCOMPARE(second.error().fault, StorageFault::Busy);
    }

    void two_hubs_on_one_database_agree_on_one_chain()
    {
        QFETCH_GLOBAL(QString, engine);
        if (engine != QStringLiteral("postgresql"))
            QSKIP("SQLite has one hub");
        // Two histories of one device race for the same numbers: one wins, whole, and the other is a fork.
        constexpr std::uint64_t rounds = 40;
        std::vector<JournalMaker> left, right;
        for (std::uint64_t i = 0; i < rounds; ++i) {
            left.push_back(approved(i));
            left.back().write(6, 1);
            right.emplace_back(i);
            right.back().write(6, 2);
        }
        auto second = openStorage();
        QVERIFY(second != nullptr);
        std::vector<UploadOutcome> lefts, rights;
        std::thread other([&] {
            for (const auto &device : right)
                rights.push_back(upload(device.body(0), device.publicKey, second.get()).outcome);
        });
        for (const auto &device : left)
            lefts.push_back(upload(device, 0).outcome);
        other.join();
        for (std::uint64_t i = 0; i < rounds; ++i) {
            QVERIFY((lefts[i] == UploadOutcome::Stored) != (rights[i] == UploadOutcome::Stored));
            QVERIFY(lefts[i] == UploadOutcome::Fork || rights[i] == UploadOutcome::Fork);
            const auto &winner = lefts[i] == UploadOutcome::Stored ? left[i] : right[i];
            QVERIFY(m_storage->entries(winner.publicKey, 0, 100).value() == winner.entries);
        }
        QCOMPARE(alarmKinds().size(), rounds);
    }

    void a_database_that_was_killed_comes_back_with_all_that_was_acknowledged()
    {
        QFETCH_GLOBAL(QString, engine);
        if (engine != QStringLiteral("postgresql"))
            QSKIP("server_test kills the hub with SQLite in it");
        JournalMaker device = approved(1);
        for (int round = 0; round < 3; ++round) {
            device.write(5);
            QCOMPARE(upload(device, device.entries.size() - 5).outcome, UploadOutcome::Stored);
            m_postgres.kill();
            const auto failed = m_storage->ping();
            QVERIFY(!failed.ok());
            QCOMPARE(failed.error().fault, StorageFault::Unavailable);
            QVERIFY2(m_postgres.start(), qPrintable(m_postgres.complaint()));
            QVERIFY(m_storage->entries(device.publicKey, 0, 100).value() == device.entries); // on a new connection
        }
    }

    void checkpoints_that_are_sent_again_cost_no_signature_again()
    {
        JournalMaker device = approved(1), other = approved(2);
        device.write(64);
        CheckpointMemory memory;
        const auto check = [&](const core::PublicKey &key) {
            return checkUpload(device.body(0), key, m_hub.publicKey(), &memory).ok();
        };
        QVERIFY(check(device.publicKey));
        QCOMPARE(memory.verified, std::size_t{8});
        QVERIFY(check(device.publicKey));
        QCOMPARE(memory.verified, std::size_t{8});
        // The same entries from another device are not held.
        const core::Bytes rest = device.body(1);
        QVERIFY(!checkUpload(rest, other.publicKey, m_hub.publicKey(), &memory).ok());
        QCOMPARE(memory.verified, std::size_t{9});
    }

    void an_address_that_names_no_database_says_so()
    {
        for (const char *address : {"", "sqlite:", "mysql://x", "hub.sqlite"}) {
            const auto opened = Storage::open(address, m_hub);
            QVERIFY(!opened.ok());
            QCOMPARE(opened.error().fault, StorageFault::BadAddress);
        }
        const auto folder = Storage::open("sqlite:" + m_folder.path().toStdString(), m_hub);
        QVERIFY(!folder.ok());
    }
};

QTEST_GUILESS_MAIN(StorageTest)
#include "storage_test.moc"
