// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "seal_model.h"

#include "models/phrases.h"

#include <algorithm>

namespace th::app {

SealModel::SealModel(LanguageSwitch &language, DeskDoor &door, QObject *parent)
    : QObject(parent), m_language(language), m_door(door),
      m_rows({"request", "applicant", "facts", "waiting", "begun", "picked"}),
      m_tokens({"address", "name", "note", "usable"})
{
    connect(&language, &LanguageSwitch::changed, this, &SealModel::remake);
}

SealModel::~SealModel()
{
    if (m_pause)
        m_pause->store(true);
}

bool SealModel::running() const
{
    return m_state == State::Opening || m_state == State::Sealing || m_state == State::Pausing ||
           m_state == State::Paused;
}

void SealModel::refresh()
{
    if (running())
        return;
    m_door.ask(
        this, [](OpenDesk &open) { return readSealing(open); },
        [this](desk::Done<SealView> read) {
            if (running())
                return;
            if (read)
                show(std::move(read).value());
            else
                fail(read.error());
        });
}

void SealModel::show(SealView view)
{
    if (std::exchange(m_viewed, true))
        m_view.entries = std::move(view.entries);
    else
        m_view = std::move(view);
    std::erase_if(m_picked, [this](desk::RequestId id) { return !entry(id); });
    m_failure.reset();
    m_state = State::Choosing;
    remake();
    if (m_view.onToken && !m_tokensKnown)
        lookForTokens();
}

void SealModel::fail(const desk::Problem &why)
{
    m_view.entries.clear(); // what was read before may not hold any more
    m_failure = why;
    m_state = State::Failed;
    remake();
}

void SealModel::clear()
{
    if (m_pause)
        m_pause->store(true);
    m_key.reset();
    m_queue.clear();
    m_view = {};
    m_picked.clear();
    m_refusals.clear();
    m_offers.clear();
    m_failure.reset();
    m_complaint.reset();
    m_tokenProblem.reset();
    m_giveUpComplaint.reset();
    m_givingUp.reset();
    m_reason.clear();
    m_series.clear();
    m_offered.clear();
    m_viewed = m_tokensKnown = m_lastTry = m_wantsSeries = m_ranOnce = false;
    m_made = m_madeNow = m_total = 0;
    m_state = State::Loading;
    remake();
}

void SealModel::setNow(core::Instant now)
{
    using std::chrono::minutes;
    const bool sameMinute = std::chrono::floor<minutes>(now) == std::chrono::floor<minutes>(m_now);
    m_now = now;
    if (!sameMinute)
        remake();
}

const SealEntry *SealModel::entry(desk::RequestId id) const
{
    const auto found = std::ranges::find(m_view.entries, id, &SealEntry::id);
    return found == m_view.entries.end() ? nullptr : &*found;
}

void SealModel::pickOnly(quint64 request)
{
    if (running())
        return;
    m_picked = {request};
    remake();
}

void SealModel::toggle(int row)
{
    const QVariant request = m_rows.value(row, "request");
    if (running() || !request.isValid())
        return;
    if (m_picked.erase(request.toULongLong()) == 0)
        m_picked.insert(request.toULongLong());
    m_current = row;
    remake();
}

void SealModel::toggleAll()
{
    if (running())
        return;
    const bool all = m_picked.size() == m_view.entries.size();
    m_picked.clear();
    if (!all)
        for (const SealEntry &each : m_view.entries)
            m_picked.insert(each.id);
    remake();
}

void SealModel::setCurrent(int row)
{
    row = std::clamp(row, -1, m_rows.count() - 1);
    if (std::exchange(m_current, row) != row)
        emit currentChanged();
}

RowsModel::Row SealModel::rowOf(const SealEntry &each) const
{
    const int remaining = static_cast<int>(each.remaining());
    QString facts = name(each.procedure) + QStringLiteral(" · ") +
                    (each.begun ? tr("đang dở: còn %n giấy", nullptr, remaining) : tr("%n giấy", nullptr, remaining));
    if (each.step != "seal")
        facts += QStringLiteral(" · ") + name(each.stepName);
    return {QVariant::fromValue<quint64>(each.id),
            each.applicant.empty() ? tr("(chưa có tên)") : text(each.applicant),
            facts,
            phrases::shortAge(m_now - each.changed),
            each.begun,
            m_picked.contains(each.id)};
}

void SealModel::remake()
{
    QList<RowsModel::Row> rows;
    for (const SealEntry &each : m_view.entries)
        rows << rowOf(each);
    m_rows.setRows(rows);
    m_current = rows.isEmpty() ? -1 : std::clamp(m_current, 0, static_cast<int>(rows.size()) - 1);
    QList<RowsModel::Row> tokens;
    for (const TokenOffer &offer : m_offers)
        tokens << RowsModel::Row{text(offer.address), text(offer.name), name(offer.note), offer.usable};
    m_tokens.setRows(tokens);
    emit changed();
    emit currentChanged();
    emit progressed();
}

QString SealModel::pickedText() const
{
    std::size_t passes = 0;
    for (const desk::RequestId id : m_picked)
        if (const SealEntry *found = entry(id))
            passes += found->remaining();
    return m_picked.empty() ? tr("Chọn hồ sơ cần đóng dấu.")
                            : tr("Đã chọn %n hồ sơ", nullptr, static_cast<int>(m_picked.size())) +
                                  tr(", %n giấy", nullptr, static_cast<int>(passes));
}

QString SealModel::emptyText() const
{
    return m_state == State::Loading || m_rows.count() > 0
               ? QString()
               : tr("Không có hồ sơ nào chờ đóng dấu. Hồ sơ được chuyển sang sẽ hiện ở đây.");
}

} // namespace th::app
