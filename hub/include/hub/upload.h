// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/storage.h"

#include <optional>

namespace th::hub {

/// Why an upload is refused without asking the database, and what to keep of it.
struct UploadRefusal {
    UploadAnswer answer;
    std::optional<Alarm> alarm; ///< `at` is still to be filled in
};

/// Decodes a body, checks that its entries follow each other, and every checkpoint's signature. Pure; costs about 1 ms
/// a megabyte and 0.1 ms a checkpoint. A receipt of another hub, or none, counts as no receipt.
[[nodiscard]] core::Result<CheckedUpload, UploadRefusal> checkUpload(core::ByteView body, const core::PublicKey &device,
                                                                     const core::PublicKey &hub);

} // namespace th::hub
