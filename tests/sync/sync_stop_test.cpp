// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/import_world.h"

#include "sync/loopback_server.h"

#include "sync/sync.h"

#include <thread>

using namespace th;
using namespace th::test;

namespace {

/// A station and a web server that has something for it; patient beyond any test's.
struct Net : World {
    Net()
    {
        repository.segments["BD01A.seg"] = Repository::segment("BD01A", 10, 60'000);
        files = repository.files();
        server.serve(files);
        source.from = server.address();
        source.partials = sync::partialsOf(fs::path(folder.path().toStdString()) / "station");
        source.patience = {
            .connect = std::chrono::hours(1), .stall = std::chrono::hours(1), .slowest = 1, .stop = stop.get_token()};
    }
    const std::string &segment() const
    {
        for (const auto &[path, bytes] : files)
            if (path.ends_with("BD01A.seg"))
                return path;
        qFatal("no segment");
    }

    LoopbackServer server;
    sync::Files files;
    std::stop_source stop;
    sync::SyncSource source;
};

/// A door through which somebody else was first.
struct Overtaken : sync::OwnStation {
    using sync::OwnStation::OwnStation;
    store::Stored<void> apply(const store::Update &) override
    {
        return core::Failure{store::StoreError{store::StoreFault::Busy, "other data meanwhile"}};
    }
};

} // namespace

class SyncStopTest : public QObject {
    Q_OBJECT
private slots:
    /// Would stand for an hour if it could not be told to end. How long it took is printed.
    void aTransferThatStandsStillEndsWhenItIsTold()
    {
        Net net;
        std::chrono::steady_clock::time_point told;
        const core::Bytes &bytes = net.files[net.segment()];
        net.server.setRule([&](const HttpRequest &request) -> std::optional<HttpReply> {
            if (request.path != net.segment())
                return {};
            return HttpReply{"200 OK", "", QByteArray(reinterpret_cast<const char *>(bytes.data()), 5000),
                             HttpReply::End::Stall};
        });
        std::jthread ending;
        const auto done = sync::syncOnce(net.station, net.source, noon, [&](const sync::SyncProgress &progress) {
            if (progress.file == net.segment() && progress.fileDone == 5000)
                ending = std::jthread([&] {
                    told = std::chrono::steady_clock::now();
                    net.stop.request_stop();
                });
        });
        const auto ended = std::chrono::steady_clock::now();
        ending.join();
        qInfo("ended %.0f ms after it was told", std::chrono::duration<double, std::milli>(ended - told).count());
        QVERIFY(!done.ok());
        QCOMPARE(done.error().fault, ImportFault::Unreachable);
        (void)net.server.seen();
        net.server.setRule({});
        net.source.patience.stop = {};
        QVERIFY(sync::syncOnce(net.station, net.source, noon, {}).ok());
        QCOMPARE(net.server.seen().sent[net.segment()], bytes.size() - 5000); // what had come was kept
    }

    /// The first file of all, of which nothing is kept: the same.
    void metadataThatStandsStillEndsWhenItIsTold()
    {
        Net net;
        net.server.setRule([&](const HttpRequest &request) -> std::optional<HttpReply> {
            if (!request.path.ends_with("timestamp.json"))
                return {};
            return HttpReply{"200 OK", "", "{", HttpReply::End::Stall};
        });
        std::jthread ending([&] {
            while (net.server.seen().requests.empty()) // each look waits for the server's thread
                std::this_thread::yield();
            net.stop.request_stop();
        });
        const auto done = sync::syncOnce(net.station, net.source, noon, {});
        QVERIFY(!done.ok());
        QCOMPARE(done.error().fault, ImportFault::Unreachable);
    }

    void nothingIsBegunOnceItIsToldToEnd()
    {
        Net net;
        net.stop.request_stop();
        QVERIFY(!sync::syncOnce(net.station, net.source, noon, {}).ok());
        QVERIFY(net.server.seen().requests.empty());
        net.source.from = net.write(net.files).string();
        QVERIFY(!sync::syncOnce(net.station, net.source, noon, {}).ok());
        QVERIFY(!net.station.dataAsOf());
    }

    void howMuchIsHereIsToldUpToTheLastByte()
    {
        for (const bool folder : {false, true}) {
            Net net;
            if (folder)
                net.source.from = net.write(net.files).string();
            sync::SyncProgress last;
            std::uint64_t before = 0;
            const auto done = sync::syncOnce(net.station, net.source, noon, [&](const sync::SyncProgress &progress) {
                before = std::max(before, progress.statusDone);
                last = progress;
            });
            QVERIFY2(done.ok(), qPrintable(why(done)));
            QCOMPARE(last.plannedStatus, net.files[net.segment()].size());
            QCOMPARE(last.statusDone, last.plannedStatus);
            QCOMPARE(before, last.statusDone); // never beyond it
        }
    }

    void whoeverWasFirstIsNotOverwritten()
    {
        Net net;
        Overtaken door(net.station);
        const auto done = sync::syncOnce(door, net.source, noon, {});
        QVERIFY(!done.ok() && done.error().store);
        QCOMPARE(done.error().store->fault, store::StoreFault::Busy);
        QVERIFY(!net.station.dataAsOf());
    }

    void whatNamesASource_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("https") << "https://hub.example/tree" << true;
        QTest::newRow("http with a port") << "http://10.0.0.4:8080" << true;
        QTest::newRow("folder") << "/media/usb/dữ liệu/tree" << true;
        QTest::newRow("relative") << "tree" << false;
        QTest::newRow("nothing") << "" << false;
        QTest::newRow("no host") << "https://" << false;
        QTest::newRow("other scheme") << "ftp://hub.example" << false;
        QTest::newRow("file scheme") << "file:///etc" << false;
        QTest::newRow("space") << "https://hub .example" << false;
        QTest::newRow("control") << "/media/usb\n/x" << false;
        QTest::newRow("long") << QStringLiteral("/").repeated(3000) << false;
    }
    void whatNamesASource()
    {
        QFETCH(QString, text);
        QTEST(sync::isSource(text.toStdString()), "good");
    }
};

QTEST_GUILESS_MAIN(SyncStopTest)
#include "sync_stop_test.moc"
