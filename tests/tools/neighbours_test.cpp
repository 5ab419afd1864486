// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "sync/repository.h"

using namespace th;
using namespace th::test;

class NeighboursCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Repository m_repository;

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QStringList command(const char *name, const QStringList &more = {}) const
    {
        return QStringList{QStringLiteral("--json"), QStringLiteral("neighbours"), QString::fromLatin1(name),
                           QStringLiteral("--station"), path("station")} +
               more;
    }
    const QStringList m_here{QStringLiteral("--quiet"), QStringLiteral("--address"), QStringLiteral("127.0.0.1")};

    /// What it says when it has begun; then it is ended.
    nlohmann::json serve(QByteArray *complaints)
    {
        Program program(command("serve", m_here));
        const auto said = nlohmann::json::parse(program.nextLine().toStdString(), nullptr, false);
        program.process.terminate();
        if (program.finish() != 0)
            return {};
        *complaints = program.complaints;
        return said;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(sync::writeTree(path("tree").toStdString(), m_repository.files()).ok());
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

    void nothingIsServedThatIsNotKept()
    {
        const Ran refused = run(command("serve", m_here));
        QCOMPARE(refused.status, 1);
        QVERIFY(refused.complaints.contains("neighbours on"));
        QVERIFY(refused.output.isEmpty());

        QCOMPARE(run(command("on")).status, 0);
        QByteArray complaints;
        QVERIFY(serve(&complaints)["ready"] == false);
        QVERIFY(complaints.contains("nothing to give yet"));

        QCOMPARE(run({QStringLiteral("sync"), QStringLiteral("--station"), path("station"), QStringLiteral("--from"),
                      path("tree"), QStringLiteral("--now"), QStringLiteral("2026-03-01T05:00:00Z")})
                     .status,
                 0);
        QVERIFY(serve(&complaints)["ready"] == true);
        QVERIFY2(complaints.isEmpty(), complaints);
        QVERIFY(QDir(path("station/kept")).exists());

        QCOMPARE(run(command("off")).status, 0);
        QVERIFY(!QDir(path("station/kept")).exists());
        QCOMPARE(run(command("serve", m_here)).status, 1);
    }
};

QTEST_GUILESS_MAIN(NeighboursCommandTest)
#include "neighbours_test.moc"
