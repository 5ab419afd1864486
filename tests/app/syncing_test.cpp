// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "app/engine.h"
#include "app/settings.h"
#include "neighbours/ask.h"
#include "opening.h"
#include "station_worker.h"
#include "sync/import_world.h"
#include "sync/loopback_server.h"

#include <atomic>

using namespace th;
using namespace th::app;
using namespace std::chrono_literals;
using sync::SyncStage;
using sync::SyncWait;

namespace {

constexpr int patience = 60'000;

/// A publisher behind a web server, and a station on disk that trusts it.
struct Hub {
    Hub()
    {
        auto made = store::Station::create(station.toStdString(), "Chốt", false);
        if (!made || !sync::trustRoot(*made, repository.root()))
            qFatal("no station");
        publish(1);
    }
    /// Registers so many passes; the second of them is revoked.
    void publish(std::size_t registered)
    {
        repository.segments["BD01A.seg"] = test::Repository::segment("BD01A", 9 + repository.version, registered);
        files = repository.files();
        server.serve(files);
        ++repository.version;
        repository.issued += 1min;
    }
    [[nodiscard]] std::string segment() const
    {
        for (const auto &[path, bytes] : files)
            if (path.ends_with("BD01A.seg"))
                return path;
        qFatal("no segment");
    }
    /// Sends so much of the segment, and then nothing, without an end.
    void standStillAfter(int bytes)
    {
        server.setRule([bytes, path = segment(),
                        whole = files[segment()]](const test::HttpRequest &request) -> std::optional<test::HttpReply> {
            if (request.path != path)
                return {};
            return test::HttpReply{"200 OK", "", QByteArray(reinterpret_cast<const char *>(whole.data()), bytes),
                                   test::HttpReply::End::Stall};
        });
    }
    [[nodiscard]] QString folderOfTree()
    {
        const QString tree = folder.filePath(QStringLiteral("tree%1").arg(repository.version));
        if (!QDir().mkpath(tree) || !sync::writeTree(tree.toStdString(), files))
            qFatal("no tree");
        return tree;
    }
    [[nodiscard]] QString address() const { return QString::fromStdString(server.address()); }

    QTemporaryDir folder;
    test::Repository repository;
    test::LoopbackServer server;
    sync::Files files;
    QString station = folder.filePath(QStringLiteral("station"));
};

void open(Engine &engine, const Hub &hub)
{
    engine.setJudgeAt(test::noon);
    test::openStation(engine, hub.station);
}

bool comesTo(Engine &engine, const std::function<bool(const SyncReport &)> &there)
{
    if (QTest::qWaitFor([&] { return there(engine.syncReport()); }, patience))
        return true;
    const SyncReport &report = engine.syncReport();
    qWarning("instead: %s, %s, %u failures in a row, tried: %d; %s", name(report.state.stage), name(report.state.why),
             report.state.failures, report.tried.has_value(),
             report.error ? sync::sentence(*report.error, core::Language::English).c_str() : "");
    return false;
}

bool comesToWaitFor(Engine &engine, SyncWait why)
{
    return comesTo(engine, [why](const SyncReport &report) {
        return report.tried && report.state.stage == SyncStage::Waiting && report.state.why == why;
    });
}

std::optional<LookUp> lookUp(Engine &engine, const char *number)
{
    QSignalSpy found(&engine, &Engine::lookedUp);
    engine.lookUp(QString::fromLatin1(number));
    if (!found.wait(patience))
        return {};
    return found.front().front().value<LookUp>();
}

bool revoked(const std::optional<LookUp> &found)
{
    const auto *status = found ? std::get_if<core::SeriesStatus>(&found->status) : nullptr;
    return status && status->revoked;
}

} // namespace

/// A station that keeps itself up to date beside its work.
class SyncingTest : public QObject {
    Q_OBJECT
private slots:
    void aStationWithoutASourceAsksNobody()
    {
        Hub hub;
        Engine engine;
        open(engine, hub);
        engine.syncNow();
        QVERIFY(!engine.syncReport().configured && !engine.syncReport().working());
        QVERIFY(hub.server.seen().requests.empty());
    }

