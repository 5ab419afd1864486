// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTest>

#include "hub_world.h"

#include <csignal>

using namespace th;
using namespace th::test;

namespace {

/// A hub that speaks TLS under a certificate that can be replaced.
struct TlsWorld : HubWorld {
    [[nodiscard]] bool certify(const char *name) const
    {
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                       QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                       QStringLiteral("-subj"), QStringLiteral("/CN=") + QString::fromUtf8(name),
                       QStringLiteral("-keyout"), file("cert.key"), QStringLiteral("-out"), file("cert.pem")});
        return openssl.waitForFinished() && openssl.exitCode() == 0;
    }
    [[nodiscard]] bool startTls()
    {
        return start(
            {QStringLiteral("--certificate"), file("cert.pem"), QStringLiteral("--certificate-key"), file("cert.key")});
    }
    /// Asks it to read the certificate again, and waits for the outcome of this, the `count`th that ended so.
    [[nodiscard]] bool reload(const QByteArray &outcome, int count)
    {
        ::kill(hub().process(), SIGHUP);
        const QByteArray counted = "thonghanh_hub_reloads_total{outcome=\"" + outcome + "\"} ";
        return QTest::qWaitFor(
            [&] {
                RawClient client(hub().port(), true);
                return client.request("GET", "/metrics").body.contains(counted + QByteArray::number(count) + "\n");
            },
            20'000);
    }
};

} // namespace

class TlsTest : public QObject {
    Q_OBJECT
private slots:
    void tls_is_spoken_if_there_is_a_certificate()
    {
        TlsWorld world;
        QVERIFY(world.certify("localhost") && world.startTls());
        RawClient client(world.hub().port(), true);
        QVERIFY(client.connected());
        QCOMPARE(client.request("GET", "/v1/hub").status, 200);
        QCOMPARE(client.request("GET", "/tree/metadata/timestamp.json").body, QByteArray("{\"version\":1}"));
        RawClient plain(world.hub().port());
        QCOMPARE(plain.request("GET", "/v1/hub").status, 0);
    }

    /// A new certificate every few weeks drops nobody.
    void a_new_certificate_is_taken_without_dropping_anybody()
    {
        TlsWorld world;
        QVERIFY(world.certify("first") && world.startTls());
        RawClient before(world.hub().port(), true);
        QCOMPARE(before.peerName(), QByteArray("first"));
        QCOMPARE(before.request("GET", "/v1/hub").status, 200);
        QVERIFY(world.certify("second") && world.reload("done", 1));
        QCOMPARE(before.request("GET", "/v1/hub").status, 200);
        RawClient after(world.hub().port(), true);
        QCOMPARE(after.peerName(), QByteArray("second"));
        QCOMPARE(after.request("GET", "/v1/hub").status, 200);
    }

    void a_certificate_that_cannot_be_used_leaves_the_one_before()
    {
        TlsWorld world;
        QVERIFY(world.certify("first") && world.startTls());
        const QString pem = world.file("cert.pem");
        QVERIFY(QFile::rename(pem, world.file("first.pem")));
        QVERIFY(world.reload("failed", 1)); // none
        world.write("cert.pem", "-----BEGIN CERTIFICATE-----\nhalf");
        QVERIFY(world.reload("failed", 2));
        QVERIFY(QFile::remove(pem) && QFile::rename(world.file("first.pem"), pem));
        const QString key = world.file("cert.key");
        QVERIFY(QFile::copy(key, world.file("first.key")));
        QVERIFY(world.certify("second") && QFile::remove(key) && QFile::copy(world.file("first.key"), key));
        QVERIFY(world.reload("failed", 3)); // of another key
        RawClient client(world.hub().port(), true);
        QCOMPARE(client.peerName(), QByteArray("first"));
        QVERIFY(world.certify("third") && world.reload("done", 1));
        RawClient after(world.hub().port(), true);
        QCOMPARE(after.peerName(), QByteArray("third"));
    }

    void without_tls_it_is_no_reason_to_end()
    {
        HubWorld world;
        QVERIFY(world.start());
        ::kill(world.hub().process(), SIGHUP);
        RawClient client = world.client();
        QCOMPARE(client.request("GET", "/v1/hub").status, 200);
        world.hub().askToStop();
        QCOMPARE(world.hub().waitForEnd(), 0);
    }
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tls_test.moc"
