// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/document.h"
#include "core/device_order.h"
#include "sync/ceremony.h"

#include <optional>
#include <string>

namespace th::administration {

/// What becomes of the one device in the directory.
struct DeviceChange {
    enum class What {
        Name,         ///< `name`
        Place,        ///< `checkpoint`, `area`; both empty: it stands nowhere
        Suspend,      ///< an order that was given already stays as it is, with its moment
        Resume,       ///< no longer suspended
        Revoke,       ///< for good
        Wipe,         ///< destroys its keys and data at its next contact
        WithdrawWipe, ///< from devices that have not read it
    };
    What what = What::Name;
    core::LocalName name{};
    std::string checkpoint{}, area{};
};
/// A device that the directory does not have yet.
struct NewDevice {
    core::PublicKey key{};
    core::LocalName name;
    std::string authority{}; ///< for which it issues; empty: a checkpoint's
    std::string checkpoint{}, area{};
};

/// A directory as it would be. Nothing is written, and nothing holds before it is signed and published.
struct DirectoryEdit {
    std::string text;
    sync::Words words; ///< what it changes; empty: nothing differs
};
/// The error is a sentence if a station could not read what came of it. `now`: since when an order stands, for the
/// record. `device` is one of `file`.
[[nodiscard]] Done<DirectoryEdit> change(const DirectoryFile &file, const core::Device &device,
                                         const DeviceChange &change, core::Instant now);
[[nodiscard]] Done<DirectoryEdit> addDevice(const DirectoryFile &file, const NewDevice &device);

/// A sentence if the policy does not know the checkpoint; an empty code is known everywhere.
[[nodiscard]] Done<> isKnownCheckpoint(const core::Policy &policy, const std::string &checkpoint);

/// A device's key: 64 hexadecimal digits, or the file of its request to be enrolled.
[[nodiscard]] Done<core::PublicKey> deviceKey(const std::string &text);

} // namespace th::administration
