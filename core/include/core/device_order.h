// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "core/verdict.h"

namespace th::core {

/// What the signed directory orders of a device (docs/design/devices.md). Heavier is later: of several the heaviest
/// holds.
enum class DeviceOrder {
    InUse,     ///< nothing
    Suspended, ///< neither judges nor seals, until a newer directory takes it back
    Revoked,   ///< the same for good; nothing that it says from then on counts
    Wipe,      ///< destroys its keys and its data
};
[[nodiscard]] const char *name(DeviceOrder order); ///< "in_use", "suspended", "revoked", "wipe"

/// Holds as soon as it is read: the moments in the entry are for the record, since a device's clock can be set back.
[[nodiscard]] DeviceOrder orderOf(const Device &device);
/// Of exactly this key. A device that the directory does not name is in use: checkpoints need no entry.
[[nodiscard]] DeviceOrder orderFor(const Directory &directory, const PublicKey &key);
/// When the order was given; nothing for InUse.
[[nodiscard]] std::optional<Instant> orderedAt(const Device &device);

/// A verdict as a device gives it that is under an order: never better than "cannot tell", and what refuses still does.
[[nodiscard]] Verdict underOrder(Verdict verdict, DeviceOrder order);

} // namespace th::core
