// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_world.h"
#include "hub/hub_world.h"
#include "opening.h"
#include "sync/import_world.h"

#include "sync/loopback_server.h"

#include "enrol_worker.h"
#include "kept_enrolment.h"

using namespace th;
using namespace th::app;
using namespace std::chrono_literals;

namespace {

/// A hub with a real published tree, and an engine on a machine that has no station.
struct Enrolling {
    Enrolling()
    {
        repository.segments["BD01A.seg"] = test::Repository::segment("BD01A", 9, 3);
        files = repository.files();
        writeTreeTo(hub.file("tree"));
        if (!hub.start())
            qFatal("the hub does not start");
    }
    void writeTreeTo(const QString &place) const
    {
        if (!QDir().mkpath(place) || !sync::writeTree(place.toStdString(), files))
            qFatal("no tree");
    }
    [[nodiscard]] core::EnrolmentCode code()
    {
        core::EnrolmentCode code;
        code.hub = "http://127.0.0.1:" + std::to_string(hub.hub().port());
        code.hubKey = hub.key();
        std::string print = sync::rootFingerprint(repository.root());
        std::erase(print, ' ');
        std::ranges::copy(*core::fromHex(print), code.root.begin());
        const QByteArray token = hub.hub().command({QStringLiteral("token"), QStringLiteral("new")});
        code.token = token.split(' ').front().trimmed().toStdString();
        code.expires = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + 1h;
        return code;
    }
    [[nodiscard]] static QString textOf(const core::EnrolmentCode &code)
    {
        return QString::fromStdString(core::encodeEnrolment(code));
    }
    void approve(const Engine &engine)
    {
        (void)hub.hub().command(
            {QStringLiteral("device"), QStringLiteral("approve"), engine.enrolReport().key.left(16)});
    }
    void enrol(Engine &engine, const core::EnrolmentCode &code) const
    {
        engine.setJudgeAt(test::noon); // what was published then is fresh
        engine.enrol({{code, {}}, QStringLiteral("Chốt 12")}, station);
    }

    QTemporaryDir folder;
    test::Repository repository;
    sync::Files files;
    test::HubWorld hub;
    QString station = folder.filePath(QStringLiteral("data/station"));
};

bool comesTo(Engine &engine, EnrolStage stage)
{
    return QTest::qWaitFor([&] { return engine.enrolReport().stage == stage; }, test::patience);
}

} // namespace

