// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation.h"

#include "core/pass.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

namespace th::app {
namespace {

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

bool looksLikePass(const std::string &text)
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin != std::string::npos && text.size() - begin >= 4) {
        const auto letter = [&](std::size_t i) { return std::toupper(static_cast<unsigned char>(text[begin + i])); };
        std::size_t colon = 2;
        while (begin + colon < text.size() && std::isdigit(static_cast<unsigned char>(text[begin + colon])))
            ++colon;
        return letter(0) == 'T' && letter(1) == 'H' && colon > 2 && begin + colon < text.size() && letter(colon) == ':';
    }
    return false;
}

constexpr std::size_t mostEarlier = 6, mostWaiting = 4;

} // namespace

Looks looksOf(const std::string &text)
{
    if (looksLikePass(text))
        return Looks::Pass;
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
    if (by == By::Camera)
        for (const auto &pass : passes)
            seeInView(pass, at);
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

Presentation::Pass *Presentation::find(const std::string &text)
{
    if (m_pass && m_pass->text == text)
        return &*m_pass;
    const auto earlier =
        std::find_if(m_earlier.begin(), m_earlier.end(), [&](const Pass &pass) { return pass.text == text; });
    return earlier == m_earlier.end() ? nullptr : &*earlier;
}

void Presentation::replacePass(Pass pass)
{
    const auto same = [&](const Pass &each) { return each.text == pass.text; };
    m_earlier.erase(std::remove_if(m_earlier.begin(), m_earlier.end(), same), m_earlier.end());
    if (m_pass && m_pass->text != pass.text)
        m_earlier.push_back(std::move(*m_pass));
    if (m_earlier.size() > mostEarlier)
        m_earlier.erase(m_earlier.begin());
    m_heldBack.erase(pass.text);
    m_pass = std::move(pass);
}

void Presentation::makeCurrent(const std::string &text)
{
    if (const Pass *pass = find(text); pass && (!m_pass || m_pass->text != text))
        replacePass(Pass(*pass));
    m_heldBack.erase(text);
}

/// Of several cards that wait, a pass takes its holder's. If it is nobody's of them, none is held against it: they may
/// all be other people's.
void Presentation::chooseCard(const std::string &pass, Tick at)
{
    if (m_waiting.empty())
        return;
    const bool free = m_card && m_card->use == Use::Free && within(m_card->lastSeen, at, pairingWindow);
    if (free && isHoldersCard(pass, m_card->content).value_or(false))
        return;
    const auto own = std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Card &card) {
        return within(card.lastSeen, at, pairingWindow) && isHoldersCard(pass, card.content).value_or(false);
    });
    if (own != m_waiting.end()) {
        Card card = std::move(*own);
        m_waiting.erase(own);
        if (free)
            m_waiting.push_back(std::move(*m_card));
        m_card = std::move(card);
    } else if (free) {
        m_waiting.push_back(std::move(*m_card));
        m_card.reset();
    }
}

bool Presentation::held(const Pass &pass, Tick at) const
{
    return pending(pass) || (within(pass.lastSeen, at, pairingWindow) && within(pass.askedAt, at, longestHold));
}

bool Presentation::passIsOnDisplay() const
{
    return m_pass && m_display && m_display->looks == Looks::Pass && m_display->text == m_pass->text;
}

Examine Presentation::examine(Looks looks, const std::string &text, const std::string &idCardText, Tick at)
{
    m_asked[++m_lastTicket] = Ticket{looks, text, idCardText, at};
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
        if (by == By::Hand)
            m_crowded = false;
        m_pass->lastSeen = at;
        return sayAgain(by, at);
    }
    if (Pass *earlier = find(text); earlier && held(*earlier, at)) {
        earlier->lastSeen = at;
        if (by == By::Camera && m_inView.size() > 1) {
            m_heldBack.insert(text); // one of several held up: it is shown when it is left alone
            return StayQuiet{};
        }
        m_crowded = false;
        makeCurrent(text);
        if (!m_pass->answer)
            return StayQuiet{};
        m_display = Display{Looks::Pass, text, *m_pass->answer, at};
        return SayAgain{m_pass->ticket};
    }
    if (by == By::Hand || m_inView.size() < 2)
        m_crowded = false;
    replacePass(Pass{text, at, at, {}, Use::Free, 0, {}});
    chooseCard(text, at);
    if (m_card && within(m_card->lastSeen, at, pairingWindow)) {
        const auto matches = isHoldersCard(text, m_card->content);
        // A card that another pass already used pairs again only if it is this holder's.
        if (matches && (m_card->use == Use::Free || (m_card->use == Use::Mismatched && *matches))) {
            m_card->use = m_pass->card = *matches ? Use::Matched : Use::Mismatched;
            m_pass->cardText = m_card->text;
        }
    }
    if (waitForCleared(at))
        return StayQuiet{};
    return examinePass(at);
}

bool Presentation::waitForCleared(Tick at)
{
    for (auto &[ticket, asked] : m_asked)
        if (asked.cleared && asked.looks == Looks::Pass && asked.text == m_pass->text &&
            asked.cardText == m_pass->cardText) {
            m_pass->ticket = ticket;
            asked.at = at;
            asked.cleared = false;
            return true;
        }
    return false;
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
    for (auto &waiting : m_waiting)
        if (waiting.text == text && within(waiting.lastSeen, at, pairingWindow)) {
            waiting.lastSeen = at;
            return StayQuiet{};
        }
    for (const auto &earlier : m_earlier) // of a couple's two passes the one before: own goes with own
        if (earlier.card != Use::Matched && within(earlier.lastSeen, at, pairingWindow) &&
            isHoldersCard(earlier.text, *content).value_or(false)) {
            makeCurrent(std::string(earlier.text));
            break;
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
    if (m_card && m_card->use == Use::Free && m_card->text != text && within(m_card->lastSeen, at, pairingWindow)) {
        if (m_waiting.size() == mostWaiting)
            m_waiting.erase(m_waiting.begin());
        m_waiting.push_back(*m_card);
    }
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
    return asked.text != m_display->text && weight(kind) < weight(m_display->kind) && heldTogether(asked);
}

/// With the pass on display: shown within a moment of it, or while it is in view still.
bool Presentation::heldTogether(const Ticket &asked) const
{
    if (within(m_display->at, asked.at, sameFrame))
        return true;
    const auto shown = m_inView.find(m_display->text);
    return shown != m_inView.end() && m_inView.count(asked.text) > 0 && within(shown->second.last, asked.at, sameFrame);
}

bool Presentation::answered(std::uint64_t ticket, core::VerdictKind kind)
{
    const auto found = m_asked.find(ticket);
    if (found == m_asked.end())
        return false;
    const Ticket asked = std::move(found->second);
    m_asked.erase(found);
    if (asked.cleared)
        return false;
    if (asked.looks == Looks::Pass) {
        Pass *pass = find(asked.text);
        if (pass && pass->ticket == ticket)
            pass->answer = kind;
        else if (pass)
            return false; // asked again meanwhile, with its card or another plate: that answer counts
    }
    if (staysBeside(asked, kind)) {
        if (asked.looks == Looks::Pass)
            m_heldBack.insert(asked.text);
        return false;
    }
    m_display = Display{asked.looks, asked.text, kind, asked.at};
    if (m_inView.size() == 1 && m_inView.count(asked.text) > 0)
        m_crowded = false;
    return true;
}

} // namespace th::app
