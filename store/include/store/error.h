// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/result.h"

#include <string>

namespace th::store {

enum class StoreFault {
    NotAStation,   ///< the folder holds no station
    AlreadyExists, ///< a station is there already; never written over
    Busy,          ///< another program holds the station
    NewerVersion,  ///< made by a newer version of this software
    ReadOnly,      ///< disk or file cannot be written
    DiskFull,
    Damaged,  ///< SQLite or a checksum of ours says so; `detail` names what
    Refused,  ///< an update that would take published data backwards or breaks its format; nothing changed
    BadHub,   ///< not the address or not the key of a hub
    OtherHub, ///< another hub than the one this station was told of; `detail` is the key of that one
    OutOfUse, ///< the directory suspends or revokes this device: it says nothing of passes
    Wiped,    ///< the station was destroyed as the directory ordered
    Io,       ///< anything else the system reported
};
[[nodiscard]] const char *name(StoreFault fault); ///< "disk_full" …

struct StoreError {
    StoreFault fault;
    std::string detail{}; ///< technical, without personal data
};
template <class T> using Stored = core::Result<T, StoreError>;

/// What happened and what to do, for people.
[[nodiscard]] std::string sentence(const StoreError &error, core::Language language);

} // namespace th::store
