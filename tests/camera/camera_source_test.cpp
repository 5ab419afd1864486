// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/frame_source.h"
#include "scanner/live_scanner.h"
#include "support/qr_picture.h"

#include <QElapsedTimer>
#include <QFile>
#include <QMediaDevices>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QVideoFrame>
#include <QVideoSink>
#include <cerrno>
#include <sys/stat.h>

using namespace th::scanner;
using namespace th::test;

namespace {

/// The test camera's plug, and its faults: FIFOs that are there or not, because a list of devices shows no plain files.
class Switch {
public:
    Switch(const QTemporaryDir &dir, const char *variable, const char *name)
        : m_path(dir.filePath(QString::fromLatin1(name)))
    {
        qputenv(variable, m_path.toLocal8Bit());
    }
    void on() const
    {
        if (mkfifo(m_path.toLocal8Bit().constData(), 0600) != 0 && errno != EEXIST)
            qFatal("cannot throw the switch");
    }
    void off() const { QFile::remove(m_path); }

private:
    QString m_path;
};

/// The longest time for which the event loop of this thread did not turn.
class Heartbeat {
public:
    Heartbeat()
    {
        m_timer.callOnTimeout([this] { m_longest = std::max(m_longest, m_since.restart()); });
        m_since.start();
        m_timer.start(5);
    }
    [[nodiscard]] qint64 longestPause() const { return std::max(m_longest, m_since.elapsed()); }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

constexpr int patience = 15000;
constexpr int bearable =
    1500; // milliseconds that a window may stand still on a busy machine; less than the backend does

} // namespace

class CameraSourceTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    Switch m_plug{m_dir, "TH_TEST_CAMERA_PLUG", "video0"};
    Switch m_silent{m_dir, "TH_TEST_CAMERA_SILENT", "silent"};
    Switch m_busy{m_dir, "TH_TEST_CAMERA_BUSY", "busy"};
    QMediaDevices m_devices; // keeps the list of cameras alive

    static bool present() { return !CameraSource::cameras().isEmpty(); }

