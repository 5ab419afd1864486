// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace th::app {

/// A list for QML delegates with required properties: role names once, then whole lists of rows.
class RowsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    using Row = QVariantList; ///< one value a role, in the order of the roles

    explicit RowsModel(const QList<QByteArray> &roles, QObject *parent = nullptr);

    void setRows(const QList<Row> &rows);
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    /// The value of a role in a row, for code that does not draw. Invalid if there is none such.
    [[nodiscard]] QVariant value(int row, const QByteArray &role) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();

private:
    QList<QByteArray> m_roles;
    QList<Row> m_rows;
};

} // namespace th::app
