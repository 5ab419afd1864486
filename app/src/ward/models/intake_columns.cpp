// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which column holds what, what holds for all rows, and the words for both.
#include "intake_model.h"

#include "models/phrases.h"

#include <algorithm>

namespace th::app {

namespace {

constexpr std::size_t samplesShown = 3, rowsLookedAt = 50;
constexpr qsizetype longestSample = 40;
QString shortened(const std::string &value)
{
    const QString whole = text(value).simplified();
    return whole.size() > longestSample ? whole.left(longestSample - 1) + QStringLiteral("…") : whole;
}

} // namespace

void IntakeModel::remake()
{
    listFields();
    listChoices();
    emit changed();
}

std::vector<std::string> IntakeModel::samples(std::uint16_t column) const
{
    std::vector<std::string> values;
    for (const lists::Row &row : m_found->intake.list.table.rows) {
        if (row.number <= m_mapping.headingRow)
            continue;
        if (const lists::Cell *cell = row.at(column); cell && !cell->text.empty())
            values.push_back(shortened(cell->text).toStdString());
        if (values.size() >= samplesShown)
            break;
    }
    return values;
}

void IntakeModel::listFields()
{
    QList<RowsModel::Row> rows;
    if (m_found) {
        for (const lists::Field &field : m_found->intake.shape->fields) {
            const lists::MappedColumn *column = m_mapping.columnOf(field.id);
            QString value, note;
            if (column) {
                value = tr("cột %1: %2").arg(text(lists::columnLetters(column->column)), text(column->heading));
                QStringList seen;
                for (const std::string &sample : samples(column->column))
                    seen << text(sample);
                note = seen.join(QStringLiteral("; "));
            }
            const bool doubt = column ? column->sureness == lists::Sureness::Likely : field.required;
            rows << RowsModel::Row{text(field.id), name(field.name), value, note, doubt, field.required};
        }
        rows += m_forAll.rows(
            *m_found->intake.shape, [this](const char *field) { return m_mapping.columnOf(field) != nullptr; },
            m_reference, m_language.language());
    }
    m_fields.setRows(rows);
}

void IntakeModel::choose(const QString &field)
{
    if (!m_found || working())
        return;
    m_choosing = field;
    m_words.clear();
    m_complaint.reset();
    listChoices();
    emit changed();
}

void IntakeModel::find(const QString &words)
{
    m_words = words;
    listChoices();
}

bool IntakeModel::typing() const { return ForAllRows::isTyped(m_choosing); }

/// Those with a heading, and in a list without headings those with something in them.
std::map<std::uint16_t, QString> IntakeModel::columns() const
{
    std::map<std::uint16_t, QString> all;
    for (const lists::MappedColumn &column : m_mapping.columns)
        all[column.column] = text(column.heading);
    const auto &rows = m_found->intake.list.table.rows;
    for (std::size_t i = 0; i < std::min(rows.size(), rowsLookedAt); ++i)
        for (const lists::Cell &cell : rows[i].cells)
            all.try_emplace(cell.column);
    return all;
}

void IntakeModel::listColumns()
{
    QList<RowsModel::Row> rows;
    const lists::MappedColumn *now = m_mapping.columnOf(m_choosing.toStdString());
    rows << RowsModel::Row{QString(), tr("Không có cột này trong tệp"), QString(), now == nullptr};
    for (const auto &[column, heading] : columns()) {
        QStringList seen;
        for (const std::string &sample : samples(column))
            seen << text(sample);
        const QString letters = text(lists::columnLetters(column));
        rows << RowsModel::Row{letters, QStringLiteral("%1  %2").arg(letters, heading), seen.join(QStringLiteral("; ")),
                               now && now->column == column};
    }
    m_choices.setRows(rows);
}

void IntakeModel::listChoices()
{
    if (m_choosing.isEmpty() || typing() || !m_found)
        return m_choices.setRows({});
    if (!ForAllRows::is(m_choosing))
        return listColumns();
    m_choices.setRows(m_forAll.choices(m_choosing, m_words, m_reference, m_language.language()));
}

/// What was told before of the same field or column makes way.
void IntakeModel::tellColumn(const std::string &field, const std::string &letters)
{
    lists::ToldColumns told = m_order.told;
    for (auto &[column, holds] : told)
        if (holds == field)
            holds.clear();
    if (!letters.empty())
        told[letters] = field;
    else if (const lists::MappedColumn *before = m_mapping.columnOf(field))
        told[lists::columnLetters(before->column)] = "";
    auto mapping = lists::proposeMapping(m_found->intake.list.table, *m_found->intake.shape, told);
    if (!mapping)
        return complain({"list.columns", sentence(mapping.error())});
    m_order.told = std::move(told);
    m_mapping = std::move(mapping).value();
}

void IntakeModel::pick(const QString &choice)
{
    if (m_choosing.isEmpty() || !m_found)
        return;
    m_complaint.reset();
    if (!ForAllRows::is(m_choosing))
        tellColumn(m_choosing.toStdString(), choice.toStdString());
    else if (!m_forAll.pick(m_choosing, choice))
        return remake();
    m_choosing.clear();
    remake();
}

void IntakeModel::type(const QString &typed)
{
    if (!typing())
        return;
    m_forAll.type(m_choosing, typed);
    m_choosing.clear();
    m_complaint.reset();
    remake();
}

void IntakeModel::dismiss()
{
    m_choosing.clear();
    m_asked.reset();
    m_complaint.reset();
    remake();
}

QString IntakeModel::choosingText() const
{
    for (int row = 0; row < m_fields.count(); ++row)
        if (m_fields.value(row, "field") == m_choosing && !m_choosing.isEmpty())
            return ForAllRows::is(m_choosing) ? m_fields.value(row, "name").toString()
                                              : tr("Cột nào là: %1?").arg(m_fields.value(row, "name").toString());
    return {};
}

} // namespace th::app
