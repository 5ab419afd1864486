// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/program.h"

#include <QTemporaryDir>
#include <QTest>

using th::test::readAll;
using th::test::run;

/// One small province for all of these: what truth.json promises, the program must say.
class DemoTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto made =
            run({QStringLiteral("demo"), QStringLiteral("--json"), QStringLiteral("--out"), path("demo"),
                 QStringLiteral("--now"), QStringLiteral("2021-09-07T03:00:00Z"), QStringLiteral("--no-sheets")});
        QVERIFY2(made.status == 0, made.complaints.constData());
        m_truth = nlohmann::json::parse(readAll(path("demo/truth.json")).toStdString(), nullptr, false);
        QVERIFY(m_truth["passes"].size() >= 20);
    }

    void everyTextGivesWhatTheTruthSays()
    {
        for (const auto &pass : m_truth["passes"]) {
            const auto content = pass["text"].get<std::string>();
            const bool oneLine = content.find('\n') == std::string::npos; // a contact's code is not: read its picture
            const auto ran = run(check(pass) + QStringList{oneLine ? QStringLiteral("-") : frame(pass)},
                                 QByteArray::fromStdString(content) + '\n');
            QCOMPARE(ran.objects.size(), std::size_t{1});
            verifyAnswer(pass, ran.objects[0]);
            QCOMPARE(ran.status, pass["kind"] == "admit" ? 0 : 1);
        }
    }

    void theFramesAreRead()
    {
        QStringList arguments{QStringLiteral("decode"), QStringLiteral("--json")};
        for (const auto &pass : m_truth["passes"])
            arguments << frame(pass);
        const auto decoded = run(arguments);
        int read = 0;
        bool all = true;
        for (const auto &object : decoded.objects)
            all = all && !object["symbols"].empty();
        QCOMPARE(decoded.status, all ? 0 : 1);
        for (std::size_t i = 0; i < m_truth["passes"].size(); ++i)
            for (const auto &symbol : decoded.objects.at(i)["symbols"])
                read += symbol["text"] == m_truth["passes"][i]["text"];
        QVERIFY2(read * 10 >= int(m_truth["passes"].size()) * 9, qPrintable(QString::number(read)));
    }

    void theStationHolds()
    {
        for (const char *group : {"station", "log"})
            QCOMPARE(run({QString::fromLatin1(group), QStringLiteral("verify"), QStringLiteral("--station"),
                          path("demo/station")})
                         .status,
                     0);
    }

    void aFullFolderIsLeftAlone()
    {
        QCOMPARE(run({QStringLiteral("demo"), QStringLiteral("--out"), path("demo")}).status, 1);
    }

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    [[nodiscard]] QString frame(const nlohmann::json &pass) const { return path("demo/") + text(pass["frame"]); }

    [[nodiscard]] QStringList check(const nlohmann::json &pass) const
    {
        QStringList arguments{QStringLiteral("check"),     QStringLiteral("--json"),
                              QStringLiteral("--station"), path("demo/station"),
                              QStringLiteral("--now"),     text(pass.value("now", m_truth["now"]))};
        if (pass["id_card"].is_string())
            arguments << QStringLiteral("--id-card") << text(pass["id_card"]);
        for (const char *option : {"plate", "area", "checkpoint"})
            if (pass.contains(option))
                arguments << QStringLiteral("--") + QString::fromLatin1(option) << text(pass[option]);
        return arguments;
    }
    static QString text(const nlohmann::json &value) { return QString::fromStdString(value.get<std::string>()); }

    static void verifyAnswer(const nlohmann::json &pass, const nlohmann::json &answer)
    {
        const auto what = QByteArray::fromStdString(pass["name"].dump() + ": " + answer["reasons"].dump());
        QVERIFY2(answer["kind"] == pass["kind"], what.constData());
        QVERIFY2(answer["reasons"] == pass["reasons"], what.constData());
    }

    QTemporaryDir m_folder;
    nlohmann::json m_truth;
};

QTEST_GUILESS_MAIN(DemoTest)
#include "demo_test.moc"
