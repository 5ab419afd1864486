// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTest>

#include "core/receipt.h"
#include "hub_process.h"
#include "hub_world.h"
#include "support/files.h"

using namespace th;
using namespace th::test;

/// The real program on loopback: what devices, strangers and administrators get from it.
class ServerTest : public QObject {
    Q_OBJECT

private slots:
    void a_journal_is_uploaded_receipted_and_uploaded_again()
    {
        HubWorld world;
        QVERIFY(world.start());
        JournalMaker device = world.approved(1);
        device.write(20);
        const HttpAnswer answer = world.upload(device, 0);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json()[QStringLiteral("have")].toInt(), 20);
        const auto receipt = world.receiptIn(answer, device);
        QVERIFY(receipt.has_value());
        QCOMPARE(receipt->seq, std::uint64_t{20});
        QVERIFY(receipt->head == device.head());
        QCOMPARE(world.upload(device, 0).body, answer.body);
        device.write(3);
        QCOMPARE(world.upload(device, 15).json()[QStringLiteral("have")].toInt(), 23);
        const HttpAnswer standing = world.get(device, "/v1/device");
        QCOMPARE(standing.status, 200);
        QCOMPARE(standing.json()[QStringLiteral("state")].toString(), QStringLiteral("approved"));
        QCOMPARE(standing.json()[QStringLiteral("have")].toInt(), 23);
    }

    void a_gap_says_what_the_hub_has()
    {
        HubWorld world;
        QVERIFY(world.start());
        JournalMaker device = world.approved(1);
        device.write(10);
        (void)world.upload(device, 0);
        device.write(10);
        const HttpAnswer answer = world.upload(device, 15);
        QCOMPARE(answer.status, 409);
        QCOMPARE(answer.json()[QStringLiteral("error")].toString(), QStringLiteral("gap"));
        QCOMPARE(answer.json()[QStringLiteral("have")].toInt(), 10);
        QVERIFY(!answer.json()[QStringLiteral("vi")].toString().isEmpty());
    }

    void a_fork_is_refused_and_the_administrator_sees_the_alarm()
    {
        HubWorld world;
        QVERIFY(world.start());
        JournalMaker device = world.approved(1);
        device.write(10);
        (void)world.upload(device, 0);
        device.cut(5);
        device.write(10, 1);
        const HttpAnswer answer = world.upload(device, 0);
        QCOMPARE(answer.status, 409);
        QCOMPARE(answer.json()[QStringLiteral("error")].toString(), QStringLiteral("fork"));
        QCOMPARE(answer.json()[QStringLiteral("seq")].toInt(), 6);
        QVERIFY(world.hub().command({QStringLiteral("alarm"), QStringLiteral("list")}).contains("fork"));
        const QByteArray shown =
            world.hub().command({QStringLiteral("alarm"), QStringLiteral("show"), QStringLiteral("1")});
        const core::Bytes &evidence = device.entries.at(5);
        QVERIFY(shown.contains(QByteArray::fromStdString(core::toHex(evidence)) + '\n'));
        QVERIFY(world.client().request("GET", "/metrics").body.contains("thonghanh_hub_alarms_total{kind=\"fork\"} 1"));
    }

    void whatever_it_answers_it_signs()
    {
        HubWorld world;
        QVERIFY(world.start());
        const JournalMaker device = world.approved(1);
        const QByteArray nonce(32, '5');
        const auto isSigned = [&](const QByteArray &method, const QByteArray &target, const QByteArray &headers,
                                  std::optional<core::PublicKey> asker) {
            const HttpAnswer answer = world.client().request(method, target, headers);
            const qsizetype at = headers.indexOf("Thonghanh-Nonce: ") + 17;
            const auto named = core::fromHex(headers.mid(at, 32).toStdString());
            core::wire::SignedAnswer said{asker,
                                          method.toStdString(),
                                          target.toStdString(),
                                          {},
                                          static_cast<unsigned>(answer.status),
                                          core::blake2b256(core::asBytes(answer.body.toStdString()))};
            std::ranges::copy(*named, said.nonce.begin());
            const auto bytes = core::fromHex(answer.headers.value("thonghanh-answer").toStdString());
            core::Signature signature{};
            if (!bytes || bytes->size() != signature.size())
                return false;
            std::ranges::copy(*bytes, signature.begin());
            return core::verifyEd25519(world.key(), core::wire::toBeSigned(said), signature);
        };
        const QByteArray plain = "Thonghanh-Nonce: " + nonce + "\r\n";
        const auto by = [&](const QByteArray &target, std::int64_t late) {
            return signedHeaders(*device.key, world.key(), "GET", target, {}, millisecondsNow() - late);
        };
        QVERIFY(isSigned("GET", "/v1/hub", plain, {}));
        QVERIFY(isSigned("HEAD", "/v1/hub", plain, {}));
        QVERIFY(isSigned("PUT", "/v1/hub", plain, {}));
        QVERIFY(isSigned("GET", "/v1/nothing", plain, {}));
        QVERIFY(isSigned("GET", "/v1/device", plain, {})); // "unsigned"
        QVERIFY(isSigned("GET", "/v1/device", by("/v1/device", 0), device.publicKey));
        QVERIFY(isSigned("GET", "/v1/device", by("/v1/device", 3'600'000), device.publicKey)); // "clock"
        QVERIFY(isSigned("GET", "/v1/device", by("/v1/other", 0), device.publicKey));          // "signature"
        QVERIFY(!isSigned("GET", "/health", plain, {}));
        QVERIFY(!isSigned("GET", "/v1/hub", "Thonghanh-Nonce: " + QByteArray(33, '5') + "\r\n", {}));
    }

    void a_device_enrols_with_a_token_and_waits_for_approval()
    {
        HubWorld world;
        QVERIFY(world.start());
        JournalMaker device(7);
        device.write(1);
        QCOMPARE(world.upload(device, 0).json()[QStringLiteral("error")].toString(), QStringLiteral("unknown_device"));
        const QByteArray token =
            world.hub().command({QStringLiteral("token"), QStringLiteral("new")}).split(' ').first();
        const QByteArray body = "{\"token\":\"" + token + "\",\"name\":\"Chốt 7\"}";
        QCOMPARE(world.post(device, "/v1/enrol", "{\"token\":\"00\",\"name\":\"x\"}").status, 403);
        QCOMPARE(world.post(device, "/v1/enrol", "[]").status, 422);
        QCOMPARE(world.post(device, "/v1/enrol", body).status, 202);
        QCOMPARE(world.get(device, "/v1/device").json()[QStringLiteral("state")].toString(), QStringLiteral("pending"));
        QCOMPARE(world.upload(device, 0).json()[QStringLiteral("error")].toString(), QStringLiteral("pending"));
        const JournalMaker other(8);
        QCOMPARE(world.post(other, "/v1/enrol", body).json()[QStringLiteral("error")].toString(),
                 QStringLiteral("token_used"));
        const QString key = QString::fromStdString(core::toHex(device.publicKey));
        QVERIFY(world.hub().command({QStringLiteral("device"), QStringLiteral("list")}).contains("Chốt 7"));
        (void)world.hub().command({QStringLiteral("device"), QStringLiteral("approve"), key.left(15)});
        QCOMPARE(world.get(device, "/v1/device").json()[QStringLiteral("state")].toString(), QStringLiteral("pending"));
        QVERIFY(world.hub()
                    .command({QStringLiteral("device"), QStringLiteral("approve"), key.left(16)})
                    .contains("approved"));
        QCOMPARE(world.upload(device, 0).status, 200);
        QVERIFY(world.hub().command({QStringLiteral("device"), QStringLiteral("revoke"), key}).contains("revoked"));
        QCOMPARE(world.upload(device, 0).json()[QStringLiteral("error")].toString(), QStringLiteral("revoked"));
    }

    void what_is_not_signed_right_is_refused_by_its_reason()
    {
        HubWorld world;
        QVERIFY(world.start());
        JournalMaker device = world.approved(1);
        device.write(2);
        const QByteArray body = toQt(device.body(0));
        const auto error = [&](const QByteArray &headers, const QByteArray &sent) {
            RawClient client(world.hub().port());
            return client.request("POST", "/v1/journal", headers, sent).json()[QStringLiteral("error")].toString();
        };
        const auto headers = [&](const QByteArray &target, std::int64_t when, const core::PublicKey &hub) {
            return signedHeaders(*device.key, hub, "POST", target, device.body(0), when);
        };
        const std::int64_t now = millisecondsNow();
        QCOMPARE(error({}, body), QStringLiteral("unsigned"));
        QCOMPARE(error(headers("/v1/enrol", now, world.key()), body), QStringLiteral("signature"));
        QCOMPARE(error(headers("/v1/journal", now, device.publicKey), body), QStringLiteral("signature"));
        QCOMPARE(error(headers("/v1/journal", now - 301'000, world.key()), body), QStringLiteral("clock"));
        QCOMPARE(error(headers("/v1/journal", now + 301'000, world.key()), body), QStringLiteral("clock"));
        QByteArray other = body;
        other[10] = static_cast<char>(other[10] ^ 1);
        QCOMPARE(error(headers("/v1/journal", now, world.key()), other), QStringLiteral("body_hash"));
        const QByteArray once = headers("/v1/journal", now, world.key());
        QCOMPARE(error(once, body), QString());
        QCOMPARE(error(once, body), QStringLiteral("replay"));
    }

    void killed_hubs_lose_nothing_they_acknowledged_data()
    {
        QTest::addColumn<bool>("postgresql");
        QTest::newRow("sqlite") << false;
        QTest::newRow("postgresql") << true;
    }
    void killed_hubs_lose_nothing_they_acknowledged()
    {
        QFETCH(bool, postgresql);
        PostgresServer postgres;
        if (postgresql && !PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed (scripts/setup test)");
        QVERIFY2(!postgresql || postgres.start(), qPrintable(postgres.complaint()));
        HubWorld world(postgresql ? postgres.freshDatabase() : QString());
        QVERIFY(world.start());
        std::vector<JournalMaker> devices;
        for (std::uint64_t i = 0; i < 4; ++i)
            devices.push_back(world.approved(i));
        std::vector<core::Bytes> receipts(devices.size());
        for (int round = 0; round < 8; ++round) {
            for (std::size_t i = 0; i < devices.size(); ++i) {
                devices[i].write(3);
                const HttpAnswer answer = world.upload(devices[i], devices[i].entries.size() - 3);
                QCOMPARE(answer.status, 200);
                receipts[i] = *core::fromHex(answer.json()[QStringLiteral("receipt")].toString().toStdString());
            }
            // One more is under way while it dies.
            RawClient last(world.hub().port());
            QVERIFY(last.send("POST /v1/journal HTTP/1.1\r\n"));
            world.hub().kill();
            if (postgresql && round % 4 == 3) {
                postgres.kill();
                QVERIFY2(postgres.start(), qPrintable(postgres.complaint()));
            }
            QVERIFY(world.start());
            for (std::size_t i = 0; i < devices.size(); ++i) {
                const HttpAnswer standing = world.get(devices[i], "/v1/device");
                QCOMPARE(standing.json()[QStringLiteral("have")].toInt(), int(devices[i].entries.size()));
                QCOMPARE(standing.json()[QStringLiteral("receipt")].toString().toStdString(), core::toHex(receipts[i]));
            }
        }
    }

    void a_database_that_went_away_is_answered_with_try_again()
    {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed (scripts/setup test)");
        PostgresServer postgres;
        QVERIFY2(postgres.start(), qPrintable(postgres.complaint()));
        HubWorld world(postgres.freshDatabase());
        QVERIFY(world.start());
        JournalMaker device = world.approved(1);
        device.write(2);
        QCOMPARE(world.upload(device, 0).status, 200);
        postgres.kill();
        device.write(2);
        const HttpAnswer refused = world.upload(device, 2);
        QCOMPARE(refused.status, 503);
        QVERIFY(refused.headers.contains("retry-after"));
        QCOMPARE(world.client().request("GET", "/health").status, 503);
        QVERIFY2(postgres.start(), qPrintable(postgres.complaint()));
        QTRY_COMPARE(world.upload(device, 2).json()[QStringLiteral("have")].toInt(), 4); // it rests between attempts
        QCOMPARE(world.client().request("GET", "/health").status, 200);
    }

    void a_database_that_falls_silent_does_not_keep_the_hub_from_stopping()
    {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed (scripts/setup test)");
        PostgresServer postgres;
        QVERIFY2(postgres.start(), qPrintable(postgres.complaint()));
        HubWorld world(postgres.freshDatabase());
        QVERIFY(world.start({QStringLiteral("--stop-seconds"), QStringLiteral("1")}));
        JournalMaker device = world.approved(1);
        device.write(2);
        QCOMPARE(world.upload(device, 0).status, 200);
        postgres.silence();
        QElapsedTimer timer;
        timer.start();
        RawClient waiting(world.hub().port());
        QVERIFY(waiting.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n"));
        QTRY_VERIFY_WITH_TIMEOUT(waiting.hasMoreWithin(100), 30'000);
        QCOMPARE(waiting.receive().status, 503);
        QVERIFY(waiting.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n")); // is dropped, or fails
        world.hub().askToStop();
        QCOMPARE(world.hub().waitForEnd(), 0);
        QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
    }

    void two_hubs_on_one_postgresql_serve_the_same_devices()
    {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed (scripts/setup test)");
        PostgresServer postgres;
        QVERIFY2(postgres.start(), qPrintable(postgres.complaint()));
        HubWorld world(postgres.freshDatabase());
        QVERIFY(world.start());
        HubProcess second(world.arguments());
        QVERIFY(second.start());
        JournalMaker device = world.approved(1);
        for (int round = 0; round < 10; ++round) {
            device.write(2);
            const quint16 port = round % 2 == 0 ? world.hub().port() : second.port();
            const HttpAnswer answer = world.upload(device, device.entries.size() - 2, {}, port);
            QCOMPARE(answer.json()[QStringLiteral("have")].toInt(), int(device.entries.size()));
        }
        device.cut(19);
        device.write(1, 9);
        QCOMPARE(world.upload(device, 19, {}, second.port()).status, 409);
    }

    void a_hub_put_back_to_an_old_backup_says_so_and_is_caught_up()
    {
        HubWorld world;
        QVERIFY(world.start());
        JournalMaker device = world.approved(1);
        device.write(10);
        (void)world.upload(device, 0);
        world.hub().askToStop();
        QCOMPARE(world.hub().waitForEnd(), 0);
        QVERIFY(QFile::copy(world.file("hub.sqlite"), world.file("backup")));
        QVERIFY(world.start());
        device.write(10);
        const HttpAnswer ahead = world.upload(device, 10);
        const auto receipt = core::fromHex(ahead.json()[QStringLiteral("receipt")].toString().toStdString());
        QVERIFY(receipt.has_value());
        world.hub().kill();
        for (const char *name : {"hub.sqlite", "hub.sqlite-wal", "hub.sqlite-shm"})
            QFile::remove(world.file(name));
        QVERIFY(QFile::copy(world.file("backup"), world.file("hub.sqlite")));
        QVERIFY(world.start());
        device.write(1);
        const HttpAnswer behind = world.upload(device, 20, *receipt);
        QCOMPARE(behind.status, 409);
        QCOMPARE(behind.json()[QStringLiteral("have")].toInt(), 10);
        QVERIFY(world.hub().command({QStringLiteral("alarm"), QStringLiteral("list")}).contains("hub_behind"));
        QCOMPARE(world.upload(device, 10, *receipt).json()[QStringLiteral("have")].toInt(), 21);
    }

    void stopping_finishes_what_runs_and_ends()
    {
        HubWorld world;
        QVERIFY(world.start());
        JournalMaker device = world.approved(1);
        device.write(5);
        const QByteArray body = toQt(device.body(0));
        RawClient idle(world.hub().port());
        QCOMPARE(idle.request("GET", "/v1/hub").status, 200);
        RawClient busy(world.hub().port());
        QVERIFY(busy.send(
            "POST /v1/journal HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: " + QByteArray::number(body.size()) +
            "\r\n" + signedHeaders(*device.key, world.key(), "POST", "/v1/journal", device.body(0), millisecondsNow()) +
            "\r\n"));
        QCOMPARE(busy.receive().status, 100); // it has begun
        world.hub().askToStop();
        QVERIFY(idle.isClosedByPeer());
        QVERIFY(!RawClient(world.hub().port()).connected());
        QVERIFY(busy.send(body));
        const HttpAnswer answer = busy.receive();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.value("connection"), QByteArray("close"));
        QVERIFY(busy.isClosedByPeer());
        QCOMPARE(world.hub().waitForEnd(), 0);
        QVERIFY(world.start());
        QCOMPARE(world.get(device, "/v1/device").json()[QStringLiteral("have")].toInt(), 5);
    }

    void settings_come_from_a_file_and_a_misspelt_one_is_refused()
    {
        HubWorld world;
        QFile example(sourcePath(QStringLiteral("packaging/hub/hub.conf")));
        QVERIFY(example.open(QIODevice::ReadOnly));
        world.write("hub.conf", example.readAll());
        QVERIFY(world.start({QStringLiteral("--config"), world.file("hub.conf")})); // the command line comes before it
        // The example believes a proxy on this machine: what that passes on does not come from this machine.
        QCOMPARE(world.client().request("GET", "/metrics").status, 200);
        QCOMPARE(world.client().request("GET", "/metrics", "X-Forwarded-For: 192.0.2.3\r\n").status, 404);
        QCOMPARE(world.client().request("GET", "/metrics", "X-Forwarded-For: 127.0.0.1\r\n").status, 404);
        world.hub().kill();
        world.write("hub.conf", "proxi = \"127.0.0.1\"\n");
        HubProcess misspelt(world.arguments() + QStringList{QStringLiteral("--config"), world.file("hub.conf")});
        QVERIFY(!misspelt.start());
        QCOMPARE(misspelt.waitForEnd(), 2);
    }

    void the_help_is_in_both_languages()
    {
        HubWorld world;
        QVERIFY(world.hub().command({QStringLiteral("--help")}).contains("Address and port to listen at"));
        QProcess vietnamese;
        vietnamese.start(hubProgram(), {QStringLiteral("--lang"), QStringLiteral("vi"), QStringLiteral("--help")});
        QVERIFY(vietnamese.waitForFinished());
        QVERIFY(vietnamese.readAll().contains("Địa chỉ và cổng để nghe"));
    }
};

QTEST_GUILESS_MAIN(ServerTest)
#include "server_test.moc"
