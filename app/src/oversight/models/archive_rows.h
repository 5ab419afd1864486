// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "evidence/query.h"

#include <chrono>
#include <vector>

namespace th::app {

/// Entries of an archive, newest first, fetched as one scrolls; each is put into words when it is drawn.
class ArchiveRows : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    static constexpr int most = 100'000; ///< in memory; a filter finds what lies behind
    using QAbstractListModel::QAbstractListModel;

    void clear();
    void append(std::vector<evidence::Row> rows, bool more);
    void setOffset(std::chrono::minutes utcOffset) { m_offset = utcOffset; }
    void remake();                                        ///< the language is another one
    [[nodiscard]] const evidence::Row *row(int at) const; ///< null: no such row
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override; ///< when, where, word, level, about
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    [[nodiscard]] static QString moment(evidence::Milliseconds wall, std::chrono::minutes utcOffset);
    [[nodiscard]] static QString word(const evidence::Row &row); ///< verdict, or which kind of entry
    [[nodiscard]] static int level(const evidence::Row &row);    ///< ThemeModel::Level

signals:
    void countChanged();
    void moreWanted();

private:
    std::vector<evidence::Row> m_rows;
    std::chrono::minutes m_offset{420};
    bool m_more = false; ///< and nobody was asked for it yet
};

} // namespace th::app
