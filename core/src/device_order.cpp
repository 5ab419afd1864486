// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device_order.h"

namespace th::core {

const char *name(DeviceOrder order)
{
    switch (order) {
    case DeviceOrder::InUse:
        return "in_use";
    case DeviceOrder::Suspended:
        return "suspended";
    case DeviceOrder::Revoked:
        return "revoked";
    case DeviceOrder::Wipe:
        return "wipe";
    }
    return "suspended";
}

DeviceOrder orderOf(const Device &device)
{
    if (device.wipeOrderedAt)
        return DeviceOrder::Wipe;
    if (device.revokedAt)
        return DeviceOrder::Revoked;
    return device.suspendedSince ? DeviceOrder::Suspended : DeviceOrder::InUse;
}

DeviceOrder orderFor(const Directory &directory, const PublicKey &key)
{
    const Device *device = directory.findDevice(key);
    return device ? orderOf(*device) : DeviceOrder::InUse;
}

std::optional<Instant> orderedAt(const Device &device)
{
    switch (orderOf(device)) {
    case DeviceOrder::InUse:
        return std::nullopt;
    case DeviceOrder::Suspended:
        return device.suspendedSince;
    case DeviceOrder::Revoked:
        return device.revokedAt;
    case DeviceOrder::Wipe:
        return device.wipeOrderedAt;
    }
    return std::nullopt;
}

Verdict underOrder(Verdict verdict, DeviceOrder order)
{
    if (order == DeviceOrder::InUse)
        return verdict;
    verdict.reasons.push_back({ReasonCode::DeviceOutOfUse, Weight::CannotTell, name(order), {}});
    return conclude(std::move(verdict.reasons));
}

} // namespace th::core
