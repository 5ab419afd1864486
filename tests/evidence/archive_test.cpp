// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_world.h"
#include "core/journal_gap.h"

using namespace th;
using namespace th::test;
using Names = std::vector<std::string>;

class ArchiveTest : public QObject {
    Q_OBJECT
private slots:
    void wholeLogIsProvenUpToItsLastCheckpoint()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(40);
        QCOMPARE(world.take(log.extract()).added, 40u);
        const auto report = world.report(log.device);
        QCOMPARE(report.findings.size(), 0u);
        QCOMPARE(report.last, 40u);
        QCOMPARE(report.chainedFrom, 1u);
        QCOMPARE(report.provenUntil, 39u);
        QCOMPARE(report.provenTime, LogMaker::begin + 39'000);
        QVERIFY(evidence::verifyArchive(world.archive, [](std::uint64_t) { return true; })->empty());
    }

    void takingTheSameAgainChangesNothing()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(40);
        (void)world.take(log.part(0, 25));
        const auto again = world.take(log.extract());
        QCOMPARE(again.added, 15u);
        QCOMPARE(again.known, 25u);
        QCOMPARE(world.take(log.extract()).added, 0u);
        QCOMPARE(world.rows().size(), 35u);
        QVERIFY(world.kinds(log.device).empty());
    }

    void unsignedTailIsNamedAndNotAnAlarm()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(20);
        (void)world.take(log.extract());
        const auto report = world.report(log.device);
        const auto *tail = find(report, "unsigned_tail");
        QVERIFY(tail && tail->weight == evidence::Weight::Note);
        QCOMPARE(tail->seq, 16u);
        QCOMPARE(tail->until, 20u);
    }

    void missingEntriesAreNamedAndMayComeLater()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(64);
        (void)world.take(log.part(0, 16));
        (void)world.take(log.part(30, 64));
        const auto report = world.report(log.device);
        const auto *gap = find(report, "gap");
        QVERIFY(gap);
        QCOMPARE(gap->seq, 17u);
        QCOMPARE(gap->until, 30u);
        QCOMPARE(*world.archive.reached(log.device), 16u);
        (void)world.take(log.part(16, 30));
        QVERIFY(world.kinds(log.device).empty());
        QCOMPARE(*world.archive.reached(log.device), 64u);
        QVERIFY(evidence::verifyArchive(world.archive, [](std::uint64_t) { return true; })->empty());
    }

    void secondMachineWithTheSameKeyIsNamed()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(40);
        (void)world.take(log.extract());
        log.cut(20);
        log.clockAhead = 60'000;
        log.write(12);
        (void)world.take(log.extract());
        const auto report = world.report(log.device);
        const auto *clone = find(report, "cloned_device");
        QVERIFY(clone);
        QCOMPARE(clone->seq, 21u);
        QCOMPARE(report.provenUntil, 39u);
        QCOMPARE(report.entries, 52u);
    }

    void historyWithoutSignatureDoesNotTakeTheLogsPlace()
    {
        ArchiveWorld world;
        LogMaker log(1), forged(1);
        log.write(40);
        forged.clockAhead = 5;
        for (int i = 0; i < 50; ++i)
            forged.add(core::journal::EntryKind::Scan, store::encodeScan(LogMaker::scan(3, "CK-99")));
        (void)world.take(forged.extract()); // comes first
        (void)world.take(log.extract());
        const auto report = world.report(log.device);
        QCOMPARE(report.provenUntil, 39u);
        QCOMPARE(report.last, 40u);
        QVERIFY(find(report, "rewritten"));
        const auto proof = *evidence::prove(world.archive, {report.device, 0, 3}, {});
        QCOMPARE(proof.standing, evidence::Standing::OtherHistory);
        QCOMPARE(evidence::prove(world.archive, {report.device, 1, 3}, {})->standing, evidence::Standing::Proven);
    }

    void entryThatNobodySignedDoesNotTakeTheLastCheckpointsPlace()
    {
        ArchiveWorld world;
        LogMaker log(1), forged(1), hub(9);
        log.write(8); // the checkpoint is the last one
        forged.write(7);
        for (int i = 0; i < 2; ++i)
            forged.add(core::journal::EntryKind::Scan, store::encodeScan(LogMaker::scan(3, "CK-99")));
        QVERIFY(*world.archive.takeReceipt(log.receipt(8, hub.key)));
        (void)world.take(forged.extract()); // comes first
        (void)world.take(log.extract());
        const auto report = world.report(log.device);
        QCOMPARE(report.provenUntil, 7u);
        QCOMPARE(report.last, 8u);
        QVERIFY(report.receipt && !find(report, "receipt_differs"));
        const auto *fork = find(report, "fork");
        QVERIFY(fork && fork->seq == 8 && fork->until == 9);
        QCOMPARE(evidence::prove(world.archive, {report.device, 0, 7}, {})->standing, evidence::Standing::Proven);
        QCOMPARE(evidence::prove(world.archive, {report.device, 0, 8}, {})->standing, evidence::Standing::OtherHistory);
    }

    void gapIsForgivenToWhatTheDeviceSignedAlone()
    {
        ArchiveWorld world;
        LogMaker log(1), forged(1);
        log.write(40);
        (void)world.take(log.part(0, 16));
        (void)world.take(log.part(30, 40));
        forged.entries = log.entries;
        forged.cut(39);
        forged.add(core::journal::EntryKind::Gap, core::journal::encodeGap({17, 30}));
        (void)world.take(forged.part(39, 40)); // chained to the log, and nobody signs it
        QCOMPARE(find(world.report(log.device), "gap")->weight, evidence::Weight::Alarm);
        log.add(core::journal::EntryKind::Gap, core::journal::encodeGap({17, 30}));
        (void)world.take(log.part(40, 41));
        QCOMPARE(find(world.report(log.device), "gap")->weight, evidence::Weight::Alarm); // not yet
        log.sign();
        (void)world.take(log.part(41, 42));
        QCOMPARE(find(world.report(log.device), "gap")->weight, evidence::Weight::Note);
    }

    void rowsUnderOtherNumbersAreOddAndHideNothing()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(40);
        std::vector<std::pair<std::uint64_t, core::Bytes>> rows;
        for (const core::Bytes &entry : log.entries)
            rows.emplace_back(rows.size() + 1, entry);
        auto far = *core::journal::decode(rows[9].second);
        far.seq = 1'000'000'000;
        rows[9].second = core::journal::encode(far);
        rows[39].second = rows[4].second;
        const auto taken = *world.archive.takeRows(log.device, rows);
        QCOMPARE(taken.odd, 2u);
        QCOMPARE(taken.added, 38u);
        QCOMPARE(world.report(log.device).last, 39u);
    }

    void checkpointOfAnotherKeyIsNamed()
    {
        ArchiveWorld world;
        LogMaker log(1), other(2);
        log.write(40);
        auto entry = *core::journal::decode(log.entries[20]);
        entry.wallMilliseconds += 1;
        log.entries[20] = core::journal::encode(entry);
        log.rechain(21, &other.key);
        (void)world.take(log.extract());
        const auto report = world.report(log.device);
        QVERIFY(find(report, "bad_checkpoint"));
        QCOMPARE(report.provenUntil, 15u);
    }

    void tailThatAHubHadIsMissed()
    {
        ArchiveWorld world;
        LogMaker log(1), hub(9);
        log.write(40);
        QVERIFY(*world.archive.takeReceipt(log.receipt(40, hub.key)));
        QVERIFY(!*world.archive.takeReceipt(log.receipt(40, hub.key)));
        log.cut(24);
        (void)world.take(log.extract());
        const auto report = world.report(log.device);
        const auto *removed = find(report, "removed_tail");
        QVERIFY(removed);
        QCOMPARE(removed->seq, 25u);
        QCOMPARE(removed->until, 40u);
        QVERIFY(world.kinds(log.device, {nullptr, {log.device}, false}).empty()); // not a hub that we believe
    }

    void receiptForAnotherHistoryIsNamed()
    {
        ArchiveWorld world;
        LogMaker log(1), hub(9);
        log.write(40);
        const auto receipt = log.receipt(30, hub.key);
        log.cut(20);
        log.clockAhead = 77;
        log.write(20);
        (void)world.take(log.extract());
        QVERIFY(*world.archive.takeReceipt(receipt));
        QVERIFY(find(world.report(log.device), "receipt_differs"));
    }

    void receiptThatNobodySignedIsRefused()
    {
        ArchiveWorld world;
        LogMaker log(1), hub(9);
        log.write(8);
        auto receipt = log.receipt(8, hub.key);
        receipt.back() ^= 1;
        QVERIFY(world.archive.takeReceipt(receipt).error().fault == evidence::Fault::NotAnExtract);
        QVERIFY(world.archive.takeReceipt({}).error().fault == evidence::Fault::NotAnExtract);
    }

    void jumpOfTheClockIsNamed()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(10);
        log.clockAhead = -3'600'000;
        log.write(6);
        log.boot = "boot-2";
        log.clockAhead = -36'000'000;
        log.write(8);
        (void)world.take(log.extract());
        const auto report = world.report(log.device);
        const auto *jump = find(report, "clock_jump"), *back = find(report, "clock_back");
        QVERIFY(jump && back);
        QCOMPARE(jump->seq, 11u);
        QCOMPARE(jump->detail, std::string("-3600"));
        QCOMPARE(back->seq, 17u);
    }

    void manyFindingsOfAKindLeaveRoomForOthers()
    {
        ArchiveWorld world;
        LogMaker log(1);
        for (int i = 0; i < 10'010; ++i) {
            log.clockAhead = i % 2 == 0 ? 0 : 3'600'000;
            log.add(core::journal::EntryKind::Scan, {});
        }
        log.entries.push_back({1, 2, 3});
        for (int i = 0; i < 2; ++i) // the same again is not counted
            (void)world.take(log.extract());
        const auto report = world.report(log.device);
        QVERIFY(find(report, "more_findings") && find(report, "unreadable"));
        const auto kinds = world.kinds(log.device);
        QCOMPARE(std::ranges::count(kinds, "clock_jump"), 10'000);
        QCOMPARE(std::ranges::count(kinds, "unreadable"), 1);
    }

    void madeUpHistoriesLeaveRoomForTheSignedOne()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(40);
        for (int i = 0; i < 20; ++i) { // more than an archive has branches
            LogMaker forged(1);
            forged.clockAhead = i + 1;
            forged.add(core::journal::EntryKind::Scan, store::encodeScan(LogMaker::scan(3, "CK-99")));
            forged.add(core::journal::EntryKind::Scan, store::encodeScan(LogMaker::scan(4, "CK-99")));
            (void)world.take(forged.extract());
        }
        core::journal::Extract pieces{log.device, 0, {}};
        for (std::uint64_t i = 0; i < 600; ++i) { // none follows on another
            LogMaker forged(1);
            forged.write(1);
            auto entry = *core::journal::decode(forged.entries[0]);
            entry.seq = 1000 + 2 * i;
            pieces.entries.push_back(core::journal::encode(entry));
        }
        QVERIFY(world.take(pieces).added < 300);
        const auto taken = world.take(log.extract());
        QCOMPARE(taken.added, 40u);
        const auto report = world.report(log.device);
        QCOMPARE(report.provenUntil, 39u);
        QVERIFY(find(report, "too_many_histories"));
        QCOMPARE(*evidence::count(world.archive, {}), 35u); // those of the log, and of nothing else
    }

    void copiesOfACheckpointWithOtherClocksLeaveRoomForTheLog()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(40);
        for (int i = 1; i <= 16; ++i) {
            auto entry = *core::journal::decode(log.entries[15]);
            entry.wallMilliseconds += i;
            (void)world.take({log.device, 15, {core::journal::encode(entry)}});
        }
        const auto taken = world.take(log.extract());
        QCOMPARE(taken.odd, 0u);
        const auto report = world.report(log.device);
        QVERIFY(!find(report, "rewritten"));
        QCOMPARE(report.provenUntil, 39u);
        QCOMPARE(report.chainedFrom, 1u);
    }

    void stretchesAreLimitedWhoeverSignedThem()
    {
        ArchiveWorld world;
        LogMaker log(1);
        core::journal::Extract extract{log.device, 0, {}};
        for (std::uint64_t i = 1; i <= 3000; ++i) { // pairs with nothing between them, by who has the key
            log.entries.clear();
            log.rechain(1, nullptr);
            log.add(core::journal::EntryKind::Note, {});
            log.sign();
            for (std::uint64_t k = 0; k < 2; ++k) {
                auto entry = *core::journal::decode(log.entries[k]);
                entry.seq = 10 * i + k;
                if (k == 1) {
                    entry.previous = core::journal::hash(extract.entries.back());
                    entry.content = core::journal::signCheckpoint(entry.previous, entry.seq - 1, log.key);
                }
                extract.entries.push_back(core::journal::encode(entry));
            }
        }
        const auto taken = world.take(extract);
        QCOMPARE(taken.added, 2048u);
        QVERIFY(find(world.report(log.device), "too_many_histories"));
    }

    void rowsOfOtherHistoriesAreLeftOutUnlessAskedFor()
    {
        ArchiveWorld world;
        LogMaker log(1), forged(1);
        log.write(40);
        forged.entries = log.entries;
        forged.cut(20);
        forged.clockAhead = 5;
        for (int i = 0; i < 10; ++i)
            forged.add(core::journal::EntryKind::Scan, store::encodeScan(LogMaker::scan(3, "CK-99")));
        (void)world.take(forged.extract()); // comes first: what follows goes to another branch
        QCOMPARE(*evidence::otherHistories(world.archive), 0u);
        QCOMPARE(world.rows({.checkpoints = {"CK-99"}}).size(), 10u);
        (void)world.take(log.extract());
        QCOMPARE(*evidence::otherHistories(world.archive), 1u);
        QCOMPARE(world.rows().size(), 35u);
        QVERIFY(world.rows({.checkpoints = {"CK-99"}}).empty());
        evidence::Filter all;
        all.allHistories = true;
        QCOMPARE(world.rows(all).size(), 45u);
        QCOMPARE(*evidence::count(world.archive, all), 45u);
    }

    void receiptBehindAGapProvesNothingBeforeIt()
    {
        ArchiveWorld world;
        LogMaker log(1), hub(9);
        log.write(64);
        (void)world.take(log.part(0, 16));
        (void)world.take(log.part(30, 64));
        QVERIFY(*world.archive.takeReceipt(log.receipt(50, hub.key)));
        QVERIFY(!evidence::prove(world.archive, {0, 0, 5}, {})->receipt);
        QVERIFY(evidence::prove(world.archive, {0, 0, 40}, {})->receipt);
        QVERIFY(!evidence::prove(world.archive, {0, 0, 40}, {nullptr, {}, false})->receipt);
        (void)world.take(log.part(16, 30));
        QVERIFY(evidence::prove(world.archive, {0, 0, 5}, {})->receipt);
    }

    void checkpointThatIsNotTheDevicesIsNotNamedAsProof()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(3);
        log.add(core::journal::EntryKind::Checkpoint, {1, 2, 3});
        log.write(8);
        (void)world.take(log.extract());
        QCOMPARE(evidence::prove(world.archive, {0, 0, 2}, {})->checkpoint, 8u);
    }

    void bytesThatAreNoEntryAreKeptApart()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(40);
        log.entries[9] = {1, 2, 3};
        log.entries[24] = log.entries[23];
        const auto taken = world.take(log.extract());
        QCOMPARE(taken.odd, 2u);
        QCOMPARE(taken.added, 38u);
        const auto report = world.report(log.device);
        QVERIFY(find(report, "unreadable") && find(report, "unreadable")->seq == 10);
        QVERIFY(find(report, "moved") && find(report, "moved")->seq == 25);
        QVERIFY(find(report, "gap"));
    }

    void deviceThatTheDirectoryDoesNotKnowIsNamed()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(8);
        (void)world.take(log.extract());
        const core::Directory nobody;
        QCOMPARE(world.kinds(log.device, {&nobody, {}}), Names{"unknown_device"});
    }

    void fileThatIsSomethingElseIsLeftAlone()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("x.evidence"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        for (const auto access : {evidence::Archive::Access::Create, evidence::Archive::Access::Read})
            QCOMPARE(evidence::Archive::open(name.toStdString(), access).error().fault, evidence::Fault::NotAnArchive);
        QCOMPARE(QFileInfo(name).size(), 5000);
        QCOMPARE(evidence::Archive::open(folder.filePath(QStringLiteral("no")).toStdString(),
                                         evidence::Archive::Access::Read)
                     .error()
                     .fault,
                 evidence::Fault::NotThere);
    }

    void takingThatIsStoppedLeavesTheArchiveAsItWas()
    {
        ArchiveWorld world;
        LogMaker known(1), log(2);
        known.write(7);
        log.write(200);
        log.sign();
        (void)world.take(known.extract());
        int asked = 0;
        world.archive.stopWhen([&] { return ++asked > 3; });
        QCOMPARE(world.archive.take(log.extract()).error().fault, evidence::Fault::Cancelled);
        world.archive.stopWhen({});
        QCOMPARE(world.archive.devices().size(), 1u);
        QCOMPARE(*evidence::count(world.archive, {}), 7u);
        QCOMPARE(world.take(log.extract()).added, log.entries.size());
        QVERIFY(world.kinds(log.device).empty());
    }

    void oneProgramWritesAndOthersReadBesideIt()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(8);
        (void)world.take(log.extract());
        QCOMPARE(evidence::Archive::open(world.file, evidence::Archive::Access::Write).error().fault,
                 evidence::Fault::Busy);
        auto reader = *evidence::Archive::open(world.file, evidence::Archive::Access::Read);
        log.write(8);
        (void)world.take(log.extract());
        QCOMPARE(*evidence::count(reader, {}), 7u); // as it was when it was opened
        QCOMPARE(*evidence::count(world.archive, {}), 14u);
    }
};

QTEST_GUILESS_MAIN(ArchiveTest)
#include "archive_test.moc"
