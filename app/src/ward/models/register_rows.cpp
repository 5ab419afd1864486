// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "register_rows.h"

#include "models/language_switch.h"
#include "models/phrases.h"

#include <algorithm>

namespace th::app {

namespace {

enum Role { NumberRole = Qt::UserRole, HolderRole, AboutRole, StateRole, RevokedRole, MarkedRole };

QString reasonInWords(core::RevocationReason reason)
{
    switch (reason) {
    case core::RevocationReason::Unspecified:
        return RegisterRows::tr("đã thu hồi");
    case core::RevocationReason::Lost:
        return RegisterRows::tr("thu hồi: mất");
    case core::RevocationReason::Withdrawn:
        return RegisterRows::tr("thu hồi: rút giấy");
    case core::RevocationReason::Fraud:
        return RegisterRows::tr("thu hồi: gian lận");
    case core::RevocationReason::Replaced:
        return RegisterRows::tr("đã cấp đổi");
    case core::RevocationReason::HolderInfected:
        return RegisterRows::tr("thu hồi: người giữ giấy mắc bệnh");
    }
    return {};
}

QString aboutOf(const desk::RegisterEntry &entry, std::chrono::minutes offset)
{
    QStringList parts;
    if (!entry.organisation.empty())
        parts << text(entry.organisation);
    if (!entry.idNumber.empty())
        parts << phrases::idNumber(entry.idNumber, false);
    if (!entry.plates.empty())
        parts << RegisterRows::platesOf(entry);
    if (!entry.household.empty())
        parts << text(entry.household);
    parts << RegisterRows::tr("hồ sơ %1, dòng %2").arg(entry.request).arg(entry.line);
    parts << RegisterRows::tr("cấp %1").arg(phrases::date(entry.issued, offset));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

RegisterFound look(std::shared_ptr<const desk::Register> book, const RegisterWish &wish)
{
    auto places = book->search(wish.words.toStdString(), wish.order);
    if (!wish.organisation.empty())
        std::erase_if(places, [&](std::size_t i) { return book->entries()[i].organisation != wish.organisation; });
    if (wish.order == desk::RegisterOrder::Number)
        std::ranges::reverse(places);
    return {std::move(book), wish, std::move(places)};
}

QString RegisterRows::stateOf(const desk::RegisterEntry &entry, std::chrono::minutes offset)
{
    if (entry.revoked)
        return reasonInWords(*entry.revoked);
    const auto until = core::parseRfc3339(entry.validUntil);
    return until ? tr("đến %1").arg(phrases::dateTime(*until, offset)) : QString();
}

QString RegisterRows::platesOf(const desk::RegisterEntry &entry)
{
    QStringList plates;
    for (const QString &plate : text(entry.plates).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        plates << phrases::plate(plate.toStdString());
    return plates.join(QStringLiteral(", "));
}

void RegisterRows::toggle(int row)
{
    const desk::RegisterEntry *found = entry(row);
    if (!found)
        return;
    if (m_chosen.erase(found->number) == 0)
        m_chosen.insert(found->number);
    emit dataChanged(index(row), index(row), {MarkedRole});
}

void RegisterRows::chooseRange(int from, int to)
{
    for (int row = std::max(from, 0); row <= std::min(to, count() - 1); ++row)
        m_chosen.insert(entry(row)->number);
    remake();
}

void RegisterRows::chooseNone()
{
    m_chosen.clear();
    remake();
}

void RegisterRows::show(RegisterFound found)
{
    beginResetModel();
    m_found = std::move(found);
    endResetModel();
    emit countChanged();
}

void RegisterRows::setOffset(std::chrono::minutes utcOffset)
{
    if (std::exchange(m_offset, utcOffset) != utcOffset)
        remake();
}

void RegisterRows::remake()
{
    if (count() > 0)
        emit dataChanged(index(0), index(count() - 1));
}

const desk::RegisterEntry *RegisterRows::entry(int row) const
{
    return row < 0 || row >= count() ? nullptr
                                     : &m_found.book->entries()[m_found.places[static_cast<std::size_t>(row)]];
}

int RegisterRows::rowOf(const core::PassNumber &number) const
{
    for (int row = 0; row < count(); ++row)
        if (entry(row)->number == number)
            return row;
    return -1;
}

int RegisterRows::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant RegisterRows::data(const QModelIndex &index, int role) const
{
    const desk::RegisterEntry *found = index.isValid() ? entry(index.row()) : nullptr;
    if (!found)
        return {};
    switch (role) {
    case NumberRole:
        return text(core::toText(found->number));
    case HolderRole:
        return text(found->holder);
    case AboutRole:
        return aboutOf(*found, m_offset);
    case StateRole:
        return stateOf(*found, m_offset);
    case RevokedRole:
        return found->revoked.has_value();
    case MarkedRole:
        return m_chosen.contains(found->number);
    default:
        return {};
    }
}

QHash<int, QByteArray> RegisterRows::roleNames() const
{
    return {{NumberRole, "number"}, {HolderRole, "holder"},   {AboutRole, "about"},
            {StateRole, "state_"},  {RevokedRole, "revoked"}, {MarkedRole, "marked"}};
}

} // namespace th::app
