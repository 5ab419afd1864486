// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/syncing.h"
#include "station_worker.h"

#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>
#include <stop_token>

namespace th::app {

/// Keeps the station up to date: lives in the thread "sync", called and answering by queued signals. Fetches and
/// verifies there; only what the station is asked, and what is written into it, crosses to the store thread and waits
/// for it. docs/design/sync.md.
class SyncWorker : public QObject {
    Q_OBJECT
public:
    explicit SyncWorker(QObject *parent = nullptr);
    void serve(StationWorker *station) { m_station = station; } ///< once; it outlives the thread "sync"

    struct Duty {
        SyncSetup setup;
        QString stationFolder;
        std::function<core::Instant()> clock; ///< what expiry is judged by
        std::stop_token stop;                 ///< asked: the transfer under way ends at once, and there is no other
        FindNeighbours neighbours;            ///< none: nobody is looked for
        HelpNeighbours help;                  ///< none: nobody is helped
    };
    void begin(const Duty &duty); ///< in place of what was; no sources: nothing from now on
    void syncNow();
    void networkChanged();
    void setMetered(bool metered); ///< as the system says

signals:
    void changed(const th::app::SyncReport &report);

private:
    void go(); ///< does one thing that is due, then sets the timer for the next
    void download(const sync::SyncPlan::Job &job);
    void upload();
    void askNeighbours();
    void help();
    [[nodiscard]] sync::SyncSource sourceAt(const QString &from, sync::Allow allow);
    void came(const sync::SyncProgress &progress);
    void failed(const sync::ImportError &error);
    void watchClock();
    void applyMetered();
    void rest();
    void tell();

    StationWorker *m_station = nullptr;
    Duty m_duty;
    std::optional<sync::SyncPlan> m_plan; ///< nothing: no sources
    SyncReport m_report;
    std::optional<Helping> m_helping;
    std::filesystem::path m_helpedFrom; ///< what is given; empty: nothing
    bool m_metered = false;
    std::optional<std::chrono::milliseconds> m_clockAhead; ///< wall clock minus steady clock, when last looked
    sync::Steady m_told{};
    QTimer m_timer;
};

} // namespace th::app
