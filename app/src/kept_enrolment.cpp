// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kept_enrolment.h"

#include "store/files.h"

#include <QDir>
#include <QFile>

namespace th::app {
namespace {

constexpr qint64 longest = 4096;

QString fileIn(const QString &stationFolder) { return QDir(stationFolder).filePath(QStringLiteral("enrolment")); }

} // namespace

store::Stored<void> keepEnrolment(const QString &stationFolder, const KeptEnrolment &kept)
{
    const std::string text =
        core::encodeEnrolment(kept.code) + "\n" + kept.name + "\n" + core::formatRfc3339(kept.since) + "\n";
    if (keptEnrolment(stationFolder) == kept)
        return {};
    forgetEnrolment(stationFolder);
    if (const auto placed = store::placeFile(fileIn(stationFolder).toStdString(), text, store::Placing::NewPrivate);
        !placed) {
        const bool full = placed.error() == std::errc::no_space_on_device;
        return core::Failure{
            store::StoreError{full ? store::StoreFault::DiskFull : store::StoreFault::Io, placed.error().message()}};
    }
    if (const auto durable = store::syncFolder(stationFolder.toStdString()); !durable)
        return core::Failure{store::StoreError{store::StoreFault::Io, durable.error().message()}};
    return {};
}

std::optional<KeptEnrolment> keptEnrolment(const QString &stationFolder)
{
    QFile file(fileIn(stationFolder));
    if (!file.open(QIODevice::ReadOnly) || file.size() > longest)
        return {};
    const auto lines = file.read(longest).split('\n');
    const auto code = core::decodeEnrolment(lines.value(0).toStdString());
    const auto since = core::parseRfc3339(lines.value(2).toStdString());
    if (!code || !since || !core::isDeviceName(lines.value(1).toStdString()))
        return {};
    return KeptEnrolment{*code, lines.value(1).toStdString(), *since};
}

void forgetEnrolment(const QString &stationFolder) { QFile::remove(fileIn(stationFolder)); }

} // namespace th::app
