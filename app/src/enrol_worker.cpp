// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrol_worker.h"

#include "in_store.h"
#include "kept_enrolment.h"

#include <algorithm>

namespace th::app {

EnrolWorker::EnrolWorker(QObject *parent) : QObject(parent), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &EnrolWorker::ask);
}

void EnrolWorker::begin(const Duty &duty)
{
    m_timer.stop();
    m_duty = duty;
    m_enrolment.reset();
    m_asked = 0;
    m_report = {};
    m_report.choice = duty.choice;
    m_report.since = duty.since;
    if (duty.stop.stop_requested())
        return;
    tell(EnrolStage::Asking);
    const std::string name = duty.choice.name.toStdString();
    const auto prepared = inStore(m_station, [&] { return m_station->prepareEnrolment(m_duty.stationFolder, name); });
    if (!prepared || duty.stop.stop_requested()) // meanwhile: what was forgotten is not to be written again
        return;
    if (!*prepared)
        return fail({sync::EnrolFault::Store, prepared->error().detail, prepared->error()});
    m_report.deviceId = QString::fromStdString((*prepared)->deviceId);
    m_report.key = QString::fromStdString(core::toHex((*prepared)->key));
    if (!duty.choice.offer.stick.isEmpty()) {
        forgetEnrolment(duty.stationFolder);
        return requestOnStick();
    }
    // Before the hub is asked: what it takes from then on must be gone on with after a power cut.
    const KeptEnrolment wanted{duty.choice.offer.code, name, duty.since};
    if (const auto kept = keepEnrolment(duty.stationFolder, wanted); !kept)
        return fail({sync::EnrolFault::Store, kept.error().detail, kept.error()});
    if (duty.givenUp.stop_requested()) // while it was written
        return forgetEnrolment(duty.stationFolder);
    m_enrolment.emplace(duty.choice.offer.code, name);
    ask();
}

void EnrolWorker::askNow()
{
    if (m_enrolment && m_timer.isActive())
        m_timer.start(0);
}

void EnrolWorker::ask()
{
    if (!m_enrolment || m_duty.stop.stop_requested())
        return;
    tell(EnrolStage::Asking);
    sync::HttpPatience patience;
    patience.stop = m_duty.stop;
    const sync::Transport transport = sync::overNetwork(patience);
    while (true) {
        const auto next = inStore(m_station, [&] { return m_station->nextEnrolment(*m_enrolment); });
        if (!next || !*next)
            break;
        const sync::HubReply reply = sync::askHub(transport, **next);
        if (m_duty.stop.stop_requested())
            return;
        (void)inStore(m_station, [&] { return m_station->takeEnrolment(*m_enrolment, reply), true; });
    }
    m_report.pending = m_enrolment->state() == sync::Enrolment::State::Pending;
    const auto error = m_enrolment->error();
    if (error && !sync::mayComeRight(error->fault))
        return fail(*error);
    m_report.error = error;
    if (!error && m_enrolment->state() == sync::Enrolment::State::Approved) {
        m_enrolment.reset();
        return tell(EnrolStage::Fetching);
    }
    m_enrolment->askAgain();
    const auto least = error ? error->retryAfter.value_or(std::chrono::seconds(0)) : std::chrono::seconds(0);
    m_timer.start(std::max(sync::enrolmentPause(m_asked++), least));
    tell(EnrolStage::Waiting);
}

void EnrolWorker::requestOnStick()
{
    const auto file = inStore(m_station, [this] {
        const EnrolOffer &offer = m_duty.choice.offer;
        return m_station->enrolAtStick(offer.code, m_duty.choice.name.toStdString(), offer.stick);
    });
    if (!file)
        return;
    if (!*file)
        return fail(file->error());
    m_report.request = QString::fromStdString((**file).string());
    tell(EnrolStage::Requested);
}

void EnrolWorker::fail(sync::EnrolError error)
{
    m_enrolment.reset();
    m_report.error = std::move(error);
    tell(EnrolStage::Failed);
}

void EnrolWorker::tell(EnrolStage stage)
{
    m_report.stage = stage;
    emit changed(m_report);
}

} // namespace th::app
