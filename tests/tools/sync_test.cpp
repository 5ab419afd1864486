// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/program.h"

#include "sync/loopback_server.h"

#include <QTemporaryDir>

#include "sync/repository.h"

using namespace th;
using namespace th::test;

/// A station made by the program, and a publication on a web server and in a folder.
class SyncCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Repository m_repository;
    sync::Files m_files;
    LoopbackServer m_server;

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    Ran sync(const QString &from, const QStringList &more = {}) const
    {
        return run(QStringList{QStringLiteral("--json"), QStringLiteral("sync"), QStringLiteral("--station"),
                               path("station"), QStringLiteral("--from"), from, QStringLiteral("--now"),
                               QStringLiteral("2026-03-01T05:00:00Z"), QStringLiteral("--patience"),
                               QStringLiteral("5")} +
                   more);
    }
    QString address() const { return QString::fromStdString(m_server.address()); }

private slots:
    void init()
    {
        QDir(path("station")).removeRecursively();
        m_files = m_repository.files();
        m_server.serve(m_files);
        m_server.setRule({});
        m_server.cutAfter({});
        QFile root(path("root.json"));
        QVERIFY(root.open(QIODevice::WriteOnly));
        const core::Bytes bytes = m_repository.root();
        root.write(reinterpret_cast<const char *>(bytes.data()), qint64(bytes.size()));
        root.close();
        QCOMPARE(run({QStringLiteral("station"), QStringLiteral("init"), QStringLiteral("--station"), path("station"),
                      QStringLiteral("--root"), path("root.json")})
                     .status,
                 0);
    }

    void saysWhatComesInAndWhatCame()
    {
        const Ran ran = sync(address());
        QVERIFY2(ran.status == 0, ran.complaints);
        QVERIFY(ran.objects.size() > 3);
        QVERIFY(ran.objects.front()["event"] == "progress");
        const auto &last = ran.objects.back();
        QVERIFY(last["event"] == "done");
        QVERIFY(last["registered"] == 3);
        QVERIFY(last["received"].get<std::uint64_t>() > 0);
        QVERIFY(sync(address()).objects.back()["unchanged"].get<bool>());
    }

    void aFolderIsTakenTheSameWay()
    {
        QVERIFY(sync::writeTree(path("tree").toStdString(), m_files).ok());
        const Ran ran = sync(path("tree"));
        QVERIFY2(ran.status == 0, ran.complaints);
        QVERIFY(ran.objects.back()["registered"] == 3);
    }

    void whatMayComeRightHasAStatusOfItsOwn()
    {
        m_server.cutAfter(1500);
        const Ran cut = sync(address());
        QCOMPARE(cut.status, 3);
        QVERIFY(cut.objects.back()["fault"] == "unreachable");
        QVERIFY(cut.complaints.contains("Check the network"));
        m_server.cutAfter({});

        m_server.setRule([](const HttpRequest &) {
            return HttpReply{"200 OK", "Content-Type: text/html\r\n", "<html>sign in</html>"};
        });
        const Ran gate = sync(address());
        QCOMPARE(gate.status, 3);
        QVERIFY(gate.objects.back()["fault"] == "captive_portal");
        m_server.setRule({});

        auto lacking = m_files; // as from a neighbour that needed less itself
        std::erase_if(lacking, [](const auto &file) { return file.first.starts_with("targets/status/"); });
        m_server.serve(lacking);
        const Ran part = sync(address());
        QCOMPARE(part.status, 3);
        QVERIFY(part.objects.back()["fault"] == "not_served" && part.objects.back()["later"].get<bool>());
        QVERIFY2(!part.complaints.contains("stick, and copy"), part.complaints);
        m_server.serve(m_files);

        const Ran sparing = sync(address(), {QStringLiteral("--deltas-only")});
        QCOMPARE(sparing.status, 3);
        QVERIFY(sparing.objects.back()["fault"] == "needs_snapshot");
        QCOMPARE(sync(address()).status, 0); // after all of that
    }

    void whatIsNotToBeBelievedIsRefused()
    {
        auto bent = m_files;
        bent["metadata/timestamp.json"][60] ^= 1;
        m_server.serve(bent);
        const Ran ran = sync(address());
        QCOMPARE(ran.status, 1);
        QVERIFY(!ran.objects.back()["later"].get<bool>());
        QVERIFY(!ran.complaints.isEmpty());
    }

    void killedInTheMiddleItGoesOnWhereItWas()
    {
        const auto segment = std::find_if(m_files.begin(), m_files.end(),
                                          [](const auto &file) { return file.first.ends_with("directory.json"); });
        QVERIFY(segment != m_files.end());
        const std::string name = segment->first;
        const core::Bytes bytes = segment->second;
        m_server.setRule([=](const HttpRequest &request) -> std::optional<HttpReply> {
            if (request.path != name)
                return {};
            return HttpReply{"200 OK", "", QByteArray(reinterpret_cast<const char *>(bytes.data()), 200),
                             HttpReply::End::Stall};
        });
        Program program({QStringLiteral("--json"), QStringLiteral("sync"), QStringLiteral("--station"), path("station"),
                         QStringLiteral("--from"), address(), QStringLiteral("--now"),
                         QStringLiteral("2026-03-01T05:00:00Z")});
        for (QByteArray line = program.nextLine(); !line.contains("directory.json"); line = program.nextLine())
            QVERIFY(!line.isEmpty());
        program.process.kill();
        QVERIFY(program.process.waitForFinished(patience));
        m_server.setRule({});
        m_server.seen();
        const Ran ran = sync(address());
        QVERIFY2(ran.status == 0, ran.complaints);
        QCOMPARE(m_server.seen().sent[name], bytes.size() - 200);
    }
};

QTEST_GUILESS_MAIN(SyncCommandTest)
#include "sync_test.moc"