    void savePicture(int number)
    {
        cv::Mat scene = emptyScene();
        place(scene, drawText("CAMERA " + std::to_string(number), 6), {640, 360}, 9);
        QFile file(m_dir.filePath(QStringLiteral("frame-%1.pgm").arg(number)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("P5 1280 720 255\n");
        file.write(reinterpret_cast<const char *>(scene.data), static_cast<qint64>(scene.total()));
    }

private slots:
    void initTestCase()
    {
        savePicture(0);
        savePicture(1);
        qputenv("TH_TEST_CAMERA_FRAMES", m_dir.path().toLocal8Bit());
        qputenv("TH_TEST_CAMERA_STUCK", "4000");
        if (qgetenv("QT_MEDIA_BACKEND") == "ffmpeg")
            qputenv("TH_TEST_CAMERA_DEV", m_dir.path().toLocal8Bit());
    }

    void init()
    {
        m_silent.off();
        m_busy.off();
        m_plug.on();
        QTRY_VERIFY_WITH_TIMEOUT(present(), patience);
    }

    /// GStreamer's backend delivers a test picture when it is started without a camera.
    void withoutACameraItSaysSoAtOnce()
    {
        m_plug.off();
        QTRY_VERIFY_WITH_TIMEOUT(!present(), patience);
        QVideoSink sink;
        int frames = 0;
        connect(&sink, &QVideoSink::videoFrameChanged, this, [&frames] { ++frames; });
        CameraSource camera;
        camera.start(&sink);
        QCOMPARE(camera.state(), SourceState::NoCamera);
        m_plug.on(); // the first camera that comes is taken
        QTRY_COMPARE_WITH_TIMEOUT(camera.state(), SourceState::Running, patience);
        QVERIFY(frames > 0);
    }

    void symbolsAreReadFromARunningCamera()
    {
        QVideoSink sink;
        LiveScanner scanner;
        scanner.setSink(&sink);
        QStringList seen;
        connect(&scanner, &LiveScanner::symbolSeen, this,
                [&seen](const Symbol &s) { seen << QString::fromStdString(s.text); });
        CameraSource camera;
        QList<SourceState> states;
        connect(&camera, &FrameSource::stateChanged, this, [&states](SourceState state) { states << state; });
        camera.start(&sink);
        QTRY_VERIFY_WITH_TIMEOUT(seen.size() == 2, patience);
        seen.sort();
        QCOMPARE(seen, (QStringList{QStringLiteral("CAMERA 0"), QStringLiteral("CAMERA 1")}));
        QCOMPARE(states, (QList<SourceState>{SourceState::Starting, SourceState::Running}));
        QCOMPARE(camera.title(), QStringLiteral("Test camera"));
        QCOMPARE(sink.videoFrame().pixelFormat(), QVideoFrameFormat::Format_NV12);
        QCOMPARE(sink.videoFrame().size(), QSize(1280, 720));
        camera.stop();
        QCOMPARE(camera.state(), SourceState::Ended);
    }

    /// The frame that was under way when it was stopped must not open it again.
    void aCameraThatWasStoppedStaysStopped()
    {
        QVideoSink sink;
        CameraSource camera;
        camera.start(&sink);
        QTRY_COMPARE_WITH_TIMEOUT(camera.state(), SourceState::Running, patience);
        const QSignalSpy frames(&sink, &QVideoSink::videoFrameChanged);
        QThread::msleep(300); // this thread takes no frame meanwhile: one waits
        camera.stop();
        QCoreApplication::processEvents();
        QCOMPARE(camera.state(), SourceState::Ended);
        QCOMPARE(frames.size(), 0);
    }

    /// Closing the vanished camera takes the backend four seconds here; the window does not notice.
    void aCameraThatVanishesIsLostAndComesBackWhileTheWindowLives()
    {
        QVideoSink sink;
        CameraSource camera;
        camera.start(&sink);
        QTRY_COMPARE_WITH_TIMEOUT(camera.state(), SourceState::Running, patience);
        Heartbeat heart;
        for (int i = 0; i < 2; ++i) {
            m_plug.off();
            QTRY_COMPARE_WITH_TIMEOUT(camera.state(), SourceState::Lost, 5000);
            QVERIFY(!camera.explanation().isEmpty());
            m_plug.on();
            QTRY_COMPARE_WITH_TIMEOUT(camera.state(), SourceState::Running, patience);
        }
        QVERIFY2(heart.longestPause() < bearable, qPrintable(QString::number(heart.longestPause())));
    }

    void aSilentCameraIsLostAndRunsAgainWhenItSpeaks()
    {
        QVideoSink sink;
        CameraSource camera;
        camera.start(&sink);
        QTRY_COMPARE_WITH_TIMEOUT(camera.state(), SourceState::Running, patience);
        m_silent.on();
        QTRY_COMPARE_WITH_TIMEOUT(camera.state(), SourceState::Lost, patience);
        m_silent.off();
        QTRY_COMPARE_WITH_TIMEOUT(camera.state(), SourceState::Running, patience);
    }

    void aBusyCameraIsReportedAndTakenWhenItIsFree()
    {
        m_busy.on();
        QVideoSink sink;
        CameraSource camera;
        camera.start(&sink);
        QTRY_VERIFY_WITH_TIMEOUT(camera.state() == SourceState::Busy || camera.state() == SourceState::Failed,
                                 patience);
        QVERIFY(!camera.explanation().isEmpty());
        m_busy.off();
        QTRY_COMPARE_WITH_TIMEOUT(camera.state(), SourceState::Running, patience);
    }

    void theIdOfACameraStaysWhenItIsPluggedAgain()
    {
        const QString id = CameraSource::cameras().front().id;
        m_plug.off();
        QTRY_VERIFY_WITH_TIMEOUT(!present(), patience);
        m_plug.on();
        QTRY_VERIFY_WITH_TIMEOUT(present(), patience);
        QCOMPARE(CameraSource::cameras().front().id, id);
    }

    void aChosenCameraThatIsNotThereIsNotReplacedByAnother()
    {
        QVideoSink sink;
        CameraSource camera;
        camera.choose(QStringLiteral("Another camera#0"));
        camera.start(&sink);
        QCOMPARE(camera.state(), SourceState::NoCamera);
        camera.choose({});
        QTRY_COMPARE_WITH_TIMEOUT(camera.state(), SourceState::Running, patience);
    }
};

QTEST_MAIN(CameraSourceTest)
#include "camera_source_test.moc"
