// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <utility>

namespace th::app {

/// For how long nobody has used the screen. Time is an argument.
class IdleClock {
public:
    void setPatience(std::chrono::seconds patience) { m_patience = patience; }
    void touch() { m_touched = true; }
    /// What is left until it is to lock; nothing or less: now. What was touched since the last question counts as now.
    [[nodiscard]] std::chrono::milliseconds left(std::chrono::milliseconds steadyNow)
    {
        if (std::exchange(m_touched, false))
            m_last = steadyNow;
        return m_last + m_patience - steadyNow;
    }
    /// Whole seconds for people, near the end; else -1.
    [[nodiscard]] static int warning(std::chrono::milliseconds left)
    {
        constexpr auto before = std::chrono::seconds(30);
        return left <= before ? static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count()) : -1;
    }

private:
    std::chrono::seconds m_patience = std::chrono::minutes(10);
    std::chrono::milliseconds m_last{};
    bool m_touched = true;
};

} // namespace th::app
