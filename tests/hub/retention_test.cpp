// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reduced_journal.h"
#include "storage_bench.h"

#include "core/receipt.h"

using namespace th;
using namespace th::hub;
using th::test::addScan;
using th::test::JournalMaker;
using th::test::leftOf;
using th::test::note;
using th::test::now;
using th::test::withAReducedScan;

/// What stations let go of, at the hub. Every case runs against SQLite and against a real PostgreSQL.
class HubRetentionTest : public QObject, private test::StorageBench {
    Q_OBJECT

    static constexpr Milliseconds day = 24LL * 3600 * 1000;
    static core::Retention days(int officers)
    {
        core::Retention rules;
        rules.officers = std::chrono::days(officers);
        return rules;
    }
    static core::Retention sealedDays(int sealed)
    {
        core::Retention rules;
        rules.sealed = std::chrono::days(sealed);
        return rules;
    }
    /// Until there is no more to do.
    Storage::LetGo letGo(const core::Retention &rules, Milliseconds at, const core::Retention &stations = {})
    {
        Storage::LetGo sum;
        for (bool more = true; more;) {
            const auto step = m_storage->letGo(rules, stations, at, 2).value();
            sum.reduced += step.reduced;
            more = step.more;
        }
        return sum;
    }

private slots:
    void initTestCase_data() { engines(); }
    void initTestCase() { startPostgres(); }
    void init() { begin(); }
    void cleanup() { m_storage.reset(); }

    void what_a_station_let_go_of_goes_here_as_well_if_the_rules_allow_it()
    {
        JournalMaker device = approved(1);
        const auto [scan, note] = withAReducedScan(device);
        const auto before = upload(device, 0);
        QCOMPARE(before.outcome, UploadOutcome::Stored);
        QCOMPARE(letGo(days(30), now + 29 * day).reduced, std::uint64_t{0}); // too early by our clock: alarmed, kept
        QCOMPARE(alarmKinds(), std::vector<std::string>{"retention_early"});
        QCOMPARE(m_storage->entries(device.publicKey, scan - 1, 1).value().front(), device.entries[scan - 1]);

        QCOMPARE(letGo(days(20), now + 31 * day).reduced, std::uint64_t{1}); // other rules: from the beginning
        const auto left = *core::journal::openStored(m_storage->entries(device.publicKey, scan - 1, 1).value().front());
        QVERIFY(left.reduced && left.hash == core::journal::hash(device.entries[scan - 1]));
        QCOMPARE(store::decodeScan(left.entry.content)->officer, std::string());
        QCOMPARE(letGo(days(20), now + 32 * day).reduced, std::uint64_t{0});

        const auto again = upload(device, 0); // the whole entry, and what is left of it: both are what we have
        QCOMPARE(again.outcome, UploadOutcome::Stored);
        QCOMPARE(again.added, std::size_t{0});
        QVERIFY(again.receipt == before.receipt);
        device.entries[scan - 1] = core::journal::encodeReduced(left.hash, left.entry);
        QCOMPARE(upload(device, 0).outcome, UploadOutcome::Stored);
        auto other = *core::journal::decode(device.entries[scan]);
        other.monotonicMilliseconds += 1;
        QCOMPARE(upload(core::wire::encode({scan, {core::journal::encode(other)}, {}}), device.publicKey).outcome,
                 UploadOutcome::Fork); // and a fork is one
    }

    void a_hub_takes_a_journal_that_was_reduced_before()
    {
        JournalMaker device = approved(1);
        const auto [scan, note] = withAReducedScan(device);
        auto left = *core::journal::openStored(device.entries[scan - 1]);
        QVERIFY(store::letGoOf(left.entry, {false, false, true, {}}));
        device.entries[scan - 1] = core::journal::encodeReduced(left.hash, left.entry);
        QCOMPARE(upload(device, 0).outcome, UploadOutcome::Stored);
        QCOMPARE(letGo(days(30), now + 40 * day).reduced, std::uint64_t{0});
        QVERIFY(alarmKinds().empty());
    }

