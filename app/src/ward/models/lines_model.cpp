// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines_model.h"

#include "core/id_card.h"
#include "models/phrases.h"

#include <algorithm>

namespace th::app {

LinesModel::LinesModel(LanguageSwitch &language, QObject *parent) : QAbstractListModel(parent), m_language(language)
{
    connect(&language, &LanguageSwitch::changed, this, &LinesModel::remake);
}

void LinesModel::setReference(const Reference &reference)
{
    m_reference = reference;
    remake();
}

void LinesModel::setLines(std::shared_ptr<const std::vector<desk::Line>> lines)
{
    m_shown.clear(); // they count in the lines of before
    m_lines = std::move(lines);
    m_folded.clear();
    std::erase_if(m_chosen, [this](std::uint32_t number) { return !find(number); });
    std::ranges::fill(m_counts, 0);
    for (const desk::Line &line : *m_lines)
        ++m_counts[static_cast<int>(line.decision)];
    remake();
    emit chosenChanged();
}

void LinesModel::setMatches(LineMatches matches)
{
    m_matches = std::move(matches);
    remake();
}

void LinesModel::clear()
{
    m_chosen.clear();
    m_matches.clear();
    m_filter.clear();
    m_search.clear();
    m_current = -1;
    m_currentNumber = 0;
    setLines(std::make_shared<std::vector<desk::Line>>());
}

void LinesModel::setFilter(const QString &filter)
{
    m_filter = filter;
    remake();
}

void LinesModel::setSearch(const QString &words)
{
    if (words == m_search)
        return;
    m_search = words;
    remake();
}

void LinesModel::setCurrent(int row)
{
    row = std::clamp(row, -1, count() - 1);
    if (std::exchange(m_current, row) == row)
        return;
    noteCurrent();
    emit currentChanged();
}

void LinesModel::noteCurrent()
{
    if (const desk::Line *line = currentLine())
        m_currentNumber = line->number;
}

const desk::Line *LinesModel::lineAt(int row) const
{
    return row < 0 || row >= count() ? nullptr : &(*m_lines)[m_shown[static_cast<std::size_t>(row)]];
}

const desk::Line *LinesModel::find(std::uint32_t number) const
{
    const auto found = std::ranges::lower_bound(*m_lines, number, {}, &desk::Line::number);
    return found != m_lines->end() && found->number == number ? &*found : nullptr;
}

void LinesModel::toggle(int row)
{
    const desk::Line *line = lineAt(row);
    if (!line)
        return;
    if (m_chosen.erase(line->number) == 0)
        m_chosen.insert(line->number);
    chooseChanged();
}

void LinesModel::extendTo(int row)
{
    row = std::clamp(row, 0, count() - 1);
    const int from = std::max(m_current, 0);
    for (int each = std::min(from, row); each <= std::max(from, row); ++each)
        if (const desk::Line *line = lineAt(each))
            m_chosen.insert(line->number);
    setCurrent(row);
    chooseChanged();
}

void LinesModel::chooseAll()
{
    for (const std::uint32_t index : m_shown)
        m_chosen.insert((*m_lines)[index].number);
    chooseChanged();
}

void LinesModel::chooseNone()
{
    m_chosen.clear();
    chooseChanged();
}

void LinesModel::chooseChanged()
{
    if (count() > 0)
        emit dataChanged(index(0), index(count() - 1), {Chosen});
    emit chosenChanged();
}

std::vector<std::uint32_t> LinesModel::numbers() const
{
    if (!m_chosen.empty())
        return {m_chosen.begin(), m_chosen.end()};
    const desk::Line *line = currentLine();
    return line ? std::vector{line->number} : std::vector<std::uint32_t>();
}

bool LinesModel::shows(std::size_t index, const QStringList &words) const
{
    const desk::Line &line = (*m_lines)[index];
    const bool inFilter = m_filter.isEmpty() ||
                          (m_filter == QLatin1String("same") && m_matches.contains(line.number)) ||
                          (m_filter == QLatin1String("undecided") && line.decision == store::WardDecision::Undecided) ||
                          (m_filter == QLatin1String("approved") && line.decision == store::WardDecision::Approved) ||
                          (m_filter == QLatin1String("refused") && line.decision == store::WardDecision::Refused);
    return inFilter && std::ranges::all_of(words, [&](const QString &word) { return m_folded[index].contains(word); });
}

void LinesModel::remake()
{
    const QStringList words =
        text(core::foldVietnamese(m_search.toStdString())).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (!words.isEmpty() && m_folded.empty())
        for (const desk::Line &line : *m_lines) {
            const core::PassClaims &claims = line.draft.claims;
            std::string all = claims.holder + ' ' + claims.idNumber + ' ' + line.draft.household;
            for (const std::string &plate : claims.plates)
                all += ' ' + plate;
            m_folded.push_back(text(core::foldVietnamese(all)));
        }
    beginResetModel();
    m_shown.clear();
    const int place = std::max(m_current, 0);
    m_current = -1;
    for (std::size_t i = 0; i < m_lines->size(); ++i)
        if (shows(i, words)) {
            if ((*m_lines)[i].number == m_currentNumber)
                m_current = count();
            m_shown.push_back(static_cast<std::uint32_t>(i));
        }
    if (m_current < 0) // what was there is gone from the list: whatever took its place
        m_current = std::min(place, count() - 1);
    noteCurrent();
    endResetModel();
    emit changed();
    emit currentChanged();
}

QString LinesModel::facts(const desk::Draft &draft) const
{
    const core::PassClaims &claims = draft.claims;
    QStringList parts;
    if (!claims.idNumber.empty())
        parts << phrases::idNumber(claims.idNumber, false);
    if (!draft.household.empty())
        parts << text(draft.household);
    for (const std::string &plate : claims.plates)
        parts << phrases::plate(plate);
    if (!claims.category.empty())
        parts << m_reference.category(claims.category, m_language.language());
    for (const core::AreaCode &area : claims.areas)
        parts << m_reference.area(area, m_language.language());
    parts << tr("đến %1").arg(phrases::date(claims.validUntil, m_reference.utcOffset));
    if (!draft.paperNumber.empty())
        parts << tr("giấy cũ số %1").arg(text(draft.paperNumber));
    return parts.join(QStringLiteral(" · "));
}

QString LinesModel::same(std::uint32_t line) const
{
    const auto found = m_matches.find(line);
    if (found == m_matches.end())
        return {};
    QStringList parts;
    for (const desk::Match &match : found->second) {
        const QString what = match.by == "id"      ? tr("trùng số giấy tờ")
                             : match.by == "plate" ? tr("trùng biển số")
                                                   : tr("trùng hộ");
        parts << tr("%1 với hồ sơ %2, dòng %3").arg(what).arg(match.request).arg(match.line);
        if (parts.size() == 3 && found->second.size() > 3) {
            parts << QStringLiteral("…");
            break;
        }
    }
    return parts.join(QStringLiteral("; "));
}

int LinesModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant LinesModel::data(const QModelIndex &index, int role) const
{
    const desk::Line *line = index.isValid() ? lineAt(index.row()) : nullptr;
    if (!line)
        return {};
    switch (role) {
    case Number:
        return line->number;
    case Holder:
        return text(line->draft.claims.holder);
    case Facts:
        return facts(line->draft);
    case Decision:
        return static_cast<int>(line->decision);
    case Reason:
        return text(line->reason);
    case Officer:
        return text(line->officer);
    case Chosen:
        return m_chosen.contains(line->number);
    case Same:
        return same(line->number);
    default:
        return {};
    }
}

QHash<int, QByteArray> LinesModel::roleNames() const
{
    return {{Number, "number"}, {Holder, "holder"},   {Facts, "facts"},   {Decision, "decision"},
            {Reason, "reason"}, {Officer, "officer"}, {Chosen, "marked"}, {Same, "same"}};
}

} // namespace th::app
