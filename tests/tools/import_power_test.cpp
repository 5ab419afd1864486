// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/import_world.h"
#include "tools/program.h"

using namespace th;
using namespace th::test;

/// The power goes at every write of an import in turn (power_cut.c): what is there afterwards works offline.
class ImportPowerTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void stationWorksOfflineWhereverTheImportWasCut();

private:
    const QString m_cut = th::test::buildPath(QStringLiteral("tests/tools/libpower_cut.so"));
};

void ImportPowerTest::initTestCase()
{
    if (!QFile::exists(m_cut))
        QSKIP("built with sanitizers: power_cut is not there");
}

/// thonghanhctl's status when it is cut at its nth write.
static int importCutAt(int n, const QString &cut, const fs::path &station, const fs::path &tree)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), cut);
    environment.insert(QStringLiteral("TH_CUT_AT"), QString::number(n));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(th::test::buildPath(QStringLiteral("bin/thonghanhctl")),
                  {QStringLiteral("station"), QStringLiteral("import"), QStringLiteral("--station"),
                   QString::fromStdString(station.string()), QStringLiteral("--now"),
                   QString::fromStdString(core::formatRfc3339(noon)), QString::fromStdString(tree.string())});
    return process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

void ImportPowerTest::stationWorksOfflineWhereverTheImportWasCut()
{
    World world;
    const fs::path folder(world.folder.path().toStdString());
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.nextRoot({{"snapshot", {"snapshot-2"}}});
    world.repository.version = 2;
    world.repository.issued = noon;
    const fs::path tree = world.write(world.repository.files());
    {
        const store::Station closed = std::move(world.station);
    }
    int n = 1;
    for (int status = 99; status == 99; ++n) {
        const fs::path copy = folder / ("copy" + std::to_string(n));
        fs::copy(folder / "station", copy, fs::copy_options::recursive);
        status = importCutAt(n, m_cut, copy, tree);
        QVERIFY2(status == 99 || status == 0, qPrintable(QString::number(status)));
        auto station = store::Station::open(copy, store::Access::Write);
        QVERIFY2(station.ok(), qPrintable(QString::number(n)));
        QVERIFY(station->directory() && station->policy());
        QVERIFY(station->dataAsOf() == noon - 1h || station->dataAsOf() == noon);
        QVERIFY(station->rootVersion() == 1 || station->rootVersion() == 2);
        QVERIFY(station->verifyStorage()->empty());
        const core::PassNumber revoked{core::SeriesCode("BD01A"), 2};
        QVERIFY(std::get<core::SeriesStatus>(station->statusOf(revoked)).revoked.has_value());
        EXPECT_TAKEN(sync::importTree(*station, tree, noon));
        QCOMPARE(station->dataAsOf(), noon);
        fs::remove_all(copy);
    }
    QVERIFY2(n > 20, qPrintable(QString::number(n))); // it was cut, and often
}

QTEST_GUILESS_MAIN(ImportPowerTest)
#include "import_power_test.moc"
