// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDeadlineTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "neighbours/discovery.h"

#include <unistd.h>

using namespace th;
using namespace std::chrono_literals;

namespace {

/// A message bus and an Avahi of our own, on loopback alone.
class OwnAvahi {
public:
    OwnAvahi()
    {
        write("bus.conf", "<busconfig><type>system</type><listen>unix:path=" + path("bus") +
                              "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow user=\"*\"/>"
                              "<allow own=\"*\"/><allow send_destination=\"*\"/><allow receive_sender=\"*\"/>"
                              "</policy></busconfig>");
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + path("bus"));
        m_avahi.setProcessChannelMode(QProcess::MergedChannels);
        if (startBus())
            start();
    }
    bool startBus()
    {
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                     QStringLiteral("--config-file=") + QString::fromUtf8(path("bus.conf"))});
        return m_bus.waitForStarted() && m_bus.waitForReadyRead();
    }
    void start()
    {
        write("avahi.conf", "[server]\nhost-name=thonghanh-test\nuse-ipv6=no\nallow-interfaces=lo\n"
                            "[wide-area]\nenable-wide-area=no\n[publish]\npublish-workstation=no\n[rlimits]\n");
        m_said.clear();
        m_avahi.start(program(),
                      {QStringLiteral("-f"), QString::fromUtf8(path("avahi.conf")), QStringLiteral("--no-drop-root"),
                       QStringLiteral("--no-chroot"), QStringLiteral("--no-rlimits"), QStringLiteral("--debug")});
        while (!m_said.contains("startup complete") && m_avahi.waitForReadyRead(10'000))
            m_said += m_avahi.readAll();
    }
    void stop() { end(m_avahi); }
    void stopBus() { end(m_bus); }
    ~OwnAvahi()
    {
        end(m_avahi);
        end(m_bus);
    }
    OwnAvahi(const OwnAvahi &) = delete;
    OwnAvahi &operator=(const OwnAvahi &) = delete;
    [[nodiscard]] bool runs() const { return m_said.contains("startup complete"); }
    [[nodiscard]] const QByteArray &said() const { return m_said; }

private:
    static void end(QProcess &process)
    {
        process.terminate();
        if (process.state() != QProcess::NotRunning && !process.waitForFinished(5000))
            process.kill();
    }
    static QString program()
    {
        const QString found = QStandardPaths::findExecutable(QStringLiteral("avahi-daemon"));
        return found.isEmpty() ? QStringLiteral("/usr/sbin/avahi-daemon") : found;
    }
    [[nodiscard]] QByteArray path(const char *name) const { return m_folder.filePath(QLatin1String(name)).toUtf8(); }
    void write(const char *name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", name);
    }

    QTemporaryDir m_folder;
    QProcess m_bus, m_avahi;
    QByteArray m_said;
};

/// Avahi's place for its process id is fixed, wants an administrator and has room for one: where the system lets us,
/// this test goes on in namespaces with a /run of its own, in which whoever runs it is root and Avahi's user too.
void goWhereAvahiCanRun(char **arguments)
{
    constexpr const char *here = "TH_TEST_OWN_RUN";
    const QString prepare = QStringLiteral("mount -t tmpfs none /run && cd /run && "
                                           "echo 'root:x:0:0::/:/bin/sh\navahi:x:0:0::/:/bin/sh' > passwd && "
                                           "echo 'root:x:0:\navahi:x:0:' > group && "
                                           "mount --bind passwd /etc/passwd && mount --bind group /etc/group");
    if (qEnvironmentVariableIsSet(here))
        return;
    QProcess attempt;
    attempt.start(QStringLiteral("unshare"),
                  {QStringLiteral("-rm"), QStringLiteral("sh"), QStringLiteral("-c"), prepare});
    if (!attempt.waitForFinished() || attempt.exitStatus() != QProcess::NormalExit || attempt.exitCode() != 0)
        return;
    qputenv(here, "1");
    const QByteArray script = prepare.toUtf8() + R"( && cd "$OLDPWD" && exec "$@")";
    std::vector<char *> words;
    for (const char *word : {"unshare", "-rm", "sh", "-c", script.constData(), "sh"})
        words.push_back(const_cast<char *>(word));
    for (char **each = arguments; *each; ++each)
        words.push_back(*each);
    words.push_back(nullptr);
    ::execvp("unshare", words.data());
}

} // namespace

