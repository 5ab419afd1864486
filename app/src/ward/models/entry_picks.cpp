// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of a line that are chosen from lists.
#include "code_search.h"
#include "entry_model.h"

namespace th::app {

namespace {

constexpr int mostPicks = 200;

} // namespace

void EntryModel::listPicks(const QString &field, const QString &words)
{
    const auto language = m_language.language();
    const auto found = field == QLatin1String("category") ? searchCodes(m_reference.categories, words, language)
                                                          : searchCodes(m_reference.areas, words, language);
    const QStringList chosen = m_text[field].split(QLatin1Char(','), Qt::SkipEmptyParts);
    QList<RowsModel::Row> rows;
    for (const auto &[shown, id] : found)
        if (rows.size() < mostPicks)
            rows << RowsModel::Row{id, shown, chosen.contains(id)};
    m_picks.setRows(rows);
}

void EntryModel::pick(const QString &field, const QString &id)
{
    if (field == QLatin1String("category")) {
        setValue(field, id);
    } else {
        QStringList chosen = m_text[field].split(QLatin1Char(','), Qt::SkipEmptyParts);
        if (!chosen.removeOne(id))
            chosen << id;
        setValue(field, chosen.join(QLatin1Char(',')));
    }
    emit valuesChanged();
}

QString EntryModel::nameOf(const QString &field, const QString &ids) const
{
    QStringList names;
    for (const QString &id : ids.split(QLatin1Char(','), Qt::SkipEmptyParts))
        names << (field == QLatin1String("category")
                      ? m_reference.category(core::CategoryCode(id.toStdString()), m_language.language())
                      : m_reference.area(core::AreaCode(id.toStdString()), m_language.language()));
    return names.join(QStringLiteral(", "));
}

} // namespace th::app
