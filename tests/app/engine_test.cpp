// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"
#include "engine_world.h"

#include <unistd.h>

using namespace th;
using namespace th::test;

class EngineTest : public EngineWorld {
    Q_OBJECT

private slots:
    void init() { makeStation(); }
    void cleanup() { m_folder.reset(); }

    void anOpenStationSaysWhatItIs()
    {
        app::Engine engine;
        open(engine, m_station);
        QVERIFY(engine.health().open && !engine.health().fault && !engine.health().readOnly);
        QCOMPARE(engine.health().name, QStringLiteral("Chốt thử"));
        QVERIFY(engine.health().policy && engine.health().directory);
        QVERIFY(engine.health().dataAsOf.has_value());
        QVERIFY(engine.now() - SmallProvince::now() < std::chrono::minutes(2));
    }

    void aCardBeforeItsPassWaitsWithoutAVerdict()
    {
        app::Engine engine;
        openWithShift(engine);
        Listener listener(engine);
        engine.submitText(QString::fromStdString(m_card), QStringLiteral("gun"));
        const auto alone = listener.next();
        QVERIFY(alone.cardAlone && !alone.sound && !alone.answer.seq);
        engine.submitText(QString::fromStdString(m_good), QStringLiteral("gun"));
        QVERIFY(listener.next().withCard);
    }

    void theSameTriggerTwiceIsAnsweredTwiceAndRecordedOnce()
    {
        app::Engine engine;
        openWithShift(engine);
        Listener listener(engine);
        engine.submitText(QString::fromStdString(m_good), QStringLiteral("gun"));
        const auto first = listener.next();
        engine.submitText(QString::fromStdString(m_good), QStringLiteral("gun"));
        const auto second = listener.next();
        QVERIFY(second.repeated && second.sound);
        QCOMPARE(*second.answer.seq, *first.answer.seq);
    }

    void aTypedPlateIsJudgedWithThePassOnDisplay()
    {
        app::Engine engine;
        openWithShift(engine);
        Listener listener(engine);
        engine.submitText(QString::fromStdString(m_good), QStringLiteral("gun"));
        QCOMPARE(listener.next().answer.verdict.kind, VerdictKind::Admit);
        engine.setPlate(QStringLiteral("30F-999.99"));
        const auto wrong = listener.next();
        QVERIFY(reasonsOf(wrong).contains(QStringLiteral("vehicle_not_on_pass")));
        engine.setPlate(QStringLiteral("29a-123.45"));
        QCOMPARE(listener.next().answer.verdict.kind, VerdictKind::Admit);
    }

    void aPictureFileIsExamined()
    {
        const auto picture = m_folder->filePath(QStringLiteral("ảnh chụp.png"));
        writeFrame(picture, {m_revoked});
        app::Engine engine;
        openWithShift(engine);
        Listener listener(engine);
        engine.submitFiles({QUrl::fromLocalFile(picture)});
        const auto answer = listener.next();
        QCOMPARE(answer.answer.verdict.kind, VerdictKind::Refuse);
        QCOMPARE(answer.source, QStringLiteral("file"));
    }

