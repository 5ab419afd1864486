// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/publisher_world.h"

#include "neighbours/server.h"
#include "sync/sync.h"

#include <QTcpSocket>

using namespace th;
using namespace th::test;

namespace {

/// Two stations at one checkpoint. `station` (of World) has an uplink to the tree and keeps it for `other`, which has
/// none.
struct Checkpoint : PublisherWorld {
    Checkpoint()
        : other(*store::Station::create(fs::path(folder.path().toStdString()) / "other", "other", false)),
          kept(fs::path(folder.path().toStdString()) / "kept"), server(start())
    {
        if (!sync::trustRoot(other, root))
            qFatal("the root was not trusted");
        one.issue("AA", 1, {11, 12, 13});
        publishOrDie(noon - 5h);
    }
    void publishOrDie(core::Instant now)
    {
        if (!publish(now))
            qFatal("not published");
    }
    neighbours::TreeServer start() const
    {
        neighbours::ServerOptions options;
        options.tree = kept;
        options.address = "127.0.0.1";
        options.patience = std::chrono::seconds(2);
        options.connections = 2;
        options.burst = 500;
        auto started = neighbours::TreeServer::start(options);
        if (!started)
            qFatal("%s", started.error().en.c_str());
        return std::move(started).value();
    }
    auto uplink(core::Instant now = noon)
    {
        sync::SyncSource source;
        source.from = tree.string();
        source.kept = kept;
        source.spare = spare;
        return sync::syncOnce(station, source, now, {});
    }
    auto askNeighbour(core::Instant now = noon)
    {
        sync::SyncSource source;
        source.from = address();
        source.partials = fs::path(folder.path().toStdString()) / "parts";
        return sync::syncOnce(other, source, now, {});
    }
    std::string address() const { return "http://127.0.0.1:" + std::to_string(server.port()); }

    store::Station other;
    fs::path kept;
    std::uint64_t spare = 1u << 20;
    neighbours::TreeServer server;
};

/// What a request is answered with, until the server closes; `request` without the end of its head.
QByteArray talk(std::uint16_t port, const QByteArray &request)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(5000))
        return "not connected";
    socket.write(request + "Connection: close\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(5000))
        answer += socket.readAll();
    return answer + socket.readAll();
}

int statusOf(const QByteArray &answer) { return answer.mid(9, 3).toInt(); }

} // namespace

class ExchangeTest : public QObject {
    Q_OBJECT
private slots:
    void aStationWithoutAnUplinkGetsItAllFromItsNeighbour()
    {
        Checkpoint world;
        EXPECT_TAKEN(world.uplink());
        EXPECT_TAKEN(world.askNeighbour());
        QCOMPARE(world.status(world.other, "AA"), std::string("yyy.."));
        world.one.revoke("AA", {2});
        world.publishOrDie(noon - 4h);
        EXPECT_TAKEN(world.uplink());
        const auto second = world.askNeighbour();
        EXPECT_TAKEN(second);
        QVERIFY(!second->unchanged);
        QCOMPARE(world.status(world.other, "AA"), std::string("yyRy.."));
        QCOMPARE(world.other.dataAsOf(), world.station.dataAsOf());
        const auto third = world.askNeighbour();
        EXPECT_TAKEN(third);
        QVERIFY(third->unchanged);
    }

    void whoCameLessOftenIsBroughtForwardByWhatWasFetchedForHim()
    {
        Checkpoint world;
        EXPECT_TAKEN(world.uplink());
        EXPECT_TAKEN(world.askNeighbour());
        for (std::uint32_t serial = 1; serial <= 3; ++serial) { // the uplink looks each time, the neighbour does not
            world.one.revoke("AA", {serial});
            world.publishOrDie(noon - 4h + std::chrono::minutes(serial));
            EXPECT_TAKEN(world.uplink());
        }
        EXPECT_TAKEN(world.askNeighbour());
        QCOMPARE(world.status(world.other, "AA"), std::string("yRyRyR.."));
    }

