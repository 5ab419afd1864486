// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/judge.h"
#include "core/names.h"
#include "core/time.h"
#include "demo/province.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>
#include <string>

class QDir;

namespace th::app {

/// Makes a demonstration province around options.now in `folder`, as demo::makeProvince does, and the folders above it.
/// Gives why it could not. Blocking.
[[nodiscard]] std::optional<core::LocalName> makeDemonstration(const QString &folder,
                                                               const demo::ProvinceOptions &options);

/// What one pass of a demonstration province must give, from its truth.json.
struct TruthEntry {
    QString name, frame; ///< frame: a picture, relative to the province
    std::string idCard, plate;
    core::Place place;   ///< the area of a named checkpoint is the policy's
    core::Instant now{}; ///< what it is judged by
    QString kind;
    QStringList reasons;
};
struct Truth {
    core::Instant now{};       ///< the moment the province was made for
    QList<TruthEntry> entries; ///< passes, and passes in special situations
};
/// Nothing if there is no such file, or it is damaged.
[[nodiscard]] std::optional<Truth> readTruth(const QDir &province);

} // namespace th::app
