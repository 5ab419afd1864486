// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "models/language_switch.h"
#include "ward/list_reader.h"

#include <memory>

namespace th::app {

/// Rows of a list that was checked: what is wrong with which, or those that are good. Put into words when they are
/// drawn.
class ListRows : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    enum class Show { Bad, Notes, Good };
    enum Role { Text = Qt::UserRole, Facts, Level };

    explicit ListRows(LanguageSwitch &language, QObject *parent = nullptr);

    void show(std::shared_ptr<const ListFound> found, Show what); ///< null: none
    [[nodiscard]] int count() const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override; ///< words, facts, level (Theme's)

signals:
    void countChanged();

private:
    LanguageSwitch &m_language;
    std::shared_ptr<const ListFound> m_found;
    std::vector<std::size_t> m_places; ///< in the findings, or in the good rows
    Show m_show = Show::Bad;
};

} // namespace th::app
