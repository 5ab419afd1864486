// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_model.h"

#include "checkpoint_model.h"
#include "phrases.h"

namespace th::app {

HistoryModel::HistoryModel(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_rows(logRoles)
{
    connect(&language, &LanguageSwitch::changed, this, &HistoryModel::remake);
}

void HistoryModel::setReference(const Reference &reference)
{
    m_reference = reference;
    remake();
}

void HistoryModel::setRows(const std::vector<store::LogRow> &newestFirst)
{
    m_log = newestFirst;
    remake();
}

void HistoryModel::remake() { m_rows.setRows(logRows(m_log, m_reference, m_language.language())); }

QList<RowsModel::Row> logRows(const std::vector<store::LogRow> &log, const Reference &reference,
                              core::Language language)
{
    QList<RowsModel::Row> rows;
    for (const store::LogRow &row : log) {
        QString reason;
        if (!row.reasons.empty())
            if (const auto code = core::reasonFromName(row.reasons.front()))
                reason = text(core::sentence({.code = *code}, language, reference.utcOffset).what);
        if (row.source == "number")
            reason = HistoryModel::tr("tra theo số");
        const core::Instant when{std::chrono::seconds(row.wallMilliseconds / 1000)};
        rows << RowsModel::Row{phrases::timeOfDay(when, reference.utcOffset),
                               shapeOf(row.kind),
                               static_cast<int>(levelOf(row.kind)),
                               text(row.number),
                               reason,
                               QVariant::fromValue(static_cast<qulonglong>(row.seq))};
    }
    return rows;
}

} // namespace th::app
