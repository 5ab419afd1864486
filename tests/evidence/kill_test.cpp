// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_world.h"

#include <QProcess>

using namespace th;
using namespace th::test;

class KillTest : public QObject {
    Q_OBJECT
private slots:
    void whatWasAcknowledgedIsThereAndTakingGoesOn()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("all.evidence"));
        std::uint64_t acknowledged = 0;
        for (int life = 0; acknowledged < 6000 && life < 40; ++life) {
            QProcess taker;
            taker.start(QStringLiteral(EVIDENCE_TAKER), {file});
            for (int lines = 0; lines < 5 + life % 7; ++lines) {
                while (!taker.canReadLine() && taker.waitForReadyRead(60000))
                    ;
                if (const auto line = taker.readLine(); !line.isEmpty())
                    acknowledged = line.trimmed().toULongLong();
            }
            taker.kill();
            QVERIFY(taker.state() == QProcess::NotRunning || taker.waitForFinished(60000));
            auto archive = evidence::Archive::open(file.toStdString(), evidence::Archive::Access::Write);
            QVERIFY(archive.ok());
            const auto reports = *evidence::reportIntegrity(*archive, {});
            QVERIFY(reports.at(0).last >= acknowledged);
            QVERIFY(evidence::verifyArchive(*archive, [](std::uint64_t) { return true; })->empty());
            QCOMPARE(*evidence::count(*archive, {.kinds = {}}), reports[0].last);
            acknowledged = std::max(acknowledged, reports[0].last);
        }
        QVERIFY(acknowledged > 1000);
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
