// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "hub_world.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace th;
using namespace th::test;

/// Clients that mean harm, or are merely slow, and the corners of serving files.
class HostileTest : public QObject {
    Q_OBJECT

private slots:
    void who_drips_a_request_is_cut_off_in_time()
    {
        HubWorld world;
        QVERIFY(world.start({QStringLiteral("--head-seconds"), QStringLiteral("0.5")}));
        RawClient silent(world.hub().port()), dripping(world.hub().port());
        QElapsedTimer timer;
        timer.start();
        QVERIFY(dripping.send("GET /v1/hub HT"));
        QVERIFY(dripping.isClosedByPeer());
        QVERIFY(silent.isClosedByPeer());
        QVERIFY2(timer.elapsed() < 8000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(world.client().request("GET", "/metrics").body.contains("thonghanh_hub_timed_out_total 2"));
    }

    void each_byte_that_drips_in_does_not_buy_more_time()
    {
        HubWorld world;
        QVERIFY(world.start({QStringLiteral("--head-seconds"), QStringLiteral("0.5")}));
        RawClient client(world.hub().port());
        QElapsedTimer timer;
        timer.start();
        QVERIFY(client.send("GET /v1/hub HTTP/1.1\r\nX: "));
        while (client.send("a") && !client.hasMoreWithin(20) && timer.elapsed() < 8000)
            ;
        QVERIFY2(timer.elapsed() < 6000, qPrintable(QString::number(timer.elapsed())));
    }

    void a_body_that_never_comes_is_cut_off_in_time()
    {
        HubWorld world;
        QVERIFY(world.start({QStringLiteral("--body-seconds"), QStringLiteral("0.5")}));
        JournalMaker device = world.approved(1);
        device.write(2);
        RawClient client(world.hub().port());
        QVERIFY(client.send(
            "POST /v1/journal HTTP/1.1\r\nContent-Length: 999\r\n" +
            signedHeaders(*device.key, world.key(), "POST", "/v1/journal", device.body(0), millisecondsNow()) +
            "\r\nabc"));
        QVERIFY(client.isClosedByPeer());
        QVERIFY(world.client().request("GET", "/metrics").body.contains("thonghanh_hub_waiting_bytes 0"));
    }

    void bodies_that_are_only_announced_take_room_from_nobody()
    {
        HubWorld world;
        QVERIFY(world.start());
        const JournalMaker evil = world.approved(1);
        JournalMaker good = world.approved(2);
        good.write(20, 0, 5000);
        std::vector<std::unique_ptr<RawClient>> held;
        for (int i = 0; i < 12; ++i) {
            held.push_back(std::make_unique<RawClient>(world.hub().port()));
            QVERIFY(held.back()->send(
                "POST /v1/journal HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4194304\r\n" +
                signedHeaders(*evil.key, world.key(), "POST", "/v1/journal", {}, millisecondsNow()) + "\r\n"));
            QCOMPARE(held.back()->receive().status, i < 2 ? 100 : 429);
        }
        QVERIFY(world.client().request("GET", "/metrics").body.contains("thonghanh_hub_waiting_bytes 0"));
        QCOMPARE(world.upload(good, 0).status, 200);
    }

    void a_large_body_that_stops_is_cut_off_long_before_its_length_would_have_come()
    {
        HubWorld world;
        QVERIFY(world.start({QStringLiteral("--body-seconds"), QStringLiteral("1")}));
        const JournalMaker device = world.approved(1);
        RawClient client(world.hub().port());
        QVERIFY(client.send("POST /v1/journal HTTP/1.1\r\nContent-Length: 4194304\r\n" +
                            signedHeaders(*device.key, world.key(), "POST", "/v1/journal", {}, millisecondsNow()) +
                            "\r\nabc"));
        QVERIFY(client.isClosedByPeer());
        QVERIFY(world.client().request("GET", "/metrics").body.contains("thonghanh_hub_waiting_bytes 0"));
    }

    void who_does_not_take_an_answer_is_cut_off_in_time()
    {
        HubWorld world;
        world.write("tree/large", QByteArray(50'000'000, 'x'));
        QVERIFY(world.start({QStringLiteral("--write-seconds"), QStringLiteral("0.5")}));
        RawClient client(world.hub().port());
        QVERIFY(client.send("GET /tree/large HTTP/1.1\r\nHost: x\r\n\r\n"));
        RawClient quiet(world.hub().port());
        QElapsedTimer timer;
        timer.start();
        while (!quiet.hasMoreWithin(50) && timer.elapsed() < 10'000)
            if (world.client().request("GET", "/metrics").body.contains("thonghanh_hub_timed_out_total 1"))
                return;
        QFAIL("the connection is still there");
    }

    void what_is_too_large_is_refused_before_it_is_sent()
    {
        HubWorld world;
        QVERIFY(world.start());
        const JournalMaker device = world.approved(1);
        const QByteArray headers =
            signedHeaders(*device.key, world.key(), "POST", "/v1/journal", {}, millisecondsNow());
        RawClient client(world.hub().port());
        QVERIFY(client.send("POST /v1/journal HTTP/1.1\r\nContent-Length: 4194305\r\n" + headers + "\r\n"));
        QCOMPARE(client.receive().status, 413);
        QVERIFY(client.isClosedByPeer());
        RawClient endless(world.hub().port());
        QVERIFY(endless.send("POST /v1/journal HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + headers + "\r\n"));
        QCOMPARE(endless.receive().status, 411);
        RawClient both(world.hub().port());
        QVERIFY(both.send("POST /v1/journal HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n" + headers +
                          "\r\n"));
        QVERIFY(both.receive().status >= 400);
        RawClient head(world.hub().port());
        QVERIFY(head.send("GET /v1/hub HTTP/1.1\r\nX: " + QByteArray(9000, 'a') + "\r\n\r\n"));
        QCOMPARE(head.receive().status, 431);
        RawClient noise(world.hub().port());
        QVERIFY(noise.send(QByteArray(100, '\x16') + "\r\n\r\n"));
        QCOMPARE(noise.receive().status, 400);
    }

    void more_connections_than_there_is_room_for_are_asked_to_come_back()
    {
        HubWorld world;
        QVERIFY(world.start({QStringLiteral("--connections"), QStringLiteral("2")}));
        JournalMaker device = world.approved(1);
        device.write(2);
        const QByteArray body = toQt(device.body(0));
        RawClient first(world.hub().port()), second(world.hub().port());
        for (RawClient *busy : {&first, &second}) {
            QVERIFY(busy->send(
                "POST /v1/journal HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: " +
                QByteArray::number(body.size()) + "\r\n" +
                signedHeaders(*device.key, world.key(), "POST", "/v1/journal", device.body(0), millisecondsNow()) +
                "\r\n"));
            QCOMPARE(busy->receive().status, 100);
        }
        RawClient third(world.hub().port());
        const HttpAnswer refused = third.request("GET", "/v1/hub");
        QCOMPARE(refused.status, 503);
        QVERIFY(refused.headers.contains("retry-after"));
        QVERIFY(third.isClosedByPeer());
        QVERIFY(first.send(body));
        QCOMPARE(first.receive().status, 200);
    }

    void connections_that_only_wait_make_room_for_who_has_something_to_say()
    {
        HubWorld world;
        QVERIFY(world.start({QStringLiteral("--connections"), QStringLiteral("2")}));
        RawClient first(world.hub().port()), second(world.hub().port());
        QCOMPARE(first.request("GET", "/v1/hub").status, 200);
        QCOMPARE(second.request("GET", "/v1/hub").status, 200);
        QCOMPARE(world.client().request("GET", "/v1/hub").status, 200);
        QVERIFY(first.isClosedByPeer());
        QCOMPARE(second.request("GET", "/v1/hub").status, 200);
    }

    void signatures_that_an_upload_costs_are_charged_to_its_device()
    {
        HubWorld world;
        QVERIFY(world.start());
        JournalMaker device = world.approved(1), other = world.approved(2);
        while (device.entries.size() < 4096)
            device.add(core::journal::EntryKind::Checkpoint,
                       core::journal::signCheckpoint(device.head(), device.entries.size(), *device.key));
        other.write(2);
        QCOMPARE(world.upload(device, 0).status, 200);
        QCOMPARE(world.upload(device, 0).status, 429);
        QCOMPARE(world.upload(other, 0).status, 200);
    }

    void a_database_that_cannot_be_written_looks_ill_until_it_can()
    {
        HubWorld world;
        QVERIFY(world.start());
        JournalMaker device = world.approved(1);
        device.write(20, 0, 50'000);
        rlimit before{};
        QVERIFY(::prlimit(world.hub().process(), RLIMIT_FSIZE, nullptr, &before) == 0);
        const rlimit full{1, before.rlim_max};
        QVERIFY(::prlimit(world.hub().process(), RLIMIT_FSIZE, &full, nullptr) == 0);
        QCOMPARE(world.upload(device, 0).status, 503);
        QCOMPARE(world.client().request("GET", "/health").status, 503); // though it can be read
        const QByteArray counts = world.client().request("GET", "/metrics").body;
        QVERIFY(counts.contains("thonghanh_hub_up 0"));
        QVERIFY(counts.contains("thonghanh_hub_storage_errors_total{fault="));
        QVERIFY(::prlimit(world.hub().process(), RLIMIT_FSIZE, &before, nullptr) == 0);
        QCOMPARE(world.upload(device, 0).status, 200);
        QCOMPARE(world.client().request("GET", "/health").status, 200);
        QVERIFY(world.client().request("GET", "/metrics").body.contains("thonghanh_hub_up 1"));
    }

    void who_asks_too_often_is_told_to_wait()
    {
        HubWorld world;
        QVERIFY(world.start({QStringLiteral("--requests-per-second"), QStringLiteral("0.5")}));
        RawClient client(world.hub().port());
        for (int i = 0; i < 5; ++i)
            QCOMPARE(client.request("GET", "/v1/hub").status, 200);
        RawClient again(world.hub().port());
        const HttpAnswer refused = again.request("GET", "/v1/hub");
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.headers.contains("retry-after"));
    }

    void a_client_behind_a_proxy_we_trust_counts_for_itself()
    {
        HubWorld world;
        QVERIFY(world.start({QStringLiteral("--requests-per-second"), QStringLiteral("0.2"), QStringLiteral("--proxy"),
                             QStringLiteral("127.0.0.1")}));
        const auto status = [&](const QByteArray &chain) {
            RawClient client(world.hub().port());
            return client.request("GET", "/v1/hub", "X-Forwarded-For: " + chain + "\r\n").status;
        };
        QCOMPARE(status("192.0.2.1"), 200);
        QCOMPARE(status("192.0.2.1"), 200);
        QCOMPARE(status("192.0.2.1"), 429);
        QCOMPARE(status("192.0.2.9, 192.0.2.1"), 429); // what the client wrote itself counts for nothing
        QCOMPARE(status("192.0.2.2"), 200);
        QCOMPARE(status("2001:db8::1"), 200);
        QCOMPARE(status("2001:db8::2"), 200);
        QCOMPARE(status("2001:db8::3"), 429); // one client has all of them
        RawClient metrics(world.hub().port());
        QCOMPARE(metrics.request("GET", "/metrics", "X-Forwarded-For: 192.0.2.3\r\n").status, 404);
    }

    void nothing_outside_the_tree_is_served_data()
    {
        QTest::addColumn<QByteArray>("target");
        for (const char *target : {"/tree/../hub.key",
                                   "/tree/metadata/../../hub.key",
                                   "/tree/%2e%2e/hub.key",
                                   "/tree/..%2fhub.key",
                                   "/tree/%2fetc/passwd",
                                   "/tree//etc/passwd",
                                   "/tree/metadata/",
                                   "/tree/",
                                   "/tree",
                                   "/tree/.hidden",
                                   "/tree/link",
                                   "/tree/linked/secret",
                                   "/tree/metadata",
                                   "/tree/a%00b",
                                   "/tree/%zz",
                                   "/tree/%",
                                   "/tree/pipe",
                                   "/tree/..\\hub.key",
                                   "/hub.key",
                                   "/",
                                   "/tree/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r"})
            QTest::newRow(target) << QByteArray(target);
    }
    void nothing_outside_the_tree_is_served()
    {
        QFETCH(QByteArray, target);
        HubWorld world;
        world.write("tree/.hidden", "hidden");
        QDir(world.file("")).mkpath(QStringLiteral("outside"));
        world.write("outside/secret", "secret");
        QVERIFY(::symlink("../hub.key", qPrintable(world.file("tree/link"))) == 0);
        QVERIFY(::symlink("../outside", qPrintable(world.file("tree/linked"))) == 0);
        QVERIFY(::mkfifo(qPrintable(world.file("tree/pipe")), 0644) == 0);
        QVERIFY(world.start());
        QCOMPARE(world.client().request("GET", target).status, 404);
    }

    void ranges_and_tags_follow_the_rules()
    {
        HubWorld world;
        world.write("tree/data", "0123456789");
        world.write("tree/empty", "");
        QVERIFY(world.start());
        RawClient client(world.hub().port());
        const HttpAnswer whole = client.request("GET", "/tree/data");
        QCOMPARE(whole.body, QByteArray("0123456789"));
        const QByteArray tag = whole.headers.value("etag");
        const auto ranged = [&](const QByteArray &range) {
            const HttpAnswer answer = client.request("GET", "/tree/data", "Range: " + range + "\r\n");
            return QByteArray::number(answer.status) + " " + answer.headers.value("content-range") + " " +
                   (answer.status == 416 ? QByteArray() : answer.body);
        };
        QCOMPARE(ranged("bytes=0-0"), QByteArray("206 bytes 0-0/10 0"));
        QCOMPARE(ranged("bytes=7-"), QByteArray("206 bytes 7-9/10 789"));
        QCOMPARE(ranged("bytes=-3"), QByteArray("206 bytes 7-9/10 789"));
        QCOMPARE(ranged("bytes=-30"), QByteArray("206 bytes 0-9/10 0123456789"));
        QCOMPARE(ranged("bytes=5-999999999999999999"), QByteArray("206 bytes 5-9/10 56789"));
        QCOMPARE(ranged("bytes=10-"), QByteArray("416 bytes */10 "));
        QCOMPARE(ranged("bytes=-0"), QByteArray("416 bytes */10 "));
        for (const char *ignored : {"bytes=5-4", "bytes=a-b", "bytes=", "bytes=-", "lines=1-2", "bytes=0-1,3-4",
                                    "bytes=99999999999999999999999-", "bytes=1-2x"})
            QCOMPARE(ranged(ignored), QByteArray("200  0123456789"));
        QCOMPARE(client.request("GET", "/tree/data", "Range: bytes=2-3\r\nIf-Range: " + tag + "\r\n").body,
                 QByteArray("23"));
        QCOMPARE(client.request("GET", "/tree/data", "Range: bytes=2-3\r\nIf-Range: \"old\"\r\n").status, 200);
        QCOMPARE(client.request("GET", "/tree/data", "If-None-Match: \"x\", W/" + tag + "\r\n").status, 304);
        QCOMPARE(client.request("GET", "/tree/data", "If-None-Match: *\r\nRange: bytes=0-1\r\n").status, 304);
        QCOMPARE(client.request("GET", "/tree/data", "If-None-Match: \"x\"\r\n").status, 200);
        const HttpAnswer head = client.request("HEAD", "/tree/data");
        QCOMPARE(head.status, 200);
        QCOMPARE(head.headers.value("content-length"), QByteArray("10"));
        QCOMPARE(client.request("HEAD", "/tree/nothing").status, 404);
        QCOMPARE(client.request("GET", "/tree/empty").status, 200);
        QCOMPARE(client.request("GET", "/tree/empty", "Range: bytes=0-\r\n").status, 416);
        QCOMPARE(client.request("DELETE", "/tree/data").status, 405);
    }

    void a_new_file_in_the_same_place_has_a_new_tag()
    {
        HubWorld world;
        QVERIFY(world.start());
        RawClient client(world.hub().port());
        const QByteArray before = client.request("GET", "/tree/metadata/timestamp.json").headers.value("etag");
        world.write("tree/new", "{\"version\":2}");
        QVERIFY(::rename(qPrintable(world.file("tree/new")), qPrintable(world.file("tree/metadata/timestamp.json"))) ==
                0);
        const HttpAnswer after =
            client.request("GET", "/tree/metadata/timestamp.json", "If-None-Match: " + before + "\r\n");
        QCOMPARE(after.status, 200);
        QCOMPARE(after.body, QByteArray("{\"version\":2}"));
    }

    void a_file_that_was_written_in_place_with_its_old_time_has_a_new_tag()
    {
        HubWorld world;
        QVERIFY(world.start());
        RawClient client(world.hub().port());
        const char *name = "tree/metadata/timestamp.json";
        struct stat facts = {};
        QVERIFY(::stat(qPrintable(world.file(name)), &facts) == 0);
        const QByteArray before = client.request("GET", "/tree/metadata/timestamp.json").headers.value("etag");
        world.write(name, "{\"version\":2}");
        const timespec times[] = {facts.st_atim, facts.st_mtim};
        QVERIFY(::utimensat(AT_FDCWD, qPrintable(world.file(name)), times, 0) == 0);
        QVERIFY(client.request("GET", "/tree/metadata/timestamp.json").headers.value("etag") != before);
    }

    void requests_on_one_connection_are_answered_in_order()
    {
        HubWorld world;
        world.write("tree/a", "A");
        world.write("tree/b", "B");
        QVERIFY(world.start());
        RawClient client(world.hub().port());
        QVERIFY(client.send("GET /tree/a HTTP/1.1\r\nHost: x\r\n\r\nGET /tree/b HTTP/1.1\r\nHost: x\r\n\r\n"));
        QCOMPARE(client.receive().body, QByteArray("A"));
        QCOMPARE(client.receive().body, QByteArray("B"));
    }
};

QTEST_GUILESS_MAIN(HostileTest)
#include "hostile_test.moc"