    /// Nobody had them whole here, so nothing can be kept: but it is told.
    void what_comes_reduced_and_is_young_is_alarmed()
    {
        JournalMaker device = approved(1);
        const auto [scan, note] = withAReducedScan(device);
        device.entries[scan - 1] = leftOf(device, scan, {false, false, true, {}});
        QCOMPARE(upload(device, 0).outcome, UploadOutcome::Stored);
        (void)letGo(days(30), now + 2 * day);
        QCOMPARE(alarmKinds(), std::vector<std::string>{"retention_early"});
        QCOMPARE(m_storage->alarms(0, 1).value().front().seq, note);
        (void)letGo(days(60), now + 40 * day); // what we followed ourselves, and what was judged, is judged no more
        QCOMPARE(alarmKinds().size(), std::size_t{1});
    }

    void what_comes_reduced_and_nobody_signs_for_is_alarmed()
    {
        JournalMaker device = approved(1);
        device.write(2);
        const std::uint64_t scan = addScan(device);
        device.sign();
        device.entries[scan - 1] = leftOf(device, scan, {false, false, true, {}});
        (void)upload(device, 0);
        (void)letGo(days(30), now + 2 * day); // its note may be on the way
        QVERIFY(alarmKinds().empty());
        (void)letGo(days(30), now + 4 * day);
        (void)letGo(days(30), now + 5 * day);
        QCOMPARE(alarmKinds(), std::vector<std::string>{"retention_unsigned"});
        QCOMPARE(m_storage->alarms(0, 1).value().front().seq, scan);
    }

    void what_is_early_here_goes_when_its_time_has_come()
    {
        JournalMaker device = approved(1);
        const auto [scan, note] = withAReducedScan(device);
        (void)upload(device, 0);
        QCOMPARE(letGo(days(90), now + 31 * day, days(30)).reduced, std::uint64_t{0});
        QVERIFY(alarmKinds().empty()); // stations may, by their own rules
        QCOMPARE(letGo(days(90), now + 89 * day, days(30)).reduced, std::uint64_t{0});
        QCOMPARE(letGo(days(90), now + 91 * day, days(30)).reduced, std::uint64_t{1});
        QVERIFY(m_storage->entries(device.publicKey, scan - 1, 1).value().front() ==
                leftOf(device, scan, {false, false, true, {}}));
    }

    void other_rules_take_up_what_waited()
    {
        JournalMaker device = approved(1);
        (void)withAReducedScan(device);
        (void)upload(device, 0);
        QCOMPARE(letGo(days(90), now + 31 * day, days(30)).reduced, std::uint64_t{0});
        QCOMPARE(letGo(days(30), now + 32 * day).reduced, std::uint64_t{1});
        QCOMPARE(letGo(days(90), now + 91 * day, days(30)).reduced, std::uint64_t{0});
    }

    /// As at the station: an entry whose clock says nothing is of the time of those around it.
    void what_is_dated_ahead_or_long_ago_is_as_old_as_what_is_around_it()
    {
        for (const std::int64_t wrong : {now + 400 * day, std::int64_t{0}}) {
            JournalMaker device = approved(wrong == 0 ? 2 : 1);
            device.write(2);
            device.clock = wrong;
            const std::uint64_t scan = addScan(device);
            device.clock = now + day;
            device.write(2);
            device.clock = now + 32 * day;
            (void)note(device, scan, {false, false, true, {}});
            (void)upload(device, 0);
            QCOMPARE(letGo(days(30), now + 30 * day).reduced, std::uint64_t{0}); // 29 days
            QCOMPARE(letGo(days(30), now + 33 * day).reduced, std::uint64_t{1});
        }
        QCOMPARE(alarmKinds(), (std::vector<std::string>{"retention_early", "retention_early"})); // at 30
    }

    /// Nobody makes young entries old by what he writes behind them.
    void a_clock_that_is_set_back_behind_an_entry_makes_it_no_older()
    {
        JournalMaker device = approved(1);
        device.write(2);
        device.clock = now + 400 * day;
        const std::uint64_t scan = addScan(device);
        device.clock = now - 300 * day;
        device.write(2);
        (void)note(device, scan, {false, false, true, {}});
        (void)upload(device, 0);
        QCOMPARE(letGo(days(30), now + 2 * day).reduced, std::uint64_t{0});
        QCOMPARE(alarmKinds(), std::vector<std::string>{"retention_early"});
        QCOMPARE(letGo(days(30), now + 29 * day).reduced, std::uint64_t{0});
        QCOMPARE(letGo(days(30), now + 31 * day).reduced, std::uint64_t{1});
    }

