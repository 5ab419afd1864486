// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/publisher_world.h"
#include "tools/program.h"

using namespace th;
using namespace th::test;

/// The power goes at every write of a publication in turn (power_cut.c): stations see the one before or the new one,
/// and the next run finishes the work.
class PublishPowerTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!QFile::exists(m_cut))
            QSKIP("built with sanitizers: power_cut is not there");
    }
    void stationsSeeTheOldOrTheNewWhereverThePublicationWasCut();

private:
    int publishCutAt(int n, const PublisherWorld &world, const fs::path &tree) const
    {
        const auto text = [](const fs::path &path) { return QString::fromStdString(path.string()); };
        const fs::path folder(world.folder.path().toStdString());
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LD_PRELOAD"), m_cut);
        environment.insert(QStringLiteral("TH_CUT_AT"), QString::number(n));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(buildPath(QStringLiteral("bin/thonghanhctl")),
                      {QStringLiteral("publish"), text(tree), QStringLiteral("--root"), text(folder / "root.json"),
                       QStringLiteral("--key"), text(folder / "publisher.key"), QStringLiteral("--journals"),
                       text(folder / "journals"), QStringLiteral("--now"),
                       QString::fromStdString(core::formatRfc3339(noon))});
        return process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit ? process.exitCode()
                                                                                                 : -1;
    }

    const QString m_cut = buildPath(QStringLiteral("tests/tools/libpower_cut.so"));
};

void PublishPowerTest::stationsSeeTheOldOrTheNewWhereverThePublicationWasCut()
{
    PublisherWorld world;
    const fs::path folder(world.folder.path().toStdString());
    const auto put = [&](const char *name, std::string_view bytes) {
        std::ofstream(folder / name, std::ios::binary) << bytes;
    };
    world.one.issue("AA", 1, {11, 12});
    QVERIFY(world.publish(noon - 26h)->written);
    world.one.revoke("AA", {1});
    QVERIFY(world.publish(noon - 25h)->written); // a base and a delta: the next day is a new base
    EXPECT_TAKEN(world.import(world.tree));
    world.one.revoke("AA", {2});
    world.two.issue("BB", 1, {21});
    fs::create_directory(folder / "journals");
    put("journals/one.journal", core::asText(core::journal::encodeExtract(world.one.extract)));
    put("journals/two.journal", core::asText(core::journal::encodeExtract(world.two.extract)));
    put("root.json", core::asText(world.root));
    put("publisher.key", core::SoftwareKey::fromSeed(core::sha256(core::asBytes("key publisher"))).wrap("")->view());
    int n = 1, old = 0;
    for (int status = 99; status == 99; ++n) {
        const fs::path tree = folder / ("tree" + std::to_string(n)), held = folder / ("held" + std::to_string(n));
        fs::copy(world.tree, tree, fs::copy_options::recursive);
        status = publishCutAt(n, world, tree);
        QVERIFY2(status == 99 || status == 0, qPrintable(QString::number(status)));
        auto fresh = *store::Station::create(held, "t", false);
        QVERIFY(sync::trustRoot(fresh, world.root).ok());
        EXPECT_TAKEN(sync::importTree(fresh, tree, noon));
        const std::string seen = world.status(fresh, "AA", 2) + world.status(fresh, "BB", 1);
        QVERIFY2(seen == "yRynone" || seen == "yRyRy", seen.c_str());
        QCOMPARE(*fresh.dataAsOf(), seen == "yRyRy" ? noon : noon - 25h);
        old += seen == "yRynone";
        QVERIFY(publishCutAt(0, world, tree) == 0); // again, whole
        EXPECT_TAKEN(sync::importTree(fresh, tree, noon));
        QCOMPARE(world.status(fresh, "AA", 2) + world.status(fresh, "BB", 1), std::string("yRyRy"));
        fs::remove_all(tree);
        fs::remove_all(held);
    }
    QVERIFY2(n > 20 && old > 10, qPrintable(QString::number(n))); // it was cut, and often
}

QTEST_GUILESS_MAIN(PublishPowerTest)
#include "publish_power_test.moc"