    void filesWithoutACodeAreExplained_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("missing") << QStringLiteral("nowhere.png");
        QTest::newRow("text") << QStringLiteral("note.txt");
        QTest::newRow("no code") << QStringLiteral("empty.png");
    }
    void filesWithoutACodeAreExplained()
    {
        QFETCH(QString, name);
        QFile note(m_folder->filePath(QStringLiteral("note.txt")));
        QVERIFY(note.open(QIODevice::WriteOnly) && note.write("no picture") > 0);
        note.close();
        writeFrame(m_folder->filePath(QStringLiteral("empty.png")), {});
        app::Engine engine;
        openWithShift(engine);
        QSignalSpy failed(&engine, &app::Engine::fileFailed);
        engine.submitFiles({QUrl::fromLocalFile(m_folder->filePath(name))});
        QVERIFY(failed.wait(patience));
        QVERIFY(!failed.front().at(0).toString().isEmpty() && !failed.front().at(1).toString().isEmpty());
    }

    void ofSeveralFilesEachIsReadAndWhatCouldNotBeIsNamed()
    {
        const auto at = [&](const char *name) { return m_folder->filePath(QString::fromUtf8(name)); };
        writeFrame(at("một.png"), {m_revoked});
        writeFrame(at("trống.png"), {});
        writeFrame(at("ba.png"), {m_good});
        app::Engine engine;
        openWithShift(engine);
        Listener listener(engine);
        QSignalSpy failed(&engine, &app::Engine::fileFailed);
        engine.submitFiles({QUrl::fromLocalFile(at("một.png")), QUrl::fromLocalFile(at("trống.png")),
                            QUrl::fromLocalFile(at("ba.png"))});
        QCOMPARE(listener.next().answer.verdict.kind, VerdictKind::Refuse);
        QCOMPARE(listener.next().answer.verdict.kind, VerdictKind::Admit);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        const auto sentence = failed.front().front().toString();
        QVERIFY(sentence.contains(QStringLiteral("trống.png")) && !sentence.contains(QStringLiteral("ba.png")));
    }

    void aLookUpIsJudgedAndRecordedAsOne()
    {
        app::Engine engine;
        openWithShift(engine);
        QSignalSpy found(&engine, &app::Engine::lookedUp);
        engine.lookUp(QStringLiteral("BD01A-1")); // registered, not revoked
        QVERIFY(found.wait(patience));
        const auto good = found.takeFirst().front().value<app::LookUp>();
        QCOMPARE(good.verdict.kind, VerdictKind::CannotTell); // a number proves no paper
        QVERIFY(good.seq.has_value());
        engine.lookUp(QStringLiteral("BD01A-2"));
        QVERIFY(found.wait(patience));
        const auto revoked = found.takeFirst().front().value<app::LookUp>();
        QCOMPARE(revoked.verdict.kind, VerdictKind::Refuse);
        engine.endShift();
        const auto station = store::Station::open(m_station.toStdString(), store::Access::Read);
        QVERIFY(station.ok());
        const auto rows = station->lastRows(10);
        QCOMPARE(rows->size(), std::size_t(2));
        QCOMPARE(rows->front().source, std::string("number"));
        QCOMPARE(rows->front().number, std::string("BD01A-000002"));
        QCOMPARE(rows->front().officer, std::string("An"));
        QCOMPARE(rows->front().checkpoint, std::string("CK-01"));
    }

    void aLookUpOutsideAShiftIsRefusedInWords()
    {
        app::Engine engine;
        open(engine, m_station);
        QSignalSpy failed(&engine, &app::Engine::lookUpFailed);
        engine.lookUp(QStringLiteral("BD01A-1"));
        QCOMPARE(failed.size(), 1);
    }

    void aNumberIsLookedUp()
    {
        app::Engine engine;
        openWithShift(engine);
        Listener listener(engine);
        engine.submitText(QString::fromStdString(m_revoked), QStringLiteral("gun"));
        (void)listener.next();
        QSignalSpy found(&engine, &app::Engine::lookedUp), failed(&engine, &app::Engine::lookUpFailed);
        engine.lookUp(QStringLiteral("bd01a 2"));
        QVERIFY(found.wait(patience));
        const auto result = found.front().front().value<app::LookUp>();
        const auto *status = std::get_if<core::SeriesStatus>(&result.status);
        QVERIFY(status && status->revoked);
        QCOMPARE(result.history.size(), std::size_t(1));
        engine.lookUp(QStringLiteral("what"));
        QCOMPARE(failed.size(), 1);
    }

    void settingsOfAShiftComeBack()
    {
        {
            app::Engine engine;
            openWithShift(engine);
            engine.saveSetting(QLatin1String(app::settings::language), QStringLiteral("en"));
        }
        app::Engine engine;
        QSignalSpy loaded(&engine, &app::Engine::settingsLoaded);
        open(engine, m_station);
        QTRY_COMPARE_WITH_TIMEOUT(loaded.size(), 1, patience);
        const auto values = loaded.front().front().toMap();
        QCOMPARE(values.value(QLatin1String(app::settings::officer)).toString(), QStringLiteral("An"));
        QCOMPARE(values.value(QLatin1String(app::settings::checkpoint)).toString(), QStringLiteral("CK-01"));
        QCOMPARE(values.value(QLatin1String(app::settings::language)).toString(), QStringLiteral("en"));
    }

    void theEndLosesNothingThatWasAskedBefore()
    {
        {
            app::Engine engine;
            openWithShift(engine);
            for (int i = 0; i < 20; ++i)
                engine.submitText(QStringLiteral("https://example.org/%1").arg(i), QStringLiteral("gun"));
        }
        const auto station = store::Station::open(m_station.toStdString(), store::Access::Read);
        QVERIFY(station.ok());
        QCOMPARE(station->lastRows(100)->size(), std::size_t(20));
        QVERIFY(station->verifyLog()->provenUntil > 0); // and a checkpoint was signed over them
    }

    void theSecondEngineOfAStationIsToldItIsTaken()
    {
        app::Engine first, second;
        openWithShift(first);
        open(second, m_station);
        QVERIFY(!second.health().open);
        QCOMPARE(second.health().fault->fault, store::StoreFault::Busy);
        Listener listener(first); // and the first goes on
        first.submitText(QString::fromStdString(m_good), QStringLiteral("gun"));
        QVERIFY(listener.next().answer.seq.has_value());
    }

    /// Who examines, and where, belongs to every verdict: an area cannot be judged at no place.
    void outsideAShiftNothingIsExamined()
    {
        app::Engine engine;
        open(engine, m_station);
        Listener listener(engine);
        engine.submitText(QString::fromStdString(m_good), QStringLiteral("gun"));
        engine.startShift({"An", SmallProvince::gate().checkpoint});
        engine.submitText(QString::fromStdString(m_revoked), QStringLiteral("gun"));
        QCOMPARE(listener.next().answer.verdict.kind, VerdictKind::Refuse);
        engine.endShift();
        engine.submitText(QString::fromStdString(m_good), QStringLiteral("gun"));
        engine.startShift({"An", SmallProvince::gate().checkpoint});
        engine.submitText(QString::fromStdString(m_card), QStringLiteral("gun"));
        QVERIFY(listener.next().cardAlone);
    }

    void aFolderWithoutAStationIsSaidToBeNone()
    {
        app::Engine engine;
        open(engine, m_folder->filePath(QStringLiteral("nowhere")));
        QVERIFY(!engine.health().open);
        QCOMPARE(engine.health().fault->fault, store::StoreFault::NotAStation);
        engine.submitText(QString::fromStdString(m_good), QStringLiteral("gun"));
        engine.clearCard();
    }

    void aStationThatCannotBeWrittenJudgesAndSaysNotRecorded()
    {
        const bool root = geteuid() == 0;
        for (const auto &folder : {m_folder->path(), m_station})
            QVERIFY(QFile::setPermissions(folder, QFile::Permissions(0x5055 | 0x0055)));
        for (const auto &file : QDir(m_station).entryInfoList(QDir::Files))
            QVERIFY(QFile::setPermissions(file.filePath(), QFile::Permissions(0x4044)));
        constexpr uid_t nobody = 65534;
        if (root && seteuid(nobody) != 0) // root may write everywhere
            QSKIP("cannot become a user without the right to write");
        {
            app::Engine engine;
            open(engine, m_station);
            QVERIFY(engine.health().open && engine.health().readOnly);
            QCOMPARE(engine.health().fault->fault, store::StoreFault::ReadOnly);
            QSignalSpy lost(&engine, &app::Engine::settingNotKept);
            engine.saveSetting(QLatin1String(app::settings::theme), QStringLiteral("dark"));
            QVERIFY(lost.wait(patience)); // not dropped in silence
            engine.startShift({"An", SmallProvince::gate().checkpoint});
            Listener listener(engine);
            engine.submitText(QString::fromStdString(m_revoked), QStringLiteral("gun"));
            const auto answer = listener.next();
            QCOMPARE(answer.answer.verdict.kind, VerdictKind::Refuse);
            QVERIFY(!answer.answer.seq && answer.answer.notRecorded);
        }
        if (root)
            QCOMPARE(seteuid(0), 0);
        for (const auto &folder : {m_folder->path(), m_station})
            QVERIFY(QFile::setPermissions(folder, QFile::Permissions(0x7077)));
    }

    void withoutACameraTheGunGoesOn()
    {
        if (!scanner::CameraSource::cameras().isEmpty())
            QSKIP("there is a camera here");
        app::Engine engine;
        openWithShift(engine);
        engine.useSource(std::make_unique<scanner::CameraSource>());
        QTRY_COMPARE_WITH_TIMEOUT(engine.source()->state(), scanner::SourceState::NoCamera, patience);
        Listener listener(engine);
        engine.submitText(QString::fromStdString(m_good), QStringLiteral("gun"));
        QCOMPARE(listener.next().answer.verdict.kind, VerdictKind::Admit);
    }

    void aFolderThatIsNoPublicationIsNotTaken()
    {
        app::Engine engine;
        openWithShift(engine);
        QSignalSpy finished(&engine, &app::Engine::importFinished);
        engine.importPublication(m_folder->filePath(QStringLiteral("nowhere")));
        QVERIFY(finished.wait(patience));
        const auto report = finished.front().front().value<app::ImportReport>();
        QVERIFY(!report.ok && !report.vi.isEmpty() && !report.en.isEmpty());
        QCOMPARE(report.asOf, report.before);
        QVERIFY(engine.health().open);
    }
};

QTEST_MAIN(EngineTest)
#include "engine_test.moc"
