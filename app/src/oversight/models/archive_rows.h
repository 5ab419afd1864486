// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "evidence/query.h"
#include "oversight/entry_words.h"
#include "oversight/figures.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace th::app {

/// Entries of an archive, newest first, fetched page by page as one scrolls; each is put into words when it is drawn.
/// Only the pages that were looked at last are in memory: one that is come back to is fetched again, its rows empty
/// until then.
class ArchiveRows : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    static constexpr int most = 1'000'000;       ///< rows; a filter finds what lies behind
    static constexpr std::size_t inMemory = 100; ///< pages
    using QAbstractListModel::QAbstractListModel;

    void clear();
    /// A page that was asked for, of at least one row unless it is the first: the next one, or one that was let go.
    /// `words`: of each row that is no scan; empty: all are scans.
    void take(const std::optional<evidence::Cursor> &after, std::vector<evidence::Row> rows,
              const std::optional<evidence::Cursor> &next, std::vector<EntryWords> words = {});
    void setOffset(std::chrono::minutes utcOffset) { m_offset = utcOffset; }
    void setNames(std::function<oversight::Names()> names) { m_names = std::move(names); } ///< asked for each text
    void remake(); ///< the language is another one
    /// Null: no such row, or it is not in memory; then its page is asked for.
    [[nodiscard]] const evidence::Row *row(int at) const;
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] std::size_t pagesInMemory() const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override; ///< when, where, word, level, about
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    [[nodiscard]] static QString moment(evidence::Milliseconds wall, std::chrono::minutes utcOffset);
    [[nodiscard]] static QString word(const evidence::Row &row); ///< verdict
    [[nodiscard]] static int level(const evidence::Row &row);    ///< ThemeModel::Level

signals:
    void countChanged();
    void pageWanted(const std::optional<th::evidence::Cursor> &after) const;

private:
    struct Page {
        std::optional<evidence::Cursor> after; ///< the first page's: none
        int first = 0, count = 0;
        std::vector<evidence::Row> rows{}; ///< empty: let go
        std::vector<EntryWords> words{};
        mutable std::uint64_t touched = 0;
        mutable bool asked = false;
    };
    void append(Page page);
    void letGo();
    [[nodiscard]] const Page *pageOf(int at) const;
    [[nodiscard]] const EntryWords *wordsAt(int at) const; ///< nullptr: it is a scan

    std::vector<Page> m_pages;
    std::optional<evidence::Cursor> m_next; ///< of the page behind the last one, if nobody was asked for it yet
    int m_count = 0;
    mutable std::uint64_t m_touches = 0;
    std::chrono::minutes m_offset{420};
    std::function<oversight::Names()> m_names = [] { return oversight::Names{}; };
};

} // namespace th::app
