// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame_pixels.h"
#include "scanner/live_scanner.h"
#include "support/qr_picture.h"
#include "support/video_frames.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QVideoSink>

using namespace th::scanner;
using namespace th::test;
using Format = QVideoFrameFormat;

namespace {

cv::Mat sceneWith(const std::string &text, int x = 640)
{
    cv::Mat scene = emptyScene();
    place(scene, drawText(text, 5), {static_cast<float>(x), 360}, 10);
    return scene;
}

/// Everything a scanner says, in the order it says it.
class Listener : public QObject {
public:
    explicit Listener(LiveScanner &scanner)
    {
        connect(&scanner, &LiveScanner::symbolSeen, this, [this](const Symbol &symbol, const QSize &size) {
            seen << QString::fromStdString(symbol.text);
            frameSize = size;
            thread = QThread::currentThread();
        });
        connect(&scanner, &LiveScanner::symbolsMoved, this, [this](const QList<QPolygonF> &o) { outlines << o; });
        connect(&scanner, &LiveScanner::hintChanged, this, [this](Hint hint) { hints << hint; });
    }
    QStringList seen;
    QList<QList<QPolygonF>> outlines;
    QList<Hint> hints;
    QSize frameSize;
    QThread *thread = nullptr;
};

} // namespace

class LiveScannerTest : public QObject {
    Q_OBJECT
private slots:
    void aFrameOfASinkBecomesATextAndAnOutline()
    {
        QVideoSink sink;
        LiveScanner scanner;
        Listener listener(scanner);
        scanner.setSink(&sink);
        sink.setVideoFrame(videoFrame(sceneWith("TH1:ONE")));
        QTRY_COMPARE(listener.seen, QStringList{QStringLiteral("TH1:ONE")});
        QCOMPARE(listener.frameSize, QSize(1280, 720));
        QCOMPARE(listener.thread, thread());
        QCOMPARE(listener.outlines.size(), 1);
        QVERIFY(listener.outlines.front().front().containsPoint({640, 360}, Qt::OddEvenFill));
    }

    void everyFormatThatACameraMayDeliverIsRead_data()
    {
        QTest::addColumn<int>("format");
        for (const auto format :
             {Format::Format_Y8, Format::Format_YUV420P, Format::Format_YUV422P, Format::Format_YV12,
              Format::Format_NV12, Format::Format_NV21, Format::Format_YUYV, Format::Format_UYVY, Format::Format_Y16,
              Format::Format_P010, Format::Format_BGRX8888, Format::Format_BGRA8888, Format::Format_RGBX8888,
              Format::Format_ARGB8888, Format::Format_XRGB8888, Format::Format_ABGR8888})
            QTest::newRow(qPrintable(Format::pixelFormatToString(format))) << int(format);
    }
    void everyFormatThatACameraMayDeliverIsRead()
    {
        QFETCH(int, format);
        const cv::Mat scene = sceneWith("TH1:FORMAT");
        const FramePixels pixels(videoFrame(scene, Format::PixelFormat(format)));
        QVERIFY(pixels.view().has_value());
        SymbolReader reader;
        const Reading reading = reader.read(*pixels.view());
        QCOMPARE(reading.symbols.size(), std::size_t{1});
        QCOMPARE(reading.symbols.front().text, std::string("TH1:FORMAT"));
    }

    void planesAreReadWithoutACopy()
    {
        QVideoFrame frame = videoFrame(sceneWith("TH1:FORMAT"), Format::Format_NV12);
        const FramePixels pixels(frame);
        QVERIFY(frame.map(QVideoFrame::ReadOnly));
        QCOMPARE(static_cast<const void *>(pixels.view()->data), static_cast<const void *>(frame.bits(0)));
        frame.unmap();
    }

    void aHeldCodeIsSeenOnceAndTheNextAtOnce()
    {
        QVideoSink sink;
        LiveScanner scanner;
        Listener listener(scanner);
        scanner.setSink(&sink);
        for (int i = 0; i < 4; ++i) {
            sink.setVideoFrame(videoFrame(sceneWith("TH1:ONE", 600 + i * 10)));
            QTRY_COMPARE(listener.outlines.size(), i + 1);
        }
        sink.setVideoFrame(videoFrame(sceneWith("TH1:TWO")));
        QTRY_COMPARE(listener.seen, (QStringList{QStringLiteral("TH1:ONE"), QStringLiteral("TH1:TWO")}));
    }

    void framesAreReplacedNotQueued()
    {
        QVideoSink sink;
        LiveScanner scanner;
        Listener listener(scanner);
        scanner.setSink(&sink);
        for (int i = 0; i < 20; ++i) // without returning to the event loop: the first is in flight, the last waits
            sink.setVideoFrame(videoFrame(sceneWith("TH1:" + std::to_string(i))));
        QTRY_COMPARE(listener.outlines.size(), 2);
        const auto heldUp = [&] { // where a look is dear, as under a sanitizer, the reader may rest for the next
            sink.setVideoFrame(videoFrame(sceneWith("TH1:19")));
            return listener.seen.size() == 2;
        };
        QTRY_VERIFY(listener.seen.size() == 2 || heldUp());
        QCOMPARE(listener.seen, (QStringList{QStringLiteral("TH1:0"), QStringLiteral("TH1:19")}));
    }

