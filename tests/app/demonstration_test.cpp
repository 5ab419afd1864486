// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demonstration.h"
#include "opening.h"

#include "app/engine.h"
#include "headless_demo.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <set>

using namespace th;

/// The first start of a new user, from an empty folder on.
class DemonstrationTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    const QString m_province = m_folder.filePath(QStringLiteral("data/demo"));
    static constexpr int patience = 240'000; // frames and film of a province, under a sanitizer, on two busy cores

private slots:
    void theFirstStartMakesAProvinceAndOpensItsStation()
    {
        app::Engine engine;
        QSignalSpy progress(&engine, &app::Engine::demonstrationProgress);
        engine.makeDemonstration(m_province);
        QVERIFY(QTest::qWaitFor([&] { return !engine.health().opening; }, patience));
        QVERIFY(engine.health().open && engine.health().demonstration && !engine.health().fault);
        QVERIFY(progress.size() > 3);
        for (qsizetype i = 1; i < progress.size(); ++i)
            QVERIFY(progress[i].front().toInt() >= progress[i - 1].front().toInt());
        QCOMPARE(QDir(m_folder.filePath(QStringLiteral("data"))).entryList(QDir::Dirs | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("demo")});
    }

    void itSaysInBothLanguagesWhatIsBeingMadeAndLeavingStopsIt()
    {
        const QString province = m_folder.filePath(QStringLiteral("left/demo"));
        auto engine = std::make_unique<app::Engine>();
        QSignalSpy progress(engine.get(), &app::Engine::demonstrationProgress);
        engine->makeDemonstration(province);
        QVERIFY(QTest::qWaitFor([&] { return !progress.isEmpty() && progress.last().front().toInt() > 20; }, patience));
        for (const auto &told : progress)
            QVERIFY(!told.at(1).toString().isEmpty() && !told.at(2).toString().isEmpty() && told.at(1) != told.at(2));
        engine.reset();
        QVERIFY(QDir(m_folder.filePath(QStringLiteral("left"))).isEmpty());
    }

    void aProvinceIsNeverMadeOverAnother()
    {
        QVERIFY(QDir().exists(m_province));
        const auto before = app::readTruth(QDir(m_province));
        app::Engine engine;
        engine.makeDemonstration(m_province);
        QVERIFY(QTest::qWaitFor([&] { return !engine.health().opening; }, patience));
        QVERIFY(!engine.health().open);
        QVERIFY(!engine.health().fault && engine.health().notMade);
        QVERIFY(engine.health().notMade->vi.find("đã có") != std::string::npos);
        QVERIFY(engine.health().notMade->en.find("is there already") != std::string::npos);
        QVERIFY(app::readTruth(QDir(m_province))->now == before->now);
    }

    void whereNoFolderCanBeMadeItSaysSoInBothLanguages()
    {
        QFile file(m_folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        app::Engine engine;
        engine.makeDemonstration(file.fileName() + QStringLiteral("/data/demo"));
        QVERIFY(QTest::qWaitFor([&] { return !engine.health().opening; }, patience));
        QVERIFY(engine.health().notMade && !engine.health().open);
        QVERIFY(engine.health().notMade->vi.starts_with("Không tạo được"));
        QVERIFY(engine.health().notMade->en.starts_with("Cannot make"));
    }

    void itsFilmIsJudgedByTheProvincesTime()
    {
        app::Engine engine;
        test::openStation(engine, m_province + QStringLiteral("/station"));
        const auto truth = app::readTruth(QDir(m_province));
        QTRY_VERIFY(engine.now() - truth->now < std::chrono::minutes(2));
        engine.startShift({"An", core::CheckpointCode("CK-01")});
        std::set<core::VerdictKind> kinds;
        connect(&engine, &app::Engine::examined, this, [&](const app::Examined &examined) {
            if (examined.answer.seq)
                kinds.insert(examined.answer.verdict.kind);
        });
        engine.useSource(scanner::openFilm(m_province + QStringLiteral("/film"), 10, scanner::AtEnd::Stop));
        QVERIFY(QTest::qWaitFor([&] { return kinds.size() == 3; }, patience));
    }

    void everyFrameGivesTheVerdictOfTheTruth() { QCOMPARE(app::runHeadlessDemo(m_province), 0); }

    void aDamagedTruthIsNone()
    {
        QVERIFY(!app::readTruth(QDir(m_folder.filePath(QStringLiteral("nowhere")))));
        QFile file(m_folder.filePath(QStringLiteral("truth.json")));
        for (const auto *content : {"", "[]", "{\"now\":5}", "{\"now\":\"yesterday\",\"passes\":[]}"}) {
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) >= 0);
            file.close();
            QVERIFY(!app::readTruth(QDir(m_folder.path())));
        }
    }
};

QTEST_MAIN(DemonstrationTest)
#include "demonstration_test.moc"
