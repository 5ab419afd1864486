// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "station_core.h"
#include "store/examiner.h"
#include "support/small_disk.h"
#include "support/small_province.h"

#include <QTemporaryDir>
#include <QTest>
#include <unistd.h>

using namespace th;
using store::Access;
using store::Examiner;
using store::Station;
using store::StoreFault;
using test::SmallDisk;
using test::SmallProvince;

namespace {

store::ScanRecord bigRecord()
{
    store::ScanRecord record;
    record.verdict = core::judgeWithoutData();
    record.passText = std::string(4096, 'x');
    record.clock = SmallProvince::clock();
    return record;
}

} // namespace

class DiskTest : public QObject {
    Q_OBJECT

private slots:
    void aFullDiskKeepsWhatWasRecordedAndRecoversWhenThereIsRoom()
    {
        const SmallDisk disk;
        if (!disk.mounted())
            QSKIP(disk.whyNot().constData());
        const auto folder = disk.path() / "station";
        Station station = *Station::create(folder, "Full", false);
        QVERIFY(station.apply(SmallProvince::update({SmallProvince::snapshot(10, {1})})).ok());
        QVERIFY(station.append({bigRecord()}).ok());
        disk.fill();
        std::uint64_t last = 0, recorded = 0;
        store::Answer answer;
        for (int i = 0; i < 2000 && !answer.notRecorded; ++i) {
            answer = Examiner(station).examine(SmallProvince::question(SmallProvince::pass(1)));
            QVERIFY(answer.proven);
            if (answer.seq)
                last = *answer.seq, ++recorded;
        }
        QVERIFY2(answer.notRecorded, "the disk did not fill up");
        QCOMPARE(store::name(answer.notRecorded->fault), store::name(StoreFault::DiskFull));
        QVERIFY(!answer.seq && answer.verdict.kind == core::VerdictKind::Admit);
        const auto report = station.verifyLog();
        QVERIFY2(report.ok() && !report->firstBad && report->entries >= last, report.ok() ? report->why.c_str() : "");
        QCOMPARE(station.unsentRecords(), recorded + 1);
        disk.relieve();
        answer = Examiner(station).examine(SmallProvince::question(SmallProvince::pass(1)));
        QVERIFY(answer.seq && !answer.notRecorded);
        const auto after = station.verifyLog();
        QVERIFY2(!after->firstBad, after->why.c_str());
    }

    void anUpdateThatDoesNotFitChangesNothing()
    {
        const SmallDisk disk;
        if (!disk.mounted())
            QSKIP(disk.whyNot().constData());
        Station station = *Station::create(disk.path() / "station", "Full", false);
        QVERIFY(station.apply(SmallProvince::update({SmallProvince::snapshot(10, {1})})).ok());
        const auto result = station.apply(SmallProvince::update({SmallProvince::snapshot(2'000'000, {})}));
        QVERIFY(!result.ok());
        QCOMPARE(store::name(result.error().fault), store::name(StoreFault::DiskFull));
        const auto status = std::get<core::SeriesStatus>(station.statusOf({SmallProvince::series(), 11}));
        QVERIFY(status.registration == core::Registration::NotYetKnown && status.operation == 10);
        QVERIFY(station.append({bigRecord()}).ok());
        QVERIFY(!station.verifyLog()->firstBad);
    }

    /// Without a disk of its own: SQLite's own page limit gives the same SQLITE_FULL.
    void sqliteFullIsDiskFull()
    {
        const QTemporaryDir root;
        Station station = *Station::create(root.path().toStdString() + "/station", "Full", false);
        auto &database = store::coreOf(station).database();
        database.exec("PRAGMA max_page_count = " + database.execAndGet("PRAGMA page_count").getString());
        store::Stored<std::vector<store::ScanSeq>> result = std::vector<store::ScanSeq>{};
        for (int i = 0; i < 100 && result.ok(); ++i)
            result = station.append({bigRecord(), bigRecord()});
        QVERIFY(!result.ok());
        QCOMPARE(store::name(result.error().fault), store::name(StoreFault::DiskFull));
        QVERIFY(!station.verifyLog()->firstBad);
        database.exec("PRAGMA max_page_count = 1000000");
        QVERIFY(station.append({bigRecord()}).ok());
        QVERIFY(!station.verifyLog()->firstBad);
    }

    void aReadOnlyDiskIsNamedAndCanStillBeRead()
    {
        const SmallDisk disk;
        if (!disk.mounted())
            QSKIP(disk.whyNot().constData());
        const auto folder = disk.path() / "station";
        {
            Station station = *Station::create(folder, "Read", false);
            QVERIFY(station.apply(SmallProvince::update({SmallProvince::snapshot(10, {1})})).ok());
        }
        QVERIFY(disk.makeReadOnly());
        const auto writing = Station::open(folder, Access::Write);
        QVERIFY(!writing.ok());
        QCOMPARE(store::name(writing.error().fault), store::name(StoreFault::ReadOnly));
        const auto creating = Station::create(disk.path() / "other", "Other", false);
        QVERIFY(!creating.ok());
        QCOMPARE(store::name(creating.error().fault), store::name(StoreFault::ReadOnly));
        auto reading = Station::open(folder, Access::Read);
        QVERIFY2(reading.ok(), reading.ok() ? "" : reading.error().detail.c_str());
        QVERIFY(!reading->verifyLog()->firstBad && reading->verifyStorage()->empty());
        const auto answer = Examiner(*reading).examine(SmallProvince::question(SmallProvince::pass(1)));
        QVERIFY(answer.verdict.kind == core::VerdictKind::Admit);
        QCOMPARE(store::name(answer.notRecorded->fault), store::name(StoreFault::ReadOnly));
    }

    /// A crash left a write-ahead log, then the disk went read-only: the file alone may miss revocations.
    void aLogThatCannotBeMergedIsNotPassedOver()
    {
        const SmallDisk disk;
        if (!disk.mounted())
            QSKIP(disk.whyNot().constData());
        const QTemporaryDir root;
        const std::filesystem::path folder = root.path().toStdString() + "/station";
        Station station = *Station::create(folder, "Log", false);
        QVERIFY(station.append({bigRecord()}).ok());
        for (const char *file : {"station.sqlite", "station.sqlite-wal", "device.key"})
            std::filesystem::copy(folder / file, disk.path() / file);
        QVERIFY(std::filesystem::file_size(disk.path() / "station.sqlite-wal") > 0 && disk.makeReadOnly());
        const auto reading = Station::open(disk.path(), Access::Read);
        if (reading)
            QCOMPARE(reading->lastRows(10)->size(), 1U);
        else
            QCOMPARE(store::name(reading.error().fault), store::name(StoreFault::ReadOnly));
    }

    void aReadOnlyFolderIsNamed()
    {
        if (::geteuid() == 0)
            QSKIP("root may write everywhere");
        const QTemporaryDir root;
        const std::filesystem::path folder = root.path().toStdString() + "/station";
        QVERIFY(Station::create(folder, "Read", false).ok());
        using std::filesystem::perms;
        std::filesystem::permissions(folder / "station.sqlite", perms::owner_read);
        std::filesystem::permissions(folder, perms::owner_read | perms::owner_exec);
        const auto writing = Station::open(folder, Access::Write);
        const auto reading = Station::open(folder, Access::Read);
        std::filesystem::permissions(folder, perms::owner_all);
        QVERIFY(!writing.ok() && reading.ok());
        QCOMPARE(store::name(writing.error().fault), store::name(StoreFault::ReadOnly));
    }
};

QTEST_GUILESS_MAIN(DiskTest)
#include "disk_test.moc"
