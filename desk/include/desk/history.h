// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work.h"
#include "desk/desk.h"

namespace th::desk {

/// One thing that was done to a request.
struct HistoryEntry {
    core::Instant at{};
    core::journal::Work work; ///< who in what role, what, from which state to which, about which lines and passes
    std::string reason{};     ///< empty: none was given; "?": its box is damaged
    core::LocalName sentence; ///< all of it for people, as on the page
};

/// What was done to a request, oldest first. The page of `Desk::history` is its sentences.
[[nodiscard]] Done<std::vector<HistoryEntry>> historyOf(const Desk &desk, RequestId request);

} // namespace th::desk
