// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/states.h"
#include "scanner/symbol_reader.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace th::scanner {

using SteadyTime = std::chrono::steady_clock::time_point;

/// Which symbols are new to the scene. A text held in view is new once; it is new again after it was away.
class SeenOnce {
public:
    static constexpr std::chrono::milliseconds away{1500};
    /// The symbols of a frame that were not in view during the last `away`, each text once.
    [[nodiscard]] std::vector<Symbol> novelties(const std::vector<Symbol> &inView, SteadyTime now);

private:
    std::map<std::string, SteadyTime> m_lastSeen;
};

/// What to tell a person whose code is seen but not read.
class HintJudge {
public:
    static constexpr std::chrono::milliseconds patience{400}; ///< unread for so long before a hint comes
    static constexpr std::chrono::milliseconds gap{300};      ///< frames without a trace that do not end the wait
    static constexpr std::chrono::milliseconds dwell{800};    ///< a hint stays readable

    [[nodiscard]] Hint judge(const Reading &reading, int frameWidth, int frameHeight, SteadyTime now);

private:
    std::optional<SteadyTime> m_unreadSince;
    SteadyTime m_lastUnread, m_shownSince;
    Hint m_shown = Hint::None;
};

/// What one located, unread code suggests.
[[nodiscard]] Hint hintFor(const Located &located, int frameWidth, int frameHeight);

} // namespace th::scanner
