// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <utility>

namespace th::app {

/// For how long nobody has used the screen. Time is an argument.
class IdleClock {
public:
    void setPatience(std::chrono::seconds patience) { m_patience = patience; }
    void touch() { m_touched = true; }
    /// What is left until it is to lock; nothing or less: now. What was touched since the last question counts as now,
    /// but for the touch that wakes a machine that slept too long: whose that is nobody knows. `now`: the machine's
    /// running time, sleep included.
    [[nodiscard]] std::chrono::milliseconds left(std::chrono::milliseconds now)
    {
        const bool slept = m_asked && now - *m_asked >= m_patience;
        m_asked = now;
        if (std::exchange(m_touched, false) && !slept)
            m_last = now;
        return m_last + m_patience - now;
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
    std::optional<std::chrono::milliseconds> m_asked;
    bool m_touched = true;
};

} // namespace th::app
