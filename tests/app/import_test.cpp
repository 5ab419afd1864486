// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine.h"
#include "models/import_model.h"
#include "models/tour_people.h"
#include "opening.h"
#include "publication_finder.h"
#include "sync/import_world.h"

#include <QSignalSpy>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace th;
using namespace th::app;
using namespace std::chrono_literals;

/// New data from a stick, from the finding of it to the words on the screen.
class ImportTest : public QObject {
    Q_OBJECT

    static constexpr int patience = 30'000;
    LanguageSwitch m_language;

    /// A station that trusts the repository, not open, and where it lies.
    static QString closedStation(test::Repository &repository, const QTemporaryDir &folder)
    {
        const auto path = folder.filePath(QStringLiteral("station"));
        auto station = store::Station::create(path.toStdString(), "Chốt", false);
        if (!station || !sync::trustRoot(*station, repository.root()))
            qFatal("no station");
        return path;
    }
    static QString tree(test::Repository &repository, const QTemporaryDir &folder, const char *name)
    {
        const auto path = folder.filePath(QString::fromUtf8(name));
        if (!QDir().mkpath(path) || !sync::writeTree(path.toStdString(), repository.files()))
            qFatal("no tree");
        return path;
    }
    static void open(Engine &engine, const QString &station)
    {
        engine.setJudgeAt(test::noon);
        test::openStation(engine, station);
    }
    static ImportReport import(Engine &engine, const QString &folder)
    {
        QSignalSpy finished(&engine, &Engine::importFinished);
        engine.importPublication(folder);
        if (!finished.wait(patience))
            qFatal("the import did not end");
        return finished.front().front().value<ImportReport>();
    }

private slots:
    void aTreeIsFoundOnAStickAndInAFolderOfIt()
    {
        QTemporaryDir folder;
        test::Repository repository;
        const auto deep = tree(repository, folder, "stick/du liệu/tree");
        QCOMPARE(publicationIn(folder.filePath(QStringLiteral("stick"))), std::optional(deep));
        QCOMPARE(publicationIn(deep), std::optional(deep));
        QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral("empty"))));
        QVERIFY(!publicationIn(folder.filePath(QStringLiteral("empty"))));
        const auto found = findPublications(
            {folder.filePath(QStringLiteral("stick")), deep, folder.filePath(QStringLiteral("nowhere"))});
        QCOMPARE(found.size(), 1);
        QVERIFY(found.front().files > 5 && found.front().bytes > 1000);
    }

    void whatWasTakenInIsTold()
    {
        QTemporaryDir folder;
        test::Repository repository;
        Engine engine;
        open(engine, closedStation(repository, folder));
        const auto report = import(engine, QFileInfo(tree(repository, folder, "stick/tree")).path());
        QVERIFY2(report.ok, qPrintable(report.en));
        QVERIFY(!report.unchanged && !report.before && report.asOf);
        QCOMPARE(report.series, std::size_t(1));
        QCOMPARE(report.registered, std::size_t(3));
        QCOMPARE(report.revoked, std::size_t(1));
        QVERIFY(engine.health().directory != nullptr);
        const auto again = import(engine, folder.filePath(QStringLiteral("stick/tree")));
        QVERIFY(again.ok && again.unchanged);
        QCOMPARE(again.before, report.asOf);
    }

    void afterAFailureTheOldDataStaysInUse()
    {
        QTemporaryDir folder;
        test::Repository repository, stranger;
        Engine engine;
        open(engine, closedStation(repository, folder));
        QVERIFY(import(engine, tree(repository, folder, "good")).ok);
        const auto asOf = engine.health().dataAsOf;
        stranger.useKeys("timestamp", {"someone else's"});
        stranger.version = repository.version + 1;
        const auto report = import(engine, tree(stranger, folder, "bad"));
        QVERIFY(!report.ok && !report.vi.isEmpty() && !report.en.isEmpty() && !report.detail.isEmpty());
        QCOMPARE(report.asOf, asOf);
        QCOMPARE(engine.health().dataAsOf, asOf);
        QVERIFY(engine.health().directory != nullptr);
    }

    /// Found at the opening; said until an import brings it anew.
    void whatIsDamagedIsNamedUntilAnImportMendsIt()
    {
        QTemporaryDir folder;
        test::Repository repository;
        const auto stick = tree(repository, folder, "stick/tree"), path = closedStation(repository, folder);
        {
            auto station = store::Station::open(path.toStdString(), store::Access::Write);
            QVERIFY(sync::importTree(*station, stick.toStdString(), test::noon).ok());
        }
        SQLite::Database((path + QStringLiteral("/station.sqlite")).toStdString(), SQLite::OPEN_READWRITE)
            .exec("DELETE FROM status_series");
        Engine engine;
        open(engine, path);
        QCOMPARE(engine.health().damage, QStringList{QStringLiteral("status/series_list")});
        QVERIFY(import(engine, stick).ok);
        QVERIFY(engine.health().damage.isEmpty());
    }

    void theScreenSaysHowFarAndHowItEnded()
    {
        ImportModel model(m_language);
        model.setReference(people::reference());
        StationHealth health;
        health.dataAsOf = people::now() - 30h;
        model.setHeld(health, people::now());
        QSignalSpy searched(&model, &ImportModel::searchRequested), asked(&model, &ImportModel::importRequested);
        model.open();
        QCOMPARE(searched.count(), 1);
        model.setFound({{QStringLiteral("/media/an/USB-A/tree"), {}, 12, 40'000}});
        QCOMPARE(model.sources()->count(), 1);
        QCOMPARE(model.sources()->value(0, "name").toString(), QStringLiteral("USB-A"));
        model.start(QStringLiteral("/media/an/USB-A/tree"));
        model.start(QStringLiteral("/elsewhere")); // one at a time
        QCOMPARE(asked.count(), 1);
        model.open(); // left and come back to
        QCOMPARE(model.state(), ImportModel::State::Working);
        ImportReport report;
        report.ok = true;
        report.revoked = 3108;
        report.before = people::now() - 30h;
        report.asOf = people::now() - 1h;
        model.finish(report);
        QCOMPARE(model.state(), ImportModel::State::Done);
        QStringList values;
        for (int row = 0; row < model.facts()->count(); ++row)
            values << model.facts()->value(row, "value").toString();
        QVERIFY(values.contains(QStringLiteral("3.108")));
        QVERIFY(values.front().contains(QStringLiteral("1 giờ trước")));
    }

    /// The officer closed the screen and went on checking: the outcome waits for whoever opens it next.
    void howAnImportEndedBehindAClosedScreenIsShownUntilItWasSeen()
    {
        ImportModel model(m_language);
        QSignalSpy searched(&model, &ImportModel::searchRequested);
        model.open();
        model.start(QStringLiteral("/media/an/USB-A/tree"));
        model.close();
        QCOMPARE(model.state(), ImportModel::State::Working);
        ImportReport report;
        report.vi = QStringLiteral("Chữ ký sai.");
        model.finish(report);
        model.open();
        QCOMPARE(model.state(), ImportModel::State::Failed);
        QCOMPARE(model.sentence(), report.vi);
        QCOMPARE(searched.count(), 1);
        model.close();
        model.open();
        QCOMPARE(model.state(), ImportModel::State::Choosing);
        QCOMPARE(searched.count(), 2);
    }

    void aFailureIsToldWithWhatTheStationGoesByNow()
    {
        ImportModel model(m_language);
        model.setReference(people::reference());
        StationHealth health;
        health.dataAsOf = people::now() - 30h;
        model.setHeld(health, people::now());
        model.start(QStringLiteral("/media/an/USB-A/tree"));
        ImportReport report;
        report.vi = QStringLiteral("Chữ ký sai.");
        model.finish(report);
        QCOMPARE(model.state(), ImportModel::State::Failed);
        QCOMPARE(model.sentence(), report.vi);
        QCOMPARE(model.level(), ThemeModel::Level::Bad);
        QVERIFY(model.held().contains(QStringLiteral("vẫn dùng dữ liệu cũ")));
        QVERIFY(model.held().contains(QStringLiteral("30 giờ trước")));
        QVERIFY(!model.held().contains(QStringLiteral("hỏng")));
        health.damage = QStringList{QStringLiteral("document/policy")};
        model.setHeld(health, people::now());
        QVERIFY(model.held().contains(QStringLiteral("hỏng hoặc thiếu")));
    }
};

QTEST_MAIN(ImportTest)
#include "import_test.moc"
