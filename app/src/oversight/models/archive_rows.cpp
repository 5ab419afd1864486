// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_rows.h"

#include "models/language_switch.h"
#include "models/theme_model.h"

#include <algorithm>
#include <utility>

namespace th::app {

namespace {

enum Role { WhenRole = Qt::UserRole, WhereRole, WordRole, LevelRole, AboutRole };

QString aboutOf(const evidence::Row &row, const oversight::Names &names)
{
    QStringList parts;
    for (const std::string &reason : row.reasons)
        parts << text(names.reason(reason));
    for (const std::string *part : {&row.number, &row.officer})
        if (!part->empty())
            parts << text(*part);
    if (!row.category.empty())
        parts << text(names.category(row.category));
    if (!row.authority.empty())
        parts << text(names.ward(row.authority));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

QString ArchiveRows::moment(evidence::Milliseconds wall, std::chrono::minutes utcOffset)
{
    const auto ahead = std::chrono::milliseconds(utcOffset).count();
    const bool inCalendar = evidence::formatMoment(wall) != "?" && evidence::formatMoment(wall + ahead) != "?";
    return inCalendar ? text(evidence::formatMoment(wall + ahead)).left(19).replace(QLatin1Char('T'), QLatin1Char(' '))
                      : tr("giờ không thể có thật");
}

QString ArchiveRows::word(const evidence::Row &row)
{
    if (!row.verdict)
        return {};
    switch (*row.verdict) {
    case core::VerdictKind::Admit:
        return tr("Được qua");
    case core::VerdictKind::Refuse:
        return tr("Không cho qua");
    case core::VerdictKind::CannotTell:
        return tr("Chưa rõ");
    }
    return {};
}

int ArchiveRows::level(const evidence::Row &row)
{
    using Level = ThemeModel::Level;
    if (!row.verdict)
        return static_cast<int>(Level::Plain);
    return static_cast<int>(*row.verdict == core::VerdictKind::Admit    ? Level::Good
                            : *row.verdict == core::VerdictKind::Refuse ? Level::Bad
                                                                        : Level::Caution);
}

void ArchiveRows::clear()
{
    beginResetModel();
    m_pages.clear();
    m_next.reset();
    m_count = 0;
    endResetModel();
    emit countChanged();
}

void ArchiveRows::take(const std::optional<evidence::Cursor> &after, std::vector<evidence::Row> rows,
                       const std::optional<evidence::Cursor> &next, std::vector<EntryWords> words)
{
    const auto known = std::ranges::find(m_pages, after, &Page::after);
    if (known == m_pages.end()) {
        m_next = count() + static_cast<int>(rows.size()) < most ? next : std::nullopt;
        if (!rows.empty())
            append({after, count(), static_cast<int>(rows.size()), std::move(rows), std::move(words)});
    } else if (static_cast<int>(rows.size()) == known->count) { // an archive that is open does not change
        known->rows = std::move(rows);
        known->words = std::move(words);
        known->asked = false;
        known->touched = ++m_touches;
        emit dataChanged(index(known->first), index(known->first + known->count - 1));
    }
    letGo();
}

void ArchiveRows::append(Page page)
{
    page.touched = ++m_touches;
    beginInsertRows({}, count(), count() + page.count - 1);
    m_count += page.count;
    m_pages.push_back(std::move(page));
    endInsertRows();
    emit countChanged();
}

std::size_t ArchiveRows::pagesInMemory() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(m_pages, [](const Page &page) { return !page.rows.empty(); }));
}

/// The page that was not looked at for the longest time; never the only one.
void ArchiveRows::letGo()
{
    if (pagesInMemory() <= inMemory)
        return;
    const auto age = [](const Page &page) { return page.rows.empty() ? UINT64_MAX : page.touched; };
    const auto oldest = std::ranges::min_element(m_pages, {}, age);
    oldest->rows = {};
    oldest->words = {};
}

void ArchiveRows::remake()
{
    if (count() > 0)
        emit dataChanged(index(0), index(count() - 1));
}

const ArchiveRows::Page *ArchiveRows::pageOf(int at) const
{
    const auto behind = std::ranges::upper_bound(m_pages, at, {}, &Page::first);
    return at < 0 || at >= count() ? nullptr : &*std::prev(behind);
}

const evidence::Row *ArchiveRows::row(int at) const
{
    const Page *page = pageOf(at);
    if (!page)
        return nullptr;
    page->touched = ++m_touches;
    if (!page->rows.empty())
        return &page->rows[static_cast<std::size_t>(at - page->first)];
    if (!std::exchange(page->asked, true))
        emit pageWanted(page->after);
    return nullptr;
}

const EntryWords *ArchiveRows::wordsAt(int at) const
{
    const Page *page = pageOf(at);
    const auto within = page ? static_cast<std::size_t>(at - page->first) : 0;
    const bool some = page && within < page->words.size() && within < page->rows.size() &&
                      page->rows[within].kind != core::journal::EntryKind::Scan;
    return some ? &page->words[within] : nullptr;
}

int ArchiveRows::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

bool ArchiveRows::canFetchMore(const QModelIndex &parent) const { return !parent.isValid() && m_next; }

void ArchiveRows::fetchMore(const QModelIndex &)
{
    if (const auto next = std::exchange(m_next, {}))
        emit pageWanted(next);
}

QVariant ArchiveRows::data(const QModelIndex &index, int role) const
{
    const evidence::Row *found = index.isValid() ? row(index.row()) : nullptr;
    if (!found)
        return {};
    const EntryWords *words = wordsAt(index.row());
    const auto language = m_names().language;
    switch (role) {
    case WhenRole:
        return moment(found->wall, m_offset);
    case WhereRole:
        if (words)
            return found->authority.empty() ? QString() : text(m_names().ward(found->authority));
        return found->checkpoint.empty() ? QString() : text(m_names().gate(found->checkpoint));
    case WordRole:
        return words ? text(words->word.in(language)) : word(*found);
    case LevelRole:
        return level(*found);
    case AboutRole:
        return words ? text(words->about.in(language)) : aboutOf(*found, m_names());
    default:
        return {};
    }
}

QHash<int, QByteArray> ArchiveRows::roleNames() const
{
    return {{WhenRole, "when"}, {WhereRole, "where"}, {WordRole, "word"}, {LevelRole, "level"}, {AboutRole, "about"}};
}

} // namespace th::app
