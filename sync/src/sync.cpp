// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sync.h"

#include "http.h"
#include "import_from.h"
#include "resuming_fetch.h"

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
        return true;
    case ImportFault::Unreachable:
    case ImportFault::CaptivePortal:
    case ImportFault::UntrustedRoot:
    case ImportFault::BadTarget:
    case ImportFault::ClockSuspect:
    case ImportFault::NeedsSnapshot:
    case ImportFault::Store:
        return false;
    }
    return false;
}

Synced overHttp(store::Station &station, const SyncSource &source, core::Instant now,
                const std::function<void(const SyncProgress &)> &progress)
{
    auto partials = PartialStore::open(source.partials);
    if (!partials)
        return core::Failure{ImportError{ImportFault::Store, "", partials.error().detail,
                                         store::StoreError{store::StoreFault::Io, partials.error().detail}}};
    const Transport transport = source.transport ? source.transport : overNetwork(source.patience);
    SyncProgress at;
    const std::string base = source.from.ends_with('/') ? source.from : source.from + "/";
    const HttpPlaces places{base + "metadata/", base + "targets/"};
    const ImportWay way{source.damage, source.allow, [&](std::uint64_t bytes) { at.plannedStatus = bytes; }};
    for (bool again = true;;) {
        FetchWatch watch{[&](const std::string &path, std::uint64_t done, std::size_t received) {
            at.file = path;
            at.fileDone = done;
            at.received += received;
            if (progress)
                progress(at);
        }};
        auto imported = importFrom(station, fetchResuming(places, transport, *partials, watch), now, way);
        if (imported) {
            partials->clear();
            return SyncSummary{std::move(imported).value(), at.received};
        }
        if (blamesMetadata(imported.error().fault))
            partials->forgetMetadata();
        if (!blamesMetadata(imported.error().fault) || !watch.usedEarlier || !again)
            return core::Failure{std::move(imported).error()};
        again = false;
    }
}

} // namespace

Synced syncOnce(store::Station &station, const SyncSource &source, core::Instant now,
                const std::function<void(const SyncProgress &)> &progress)
{
    if (isAddress(source.from))
        return overHttp(station, source, now, progress);
    std::error_code error;
    if (!std::filesystem::is_directory(source.from, error))
        return core::Failure{ImportError{ImportFault::Unreadable, source.from, "not a folder"}};
    SyncProgress at;
    const ImportWay way{source.damage, source.allow, [&](std::uint64_t bytes) { at.plannedStatus = bytes; }};
    const Fetch folder = fetchFromFolder(source.from);
    const Fetch watched = [&](const std::string &path, std::size_t maxBytes) {
        auto bytes = folder(path, maxBytes);
        at.file = path;
        at.fileDone = bytes ? bytes->size() : 0;
        if (bytes && progress)
            progress(at);
        return bytes;
    };
    auto imported = importFrom(station, watched, now, way);
    if (!imported)
        return core::Failure{std::move(imported).error()};
    return SyncSummary{std::move(imported).value(), 0};
}

std::filesystem::path partialsOf(const std::filesystem::path &stationFolder) { return stationFolder / "sync"; }

} // namespace th::sync
