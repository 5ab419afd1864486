// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The register of one organisation, and revoking all that it has.
#include "register_model.h"

#include <algorithm>
#include <map>

namespace th::app {

namespace {

constexpr std::size_t pieceSize = 500;

} // namespace

QString RegisterModel::organisationHere() const
{
    const desk::RegisterEntry *entry = m_rows.entry(m_current);
    return entry ? text(entry->organisation) : QString();
}

void RegisterModel::onlyOrganisation()
{
    const desk::RegisterEntry *entry = m_rows.entry(m_current);
    if (!entry || entry->organisation.empty())
        return;
    RegisterWish wish = m_wish;
    wish.organisation = entry->organisation;
    want(std::move(wish));
}

void RegisterModel::anyOrganisation()
{
    RegisterWish wish = m_wish;
    wish.organisation.clear();
    want(std::move(wish));
}

void RegisterModel::askRevokeOrganisation()
{
    if (!revokes() || m_working || m_state != State::Shown || m_wish.organisation.empty())
        return;
    std::map<desk::RequestId, std::vector<core::PassNumber>> requests;
    Sweep sweep{m_wish.organisation};
    for (const desk::RegisterEntry &entry : m_book->entries())
        if (entry.organisation == sweep.organisation && !entry.revoked) {
            requests[entry.request].push_back(entry.number);
            ++sweep.all;
        }
    for (const auto &[request, passes] : requests) {
        if (sweep.pieces.empty() || sweep.pieces.back().size() + passes.size() > pieceSize)
            sweep.pieces.emplace_back();
        sweep.pieces.back().insert(sweep.pieces.back().end(), passes.begin(), passes.end());
    }
    m_complaint.reset();
    forgetOutcome();
    if (sweep.all == 0) {
        m_outcome = Outcome{Care::Revoke};
    } else {
        m_asking = Care::Revoke;
        m_sweep = std::move(sweep);
    }
    emit changed();
}

void RegisterModel::sweepOn()
{
    emit progressed();
    m_door.ask(
        this,
        [passes = m_sweep->pieces.at(m_sweep->next), reason = m_sweep->reason, why = m_sweep->why](OpenDesk &open) {
            return desk::revoke(open.desk, {open.officer, open.clock, why}, passes, reason, {});
        },
        [this](const desk::Done<desk::CareResult> &done) { swept(done); });
}

void RegisterModel::swept(const desk::Done<desk::CareResult> &done)
{
    if (!m_sweep)
        return;
    if (done) {
        m_sweep->count += done->done.size();
        m_sweep->already += done->already.size();
        if (++m_sweep->next < m_sweep->pieces.size() && !m_sweep->isStopped)
            return sweepOn();
    }
    m_working = false;
    if (!done && m_sweep->next == 0) { // nothing was done: it can be asked for once more
        m_complaint = done.error();
    } else {
        m_outcome = Outcome{Care::Revoke, m_sweep->count, m_sweep->already, true};
        if (m_sweep->next < m_sweep->pieces.size())
            m_outcome->of = m_sweep->all;
        if (!done)
            m_outcome->why = done.error();
        m_asking.reset();
        m_sweep.reset();
        m_rows.chooseNone();
    }
    emit progressed();
    emit changed();
    refresh(); // a refusal, too, may mean that the register is another one by now
}

void RegisterModel::stop()
{
    if (m_working && m_sweep)
        m_sweep->isStopped = true;
    emit changed();
    emit progressed();
}

qreal RegisterModel::progress() const
{
    if (!m_working || !m_sweep)
        return 0;
    return static_cast<qreal>(m_sweep->count + m_sweep->already) /
           static_cast<qreal>(std::max<std::size_t>(m_sweep->all, 1));
}

QString RegisterModel::progressText() const
{
    if (!m_working || !m_sweep)
        return {};
    return m_sweep->isStopped ? tr("Đang dừng…")
                              : tr("Đang thu hồi: %1 / %2 giấy")
                                    .arg(inFigures(m_sweep->count + m_sweep->already), inFigures(m_sweep->all));
}

} // namespace th::app
