// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The station's part of keeping up to date, and of sending its log.
#include "station_worker.h"

#include "neighbours/ask.h"
#include "store/outbox.h"
#include "sync/import.h"

namespace th::app {

store::Stored<HeldBasis> StationWorker::basis() const
{
    if (!m_station)
        return core::Failure{store::StoreError{store::StoreFault::Io, "no station is open"}};
    auto basis = sync::basisOf(*m_station);
    if (!basis)
        return core::Failure{basis.error()};
    return HeldBasis{std::move(basis).value(), m_generation};
}

store::Stored<void> StationWorker::applySynced(const store::Update &update, std::uint64_t generation)
{
    if (!m_station || generation != m_generation)
        return core::Failure{store::StoreError{store::StoreFault::Busy, "other data was taken in meanwhile"}};
    if (auto applied = m_station->apply(update); !applied)
        return applied;
    const bool rules = update.directory || update.policy;
    if (rules || update.accounts)
        learnPublication();
    look();
    emit healthChanged(m_health); // first, so that what is judged anew finds the new places
    if (rules || !update.snapshots.empty() || !update.deltas.empty())
        emit dataSynced();
    obeyOrder();
    return {};
}

store::Stored<void> StationWorker::takeSightings(core::ByteView file, std::uint64_t generation)
{
    if (!m_station || generation != m_generation)
        return core::Failure{store::StoreError{store::StoreFault::Busy, "other data was taken in meanwhile"}};
    return m_station->takeSightings(file);
}

std::uint64_t StationWorker::unsentToHub()
{
    if (!m_station || m_health.readOnly)
        return 0;
    const auto hub = store::hubOf(*m_station);
    const auto outbox = store::outboxOf(*m_station);
    return hub && *hub && outbox ? outbox->last - outbox->sent : 0;
}

StationWorker::Beside StationWorker::beside() const
{
    if (!m_station)
        return {};
    return {m_station->identity().deviceId, neighbours::keptFor(*m_station, m_folder.toStdString())};
}

std::optional<sync::HttpAsk> StationWorker::nextUpload(sync::Upload &upload)
{
    return m_station ? upload.next(*m_station, store::readClock()) : std::nullopt;
}

void StationWorker::takeUpload(sync::Upload &upload, const sync::HubReply &reply)
{
    if (!m_station)
        return;
    upload.take(*m_station, reply, store::readClock());
    look();
    emit healthChanged(m_health);
}

} // namespace th::app