    void whilePausedNothingIsInView()
    {
        QVideoSink sink;
        LiveScanner scanner;
        Listener listener(scanner);
        scanner.setSink(&sink);
        sink.setVideoFrame(videoFrame(sceneWith("TH1:ONE")));
        QTRY_COMPARE(listener.outlines.size(), 1);
        scanner.setPaused(true);
        QCOMPARE(listener.outlines.size(), 2);
        QVERIFY(listener.outlines.back().isEmpty());
        sink.setVideoFrame(videoFrame(sceneWith("TH1:HIDDEN")));
        scanner.setPaused(false);
        sink.setVideoFrame(videoFrame(sceneWith("TH1:TWO")));
        QTRY_COMPARE(listener.seen, (QStringList{QStringLiteral("TH1:ONE"), QStringLiteral("TH1:TWO")}));
    }

    void aFrameInFlightWhenPausedIsVoidAndReadAgainLater()
    {
        QVideoSink sink;
        LiveScanner scanner;
        Listener listener(scanner);
        scanner.setSink(&sink);
        sink.setVideoFrame(videoFrame(sceneWith("TH1:ONE")));
        scanner.setPaused(true);
        scanner.setPaused(false);
        sink.setVideoFrame(videoFrame(sceneWith("TH1:ONE")));
        QTRY_COMPARE(listener.seen, QStringList{QStringLiteral("TH1:ONE")});
    }

    void outlinesGoWhenFramesStop()
    {
        QVideoSink sink;
        LiveScanner scanner;
        Listener listener(scanner);
        scanner.setSink(&sink);
        sink.setVideoFrame(videoFrame(sceneWith("TH1:ONE")));
        QTRY_COMPARE(listener.outlines.size(), 1);
        QTRY_COMPARE(listener.outlines.size(), 2);
        QVERIFY(listener.outlines.back().isEmpty());
        QCOMPARE(scanner.framesPerSecond(), 0.0);
    }

    void aFrameThatTakesLongToReadIsNotTakenForNone()
    {
        QVideoSink sink;
        LiveScanner scanner(nullptr, std::chrono::milliseconds(1));
        Listener listener(scanner);
        const auto next = [&] {
            if (listener.seen.size() == 1)
                sink.setVideoFrame(videoFrame(blurred(sceneWith("TH1:SLOW"), 1.5))); // takes more than 1 ms
        };
        connect(&scanner, &LiveScanner::symbolSeen, &scanner, next);
        scanner.setSink(&sink);
        sink.setVideoFrame(videoFrame(sceneWith("TH1:ONE")));
        QTRY_COMPARE(listener.seen, (QStringList{QStringLiteral("TH1:ONE"), QStringLiteral("TH1:SLOW")}));
    }

    void framesThatCannotBeReadShowNothing()
    {
        QVideoSink sink;
        LiveScanner scanner(nullptr, std::chrono::milliseconds(1));
        Listener listener(scanner);
        connect(&scanner, &LiveScanner::symbolSeen, &scanner,
                [&] { sink.setVideoFrame(QVideoFrame(Format(QSize(64, 48), Format::Format_AYUV))); });
        scanner.setSink(&sink);
        sink.setVideoFrame(videoFrame(sceneWith("TH1:ONE")));
        QTRY_COMPARE(listener.outlines.size(), 2);
        QVERIFY(listener.outlines.back().isEmpty());
    }

    void anUnreadableCodeBringsAHint()
    {
        QVideoSink sink;
        LiveScanner scanner;
        Listener listener(scanner);
        scanner.setSink(&sink);
        const cv::Mat soft = blurred(sceneWith("TH1:SOFT"), 4);
        const auto push = [&] {
            sink.setVideoFrame(videoFrame(soft)); // a new frame each time: a sink passes over the one it has
            return !listener.hints.isEmpty();
        };
        QTRY_VERIFY(push());
        QCOMPARE(listener.hints.front(), Hint::HoldStill);
        sink.setVideoFrame(videoFrame(sceneWith("TH1:SOFT")));
        QTRY_COMPARE(listener.hints.back(), Hint::None);
    }

    void emptyAndUnmappableFramesAreHarmless()
    {
        QVideoSink sink;
        LiveScanner scanner;
        Listener listener(scanner);
        scanner.setSink(&sink);
        sink.setVideoFrame({});
        sink.setVideoFrame(QVideoFrame(Format(QSize(64, 48), Format::Format_AYUV)));
        sink.setVideoFrame(videoFrame(sceneWith("TH1:AFTER")));
        QTRY_COMPARE(listener.seen, QStringList{QStringLiteral("TH1:AFTER")});
    }

    void aSinkThatGoesAwayIsForgotten()
    {
        LiveScanner scanner;
        Listener listener(scanner);
        {
            QVideoSink sink;
            scanner.setSink(&sink);
            sink.setVideoFrame(videoFrame(sceneWith("TH1:ONE")));
        }
        QTRY_COMPARE(listener.seen.size(), 1);
        QVideoSink other;
        scanner.setSink(&other);
        other.setVideoFrame(videoFrame(sceneWith("TH1:TWO")));
        QTRY_COMPARE(listener.seen.size(), 2);
    }
};

QTEST_MAIN(LiveScannerTest)
#include "live_scanner_test.moc"
