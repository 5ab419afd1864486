// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/content.h"

#include "desk/mail_queue.h"
#include "desk/sealing.h"

#include <filesystem>
#include <string>
#include <vector>

namespace th::counter {

/// The passes of a mail as they are when it is sent.
struct PassesMatter {
    std::vector<paper::Content> contents{};
    std::vector<std::string> revoked{}; ///< that are left out: revoked, or of a compromised key
    std::filesystem::path folder{};     ///< of the desk, for what passes through it
};
[[nodiscard]] core::Result<PassesMatter, core::LocalName> passesMatter(const desk::Desk &desk, const desk::Mail &mail);

/// Those of a mail that the desk itself has revoked by now: cheap.
[[nodiscard]] desk::Done<std::vector<std::string>> revokedOf(const desk::Desk &desk, const desk::Mail &mail);

/// Through the gate of room paper. REQUIRES contents. In any thread.
[[nodiscard]] core::Result<core::Bytes, core::LocalName> passesPdf(const PassesMatter &matter);

} // namespace th::counter
