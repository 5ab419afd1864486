// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id_card.h"
#include "core/verdict.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace th::app {

using Tick = std::chrono::milliseconds; ///< of any clock that only goes forward

/// Pass and ID card belong together if no longer than this passes between one leaving the view and the other coming.
/// Long enough to put a phone away and draw a card; short enough that the next person's card is rarely taken for it.
inline constexpr Tick pairingWindow = std::chrono::seconds(10);
/// Passes shown within this time of each other, or still in view, are held up together: the heavier verdict stays on
/// the card, and when they stay together for longer, one at a time is asked for.
inline constexpr Tick sameFrame = std::chrono::seconds(1);
/// A pass lying before the camera is examined again after this long, should it leave the view and come back.
inline constexpr Tick longestHold = std::chrono::minutes(2);

[[nodiscard]] inline bool within(Tick since, Tick at, Tick span) { return at - since <= span; }

enum class By { Camera, Hand }; ///< Hand: somebody pulled a trigger, dropped a file, typed a number

enum class Looks { Pass, IdCard, Foreign };
/// By the looks of the text alone: `TH`, digits, colon is (perhaps a damaged or newer) pass.
[[nodiscard]] Looks looksOf(const std::string &text);

/// Examine this, then tell `answered`.
struct Examine {
    std::uint64_t ticket = 0;
    std::string text, idCardText; ///< idCardText empty: no card
    bool addsCard = false;        ///< the pass was examined a moment ago; now its holder's ID card came
};
/// An ID card came first: waiting for its pass.
struct WaitForPass {
    core::IdCard card;
    bool beside = false; ///< what is on the card stays there
};
/// Show and sound the answer to that ticket again; nothing new to examine.
struct SayAgain {
    std::uint64_t ticket = 0;
};
struct StayQuiet {}; ///< the same code still held up
using Step = std::variant<Examine, WaitForPass, SayAgain, StayQuiet>;

/// What is being shown at the checkpoint: pairs pass and ID card, tells a new code from one that is still held up,
/// and says which answer belongs on the card. A value without clock or thread; `at` never goes back.
/// The rules and their reasons: docs/design/checkpoint.md.
class Presentation {
public:
    /// Codes that came together: in one frame, in one file. In the order in which the steps are to be taken.
    [[nodiscard]] std::vector<Step> show(const std::vector<std::string> &texts, By by, Tick at);
    /// These are in the camera's view at this moment: of what was last shown, they are still being held up, and with a
    /// pass or ID card the one it was examined with. A poster in view holds nobody's pass.
    void stillInView(const std::vector<std::string> &texts, Tick at);
    /// The answer to an Examine. True: it goes on the card. False: it is shown beside it.
    [[nodiscard]] bool answered(std::uint64_t ticket, core::VerdictKind kind);
    /// The pass on display, or about to be, once more, because something about its surroundings changed (the plate).
    [[nodiscard]] std::optional<Examine> again(Tick at);
    /// The station's data changed: what was answered before is not repeated. The pass on display, if it was shown just
    /// now, is to be examined again at once; the others when they are shown again.
    [[nodiscard]] std::optional<Examine> dataChanged(Tick at);
    /// True from when two passes have been in view together for longer than `sameFrame` until one is there alone, or
    /// none.
    [[nodiscard]] bool crowded() const { return m_crowded; }
    /// After stillInView: the pass that was held up beside another and is alone in view now belongs on the card, by
    /// its answer or, where there is none that still holds, by a new one.
    [[nodiscard]] std::optional<Step> leftAlone(Tick at);
    /// When something on the card is given up if nothing else comes: an ID card that waits for its pass, the asking for
    /// one pass at a time. Nothing: nothing is.
    [[nodiscard]] std::optional<Tick> waitsUntil() const;
    /// True, once, when what is on the card is gone by it.
    [[nodiscard]] bool giveUp(Tick at);
    /// Nothing is shown any more. What is asked still is answered beside the card; whoever shows the very same again
    /// before that waits for that answer.
    void clear();
    /// Clears, and what is asked still is another officer's: shown again it is asked again.
    void endShift();

private:
    enum class Use { Free, Matched, Mismatched };
    struct Pass {
        std::string text;
        Tick askedAt{}, lastSeen{};
        std::string cardText; ///< it was last examined with
        Use card = Use::Free; ///< what that card was to it
        std::uint64_t ticket = 0;
        std::optional<core::VerdictKind> answer{}; ///< to the ticket
    };
    struct Card {
        std::string text;
        core::IdCard content;
        Tick lastSeen{};
        Use use = Use::Free;
    };
    struct Foreign {
        std::string text;
        Tick lastSeen{};
    };
    struct Presence {
        Tick since{}, last{};
    };
    struct Ticket {
        Looks looks = Looks::Pass;
        std::string text, cardText;
        Tick at{};
        bool cleared = false; ///< whoever showed it waits no longer
    };
    struct Display {
        Looks looks = Looks::Pass;
        std::string text;
        core::VerdictKind kind = core::VerdictKind::Admit;
        Tick at{};
    };

    std::vector<Step> showPassWith(const std::string &text, const std::string *card, By by, Tick at);
    Step showPass(const std::string &text, By by, Tick at);
    Step showCard(const std::string &text, By by, Tick at);
    Step showForeign(const std::string &text, By by, Tick at);
    Step waitForPass(const std::string &text, core::IdCard content, Tick at);
    Examine examine(Looks looks, const std::string &text, const std::string &idCardText, Tick at);
    [[nodiscard]] bool held(const Pass &pass, Tick at) const;
    [[nodiscard]] bool passIsOnDisplay() const;
    Step sayAgain(By by, Tick at);
    Examine examinePass(Tick at);
    bool waitForCleared(Tick at); ///< true: what there is to ask of m_pass is being asked still
    void leaveCleared();          ///< nobody waits for those again
    [[nodiscard]] bool staysBeside(const Ticket &asked, core::VerdictKind kind) const;
    [[nodiscard]] bool heldTogether(const Ticket &asked) const;
    [[nodiscard]] Pass *find(const std::string &text);
    void makeCurrent(const std::string &text); ///< of the passes shown before
    void replacePass(Pass pass);
    void chooseCard(const std::string &pass, Tick at);
    void seeInView(const std::string &pass, Tick at);
    void forgetGone(Tick at);
    void watchCrowd(Tick at);
    [[nodiscard]] bool giveUpCard(Tick at);
    [[nodiscard]] bool giveUpCrowd(Tick at);
    [[nodiscard]] bool pending(const Pass &pass) const { return m_asked.count(pass.ticket) > 0; }

    std::uint64_t m_lastTicket = 0;
    std::optional<Pass> m_pass;
    std::vector<Pass> m_earlier; ///< passes shown before m_pass, newest last
    std::optional<Card> m_card;
    std::vector<Card> m_waiting; ///< free cards shown before m_card: a couple shows both cards first
    std::optional<Foreign> m_foreign;
    std::optional<Display> m_display;
    std::map<std::uint64_t, Ticket> m_asked;  ///< not answered yet
    std::map<std::string, Presence> m_inView; ///< passes in the camera's view within sameFrame
    std::set<std::string> m_heldBack;         ///< passes whose answer another one kept off the card
    std::optional<Tick> m_togetherSince;      ///< two passes in view
    bool m_askedForOne = false;               ///< of these two
    bool m_crowded = false;
};

} // namespace th::app
