// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <cstddef>
#include <optional>

namespace th::app {

/// A published tree that could be imported.
struct FoundPublication {
    QString folder;
    QDateTime written; ///< of its newest file's date; anybody can set it
    int files = 0;
    qint64 bytes = 0;
};

/// How an import ended.
struct ImportReport {
    bool ok = false;
    bool unchanged = false;                              ///< the station had all of it already
    std::size_t series = 0, registered = 0, revoked = 0; ///< in the series whose status is new
    std::optional<core::Instant> before;                 ///< signed time of the data held until now; nothing: none
    std::optional<core::Instant> asOf;                   ///< and of the data in use from now on
    QString vi, en;                                      ///< why not, and what to do; empty if ok
    QString detail;                                      ///< technical: the file and the rule it breaks
};

} // namespace th::app

Q_DECLARE_METATYPE(th::app::ImportReport)
Q_DECLARE_METATYPE(QList<th::app::FoundPublication>)
