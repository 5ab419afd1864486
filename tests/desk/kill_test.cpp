// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk_world.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace th;
using namespace th::test;

namespace {

/// Runs the sealer until it has said `lines` lines, lets it get into the midst of something, kills it.
/// True: it had ended by itself.
bool sealAndKill(const std::filesystem::path &folder, int lines, unsigned moreMicroseconds)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        qFatal("no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::execl(DESK_SEALER, DESK_SEALER, folder.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    char c = 0;
    while (lines > 0 && ::read(ends[0], &c, 1) == 1)
        lines -= c == '\n';
    ::usleep(moreMicroseconds);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(ends[0]);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

/// Kills a sealing desk at random moments: between two kills every pass is whole, registered once, and no serial is
/// used twice or passed over; in the end every line has one pass.
class KillTest : public QObject {
    Q_OBJECT
private slots:
    void sealing_that_is_killed_again_and_again_seals_each_line_once()
    {
        constexpr std::uint32_t lines = 120;
        DeskWorld world;
        const auto id = world.readyToSeal(lines);
        QCOMPARE(id, desk::RequestId(1));
        std::minstd_rand random(2021);
        bool finished = false;
        int kills = 0;
        for (; !finished && kills < 200; ++kills) {
            world.ward.reset();
            world.station.reset();
            finished =
                sealAndKill(world.path(), static_cast<int>(random() % 3), static_cast<unsigned>(random() % 2'000));
            world.reopen();
            QCOMPARE(world.bookAgainstJournal(), std::string());
            const auto report = world.station->verifyLog();
            QVERIFY2(report.ok() && !report->firstBad, report.ok() ? report->why.c_str() : "");
            finished = finished || world.state(id) == "sealed";
        }
        QVERIFY(finished && kills > 2);
        std::set<std::uint32_t> sealed;
        const auto passes = desk::passesOf(*world.ward, id);
        for (const desk::BookedPass &pass : *passes)
            sealed.insert(pass.row.line);
        QCOMPARE(passes->size(), std::size_t(lines));
        QCOMPARE(sealed.size(), std::size_t(lines));
        QCOMPARE(DeskWorld::codeOf(world.seal(id)), std::string("already_taken"));
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