/// A new device gets in without a command line: from the code before its camera to its first data.
class EnrollingTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsScannedIsOfferedAndNothingIsBelievedByThat()
    {
        Enrolling world;
        const auto code = world.code();
        Engine engine;
        engine.readEnrolment(true);
        QSignalSpy offered(&engine, &Engine::enrolmentOffered), refused(&engine, &Engine::enrolmentRefused);
        QVERIFY(test::drawCode(core::encodeEnrolment(code)).save(world.folder.filePath(QStringLiteral("code.png"))));
        engine.submitFiles({QUrl::fromLocalFile(world.folder.filePath(QStringLiteral("code.png")))});
        QVERIFY(offered.wait(test::patience));
        QCOMPARE(offered.front().front().value<EnrolOffer>().code, code);
        QVERIFY(refused.isEmpty());
        QVERIFY(!QFile::exists(world.station));
        QCOMPARE(engine.enrolReport().stage, EnrolStage::None);
    }

    /// Whoever cancels while the station is still being made is not asked again at the next start.
    void whatIsGivenUpWhileItBeginsIsNotKept()
    {
        Enrolling world;
        const auto code = world.code();
        QThread store;
        StationWorker station;
        station.moveToThread(&store);
        store.start();
        EnrolWorker worker;
        worker.serve(&station);
        std::stop_source stop, givenUp;
        QObject::connect(&worker, &EnrolWorker::changed, &worker, [&](const EnrolReport &report) {
            QCOMPARE(report.stage, EnrolStage::Asking);
            givenUp.request_stop();
            stop.request_stop();
            forgetEnrolment(world.station);
        });
        worker.begin(
            {{{code, {}}, QStringLiteral("Chốt 12")}, world.station, {}, stop.get_token(), givenUp.get_token()});
        QMetaObject::invokeMethod( // its timers end in their thread
            &station, [&] { station.close(), station.moveToThread(worker.thread()); }, Qt::BlockingQueuedConnection);
        store.quit();
        store.wait();
        QVERIFY(QFile::exists(world.station));
        QVERIFY(!keptEnrolment(world.station));
    }

    void whatIsNoCodeIsToldByItsKind_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("a poster") << QStringLiteral("https://example.com/menu") << QStringLiteral("not an enrolment");
        QTest::newRow("a pass") << QString::fromStdString(test::SmallProvince::pass(1))
                                << QStringLiteral("travel pass");
        QTest::newRow("an ID card") << QString::fromStdString(
                                           test::cardOf(test::SmallProvince::claims(1), "NGUYEN THI HUONG"))
                                    << QStringLiteral("ID card");
        QTest::newRow("a newer kind") << QStringLiteral("THE2:ABC") << QStringLiteral("newer kind");
        QTest::newRow("cut off") << QStringLiteral("THE1:ABCDEF") << QStringLiteral("cut off");
    }
    void whatIsNoCodeIsToldByItsKind()
    {
        QFETCH(QString, text);
        QFETCH(QString, word);
        Engine engine;
        engine.readEnrolment(true);
        QSignalSpy offered(&engine, &Engine::enrolmentOffered), refused(&engine, &Engine::enrolmentRefused);
        engine.submitText(text, QStringLiteral("gun"));
        QCOMPARE(refused.size(), 1);
        QVERIFY2(refused.front().at(1).toString().contains(word), qPrintable(refused.front().at(1).toString()));
        QVERIFY(offered.isEmpty());
    }

    void approvedItFetchesItsFirstDataAndSendsItsLogThere()
    {
        Enrolling world;
        const auto code = world.code();
        Engine engine;
        world.enrol(engine, code);
        QVERIFY(comesTo(engine, EnrolStage::Waiting));
        QVERIFY(engine.enrolReport().pending && !engine.enrolReport().error);
        QCOMPARE(engine.enrolReport().key.size(), 64);
        QVERIFY(engine.health().open && !engine.health().dataAsOf);
        QVERIFY(!engine.syncReport().configured); // nothing is fetched before it is let in
        world.approve(engine);
        engine.askHubNow();
        QVERIFY(QTest::qWaitFor([&] { return engine.health().dataAsOf.has_value(); }, test::patience));
        QVERIFY(comesTo(engine, EnrolStage::None));
        QVERIFY(engine.syncReport().configured);                               // from its hub, without a setting
        QVERIFY(!QFile::exists(world.station + QStringLiteral("/enrolment"))); // the token is gone
    }

    void whoWaitsGoesOnAfterARestart()
    {
        Enrolling world;
        {
            Engine engine;
            world.enrol(engine, world.code());
            QVERIFY(comesTo(engine, EnrolStage::Waiting));
            world.approve(engine);
        }
        const QFile kept(world.station + QStringLiteral("/enrolment"));
        QVERIFY(kept.exists());
        QVERIFY(!(kept.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        Engine engine;
        engine.setJudgeAt(test::noon);
        engine.openStation(world.station);
        QVERIFY(QTest::qWaitFor([&] { return engine.health().dataAsOf.has_value(); }, test::patience));
        QVERIFY(comesTo(engine, EnrolStage::None));
    }

    void whoIsEndedAsksNoMoreAndMayTakeAnotherCode()
    {
        Enrolling world;
        const auto first = world.code();
        {
            Engine engine;
            world.enrol(engine, first);
            QVERIFY(comesTo(engine, EnrolStage::Waiting));
            engine.endEnrolment();
            QCOMPARE(engine.enrolReport().stage, EnrolStage::None);
        }
        Engine engine;
        test::openStation(engine, world.station);
        QCOMPARE(engine.enrolReport().stage, EnrolStage::None);
        world.enrol(engine, world.code());
        QVERIFY(comesTo(engine, EnrolStage::Waiting));
        QVERIFY(engine.enrolReport().pending);
    }

    void whatWaitingDoesNotMendIsToldAndNothingIsBelieved_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<sync::EnrolFault>("fault");
        QTest::newRow("expired") << QStringLiteral("expired") << sync::EnrolFault::CodeExpired;
        QTest::newRow("another root") << QStringLiteral("root") << sync::EnrolFault::OtherRoot;
        QTest::newRow("an impostor") << QStringLiteral("key") << sync::EnrolFault::OtherHub;
        QTest::newRow("invented") << QStringLiteral("token") << sync::EnrolFault::TokenUnknown;
    }
    void whatWaitingDoesNotMendIsToldAndNothingIsBelieved()
    {
        QFETCH(QString, what);
        QFETCH(sync::EnrolFault, fault);
        Enrolling world;
        auto code = world.code();
        if (what == QLatin1String("expired"))
            code.expires = core::Instant(std::chrono::seconds(1'600'000'000));
        else if (what == QLatin1String("root"))
            code.root.fill(7);
        else if (what == QLatin1String("key"))
            code.hubKey = core::SoftwareKey::generate().publicKey();
        else
            code.token = "invented";
        Engine engine;
        world.enrol(engine, code);
        QVERIFY(comesTo(engine, EnrolStage::Failed));
        QCOMPARE(engine.enrolReport().error->fault, fault);
        QVERIFY(engine.health().hub.isEmpty());
        world.enrol(engine, world.code()); // the right one is still taken
        QVERIFY(comesTo(engine, EnrolStage::Waiting));
        QVERIFY(engine.enrolReport().pending);
    }

    void aHubThatIsNotThereIsAskedAgain()
    {
        Enrolling world;
        const auto code = world.code();
        world.hub.hub().kill();
        Engine engine;
        world.enrol(engine, code);
        QVERIFY(comesTo(engine, EnrolStage::Waiting));
        QCOMPARE(engine.enrolReport().error->fault, sync::EnrolFault::Unreachable);
        QVERIFY(!engine.enrolReport().pending);
        QVERIFY(engine.health().hub.isEmpty());
    }

    void theProgramEndsWhileTheHubSaysNothing()
    {
        test::LoopbackServer server;
        server.setRule([](const test::HttpRequest &) {
            return test::HttpReply{"200 OK", "", QByteArray(1, ' '), test::HttpReply::End::Stall};
        });
        Enrolling world;
        auto code = world.code();
        code.hub = server.address();
        Engine engine;
        world.enrol(engine, code);
        QVERIFY(QTest::qWaitFor([&] { return !server.seen().requests.empty(); }, test::patience));
        QCOMPARE(engine.enrolReport().stage, EnrolStage::Asking);
        // Its end breaks the question off: the test's time is up otherwise.
    }

    void aStickBringsItInWithoutANetwork()
    {
        Enrolling world;
        const auto code = world.code();
        world.hub.hub().kill();
        const QString stick = world.folder.filePath(QStringLiteral("stick"));
        world.writeTreeTo(stick + QStringLiteral("/tree"));
        QFile text(stick + QStringLiteral("/enrolment.txt"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(core::encodeEnrolment(code).c_str());
        text.close();

        Engine engine;
        engine.setJudgeAt(test::noon);
        QSignalSpy offered(&engine, &Engine::enrolmentOffered), imported(&engine, &Engine::importFinished);
        engine.readEnrolment(true);
        engine.readEnrolmentFrom(stick);
        QVERIFY(offered.wait(test::patience));
        const auto offer = offered.front().front().value<EnrolOffer>();
        QCOMPARE(offer.stick, stick);
        engine.enrol({offer, QStringLiteral("Chốt 12")}, world.station);
        QVERIFY(imported.wait(test::patience));
        QVERIFY2(imported.front().front().value<ImportReport>().ok,
                 qPrintable(imported.front().front().value<ImportReport>().detail));
        QCOMPARE(engine.enrolReport().stage, EnrolStage::Requested);
        QVERIFY(engine.health().dataAsOf.has_value());
        QFile request(engine.enrolReport().request);
        QVERIFY(request.open(QIODevice::ReadOnly));
        const auto opened = core::openEnrolmentRequest(request.readAll().toStdString());
        QVERIFY(opened && opened->token == code.token);
        QCOMPARE(QString::fromStdString(core::toHex(opened->device)), engine.enrolReport().key);
    }

    void aStickWithoutACodeIsTold()
    {
        QTemporaryDir empty;
        Engine engine;
        QSignalSpy refused(&engine, &Engine::enrolmentRefused);
        engine.readEnrolment(true);
        engine.readEnrolmentFrom(empty.path());
        QVERIFY(refused.wait(test::patience));
        QVERIFY(refused.front().at(1).toString().contains(QStringLiteral("stick")));
    }
};

QTEST_MAIN(EnrollingTest)
#include "enrolling_test.moc"
