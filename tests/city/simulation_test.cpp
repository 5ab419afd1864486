// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "city/simulation.h"

using namespace th;
using namespace std::chrono_literals;
using city::CityOptions;
using city::CityReport;
using city::Malice;

namespace {

CityOptions smallCity(std::uint32_t seed)
{
    CityOptions options;
    options.seed = seed;
    options.stations = 2;
    options.wards = 2;
    options.passes = 60;
    options.days = 3;
    options.publishEvery = 180min;
    return options;
}

CityReport run(CityOptions options)
{
    const QString memory = QStringLiteral("/dev/shm"); // stations sync their disks all the time
    const QTemporaryDir folder((QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) +
                               QStringLiteral("/city-test-XXXXXX"));
    options.folder = folder.path().toStdString();
    const auto report = city::simulate(options);
    if (!report)
        qFatal("%s", report.error().en.c_str());
    return *report;
}

/// Everything that a report says, to be compared.
QByteArray told(const CityReport &report)
{
    QByteArray text;
    const auto add = [&](auto number) { text += QByteArray::number(qint64(number)) + ' '; };
    for (const auto number : {report.publications, report.issued, report.revocations, report.reinstatements,
                              report.alarms, report.current, report.equal})
        add(number);
    for (const auto number : {report.treeBytes, report.attempts, report.requests, report.received, report.again,
                              report.abandoned, report.hostile, report.attacks, report.lostPackets, report.cuts,
                              report.compared, report.falselyStanding, report.falselyRevoked, report.falselyUnknown,
                              report.wentBack, report.examined, report.wrongVerdicts, report.saidTooOld})
        add(number);
    for (const auto &spread : {report.firstData, report.dataAge, report.revocationDelay})
        for (const auto number : {spread.p50, spread.p95, spread.most, std::int64_t(spread.count)})
            add(number);
    for (const auto &[how, count] : report.ended)
        text += QByteArray::fromStdString(how) + ' ' + QByteArray::number(qint64(count)) + ' ';
    return text;
}

} // namespace

