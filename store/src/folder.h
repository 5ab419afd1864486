// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing.h"
#include "store/error.h"
#include "store/files.h"

#include <filesystem>

namespace th::store {

/// Where a station keeps what.
struct StationFolder {
    std::filesystem::path path;
    [[nodiscard]] std::filesystem::path database() const { return path / "station.sqlite"; }
    [[nodiscard]] std::filesystem::path key() const { return path / "device.key"; }
    [[nodiscard]] std::filesystem::path wiped() const { return path / "wiped"; } ///< there: see store/wipe.h
    [[nodiscard]] std::filesystem::path lock() const { return path / "station.lock"; }
};

/// Held by the one program that may write; falls with the program, whatever ends it.
class FolderLock {
public:
    /// Busy if another program holds it (also another station object of this one), ReadOnly where no lock can be made.
    static Stored<FolderLock> take(const StationFolder &folder);

private:
    explicit FolderLock(Descriptor descriptor) : m_descriptor(std::move(descriptor)) {}
    Descriptor m_descriptor;
};

/// Writes a new device key, mode 0600, on disk before it returns. A key that lies there already belongs to a station
/// that was never finished, or whose database is gone: it moves aside (device.key.unused-N) and is never reused, since
/// two journals under one key would look like a forgery.
Stored<void> writeDeviceKey(const StationFolder &folder, const core::SoftwareKey &key);
[[nodiscard]] Stored<core::SoftwareKey> readDeviceKey(const StationFolder &folder);

} // namespace th::store
