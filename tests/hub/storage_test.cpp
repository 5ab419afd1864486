// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/receipt.h"
#include "hub/upload.h"
#include "journal_maker.h"
#include "postgres_server.h"

#include <filesystem>
#include <thread>

using namespace th;
using namespace th::hub;
using th::test::JournalMaker;

Q_DECLARE_METATYPE(th::hub::UploadOutcome)

namespace {

constexpr Milliseconds now = 1'630'983'600'000;

core::SoftwareKey hubKey()
{
    std::array<std::uint8_t, 32> seed{};
    seed.fill(0x48);
    return core::SoftwareKey::fromSeed(seed);
}

} // namespace

/// Every case runs against SQLite and against a real PostgreSQL.
class StorageTest : public QObject {
    Q_OBJECT

    test::PostgresServer m_postgres;
    QTemporaryDir m_folder;
    core::SoftwareKey m_hub = hubKey();
    QString m_address;
    std::unique_ptr<Storage> m_storage;
    int m_databases = 0;

    [[nodiscard]] std::unique_ptr<Storage> openStorage()
    {
        auto opened = Storage::open(m_address.toStdString(), m_hub);
        if (!opened)
            qWarning("%s", sentence(opened.error(), core::Language::English).c_str());
        return opened ? std::move(opened).value() : nullptr;
    }

