// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/program.h"

#include <QTemporaryDir>

using namespace th::test;

class WardTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString put(const QByteArray &text)
    {
        QFile file(m_folder.filePath(QStringLiteral("workflow.json")));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
    static Ran flow(const QStringList &more)
    {
        return run(QStringList{QStringLiteral("--lang"), QStringLiteral("en"), QStringLiteral("ward"),
                               QStringLiteral("flow")} +
                   more);
    }

private slots:
    void the_workflow_that_comes_along_can_be_printed_edited_and_checked()
    {
        const Ran printed = flow({QStringLiteral("--text")});
        QCOMPARE(printed.status, 0);
        const Ran again = flow({put(printed.output)});
        QVERIFY2(again.status == 0, again.complaints.constData());
        QVERIFY(again.output.contains("Seal (ward police): \"Waiting for the seal\" → \"Sealed, to be handed over\""));
        QCOMPARE(again.output, flow({}).output);
    }

    void a_mistake_is_named_with_its_line()
    {
        QByteArray text = flow({QStringLiteral("--text")}).output;
        const auto at = text.indexOf("ward_police");
        const auto line = text.left(at).count('\n') + 1;
        text.replace(at, 11, "ward_mayor_");
        const Ran ran = flow({put(text)});
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.complaints.contains("workflow.json:" + QByteArray::number(line) + ":"),
                 ran.complaints.constData());
        QVERIFY(ran.complaints.contains("one of: area_police ward_clerk ward_police"));
        QVERIFY(ran.output.isEmpty());
    }
};

QTEST_GUILESS_MAIN(WardTest)
#include "ward_test.moc"
