// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"

#include <optional>

namespace th::evidence {

/// What the archive has of an entry: the bytes that its device wrote, or what a retention rule left of them
/// (docs/formats/archive.md, "What retention leaves").
struct StoredEntry {
    core::journal::Entry entry;
    core::journal::Hash hash{}; ///< of the bytes that the device wrote
    bool reduced = false;
};
/// Nothing if it is neither.
[[nodiscard]] std::optional<StoredEntry> openStored(core::ByteView bytes);
/// The same of what may not be there.
[[nodiscard]] std::optional<StoredEntry> openStored(const std::optional<core::Bytes> &bytes);
/// The hash that the next entry names: of the bytes, unless they are what a rule left.
[[nodiscard]] core::journal::Hash hashOfStored(core::ByteView bytes);
[[nodiscard]] core::Bytes encodeReduced(const core::journal::Hash &hash, const core::journal::Entry &left);
/// Has the shape that rules leave: nothing that is sealed or tells a sighting, and no other kind of entry.
[[nodiscard]] bool isWhatRulesLeave(const core::journal::Entry &entry);

} // namespace th::evidence
