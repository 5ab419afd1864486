// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage_bench.h"

#include "core/receipt.h"

using namespace th;
using namespace th::hub;
using th::test::JournalMaker;
using th::test::now;

Q_DECLARE_METATYPE(th::hub::UploadOutcome)

/// Every case runs against SQLite and against a real PostgreSQL.
class JournalStoreTest : public QObject, private test::StorageBench {
    Q_OBJECT

    /// Body of what follows `after`, without the entries `first` to `last`, which their device has lost.
    static core::Bytes without(const JournalMaker &device, std::uint64_t after, std::uint64_t first, std::uint64_t last)
    {
        core::wire::Upload body{after, {}, {}};
        for (std::uint64_t seq = after + 1; seq <= device.entries.size(); ++seq)
            if (seq < first || seq > last)
                body.entries.emplace_back(device.entries[seq - 1]);
        return core::wire::encode(body);
    }

private slots:
    void initTestCase_data() { engines(); }
    void initTestCase() { startPostgres(); }
    void init() { begin(); }
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

    /// What a station lost is lost; what it wrote behind that is not.
    void a_journal_with_a_gap_of_its_own_is_taken_and_the_gap_named()
    {
        JournalMaker device = approved(1);
        device.write(10);
        (void)upload(device, 0);
        device.write(10);
        const auto answer = upload(without(device, 10, 11, 14), device.publicKey);
        QCOMPARE(answer.outcome, UploadOutcome::Stored);
        QCOMPARE(answer.have, std::uint64_t{20});
        QCOMPARE(answer.added, std::size_t{6});
        const auto receipt = core::journal::openReceipt(answer.receipt, m_hub.publicKey(), device.publicKey);
        QVERIFY(receipt && receipt->seq == 20 && receipt->head == device.head());
        const auto alarms = m_storage->alarms(0, 10).value();
        QCOMPARE(alarmKinds(), std::vector<std::string>{"journal_gap"});
        QCOMPARE(alarms.front().seq, std::uint64_t{11});
        QCOMPARE(alarms.front().entries, std::uint64_t{4});
        const auto whole = m_storage->findAlarm(alarms.front().id).value();
        QVERIFY(whole && whole->evidence == device.entries[14]);
        QCOMPARE(upload(without(device, 10, 11, 14), device.publicKey).added, std::size_t{0});
        QCOMPARE(alarmKinds().size(), std::size_t{1});
        device.write(5);
        QCOMPARE(upload(device, 20).have, std::uint64_t{25});
        QCOMPARE(m_storage->entries(device.publicKey, 0, 100).value().size(), std::size_t{21});
    }

    /// The device says itself what it lost: one alarm, which counts what is missing here too.
    void a_loss_that_its_device_names_is_alarmed_as_that()
    {
        JournalMaker device = approved(1);
        device.write(12);
        QCOMPARE(upload(device, 0).have, std::uint64_t{12});
        device.write(3);
        device.name({9, 15, core::journal::hash(device.entries[7])});
        device.write(1);
        device.sign();
        QCOMPARE(upload(without(device, 12, 13, 15), device.publicKey).have, std::uint64_t{18});
        QCOMPARE(alarmKinds(), std::vector<std::string>{"journal_lost"});
        (void)upload(without(device, 12, 13, 15), device.publicKey);
        device.write(3);
        (void)upload(without(device, 12, 13, 15), device.publicKey);
        QCOMPARE(alarmKinds(), std::vector<std::string>{"journal_lost"}); // told once
        const auto alarms = m_storage->alarms(0, 10).value();
        QCOMPARE(alarms.front().seq, std::uint64_t{9});
        QCOMPARE(alarms.front().entries, std::uint64_t{3}); // of seven, four are here
        QCOMPARE(m_storage->entries(device.publicKey, 0, 100).value().size(), std::size_t{18});
    }

    /// Whoever carries the journal can write a name for what he took out of it.
    void a_gap_stays_alarmed_until_the_device_has_signed_what_it_lost()
    {
        JournalMaker device = approved(1);
        device.write(12);
        (void)upload(device, 0);
        device.write(3);
        device.name({13, 15, core::journal::hash(device.entries[11])});
        device.write(1);
        (void)upload(without(device, 12, 13, 15), device.publicKey);
        QCOMPARE(alarmKinds(), std::vector<std::string>{"journal_gap"});
        QCOMPARE(m_storage->alarms(0, 1).value().front().entries, std::uint64_t{3});
        device.write(2);
        (void)upload(device, 17);
        QCOMPARE(alarmKinds(), std::vector<std::string>{"journal_gap"});
        device.sign();
        (void)upload(device, 19);
        QCOMPARE(alarmKinds(), std::vector<std::string>{"journal_lost"});
        QCOMPARE(m_storage->alarms(0, 1).value().front().seq, std::uint64_t{13});
    }

