// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include "neighbours/discovery.h"

using namespace th;
using namespace std::chrono_literals;

namespace {

/// A message bus and an Avahi of our own, on loopback alone. Avahi's place for its process id is fixed, so there can be
/// none beside the system's.
class OwnAvahi {
public:
    OwnAvahi()
    {
        write("bus.conf", "<busconfig><type>system</type><listen>unix:path=" + path("bus") +
                              "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow user=\"*\"/>"
                              "<allow own=\"*\"/><allow send_destination=\"*\"/><allow receive_sender=\"*\"/>"
                              "</policy></busconfig>");
        write("avahi.conf", "[server]\nhost-name=thonghanh-test\nuse-ipv6=no\nallow-interfaces=lo\n"
                            "[wide-area]\nenable-wide-area=no\n[publish]\npublish-workstation=no\n[rlimits]\n");
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + path("bus"));
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                     QStringLiteral("--config-file=") + QString::fromUtf8(path("bus.conf"))});
        if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead())
            return;
        m_avahi.setProcessChannelMode(QProcess::MergedChannels);
        m_avahi.start(program(),
                      {QStringLiteral("-f"), QString::fromUtf8(path("avahi.conf")), QStringLiteral("--no-drop-root"),
                       QStringLiteral("--no-chroot"), QStringLiteral("--no-rlimits"), QStringLiteral("--debug")});
        while (!m_said.contains("startup complete") && m_avahi.waitForReadyRead(10'000))
            m_said += m_avahi.readAll();
    }
    ~OwnAvahi()
    {
        for (QProcess *process : {&m_avahi, &m_bus}) {
            process->terminate();
            if (process->state() != QProcess::NotRunning && !process->waitForFinished(5000))
                process->kill();
        }
    }
    OwnAvahi(const OwnAvahi &) = delete;
    OwnAvahi &operator=(const OwnAvahi &) = delete;
    [[nodiscard]] bool runs() const { return m_said.contains("startup complete"); }
    [[nodiscard]] const QByteArray &said() const { return m_said; }

private:
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

} // namespace

class DiscoveryTest : public QObject {
    Q_OBJECT
private slots:
    // libdbus remembers the first address that it is given: the bus that is there comes first.
    void stationsFindEachOtherAndNotThemselves()
    {
        const OwnAvahi avahi;
        if (!avahi.runs())
            QSKIP(("no Avahi of our own can be started here: " + avahi.said()).constData());
        QVERIFY(neighbours::findNeighbours("", 2s)->empty());
        const auto first = neighbours::Announcement::make("dev-1", 8712);
        const auto second = neighbours::Announcement::make("dev-2", 8713);
        QVERIFY(first.ok() && second.ok());
        std::vector<neighbours::Neighbour> found;
        for (int i = 0; i < 20 && found.empty(); ++i) // announcing takes as long as it takes
            found = *neighbours::findNeighbours("dev-1", 2s);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].name, std::string("dev-2"));
        QCOMPARE(found[0].address, std::string("http://127.0.0.1:8713"));
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

QTEST_GUILESS_MAIN(DiscoveryTest)
#include "discovery_test.moc"
