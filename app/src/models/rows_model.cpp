// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rows_model.h"

#include <algorithm>
#include <utility>

namespace th::app {

namespace {

/// What a row is of: its first column.
QVariant nameOf(const RowsModel::Row &row) { return row.value(0); }

} // namespace

RowsModel::RowsModel(const QList<QByteArray> &roles, QObject *parent) : QAbstractListModel(parent), m_roles(roles) {}

void RowsModel::setRows(const QList<Row> &rows)
{
    if (rows == m_rows)
        return;
    if (std::ranges::equal(rows, m_rows, {}, nameOf, nameOf)) {
        const QList<Row> before = std::exchange(m_rows, rows);
        for (qsizetype row = 0; row < rows.size(); ++row)
            if (rows.at(row) != before.at(row))
                emit dataChanged(index(static_cast<int>(row)), index(static_cast<int>(row)));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
    emit countChanged();
}

QVariant RowsModel::value(int row, const QByteArray &role) const
{
    const auto column = m_roles.indexOf(role);
    if (row < 0 || row >= count() || column < 0)
        return {};
    return m_rows.at(row).value(column);
}

int RowsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    const int column = role - Qt::UserRole;
    if (!index.isValid() || index.row() >= count() || column < 0)
        return {};
    return m_rows.at(index.row()).value(column);
}

QHash<int, QByteArray> RowsModel::roleNames() const
{
    QHash<int, QByteArray> names;
    for (int i = 0; i < m_roles.size(); ++i)
        names.insert(Qt::UserRole + i, m_roles.at(i));
    return names;
}

} // namespace th::app
