// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTest>

#include "hub_world.h"
#include "reduced_journal.h"

using namespace th;
using namespace th::test;

/// `thonghanh-hub retention`, as a timer runs it beside the hub.
class RetentionCommandTest : public QObject {
    Q_OBJECT

    struct Said {
        int status;
        QByteArray output, complaints;
    };
    static Said retention(const HubWorld &world, const QStringList &more)
    {
        QProcess process;
        QStringList words =
            world.arguments() + QStringList{QStringLiteral("--lang"), QStringLiteral("en"), QStringLiteral("retention"),
                                            QStringLiteral("--rules"), world.file("rules.json")};
        process.start(hubProgram(), words + more);
        const bool ended = process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit;
        return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static QByteArray alarms(HubWorld &world)
    {
        return world.hub().command({QStringLiteral("alarm"), QStringLiteral("list")});
    }
    /// A scan of so many days ago, and the note of today that says that its officer was let go of.
    static void scanAndNote(JournalMaker &device, int daysAgo)
    {
        device.clock = millisecondsNow() - daysAgo * 86'400'000LL;
        const std::uint64_t scan = addScan(device);
        device.clock = millisecondsNow() - 1000;
        (void)note(device, scan, {false, false, true, {}});
    }

private slots:
    void what_stations_let_go_of_is_reduced_once()
    {
        HubWorld world;
        QVERIFY(world.start());
        world.write("rules.json", R"({"retention": 1, "officers": {"after_days": 30}})");
        JournalMaker device = world.approved(1);
        scanAndNote(device, 31);
        QCOMPARE(world.upload(device, 0).status, 200);
        const Said first = retention(world, {});
        QCOMPARE(first.status, 0);
        QVERIFY2(first.output.contains("1 entries"), first.output);
        QVERIFY(retention(world, {}).output.contains(": 0 entries"));
        world.hub().kill(); // and without a hub that runs
        QVERIFY(retention(world, {}).output.contains(": 0 entries"));
    }

    void what_is_too_early_is_alarmed_unless_the_stations_rules_allow_it()
    {
        HubWorld world;
        QVERIFY(world.start());
        world.write("rules.json", R"({"retention": 1, "officers": {"after_days": 90}})");
        world.write("stations.json", R"({"retention": 1, "officers": {"after_days": 30}})");
        JournalMaker one = world.approved(1);
        scanAndNote(one, 31);
        QCOMPARE(world.upload(one, 0).status, 200);
        const QStringList stations{QStringLiteral("--stations"), world.file("stations.json")};
        const Said allowed = retention(world, stations);
        QVERIFY2(allowed.status == 0 && allowed.output.contains(": 0 entries"), allowed.complaints);
        QVERIFY(!alarms(world).contains("retention"));
        JournalMaker two = world.approved(2);
        scanAndNote(two, 29);
        QCOMPARE(world.upload(two, 0).status, 200);
        const Said early = retention(world, stations);
        QVERIFY(early.status == 1 && early.complaints.contains("alarm list"));
        QVERIFY(alarms(world).contains("retention_early"));
        QCOMPARE(retention(world, stations).status, 0); // told once
    }

    void rules_that_cannot_be_read_change_nothing_and_are_named()
    {
        HubWorld world;
        QVERIFY(world.start());
        world.write("rules.json", R"({"retention": 1, "officers": {"days": 30}})");
        const Said refused = retention(world, {});
        QVERIFY2(refused.status == 1 && refused.complaints.contains("officers"), refused.complaints);
        world.write("rules.json", R"({"retention": 1, "officers": {"after_days": 30}})");
        const Said missing = retention(world, {QStringLiteral("--stations"), world.file("none.json")});
        QVERIFY2(missing.status == 1 && missing.complaints.contains("none.json"), missing.complaints);
    }
};

QTEST_GUILESS_MAIN(RetentionCommandTest)
#include "retention_command_test.moc"
