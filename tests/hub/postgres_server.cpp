// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres_server.h"

#include <QDir>
#include <QFileInfo>
#include <csignal>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace th::test {

namespace {

QString programFolder()
{
    const QDir root(QStringLiteral("/usr/lib/postgresql"));
    for (const QString &version : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed))
        if (root.exists(version + QStringLiteral("/bin/initdb")))
            return root.filePath(version + QStringLiteral("/bin/"));
    return {};
}

/// In memory where there is such a place: the kernel outlives what these tests kill, and syncing a disk takes its time.
QString folderTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/hub-test-XXXXXX");
}

/// For processes that are not our children.
void killAndWait(pid_t process)
{
    pollfd end{static_cast<int>(::syscall(SYS_pidfd_open, process, 0)), POLLIN, 0};
    ::kill(process, SIGKILL);
    if (end.fd < 0)
        return;
    ::poll(&end, 1, 10'000);
    ::close(end.fd);
}

} // namespace

bool PostgresServer::isInstalled() { return !programFolder().isEmpty(); }

PostgresServer::PostgresServer() : m_folder(folderTemplate())
{
    if (::geteuid() != 0)
        return;
    const passwd *user = ::getpwnam("postgres");
    if (!user)
        user = ::getpwnam("nobody");
    if (!user)
        return;
    m_user = User{user->pw_uid, user->pw_gid};
    if (::chown(qPrintable(m_folder.path()), m_user->user, m_user->group) != 0)
        m_complaint = QStringLiteral("chown of the temporary folder");
}

PostgresServer::~PostgresServer() { kill(); }

pid_t PostgresServer::launch(const QStringList &command, int errors) const
{
    std::vector<QByteArray> words;
    for (const QString &word : command)
        words.push_back(word.toLocal8Bit());
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const QByteArray folder = m_folder.path().toLocal8Bit();
    const pid_t child = ::fork();
    if (child != 0)
        return child;
    if (::chdir(folder.constData()) != 0)
        ::_exit(126);
    if (m_user && (::setgroups(0, nullptr) != 0 || ::setgid(m_user->group) != 0 || ::setuid(m_user->user) != 0))
        ::_exit(126);
    const int nothing = ::open("/dev/null", O_RDWR);
    ::dup2(nothing, 0);
    ::dup2(nothing, 1);
    ::dup2(errors >= 0 ? errors : nothing, 2);
    ::setenv("LC_ALL", "C.UTF-8", 1);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
}

bool PostgresServer::runToEnd(const QStringList &command) const
{
    int status = 0;
    const pid_t child = launch(command, -1);
    return child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
}

bool PostgresServer::makeCluster()
{
    return runToEnd({programFolder() + QStringLiteral("initdb"), QStringLiteral("--no-sync"),
                     QStringLiteral("--auth=trust"), QStringLiteral("--username=postgres"), QStringLiteral("-D"),
                     m_folder.filePath(QStringLiteral("data"))});
}

bool PostgresServer::waitUntilReady(int errors)
{
    QByteArray said;
    char buffer[4096];
    while (!said.contains("ready to accept connections")) {
        const ssize_t got = ::read(errors, buffer, sizeof buffer);
        if (got <= 0) {
            m_complaint = QString::fromUtf8(said);
            return false;
        }
        said.append(buffer, static_cast<int>(got));
    }
    return true;
}

bool PostgresServer::start()
{
    if (!QDir(m_folder.filePath(QStringLiteral("data"))).exists() && !makeCluster()) {
        m_complaint = QStringLiteral("initdb failed");
        return false;
    }
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return false;
    m_server = launch({programFolder() + QStringLiteral("postgres"), QStringLiteral("-D"),
                       m_folder.filePath(QStringLiteral("data")), QStringLiteral("-k"), m_folder.path(),
                       QStringLiteral("-c"), QStringLiteral("listen_addresses="), QStringLiteral("-c"),
                       QStringLiteral("dynamic_shared_memory_type=mmap")},
                      ends[1]);
    ::close(ends[1]);
    const bool ready = m_server > 0 && waitUntilReady(ends[0]);
    // It goes on writing: somebody must go on taking, or nobody; a file would do too, but nobody reads it.
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    if (m_errors >= 0)
        ::close(m_errors);
    m_errors = ends[0];
    return ready;
}

void PostgresServer::silence()
{
    ::kill(m_server, SIGSTOP);
    QFile list(QStringLiteral("/proc/%1/task/%1/children").arg(m_server));
    const QByteArray children = list.open(QIODevice::ReadOnly) ? list.readAll() : QByteArray();
    for (const QByteArray &child : children.split(' '))
        if (const pid_t pid = child.trimmed().toInt(); pid > 1)
            ::kill(pid, SIGSTOP);
}

void PostgresServer::kill()
{
    if (m_server <= 0)
        return;
    // What it started has sessions of its own: none of it may go on and finish what the power cut interrupts.
    ::kill(m_server, SIGSTOP);
    QFile list(QStringLiteral("/proc/%1/task/%1/children").arg(m_server));
    const QByteArray children = list.open(QIODevice::ReadOnly) ? list.readAll() : QByteArray();
    for (const QByteArray &child : children.split(' '))
        if (const pid_t pid = child.trimmed().toInt(); pid > 1)
            killAndWait(pid);
    ::kill(m_server, SIGKILL);
    ::waitpid(m_server, nullptr, 0);
    m_server = -1;
}

QString PostgresServer::freshDatabase()
{
    const QString name = QStringLiteral("hub%1").arg(++m_databases);
    const bool made = runToEnd({programFolder() + QStringLiteral("createdb"), QStringLiteral("-h"), m_folder.path(),
                                QStringLiteral("-U"), QStringLiteral("postgres"), name});
    if (!made)
        m_complaint = QStringLiteral("createdb failed");
    return made ? QStringLiteral("postgresql:///%1?host=%2&user=postgres").arg(name, m_folder.path()) : QString();
}

} // namespace th::test
