// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "program.h"
#include "store/acknowledged.h"

using namespace th;
using namespace th::test;

/// `thonghanhctl log retention --station`.
class LogRetentionTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_station;
    int m_stations = 0;

    /// Twelve scans by one officer; thirty days and one later, if the hub has them.
    void make(bool withHub)
    {
        m_station = m_folder.filePath(QStringLiteral("gate%1").arg(++m_stations));
        auto station = *store::Station::create(m_station.toStdString(), "Gate", false);
        auto update = SmallProvince::update({SmallProvince::snapshot(5, {1, 2, 3})});
        update.policy = policyWith(thirtyDays);
        QVERIFY(station.apply(update).ok());
        store::Examiner examiner(station);
        for (std::uint32_t i = 0; i < 12; ++i)
            (void)examiner.examine(SmallProvince::question(SmallProvince::pass(1 + i % 3),
                                                           SmallProvince::now() + std::chrono::minutes(10 * i)));
        const auto evening = SmallProvince::clock(SmallProvince::now() + std::chrono::hours(8));
        auto hub = core::SoftwareKey::fromSeed({0x48});
        if (withHub)
            QVERIFY(acknowledgeAll(station, hub, SmallProvince::now() + std::chrono::days(31), evening));
        else
            QVERIFY(station.signCheckpoint(evening).ok());
    }
    Ran log(const QStringList &words) const
    {
        return run(QStringList{QStringLiteral("log"), QStringLiteral("--json")} + words +
                   QStringList{QStringLiteral("--station"), m_station});
    }
    QByteArray listed() const
    {
        return run({QStringLiteral("log"), QStringLiteral("list"), QStringLiteral("--station"), m_station}).output;
    }

private slots:
    void theStationLetsGoByItsPolicyOnceAndItsLogVerifies()
    {
        make(true);
        QVERIFY(listed().contains("BD01A-000002"));
        const Ran counted = log({QStringLiteral("retention"), QStringLiteral("--dry-run")});
        QVERIFY2(counted.status == 0, counted.complaints);
        QCOMPARE(counted.objects.at(0)["ordered"], true);
        QCOMPARE(counted.objects[0]["hub_known"], true);
        QVERIFY(listed().contains("BD01A-000002")); // nothing was changed
        const Ran done = log({QStringLiteral("retention")});
        QVERIFY2(done.status == 0, done.complaints);
        QCOMPARE(done.objects.at(0)["entries"], 12);
        QCOMPARE(done.objects[0]["still_in_file"], false);
        const QByteArray after = listed();
        QVERIFY(!after.isEmpty() && !after.contains("BD01A-0000"));
        const Ran again = log({QStringLiteral("retention")});
        QCOMPARE(again.objects.at(0)["entries"], 0);
        QCOMPARE(again.objects[0]["reduced"], done.objects[0]["reduced"]);
        const Ran verified = log({QStringLiteral("verify")});
        QVERIFY2(verified.status == 0, verified.output);
    }

    void withoutAHubNothingGoesAndThatIsSaid()
    {
        make(false);
        const Ran done = log({QStringLiteral("retention")});
        QVERIFY2(done.status == 0, done.complaints);
        QCOMPARE(done.objects.at(0)["entries"], 0);
        QCOMPARE(done.objects[0]["hub_known"], false);
        QVERIFY(listed().contains("BD01A-000002"));
        const Ran said =
            run({QStringLiteral("log"), QStringLiteral("retention"), QStringLiteral("--station"), m_station});
        QVERIFY2(said.output.contains("knows no hub"), said.output);
    }
};

QTEST_GUILESS_MAIN(LogRetentionTest)
#include "log_retention_test.moc"