    /// A session is as old as its newest record: one that is kept open lets go of nothing of yesterday.
    void a_session_is_as_old_as_its_newest_record()
    {
        JournalMaker device = approved(1);
        device.add(core::journal::EntryKind::Session, {1, 2, 3});
        (void)addScan(device);
        device.clock = now + 39 * day;
        (void)addScan(device);
        (void)note(device, 1, {true, false, false, {}});
        (void)upload(device, 0);
        QCOMPARE(letGo(sealedDays(30), now + 40 * day).reduced, std::uint64_t{0});
        QCOMPARE(alarmKinds(), std::vector<std::string>{"retention_early"});
        device.clock = now + 60 * day; // it still grows
        const std::uint64_t before = device.entries.size();
        (void)addScan(device);
        device.sign();
        (void)upload(device, before);
        QCOMPARE(letGo(sealedDays(30), now + 70 * day).reduced, std::uint64_t{0});
        QCOMPARE(letGo(sealedDays(30), now + 91 * day).reduced, std::uint64_t{1});
    }

    void a_session_that_ended_goes_by_its_last_record()
    {
        JournalMaker device = approved(1);
        device.add(core::journal::EntryKind::Session, {1, 2, 3});
        (void)addScan(device);
        device.clock = now + 39 * day;
        device.add(core::journal::EntryKind::Session, {1, 2, 4});
        (void)note(device, 1, {true, false, false, {}});
        (void)upload(device, 0);
        QCOMPARE(letGo(sealedDays(30), now + 40 * day).reduced, std::uint64_t{1});
        QVERIFY(alarmKinds().empty());
    }

    /// Of a scan without a number and an officer both rules leave the same: the sooner one allows it.
    void what_two_rules_leave_alike_goes_by_the_sooner_one()
    {
        JournalMaker device = approved(1);
        const std::uint64_t scan = addScan(device, "");
        device.clock = now + 31 * day;
        (void)note(device, scan, {false, false, true, {}});
        (void)upload(device, 0);
        core::Retention rules = days(30);
        rules.passes = std::chrono::days(365);
        QCOMPARE(letGo(rules, now + 32 * day).reduced, std::uint64_t{1});
        QVERIFY(alarmKinds().empty());
    }

    void a_note_that_names_something_else_is_alarmed_and_not_followed()
    {
        JournalMaker device = approved(1);
        device.write(2);
        core::journal::Reductions said;
        said.entries = {{1, {}}};
        device.add(core::journal::EntryKind::Note, core::journal::encodeReductions(said));
        device.sign();
        (void)upload(device, 0);
        QCOMPARE(letGo(days(30), now + 40 * day).reduced, std::uint64_t{0});
        QCOMPARE(alarmKinds(), std::vector<std::string>{"retention_other"});
        QCOMPARE(m_storage->entries(device.publicKey, 0, 1).value().front(), device.entries[0]);
    }

    void notes_without_end_hide_no_fork()
    {
        JournalMaker device = approved(1);
        device.write(2);
        for (int i = 0; i < 120; ++i) {
            core::journal::Reductions said;
            said.entries = {{1, {}}};
            said.entries[0].left.fill(static_cast<std::uint8_t>(i));
            device.add(core::journal::EntryKind::Note, core::journal::encodeReductions(said));
        }
        device.sign();
        (void)upload(device, 0);
        (void)letGo(days(30), now + 40 * day);
        QVERIFY(alarmKinds().size() < 100);
        device.cut(1);
        device.write(1, 7);
        QCOMPARE(upload(device, 0).outcome, UploadOutcome::Fork);
        QVERIFY(std::ranges::count(alarmKinds(), std::string("fork")) == 1);
    }

    void a_rule_that_the_hub_has_not_lets_go_of_nothing()
    {
        JournalMaker device = approved(1);
        (void)withAReducedScan(device);
        (void)upload(device, 0);
        core::Retention rules;
        rules.sealed = std::chrono::days(1);
        QCOMPARE(letGo(rules, now + 400 * day).reduced, std::uint64_t{0});
        QVERIFY(alarmKinds().empty());
    }
};

QTEST_GUILESS_MAIN(HubRetentionTest)
#include "retention_test.moc"
