// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of a line that are chosen from lists.
#include "entry_model.h"

#include <QCollator>
#include <algorithm>

namespace th::app {

namespace {

constexpr int mostPicks = 200;

} // namespace

void EntryModel::listPicks(const QString &field, const QString &words)
{
    const QStringList wanted =
        text(core::foldVietnamese(words.toStdString())).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<std::pair<QString, QString>> found;
    const auto consider = [&](const std::string &id, const core::LocalName &both) {
        const QString shown = name(both).isEmpty() ? text(id) : name(both);
        const QString all = text(core::foldVietnamese(shown.toStdString() + ' ' + id));
        if (std::ranges::all_of(wanted, [&](const QString &word) { return all.contains(word); }))
            found.emplace_back(shown, text(id));
    };
    if (field == QLatin1String("category"))
        for (const auto &[code, both] : m_reference.categories)
            consider(code.text, both);
    else
        for (const auto &[code, both] : m_reference.areas)
            consider(code.text, both);
    QCollator collator{QLocale(QLocale::Vietnamese)};
    collator.setNumericMode(true);
    std::ranges::sort(found, [&](const auto &a, const auto &b) { return collator.compare(a.first, b.first) < 0; });
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
