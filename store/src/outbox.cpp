// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outbox.h"

#include "core/cbor.h"
#include "core/parcel.h"
#include "core/receipt.h"
#include "station_core.h"

#include <algorithm>

namespace th::store {
namespace {

constexpr std::string_view hubName = "hub";
constexpr std::size_t maxAddress = 1024;

bool isAddress(const std::string &text)
{
    const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
    return scheme > 0 && text.size() > scheme && text.size() <= maxAddress &&
           std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
}

core::Bytes encodeHub(const HubRecord &hub)
{
    core::cbor::Writer writer;
    writer.array(2).text(hub.address).bytes(hub.key);
    return std::move(writer).take();
}

std::optional<HubRecord> decodeHub(core::ByteView bytes)
{
    core::cbor::Reader reader(bytes);
    HubRecord hub;
    const auto items = reader.enterArray(2);
    const auto address = reader.readText(maxAddress);
    const auto key = reader.readBytes(hub.key.size());
    if (!items || *items != 2 || !address || !key || key->size() != hub.key.size() || !reader.finish())
        return std::nullopt;
    hub.address = *address;
    std::ranges::copy(*key, hub.key.begin());
    return hub;
}

std::optional<HubRecord> readHub(StationCore &core)
{
    const auto bytes = core.meta().get(hubName);
    if (!bytes)
        return std::nullopt;
    auto hub = decodeHub(*bytes);
    if (!hub)
        throw StoreFailure({StoreFault::Damaged, "meta/hub"});
    return hub;
}

/// The newest receipt of a hub that agreed, or did not, when it came.
struct Kept {
    std::uint64_t seq = 0;
    core::Bytes bytes;
};
Kept newest(StationCore &core, const core::PublicKey &hub, ReceiptSays says)
{
    SQLite::Statement get(core.database(), "SELECT seq, bytes FROM receipt WHERE hub = ?1 AND agrees = ?2");
    Run run(get);
    if (!run.bind(1, core::ByteView(hub)).bind(2, std::int64_t{says == ReceiptSays::Agrees}).step())
        return {};
    const core::ByteView bytes = run.bytes(1);
    return {static_cast<std::uint64_t>(run.integer(0)), {bytes.begin(), bytes.end()}};
}

ReceiptSays compare(StationCore &core, const core::journal::Receipt &receipt)
{
    SQLite::Statement get(core.database(), "SELECT hash FROM journal_entry WHERE seq = ?1");
    Run run(get);
    const bool same =
        run.bind(1, static_cast<std::int64_t>(receipt.seq)).step() && std::ranges::equal(receipt.head, run.bytes(0));
    return same ? ReceiptSays::Agrees : ReceiptSays::Otherwise;
}

void put(StationCore &core, const core::journal::Receipt &receipt, core::ByteView bytes, ReceiptSays says)
{
    SQLite::Statement put(core.database(),
                          "INSERT INTO receipt (hub, agrees, seq, bytes) VALUES (?1, ?2, ?3, ?4)"
                          " ON CONFLICT (hub, agrees) DO UPDATE SET seq = excluded.seq, bytes = excluded.bytes");
    Run run(put);
    run.bind(1, core::ByteView(receipt.hub)).bind(2, std::int64_t{says == ReceiptSays::Agrees});
    run.bind(3, static_cast<std::int64_t>(receipt.seq)).bind(4, bytes).finish();
}

} // namespace

Stored<std::optional<HubRecord>> hubOf(Station &station)
{
    return guard([&] { return readHub(coreOf(station)); });
}

Stored<void> setHub(Station &station, const HubRecord &hub, HubChange change)
{
    return guard([&] {
        StationCore &core = coreOf(station);
        if (!isAddress(hub.address) || !core::checkPublicKey(hub.key))
            throw StoreFailure({StoreFault::BadHub, hub.address});
        const auto known = guard([&] { return readHub(core); });
        if (!known && known.error().fault != StoreFault::Damaged)
            throw StoreFailure(known.error());
        const bool other = known && *known && (*known)->key != hub.key;
        if (other && change == HubChange::KeepsKey)
            throw StoreFailure({StoreFault::OtherHub, core::toHex((*known)->key)});
        WriteBatch batch(core);
        core.meta().put(hubName, encodeHub(hub));
        core.journal().acknowledge(newest(core, hub.key, ReceiptSays::Agrees).seq);
        batch.commit();
    });
}

Stored<std::vector<std::pair<std::uint64_t, core::Bytes>>> journalRowsAfter(Station &station, std::uint64_t after,
                                                                            std::size_t most)
{
    return guard([&] {
        SQLite::Statement get(coreOf(station).database(),
                              "SELECT seq, bytes FROM journal_entry WHERE seq > ?1 ORDER BY seq");
        Run run(get);
        run.bind(1, static_cast<std::int64_t>(std::min<std::uint64_t>(after, INT64_MAX)));
        std::vector<std::pair<std::uint64_t, core::Bytes>> rows;
        for (std::size_t size = 0; run.step();) {
            const core::ByteView bytes = run.bytes(1);
            size += bytes.size() + 10; // as in an extract
            if (size > most && rows.empty())
                throw StoreFailure(
                    {StoreFault::Damaged, "journal_entry: " + std::to_string(run.integer(0)) + " is too large"});
            if (size > most)
                break;
            rows.emplace_back(static_cast<std::uint64_t>(run.integer(0)), core::Bytes(bytes.begin(), bytes.end()));
        }
        return rows;
    });
}

Stored<Outbox> outboxOf(Station &station)
{
    return guard([&] {
        StationCore &core = coreOf(station);
        Outbox outbox{core.journal().last(), 0, {}};
        if (const auto hub = readHub(core)) {
            Kept kept = newest(core, hub->key, ReceiptSays::Agrees);
            outbox.sent = kept.seq;
            outbox.receipt = std::move(kept.bytes);
        }
        return outbox;
    });
}

Stored<ReceiptSays> keepReceipt(Station &station, core::ByteView receipt)
{
    return guard([&] {
        StationCore &core = coreOf(station);
        const auto hub = readHub(core);
        const auto opened = hub ? core::journal::openReceipt(receipt, hub->key, core.identity().key) : std::nullopt;
        if (!opened || opened->seq == 0 || opened->seq > INT64_MAX)
            throw StoreFailure({StoreFault::Refused, "not a receipt of this station's hub for it"});
        const ReceiptSays says = compare(core, *opened);
        if (newest(core, hub->key, says).seq >= opened->seq)
            return says;
        WriteBatch batch(core);
        put(core, *opened, receipt, says);
        if (says == ReceiptSays::Agrees)
            core.journal().acknowledge(opened->seq);
        batch.commit();
        return says;
    });
}

Stored<core::Signature> signAsDevice(Station &station, core::ByteView message)
{
    return guard([&] {
        const auto signature = coreOf(station).device().sign(message);
        if (!signature)
            throw StoreFailure({StoreFault::Io, "the device key did not sign"});
        return *signature;
    });
}

Stored<core::Bytes> sealForHub(Station &station, core::ByteView upload)
{
    return guard([&] {
        StationCore &core = coreOf(station);
        const auto hub = readHub(core);
        if (!hub)
            throw StoreFailure({StoreFault::Refused, "no hub"});
        core::Bytes parcel = core::wire::sealParcel(upload, hub->key, core.device());
        if (parcel.empty())
            throw StoreFailure({StoreFault::Io, "the device key did not sign"});
        return parcel;
    });
}

} // namespace th::store
