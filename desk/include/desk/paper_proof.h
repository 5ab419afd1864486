// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "desk/problem.h"
#include "store/station.h"

#include <string>
#include <vector>

namespace th::desk {

/// Passes as paper may carry them: proven by the station's directory, their key not compromised when they were issued,
/// and not revoked by its data. One that is not refuses them all; the sentence says which, from 1.
[[nodiscard]] Done<std::vector<core::VerifiedPass>> proveForPaper(const store::Station &station,
                                                                  const std::vector<std::string> &texts);

/// Why paper may not carry a pass.
struct Unfit {
    std::size_t index = 0; ///< among the texts
    Problem why{};
};
struct PaperProofs {
    std::vector<core::VerifiedPass> passes{}; ///< those that paper may carry, in order
    std::vector<Unfit> unfit{};               ///< the others, in order
};
/// The same for each by itself. Refused: the station has no directory (`no_directory`).
[[nodiscard]] Done<PaperProofs> sortForPaper(const store::Station &station, const std::vector<std::string> &texts);

} // namespace th::desk
