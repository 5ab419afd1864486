// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "light.h"
#include "opening.h"

#include "store/station.h"

#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace th;

class LightTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString film(const QString &name)
    {
        const auto folder = m_folder.filePath(name);
        QImage picture(320, 240, QImage::Format_Grayscale8);
        picture.fill(100);
        if (!QDir().mkpath(folder) || !picture.save(folder + QStringLiteral("/1.png")))
            return {};
        return folder;
    }

    /// Opens a station of its own in the engine.
    void open(app::Engine &engine, const QString &name, bool demonstration)
    {
        const auto folder = m_folder.filePath(name);
        if (!QDir(folder).exists())
            QVERIFY(store::Station::create(folder.toStdString(), "Chốt", demonstration).ok());
        test::openStation(engine, folder);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(!film(QStringLiteral("asked")).isEmpty() && !film(QStringLiteral("film")).isEmpty());
        if (!scanner::CameraSource::cameras().isEmpty())
            QSKIP("there is a camera here");
    }

    void aFilmThatWasAskedForIsPlayed()
    {
        app::Engine engine;
        app::Light light(engine, {m_folder.filePath(QStringLiteral("asked")), true, {}});
        light.start();
        QVERIFY(engine.source());
        QVERIFY(engine.source()->title().contains(QStringLiteral("asked")));
    }

    void theDemonstrationWithoutACameraPlaysItsFilm()
    {
        app::Engine engine;
        app::Light light(engine, {{}, true, m_folder.filePath(QStringLiteral("film"))});
        light.start();
        QCOMPARE(engine.source()->state(), scanner::SourceState::NoCamera);
        open(engine, QStringLiteral("demonstration"), true);
        QTRY_VERIFY(engine.source()->title().contains(QStringLiteral("film")));
    }

    void aRealStationWithoutACameraSaysSo()
    {
        app::Engine engine;
        app::Light light(engine, {{}, true, m_folder.filePath(QStringLiteral("film"))});
        light.start();
        open(engine, QStringLiteral("real"), false);
        QTRY_COMPARE(engine.source()->state(), scanner::SourceState::NoCamera);
        QVERIFY(!engine.source()->title().contains(QStringLiteral("film")));
    }

    void noCameraMeansNone()
    {
        app::Engine engine;
        app::Light light(engine, {{}, false, {}});
        light.start();
        open(engine, QStringLiteral("real"), false);
        QVERIFY(!engine.source());
    }
};

QTEST_MAIN(LightTest)
#include "light_test.moc"
