// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox_model.h"

#include "core/id_card.h"
#include "models/phrases.h"

#include <algorithm>

namespace th::app {

namespace {

constexpr auto longTime = std::chrono::hours(24);
const char *const tabIds[] = {"mine", "open", "finished", "all"};

} // namespace

InboxModel::InboxModel(LanguageSwitch &language, DeskDoor &door, QObject *parent)
    : QObject(parent), m_language(language), m_door(door), m_tabs({"tab", "name", "count"}),
      m_states({"stateId", "name", "count"}),
      m_rows({"request", "applicant", "procedure", "state_", "waiting", "late", "lines", "todo", "finished"})
{
    connect(&language, &LanguageSwitch::changed, this, &InboxModel::remake);
    remake();
}

void InboxModel::refresh()
{
    m_door.ask(
        this, [reader = m_reader](OpenDesk &open) { return reader->read(open); },
        [this](desk::Done<std::vector<InboxEntry>> read) {
            if (read)
                show(std::move(read).value());
            else
                fail(read.error());
        });
}

void InboxModel::show(std::vector<InboxEntry> entries)
{
    m_entries = std::move(entries);
    m_failure.reset();
    m_state = State::Shown;
    remake();
}

void InboxModel::fail(const desk::Problem &why)
{
    m_entries.clear(); // what was read before may not hold any more
    m_failure = why;
    m_state = State::Failed;
    remake();
}

void InboxModel::clear()
{
    m_entries.clear();
    m_failure.reset();
    m_search.clear();
    m_stateId.clear();
    m_tab = QStringLiteral("mine");
    m_reader = std::make_shared<InboxReader>();
    m_state = State::Loading;
    remake();
}

void InboxModel::setNow(core::Instant now)
{
    const bool sameMinute =
        std::chrono::floor<std::chrono::minutes>(now) == std::chrono::floor<std::chrono::minutes>(m_now);
    m_now = now;
    if (!sameMinute)
        remake();
}

void InboxModel::setTab(const QString &tab)
{
    if (tab == m_tab)
        return;
    m_tab = tab;
    m_stateId.clear();
    remake();
}

void InboxModel::setStateId(const QString &stateId)
{
    m_stateId = stateId == m_stateId ? QString() : stateId;
    remake();
}

void InboxModel::setSearch(const QString &words)
{
    if (words == m_search)
        return;
    m_search = words;
    remake();
}

void InboxModel::setCurrent(int row)
{
    row = std::clamp(row, -1, m_rows.count() - 1);
    if (std::exchange(m_current, row) != row)
        emit currentChanged();
}

void InboxModel::openCurrent()
{
    if (const QVariant request = m_rows.value(m_current, "request"); request.isValid())
        emit requestChosen(request.toULongLong());
}

bool InboxModel::inTab(const InboxEntry &entry) const
{
    if (m_tab == QLatin1String("mine"))
        return entry.waits();
    if (m_tab == QLatin1String("open"))
        return !entry.finished;
    return m_tab == QLatin1String("all") || entry.finished;
}

RowsModel::Row InboxModel::rowOf(const InboxEntry &entry) const
{
    QStringList todo;
    for (const core::LocalName &step : entry.steps)
        todo << name(step);
    QString lines =
        entry.lines.lines == 0 ? tr("chưa có dòng nào") : tr("%n dòng", nullptr, static_cast<int>(entry.lines.lines));
    if (entry.lines.undecided > 0 && entry.lines.undecided < entry.lines.lines)
        lines += tr(", %n chưa xét", nullptr, static_cast<int>(entry.lines.undecided));
    const auto waited = m_now - entry.changed;
    return {QVariant::fromValue<quint64>(entry.id),
            entry.applicant.empty() ? tr("(chưa có tên)") : text(entry.applicant),
            name(entry.procedure),
            name(entry.state),
            phrases::shortAge(waited),
            entry.waits() && waited > longTime,
            lines,
            todo.isEmpty() ? QString() : todo.constFirst(),
            entry.finished};
}

void InboxModel::countTabs()
{
    const QString names[] = {tr("Chờ tôi"), tr("Đang làm"), tr("Đã xong"), tr("Tất cả")};
    QList<RowsModel::Row> rows;
    const QString chosen = m_tab;
    for (std::size_t i = 0; i < std::size(tabIds); ++i) {
        m_tab = QLatin1String(tabIds[i]);
        const auto count = std::ranges::count_if(m_entries, [this](const InboxEntry &entry) { return inTab(entry); });
        rows << RowsModel::Row{m_tab, names[i], static_cast<int>(count)};
    }
    m_tab = chosen;
    m_waiting = rows.constFirst().at(2).toInt();
    m_tabs.setRows(rows);
}

void InboxModel::countStates()
{
    std::map<std::string, std::pair<QString, int>> counts;
    for (const InboxEntry &entry : m_entries)
        if (inTab(entry)) {
            auto &state = counts[entry.stateId];
            state.first = name(entry.state);
            ++state.second;
        }
    QList<RowsModel::Row> rows;
    for (const auto &[id, state] : counts)
        rows << RowsModel::Row{text(id), state.first, state.second};
    m_states.setRows(rows);
}

void InboxModel::remake()
{
    const QVariant before = m_rows.value(m_current, "request");
    countTabs();
    countStates();
    const QStringList words =
        text(core::foldVietnamese(m_search.toStdString())).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<RowsModel::Row> rows;
    int current = -1;
    for (const InboxEntry &entry : m_entries) {
        if (!inTab(entry) || (!m_stateId.isEmpty() && text(entry.stateId) != m_stateId))
            continue;
        const QString all = text(core::foldVietnamese(entry.applicant + ' ' + entry.alias)) + QLatin1Char(' ') +
                            QString::number(entry.id);
        if (!std::ranges::all_of(words, [&](const QString &word) { return all.contains(word); }))
            continue;
        rows << rowOf(entry);
        if (before.isValid() && before.toULongLong() == entry.id)
            current = static_cast<int>(rows.size()) - 1;
    }
    m_rows.setRows(rows);
    m_current = rows.isEmpty() ? -1 : std::max(current, 0);
    emit changed();
    emit currentChanged();
}

QString InboxModel::emptyText() const
{
    if (m_rows.count() > 0 || m_state != State::Shown)
        return {};
    if (!m_search.isEmpty() || !m_stateId.isEmpty())
        return tr("Không có hồ sơ nào khớp.");
    if (m_tab == QLatin1String("mine"))
        return tr("Không có hồ sơ nào chờ bạn. Việc mới sẽ hiện ở đây.");
    return m_entries.empty() ? tr("Chưa có hồ sơ nào. Nhấn N để lập hồ sơ mới.") : tr("Không có hồ sơ nào.");
}

QString InboxModel::failure() const
{
    return m_failure ? text(m_failure->sentence.in(m_language.language())) : QString();
}

} // namespace th::app
