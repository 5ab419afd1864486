// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrol_model.h"

#include "phrases.h"

#include <utility>

namespace th::app {

using Level = ThemeModel::Level;

EnrolModel::EnrolModel(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_facts({"label", "value"})
{
    connect(&language, &LanguageSwitch::changed, this, &EnrolModel::remake);
}

void EnrolModel::show(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    emit shownChanged(shown);
}

void EnrolModel::enter(State state)
{
    if (state != std::exchange(m_state, state))
        emit stateChanged();
}

void EnrolModel::go(State state)
{
    enter(state);
    m_problemVi.clear();
    m_problemEn.clear();
    remake();
}

void EnrolModel::begin()
{
    if (m_shown)
        return;
    show(true);
    go(State::Choosing);
}

void EnrolModel::scan() { go(State::Scanning); }

void EnrolModel::offer(const EnrolOffer &offer)
{
    if (m_state != State::Choosing && m_state != State::Scanning)
        return; // what a person looks at is not changed under their eyes
    m_offer = offer;
    go(State::Confirming);
}

void EnrolModel::refuse(const QString &sentenceVi, const QString &sentenceEn)
{
    if (m_state != State::Choosing && m_state != State::Scanning)
        return;
    m_problemVi = sentenceVi;
    m_problemEn = sentenceEn;
    remake();
}

void EnrolModel::setName(const QString &name)
{
    if (name == m_name)
        return;
    m_name = name;
    emit nameChanged();
}

bool EnrolModel::nameFits() const { return core::isDeviceName(m_name.trimmed().toStdString()); }

void EnrolModel::agree()
{
    if (m_state != State::Confirming || !m_offer || !nameFits())
        return;
    m_import.reset();
    go(State::Asking);
    emit enrolWanted({*m_offer, m_name.trimmed()});
}

void EnrolModel::again()
{
    if (m_state == State::Waiting)
        return emit askWanted();
    if (m_state == State::Failed || (m_state == State::Requested && m_import && !m_import->ok)) {
        m_import.reset();
        go(State::Asking);
        emit enrolWanted(m_report.choice);
    }
}

void EnrolModel::back()
{
    switch (m_state) {
    case State::Choosing:
        if (hasStation())
            finish();
        return;
    case State::Scanning:
        return go(State::Choosing);
    case State::Confirming:
        return go(fromStick() ? State::Choosing : State::Scanning);
    case State::Asking:
    case State::Waiting:
    case State::Failed:
    case State::Fetching:
    case State::Requested:
        go(State::Choosing);
        emit endWanted();
        return;
    }
}

void EnrolModel::finish()
{
    if (m_state == State::Requested)
        emit endWanted();
    show(false);
    go(State::Choosing);
}

void EnrolModel::setReport(const EnrolReport &report)
{
    const bool wasGoing = m_report.stage != EnrolStage::None;
    m_report = report;
    switch (report.stage) {
    case EnrolStage::None:
        if (wasGoing && ready()) {
            show(false);
            enter(State::Choosing);
        }
        return remake();
    case EnrolStage::Asking:
        enter(m_state == State::Waiting ? State::Waiting : State::Asking); // asked again, nothing jumps
        break;
    case EnrolStage::Waiting:
        enter(State::Waiting);
        break;
    case EnrolStage::Failed:
        enter(State::Failed);
        break;
    case EnrolStage::Fetching:
        enter(State::Fetching);
        break;
    case EnrolStage::Requested:
        enter(State::Requested);
        break;
    }
    m_offer = report.choice.offer;
    setName(report.choice.name);
    show(true);
    remake();
}

void EnrolModel::setHealth(const StationHealth &health)
{
    m_health = health;
    if (m_name.isEmpty())
        setName(health.name);
    remake();
}

void EnrolModel::setSync(const SyncReport &report)
{
    m_sync = report;
    if (m_state == State::Fetching)
        remake();
}

void EnrolModel::setImport(const ImportReport &report)
{
    if (m_state != State::Requested)
        return;
    m_import = report;
    remake();
}

void EnrolModel::setNow(core::Instant now)
{
    const bool sameMinute =
        std::chrono::floor<std::chrono::minutes>(now) == std::chrono::floor<std::chrono::minutes>(m_now);
    m_now = now;
    if (!sameMinute && m_shown)
        remake();
}

bool EnrolModel::working() const
{
    return m_state == State::Asking || m_state == State::Fetching || (m_state == State::Requested && !m_import);
}

} // namespace th::app
