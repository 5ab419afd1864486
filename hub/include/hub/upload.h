// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/storage.h"

#include <optional>
#include <set>

namespace th::hub {

/// Why an upload is refused without asking the database, and what to keep of it.
struct UploadRefusal {
    UploadAnswer answer;
    std::optional<Alarm> alarm; ///< `at` is still to be filled in
};

/// Checkpoints that held: what a device sends again costs no signature again. Thread: one at a time.
struct CheckpointMemory {
    static constexpr std::size_t most = 50'000;                     ///< about 120 bytes apiece; then it begins anew
    std::set<std::pair<core::PublicKey, core::journal::Hash>> held; ///< device, hash of the entry
    std::size_t verified = 0;                                       ///< signatures so far
};

/// Decodes a body, checks that its entries follow each other, and every checkpoint's signature. Pure; costs about 1 ms
/// a megabyte and 0.1 ms a checkpoint. A receipt of another hub, or none, counts as no receipt.
[[nodiscard]] core::Result<CheckedUpload, UploadRefusal> checkUpload(core::ByteView body, const core::PublicKey &device,
                                                                     const core::PublicKey &hub,
                                                                     CheckpointMemory *memory = nullptr);

} // namespace th::hub
