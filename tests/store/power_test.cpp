// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recording_disk.h"
#include "station_core.h"
#include "store/station.h"
#include "support/small_province.h"

#include <QTemporaryDir>
#include <QTest>

using namespace th;
using store::Access;
using store::Station;
using test::RecordingDisk;
using test::SmallProvince;

namespace {

constexpr int appends = 250;
constexpr int cuts = 150;

store::ScanRecord record(int n)
{
    store::ScanRecord record;
    record.verdict = core::judgeWithoutData();
    record.number = core::PassNumber{SmallProvince::series(), static_cast<std::uint32_t>(n)};
    record.clock = SmallProvince::clock(SmallProvince::now() + std::chrono::seconds(n));
    record.passText = std::string(400, 'p');
    return record;
}

/// How power cuts at random moments of a shift went.
struct Damage {
    int lost = 0;   ///< an acknowledged record was not there
    int broken = 0; ///< the station did not open, or its journal did not hold
    std::string first;
};

} // namespace

/// Proves that our order of writes and syncs loses nothing on a disk that keeps its promise about syncs. A disk that
/// lies about them, and torn sectors, are beyond it.
class PowerTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_root;
    std::filesystem::path m_folder, m_before;

    void workAShift(RecordingDisk &disk, const char *pragma) const
    {
        Station station = *Station::open(m_folder, Access::Write);
        store::coreOf(station).database().exec(pragma);
        for (int n = 0; n < appends; ++n) {
            const auto seqs = station.append(std::vector(n % 10 == 0 ? 20 : 1, record(n)));
            if (!seqs)
                qFatal("%s", seqs.error().detail.c_str());
            disk.acknowledge(seqs->back());
        }
        if (!station.apply(SmallProvince::update({SmallProvince::snapshot(5000, {}, {3})})))
            qFatal("not applied");
    }

    Damage cutManyTimes(const char *pragma)
    {
        RecordingDisk disk;
        workAShift(disk, pragma);
        std::mt19937 chance(5);
        Damage damage;
        for (int round = 0; round < cuts; ++round) {
            const auto after = m_folder.parent_path() / "after";
            std::filesystem::remove_all(after);
            std::filesystem::copy(m_before, after);
            const auto acknowledged = disk.cutPower(after, chance() % disk.steps().size(), chance);
            const auto station = Station::open(after, Access::Read);
            const auto report = station ? station->verifyLog() : core::Failure{station.error()};
            const bool holds = report && !report->firstBad;
            damage.broken += !holds;
            damage.lost += report && report->entries < acknowledged;
            if (damage.first.empty() && !holds)
                damage.first = report ? report->why : report.error().detail;
        }
        return damage;
    }

private slots:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        m_folder = std::filesystem::path(m_root->path().toStdString()) / "station";
        m_before = m_folder.parent_path() / "before";
        QVERIFY(Station::create(m_folder, "Power", false).ok());
        std::filesystem::copy(m_folder, m_before);
    }

    void aPowerCutCostsNothingThatWasAcknowledged()
    {
        const Damage damage = cutManyTimes("SELECT 1");
        QVERIFY2(damage.broken == 0, damage.first.c_str());
        QCOMPARE(damage.lost, 0);
    }

    /// Otherwise the test above would not notice anything.
    void theTestNoticesALaxerSetting()
    {
        const Damage damage = cutManyTimes("PRAGMA synchronous = NORMAL");
        QVERIFY2(damage.lost > cuts / 4, std::to_string(damage.lost).c_str());
    }
};

QTEST_GUILESS_MAIN(PowerTest)
#include "power_test.moc"
