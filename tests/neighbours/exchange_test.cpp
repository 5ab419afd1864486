// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/publisher_world.h"

#include "connection_life.h"
#include "sync/sync.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

using namespace th;
using namespace th::test;

namespace {

const core::Instant nextDay = noon + 23h;

/// Two stations at one checkpoint. `station` (of World) has an uplink to the tree and keeps it for `other`, which has
/// none.
struct Checkpoint : PublisherWorld {
    using Change = std::function<void(neighbours::ServerOptions &)>;
    explicit Checkpoint(const Change &change = {})
        : other(*store::Station::create(fs::path(folder.path().toStdString()) / "other", "other", false)),
          kept(fs::path(folder.path().toStdString()) / "kept"), server(start(change))
    {
        if (!sync::trustRoot(other, root))
            qFatal("the root was not trusted");
        one.issue("AA", 1, {11, 12, 13});
        std::vector<std::uint16_t> many; // so that a snapshot is dearer than two deltas
        for (std::uint32_t i = 0; i < 2000; ++i)
            many.push_back(static_cast<std::uint16_t>(1 + i * 31));
        two.issue("BB", 1, std::move(many));
        publishOrDie(noon - 5h);
    }
    void publishOrDie(core::Instant now)
    {
        if (!publish(now))
            qFatal("not published");
    }
    neighbours::TreeServer start(const Change &change) const
    {
        neighbours::ServerOptions options;
        options.tree = kept;
        options.address = "127.0.0.1";
        options.patience = std::chrono::seconds(2);
        options.connections = 2;
        options.burst = 500;
        if (change)
            change(options);
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
    /// `other` has state 1; the neighbour has it all to state 3, but for the segments whose names begin so.
    void leaveTwoStatesBehindWithout(const std::vector<std::string> &names)
    {
        if (!uplink() || !askNeighbour())
            qFatal("not begun");
        one.revoke("AA", {2});
        publishOrDie(nextDay - 2h); // snapshots of its own: 1-2 stays listed as the way there
        one.revoke("AA", {3});
        publishOrDie(nextDay - 1h);
        if (!uplink(nextDay))
            qFatal("not brought");
        for (const std::string &name : names)
            if (!fs::remove(segment(name)))
                qFatal("there was no %s", name.c_str());
    }
    /// The kept segment whose name begins so.
    [[nodiscard]] fs::path segment(const std::string &name) const
    {
        for (const auto &file : fs::directory_iterator(kept / "targets" / "status"))
            if (file.path().filename().string().find("." + name) != std::string::npos)
                return file.path();
        return {};
    }
    [[nodiscard]] std::size_t sizeOf(const std::string &name) const { return fs::file_size(segment(name)); }
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

/// Somebody at an address of this machine's with a connection that stays.
struct Guest {
    explicit Guest(std::uint16_t port, const char *from = "127.0.0.1")
    {
        if (!socket.bind(QHostAddress(QLatin1String(from))))
            qFatal("no address %s", from);
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        if (!socket.waitForConnected(5000))
            qFatal("not connected");
    }
    /// The head that answers it; nothing is there to be had.
    QByteArray ask()
    {
        socket.write("GET /metadata/nothing.json HTTP/1.1\r\nHost: a\r\n\r\n");
        QByteArray answer;
        while (!answer.endsWith("\r\n\r\n") && socket.waitForReadyRead(5000))
            answer += socket.readAll();
        return answer;
    }
    bool isSentAway() { return socket.state() != QAbstractSocket::ConnectedState || socket.waitForDisconnected(5000); }

    QTcpSocket socket;
};

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
        world.leaveTwoStatesBehindWithout({"delta-1-3"});
        const auto done = world.askNeighbour(nextDay);
        EXPECT_TAKEN(done);
        QCOMPARE(world.status(world.other, "AA"), std::string("yyRyR.."));
        QCOMPARE(done->segments, std::size_t(2)); // 1-2 and 2-3
        QCOMPARE(done->bytes, world.sizeOf("delta-1-2") + world.sizeOf("delta-2-3"));
    }

