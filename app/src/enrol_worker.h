// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/enrolling.h"
#include "station_worker.h"

#include <QObject>
#include <QTimer>
#include <optional>
#include <stop_token>

namespace th::app {

/// Brings this device in: lives in the thread "sync", called and answering by queued signals. Asks the hub until a
/// person has decided, or leaves the request on the stick; the station's part of each step is done in the store thread.
class EnrolWorker : public QObject {
    Q_OBJECT
public:
    explicit EnrolWorker(QObject *parent = nullptr);
    void serve(StationWorker *station) { m_station = station; } ///< once; it outlives the thread "sync"

    struct Duty {
        EnrolChoice choice;
        QString stationFolder;     ///< made if it is not there
        core::Instant since{};     ///< the first question
        std::stop_token stop;      ///< asked: the question under way ends at once, and there is no other
        std::stop_token givenUp{}; ///< asked as well: not only for now, and nothing of it is to be kept
    };
    void begin(const Duty &duty); ///< in place of what was
    void askNow();

signals:
    void changed(const th::app::EnrolReport &report);

private:
    void ask();
    void requestOnStick();
    void fail(sync::EnrolError error);
    void tell(EnrolStage stage);

    StationWorker *m_station = nullptr;
    Duty m_duty;
    std::optional<sync::Enrolment> m_enrolment; ///< over the network, while it goes on
    EnrolReport m_report;
    int m_asked = 0;
    QTimer m_timer;
};

} // namespace th::app
