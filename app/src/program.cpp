// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "app/settings.h"
#include "core/passcode.h"
#include "store/station.h"
#include "wrong_codes.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QVariantMap>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace th::app {
namespace {

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/thonghanh");
}

int failed(const std::string &sentence)
{
    std::fprintf(stderr, "thonghanh: %s\n", sentence.c_str());
    return 1;
}

/// A line from standard input; on a terminal it is asked for and not shown.
std::string readSecretLine(const char *prompt)
{
    std::string line;
    termios shown{};
    const bool terminal = isatty(STDIN_FILENO) != 0 && tcgetattr(STDIN_FILENO, &shown) == 0;
    if (terminal) {
        std::fputs(prompt, stderr);
        termios hidden = shown;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    std::getline(std::cin, line);
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        std::fputc('\n', stderr);
    }
    return line;
}

} // namespace

QString stationFolder(const CommandLine &line)
{
    if (line.demonstration)
        return {};
    if (!line.station.isEmpty())
        return line.station;
    const auto usual = dataFolder() + QStringLiteral("/station");
    return QDir(usual).exists() ? usual : QString();
}

QString demonstrationFolder() { return dataFolder() + QStringLiteral("/demo"); }

QString demonstrationFilm(const CommandLine &line)
{
    const auto station = stationFolder(line);
    const QDir province(station.isEmpty() ? demonstrationFolder() : QDir(station).filePath(QStringLiteral("..")));
    return QDir::cleanPath(province.absoluteFilePath(QStringLiteral("film")));
}

void followTrainingTime(Engine &engine, std::optional<core::Instant> when)
{
    if (!when)
        return;
    QObject::connect(&engine, &Engine::settingsLoaded, &engine, [&engine, when] {
        const bool training = engine.health().demonstration;
        engine.setJudgeAt(training ? when : std::nullopt);
        if (!training)
            std::fputs("thonghanh: --judge-at is for the demonstration; a station is judged by its clock.\n", stderr);
    });
}

QString newStationFolder(const CommandLine &line)
{
    return line.station.isEmpty() ? dataFolder() + QStringLiteral("/station") : QDir(line.station).absolutePath();
}

bool openStation(Engine &engine, const CommandLine &line)
{
    const auto station = stationFolder(line);
    const bool kiosk = line.face.mode == WindowMode::Kiosk; // nobody is brought in behind a lock
    if (!station.isEmpty() && (kiosk || (QDir(station).exists() && !QDir(station).isEmpty()))) {
        engine.openStation(station);
        return true;
    }
    const QDir demonstration(demonstrationFolder());
    const bool made = demonstration.exists() && !demonstration.isEmpty();
    if (!station.isEmpty() || !(line.demonstration || made || kiosk))
        return false;
    openDemonstration(engine);
    return true;
}

void openDemonstration(Engine &engine)
{
    const QDir demonstration(demonstrationFolder());
    if (demonstration.exists() && !demonstration.isEmpty())
        engine.openStation(demonstration.filePath(QStringLiteral("station")));
    else
        engine.makeDemonstration(demonstration.path());
}

void soundVerdicts(Engine &engine, Sounds &sounds)
{
    QObject::connect(&engine, &Engine::examined, &sounds, [&sounds](const Examined &examined) {
        if (examined.sound)
            sounds.announce(examined.answer.verdict.kind);
    });
    QObject::connect(&engine, &Engine::settingsLoaded, &sounds, [&sounds](const QVariantMap &values) {
        sounds.setLoudness(loudnessOf(values.value(QLatin1String(settings::loudness)).toString()));
    });
}

int setKioskCode(const QString &station)
{
    if (station.isEmpty())
        return failed("there is no station to set a code for; name one with --station DIR.");
    const auto hash = core::hashPasscode(readSecretLine("New kiosk code: "));
    if (hash.empty())
        return failed("a kiosk code has 4 to 64 characters.");
    auto opened = store::Station::open(station.toStdString(), store::Access::Write);
    if (!opened)
        return failed(store::sentence(opened.error(), core::Language::English));
    if (const auto saved = opened->setSetting(settings::kioskCodeHash, hash); !saved)
        return failed(store::sentence(saved.error(), core::Language::English));
    keepWrongCodes(station, 0); // those were of another code
    std::puts("The kiosk code is set.");
    return 0;
}

std::chrono::milliseconds sinceProcessStart()
{
    QFile stat(QStringLiteral("/proc/self/stat"));
    if (!stat.open(QIODevice::ReadOnly))
        return {};
    // proc(5): field 22, counted behind the name in brackets, is the start in clock ticks since boot.
    const auto line = stat.readAll();
    const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const auto started = std::chrono::milliseconds(fields.value(19).toLongLong() * 1000 / sysconf(_SC_CLK_TCK));
    return std::chrono::seconds(now.tv_sec) + std::chrono::milliseconds(now.tv_nsec / 1'000'000) - started;
}

} // namespace th::app
