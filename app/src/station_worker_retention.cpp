// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "station_worker.h"

#include "store/retention.h"

namespace th::app {
namespace {

// Of retention rules: a check that comes meanwhile waits for one step at most, and none begins among checks.
constexpr std::size_t entriesOfStep = 128;
constexpr auto quietBeforeStep = std::chrono::seconds(5);
constexpr auto restBetweenSteps = std::chrono::milliseconds(250);

} // namespace

void StationWorker::letGo()
{
    const bool busy = m_sinceExamined.isValid() && !m_sinceExamined.hasExpired(quietBeforeStep.count() * 1000);
    if (!m_station || m_health.readOnly || busy || m_letsGo)
        return;
    const auto step = store::letGo(*m_station, store::readClock(), entriesOfStep);
    if (!step)
        m_health.fault = step.error();
    else if (step->more) {
        m_letsGo = true; // one at a time, however often the clock asks
        QTimer::singleShot(restBetweenSteps, this, [this] {
            m_letsGo = false;
            letGo();
        });
    }
}

} // namespace th::app
