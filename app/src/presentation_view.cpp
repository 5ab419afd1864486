// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the camera goes on seeing, what follows when that, or the station's data, changes, and the end of it all.
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
    forgetGone(at);
    auto &seen = m_inView.try_emplace(pass, Presence{at, at}).first->second.last;
    seen = std::max(seen, at);
}

void Presentation::forgetGone(Tick at)
{
    for (auto each = m_inView.begin(); each != m_inView.end();)
        each = within(each->second.last, at, sameFrame) ? std::next(each) : m_inView.erase(each);
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
    for (const auto &[text, presence] : m_inView)
        m_heldBack.insert(text);
}

std::optional<Step> Presentation::leftAlone(Tick at)
{
    if (m_inView.size() != 1)
        return {};
    const auto [text, presence] = *m_inView.begin();
    if (m_heldBack.count(text) == 0 && !m_crowded)
        return {};
    const Pass *pass = find(text);
    if (pass && pending(*pass))
        return {}; // its answer is on the way to the card
    if (!pass || !pass->answer || !held(*pass, at)) {
        if (within(presence.since, at, sameFrame))
            return {}; // just come: that is for `show`
        m_crowded = false;
        return showPass(text, By::Camera, at);
    }
    const bool wasCrowded = std::exchange(m_crowded, false);
    makeCurrent(text);
    if (passIsOnDisplay() && !wasCrowded)
        return {};
    m_display = Display{Looks::Pass, text, *m_pass->answer, at};
    return SayAgain{m_pass->ticket};
}

std::optional<Examine> Presentation::again(Tick at)
{
    leaveCleared(); // it was asked without what changed
    if (!passIsOnDisplay() && !(m_pass && pending(*m_pass)))
        return {};
    m_pass->askedAt = m_pass->lastSeen = at;
    return examinePass(at);
}

/// What is being asked now is answered by the new data.
std::optional<Examine> Presentation::dataChanged(Tick at)
{
    const auto age = [&](Pass &pass) {
        if (pending(pass))
            return;
        pass.answer.reset();
        pass.askedAt = at - longestHold - Tick(1); // shown again it is examined again
    };
    for (auto &earlier : m_earlier)
        age(earlier);
    m_foreign.reset();
    if (!m_pass || pending(*m_pass))
        return {};
    age(*m_pass);
    const bool pass = m_display && m_display->looks == Looks::Pass;
    const bool hidden = m_crowded && pass && m_display->kind != core::VerdictKind::Refuse;
    const Pass *shown = pass && !hidden ? find(m_display->text) : nullptr;
    if (!shown || pending(*shown) || !within(shown->lastSeen, at, pairingWindow))
        return {};
    makeCurrent(std::string(shown->text));
    return again(at);
}

std::optional<Tick> Presentation::waitsUntil() const
{
    std::optional<Tick> until;
    if (m_card && m_card->use == Use::Free)
        until = m_card->lastSeen + pairingWindow;
    for (const auto &waiting : m_waiting)
        until = std::max(until.value_or(waiting.lastSeen), waiting.lastSeen + pairingWindow);
    if (!m_crowded)
        return until;
    Tick empty{};
    for (const auto &[text, presence] : m_inView)
        empty = std::max(empty, presence.last + sameFrame);
    return std::min(until.value_or(empty), empty);
}

bool Presentation::giveUp(Tick at)
{
    const bool card = giveUpCard(at), crowd = giveUpCrowd(at);
    return card || crowd;
}

/// Nobody is there any more to be asked for one pass at a time. Of the passes one may have been on the card below:
/// which of the two it was nobody saw, so it goes with them, and comes back with its pass. A refusal, which was not
/// covered, stays.
bool Presentation::giveUpCrowd(Tick at)
{
    if (!m_crowded)
        return false;
    forgetGone(at);
    if (!m_inView.empty())
        return false;
    watchCrowd(at);
    m_crowded = false;
    if (!m_display || m_display->looks == Looks::IdCard || m_display->kind == core::VerdictKind::Refuse)
        return false;
    m_display.reset();
    return true;
}

bool Presentation::giveUpCard(Tick at)
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

void Presentation::clear()
{
    m_pass.reset();
    m_earlier.clear();
    m_card.reset();
    m_waiting.clear();
    m_inView.clear();
    m_heldBack.clear();
    m_togetherSince.reset();
    m_crowded = false;
    m_foreign.reset();
    m_display.reset();
    for (auto &[ticket, asked] : m_asked)
        asked.cleared = true;
}

void Presentation::endShift()
{
    clear();
    leaveCleared();
}

void Presentation::leaveCleared()
{
    for (auto &[ticket, asked] : m_asked)
        if (asked.cleared)
            asked.text.clear();
}

} // namespace th::app