class SimulationTest : public QObject {
    Q_OBJECT
private slots:
    void stationsOfAFairCitySayWhatTheBooksSay_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : {1U, 2U, 3U})
            QTest::addRow("seed %u", seed) << seed;
    }
    void stationsOfAFairCitySayWhatTheBooksSay()
    {
        QFETCH(unsigned, seed);
        CityOptions options = smallCity(seed);
        options.cutEvery = 40s;
        const CityReport report = run(options);
        QVERIFY2(report.good(options.stations), told(report).constData());
        QVERIFY(report.revocations > 0 && report.reinstatements > 0 && report.compared > 500 && report.examined > 100);
        QVERIFY(report.lostPackets > 0 && report.ended.at("unreachable") > 0); // the links did do their worst
        QVERIFY(report.dataAge.most > 24 * 60);                                // a day away
        QCOMPARE(report.attacks, 0u);
    }

    void aHostileHubMakesStationsStaleAndNeverWrong_data()
    {
        QTest::addColumn<int>("malice");
        for (const Malice malice : city::everyMalice())
            QTest::newRow(city::name(malice)) << int(malice);
        QTest::newRow("all") << -1;
    }
    void aHostileHubMakesStationsStaleAndNeverWrong()
    {
        QFETCH(int, malice);
        CityOptions options = smallCity(7);
        options.outages = false;
        options.stations = malice < 0 ? 3 : 2;
        options.publishEvery = 6h;
        options.days = 2;
        const bool rests = malice == int(Malice::Whole) || malice == int(Malice::Range);
        options.passes = rests ? 12'000 : 60; // what is large is cut, and the rest of it asked for
        options.kilobits = 20;
        options.cutEvery = 2s;
        for (const Malice each : city::everyMalice())
            if (malice < 0 || malice == int(each))
                options.hostile.insert(each);
        const CityReport report = run(options);
        QVERIFY2(report.good(options.stations), told(report).constData());
        QVERIFY2(report.attacks > 0, told(report).constData());
        // The attack was met where it is to be met, not by chance somewhere else.
        const std::map<Malice, std::string> refusals{{Malice::Old, "rollback"},
                                                     {Malice::Mix, "mismatch"},
                                                     {Malice::Forge, "wrong_signatures"},
                                                     {Malice::Page, "captive_portal"}};
        for (const auto &[each, refusal] : refusals)
            if (malice == int(each))
                QVERIFY2(report.ended.contains(refusal), told(report).constData());
    }

    void stationsThatAreShownOneMomentForDaysSaySo()
    {
        CityOptions options = smallCity(3);
        options.stations = 1;
        options.days = 6;
        options.outages = false;
        options.hostile = {Malice::Freeze};
        const CityReport report = run(options);
        QVERIFY2(report.good(1), told(report).constData());
        QVERIFY(report.ended.at("expired") > 0); // the timestamp's end came
        QVERIFY(report.saidTooOld > 0);
        QVERIFY(report.dataAge.most > 72 * 60);
    }

    void ofTheSameSeedComesTheSameReport()
    {
        CityOptions options = smallCity(11);
        options.hostile = {city::everyMalice().begin(), city::everyMalice().end()};
        const CityReport first = run(options);
        QCOMPARE(told(run(options)), told(first));
        options.seed = 12;
        QVERIFY(told(run(options)) != told(first));
    }

    /// A fifth of 100 kbit/s, and cut five times as often as every ten seconds, so that a small city will do.
    void overALinkThatIsCutAllTheTimeNothingComesTwice()
    {
        CityOptions options = smallCity(5);
        options.stations = 1;
        options.passes = 8000;
        options.days = 2;
        options.publishEvery = 24h;
        options.kilobits = 20;
        options.cutEvery = 2s;
        options.loss = 0;
        options.outages = false;
        const CityReport report = run(options);
        qInfo("tree %llu bytes, received %llu, of which again %llu; %llu cuts, first data after %lld minutes",
              static_cast<unsigned long long>(report.treeBytes), static_cast<unsigned long long>(report.received),
              static_cast<unsigned long long>(report.again), static_cast<unsigned long long>(report.cuts),
              static_cast<long long>(report.firstData.most));
        QVERIFY2(report.good(1), told(report).constData());
        QVERIFY(report.cuts > 3);
        QCOMPARE(report.again, 0u);
        QCOMPARE(report.abandoned, 0u);
    }

    /// Four kilobytes a connection at best: each brings the station nearer.
    void overSixteenKilobitsCutEveryTwoSecondsDataArrivesAndStaysFresh()
    {
        CityOptions options = smallCity(9);
        options.stations = 1;
        options.passes = 400;
        options.publishEvery = 6h;
        options.kilobits = 16;
        options.cutEvery = 2s;
        options.outages = false;
        const CityReport report = run(options);
        qInfo("first data after %lld minutes, its age at most %lld; %llu attempts, %llu bytes",
              static_cast<long long>(report.firstData.most), static_cast<long long>(report.dataAge.most),
              static_cast<unsigned long long>(report.attempts), static_cast<unsigned long long>(report.received));
        QVERIFY2(report.good(1), told(report).constData());
        QVERIFY(report.firstData.most < 6 * 60);
        QVERIFY(report.dataAge.most < 24 * 60);
        QCOMPARE(report.again, 0u);
    }

    void numbersOutOfRangeAreRefused()
    {
        CityOptions options = smallCity(1);
        options.passes = 1; // of two wards
        const auto refused = city::simulate(options);
        QVERIFY(!refused.ok());
        QVERIFY(!refused.error().vi.empty() && !refused.error().en.empty());
    }
};

QTEST_GUILESS_MAIN(SimulationTest)
#include "simulation_test.moc"
