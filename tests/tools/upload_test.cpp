// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/program.h"

#include "hub/hub_world.h"
#include "store/journal_world.h"

using namespace th;
using namespace th::test;

/// `thonghanhctl sync` and `station hub` against the real hub.
class UploadCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    HubWorld m_world;

    QString folder() const { return m_root.filePath(QStringLiteral("station")); }
    QString key() const { return QString::fromStdString(core::toHex(m_world.key())); }
    QString address() { return QStringLiteral("http://127.0.0.1:%1").arg(m_world.hub().port()); }
    Ran hub(const QStringList &more) const
    {
        return run(QStringList{QStringLiteral("--json"), QStringLiteral("station"), QStringLiteral("hub"),
                               QStringLiteral("--station"), folder()} +
                   more);
    }
    Ran sync(const QStringList &more) const
    {
        return run(QStringList{QStringLiteral("--json"), QStringLiteral("sync"), QStringLiteral("--station"), folder(),
                               QStringLiteral("--patience"), QStringLiteral("5")} +
                   more);
    }

private slots:
    void initTestCase()
    {
        fillJournal(folder().toStdString(), 100);
        QVERIFY(m_world.start());
    }

    void withoutAHubItSaysWhatToDo()
    {
        for (const QStringList &more : {QStringList{}, QStringList{QStringLiteral("--hub"), address()}}) {
            const Ran ran = sync(more);
            QCOMPARE(ran.status, 1);
            QVERIFY(ran.objects.back()["fault"] == "no_hub");
            QVERIFY(ran.complaints.contains("station hub"));
        }
        QVERIFY(hub({}).objects.back()["address"].is_null());
    }

    void theHubIsSetOnceByItsKey()
    {
        QCOMPARE(hub({QStringLiteral("--address"), address()}).status, 1); // whose key?
        QCOMPARE(hub({QStringLiteral("--address"), address(), QStringLiteral("--key"), QStringLiteral("ab")}).status,
                 1);
        QCOMPARE(hub({QStringLiteral("--address"), address(), QStringLiteral("--key"), key()}).status, 0);
        const QString other = QString::fromStdString(core::toHex(core::SoftwareKey::fromSeed({9}).publicKey()));
        const Ran refused = hub({QStringLiteral("--key"), other});
        QCOMPARE(refused.status, 1);
        QVERIFY(refused.complaints.contains("knows a hub with another key"));
        QVERIFY(hub({}).objects.back()["key"] == key().toStdString());
        QCOMPARE(hub({QStringLiteral("--key"), other, QStringLiteral("--replace")}).status, 0);
        const Ran sent = sync({QStringLiteral("--hub"), address()});
        QCOMPARE(sent.status, 1);
        QVERIFY(sent.objects.back()["fault"] == "other_hub");
        QCOMPARE(hub({QStringLiteral("--key"), key(), QStringLiteral("--replace")}).status, 0);
    }

    void theLogIsSentOnceTheDeviceIsApproved()
    {
        const Ran unknown = sync({QStringLiteral("--hub"), address()});
        QCOMPARE(unknown.status, 1);
        QVERIFY(unknown.objects.back()["fault"] == "unknown_device");
        const Ran status = run({QStringLiteral("--json"), QStringLiteral("station"), QStringLiteral("status"),
                                QStringLiteral("--station"), folder()});
        (void)m_world.hub().command({QStringLiteral("device"), QStringLiteral("approve"),
                                     QString::fromStdString(status.objects.back()["key"].get<std::string>()),
                                     QStringLiteral("--name"), QStringLiteral("Chốt")});
        QCOMPARE(m_world.start(), true); // a hub knows for ten seconds whom it did not know

        const Ran sent = sync({QStringLiteral("--hub"), address()});
        QVERIFY2(sent.status == 0, sent.complaints);
        QVERIFY(sent.objects.back()["event"] == "uploaded");
        QVERIFY(sent.objects.back()["sent"].get<int>() > 100);
        QVERIFY(sync({QStringLiteral("--hub"), address()}).objects.back()["sent"] == 0);
        QVERIFY(hub({}).objects.back()["have"] == hub({}).objects.back()["entries"]);
    }

    void whatCannotBeReachedIsForLater()
    {
        QCOMPARE(hub({QStringLiteral("--address"), address()}).status, 0);
        m_world.hub().kill();
        const Ran gone = sync({QStringLiteral("--hub"), QStringLiteral("http://127.0.0.1:1")});
        QCOMPARE(gone.status, 3);
        QVERIFY(gone.objects.back()["later"].get<bool>());
        const Ran both = sync({}); // by what is known of the hub: data too
        QCOMPARE(both.status, 1);  // without a root of trust
        QVERIFY(both.objects.front()["event"] == "failed");
        QVERIFY(both.objects.back()["event"] == "upload_failed");
    }
};

QTEST_GUILESS_MAIN(UploadCommandTest)
#include "upload_test.moc"
