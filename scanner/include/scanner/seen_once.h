// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol.h"

#include <map>
#include <string>
#include <vector>

namespace th::scanner {

/// Which symbols are new to the scene. A text held in view is new once; it is new again after it was away.
/// A value without a clock of its own. Binary contents count as one text: they are all the same foreign code.
class SeenOnce {
public:
    static constexpr std::chrono::milliseconds away{1500};
    /// The symbols of a frame that were not in view during the last `away`, each text once.
    [[nodiscard]] std::vector<Symbol> novelties(const std::vector<Symbol> &inView, SteadyTime now);

private:
    std::map<std::string, SteadyTime> m_lastSeen;
};

} // namespace th::scanner
