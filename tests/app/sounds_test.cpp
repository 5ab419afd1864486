// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sounds.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <numbers>

using namespace th;
using namespace std::chrono_literals;

namespace {

constexpr int rate = 22050;
using Samples = std::vector<double>;

Samples samplesOf(const QByteArray &bytes)
{
    Samples samples;
    for (qsizetype at = 0; at + 1 < bytes.size(); at += 2) {
        const auto low = static_cast<unsigned char>(bytes[at]), high = static_cast<unsigned char>(bytes[at + 1]);
        samples.push_back(static_cast<std::int16_t>(low | high << 8) / 32768.0);
    }
    return samples;
}

Samples soundOf(const char *name)
{
    QFile file(QStringLiteral(":/sounds/%1.wav").arg(QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return samplesOf(file.readAll().mid(44));
}

/// Strength of one frequency (Goertzel).
double strength(const Samples &samples, double hertz)
{
    double re = 0, im = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double phase = 2 * std::numbers::pi * hertz * static_cast<double>(i) / rate;
        re += samples[i] * std::cos(phase);
        im += samples[i] * std::sin(phase);
    }
    return std::hypot(re, im) / static_cast<double>(std::max<std::size_t>(1, samples.size()));
}

double strongest(const Samples &samples)
{
    constexpr std::array fundamentals{170.0, 523.0, 880.0, 1320.0};
    return *std::max_element(fundamentals.begin(), fundamentals.end(),
                             [&](double a, double b) { return strength(samples, a) < strength(samples, b); });
}

bool loud(const Samples &samples)
{
    return std::any_of(samples.begin(), samples.end(), [](double value) { return std::abs(value) > 0.1; });
}

/// A sound server of our own with a loudspeaker that can be listened to.
struct SoundServer {
    QTemporaryDir folder;
    QProcess server;

    bool start()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pulseaudio")).isEmpty() ||
            QStandardPaths::findExecutable(QStringLiteral("parec")).isEmpty() || !folder.isValid())
            return false;
        const auto socket = folder.filePath(QStringLiteral("native"));
        qputenv("XDG_RUNTIME_DIR", folder.path().toUtf8());
        qputenv("PULSE_SERVER", "unix:" + socket.toUtf8());
        qputenv("PULSE_RUNTIME_PATH", folder.path().toUtf8());
        qputenv("PULSE_STATE_PATH", folder.path().toUtf8());
        qputenv("PULSE_COOKIE", folder.filePath(QStringLiteral("cookie")).toUtf8());
        server.start(QStringLiteral("pulseaudio"),
                     {QStringLiteral("-n"), QStringLiteral("--daemonize=no"), QStringLiteral("--use-pid-file=no"),
                      QStringLiteral("--exit-idle-time=-1"), QStringLiteral("--disable-shm=yes"), QStringLiteral("-L"),
                      QStringLiteral("module-null-sink sink_name=ear rate=22050 channels=1"), QStringLiteral("-L"),
                      QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=%1").arg(socket)});
        return server.waitForStarted() && QTest::qWaitFor([&] { return QFile::exists(socket); });
    }
    ~SoundServer()
    {
        server.terminate();
        if (!server.waitForFinished(5000))
            server.kill();
        server.waitForFinished(1000);
    }
};

/// Records until it has heard something and then silence.
class Ear {
public:
    bool start()
    {
        m_process.start(QStringLiteral("parec"),
                        {QStringLiteral("-d"), QStringLiteral("ear.monitor"), QStringLiteral("--raw"),
                         QStringLiteral("--rate=22050"), QStringLiteral("--channels=1"),
                         QStringLiteral("--format=s16le"), QStringLiteral("--latency-msec=20")});
        // The first bytes, of silence, prove that it listens.
        return m_process.waitForStarted() && QTest::qWaitFor([&] { return read() > 0; }, 10'000);
    }
    Samples heard()
    {
        m_bytes.clear();
        (void)QTest::qWaitFor([&] { return read() > 0 && ended(); }, 10'000);
        return samplesOf(m_bytes);
    }
    ~Ear()
    {
        m_process.terminate();
        m_process.waitForFinished(2000);
    }

private:
    qsizetype read()
    {
        m_bytes += m_process.readAllStandardOutput();
        return m_bytes.size();
    }
    [[nodiscard]] bool ended() const
    {
        const auto all = samplesOf(m_bytes);
        const auto quiet = static_cast<std::size_t>(rate / 4);
        return loud(all) && all.size() > quiet &&
               !loud(Samples(all.end() - static_cast<std::ptrdiff_t>(quiet), all.end()));
    }
    QProcess m_process;
    QByteArray m_bytes;
};

} // namespace

class SoundsTest : public QObject {
    Q_OBJECT

private slots:
    void theThreeSoundsAreShortAndUnlike()
    {
        const auto admit = soundOf("admit"), refuse = soundOf("refuse"), cannotTell = soundOf("cannot-tell");
        for (const auto &sound : {admit, refuse, cannotTell}) {
            QVERIFY(loud(sound));
            QVERIFY(sound.size() < static_cast<std::size_t>(rate) * 7 / 10);
        }
        QVERIFY(strongest(admit) >= 880.0);
        QCOMPARE(strongest(refuse), 170.0);
        QCOMPARE(strongest(cannotTell), 523.0);
    }

    void eachVerdictIsHeardAsItsOwnSound()
    {
        SoundServer server;
        if (!server.start())
            QSKIP("needs pulseaudio and parec to listen with");
        app::Sounds sounds;
        sounds.start();
        QVERIFY(QTest::qWaitFor([&] { return sounds.available(); }));
        sounds.setLoudness(app::Loudness::Sounds);
        Ear ear;
        QVERIFY(ear.start());
        sounds.announce(core::VerdictKind::Refuse);
        QCOMPARE(strongest(ear.heard()), 170.0);
        sounds.announce(core::VerdictKind::CannotTell);
        QCOMPARE(strongest(ear.heard()), 523.0);
        sounds.announce(core::VerdictKind::Admit);
        QVERIFY(strongest(ear.heard()) >= 880.0);
    }
};

QTEST_GUILESS_MAIN(SoundsTest)
#include "sounds_test.moc"
