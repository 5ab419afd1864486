// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage_bench.h"

#include "core/receipt.h"
#include "core/stored_entry.h"
#include "store/reduction.h"
#include "store/scan_content.h"

using namespace th;
using namespace th::hub;
using th::test::JournalMaker;
using th::test::now;

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
    /// Adds a scan and a signed note that says that its officer was let go of; their numbers.
    static std::pair<std::uint64_t, std::uint64_t> withAReducedScan(JournalMaker &device)
    {
        device.write(2);
        store::ScanContent scan;
        scan.officer = "Trần Văn An";
        scan.checkpoint = "CK-01";
        device.add(core::journal::EntryKind::Scan, store::encodeScan(scan));
        const std::uint64_t seq = device.entries.size();
        auto left = *core::journal::openStored(device.entries.back());
        (void)store::letGoOf(left.entry, {false, false, true, {}});
        core::journal::Reductions said;
        said.entries = {{seq, core::journal::digestOfLeft(core::journal::encodeReduced(left.hash, left.entry))}};
        device.add(core::journal::EntryKind::Note, core::journal::encodeReductions(said));
        device.sign();
        return {seq, seq + 1};
    }
    /// Until there is no more to do.
    Storage::LetGo letGo(const core::Retention &rules, Milliseconds at)
    {
        Storage::LetGo sum;
        for (bool more = true; more;) {
            const auto step = m_storage->letGo(rules, at, 2).value();
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
