// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "neighbours/discovery.h"
#include "neighbours/server.h"
#include "sync/sync_plan.h"
#include "sync/upload.h"

#include <QMetaType>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <functional>
#include <optional>

namespace th::app {

enum class SyncMode {
    Auto,       ///< Sparing while the system says that the network is metered, else Everything
    Everything, ///< whatever it costs
    Sparing,    ///< metered: what changed; all data anew only when a person asks
    Slow,       ///< a link of little bandwidth: everything, seldom, and with more patience
};

/// Where a station keeps itself up to date from. No sources: it does not.
struct SyncSetup {
    QStringList sources; ///< as sync::isSource; tried in this order
    SyncMode mode = SyncMode::Auto;
    friend bool operator==(const SyncSetup &, const SyncSetup &) = default;
};
inline constexpr qsizetype maxSyncSources = 8;
/// As the settings keep it: one source a line; "", "everything", "sparing", "slow". What names no source is left out.
[[nodiscard]] SyncSetup syncSetup(const QString &lines, const QString &mode);

/// The clock that sync::SyncState and SyncReport tell moments by: it never jumps. Thread: any.
[[nodiscard]] sync::Steady steadyNow();

/// Who is beside this station: neighbours::findNeighbours, or what a test puts in its place.
using FindNeighbours = std::function<neighbours::Found(const std::string &self, std::chrono::milliseconds patience,
                                                       const std::stop_token &stop)>;

/// Gives the station's copy to those beside it, as long as it lives.
struct Helping {
    neighbours::TreeServer server;
    std::optional<neighbours::Announcement> announcement;
    std::optional<core::LocalName> doubt; ///< why nobody finds it by itself
};
/// How that begins: helpNeighbours, or what a test puts in its place. `self`: as the station calls itself.
using HelpNeighbours =
    std::function<core::Result<Helping, core::LocalName>(const std::string &self, const std::filesystem::path &tree)>;
[[nodiscard]] core::Result<Helping, core::LocalName> helpNeighbours(const std::string &self,
                                                                    const std::filesystem::path &tree);

/// That those beside this station may take its copy.
struct NeighboursHelped {
    std::uint16_t port = 0;             ///< 0: it did not come about
    std::optional<core::LocalName> why; ///< why not, or why nobody finds it
};

/// What came of asking the stations beside this one, where there was no way to the sources.
struct NeighboursAsked {
    std::size_t found = 0;
    QString broughtBy; ///< who had newer data; empty: nobody
    friend bool operator==(const NeighboursAsked &, const NeighboursAsked &) = default;
};

/// What is going on. A value; sent whole when it changes.
struct SyncReport {
    bool configured = false;
    sync::SyncState state;
    QString source;                           ///< of the attempt under way, or of the last
    std::optional<sync::Steady> tried;        ///< when the last attempt ended
    std::optional<sync::ImportError> error;   ///< why that brought nothing; nothing: it did, or there was none
    std::optional<sync::UploadError> notSent; ///< why the log did not get to the hub; nothing: it did, or there is none
    std::optional<NeighboursAsked> neighbours; ///< by the last attempt; nothing: there was no need, or no Avahi
    std::optional<NeighboursHelped> helped;    ///< nothing: this station keeps no copy for others
    [[nodiscard]] bool working() const
    {
        return state.stage != sync::SyncStage::Idle && state.stage != sync::SyncStage::Waiting;
    }
};

} // namespace th::app

Q_DECLARE_METATYPE(th::app::SyncReport)
Q_DECLARE_METATYPE(th::app::SyncSetup)
