// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/seen_once.h"
#include "scanner/states.h"
#include "scanner/symbol_reader.h"

#include <chrono>
#include <optional>

namespace th::scanner {

/// What to tell a person whose code is seen but not read.
class HintJudge {
public:
    static constexpr std::chrono::milliseconds patience{400};   ///< unread for so long before a hint comes
    static constexpr std::chrono::milliseconds gap{300};        ///< frames without a trace that do not end the wait
    static constexpr std::chrono::milliseconds dwell{800};      ///< a hint stays readable
    static constexpr std::chrono::milliseconds stillness{2000}; ///< held still for so long, it is not the hand

    [[nodiscard]] Hint judge(const Reading &reading, int frameWidth, int frameHeight, SteadyTime now);

private:
    [[nodiscard]] bool isHeldStill(const Located &located, SteadyTime now);

    std::optional<SteadyTime> m_unreadSince;
    Located m_held; ///< where the code was when it was last seen to move
    SteadyTime m_stillSince;
    SteadyTime m_lastUnread, m_shownSince;
    Hint m_shown = Hint::None;
};

/// What one located, unread code suggests.
[[nodiscard]] Hint hintFor(const Located &located, int frameWidth, int frameHeight);

} // namespace th::scanner
