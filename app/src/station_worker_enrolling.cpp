// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The station's part of bringing a new device in.
#include "station_worker.h"

#include "store/outbox.h"
#include "store/wipe.h"

#include <QDir>

namespace th::app {

void StationWorker::learnHub()
{
    const auto hub = store::hubOf(*m_station);
    m_health.hub = hub && *hub ? QString::fromStdString((*hub)->address) : QString();
}

store::Stored<store::StationIdentity> StationWorker::prepareEnrolment(const QString &folder, const std::string &name)
{
    const QDir place(folder);
    if (!place.exists() || place.isEmpty() || store::isWiped(folder.toStdString())) {
        close();
        place.mkpath(QStringLiteral(".."));
        if (auto made = store::Station::create(folder.toStdString(), name, false); !made)
            return core::Failure{made.error()};
    }
    if (!m_station || folder != m_folder || m_health.readOnly)
        open(folder);
    if (!m_station || m_health.readOnly)
        return core::Failure{m_health.fault.value_or(store::StoreError{store::StoreFault::ReadOnly})};
    return m_station->identity();
}

std::optional<sync::HttpAsk> StationWorker::nextEnrolment(sync::Enrolment &enrolment)
{
    return m_station ? enrolment.next(*m_station, store::readClock()) : std::nullopt;
}

void StationWorker::takeEnrolment(sync::Enrolment &enrolment, const sync::HubReply &reply)
{
    if (!m_station)
        return;
    enrolment.take(*m_station, reply, store::readClock());
    learnHub();
    emit healthChanged(m_health);
}

core::Result<std::filesystem::path, sync::EnrolError>
StationWorker::enrolAtStick(const core::EnrolmentCode &code, const std::string &name, const QString &stick)
{
    if (!m_station)
        return core::Failure{sync::EnrolError{sync::EnrolFault::Store, "no station is open"}};
    auto file = sync::enrolAtStick(*m_station, code, name, stick.toStdString(), store::readClock());
    learnHub();
    emit healthChanged(m_health);
    return file;
}

void StationWorker::leave()
{
    close();
    ++m_generation;
    m_health = {};
    emit healthChanged(m_health);
}

} // namespace th::app
