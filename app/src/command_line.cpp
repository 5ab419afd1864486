// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line.h"

#include "app/syncing.h"

#include <QCommandLineParser>

namespace th::app {
namespace {

QString text(const char *utf8) { return QString::fromUtf8(utf8); }

struct Flag {
    const char *name, *value, *meaning;
};

constexpr Flag flags[] = {
    {"station", "DIR", "the station's folder; without it the one in the data folder of this user"},
    {"demo", nullptr, "the demonstration province, even if there is a station"},
    {"archive", "FILE", "a supervisor's archive of many stations' logs; --station tells names, places and the hub"},
    {"administration", "FOLDER", "an administrator's folder: devices, and letting new ones in"},
    {"film", "FOLDER|FILE", "pictures or a video in place of a camera"},
    {"no-camera", nullptr, "use no camera"},
    {"fullscreen", nullptr, "fill the screen"},
    {"kiosk", nullptr, "fill the screen; leaving it takes the code (see --set-kiosk-code)"},
    {"set-kiosk-code", nullptr, "read the kiosk's new code from standard input, store it, end"},
    {"lang", "vi|en", "language of the screens"},
    {"theme", "light|dark|auto", "colours of the screens"},
    {"sync-from", "URL|FOLDER", "keep up to date from there, and remember it; again for another if that fails"},
    {"judge-at", "RFC3339", "training: judge the demonstration as if it were this moment"},
    {"tour", "DIR", "draw every screen in every state into DIR, end"},
    {"tour-only", "TEXT", "with --tour: only pictures with TEXT in their names"},
    {"headless-demo", nullptr, "scan the demonstration's frames without a screen, print the verdicts, end"},
    {"time-to-first-frame", nullptr, "print how long the first picture of the window took, end"},
    {"help", nullptr, "this text"},
    {"version", nullptr, "the version"},
};

void addFlags(QCommandLineParser &parser)
{
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    for (const auto &flag : flags)
        parser.addOption({text(flag.name), text(flag.meaning), flag.value ? text(flag.value) : QString()});
    parser.addOption({text("h"), text("as --help")});
}

/// Fills in what has a choice of values; the sentence says what was wrong.
QString readChoices(const QCommandLineParser &parser, CommandLine &line)
{
    const auto language = parser.value(text("lang"));
    if (language == text("vi"))
        line.face.language = core::Language::Vietnamese;
    else if (language == text("en"))
        line.face.language = core::Language::English;
    else if (!language.isEmpty())
        return text("--lang takes vi or en, not “%1”.").arg(language);

    const auto theme = parser.value(text("theme"));
    if (theme == text("light"))
        line.face.theme = Theme::Light;
    else if (theme == text("dark"))
        line.face.theme = Theme::Dark;
    else if (theme == text("auto"))
        line.face.theme = Theme::Auto;
    else if (!theme.isEmpty())
        return text("--theme takes light, dark or auto, not “%1”.").arg(theme);

    if (parser.isSet(text("judge-at"))) {
        line.judgeAt = core::parseRfc3339(parser.value(text("judge-at")).toStdString());
        if (!line.judgeAt)
            return text("--judge-at takes a time such as 2021-09-06T08:15:00+07:00.");
    }
    line.syncSources = parser.values(text("sync-from"));
    for (const QString &source : line.syncSources)
        if (!sync::isSource(source.toStdString()))
            return text("--sync-from takes an http:// or https:// address, or a folder's whole path, not “%1”.")
                .arg(source);
    if (line.syncSources.size() > maxSyncSources)
        return text("--sync-from can be given %1 times at most.").arg(maxSyncSources);
    return {};
}

Task taskOf(const QCommandLineParser &parser)
{
    constexpr std::pair<const char *, Task> tasks[] = {{"help", Task::Help},
                                                       {"h", Task::Help},
                                                       {"version", Task::Version},
                                                       {"headless-demo", Task::HeadlessDemo},
                                                       {"set-kiosk-code", Task::SetKioskCode},
                                                       {"tour", Task::Tour}};
    for (const auto &[name, task] : tasks)
        if (parser.isSet(text(name)))
            return task;
    return Task::Window;
}

} // namespace

std::variant<CommandLine, QString> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    addFlags(parser);
    if (!parser.parse(QStringList{text("thonghanh")} + arguments))
        return parser.errorText();
    CommandLine line;
    line.task = taskOf(parser);
    line.station = parser.value(text("station"));
    line.demonstration = parser.isSet(text("demo"));
    line.archive = parser.value(text("archive"));
    line.office = parser.value(text("administration"));
    line.film = parser.value(text("film"));
    line.camera = !parser.isSet(text("no-camera"));
    line.timeToFirstFrame = parser.isSet(text("time-to-first-frame"));
    line.tourFolder = parser.value(text("tour"));
    line.tourOnly = parser.value(text("tour-only"));
    if (parser.isSet(text("kiosk")))
        line.face.mode = WindowMode::Kiosk;
    else if (parser.isSet(text("fullscreen")))
        line.face.mode = WindowMode::FullScreen;
    if (const auto wrong = readChoices(parser, line); !wrong.isEmpty())
        return wrong;
    auto rest = parser.positionalArguments();
    if (line.task == Task::HeadlessDemo && rest.size() == 1)
        line.demoFolder = rest.takeFirst();
    if (!rest.isEmpty())
        return text("“%1” is not understood.").arg(rest.constFirst());
    if (parser.isSet(text("archive")) &&
        (line.archive.isEmpty() || line.demonstration || line.face.mode == WindowMode::Kiosk))
        return text("--archive takes a file, and goes neither with --demo nor with --kiosk.");
    if (parser.isSet(text("administration")) &&
        (line.office.isEmpty() || line.demonstration || parser.isSet(text("archive")) ||
         parser.isSet(text("station")) || line.face.mode == WindowMode::Kiosk))
        return text("--administration takes a folder, and goes with neither --demo, --station, --archive nor --kiosk.");
    if (line.demonstration && !line.station.isEmpty())
        return text("--demo and --station exclude each other.");
    return line;
}

QString commandLineHelp()
{
    QString help = text("Usage: thonghanh [OPTION]…\n\nChecks travel passes at a checkpoint.\n\n");
    for (const auto &flag : flags) {
        auto left = text("  --") + text(flag.name);
        if (flag.value)
            left += QLatin1Char(' ') + text(flag.value);
        if (text(flag.name) == text("headless-demo"))
            left += text(" [DIR]");
        help += left.leftJustified(28) + QLatin1Char(' ') + text(flag.meaning) + QLatin1Char('\n');
    }
    return help;
}

} // namespace th::app
