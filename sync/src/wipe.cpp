// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wipe.h"

#include "core/journal_extract.h"
#include "store/files.h"
#include "store/wipe.h"
#include "sync/stick.h"
#include "sync/upload.h"

#include <algorithm>

namespace th::sync {
namespace {

namespace files = std::filesystem;
using store::StoreError;
using store::StoreFault;

constexpr std::size_t partBytes = 32u << 20;

core::Failure<StoreError> failed(std::string detail)
{
    return core::Failure{StoreError{StoreFault::Io, "left: " + std::move(detail)}};
}

/// Where no hub is known nobody's key is there to seal it to: what is personal in it is sealed to auditors.
store::Stored<void> leaveExtracts(const store::Station &station, const files::path &folder, std::uint64_t after)
{
    for (;;) {
        auto entries = station.journalAfter(after, partBytes);
        if (!entries)
            return core::Failure{entries.error()};
        if (entries->empty())
            return {};
        const auto first = core::journal::openStored(entries->front());
        if (!first)
            return failed(first.error());
        core::journal::Extract extract{station.identity().key, first->entry.seq - 1, {}};
        for (core::Bytes &bytes : *entries) { // numbers in a file are dense: it ends where the journal lost some
            const auto stored = core::journal::openStored(bytes);
            if (!stored || stored->entry.seq != extract.after + extract.entries.size() + 1)
                break;
            extract.entries.push_back(std::move(bytes));
        }
        const files::path file =
            folder / (core::toHex(station.identity().key) + "-" + std::to_string(extract.after) + ".journal");
        const core::Bytes bytes = core::journal::encodeExtract(extract);
        if (const auto placed = store::placeFile(file, core::asText(bytes), store::Placing::Replace); !placed)
            return failed(placed.error().message());
        after = extract.after + extract.entries.size();
    }
}

/// For the hub if it is known; where the database takes no checkpoint any more, what stands in it already.
store::Stored<void> leaveJournal(store::Station &station, const files::path &folder, std::uint64_t after,
                                 const core::ClockReading &clock)
{
    const auto hub = store::hubOf(station);
    if (hub && *hub) {
        const auto carried = carryJournalUp(station, folder, clock, after);
        if (carried)
            return {};
        if (!carried.error().store)
            return failed(carried.error().detail);
    }
    return leaveExtracts(station, folder, after);
}

/// What was published can be had again.
void makeRoom(const files::path &stationFolder)
{
    std::error_code error;
    for (const char *published : {"kept", "sync"})
        files::remove_all(stationFolder / published, error);
}

/// Notes that the order is obeyed, and signs.
store::Stored<void> sayTheLastWord(store::Station &station, const core::ClockReading &clock)
{
    if (const auto noted = station.noteMachine(clock); !noted)
        return noted;
    return station.signCheckpoint(clock);
}

store::Stored<void> leave(store::Station &station, const files::path &stationFolder, std::uint64_t after,
                          const core::ClockReading &clock)
{
    std::error_code error;
    makeRoom(stationFolder);
    const files::path folder = store::leftBehind(stationFolder);
    files::create_directory(folder, error);
    if (const auto left = leaveJournal(station, folder, after, clock); !left)
        return left;
    for (const files::path &each : {folder, stationFolder})
        if (const auto synced = store::syncFolder(each); !synced)
            return failed(synced.error().message());
    return {};
}

} // namespace

store::Stored<Wiped> obeyWipe(store::Station station, const files::path &folder, const Transport &transport,
                              const std::function<core::ClockReading()> &clock)
{
    if (station.order() != core::DeviceOrder::Wipe)
        return core::Failure{StoreError{StoreFault::Refused, "the directory does not order it"}};
    if (const auto said = sayTheLastWord(station, clock()); !said) {
        if (said.error().fault == StoreFault::ReadOnly)
            return core::Failure{said.error()};
        makeRoom(folder);
        (void)sayTheLastWord(station, clock()); // a database that takes no word more must not save its keys
    }
    if (transport)
        (void)uploadJournal(station, transport, clock); // what does not get there is left behind
    const auto outbox = store::outboxOf(station);
    if (!outbox)
        return core::Failure{outbox.error()};
    const Wiped wiped{outbox->sent, outbox->last - outbox->sent};
    if (wiped.left > 0)
        if (const auto left = leave(station, folder, outbox->sent, clock()); !left)
            return core::Failure{left.error()};
    if (auto gone = store::wipe(std::move(station)); !gone)
        return core::Failure{gone.error()};
    return wiped;
}

} // namespace th::sync
