// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oversight_filter.h"

#include <QDateTime>

namespace th::app {

namespace {

std::optional<evidence::Milliseconds> momentFrom(const QString &typed, std::chrono::minutes utcOffset)
{
    for (const char *format : {"yyyy-MM-dd HH:mm", "dd/MM/yyyy HH:mm", "yyyy-MM-dd", "dd/MM/yyyy"}) {
        QDateTime moment = QDateTime::fromString(typed, QLatin1String(format));
        if (!moment.isValid())
            continue;
        moment.setTimeSpec(Qt::UTC);
        return moment.toMSecsSinceEpoch() - std::chrono::milliseconds(utcOffset).count();
    }
    return std::nullopt;
}

std::optional<core::VerdictKind> verdictFrom(const std::string &name)
{
    for (const auto kind : {core::VerdictKind::Admit, core::VerdictKind::Refuse, core::VerdictKind::CannotTell})
        if (name == core::name(kind))
            return kind;
    return std::nullopt;
}

} // namespace

core::Result<evidence::Filter, QString> filterFrom(const QVariantMap &typed, std::chrono::minutes utcOffset)
{
    using core::Failure;
    evidence::Filter filter;
    const auto value = [&](const char *field) { return typed.value(QLatin1String(field)).toString().trimmed(); };
    for (auto &[field, into] : {std::pair("from", &filter.from), std::pair("until", &filter.until)})
        if (const QString text = value(field); !text.isEmpty() && !(*into = momentFrom(text, utcOffset)))
            return Failure{QString::fromLatin1(field)};
    for (auto &[field, into] : {std::pair("checkpoint", &filter.checkpoints), std::pair("officer", &filter.officers),
                                std::pair("category", &filter.categories), std::pair("pass", &filter.passes)})
        if (const QString text = value(field); !text.isEmpty())
            into->push_back(text.toStdString());
    if (const QString text = value("verdict"); !text.isEmpty()) {
        const auto kind = verdictFrom(text.toStdString());
        if (!kind)
            return Failure{QStringLiteral("verdict")};
        filter.verdicts.push_back(*kind);
    }
    if (const QString text = value("reason"); !text.isEmpty()) {
        const auto code = core::reasonFromName(text.toStdString());
        if (!code)
            return Failure{QStringLiteral("reason")};
        filter.reasons.push_back(*code);
    }
    return filter;
}

} // namespace th::app
