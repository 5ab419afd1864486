// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/document.h"

#include "desk/paper_proof.h"
#include "desk/print_queue.h"

#include <string>
#include <vector>

namespace th::counter {

/// What paper is to say.
struct SortedContents {
    std::vector<paper::Content> contents{}; ///< of the passes that paper may carry, in order
    std::vector<desk::Unfit> unfit{};       ///< the others
};
/// Refused: the station has no directory.
[[nodiscard]] desk::Done<SortedContents> sortedContents(const store::Station &station,
                                                        const std::vector<std::string> &texts);

/// A pass that stays off the paper, and why.
struct LeftOut {
    core::PassNumber number{};
    desk::Problem why{};
};
struct PrintContents {
    std::vector<paper::Content> contents{}; ///< one for each sheet of the matter
    std::vector<LeftOut> leftOut{};
};
/// What the sheets of a print job say. A pass that paper may not carry does not stop the others: it is taken out of
/// `matter` and named. Refused: none is left (for the first one's reason), or the station has no directory.
[[nodiscard]] desk::Done<PrintContents> contentsOf(const desk::Desk &desk, desk::PrintMatter &matter,
                                                   core::Instant now);

} // namespace th::counter
