// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/face.h"
#include "app/settings.h"
#include "headless_demo.h"
#include "light.h"
#include "program.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <cstdio>

namespace {

using namespace th::app;

constexpr int wrongUsage = 2;

/// What asks sound servers and cameras waits until there is a window to look at.
void afterFirstFrame(QQuickWindow *window, const std::function<void()> &then)
{
    QObject::connect(window, &QQuickWindow::frameSwapped, window, then,
                     static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void showFirstFrameTime()
{
    std::printf("first frame after %lld ms\n", static_cast<long long>(sinceProcessStart().count()));
    std::fflush(stdout);
    QCoreApplication::quit();
}

int runWindow(const CommandLine &line)
{
    Engine engine;
    Sounds sounds;
    KioskLock kiosk;
    Light light(engine, {line.film, line.camera, demonstrationFilm(line)});
    soundVerdicts(engine, sounds);
    QObject::connect(&engine, &Engine::settingsLoaded, &light, [&light](const QVariantMap &values) {
        light.chooseCamera(values.value(QLatin1String(settings::camera)).toString());
    });
    FaceOptions options = line.face;
    options.newStation = newStationFolder(line);
    Face face(engine, sounds, kiosk, options);
    if (!face.show())
        return 1;
    QObject::connect(&face, &Face::cameraChosen, &light, &Light::chooseCamera);
    QObject::connect(&face, &Face::deskCameraWanted, &light, &Light::wantAtDesk);
    followTrainingTime(engine, line.judgeAt);
    engine.setSyncSources(line.syncSources);
    engine.setNeighbours(&th::neighbours::findNeighbours, &helpNeighbours);
    if (line.timeToFirstFrame)
        afterFirstFrame(face.window(), &showFirstFrameTime);
    afterFirstFrame(face.window(), [&] {
        if (!line.archive.isEmpty() || !line.office.isEmpty())
            return;
        sounds.start();
        light.start();
    });
    if (!line.archive.isEmpty()) {
        face.openArchive(line.archive, line.station);
        return QGuiApplication::exec();
    }
    if (!line.office.isEmpty()) {
        face.openOffice(line.office);
        return QGuiApplication::exec();
    }
    const auto open = [&] {
        if (!openStation(engine, line))
            face.beginEnrolment();
    };
    QObject::connect(&face, &Face::retryRequested, &engine, open);
    QObject::connect(&face, &Face::demonstrationRequested, &engine, [&] { openDemonstration(engine); });
    open();
    return QGuiApplication::exec();
}

int run(const CommandLine &line)
{
    switch (line.task) {
    case Task::Window:
        return runWindow(line);
    case Task::Tour:
        return runTour(line.tourFolder, line.tourOnly);
    case Task::HeadlessDemo:
        return runHeadlessDemo(line.demoFolder);
    case Task::SetKioskCode:
        return setKioskCode(stationFolder(line));
    case Task::Help:
        std::fputs(commandLineHelp().toUtf8().constData(), stdout);
        return 0;
    case Task::Version:
        std::puts("thonghanh " TH_VERSION);
        return 0;
    }
    return wrongUsage;
}

/// Tasks that show nothing need no display.
bool needsNoDisplay(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i)
        for (const auto *task : {"headless-demo", "set-kiosk-code", "help", "version", "tour"})
            if (const QByteArray argument(argv[i]); argument == "-h" || argument.startsWith(QByteArray("--") + task))
                return true;
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    if (needsNoDisplay(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("thonghanh"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.thonghanh.thonghanh"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TH_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Thông Hành"));
    const auto parsed = parseCommandLine(QCoreApplication::arguments().mid(1));
    if (const auto *wrong = std::get_if<QString>(&parsed)) {
        std::fprintf(stderr, "thonghanh: %s\nTry thonghanh --help.\n", wrong->toUtf8().constData());
        return wrongUsage;
    }
    return run(std::get<CommandLine>(parsed));
}
