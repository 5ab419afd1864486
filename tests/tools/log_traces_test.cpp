// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_world.h"

#include "store/outbox.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>

using namespace th;
using namespace th::test;

/// What is opened and let go of in an archive, and the trace of it.
class LogTracesTest : public QObject {
    Q_OBJECT
private slots:
    void auditorOpensWhatWasSealedAndTheArchiveSaysSo()
    {
        LogWorld world;
        (void)world.take();
        const QString out = world.folder.filePath(QStringLiteral("person.jsonl"));
        const QStringList words{
            QStringLiteral("open"),  QStringLiteral("--archive"), world.archive,         QStringLiteral("--key"),
            world.auditor,           QStringLiteral("--by"),      QStringLiteral("Lan"), QStringLiteral("--why"),
            QStringLiteral("case 7")};
        const auto opened = world.log(words + QStringList{QStringLiteral("--limit"), QStringLiteral("4")});
        QVERIFY2(opened.status == 0, opened.complaints);
        QCOMPARE(opened.objects.size(), 5u);
        QCOMPARE(opened.objects[0]["pass_text"], "hello");
        QCOMPARE(opened.objects[4]["more"], true);
        QCOMPARE(world.log(words + QStringList{QStringLiteral("--out"), out}).status, 0);
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 30);
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(world.log({QStringLiteral("verify-export"), out}).status, 0);
        QCOMPARE(world.log(words.mid(0, 7)).status, 2); // nobody said why
        QCOMPARE(
            run({QStringLiteral("key"), QStringLiteral("new"), QStringLiteral("--no-passphrase"), world.key}).status,
            0);
        QStringList others = words;
        others[4] = world.key;
        const auto closed = world.log(others);
        QCOMPARE(closed.objects.at(0)["closed"], 30);
    }

    void whoHadWhatOutOfTheArchiveIsToldAndWhetherThatHolds()
    {
        LogWorld world;
        (void)world.take();
        const QStringList ask{QStringLiteral("access"), QStringLiteral("--archive"), world.archive};
        const auto nobody = world.log(ask);
        QCOMPARE(nobody.status, 0);
        QCOMPARE(nobody.objects.size(), 1u);
        QCOMPARE(nobody.objects[0]["lines"], 0);
        const QStringList open{QStringLiteral("open"), QStringLiteral("--archive"),
                               world.archive,          QStringLiteral("--key"),
                               world.auditor,          QStringLiteral("--by")};
        QCOMPARE(world.log(open + QStringList{QStringLiteral("Lan"), QStringLiteral("--why"), QStringLiteral("case 7")})
                     .status,
                 0);
        const QByteArray single = run(QStringList{QStringLiteral("log")} + ask).output;
        QVERIFY2(single.contains("The chain holds: 1 line,"), single);
        QCOMPARE(world
                     .log(open + QStringList{QStringLiteral("Bình"), QStringLiteral("--why"), QStringLiteral("case 8"),
                                             QStringLiteral("--plate"), QStringLiteral("51F-12345")})
                     .status,
                 0);
        const auto told = world.log(ask);
        QVERIFY2(told.status == 0, told.complaints);
        QCOMPARE(told.objects.size(), 3u);
        QCOMPARE(told.objects[0]["by"], "Lan");
        QCOMPARE(told.objects[0]["what"], "open");
        QCOMPARE(told.objects[0]["why"], "case 7");
        QCOMPARE(told.objects[1]["what"], "person");
        QCOMPARE(told.objects[2]["ok"], true);
        QCOMPARE(told.objects[2]["head"], told.objects[1]["hash"]);
        const auto newest = world.log(ask + QStringList{QStringLiteral("--limit"), QStringLiteral("1")});
        QCOMPARE(newest.objects.size(), 2u);
        QCOMPARE(newest.objects[0]["by"], "Bình");
        QCOMPARE(newest.objects[1]["lines"], 2);
        const QByteArray text = run(QStringList{QStringLiteral("log")} + ask).output;
        QVERIFY2(text.contains("Bình  searched for a person; why: case 8") &&
                     text.contains("The chain holds: 2 lines") && !text.contains("12345"),
                 text);

        SQLite::Database(world.archive.toStdString(), SQLite::OPEN_READWRITE)
            .exec("DROP TRIGGER access_fixed; UPDATE access SET bytes = zeroblob(9) WHERE seq = 2");
        const auto changed = world.log(ask);
        QCOMPARE(changed.status, 1);
        QCOMPARE(changed.objects.size(), 2u); // what is before it is still told
        QCOMPARE(changed.objects[0]["by"], "Lan");
        QCOMPARE(changed.objects[1]["ok"], false);
        QCOMPARE(changed.objects[1]["first_bad"], 2);
        QVERIFY(run(QStringList{QStringLiteral("log")} + ask).output.contains("does NOT hold"));
    }

    void retentionIsAppliedAndNamed()
    {
        LogWorld world;
        (void)world.take();
        const QString rules = world.folder.filePath(QStringLiteral("rules.json"));
        const auto write = [&](const char *text) {
            QFile file(rules);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        const QStringList words{QStringLiteral("retention"),
                                QStringLiteral("--archive"),
                                world.archive,
                                QStringLiteral("--rules"),
                                rules,
                                QStringLiteral("--key"),
                                world.auditor,
                                QStringLiteral("--by"),
                                QStringLiteral("Ha"),
                                QStringLiteral("--why"),
                                QStringLiteral("decision 3")};
        write(R"({"retention": 1, "officers": {"days": 30}})");
        const auto refused = world.log(words);
        QVERIFY(refused.status == 1 && refused.complaints.contains("officers.days"));
        write(R"({"retention": 1, "sealed": {"after_days": 30}, "officers": {"after_days": 30}})");
        const auto counted = world.log(words + QStringList{QStringLiteral("--dry-run")});
        QCOMPARE(counted.objects.at(0)["entries"], 30);
        QCOMPARE(counted.objects[0]["changed"], false);
        QCOMPARE(world.log(words).objects.at(0)["entries"], 30);
        const auto verified = world.log({QStringLiteral("verify"), QStringLiteral("--archive"), world.archive});
        QCOMPARE(verified.objects.at(0)["ok"], true);
        QVERIFY(verified.objects[0]["reduced"] > 30);
        const auto query = world.log({QStringLiteral("query"), QStringLiteral("--archive"), world.archive});
        QCOMPARE(query.objects.at(0)["officer"], "");
    }
};

QTEST_GUILESS_MAIN(LogTracesTest)
#include "log_traces_test.moc"
