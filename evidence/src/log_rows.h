// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive_state.h"

namespace th::evidence {

/// Which entries are of their device's log. Of a device that is not in here all are.
struct LogRows {
    struct Span {
        std::uint64_t first = 0, last = 0;
    };
    struct Device {
        std::array<std::vector<Span>, mostBranches> branches; ///< ascending
        bool hasOthers = false;                               ///< entries of other histories
    };
    std::map<std::uint32_t, Device> devices;

    /// Nothing: all rows of the block are.
    [[nodiscard]] const std::vector<Span> *of(const Block &block) const;
    [[nodiscard]] bool has(const Place &place) const;
    [[nodiscard]] static const Span *spanAt(const std::vector<Span> &spans,
                                            std::uint64_t seq); ///< nullptr: none has it
};
/// Worked out once, until something is taken in.
[[nodiscard]] const LogRows &logRowsOf(ArchiveState &state);

} // namespace th::evidence
