// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "account_people.h"
#include "app/face.h"
#include "app/settings.h"
#include "core/passcode.h"
#include "models/models.h"
#include "support/small_province.h"
#include "wrong_codes.h"

#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace th;
using namespace th::app;
using test::SmallProvince;

/// The window over a running engine.
class FaceTest : public QObject {
    Q_OBJECT

    static constexpr int patience = 30'000;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_station;

    struct App {
        explicit App(WindowMode mode) : face(engine, sounds, kiosk, {{}, {}, mode, {}}) {}
        template <class Model> Model *model(const char *name) const
        {
            return face.window()->property(name).value<Model *>();
        }
        [[nodiscard]] StatusModel *status() const { return model<StatusModel>("status"); }
        void open(const QString &station)
        {
            QVERIFY(face.show());
            engine.openStation(station);
            QTRY_VERIFY_WITH_TIMEOUT(status()->station() != StatusModel::Station::Opening, patience);
        }

        Engine engine;
        Sounds sounds;
        KioskLock kiosk;
        Face face;
    };
    void keep(const char *key, const std::string &value)
    {
        auto station = store::Station::open(m_station.toStdString(), store::Access::Write);
        QVERIFY(station.ok() && station->setSetting(key, value).ok());
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_station = m_folder->filePath(QStringLiteral("station"));
        auto station = store::Station::create(m_station.toStdString(), "Chốt thử", false);
        QVERIFY(station.ok());
        QVERIFY(station->apply(SmallProvince::update({SmallProvince::snapshot(10, {1, 2, 3}, {2})})).ok());
    }
    void cleanup() { m_folder.reset(); }

    void withoutACodeTheKioskDoesNotStartAndSaysWhy()
    {
        App app(WindowMode::Kiosk);
        app.open(m_station);
        QCOMPARE(app.status()->station(), StatusModel::Station::Fault);
        QVERIFY(app.status()->faultSentence().contains(QStringLiteral("--set-kiosk-code")));
        QVERIFY(!app.kiosk.engaged());
        QVERIFY(app.face.window()->close()); // whoever is to set the code can leave
    }
    void withACodeTheKioskIsLockedBeforeTheCheckpointShows()
    {
        keep(settings::kioskCodeHash, core::hashPasscode("2468"));
        App app(WindowMode::Kiosk);
        app.open(m_station);
        QCOMPARE(app.status()->station(), StatusModel::Station::Open);
        QVERIFY(app.kiosk.engaged());
        QVERIFY(!app.face.window()->close());
    }
    void aKioskWhoseStationDoesNotOpenSaysThatItIsNotLocked()
    {
        App app(WindowMode::Kiosk);
        app.open(m_folder->filePath(QStringLiteral("nowhere")));
        QCOMPARE(app.status()->station(), StatusModel::Station::Fault);
        QVERIFY(app.status()->faultSentence().contains(QStringLiteral("chưa khóa")));
    }
    void theWaitAfterWrongCodesSurvivesARestart()
    {
        keep(settings::kioskCodeHash, core::hashPasscode("2468"));
        {
            App app(WindowMode::Kiosk);
            app.open(m_station);
            QSignalSpy refused(&app.kiosk, &KioskLock::refused);
            app.kiosk.release(QStringLiteral("1111"));
            QVERIFY(refused.wait(patience));
            QCOMPARE(wrongCodesKept(m_station), 1); // on disk, whatever the store thread is busy with
        }
        keep(settings::theme, "light"); // the station is closed and was written
        App app(WindowMode::Kiosk);
        app.open(m_station);
        QVERIFY(app.kiosk.delayLeft() > std::chrono::seconds(0));
    }
    void aStationsSettingThatIsRefusedIsShownAsItStays()
    {
        {
            auto station = store::Station::open(m_station.toStdString(), store::Access::Write);
            const auto super = test::person("super", {accounts::Role::Supervisor});
            const accounts::UnitAccounts list{core::AuthorityCode("P00001"), 1, std::chrono::minutes(5), 3, {super}};
            QVERIFY(station->apply(test::listFor(*station, list)).ok());
        }
        App app(WindowMode::Normal);
        app.open(m_station);
        auto *settings = app.model<SettingsModel>("settings");
        auto *busy = app.model<BusyModel>("busy");
        settings->setSyncSource(0, QStringLiteral("/media/usb"));
        QTRY_VERIFY_WITH_TIMEOUT(settings->syncFirst().isEmpty(), patience);
        QVERIFY(!busy->message().isEmpty() && busy->messageBad());
        QVERIFY(!app.engine.syncReport().configured);
        busy->dismiss();
        settings->engageKiosk(QStringLiteral("2468")); // whoever stands before it would lock out the others
        QTRY_VERIFY_WITH_TIMEOUT(!busy->message().isEmpty(), patience);
        QVERIFY(!app.kiosk.engaged() && !app.kiosk.hasCode());
    }
    void theMirrorFollowsTheSetting()
    {
        App app(WindowMode::Normal);
        app.open(m_station);
        auto *settings = app.model<SettingsModel>("settings");
        auto *camera = app.model<CameraModel>("camera");
        QVERIFY(!camera->mirrored());
        settings->setMirror(QStringLiteral("yes"));
        QVERIFY(camera->mirrored());
        settings->setMirror(QStringLiteral("no"));
        QVERIFY(!camera->mirrored());
    }
    void aCameraChosenIsHandedToWhoeverChoosesTheLight()
    {
        App app(WindowMode::Normal);
        app.open(m_station);
        QSignalSpy chosen(&app.face, &Face::cameraChosen);
        app.model<SettingsModel>("settings")->setCamera(QStringLiteral("b"));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.front().front().toString(), QStringLiteral("b"));
    }
};

QTEST_MAIN(FaceTest)
#include "face_test.moc"