    void newDataIsFetchedAndUsedByTheNextAnswer()
    {
        Hub hub;
        Engine engine;
        open(engine, hub);
        engine.startShift({"An", core::CheckpointCode("CK-07")});
        engine.setSync({{hub.address()}, SyncMode::Auto});
        QVERIFY(comesToWaitFor(engine, SyncWait::UpToDate));
        QVERIFY(engine.health().directory && engine.health().dataAsOf);
        QVERIFY(!revoked(lookUp(engine, "BD01A-000002")));
        const auto before = engine.health().dataAsOf;
        hub.publish(3);
        engine.syncNow();
        QVERIFY(QTest::qWaitFor([&] { return engine.health().dataAsOf != before; }, patience));
        QVERIFY(revoked(lookUp(engine, "BD01A-000002")));
    }

    void theStationAnswersWhileATransferStandsStill()
    {
        Hub hub;
        hub.publish(60'000);
        hub.standStillAfter(5000);
        Engine engine;
        open(engine, hub);
        engine.startShift({"An", core::CheckpointCode("CK-07")});
        engine.setSync({{hub.address()}, SyncMode::Auto});
        QVERIFY(comesTo(engine, [](const SyncReport &report) {
            return report.state.stage == SyncStage::Fetching && report.state.progress.statusDone > 0;
        }));
        QVERIFY(engine.syncReport().state.progress.plannedStatus > 5000);
        const auto answer = lookUp(engine, "BD01A-000002");
        QVERIFY(answer && answer->seq); // and its record is on disk
        QCOMPARE(engine.syncReport().state.stage, SyncStage::Fetching);
    }

    /// Leaves while a transfer stands still that would be waited for; the next opening goes on where it ended.
    void leavingDuringATransferKeepsWhatCame()
    {
        Hub hub;
        hub.publish(60'000);
        hub.standStillAfter(5000);
        {
            Engine engine;
            open(engine, hub);
            engine.setSync({{hub.address()}, SyncMode::Slow});
            QVERIFY(comesTo(engine, [](const SyncReport &r) { return r.state.progress.statusDone > 0; }));
        }
        hub.server.setRule({});
        (void)hub.server.seen();
        Engine engine;
        open(engine, hub);
        engine.setSync({{hub.address()}, SyncMode::Auto});
        QVERIFY(comesToWaitFor(engine, SyncWait::UpToDate));
        const auto whole = hub.files[hub.segment()].size(), again = hub.server.seen().sent[hub.segment()];
        QVERIFY(again < whole && again >= whole - 5000);
    }

    void aLinkThatIsCutIsSaidAndTheTransferResumes()
    {
        Hub hub;
        hub.publish(60'000);
        hub.server.cutAfter(20'000);
        Engine engine;
        open(engine, hub);
        engine.setSync({{hub.address()}, SyncMode::Auto});
        QVERIFY(comesToWaitFor(engine, SyncWait::Unreachable));
        QVERIFY(engine.syncReport().error && engine.syncReport().state.until);
        QVERIFY(!engine.health().dataAsOf);
        hub.server.cutAfter({});
        engine.syncNow();
        QVERIFY(comesToWaitFor(engine, SyncWait::UpToDate));
        QVERIFY(!engine.syncReport().error);
        QCOMPARE(hub.server.seen().sent[hub.segment()], hub.files[hub.segment()].size());
    }

    void whyNothingCameIsTold_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<SyncWait>("why");
        QTest::newRow("sign-in page") << QByteArray("<html>Wi-Fi</html>") << SyncWait::CaptivePortal;
        QTest::newRow("forged") << QByteArray("{}") << SyncWait::Refused;
        QTest::newRow("nothing") << QByteArray() << SyncWait::NothingThere;
    }
    void whyNothingCameIsTold()
    {
        QFETCH(QByteArray, body);
        QFETCH(SyncWait, why);
        Hub hub;
        hub.server.setRule([body](const test::HttpRequest &) {
            return body.isEmpty() ? test::HttpReply{"404 Not Found", "", ""} : test::HttpReply{"200 OK", "", body};
        });
        Engine engine;
        open(engine, hub);
        engine.setSync({{hub.address()}, SyncMode::Auto});
        QVERIFY(comesToWaitFor(engine, why));
        QVERIFY(engine.syncReport().error);
        QVERIFY(!engine.health().dataAsOf);
    }

    void aClockFromThePastIsToldAndSoonTriedAgainOnceItIsRight()
    {
        Hub hub;
        Engine engine;
        open(engine, hub);
        engine.setJudgeAt(core::Instant{});
        engine.setSync({{hub.address()}, SyncMode::Auto});
        QVERIFY(comesToWaitFor(engine, SyncWait::ClockSuspect));
        engine.setJudgeAt(test::noon);
        QVERIFY(comesToWaitFor(engine, SyncWait::UpToDate));
    }

    void theNextSourceIsAskedWhereTheFirstFails()
    {
        Hub hub;
        hub.server.setRule([](const test::HttpRequest &) { return test::HttpReply{"500 Oops", "", ""}; });
        Engine engine;
        open(engine, hub);
        const QString tree = hub.folderOfTree();
        engine.setSync({{hub.address(), hub.folder.filePath(QStringLiteral("no stick")), tree}, SyncMode::Auto});
        QVERIFY(comesToWaitFor(engine, SyncWait::UpToDate));
        QCOMPARE(engine.syncReport().source, tree);
        QVERIFY(engine.health().dataAsOf);
    }

    /// A hub out of reach, a neighbour that is not, and one that says what it likes.
    void whereThereIsNoWayToTheHubTheNeighboursAreAsked()
    {
        Hub hub;
        test::LoopbackServer away, hostile;
        away.setRule([](const test::HttpRequest &) { return test::HttpReply{"503 Away", "", ""}; });
        hostile.setRule([](const test::HttpRequest &) { return test::HttpReply{"200 OK", "", "{}"}; });
        Engine engine;
        std::atomic<bool> there = false;
        engine.setNeighbours([&](const std::string &self, auto, const auto &) {
            return self.empty() || !there
                       ? neighbours::Found(std::vector<neighbours::Neighbour>())
                       : std::vector<neighbours::Neighbour>{{"bad", hostile.address()}, {"good", hub.server.address()}};
        });
        open(engine, hub);
        engine.setSync({{QString::fromStdString(away.address())}, SyncMode::Sparing});
        QVERIFY(comesTo(engine, [](const SyncReport &report) {
            return report.neighbours == NeighboursAsked{0, {}} && report.state.why == SyncWait::Unreachable;
        }));
        QVERIFY(!engine.health().dataAsOf);
        there = true;
        engine.syncNow();
        QVERIFY(comesTo(engine, [](const SyncReport &report) {
            return report.neighbours == NeighboursAsked{2, QStringLiteral("good")};
        }));
        QVERIFY(engine.health().dataAsOf);
        QCOMPARE(engine.syncReport().state.why, SyncWait::Unreachable); // it still is
        engine.setSync({{hub.address()}, SyncMode::Auto});
        QVERIFY(comesToWaitFor(engine, SyncWait::UpToDate));
        QVERIFY(!engine.syncReport().neighbours);
    }

    void whatComesIsKeptForNeighboursWhereThatIsWanted()
    {
        Hub hub;
        QVERIFY(store::Station::open(hub.station.toStdString(), store::Access::Write)
                    ->setSetting(neighbours::keepSetting, "on")
                    .ok());
        Engine engine;
        open(engine, hub);
        engine.setSync({{hub.address()}, SyncMode::Auto});
        QVERIFY(comesToWaitFor(engine, SyncWait::UpToDate));
        QVERIFY(QFile::exists(hub.station + QStringLiteral("/kept/metadata/timestamp.json")));
    }

    /// Two stations and one way to the hub: what came to the first comes to the second.
    void aStationThatIsToldToHelpsTheOneBesideIt()
    {
        Hub hub, other;
        Engine first, second;
        std::string name;
        std::uint16_t port = 0;
        first.setNeighbours({}, [&](const std::string &self, const std::filesystem::path &tree) {
            neighbours::ServerOptions options;
            options.tree = tree;
            options.address = "127.0.0.1";
            name = self;
            return core::Result<Helping, core::LocalName>(
                Helping{*neighbours::TreeServer::start(options), std::nullopt, std::nullopt});
        });
        open(first, hub);
        first.setSync({{hub.address()}, SyncMode::Auto});
        QVERIFY(comesToWaitFor(first, SyncWait::UpToDate));
        QVERIFY(!first.syncReport().helped);
        first.saveSetting(QLatin1String(settings::neighbours), QStringLiteral("on"));
        hub.publish(3);
        first.setSync({{hub.address()}, SyncMode::Auto});
        QVERIFY(comesTo(first, [&](const SyncReport &report) {
            port = report.helped ? report.helped->port : 0;
            return port != 0 && QFile::exists(hub.station + QStringLiteral("/kept/metadata/timestamp.json"));
        }));
        QVERIFY(!name.empty());
        test::LoopbackServer away;
        away.setRule([](const test::HttpRequest &) { return test::HttpReply{"503 Away", "", ""}; });
        second.setNeighbours([&](const std::string &, auto, const auto &) {
            return neighbours::Found({{name, "http://127.0.0.1:" + std::to_string(port)}});
        });
        open(second, other);
        second.setSync({{QString::fromStdString(away.address())}, SyncMode::Auto});
        QVERIFY(comesTo(second, [&](const SyncReport &report) {
            return report.neighbours == NeighboursAsked{1, QString::fromStdString(name)};
        }));
        QVERIFY(second.health().dataAsOf);
        first.saveSetting(QLatin1String(settings::neighbours), {});
        first.setSync({{hub.address()}, SyncMode::Auto});
        QVERIFY(comesTo(first, [](const SyncReport &report) { return report.configured && !report.helped; }));
        QVERIFY(!QFile::exists(hub.station + QStringLiteral("/kept")));
    }

    void sparingLeavesWhatCostsMuchUntilAPersonAsks()
    {
        Hub hub;
        Engine engine;
        open(engine, hub);
        engine.setSync({{hub.address()}, SyncMode::Sparing});
        QVERIFY(comesToWaitFor(engine, SyncWait::NeedsSnapshot));
        QVERIFY(!engine.health().dataAsOf);
        engine.syncNow();
        QVERIFY(comesToWaitFor(engine, SyncWait::UpToDate));
    }

    void aSourceGivenOnceIsKept()
    {
        Hub hub;
        const QString tree = hub.folderOfTree();
        for (const bool given : {true, false}) {
            Engine engine;
            if (given)
                engine.setSyncSources({tree});
            QSignalSpy loaded(&engine, &Engine::settingsLoaded);
            open(engine, hub);
            QVERIFY(comesToWaitFor(engine, SyncWait::UpToDate));
            QCOMPARE(loaded.front().front().toMap().value(QLatin1String(settings::syncSources)).toString(), tree);
        }
    }

    void dataFromAStickMeanwhileIsNotOverwritten()
    {
        Hub hub;
        StationWorker worker;
        worker.open(hub.station);
        const auto before = worker.basis();
        QVERIFY(before.ok());
        worker.importPublication(hub.folderOfTree(), test::noon);
        store::Update update;
        update.metadata = before->basis.metadata;
        const auto applied = worker.applySynced(update, before->generation);
        QVERIFY(!applied.ok());
        QCOMPARE(applied.error().fault, store::StoreFault::Busy);
        QVERIFY(worker.basis()->basis.metadata.contains("timestamp"));
        QVERIFY(worker.applySynced({}, worker.basis()->generation).ok());
    }

    void whatTheSettingsKeepIsRead()
    {
        const auto setup = syncSetup(QStringLiteral("https://a.example\n\n  /media/usb/tree \nnonsense\nftp://b\n"),
                                     QStringLiteral("slow"));
        QCOMPARE(setup.sources, (QStringList{QStringLiteral("https://a.example"), QStringLiteral("/media/usb/tree")}));
        QVERIFY(setup.mode == SyncMode::Slow);
        QVERIFY(syncSetup({}, QStringLiteral("nonsense")) == SyncSetup{});
        QCOMPARE(syncSetup(QStringLiteral("/a\n").repeated(100), {}).sources.size(), maxSyncSources);
    }
};

QTEST_GUILESS_MAIN(SyncingTest)
#include "syncing_test.moc"
