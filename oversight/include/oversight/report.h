// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oversight/figures.h"

#include <QByteArray>
#include <QString>

namespace th::oversight {

/// What stands above and below a report.
struct ReportHeading {
    Names names;
    std::chrono::minutes utcOffset{420}; ///< of the times in it
    core::Instant made{};
    QString by, reason; ///< who took it and why
    QString filter;     ///< what was asked for, for people; empty: everything
};

/// A PDF of A4 pages: on the first what a commander reads in a minute (key figures, what is unusual, what is not
/// proven), then the tables. Names come from signed data, texts from logs: they are drawn as plain text and cut to
/// their place. Blocking. Needs a QGuiApplication (fonts).
[[nodiscard]] QByteArray drawReport(const Figures &figures, const ReportHeading &heading);

} // namespace th::oversight
