// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ime_repair.h"
#include "scanner/guns.h"

#include <algorithm>
#include <utility>

namespace th::scanner {
namespace {

constexpr int keysOfABurst = 4;
constexpr int leastEnded = 6;   ///< characters of a code with a line end
constexpr int leastUnended = 8; ///< and of one without
constexpr int leastSlow = 20;   ///< of either, at a pace at which people type too
constexpr int wholeCommit = 30; ///< characters that no person composes at a stroke
constexpr int mostCharacters = 8192;

bool isLineEnd(int key) { return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab; }

bool isModifier(int key) { return (key >= Qt::Key_Shift && key <= Qt::Key_ScrollLock) || key == Qt::Key_AltGr; }

bool isPrintable(const QString &text)
{
    return !text.isEmpty() && text.front().unicode() >= 0x20 && text.front() != QChar(0x7F);
}

} // namespace

WedgeDecoder::WedgeDecoder(Milliseconds pace) : m_pace(std::clamp(pace, burstGap, slowestPace)) {}

int WedgeDecoder::least(int atUsualPace) const { return slow() ? leastSlow : atUsualPace; }

WedgeDecoder::Taken WedgeDecoder::key(const QString &text, int qtKey, Milliseconds at)
{
    if (isModifier(qtKey))
        return Taken::NotOurs; // a gun holds Shift for capitals
    endIfLate(at);
    if (isLineEnd(qtKey)) {
        if (m_text.isEmpty() && at - m_completed <= quietAfterBurst())
            return Taken::Ours; // the second of CR and LF
        if (m_burst) {
            end(least(leastEnded));
            if (m_code) {
                m_completed = at;
                return Taken::Ours;
            }
        }
        release();
        return Taken::NotOurs;
    }
    if (qtKey == Qt::Key_Backspace && m_burst) { // an input method takes back what it replaces
        m_text.chop(1);
        return hold(at);
    }
    if (!isPrintable(text) || m_text.size() >= mostCharacters) {
        release();
        return Taken::NotOurs;
    }
    m_text += text;
    return hold(at);
}

WedgeDecoder::Taken WedgeDecoder::composed(const QString &commit, const QString &preedit, int takenBack,
                                           Milliseconds at)
{
    endIfLate(at);
    m_text.chop(std::clamp(takenBack, 0, static_cast<int>(m_text.size())));
    m_text += commit;
    m_preedit = preedit;
    m_burst = m_burst || commit.size() >= wholeCommit;
    if (commit.isEmpty() && preedit.isEmpty() && m_held == 0)
        return Taken::NotOurs;
    return hold(at);
}

WedgeDecoder::Taken WedgeDecoder::hold(Milliseconds at)
{
    m_last = at;
    if (m_held == 0)
        m_first = at;
    ++m_held;
    m_burst = m_burst || m_held >= keysOfABurst;
    return Taken::Held;
}

void WedgeDecoder::endIfLate(Milliseconds at)
{
    if (m_held == 0 || at - m_last <= pause())
        return;
    if (m_burst)
        end(least(leastUnended));
    release();
}

void WedgeDecoder::quiet(Milliseconds at) { endIfLate(at + Milliseconds(1)); }

void WedgeDecoder::end(int leastLength)
{
    const QString text = m_text + m_preedit;
    const bool personsPace = slow() && m_last - m_first > m_pace * (m_held - 1);
    if (text.size() < leastLength || personsPace)
        return;
    m_code = repairPassText(text);
    m_held = 0;
    release();
}

void WedgeDecoder::release()
{
    m_released += std::exchange(m_held, 0);
    m_text.clear();
    m_preedit.clear();
    m_burst = false;
}

int WedgeDecoder::takeReleased() { return std::exchange(m_released, 0); }

std::optional<QString> WedgeDecoder::take() { return std::exchange(m_code, std::nullopt); }

} // namespace th::scanner
