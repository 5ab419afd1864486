// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/station.h"
#include "support/small_province.h"

#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace th;
using store::Access;
using store::Station;

namespace {

/// The writer as a child process, with its standard output.
class Writer {
public:
    Writer(const std::filesystem::path &folder, int batch)
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            qFatal("no pipe");
        const std::string size = std::to_string(batch);
        m_child = ::fork();
        if (m_child == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::execl(JOURNAL_WRITER, JOURNAL_WRITER, folder.c_str(), size.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        m_output = ends[0];
    }
    ~Writer() { ::close(m_output); }

    /// Reads at least so many bytes of acknowledgements, then kills and reads what was still under way.
    std::string killAfter(std::size_t bytes)
    {
        std::string text;
        while (text.size() < bytes && readMore(text)) {
        }
        ::kill(m_child, SIGKILL);
        while (readMore(text)) {
        }
        ::waitpid(m_child, nullptr, 0);
        return text;
    }

private:
    bool readMore(std::string &text) const
    {
        std::array<char, 512> piece{};
        const ssize_t size = ::read(m_output, piece.data(), piece.size());
        if (size > 0)
            text.append(piece.data(), static_cast<std::size_t>(size));
        return size > 0;
    }

    pid_t m_child = -1;
    int m_output = -1;
};

/// The largest number on a whole line; lines come in order.
std::uint64_t lastAcknowledged(const std::string &text)
{
    const std::size_t end = text.rfind('\n');
    if (end == std::string::npos)
        return 0;
    const std::size_t before = end == 0 ? std::string::npos : text.rfind('\n', end - 1);
    return std::stoull(text.substr(before == std::string::npos ? 0 : before + 1));
}

} // namespace

/// The operating system survives here, so this proves what an application's death may cost: nothing acknowledged.
/// What a power cut may cost is up to `synchronous=FULL` and the disk (docs/design/store.md).
class KillTest : public QObject {
    Q_OBJECT

private slots:
    void noAcknowledgedRecordIsLostWhenTheProgramIsKilled()
    {
        constexpr int rounds = 60;
        const QTemporaryDir root;
        const std::filesystem::path folder = std::filesystem::path(root.path().toStdString()) / "station";
        QVERIFY(Station::create(folder, "Kill", false).ok());
        std::minstd_rand random(20211);
        std::uint64_t acknowledged = 0;
        for (int round = 0; round < rounds; ++round) {
            const int batch = round % 3 == 0 ? 40 : 1;
            const std::string text = Writer(folder, batch).killAfter(1 + random() % 400);
            QVERIFY2(!text.empty(), "the writer did not write");
            acknowledged = std::max(acknowledged, lastAcknowledged(text));
            const auto station = Station::open(folder, Access::Read);
            QVERIFY2(station.ok(), station.ok() ? "" : station.error().detail.c_str());
            const auto report = station->verifyLog();
            QVERIFY2(report.ok() && !report->firstBad, report.ok() ? report->why.c_str() : "no report");
            QVERIFY2(report->entries >= acknowledged, "an acknowledged record is gone");
        }
        QVERIFY(acknowledged > rounds);
        QVERIFY(Station::open(folder, Access::Write)->verifyStorage()->empty());
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