    void theNextBestWayIsTakenWhereTheShortestIsMissing()
    {
        Checkpoint world;
        EXPECT_TAKEN(world.uplink());
        EXPECT_TAKEN(world.askNeighbour());
        world.one.revoke("AA", {2});
        world.publishOrDie(noon - 4h);
        world.one.revoke("AA", {3});
        world.publishOrDie(noon - 3h);
        EXPECT_TAKEN(world.uplink());
        std::vector<fs::path> ways;
        for (const auto &file : fs::recursive_directory_iterator(world.kept))
            if (file.path().filename().string().find(".delta-1-") != std::string::npos)
                ways.push_back(file.path());
        QVERIFY(!ways.empty());
        for (const fs::path &way : ways) // now only the snapshot and the step after it lead there
            fs::remove(way);
        const auto done = world.askNeighbour();
        if (!done) // not all states are kept: it says so, and nothing has changed
            QCOMPARE(done.error().fault, ImportFault::Unreadable);
        QCOMPARE(world.status(world.other, "AA"), std::string(done ? "yyRyR.." : "yyy.."));
    }

    void aNeighbourWithNothingToSpareStillHelpsWhoIsOneStepBehind()
    {
        Checkpoint world;
        EXPECT_TAKEN(world.uplink());
        EXPECT_TAKEN(world.askNeighbour());
        world.spare = 0;
        world.one.revoke("AA", {1});
        world.publishOrDie(noon - 4h);
        EXPECT_TAKEN(world.uplink());
        EXPECT_TAKEN(world.askNeighbour());
        QCOMPARE(world.status(world.other, "AA"), std::string("yRyy.."));
    }

    void aHostileNeighbourIsNotBelieved()
    {
        Checkpoint world;
        EXPECT_TAKEN(world.uplink());
        for (const auto &file : fs::recursive_directory_iterator(world.kept)) {
            if (!file.is_regular_file() || file.path().filename().string().ends_with("root.json"))
                continue;
            const fs::path aside = world.kept.string() + ".aside";
            fs::copy_file(file.path(), aside, fs::copy_options::overwrite_existing);
            const auto size = std::streamoff(fs::file_size(file.path()));
            std::fstream bent(file.path(), std::ios::in | std::ios::out | std::ios::binary);
            bent.seekg(size / 2);
            const int byte = bent.get();
            bent.seekp(size / 2);
            bent.put(char(byte ^ 1));
            bent.close();
            const bool isSpare = file.path().filename().string().find("publisher.cbor") != std::string::npos;
            fs::remove_all(fs::path(world.folder.path().toStdString()) / "parts"); // or it need not ask again
            const auto refused = world.askNeighbour();
            QVERIFY2(!refused.ok() || isSpare, file.path().c_str());
            QVERIFY(!world.other.dataAsOf() || isSpare);
            fs::rename(aside, file.path());
        }
        EXPECT_TAKEN(world.askNeighbour());
        world.one.revoke("AA", {2});
        const fs::path old = world.kept.string() + ".old";
        fs::copy(world.kept, old, fs::copy_options::recursive);
        world.publishOrDie(noon - 4h);
        EXPECT_TAKEN(world.uplink());
        EXPECT_TAKEN(world.askNeighbour());
        fs::remove_all(world.kept);
        fs::rename(old, world.kept); // it shows again what was
        EXPECT_FAULT(world.askNeighbour(), ImportFault::Rollback);
        QCOMPARE(world.status(world.other, "AA"), std::string("yyRy.."));
    }