class DiscoveryTest : public QObject {
    Q_OBJECT

    /// Announcing takes as long as it takes.
    static std::vector<neighbours::Neighbour> findAtLast(const std::string &self, std::size_t count = 1)
    {
        const QDeadlineTimer deadline(60'000);
        while (true) {
            auto found = neighbours::findNeighbours(self, 2s);
            if (deadline.hasExpired() || (found && found->size() >= count))
                return found ? std::move(found).value() : std::vector<neighbours::Neighbour>();
        }
    }

    /// "dev-1" and "dev-2" are announced already.
    static void areFoundAgainAfterARestart(OwnAvahi &avahi)
    {
        avahi.stop();
        QVERIFY(!neighbours::findNeighbours("dev-1", 2s).ok());
        const auto third = neighbours::Announcement::make("dev-3", 8714);
        QVERIFY(third.ok() && third->doubt());
        avahi.start();
        QVERIFY2(avahi.runs(), avahi.said().constData());
        std::vector<neighbours::Neighbour> found;
        for (const char *self : {"dev-1", "dev-2"}) { // both were there before, and are again
            found = findAtLast(self, 2);
            QCOMPARE(found.size(), std::size_t(2));
        }
        QCOMPARE(found[0].name, std::string("dev-1"));
        QCOMPARE(found[1].name, std::string("dev-3"));
    }

    /// The bus goes first, as it does where the system is upgraded; nobody asks Avahi to end.
    static void areFoundAgainAfterTheBusDied(OwnAvahi &avahi)
    {
        avahi.stopBus();
        QVERIFY(!neighbours::findNeighbours("dev-1", 2s).ok());
        avahi.stop();
        QVERIFY(avahi.startBus());
        avahi.start();
        QVERIFY2(avahi.runs(), avahi.said().constData());
        for (const char *self : {"dev-1", "dev-2"})
            QCOMPARE(findAtLast(self).size(), std::size_t(1));
    }

private slots:
    // libdbus remembers the first address that it is given: the bus that is there comes first.
    void stationsFindEachOtherAndNotThemselves()
    {
        OwnAvahi avahi;
        if (!avahi.runs())
            QSKIP(("no Avahi of our own can be started here: " + avahi.said()).constData());
        QVERIFY(neighbours::findNeighbours("", 2s)->empty());
        const auto first = neighbours::Announcement::make("dev-1", 8712);
        const auto second = neighbours::Announcement::make("dev-2", 8713);
        QVERIFY(first.ok() && second.ok());
        QVERIFY(!first->doubt());
        auto found = findAtLast("dev-1");
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].name, std::string("dev-2"));
        QCOMPARE(found[0].address, std::string("http://127.0.0.1:8713"));
        areFoundAgainAfterARestart(avahi);
        areFoundAgainAfterTheBusDied(avahi);
    }

    void withoutAvahiItIsSaidAndNothingElseHappens()
    {
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        const auto made = neighbours::Announcement::make("dev-1", 8712);
        QVERIFY(!made.ok());
        QVERIFY(made.error().vi.find("avahi-daemon") != std::string::npos);
        QVERIFY(made.error().en.find("avahi-daemon") != std::string::npos);
        QVERIFY(!neighbours::findNeighbours("", 100ms).ok());
    }
};

int main(int argc, char **argv)
{
    goWhereAvahiCanRun(argv);
    const QCoreApplication application(argc, argv);
    DiscoveryTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "discovery_test.moc"
