// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation.h"

#include "core/pass.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace th::app {
namespace {

bool within(Tick since, Tick at, Tick span) { return at - since <= span; }

/// Whether the card is that of the pass's holder; nothing if the text is no whole pass.
std::optional<bool> isHoldersCard(const std::string &passText, const core::IdCard &card)
{
    const auto pass = core::decodePass(passText);
    if (!pass)
        return {};
    switch (core::compareCard(pass->claimsUntrusted(), card)) {
    case core::CardMatch::Same:
    case core::CardMatch::OldNumber:
    case core::CardMatch::NothingToCompare:
        return true;
    case core::CardMatch::DifferentNumber:
    case core::CardMatch::DifferentName:
        return false;
    }
    return false;
}

int weight(core::VerdictKind kind)
{
    switch (kind) {
    case core::VerdictKind::Admit:
        return 0;
    case core::VerdictKind::CannotTell:
        return 1;
    case core::VerdictKind::Refuse:
        return 2;
    }
    return 2;
}

} // namespace

Looks looksOf(const std::string &text)
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin != std::string::npos && text.size() - begin >= 4) {
        const auto letter = [&](std::size_t i) { return std::toupper(static_cast<unsigned char>(text[begin + i])); };
        std::size_t colon = 2;
        while (begin + colon < text.size() && std::isdigit(static_cast<unsigned char>(text[begin + colon])))
            ++colon;
        if (letter(0) == 'T' && letter(1) == 'H' && colon > 2 && begin + colon < text.size() && letter(colon) == ':')
            return Looks::Pass;
    }
    return core::parseIdCard(text) ? Looks::IdCard : Looks::Foreign;
}

std::vector<Step> Presentation::show(const std::vector<std::string> &texts, By by, Tick at)
{
    const auto those = [&](Looks looks) {
        std::vector<std::string> found;
        std::copy_if(texts.begin(), texts.end(), std::back_inserter(found),
                     [&](const auto &text) { return looksOf(text) == looks; });
        return found;
    };
    const auto passes = those(Looks::Pass);
    auto cards = those(Looks::IdCard);
    std::vector<Step> steps;
    const auto take = [&](std::vector<Step> more) { std::move(more.begin(), more.end(), std::back_inserter(steps)); };
    bool paired = false;
    for (const auto &pass : passes) {
        const auto own = std::find_if(cards.begin(), cards.end(), [&](const auto &text) {
            return isHoldersCard(pass, *core::parseIdCard(text)).value_or(false);
        });
        if (own != cards.end()) {
            take(showPassWith(pass, &*own, by, at));
            cards.erase(own);
            paired = true;
        } else if (passes.size() == 1 && cards.size() == 1) {
            take(showPassWith(pass, &cards.front(), by, at));
            paired = true;
        } else {
            take(showPassWith(pass, nullptr, by, at));
        }
    }
    if (!paired)
        for (const auto &card : cards)
            steps.push_back(showCard(card, by, at));
    for (const auto &text : those(Looks::Foreign))
        steps.push_back(showForeign(text, by, at));
    return steps;
}

/// A card in the same view as a new pass belongs to it, not to the pass shown before.
std::vector<Step> Presentation::showPassWith(const std::string &text, const std::string *card, By by, Tick at)
{
    const bool isNew = !m_pass || m_pass->text != text || !held(*m_pass, at);
    if (card && isNew)
        m_card = Card{*card, *core::parseIdCard(*card), at, Use::Free};
    std::vector<Step> steps{showPass(text, by, at)};
    if (!card)
        return steps;
    if (isNew && m_card->use == Use::Free) { // a damaged pass: the card waits for a whole one
        steps.push_back(waitForPass(*card, *core::parseIdCard(*card), at));
    } else if (!isNew) {
        if (auto step = showCard(*card, by, at); !std::holds_alternative<StayQuiet>(step))
            steps = {std::move(step)};
    }
    return steps;
}

bool Presentation::held(const Pass &pass, Tick at) const
{
    return within(pass.lastSeen, at, pairingWindow) && within(pass.askedAt, at, longestHold);
}

bool Presentation::passIsOnDisplay() const
{
    return m_pass && m_display && m_display->looks == Looks::Pass && m_display->text == m_pass->text;
}

Examine Presentation::examine(Looks looks, const std::string &text, const std::string &idCardText, Tick at)
{
    m_asked[++m_lastTicket] = Ticket{looks, text, at};
    return {m_lastTicket, text, idCardText, false};
}

Examine Presentation::examinePass(Tick at)
{
    auto step = examine(Looks::Pass, m_pass->text, m_pass->cardText, at);
    m_pass->ticket = step.ticket;
    m_pass->answer.reset();
    return step;
}

/// The pass still held up. A trigger pulled deserves its sound; the camera speaks up only if something that is no pass
/// took the card meanwhile.
Step Presentation::sayAgain(By by, Tick at)
{
    const bool covered = m_display && m_display->looks == Looks::Foreign;
    if (!m_pass->answer || (by == By::Camera && !covered))
        return StayQuiet{};
    m_display = Display{Looks::Pass, m_pass->text, *m_pass->answer, at};
    return SayAgain{m_pass->ticket};
}

