// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sync.h"

#include "http.h"
#include "import_from.h"
#include "kept_tree.h"
#include "resuming_fetch.h"

#include <algorithm>

namespace th::sync {
namespace {

using Synced = core::Result<SyncSummary, ImportError>;

bool isAddress(const std::string &from) { return from.starts_with("http://") || from.starts_with("https://"); }

/// True if the fault may lie in metadata that was kept from an earlier attempt, which nothing vouches for.
bool blamesMetadata(ImportFault fault)
{
    switch (fault) {
    case ImportFault::NotMetadata:
    case ImportFault::WrongSignatures:
    case ImportFault::Mismatch:
    case ImportFault::Rollback:
    case ImportFault::Unreadable:
    case ImportFault::Expired:
    case ImportFault::NotServed:
        return true;
    case ImportFault::Unreachable:
    case ImportFault::CaptivePortal:
    case ImportFault::Certificate:
    case ImportFault::UntrustedRoot:
    case ImportFault::BadTarget:
    case ImportFault::ClockSuspect:
    case ImportFault::NeedsSnapshot:
    case ImportFault::Store:
        return false;
    }
    return false;
}

/// Counts what comes in and tells of it.
class Counting {
public:
    explicit Counting(const std::function<void(const SyncProgress &)> &tell) : m_tell(tell) {}