    UploadAnswer upload(const core::Bytes &body, const core::PublicKey &device, Storage *storage = nullptr)
    {
        const auto checked = checkUpload(body, device, m_hub.publicKey());
        if (!checked) {
            if (checked.error().alarm)
                (void)(storage ? storage : m_storage.get())->raise(*checked.error().alarm);
            return checked.error().answer;
        }
        const auto answers = (storage ? storage : m_storage.get())->store({&checked.value(), 1}, now);
        if (!answers)
            qWarning("%s", sentence(answers.error(), core::Language::English).c_str());
        return answers ? answers->front() : UploadAnswer{};
    }
    UploadAnswer upload(const JournalMaker &device, std::uint64_t after, core::ByteView receipt = {})
    {
        return upload(device.body(after, receipt), device.publicKey);
    }
    [[nodiscard]] JournalMaker approved(std::uint64_t which)
    {
        JournalMaker device(which);
        const auto added = m_storage->setState(device.publicKey, DeviceState::Approved, "Chốt 1", now);
        if (!added || !*added)
            qWarning("the device was not added");
        return device;
    }
    [[nodiscard]] std::vector<std::string> alarmKinds()
    {
        std::vector<std::string> kinds;
        const std::vector<Alarm> alarms = m_storage->alarms(0, 1000).value();
        for (const Alarm &alarm : alarms)
            kinds.push_back(alarm.kind);
        return kinds;
    }

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::newRow("sqlite") << QStringLiteral("sqlite");
        QTest::newRow("postgresql") << QStringLiteral("postgresql");
    }
    void initTestCase()
    {
        if (test::PostgresServer::isInstalled())
            QVERIFY2(m_postgres.start(), qPrintable(m_postgres.complaint()));
    }
    void init()
    {
        QFETCH_GLOBAL(QString, engine);
        if (engine == QStringLiteral("sqlite")) {
            m_address =
                QStringLiteral("sqlite:") + m_folder.filePath(QStringLiteral("hub%1.sqlite").arg(++m_databases));
        } else if (test::PostgresServer::isInstalled()) {
            m_address = m_postgres.freshDatabase();
        } else {
            QSKIP("PostgreSQL is not installed (scripts/setup test)");
        }
        m_storage = openStorage();
        QVERIFY(m_storage != nullptr);
    }
    void cleanup() { m_storage.reset(); }

    void a_journal_is_stored_and_receipted()
    {
        JournalMaker device = approved(1);
        device.write(20);
        const auto answer = upload(device, 0);
        QCOMPARE(answer.outcome, UploadOutcome::Stored);
        QCOMPARE(answer.have, std::uint64_t{20});
        const auto receipt = core::journal::openReceipt(answer.receipt, m_hub.publicKey(), device.publicKey);
        QVERIFY(receipt.has_value());
        QCOMPARE(receipt->seq, std::uint64_t{20});
        QVERIFY(receipt->head == device.head());
        QCOMPARE(receipt->receivedMilliseconds, now);
        QVERIFY(m_storage->entries(device.publicKey, 0, 100).value() == device.entries);
        const auto known = m_storage->findDevice(device.publicKey).value();
        QVERIFY(known.has_value());
        QCOMPARE(known->checkpointSeq, std::uint64_t{16});
        QVERIFY(alarmKinds().empty());
    }

    void what_was_stored_is_there_after_opening_again()
    {
        JournalMaker device = approved(1);
        device.write(9);
        const auto before = upload(device, 0);
        m_storage.reset();
        m_storage = openStorage();
        QVERIFY(m_storage != nullptr);
        const auto after = m_storage->findDevice(device.publicKey).value();
        QVERIFY(after.has_value());
        QCOMPARE(after->seq, std::uint64_t{9});
        QVERIFY(after->receipt == before.receipt);
    }

    void uploading_again_changes_nothing()
    {
        JournalMaker device = approved(1);
        device.write(10);
        const auto first = upload(device, 0);
        QCOMPARE(upload(device, 0).outcome, UploadOutcome::Stored);
        QVERIFY(upload(device, 0).receipt == first.receipt);
        device.write(5);
        const auto overlapping = upload(device, 7);
        QCOMPARE(overlapping.outcome, UploadOutcome::Stored);
        QCOMPARE(overlapping.have, std::uint64_t{15});
        QVERIFY(m_storage->entries(device.publicKey, 0, 100).value() == device.entries);
        QVERIFY(alarmKinds().empty());
    }

    void a_gap_is_answered_with_what_the_hub_has()
    {
        JournalMaker device = approved(1);
        device.write(5);
        (void)upload(device, 0);
        const auto headThen = device.head();
        device.write(5);
        const auto answer = upload(device, 8);
        QCOMPARE(answer.outcome, UploadOutcome::Gap);
        QCOMPARE(answer.have, std::uint64_t{5});
        QVERIFY(answer.head == headThen);
        QVERIFY(alarmKinds().empty());
        QCOMPARE(upload(device, answer.have).have, std::uint64_t{10});
    }

    void same_number_with_other_bytes_is_refused_and_alarmed()
    {
        JournalMaker device = approved(1);
        device.write(10);
        (void)upload(device, 0);
        const auto original = device.entries;
        device.cut(6);
        device.write(9, 1);
        const auto answer = upload(device, 4);
        QCOMPARE(answer.outcome, UploadOutcome::Fork);
        QCOMPARE(answer.seq, std::uint64_t{7});
        QVERIFY(m_storage->entries(device.publicKey, 0, 100).value() == original);
        const auto alarms = m_storage->alarms(0, 10).value();
        QCOMPARE(alarms.size(), std::size_t{1});
        QCOMPARE(alarms.front().kind, std::string("fork"));
        QCOMPARE(alarms.front().seq, std::uint64_t{7});
        QVERIFY(alarms.front().evidence.empty()); // a list stays small
        const auto whole = m_storage->findAlarm(alarms.front().id).value();
        QVERIFY(whole && whole->evidence == device.entries[6]);
    }

    void of_large_evidence_the_beginning_is_kept()
    {
        JournalMaker device = approved(1);
        device.write(2);
        (void)upload(device, 0);
        device.cut(1);
        device.write(1, 1, 500'000);
        QCOMPARE(upload(device, 0).outcome, UploadOutcome::Fork);
        const auto alarms = m_storage->alarms(0, 10).value();
        QCOMPARE(alarms.size(), std::size_t{1});
        QCOMPARE(alarms.front().evidenceBytes, std::uint64_t{device.entries[1].size()});
        const auto whole = m_storage->findAlarm(alarms.front().id).value();
        QVERIFY(whole.has_value());
        QVERIFY(whole->evidence == core::Bytes(device.entries[1].begin(), device.entries[1].begin() + 4096));
        QVERIFY(whole->evidenceHash == core::journal::hash(device.entries[1]));
        QCOMPARE(whole->evidenceBytes, std::uint64_t{device.entries[1].size()});
    }

    void alarms_are_listed_by_pages_the_newest_first()
    {
        const JournalMaker device = approved(1);
        for (std::uint64_t seq = 1; seq <= 5; ++seq)
            QVERIFY(m_storage->raise({0, now, "fork", device.publicKey, seq, {}}).ok());
        const auto seqs = [](const std::vector<Alarm> &alarms) {
            std::vector<std::uint64_t> found;
            for (const Alarm &alarm : alarms)
                found.push_back(alarm.seq);
            return found;
        };
        const auto first = m_storage->alarms(0, 2).value();
        QCOMPARE(seqs(first), (std::vector<std::uint64_t>{5, 4}));
        const auto second = m_storage->alarms(first.back().id, 2).value();
        QCOMPARE(seqs(second), (std::vector<std::uint64_t>{3, 2}));
        QCOMPARE(seqs(m_storage->alarms(second.back().id, 2).value()), (std::vector<std::uint64_t>{1}));
        QVERIFY(!m_storage->findAlarm(first.front().id + 1).value().has_value());
    }

    void a_fork_shows_even_if_only_what_follows_is_sent()
    {
        JournalMaker device = approved(1);
        device.write(6);
        (void)upload(device, 0);
        device.cut(5);
        device.write(3, 1);
        const auto answer = upload(device, 6);
        QCOMPARE(answer.outcome, UploadOutcome::Fork);
        QCOMPARE(answer.seq, std::uint64_t{6});
        QCOMPARE(alarmKinds(), std::vector<std::string>{"fork"});
    }

    void the_same_alarm_is_kept_once_and_a_flood_is_bounded()
    {
        JournalMaker device = approved(1);
        device.write(3);
        (void)upload(device, 0);
        std::vector<CheckedUpload> uploads;
        for (int flavour = 1; flavour < 120; ++flavour) {
            device.cut(2);
            device.write(1, static_cast<std::uint8_t>(flavour));
            uploads.push_back(checkUpload(device.body(0), device.publicKey, m_hub.publicKey()).value());
            uploads.push_back(uploads.back());
        }
        QVERIFY(m_storage->store(std::span(uploads).first(20), now).ok());
        QCOMPARE(alarmKinds().size(), std::size_t{10});
        QVERIFY(m_storage->store(uploads, now).ok());
        QCOMPARE(alarmKinds().size(), std::size_t{100});
    }

    void a_journal_that_was_shortened_and_is_short_still_is_the_same_journal()
    {
        JournalMaker device = approved(1);
        device.write(10);
        (void)upload(device, 0);
        device.cut(4);
        const auto answer = upload(device, 0);
        QCOMPARE(answer.outcome, UploadOutcome::Stored);
        QCOMPARE(answer.have, std::uint64_t{10}); // the device sees that it lost something
    }

    void a_broken_chain_is_refused_and_alarmed()
    {
        JournalMaker device = approved(1);
        device.write(4);
        JournalMaker other = approved(2);
        other.write(4);
        device.entries[2] = other.entries[2];
        const auto answer = upload(device, 0);
        QCOMPARE(answer.outcome, UploadOutcome::BrokenChain);
        QCOMPARE(answer.seq, std::uint64_t{3});
        QCOMPARE(upload(other.body(0), device.publicKey).outcome, UploadOutcome::BrokenChain); // another's journal
        QCOMPARE(alarmKinds(), (std::vector<std::string>{"broken_chain", "broken_chain"}));
        QVERIFY(m_storage->entries(device.publicKey, 0, 100).value().empty());
    }

    void a_checkpoint_of_another_key_is_refused_and_alarmed()
    {
        JournalMaker device = approved(1);
        const JournalMaker thief(9);
        device.write(3);
        device.add(core::journal::EntryKind::Checkpoint, core::journal::signCheckpoint(device.head(), 3, *thief.key));
        const auto answer = upload(device, 0);
        QCOMPARE(answer.outcome, UploadOutcome::BadCheckpoint);
        QCOMPARE(answer.seq, std::uint64_t{4});
        QCOMPARE(alarmKinds(), std::vector<std::string>{"bad_checkpoint"});
    }

    void what_is_no_journal_is_refused_by_its_rule()
    {
        JournalMaker device = approved(1);
        device.write(3);
        QCOMPARE(upload(core::Bytes{0x80}, device.publicKey).rule, std::string("cbor.truncated"));
        QCOMPARE(upload(core::wire::encode({1, {device.entries[0]}, {}}), device.publicKey).rule,
                 std::string("upload.seq"));
        core::Bytes broken = device.entries[0];
        broken.pop_back();
        QCOMPARE(upload(core::wire::encode({0, {broken}, {}}), device.publicKey).outcome, UploadOutcome::Malformed);
        QVERIFY(alarmKinds().empty());
    }

    void a_device_nobody_approved_stores_nothing()
    {
        JournalMaker stranger(5);
        stranger.write(2);
        QCOMPARE(upload(stranger, 0).outcome, UploadOutcome::NotApproved);
        JournalMaker device = approved(1);
        device.write(2);
        QVERIFY(m_storage->setState(device.publicKey, DeviceState::Revoked, "", now).value());
        QCOMPARE(upload(device, 0).outcome, UploadOutcome::NotApproved);
        QVERIFY(!m_storage->setState(stranger.publicKey, DeviceState::Revoked, "", now).value());
    }

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
        sqlite.start(QStringLiteral("sqlite3"),
                     {m_address.mid(7),
                      QStringLiteral("ALTER TABLE alarm DROP COLUMN evidence_bytes; PRAGMA user_version = 1")});
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
