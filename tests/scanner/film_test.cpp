// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/frame_source.h"
#include "scanner/live_scanner.h"
#include "support/qr_picture.h"

#include <QImage>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QVideoFrame>
#include <QVideoSink>

using namespace th::scanner;
using namespace th::test;

namespace {

void savePicture(const QString &path, const cv::Mat &grey)
{
    const QImage image(grey.data, grey.cols, grey.rows, static_cast<qsizetype>(grey.step), QImage::Format_Grayscale8);
    if (!image.save(path))
        qFatal("cannot save a picture");
}

/// Three pictures with a code each, named so that their order differs from that of creation.
void makeFolder(const QString &folder)
{
    for (const int number : {2, 0, 1}) {
        cv::Mat scene = emptyScene(640, 480);
        place(scene, drawText("FILM " + std::to_string(number), 6), {320, 240}, 7);
        savePicture(QStringLiteral("%1/frame-%2.png").arg(folder).arg(number), scene);
    }
}

} // namespace

class FilmTest : public QObject {
    Q_OBJECT
private slots:
    void aFolderIsShownInNameOrderAndEnds()
    {
        QTemporaryDir folder;
        makeFolder(folder.path());
        QVideoSink sink;
        LiveScanner scanner;
        scanner.setSink(&sink);
        QStringList seen;
        connect(&scanner, &LiveScanner::symbolSeen, this,
                [&](const Symbol &s) { seen << QString::fromStdString(s.text); });
        const auto film = openFilm(folder.path(), 5, AtEnd::Stop);
        QList<SourceState> states;
        connect(film.get(), &FrameSource::stateChanged, this, [&](SourceState state) { states << state; });
        film->start(&sink);
        QTRY_COMPARE_WITH_TIMEOUT(film->state(), SourceState::Ended, 20000);
        QCOMPARE(states, (QList<SourceState>{SourceState::Starting, SourceState::Running, SourceState::Ended}));
        QTRY_COMPARE(seen, (QStringList{QStringLiteral("FILM 0"), QStringLiteral("FILM 1"), QStringLiteral("FILM 2")}));
    }

    void aFolderLoopsUntilStopped()
    {
        QTemporaryDir folder;
        makeFolder(folder.path());
        QVideoSink sink;
        QSignalSpy frames(&sink, &QVideoSink::videoFrameChanged);
        const auto film = openFilm(folder.path(), 100, AtEnd::Loop);
        film->start(&sink);
        QTRY_VERIFY_WITH_TIMEOUT(frames.size() > 7, 20000);
        QCOMPARE(film->state(), SourceState::Running);
        film->stop();
        QCOMPARE(film->state(), SourceState::Ended);
        film->start(&sink);
        QTRY_COMPARE(film->state(), SourceState::Running);
    }

    void unreadablePicturesAreSkipped()
    {
        QTemporaryDir folder;
        makeFolder(folder.path());
        QFile broken(folder.filePath(QStringLiteral("frame-00.png")));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no picture") > 0);
        broken.close();
        QVideoSink sink;
        QSignalSpy frames(&sink, &QVideoSink::videoFrameChanged);
        const auto film = openFilm(folder.path(), 50, AtEnd::Stop);
        film->start(&sink);
        QTRY_COMPARE_WITH_TIMEOUT(film->state(), SourceState::Ended, 20000);
        QCOMPARE(frames.size(), 3);
    }

    void aFilmWithNothingToShowFailsInWords()
    {
        QTemporaryDir empty, broken;
        QFile file(broken.filePath(QStringLiteral("a.png")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no picture") > 0);
        file.close();
        for (const QString &path : {empty.path(), broken.path(), empty.filePath(QStringLiteral("nowhere"))}) {
            QVideoSink sink;
            const auto film = openFilm(path, 15, AtEnd::Loop);
            film->start(&sink);
            QTRY_COMPARE(film->state(), SourceState::Failed);
            QVERIFY(!film->explanation().isEmpty());
        }
    }

    void aVideoFileIsReadThroughTheSamePath()
    {
        const QString maker = QStandardPaths::findExecutable(QStringLiteral("gst-launch-1.0"));
        if (maker.isEmpty())
            QSKIP("gst-launch-1.0 is needed to make a video file");
        QTemporaryDir folder;
        makeFolder(folder.path());
        const QString movie = folder.filePath(QStringLiteral("film.avi"));
        const int made = QProcess::execute(
            maker, {QStringLiteral("-q"), QStringLiteral("multifilesrc"),
                    QStringLiteral("location=%1/frame-%d.png").arg(folder.path()),
                    QStringLiteral("caps=image/png,framerate=4/1"), QStringLiteral("!"), QStringLiteral("pngdec"),
                    QStringLiteral("!"), QStringLiteral("videoconvert"), QStringLiteral("!"), QStringLiteral("jpegenc"),
                    QStringLiteral("!"), QStringLiteral("avimux"), QStringLiteral("!"), QStringLiteral("filesink"),
                    QStringLiteral("location=%1").arg(movie)});
        QCOMPARE(made, 0);
        QVideoSink sink;
        LiveScanner scanner;
        scanner.setSink(&sink);
        QStringList seen;
        connect(&scanner, &LiveScanner::symbolSeen, this,
                [&](const Symbol &s) { seen << QString::fromStdString(s.text); });
        const auto film = openFilm(movie, 0, AtEnd::Stop);
        film->start(&sink);
        QTRY_COMPARE_WITH_TIMEOUT(film->state(), SourceState::Ended, 20000);
        QTRY_COMPARE(seen, (QStringList{QStringLiteral("FILM 0"), QStringLiteral("FILM 1"), QStringLiteral("FILM 2")}));
    }

    void aFileThatIsNoVideoFailsInWords()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("words.avi"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("these are only words, and none of them moves") > 0);
        file.close();
        QVideoSink sink;
        const auto film = openFilm(path, 0, AtEnd::Loop);
        film->start(&sink);
        QTRY_COMPARE_WITH_TIMEOUT(film->state(), SourceState::Failed, 20000);
        QVERIFY(!film->explanation().isEmpty());
    }
};

QTEST_MAIN(FilmTest)
#include "film_test.moc"