    void onlyPublishedFilesAreServed_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::newRow("timestamp") << QByteArray("/metadata/timestamp.json") << 200;
        QTest::newRow("parent") << QByteArray("/metadata/../../station/device.key") << 404;
        QTest::newRow("encoded parent") << QByteArray("/metadata/%2e%2e/device.key") << 404;
        QTest::newRow("another folder") << QByteArray("/secret/file") << 404;
        QTest::newRow("link") << QByteArray("/metadata/link.json") << 404;
        QTest::newRow("folder") << QByteArray("/metadata") << 404;
        QTest::newRow("root") << QByteArray("/") << 404;
        QTest::newRow("empty part") << QByteArray("//metadata//timestamp.json") << 404;
        QTest::newRow("hidden") << QByteArray("/metadata/.hidden") << 404;
    }
    void onlyPublishedFilesAreServed()
    {
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        Checkpoint world;
        EXPECT_TAKEN(world.uplink());
        fs::create_directories(world.kept / "secret");
        std::ofstream(world.kept / "secret" / "file") << "x";
        std::ofstream(world.kept / "metadata" / ".hidden") << "x";
        fs::create_symlink(world.kept / "secret" / "file", world.kept / "metadata" / "link.json");
        const QByteArray host = " HTTP/1.1\r\nHost: a\r\n";
        QCOMPARE(statusOf(talk(world.server.port(), "GET " + target + host)), status);
        QCOMPARE(statusOf(talk(world.server.port(), "POST /metadata/timestamp.json" + host)), 405);
    }

    void theRestOfAFileIsGivenToWhoHasItsBeginning()
    {
        Checkpoint world;
        EXPECT_TAKEN(world.uplink());
        const QByteArray ask = "GET /metadata/timestamp.json HTTP/1.1\r\nHost: a\r\n";
        const QByteArray whole = talk(world.server.port(), ask);
        const QByteArray rest = talk(world.server.port(), ask + "Range: bytes=10-\r\n");
        QCOMPARE(statusOf(rest), 206);
        const auto body = [](const QByteArray &answer) { return answer.mid(answer.indexOf("\r\n\r\n") + 4); };
        QCOMPARE(body(rest), body(whole).mid(10));
        QCOMPARE(statusOf(talk(world.server.port(), ask + "Range: bytes=999999-\r\n")), 416);
        QCOMPARE(statusOf(talk(world.server.port(), ask + "Range: bytes=1-5,7-\r\n")), 200);
        QCOMPARE(statusOf(talk(world.server.port(), ask + "Range: bytes=10-\r\nIf-Range: \"a\"\r\n")), 200);
    }

    void whoAsksWithoutEndIsToldToStop()
    {
        Checkpoint world;
        EXPECT_TAKEN(world.uplink());
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), world.server.port());
        QVERIFY(socket.waitForConnected(5000));
        QByteArray answers;
        for (int i = 0; i < 700 && !answers.contains(" 429 "); ++i) {
            socket.write("HEAD /metadata/timestamp.json HTTP/1.1\r\nHost: a\r\n\r\n");
            QVERIFY(socket.waitForReadyRead(5000));
            answers = socket.readAll();
        }
        QVERIFY(answers.contains(" 429 "));
    }

    void connectionsThatSayNothingGiveWay()
    {
        Checkpoint world;
        EXPECT_TAKEN(world.uplink());
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (int i = 0; i < 6; ++i) { // three times as many as there is room for
            idle.push_back(std::make_unique<QTcpSocket>());
            idle.back()->connectToHost(QStringLiteral("127.0.0.1"), world.server.port());
            QVERIFY(idle.back()->waitForConnected(5000));
        }
        EXPECT_TAKEN(world.askNeighbour());
    }

    void aTakenPortIsSaid()
    {
        Checkpoint world;
        neighbours::ServerOptions options;
        options.address = "127.0.0.1";
        options.port = world.server.port();
        const auto refused = neighbours::TreeServer::start(options);
        QVERIFY(!refused.ok());
        QVERIFY(!refused.error().vi.empty() && !refused.error().en.empty());
    }
};

QTEST_GUILESS_MAIN(ExchangeTest)
#include "exchange_test.moc"
