// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "headless_demo.h"

#include "demonstration.h"
#include "presentation.h"
#include "scanner/file_reader.h"
#include "store/examiner.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <cstdio>

namespace th::app {
namespace {

struct Line {
    store::Question question;
    bool read = false;
    double readMilliseconds = 0;
};

void say(FILE *where, const QString &text) { std::fputs(text.toUtf8().constData(), where); }

QString joined(const std::vector<core::Reason> &reasons)
{
    QStringList names;
    for (const auto &reason : reasons)
        names.append(QString::fromLatin1(core::name(reason.code)));
    return names.join(QStringLiteral(", "));
}

/// What the camera would hand over of one frame.
Line readFrame(const QString &file, scanner::SymbolReader &reader)
{
    Line line;
    QElapsedTimer timer;
    timer.start();
    const auto found = scanner::readFile(file, reader);
    line.readMilliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    const auto *reading = std::get_if<scanner::FileReading>(&found);
    if (!reading)
        return line;
    for (const auto &symbol : reading->reading.symbols) {
        line.read = true;
        const bool card = looksOf(symbol.text) == Looks::IdCard;
        (card ? line.question.idCardText : line.question.text) = symbol.text;
    }
    // A card held up in place of a pass is what the checkpoint judges then.
    if (line.question.text.empty())
        std::swap(line.question.text, line.question.idCardText);
    return line;
}

core::Place placeOf(const TruthEntry &entry, const store::Station &station)
{
    auto place = entry.place;
    if (place.area.empty() && station.policy())
        if (const auto *checkpoint = station.policy()->findCheckpoint(place.checkpoint))
            place.area = checkpoint->area;
    return place;
}

/// Prints one line; true if the verdict is as it must be.
bool check(const TruthEntry &entry, const QDir &province, store::Station &station, scanner::SymbolReader &reader)
{
    auto line = readFrame(province.filePath(entry.frame), reader);
    auto &question = line.question;
    if (question.idCardText.empty())
        question.idCardText = entry.idCard;
    question.plate = entry.plate;
    question.place = placeOf(entry, station);
    question.clock = store::readClock();
    question.judgeAt = entry.now;
    question.officer = "demo";
    question.source = "file";
    QElapsedTimer timer;
    timer.start();
    const auto answer = store::Examiner(station).examine(question);
    const auto examined = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    const auto kind = QString::fromLatin1(core::name(answer.verdict.kind));
    const auto reasons = joined(answer.verdict.reasons);
    const bool right =
        line.read && answer.seq && kind == entry.kind && reasons == entry.reasons.join(QStringLiteral(", "));
    say(stdout, QStringLiteral("%1 %2 %3 %4 %5 %6\n")
                    .arg(entry.name.leftJustified(28), kind.leftJustified(11),
                         QString::number(line.readMilliseconds, 'f', 1).rightJustified(8),
                         QString::number(examined, 'f', 1).rightJustified(8),
                         right ? QStringLiteral("ok   ") : QStringLiteral("WRONG"), reasons));
    if (!line.read)
        say(stdout, QStringLiteral("    the frame was not read\n"));
    else if (!answer.seq)
        say(stdout, QStringLiteral("    not recorded: %1\n")
                        .arg(QString::fromStdString(store::sentence(*answer.notRecorded, core::Language::English))));
    else if (!right)
        say(stdout, QStringLiteral("    expected %1: %2\n").arg(entry.kind, entry.reasons.join(QStringLiteral(", "))));
    return right;
}

int checkAll(const QDir &province)
{
    const auto truth = readTruth(province);
    if (!truth || truth->entries.isEmpty()) {
        say(stderr, QStringLiteral("There is no demonstration province in %1.\n").arg(province.path()));
        return 1;
    }
    auto station =
        store::Station::open(province.filePath(QStringLiteral("station")).toStdString(), store::Access::Write);
    if (!station) {
        say(stderr,
            QString::fromStdString(store::sentence(station.error(), core::Language::English)) + QLatin1Char('\n'));
        return 1;
    }
    scanner::SymbolReader reader;
    say(stdout, QStringLiteral("%1 %2 %3 %4 %5 %6\n")
                    .arg(QStringLiteral("pass").leftJustified(28), QStringLiteral("verdict").leftJustified(11),
                         QStringLiteral("read ms").rightJustified(8), QStringLiteral("judge ms").rightJustified(8),
                         QStringLiteral("     "), QStringLiteral("reasons")));
    qsizetype right = 0;
    for (const auto &entry : truth->entries)
        right += check(entry, province, *station, reader) ? 1 : 0;
    say(stdout, QStringLiteral("%1 of %2 verdicts are as they must be.\n").arg(right).arg(truth->entries.size()));
    return right == truth->entries.size() ? 0 : 1;
}

} // namespace

int runHeadlessDemo(const QString &folder)
{
    QTemporaryDir temporary;
    const QDir province(folder.isEmpty() ? temporary.filePath(QStringLiteral("province")) : folder);
    if (!province.exists() || province.isEmpty()) {
        say(stderr, QStringLiteral("Making a demonstration province …\n"));
        demo::ProvinceOptions options;
        options.now = store::readClock().wall;
        if (const auto why = makeDemonstration(province.absolutePath(), options)) {
            say(stderr, QString::fromStdString(why->en + "\n"));
            return 1;
        }
    }
    return checkAll(province);
}

} // namespace th::app