Step Presentation::showPass(const std::string &text, By by, Tick at)
{
    if (m_pass && m_pass->text == text && held(*m_pass, at)) {
        m_pass->lastSeen = at;
        return sayAgain(by, at);
    }
    m_pass = Pass{text, at, at, {}, Use::Free, 0, {}};
    if (m_card && within(m_card->lastSeen, at, pairingWindow)) {
        const auto matches = isHoldersCard(text, m_card->content);
        // A card that another pass already used pairs again only if it is this holder's.
        if (matches && (m_card->use == Use::Free || (m_card->use == Use::Mismatched && *matches))) {
            m_card->use = m_pass->card = *matches ? Use::Matched : Use::Mismatched;
            m_pass->cardText = m_card->text;
        }
    }
    return examinePass(at);
}

Step Presentation::showCard(const std::string &text, By by, Tick at)
{
    auto content = core::parseIdCard(text);
    if (!content)
        return StayQuiet{};
    if (m_card && m_card->text == text && within(m_card->lastSeen, at, pairingWindow)) {
        m_card->lastSeen = at;
        if (m_pass && m_pass->cardText == text && within(m_pass->lastSeen, at, pairingWindow)) {
            m_pass->lastSeen = at;
            return sayAgain(by, at);
        }
        if (m_card->use == Use::Free)
            return StayQuiet{};
    }
    const bool wants = m_pass && within(m_pass->lastSeen, at, pairingWindow) && m_pass->card != Use::Matched;
    const auto matches = wants ? isHoldersCard(m_pass->text, *content) : std::nullopt;
    if (!matches)
        return waitForPass(text, std::move(*content), at);
    const auto use = *matches ? Use::Matched : Use::Mismatched;
    m_card = Card{text, std::move(*content), at, use};
    m_pass->card = use;
    m_pass->cardText = text;
    m_pass->lastSeen = at;
    auto step = examinePass(at);
    step.addsCard = true;
    return step;
}

Step Presentation::waitForPass(const std::string &text, core::IdCard content, Tick at)
{
    m_card = Card{text, content, at, Use::Free};
    const bool stays = m_display && m_display->looks == Looks::Pass && m_display->kind != core::VerdictKind::Admit &&
                       m_pass && within(m_pass->lastSeen, at, pairingWindow);
    if (!stays)
        m_display = Display{Looks::IdCard, text, core::VerdictKind::CannotTell, at};
    return WaitForPass{std::move(content), stays};
}

Step Presentation::showForeign(const std::string &text, By by, Tick at)
{
    const bool same = m_foreign && m_foreign->text == text && within(m_foreign->lastSeen, at, pairingWindow);
    m_foreign = Foreign{text, at};
    if (same && by == By::Camera)
        return StayQuiet{};
    return examine(Looks::Foreign, text, {}, at);
}

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
}

bool Presentation::staysBeside(const Ticket &asked, core::VerdictKind kind) const
{
    if (!m_display)
        return false;
    if (m_display->looks == Looks::IdCard) // a foreign code does not end the wait of a card for its pass
        return asked.looks == Looks::Foreign;
    if (m_display->looks == Looks::Foreign)
        return false;
    if (asked.looks == Looks::Foreign)
        return m_display->kind == core::VerdictKind::Refuse ||
               (m_pass && within(m_pass->lastSeen, asked.at, pairingWindow));
    return asked.text != m_display->text && weight(kind) < weight(m_display->kind) &&
           within(m_display->at, asked.at, sameFrame);
}

bool Presentation::answered(std::uint64_t ticket, core::VerdictKind kind)
{
    const auto found = m_asked.find(ticket);
    if (found == m_asked.end())
        return false;
    const Ticket asked = std::move(found->second);
    m_asked.erase(found);
    if (m_pass && m_pass->ticket == ticket)
        m_pass->answer = kind;
    if (staysBeside(asked, kind))
        return false;
    m_display = Display{asked.looks, asked.text, kind, asked.at};
    return true;
}

std::optional<Examine> Presentation::again(Tick at)
{
    if (!passIsOnDisplay())
        return {};
    m_pass->askedAt = m_pass->lastSeen = at;
    return examinePass(at);
}

std::optional<Tick> Presentation::waitsUntil() const
{
    if (!m_card || m_card->use != Use::Free)
        return {};
    return m_card->lastSeen + pairingWindow;
}

bool Presentation::giveUp(Tick at)
{
    if (!m_card || m_card->use != Use::Free || within(m_card->lastSeen, at, pairingWindow))
        return false;
    m_card.reset();
    if (!m_display || m_display->looks != Looks::IdCard)
        return false;
    m_display.reset();
    return true;
}

void Presentation::clear()
{
    m_pass.reset();
    m_card.reset();
    m_foreign.reset();
    m_display.reset();
}

} // namespace th::app