    /// A signature reaches down to where entries are missing, and no further.
    void a_checkpoint_behind_another_gap_signs_no_name_before_it()
    {
        JournalMaker device = approved(1);
        device.write(12);
        (void)upload(device, 0);
        device.write(3);
        device.name({13, 15, core::journal::hash(device.entries[11])}); // 16
        device.write(3);
        device.sign(); // 20
        core::wire::Upload body{12, {}, {}};
        for (const std::size_t seq : {16, 18, 19, 20})
            body.entries.emplace_back(device.entries[seq - 1]);
        (void)upload(core::wire::encode(body), device.publicKey);
        QCOMPARE(alarmKinds(), std::vector<std::string>{"journal_gap"});
    }

    void a_loss_that_is_named_with_another_past_is_a_fork()
    {
        JournalMaker device = approved(1);
        device.write(12);
        QCOMPARE(upload(device, 0).have, std::uint64_t{12});
        device.write(3);
        device.name({9, 15, core::journal::hash(device.entries[6])});
        const auto answer = upload(without(device, 12, 13, 15), device.publicKey);
        QCOMPARE(answer.outcome, UploadOutcome::Fork);
        QCOMPARE(answer.seq, std::uint64_t{8});
        QCOMPARE(alarmKinds(), std::vector<std::string>{"fork"});
    }

    /// What it names as lost may be nothing that is missing: then the gap stays an alarm of its own.
    void a_name_for_another_loss_excuses_no_gap()
    {
        JournalMaker device = approved(1);
        device.write(12);
        (void)upload(device, 0);
        device.write(3);
        device.name({15, 15, core::journal::hash(device.entries[13])});
        device.sign();
        (void)upload(without(device, 12, 13, 15), device.publicKey);
        auto kinds = alarmKinds();
        std::ranges::sort(kinds);
        QCOMPARE(kinds, (std::vector<std::string>{"journal_gap", "journal_lost"}));
    }

    void of_the_gaps_of_an_upload_the_first_is_named()
    {
        JournalMaker device = approved(1);
        device.write(20);
        core::wire::Upload body{0, {}, {}};
        for (const std::size_t seq : {4, 5, 9, 10, 11, 20})
            body.entries.emplace_back(device.entries[seq - 1]);
        QCOMPARE(upload(core::wire::encode(body), device.publicKey).outcome, UploadOutcome::Stored);
        std::vector<std::uint64_t> missing;
        const auto alarms = m_storage->alarms(0, 10).value();
        for (const Alarm &alarm : alarms)
            missing.push_back(alarm.seq);
        QCOMPARE(missing, std::vector<std::uint64_t>{1});
    }

    void gaps_without_end_hide_no_fork()
    {
        JournalMaker device = approved(1);
        device.write(400);
        for (std::size_t seq = 2; seq <= 300; seq += 2) {
            core::wire::Upload body{seq - 2, {device.entries[seq - 1]}, {}};
            QCOMPARE(upload(core::wire::encode(body), device.publicKey).outcome, UploadOutcome::Stored);
        }
        QCOMPARE(alarmKinds(), std::vector<std::string>(50, "journal_gap"));
        device.cut(290);
        device.write(20, 1);
        QCOMPARE(upload(device, 290).outcome, UploadOutcome::Fork);
        const auto kinds = alarmKinds();
        QVERIFY(std::ranges::find(kinds, "fork") != kinds.end());
    }

    void what_turns_up_of_a_gap_is_taken_if_it_fits_and_is_a_fork_if_not()
    {
        JournalMaker device = approved(1);
        device.write(20);
        (void)upload(without(device, 0, 11, 14), device.publicKey);
        JournalMaker other(1);
        other.write(10);
        other.write(4, 1);
        const auto forged = upload(other, 10);
        QCOMPARE(forged.outcome, UploadOutcome::Fork);
        QCOMPARE(forged.seq, std::uint64_t{14});
        core::wire::Upload late{10, {}, {}};
        for (std::size_t seq = 11; seq <= 14; ++seq)
            late.entries.emplace_back(device.entries[seq - 1]);
        const auto answer = upload(core::wire::encode(late), device.publicKey);
        QCOMPARE(answer.outcome, UploadOutcome::Stored);
        QCOMPARE(answer.added, std::size_t{4});
        QCOMPARE(answer.have, std::uint64_t{20});
        QVERIFY(m_storage->entries(device.publicKey, 0, 100).value() == device.entries);
    }

    void a_gap_does_not_excuse_another_past_nor_a_leap()
    {
        JournalMaker device = approved(1);
        device.write(12);
        (void)upload(device, 0);
        device.cut(9); // rewritten, and begun again behind what the hub has
        device.write(6, 1);
        QCOMPARE(upload(without(device, 9, 10, 12), device.publicKey).outcome, UploadOutcome::Fork);
        JournalMaker far = approved(2);
        far.leap(1U << 17);
        far.write(1);
        const auto answer = upload(core::wire::encode({0, {far.entries.front()}, {}}), far.publicKey);
        QCOMPARE(answer.rule, std::string("upload.seq"));
    }
};

QTEST_GUILESS_MAIN(JournalStoreTest)
#include "journal_store_test.moc"
