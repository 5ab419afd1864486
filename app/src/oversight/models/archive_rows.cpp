// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_rows.h"

#include "models/language_switch.h"
#include "models/theme_model.h"

namespace th::app {

namespace {

enum Role { WhenRole = Qt::UserRole, WhereRole, WordRole, LevelRole, AboutRole };

QString aboutOf(const evidence::Row &row)
{
    QStringList parts;
    for (const std::string *part : {&row.number, &row.officer, &row.category, &row.authority})
        if (!part->empty())
            parts << text(*part);
    for (const std::string &reason : row.reasons)
        parts << text(reason);
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
        return text(evidence::name(row.kind));
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
    m_rows.clear();
    m_more = false;
    endResetModel();
    emit countChanged();
}

void ArchiveRows::append(std::vector<evidence::Row> rows, bool more)
{
    m_more = more && count() + static_cast<int>(rows.size()) < most;
    if (rows.empty())
        return;
    beginInsertRows({}, count(), count() + static_cast<int>(rows.size()) - 1);
    m_rows.insert(m_rows.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    endInsertRows();
    emit countChanged();
}

void ArchiveRows::remake()
{
    if (count() > 0)
        emit dataChanged(index(0), index(count() - 1));
}

const evidence::Row *ArchiveRows::row(int at) const
{
    return at < 0 || at >= count() ? nullptr : &m_rows[static_cast<std::size_t>(at)];
}

int ArchiveRows::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

bool ArchiveRows::canFetchMore(const QModelIndex &parent) const { return !parent.isValid() && m_more; }

void ArchiveRows::fetchMore(const QModelIndex &)
{
    if (std::exchange(m_more, false))
        emit moreWanted();
}

QVariant ArchiveRows::data(const QModelIndex &index, int role) const
{
    const evidence::Row *found = index.isValid() ? row(index.row()) : nullptr;
    if (!found)
        return {};
    switch (role) {
    case WhenRole:
        return moment(found->wall, m_offset);
    case WhereRole:
        return text(found->checkpoint);
    case WordRole:
        return word(*found);
    case LevelRole:
        return level(*found);
    case AboutRole:
        return aboutOf(*found);
    default:
        return {};
    }
}

QHash<int, QByteArray> ArchiveRows::roleNames() const
{
    return {{WhenRole, "when"}, {WhereRole, "where"}, {WordRole, "word"}, {LevelRole, "level"}, {AboutRole, "about"}};
}

} // namespace th::app
