// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line.h"

#include <QTest>

using namespace th;
using namespace th::app;

class CommandLineTest : public QObject {
    Q_OBJECT

    static std::variant<CommandLine, QString> parsed(const QString &line)
    {
        return parseCommandLine(line.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    }
    static CommandLine right(const QString &line)
    {
        const auto result = parsed(line);
        return std::holds_alternative<CommandLine>(result) ? std::get<CommandLine>(result) : CommandLine{};
    }

private slots:
    void nothingMeansTheWindowOfTheUsualStation()
    {
        const auto line = right(QString());
        QCOMPARE(line.task, Task::Window);
        QVERIFY(line.station.isEmpty() && !line.demonstration && line.camera && !line.face.language);
    }

    void everyOptionArrives()
    {
        const auto line = right(QStringLiteral("--station S --film F --kiosk --lang en --theme dark --no-camera "
                                               "--judge-at 2021-09-06T08:15:00+07:00 --time-to-first-frame "
                                               "--sync-from https://hub.example/tree --sync-from /media/usb"));
        QCOMPARE(line.station, QStringLiteral("S"));
        QCOMPARE(line.film, QStringLiteral("F"));
        QVERIFY(line.face.mode == WindowMode::Kiosk);
        QVERIFY(line.face.language == core::Language::English);
        QVERIFY(line.face.theme == Theme::Dark);
        QVERIFY(!line.camera && line.timeToFirstFrame);
        QCOMPARE(line.syncSources,
                 (QStringList{QStringLiteral("https://hub.example/tree"), QStringLiteral("/media/usb")}));
        QCOMPARE(core::formatRfc3339(*line.judgeAt), std::string("2021-09-06T01:15:00Z"));
    }

    void tasksAreTold()
    {
        QCOMPARE(right(QStringLiteral("--headless-demo")).task, Task::HeadlessDemo);
        QCOMPARE(right(QStringLiteral("--headless-demo D")).demoFolder, QStringLiteral("D"));
        QCOMPARE(right(QStringLiteral("--tour T")).tourFolder, QStringLiteral("T"));
        QCOMPARE(right(QStringLiteral("--set-kiosk-code --station S")).task, Task::SetKioskCode);
        QCOMPARE(right(QStringLiteral("--help")).task, Task::Help);
    }

    void wrongUseIsExplained_data()
    {
        QTest::addColumn<QString>("line");
        for (const auto *line : {"--nonsense", "--lang fr", "--theme pink", "--judge-at yesterday", "file.png",
                                 "--demo --station S", "--archive A --demo", "--archive A --kiosk",
                                 "--archive=", "--film", "--sync-from hub.example", "--headless-demo A B"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void wrongUseIsExplained()
    {
        QFETCH(QString, line);
        const auto result = parsed(line);
        QVERIFY(std::holds_alternative<QString>(result));
        QVERIFY(!std::get<QString>(result).isEmpty());
    }

    void theHelpNamesEveryOption()
    {
        const auto help = commandLineHelp();
        for (const auto *option :
             {"--station", "--demo", "--film", "--kiosk", "--headless-demo", "--tour", "--judge-at"})
            QVERIFY2(help.contains(QLatin1String(option)), option);
    }
};

QTEST_APPLESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
