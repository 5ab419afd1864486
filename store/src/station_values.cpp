// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "station_values.h"

#include "core/cbor.h"
#include "core/enrolment.h"
#include "station_core.h"

#include <algorithm>
#include <cstdlib>

namespace th::store {

namespace {

/// Up to the year 9999: beyond it a falsified number would overflow where we calculate with it.
bool inYears(std::int64_t seconds) { return std::abs(seconds / 2) < 126'701'150'400; }

} // namespace

core::Bytes encodeInstant(core::Instant instant)
{
    return core::cbor::Writer().integer(instant.time_since_epoch().count()).view();
}

std::optional<core::Instant> decodeInstant(core::ByteView bytes)
{
    const auto seconds = core::cbor::Reader(bytes).readInteger();
    return seconds && inYears(*seconds) ? std::optional(core::Instant(std::chrono::seconds(*seconds))) : std::nullopt;
}

core::Bytes encodeTime(const core::TimeMemory &time)
{
    core::cbor::Writer writer;
    writer.array(4).integer(time.newestSigned.time_since_epoch().count());
    writer.integer(time.lastWall.time_since_epoch().count()).integer(time.lastMonotonic.count()).text(time.bootId);
    return std::move(writer).take();
}

std::optional<core::TimeMemory> decodeTime(core::ByteView bytes)
{
    core::cbor::Reader reader(bytes);
    const auto items = reader.enterArray(4);
    const auto newest = reader.readInteger();
    const auto wall = reader.readInteger();
    const auto monotonic = reader.readInteger();
    const auto boot = reader.readText(64);
    if (!items || *items != 4 || !boot || !reader.finish())
        return std::nullopt;
    if (!inYears(*newest) || !inYears(*wall) || !inYears(*monotonic / 1000))
        return std::nullopt;
    return core::TimeMemory{core::Instant(std::chrono::seconds(*newest)), core::Instant(std::chrono::seconds(*wall)),
                            std::chrono::milliseconds(*monotonic), std::string(*boot)};
}

core::Bytes encodeIdentity(const StationIdentity &identity)
{
    core::cbor::Writer writer;
    writer.array(3).bytes(identity.key).text(identity.name).boolean(identity.demonstration);
    return std::move(writer).take();
}

std::optional<StationIdentity> decodeIdentity(core::ByteView bytes)
{
    core::cbor::Reader reader(bytes);
    StationIdentity identity;
    const auto items = reader.enterArray(3);
    const auto key = reader.readBytes(identity.key.size());
    const auto name = reader.readText(256);
    const auto demonstration = reader.readBool();
    if (!items || *items != 3 || !demonstration || key->size() != identity.key.size() || !reader.finish())
        return std::nullopt;
    std::ranges::copy(*key, identity.key.begin());
    identity.name = *name;
    identity.demonstration = *demonstration;
    identity.deviceId = core::deviceIdOf(identity.key);
    return identity;
}

} // namespace th::store
