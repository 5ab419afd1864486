// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "core/names.h"
#include "core/time.h"

#include <string>

namespace th::test {

/// The status of a number as text, to compare.
inline std::string told(const core::StatusEvidence &evidence)
{
    if (const auto *unavailable = std::get_if<core::StatusUnavailable>(&evidence))
        return "unavailable: " + unavailable->reason;
    const auto *status = std::get_if<core::SeriesStatus>(&evidence);
    if (!status)
        return "not covered";
    std::string text =
        std::to_string(static_cast<int>(status->registration)) + " of " + std::to_string(status->operation);
    if (status->revoked)
        text += std::string(" revoked ") + core::name(status->revoked->reason) +
                (status->revoked->at ? core::formatRfc3339(*status->revoked->at) : "");
    return text;
}

} // namespace th::test