    void whereNoDeltaIsLeftItIsTheSnapshot()
    {
        Checkpoint world;
        world.leaveTwoStatesBehindWithout({"delta-1-3", "delta-1-2"});
        const auto done = world.askNeighbour(nextDay);
        EXPECT_TAKEN(done);
        QCOMPARE(world.status(world.other, "AA"), std::string("yyRyR.."));
        QCOMPARE(done->bytes, world.sizeOf("full-2-") + world.sizeOf("delta-2-3"));
    }

    void whereNoWayIsLeftNothingChanges()
    {
        Checkpoint world;
        world.leaveTwoStatesBehindWithout({"delta-1-3", "delta-2-3"});
        const auto refused = world.askNeighbour(nextDay);
        EXPECT_FAULT(refused, ImportFault::NotServed);
        QVERIFY(refused.error().missing);
        QCOMPARE(world.status(world.other, "AA"), std::string("yyy.."));
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
        // What stops nothing comes last: with it the rest is taken.
        std::vector<fs::directory_entry> files(fs::recursive_directory_iterator(world.kept), {});
        const auto stops = [](const fs::directory_entry &file) {
            const std::string name = file.path().filename().string();
            return name.find("publisher.cbor") == std::string::npos && !name.ends_with(".sgt");
        };
        std::ranges::stable_partition(files, stops);
        for (const auto &file : files) {
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
            fs::remove_all(fs::path(world.folder.path().toStdString()) / "parts"); // or it need not ask again
            const auto refused = world.askNeighbour();
            QVERIFY2(!refused.ok() || !stops(file), file.path().c_str());
            QVERIFY(!world.other.dataAsOf() || !stops(file));
            if (refused && file.path().string().ends_with(".sgt")) // advice, and not believed either
                QCOMPARE(sync::name(refused->sightings), sync::name(sync::SightingsTaken::Failed));
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

    /// "::" is both kinds; a machine without IPv6 still serves IPv4.
    void bothKindsOfAddressAreServed()
    {
        Checkpoint world([](neighbours::ServerOptions &options) { options.address = "::"; });
        EXPECT_TAKEN(world.uplink());
        EXPECT_TAKEN(world.askNeighbour());
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHostIPv6, world.server.port());
        if (!socket.waitForConnected(5000))
            QSKIP("no IPv6 here");
        sync::SyncSource source;
        source.from = "http://[::1]:" + std::to_string(world.server.port());
        source.partials = fs::path(world.folder.path().toStdString()) / "parts";
        const auto again = sync::syncOnce(world.other, source, noon, {});
        EXPECT_TAKEN(again);
        QVERIFY(again->unchanged);
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
        Checkpoint world([](neighbours::ServerOptions &options) {
            options.requestsPerSecond = 1e-6;
            options.burst = 3;
        });
        Guest guest(world.server.port());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(statusOf(guest.ask()), 404);
        const QByteArray last = guest.ask();
        QCOMPARE(statusOf(last), 429);
        QVERIFY(last.contains("Connection: close"));
        QVERIFY(guest.isSentAway());
        QCOMPARE(statusOf(Guest(world.server.port(), "127.0.0.2").ask()), 404); // others are not to blame
    }

    void aConnectionHasSoManyRequests()
    {
        Checkpoint world([](neighbours::ServerOptions &options) { options.requests = 3; });
        Guest guest(world.server.port());
        for (int i = 0; i < 2; ++i)
            QVERIFY(!guest.ask().contains("Connection: close"));
        QVERIFY(guest.ask().contains("Connection: close"));
        QVERIFY(guest.isSentAway());
        EXPECT_TAKEN(world.uplink());
        EXPECT_TAKEN(world.askNeighbour()); // it needs more than three, and comes again
    }

    void oneAddressDoesNotTakeTheRoomOfAll()
    {
        Checkpoint world([](neighbours::ServerOptions &options) {
            options.connections = 3;
            options.patience = options.idle = std::chrono::seconds(600); // nobody gives way here
        });
        EXPECT_TAKEN(world.uplink());
        Guest first(world.server.port(), "127.0.0.2"), second(world.server.port(), "127.0.0.2");
        QCOMPARE(statusOf(first.ask()), 404);
        QCOMPARE(statusOf(second.ask()), 404);
        for (int i = 0; i < 6; ++i)
            QVERIFY(Guest(world.server.port(), "127.0.0.2").isSentAway());
        EXPECT_TAKEN(world.askNeighbour());
        QCOMPARE(statusOf(first.ask()), 404);
    }

    void connectionsThatSayNothingGiveWay()
    {
        Checkpoint world;
        EXPECT_TAKEN(world.uplink());
        std::vector<std::unique_ptr<Guest>> idle;
        for (const char *from : {"127.0.0.2", "127.0.0.3", "127.0.0.4"}) // three times as many as there is room for
            for (int i = 0; i < 2; ++i)
                idle.push_back(std::make_unique<Guest>(world.server.port(), from));
        EXPECT_TAKEN(world.askNeighbour());
    }

    void whoTakesNothingOrDropByDropGivesWay()
    {
        const neighbours::ServerOptions options;
        const neighbours::ConnectionLife::Clock::time_point now{};
        neighbours::ConnectionLife idle(options);
        QVERIFY(idle.waitsUntil(now) == now + 20s);
        for (int i = 0; i < 3; ++i) { // a request now and then
            QVERIFY(idle.goesOn());
            idle.hasWaited(19s);
        }
        QVERIFY(idle.waitsUntil(now) == now + 3s);
        idle.hasWaited(3s);
        QVERIFY(!idle.goesOn());

        neighbours::ConnectionLife slow(options), fast(options);
        QVERIFY(slow.sendsUntil(now) == now + 20s);
        for (int i = 0; i < 4; ++i) { // a piece each five seconds, of which two are earned
            QVERIFY(slow.sendsUntil(now) > now);
            slow.hasSent(64 * 1024, 5s);
        }
        QVERIFY(slow.sendsUntil(now) == now + 8s);
        for (int i = 0; i < 3; ++i)
            slow.hasSent(64 * 1024, 5s);
        QVERIFY(slow.sendsUntil(now) <= now);
        for (int i = 0; i < 1000; ++i) // at the slowest speed that is borne, for ever
            fast.hasSent(64 * 1024, 2s);
        QVERIFY(fast.sendsUntil(now) == now + 20s);
    }

    void whoDoesNotTakeAFileInTimeIsLeft()
    {
        Checkpoint world([](neighbours::ServerOptions &options) {
            options.patience = std::chrono::seconds(1);
            options.slowest = 1e12; // a second for all of it
        });
        constexpr qint64 size = 60 << 20; // more than the system's buffers hold
        fs::create_directories(world.kept / "targets");
        std::ofstream(world.kept / "targets" / "large") << "x";
        fs::resize_file(world.kept / "targets" / "large", size);
        Guest guest(world.server.port());
        guest.socket.setReadBufferSize(64 << 10);
        guest.socket.write("GET /targets/large HTTP/1.1\r\nHost: a\r\n\r\n");
        qint64 taken = 0;
        QTimer drop; // some of it at each, always sooner than a piece must be taken
        connect(&drop, &QTimer::timeout, this, [&] { taken += guest.socket.read(32 << 10).size(); });
        drop.start(50);
        QTRY_VERIFY_WITH_TIMEOUT(guest.socket.state() == QAbstractSocket::UnconnectedState, 60'000);
        taken += guest.socket.readAll().size();
        QVERIFY(taken > 0 && taken < size);
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
