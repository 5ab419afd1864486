// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "app/engine.h"
#include "opening.h"
#include "sync/upload_world.h"

using namespace th;
using namespace th::app;

/// The log on its way to the real hub, beside the checkpoint's work.
class UploadingTest : public QObject {
    Q_OBJECT

    static constexpr int patience = 60'000;

    /// A station that knows where its hub is, opened.
    static void open(Engine &engine, test::UploadWorld &world)
    {
        {
            auto station = world.open();
            QVERIFY(store::setHub(station, {world.address(), world.hub.key()}, store::HubChange::KeepsKey).ok());
        }
        test::openStation(engine, QString::fromStdString(world.folder().string()));
    }
    /// Data from a folder that is not there: no reason to keep the log back.
    static SyncSetup noStick() { return {{QStringLiteral("/nowhere/at/all")}, SyncMode::Auto}; }

private slots:
    void theLogIsSentWhileTheStationWorks()
    {
        test::UploadWorld world(200);
        Engine engine;
        open(engine, world);
        QVERIFY(engine.health().unsent > 0);
        engine.setSync(noStick());
        QVERIFY(QTest::qWaitFor([&] { return engine.health().unsent == 0; }, patience));
        QVERIFY(QTest::qWaitFor([&] { return !engine.syncReport().working(); }, patience));
        QVERIFY(!engine.syncReport().notSent);
    }

    void aStationThatWasToldOfNoPlaceGoesToItsHub()
    {
        test::UploadWorld world(200);
        Engine engine;
        open(engine, world);
        QVERIFY(engine.health().unsent > 0);
        QVERIFY(QTest::qWaitFor([&] { return engine.syncReport().configured; }, patience));
        engine.syncNow();
        QVERIFY(QTest::qWaitFor([&] { return engine.health().unsent == 0; }, patience));
        QVERIFY(engine.syncReport().source.startsWith(QString::fromStdString(world.address())));
    }

    void whyTheHubDoesNotTakeItIsTold()
    {
        test::UploadWorld world(200);
        (void)world.command({QStringLiteral("revoke"), world.stationKey()});
        Engine engine;
        open(engine, world);
        engine.setSync(noStick());
        QVERIFY(QTest::qWaitFor([&] { return engine.syncReport().notSent.has_value(); }, patience));
        QCOMPARE(engine.syncReport().notSent->fault, sync::UploadFault::Revoked);
        QVERIFY(engine.health().unsent > 0);
    }
};

QTEST_GUILESS_MAIN(UploadingTest)
#include "uploading_test.moc"
