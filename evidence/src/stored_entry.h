// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stored_entry.h"

#include <optional>

namespace th::evidence {

/// What the archive has of an entry: the bytes that its device wrote, or what a retention rule left of them
/// (docs/formats/archive.md, "What retention leaves").
struct StoredEntry : core::journal::StoredEntry {
    bool cameReduced = false; ///< at a station or a hub; the device vouches for it, not whoever applied rules here
};
/// Nothing if it is neither.
[[nodiscard]] std::optional<StoredEntry> openStored(core::ByteView bytes);
/// The same of what may not be there.
[[nodiscard]] std::optional<StoredEntry> openStored(const std::optional<core::Bytes> &bytes);
/// The hash that the next entry names: of the bytes, unless they are what a rule left.
[[nodiscard]] core::journal::Hash hashOfStored(core::ByteView bytes);
/// What came reduced, as it is kept; and as it came.
[[nodiscard]] core::Bytes asKept(core::ByteView reduced);
[[nodiscard]] core::Bytes asItCame(core::ByteView kept);

} // namespace th::evidence
