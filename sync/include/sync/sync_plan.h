// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sync.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace th::sync {

/// A clock that only goes forward, from any beginning. Never the wall's: that one may jump.
using Steady = std::chrono::milliseconds;

/// In [0, 1). Whoever calls draws it; a plan has no dice of its own.
using Chance = double;

struct SyncPace {
    Steady poll = std::chrono::minutes(5); ///< between looks at the timestamp, half as long to half as long again
    int stale = 3; ///< polls: where data is older and a source has no newer, the next source is asked
    Steady meteredPoll = std::chrono::minutes(30); ///< the same on a metered or slow link
    Steady firstRetry = std::chrono::seconds(2);   ///< the longest wait after one failure; doubles with each more
    Steady longestRetry = std::chrono::minutes(10);
    std::uint64_t gain = 1024; ///< a cut attempt that gained as many bytes came nearer: no reason to wait longer
    Steady spread = std::chrono::seconds(3); ///< a start or a network that came back is met within this
    Steady calm = std::chrono::seconds(30);  ///< changes of network or clock that follow within this count as one
};

enum class SyncStage {
    Idle, ///< not begun
    Checking,
    Fetching,
    Applying,
    Uploading,
    Waiting,
};
/// What a station waits for, or was told last.
enum class SyncWait {
    Starting,
    UpToDate,
    NothingNewer, ///< of several sources none had more than what is held, which is not fresh
    Unreachable,
    CaptivePortal,
    ClockSuspect,
    NeedsSnapshot, ///< saving data: "sync now" fetches it
    NothingThere,  ///< no publication at that address, or the folder or stick is not there
    Refused,       ///< what came is not to be believed, or the hub refused the journal
    Local,         ///< this machine: its disk, its database
};
[[nodiscard]] const char *name(SyncStage stage); ///< "checking" …
[[nodiscard]] const char *name(SyncWait why);
/// What is going on, for people; with what they can do, where they can.
[[nodiscard]] std::string sentence(SyncStage stage, SyncWait why, core::Language language);
[[nodiscard]] SyncWait waitAfter(ImportFault fault);

struct SyncState {
    SyncStage stage = SyncStage::Idle;
    Steady since{};                ///< in this stage since then
    std::optional<Steady> until{}; ///< Waiting: the next look; otherwise nothing
    SyncWait why = SyncWait::Starting;
    std::uint32_t failures = 0;       ///< one after the other
    SyncProgress progress{};          ///< Fetching: what comes in
    std::optional<Steady> upToDate{}; ///< when everything published was last had
};

/// When a station looks for new data, fetches it, and uploads its journal. Pure: time and chance are arguments; others
/// do the work and tell how it ended. It never gives up: while it waits there is always a moment at which it goes on,
/// at most one and a half `longestRetry` or `poll` away. Download and upload do not stop each other. Of several sources
/// each is tried in its order, at once, until one has data that is new or fresh; then, and after the last, the first is
/// the next again.
class SyncPlan {
public:
    using RetryAfter = std::optional<std::chrono::seconds>;

    /// Whether stations beside this one are asked where no source could be had.
    enum class Neighbours { Left, Asked };

    explicit SyncPlan(SyncPace pace, std::size_t sources = 1, Neighbours neighbours = Neighbours::Left)
        : m_pace(pace), m_sources(sources), m_neighbours(neighbours)
    {
    }

    struct Job {
        enum class Kind { Download, Upload, AskNeighbours } kind;
        Allow allow = Allow::Everything; ///< of a download
        std::size_t source = 0;          ///< of a download: which
    };
    /// From Idle; does nothing later.
    void begin(Steady now, Chance chance);
    /// What to do now, if anything is due; its end must be told before there is another.
    [[nodiscard]] std::optional<Job> next(Steady now);

    void came(const SyncProgress &progress, Steady now);
    void applying(Steady now);
    /// `heldAge`: the source had only what was held already, signed so long ago.
    void downloaded(Steady now, Chance chance, std::optional<Steady> heldAge = {});
    /// `retryAfter`: the server does not want to be asked before; heeded up to `longestRetry`, and half as long again.
    void downloadFailed(ImportFault fault, Steady now, Chance chance, RetryAfter retryAfter = {});
    /// Somebody else gave the station data meanwhile: soon again.
    void overtaken(Steady now, Chance chance);
    void uploaded(Steady now, Chance chance);
    void uploadFailed(SyncWait why, Steady now, Chance chance, RetryAfter retryAfter = {});
    /// Whatever they had: the sources are as far away as before, and tried again as if nobody had been asked.
    void neighboursAsked(Steady now, Chance chance);

    /// A person asks: at once, and all of it, whatever it costs.
    void syncNow(Steady now);
    /// There is a network, or another one: earlier failures say nothing of it.
    void networkChanged(Steady now, Chance chance);
    /// The wall clock was set or has jumped: what it was blamed for may be over.
    void clockChanged(Steady now, Chance chance);
    void setMetered(bool metered) { m_metered = metered; }
    void setUnsent(std::uint64_t records) { m_unsent = records; } ///< entries that the hub has no receipt for

    [[nodiscard]] const SyncState &state() const { return m_state; }

private:
    void enter(SyncStage stage, Steady now);
    void wait(SyncWait why, Steady now, Steady wait);
    [[nodiscard]] Steady poll() const { return m_metered ? m_pace.meteredPoll : m_pace.poll; }
    void tryNextSource(SyncWait why, Steady now, Chance chance);
    void finishDownload(SyncWait why, Steady now, Chance chance);
    void settle(SyncWait why, Steady now, Chance chance);
    void heed(RetryAfter retryAfter);
    [[nodiscard]] bool isNews(Steady now);

    SyncPace m_pace;
    std::size_t m_sources, m_source = 0; ///< the next to be tried
    Neighbours m_neighbours;
    SyncState m_state;
    Allow m_allow = Allow::Everything;        ///< of the sources of this round
    std::optional<Steady> m_changed;          ///< the last change that counted
    SyncWait m_download = SyncWait::Starting; ///< how the download before this upload ended
    bool m_metered = false, m_asked = false, m_uploadDue = false, m_neighboursDue = false;
    std::uint64_t m_unsent = 0;
    std::uint64_t m_gained = 0; ///< by the download under way
    Steady m_busyFor{};         ///< the longest that a server of this round wanted to be left alone
};

} // namespace th::sync
