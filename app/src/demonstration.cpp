// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demonstration.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <malloc.h>

namespace th::app {
namespace {

constexpr qint64 largestTruth = 8 << 20;

TruthEntry entryOf(const QJsonObject &json, core::Instant provincesNow)
{
    const auto text = [&](const char *name) { return json.value(QLatin1String(name)).toString(); };
    TruthEntry entry;
    entry.name = text("name");
    entry.frame = text("frame");
    entry.idCard = text("id_card").toStdString();
    entry.plate = text("plate").toStdString();
    entry.place = {core::CheckpointCode(text("checkpoint").toStdString()), core::AreaCode(text("area").toStdString())};
    entry.now = core::parseRfc3339(text("now").toStdString()).value_or(provincesNow);
    entry.kind = text("kind");
    for (const auto &reason : json.value(QLatin1String("reasons")).toArray())
        entry.reasons.append(reason.toString());
    return entry;
}

} // namespace

std::optional<core::LocalName> makeDemonstration(const QString &folder, const demo::ProvinceOptions &options)
{
    const QString above = QFileInfo(folder).absolutePath();
    if (!QDir().mkpath(above))
        return core::LocalName{
            "Không tạo được thư mục " + above.toStdString() + ". Kiểm tra quyền ghi và chỗ trống trên đĩa.",
            "Cannot make the folder " + above.toStdString() + ". Check that it may be written and that there is room."};
    if (const auto made = demo::makeProvince(folder.toStdString(), options); !made)
        return made.error();
#ifdef __GLIBC__
    malloc_trim(0); // the pictures took memory that the checkpoint will not need again
#endif
    return {};
}

std::optional<Truth> readTruth(const QDir &province)
{
    QFile file(province.filePath(QStringLiteral("truth.json")));
    if (file.size() > largestTruth || !file.open(QIODevice::ReadOnly))
        return {};
    const auto json = QJsonDocument::fromJson(file.readAll()).object();
    const auto now = core::parseRfc3339(json.value(QLatin1String("now")).toString().toStdString());
    if (!now)
        return {};
    Truth truth;
    truth.now = *now;
    for (const auto *list : {"passes", "situations"})
        for (const auto &value : json.value(QLatin1String(list)).toArray())
            truth.entries.append(entryOf(value.toObject(), *now));
    return truth;
}

} // namespace th::app
