// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/files.h"
#include "core/bytes.h"
#include "core/enrolment.h"

#include <optional>
#include <string>

namespace th::administration {

/// What an enrolment code is made of (docs/guide/enrolment.md).
struct CodeParts {
    std::string hub;      ///< address as devices reach it; https, or plain http that stays on this machine
    std::string hubKey;   ///< what `thonghanh-hub key show` prints: 64 hexadecimal digits
    std::string rootFile; ///< the newest root of trust (N.root.json); must have its signatures
    std::string token;    ///< see tokenIn
    core::Instant expires{};
};
[[nodiscard]] Done<core::EnrolmentCode> makeCode(const CodeParts &parts);

/// The token in what `thonghanh-hub token new` printed, as text (its first word) or as JSON. Empty: there is none.
[[nodiscard]] std::string tokenIn(std::string_view printed);

/// A request that a device left on a stick: the file is whole, and the device itself signed it. Whoever holds the stick
/// can put another one there: its key is to be compared with what the device shows. `token`: the one that was handed
/// out; a request with another one is refused.
[[nodiscard]] Done<core::EnrolmentRequest> openRequest(const std::string &file,
                                                       const std::optional<std::string> &token = std::nullopt);

} // namespace th::administration
