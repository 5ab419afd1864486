// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the camera goes on seeing, and what follows when that, or the station's data, changes.
#include "presentation.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace th::app {

void Presentation::stillInView(const std::vector<std::string> &texts, Tick at)
{
    const auto there = [&](const auto &shown) {
        return shown && std::find(texts.begin(), texts.end(), shown->text) != texts.end();
    };
    const bool together = m_pass && m_card && m_pass->cardText == m_card->text;
    const bool passThere = there(m_pass), cardThere = there(m_card);
    if ((passThere || (together && cardThere)) && held(*m_pass, at))
        m_pass->lastSeen = at;
    if ((cardThere || (together && passThere)) && within(m_card->lastSeen, at, pairingWindow))
        m_card->lastSeen = at;
    if (there(m_foreign) && within(m_foreign->lastSeen, at, pairingWindow))
        m_foreign->lastSeen = at;
    for (const auto &text : texts) {
        for (auto &earlier : m_earlier)
            if (earlier.text == text && held(earlier, at))
                earlier.lastSeen = at;
        for (auto &waiting : m_waiting)
            if (waiting.text == text && within(waiting.lastSeen, at, pairingWindow))
                waiting.lastSeen = at;
        if (looksOf(text) == Looks::Pass)
            seeInView(text, at);
    }
    watchCrowd(at);
}

void Presentation::seeInView(const std::string &pass, Tick at)
{
    auto &seen = m_inView[pass];
    seen = std::max(seen, at);
    forgetGone(at);
}

void Presentation::forgetGone(Tick at)
{
    for (auto each = m_inView.begin(); each != m_inView.end();)
        each = within(each->second, at, sameFrame) ? std::next(each) : m_inView.erase(each);
}

void Presentation::watchCrowd(Tick at)
{
    forgetGone(at);
    if (m_inView.size() < 2) {
        m_togetherSince.reset();
        return;
    }
    if (!m_togetherSince) {
        m_togetherSince = at;
        m_askedForOne = false;
    }
    if (within(*m_togetherSince, at, sameFrame))
        return;
    // Once: a gun's code covers it, while the two go on lying there.
    if (!std::exchange(m_askedForOne, true))
        m_crowded = true;
    for (const auto &[text, seen] : m_inView)
        m_heldBack.insert(text);
}

std::optional<SayAgain> Presentation::leftAlone(Tick at)
{
    if (m_inView.size() != 1)
        return {};
    const std::string text = m_inView.begin()->first;
    const Pass *pass = find(text);
    if ((m_heldBack.count(text) == 0 && !m_crowded) || !pass || !pass->answer || !held(*pass, at))
        return {};
    const bool wasCrowded = std::exchange(m_crowded, false);
    makeCurrent(text);
    if (passIsOnDisplay() && !wasCrowded)
        return {};
    m_display = Display{Looks::Pass, text, *m_pass->answer, at};
    return SayAgain{m_pass->ticket};
}

std::optional<Examine> Presentation::dataChanged(Tick at)
{
    m_earlier.clear();
    m_heldBack.clear();
    m_foreign.reset();
    if (!m_pass)
        return {};
    if (passIsOnDisplay() && within(m_pass->lastSeen, at, pairingWindow))
        return again(at);
    m_pass->answer.reset();
    m_pass->askedAt = at - longestHold - Tick(1); // shown again it is examined again
    return {};
}

std::optional<Tick> Presentation::waitsUntil() const
{
    std::optional<Tick> until;
    if (m_card && m_card->use == Use::Free)
        until = m_card->lastSeen + pairingWindow;
    for (const auto &waiting : m_waiting)
        until = std::max(until.value_or(waiting.lastSeen), waiting.lastSeen + pairingWindow);
    return until;
}

bool Presentation::giveUp(Tick at)
{
    const auto expired = [&](const Card &card) { return !within(card.lastSeen, at, pairingWindow); };
    const auto waited = m_waiting.size();
    m_waiting.erase(std::remove_if(m_waiting.begin(), m_waiting.end(), expired), m_waiting.end());
    const bool free = m_card && m_card->use == Use::Free;
    if (free ? !expired(*m_card) : waited == 0)
        return false;
    if (!m_waiting.empty()) {
        if (free) {
            m_card = std::move(m_waiting.back());
            m_waiting.pop_back();
        }
        return false;
    }
    if (free)
        m_card.reset();
    if (!m_display || m_display->looks != Looks::IdCard)
        return false;
    m_display.reset();
    return true;
}

} // namespace th::app
