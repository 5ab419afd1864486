// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/passing_folder.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <sys/wait.h>

using namespace th::counter;

/// Where pages lie on their way to a printer.
class PassingFolderTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsInItGoesWithItAndOnlyItsOwnerSeesIt()
    {
        const QTemporaryDir root;
        const std::filesystem::path place = PassingFolder::ownPlace(root.path().toStdString(), "paper.passing");
        {
            const PassingFolder folder(place);
            QVERIFY(folder.made());
            QCOMPARE(std::filesystem::status(place).permissions(), std::filesystem::perms::owner_all);
            std::ofstream(place / "page.pdf") << "Nguyễn Thị Hương";
        }
        QVERIFY(!std::filesystem::exists(place));
        QVERIFY(!PassingFolder(std::filesystem::path(root.path().toStdString()) / "no/such/place").made());
    }

    void whatADeadProcessLeftIsClearedAwayAndALivingOnesStays()
    {
        const QTemporaryDir root;
        const std::filesystem::path folder = root.path().toStdString();
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(0);
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        const auto dead = folder / ("paper.passing." + std::to_string(child));
        const auto living = folder / ("paper.passing." + std::to_string(::getppid()));
        const auto others = folder / "paper.passing.note";
        for (const auto &each : {dead, living, others})
            QVERIFY(std::filesystem::create_directory(each));
        std::ofstream(dead / "page.pdf") << "Nguyễn Thị Hương";
        const auto own = PassingFolder::ownPlace(folder, "paper.passing");
        QVERIFY(!std::filesystem::exists(dead));
        QVERIFY(std::filesystem::exists(living) && std::filesystem::exists(others) && own != living);
    }
};

QTEST_APPLESS_MAIN(PassingFolderTest)
#include "passing_folder_test.moc"