    void plan(std::uint64_t statusBytes)
    {
        m_at.plannedStatus = statusBytes;
        m_statusBefore = m_at.statusDone = 0;
    }
    void came(const std::string &path, std::uint64_t done, std::size_t received, std::size_t gained)
    {
        m_at.file = path;
        m_at.fileDone = done;
        m_at.received += received;
        m_at.gained += gained;
        if (path.starts_with("targets/status/"))
            m_at.statusDone = m_statusBefore + done;
        if (m_tell)
            m_tell(m_at);
    }
    /// A file that is here is counted, wherever it came from; nothing is fetched once it is to stop.
    [[nodiscard]] Fetch around(Fetch fetch, std::stop_token stop)
    {
        return [this, fetch = std::move(fetch), stop = std::move(stop)](
                   const std::string &path, std::size_t maxBytes) -> core::Result<core::Bytes, FetchError> {
            if (stop.stop_requested())
                return core::Failure{FetchError{FetchError::Kind::Unreachable, "told to stop"}};
            auto bytes = fetch(path, maxBytes);
            if (!bytes)
                return bytes;
            came(path, bytes->size(), 0, 0);
            m_statusBefore = m_at.statusDone;
            return bytes;
        };
    }
    [[nodiscard]] const std::string &file() const { return m_at.file; } ///< that came last
    [[nodiscard]] std::uint64_t received() const { return m_at.received; }

private:
    const std::function<void(const SyncProgress &)> &m_tell;
    SyncProgress m_at;
    std::uint64_t m_statusBefore = 0; ///< of the segments before the one that is coming
};

/// Ends transfers once advice has taken its time: a server that drips must not keep the next revocations waiting.
class AdviceTime {
public:
    explicit AdviceTime(const HttpPatience &patience) : m_patience(patience) {}
    void begin() { m_until = std::chrono::steady_clock::now() + m_patience.advice; }
    [[nodiscard]] HttpPatience patience() const
    {
        HttpPatience limited = m_patience;
        limited.isOver = [this] {
            const bool over = m_until && std::chrono::steady_clock::now() > *m_until;
            return over || (m_patience.isOver && m_patience.isOver());
        };
        return limited;
    }

private:
    HttpPatience m_patience;
    std::optional<std::chrono::steady_clock::time_point> m_until;
};

/// An import that also keeps what came, where that is wanted.
Synced importKeeping(StationDoor &station, const Fetch &fetch, const SyncSource &source, core::Instant now,
                     const ImportWay &way)
{
    const auto summed = [](core::Result<ImportSummary, ImportError> imported) -> Synced {
        if (!imported)
            return core::Failure{imported.error()};
        return SyncSummary{std::move(imported).value(), 0};
    };
    if (source.kept.empty())
        return summed(importFrom(station, fetch, now, way));
    KeptTree kept(source.kept);
    auto imported = summed(importFrom(station, kept.recording(fetch), now, way));
    const auto basis = imported ? station.basis() : store::Stored<StationBasis>(StationBasis());
    if (imported && basis)
        kept.finish(basis->metadata, fetch, source.allow == Allow::Everything ? source.spare : 0);
    return imported;
}

Synced overHttp(StationDoor &station, const SyncSource &source, core::Instant now,
                const std::function<void(const SyncProgress &)> &progress)
{
    auto partials = PartialStore::open(source.partials);
    if (!partials)
        return core::Failure{ImportError{ImportFault::Store, "", partials.error().detail,
                                         store::StoreError{store::StoreFault::Io, partials.error().detail}}};
    AdviceTime advice(source.patience);
    const Transport transport = source.transport ? source.transport : overNetwork(advice.patience());
    Counting counting(progress);
    const std::string base = source.from.ends_with('/') ? source.from : source.from + "/";
    const HttpPlaces places{base + "metadata/", base + "targets/"};
    const ImportWay way{source.allow, [&](std::uint64_t bytes) { counting.plan(bytes); }, [&] { advice.begin(); }};
    for (bool again = true;;) {
        FetchWatch watch{[&](const std::string &path, std::uint64_t done, std::size_t received, std::size_t gained) {
            counting.came(path, done, received, gained);
        }};
        const Fetch fetch = fetchResuming(places, transport, *partials, watch);
        auto imported = importKeeping(station, counting.around(fetch, source.patience.stop), source, now, way);
        if (imported) {
            std::vector<std::string> waiting{imported->accountsWaiting};
            if (imported->sightings == SightingsTaken::Failed)
                waiting.push_back(counting.file());
            partials->clearBut(waiting);
            imported->received = counting.received();
            return imported;
        }
        if (blamesMetadata(imported.error().fault))
            partials->forgetMetadata();
        if (!blamesMetadata(imported.error().fault) || !watch.usedEarlier || !again)
            return core::Failure{std::move(imported).error()};
        again = false;
    }
}

} // namespace

bool isSource(const std::string &from)
{
    constexpr std::size_t longest = 2000;
    const bool printable = std::ranges::none_of(from, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    if (from.size() > longest || !printable)
        return false;
    if (!isAddress(from))
        return from.starts_with('/');
    const std::string host = from.substr(from.find("//") + 2);
    return !host.empty() && host.front() != '/' && host.find(' ') == std::string::npos;
}

Synced syncOnce(StationDoor &station, const SyncSource &source, core::Instant now,
                const std::function<void(const SyncProgress &)> &progress)
{
    if (isAddress(source.from)) {
        auto done = overHttp(station, source, now, progress);
        if (done || !done.error().missing || done.error().fault != ImportFault::Unreadable)
            return done;
        ImportError notServed = std::move(done).error(); // no stick that somebody could copy again
        notServed.fault = ImportFault::NotServed;
        return core::Failure{std::move(notServed)};
    }
    std::error_code error;
    if (!std::filesystem::is_directory(source.from, error))
        return core::Failure{ImportError{ImportFault::Unreadable, source.from, "not a folder"}};
    Counting counting(progress);
    const ImportWay way{source.allow, [&](std::uint64_t bytes) { counting.plan(bytes); }, {}};
    return importKeeping(station, counting.around(fetchFromFolder(source.from), source.patience.stop), source, now,
                         way);
}

Synced syncOnce(store::Station &station, const SyncSource &source, core::Instant now,
                const std::function<void(const SyncProgress &)> &progress, Damage damage)
{
    InspectedStation door(station, damage);
    return syncOnce(door, source, now, progress);
}

std::filesystem::path partialsOf(const std::filesystem::path &stationFolder) { return stationFolder / "sync"; }

std::filesystem::path keptOf(const std::filesystem::path &stationFolder) { return stationFolder / "kept"; }

} // namespace th::sync
