// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/file_reader.h"
#include "tools/program.h"

#include <QTemporaryDir>

using namespace th;
using namespace th::test;

class PaperTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_station;
    std::vector<std::string> m_genuine, m_forged, m_revoked;

    static Ran paper(const QStringList &more)
    {
        return run(QStringList{QStringLiteral("--lang"), QStringLiteral("en"), QStringLiteral("paper")} + more);
    }
    QString at(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    static QByteArray lines(const std::vector<std::string> &texts)
    {
        QByteArray all;
        for (const std::string &text : texts)
            all += QByteArray::fromStdString(text) + '\n';
        return all;
    }
    QString put(const char *name, const QByteArray &text) const
    {
        QFile file(at(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
    QStringList make(const QString &from, const QStringList &more) const
    {
        return QStringList{QStringLiteral("make"), QStringLiteral("--from"), from, QStringLiteral("--station"),
                           m_station} +
               more;
    }

private slots:
    void initTestCase()
    {
        const QString province = at("province");
        const Ran made = run({QStringLiteral("demo"), QStringLiteral("--out"), province, QStringLiteral("--no-frames"),
                              QStringLiteral("--no-sheets")});
        QVERIFY2(made.status == 0, made.complaints.constData());
        m_station = province + QStringLiteral("/station");
        QFile file(province + QStringLiteral("/truth.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto truth = nlohmann::json::parse(file.readAll().toStdString());
        for (const auto &pass : truth["passes"]) {
            const auto name = pass["name"].get<std::string>();
            if (name.starts_with("good-"))
                m_genuine.push_back(pass["text"].get<std::string>());
            else if (name.starts_with("revoked-"))
                m_revoked.push_back(pass["text"].get<std::string>());
            else if (name.starts_with("bad-signature"))
                m_forged.push_back(pass["text"].get<std::string>());
        }
        QVERIFY(m_genuine.size() >= 2);
        QVERIFY(!m_forged.empty());
    }

    void genuine_passes_become_paper_that_reads()
    {
        const QString pdf = at("paper.pdf");
        const Ran ran = paper(make(put("genuine", lines(m_genuine)), {QStringLiteral("--out"), pdf}));
        QVERIFY2(ran.status == 0, ran.complaints.constData());
        QVERIFY(ran.output.contains("every code was read back"));
        scanner::SymbolReader reader;
        const auto answer = scanner::readFile(pdf, reader);
        const auto *reading = std::get_if<scanner::FileReading>(&answer);
        QVERIFY(reading);
        std::vector<std::string> read;
        for (const auto &symbol : reading->reading.symbols)
            read.push_back(symbol.text);
        QCOMPARE(read, m_genuine);
    }

    void screens_are_named_by_their_number()
    {
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("screens")));
        const Ran ran =
            paper(make(put("one", lines({m_genuine.front()})), {QStringLiteral("--screens"), at("screens")}));
        QVERIFY2(ran.status == 0, ran.complaints.constData());
        const QStringList files = QDir(at("screens")).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        const QString picture = at("screens") + u'/' + files.front();
        QCOMPARE(QFile::permissions(picture) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(paper(make(at("one"), {QStringLiteral("--screens"), at("screens")})).status, 1); // not written over
        scanner::SymbolReader reader;
        const auto answer = scanner::readFile(picture, reader);
        const auto *reading = std::get_if<scanner::FileReading>(&answer);
        QVERIFY(reading && reading->reading.symbols.size() == 1);
        QCOMPARE(reading->reading.symbols.front().text, m_genuine.front());
    }

    void nothing_is_printed_that_the_directory_does_not_prove()
    {
        std::vector<std::string> texts = m_genuine;
        texts.push_back(m_forged.front());
        const Ran ran = paper(make(put("forged", lines(texts)), {QStringLiteral("--out"), at("forged.pdf")}));
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.complaints.contains("Pass " + QByteArray::number(int(texts.size())) + ": its signature does NOT"),
                 ran.complaints.constData());
        QVERIFY(!QFile::exists(at("forged.pdf")));
    }

    void nothing_is_printed_that_is_revoked()
    {
        QVERIFY(!m_revoked.empty());
        for (const std::string &text : m_revoked) {
            const Ran ran = paper(make(put("revoked", lines({text})), {QStringLiteral("--out"), at("revoked.pdf")}));
            QCOMPARE(ran.status, 1);
            QVERIFY2(ran.complaints.contains("it is revoked"), ran.complaints.constData());
            QVERIFY(!QFile::exists(at("revoked.pdf")));
        }
    }

    void templates_can_be_printed_edited_and_checked()
    {
        const Ran printed = paper({QStringLiteral("templates"), QStringLiteral("--text")});
        QCOMPARE(printed.status, 0);
        const Ran listed = paper({QStringLiteral("templates"), put("templates.json", printed.output)});
        QVERIFY2(listed.status == 0, listed.complaints.constData());
        QVERIFY(listed.output.contains("market_card: Household market card (household): 8 cards a page of A4"));
        QByteArray wrong = printed.output;
        const auto place = wrong.indexOf("{holder}");
        const auto line = wrong.left(place).count('\n') + 1;
        wrong.replace(place, 8, "{wallet}");
        const Ran refused = paper({QStringLiteral("templates"), put("wrong.json", wrong)});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.complaints.contains("wrong.json:" + QByteArray::number(line) + ":"),
                 refused.complaints.constData());
    }

    void without_a_target_it_is_a_mistake_of_usage()
    {
        QCOMPARE(paper(make(put("one", lines({m_genuine.front()})), {})).status, 2);
        QCOMPARE(paper(make(put("one", lines({m_genuine.front()})),
                            {QStringLiteral("--out"), at("x.pdf"), QStringLiteral("--page"), QStringLiteral("A3")}))
                     .status,
                 2);
    }
};

QTEST_GUILESS_MAIN(PaperTest)
#include "paper_test.moc"
