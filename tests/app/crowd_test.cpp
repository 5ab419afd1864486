// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation_world.h"

using namespace th;
using namespace th::app;
using namespace th::test;

/// Several passes before the camera at once.
class CrowdTest : public QObject {
    Q_OBJECT

    /// Hương's and Bình's passes lie there, answered, from `from` until `until`.
    static void lie(World &world, Tick from, Tick until)
    {
        for (Tick at = from; at <= until; at += 200ms) {
            world.presentation.stillInView({huongsPass, binhsPass}, at);
            QVERIFY(!world.presentation.leftAlone(at));
            QVERIFY(!world.presentation.giveUp(at));
        }
        QVERIFY(world.presentation.crowded());
    }
    static World crowd(Tick until, VerdictKind huongs = VerdictKind::Admit)
    {
        World world;
        const auto both = world.together({huongsPass, binhsPass}, 0s);
        (void)world.presentation.answered(examine(both, 0)->ticket, huongs);
        (void)world.presentation.answered(examine(both, 1)->ticket, VerdictKind::Admit);
        lie(world, 0s, until);
        return world;
    }
    /// Bình takes his away; Hương's pass is examined anew, once, and nobody is asked for one at a time any more.
    static void huongsLeftAloneIsExaminedAnew(World &world, Tick from)
    {
        std::vector<Step> steps;
        for (Tick at = from; at <= from + 4s; at += 200ms) {
            world.presentation.stillInView({huongsPass}, at);
            if (auto step = world.presentation.leftAlone(at))
                steps.push_back(*step);
            if (const auto *asked = examine(steps); asked && !world.onCard)
                world.onCard = world.presentation.answered(asked->ticket, VerdictKind::Admit);
        }
        QCOMPARE(steps.size(), std::size_t(1));
        QVERIFY(examine(steps));
        QCOMPARE(examine(steps)->text, huongsPass);
        QVERIFY(world.onCard && !world.presentation.crowded());
    }

private slots:
    /// Both lie in view: the card must not swing from one to the other, and neither is examined over and over.
    void passesThatStayInViewTogetherAskForOneAtATime()
    {
        World world;
        const auto both = world.together({huongsPass, binhsPass}, 0s);
        QVERIFY(world.presentation.answered(examine(both, 0)->ticket, VerdictKind::Admit));
        QVERIFY(world.presentation.answered(examine(both, 1)->ticket, VerdictKind::Admit));
        Tick at = 0s;
        for (; at <= 1s; at += 200ms)
            world.presentation.stillInView({huongsPass, binhsPass}, at);
        QVERIFY(!world.presentation.crowded());
        for (; at <= 6s; at += 200ms) {
            world.presentation.stillInView({huongsPass, binhsPass}, at);
            QVERIFY(!world.presentation.leftAlone(at));
        }
        QVERIFY(world.presentation.crowded());
        QVERIFY(is<StayQuiet>(world.together({huongsPass}, at))); // lost for a moment and read again
        QVERIFY(is<StayQuiet>(world.together({binhsPass}, at)));
    }
    void ofPassesHeldTogetherTheOneLeftAloneComesToTheCard()
    {
        World world;
        const auto both = world.together({huongsPass, binhsPass}, 0s);
        (void)world.presentation.answered(examine(both, 0)->ticket, VerdictKind::Admit);
        (void)world.presentation.answered(examine(both, 1)->ticket, VerdictKind::Admit);
        for (Tick at = 0s; at <= 3s; at += 500ms)
            world.presentation.stillInView({huongsPass, binhsPass}, at);
        world.presentation.stillInView({huongsPass}, 4s);
        QVERIFY(!world.presentation.leftAlone(4s)); // the other may only have blinked
        world.presentation.stillInView({huongsPass}, 4s + 100ms);
        const auto said = world.presentation.leftAlone(4s + 100ms);
        QVERIFY(said.has_value());
        QCOMPARE(std::get<SayAgain>(*said).ticket, examine(both, 0)->ticket);
        QVERIFY(!world.presentation.crowded());
        QVERIFY(!world.presentation.leftAlone(5s));
    }
    void aGoodPassKeptOffTheCardByARefusedOneIsShownWhenAlone()
    {
        World world;
        const auto both = world.together({huongsPass, binhsPass}, 0s);
        QVERIFY(world.presentation.answered(examine(both, 0)->ticket, VerdictKind::Refuse));
        QVERIFY(!world.presentation.answered(examine(both, 1)->ticket, VerdictKind::Admit));
        world.presentation.stillInView({binhsPass}, 1s + 100ms);
        const auto said = world.presentation.leftAlone(1s + 100ms);
        QVERIFY(said.has_value());
        QCOMPARE(std::get<SayAgain>(*said).ticket, examine(both, 1)->ticket);
    }
    void aRefusedPassStillInViewKeepsTheCardFromAGoodOne()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::Refuse);
        world.presentation.stillInView({huongsPass}, 4s);
        (void)world.show(binhsPass, 4s + 100ms, VerdictKind::Admit);
        QVERIFY(!world.onCard);
    }
    void aGunsPassIsShownThoughOthersLieInView()
    {
        World world;
        (void)world.together({huongsPass, binhsPass}, 0s);
        for (Tick at = 0s; at <= 3s; at += 500ms)
            world.presentation.stillInView({huongsPass, binhsPass}, at);
        QVERIFY(world.presentation.crowded());
        (void)world.show(thanhsPass, 3s, VerdictKind::Admit, By::Hand);
        world.presentation.stillInView({huongsPass, binhsPass}, 3s + 500ms);
        QVERIFY(world.onCard);
        QVERIFY(!world.presentation.crowded());
        QVERIFY(!world.presentation.leftAlone(3s + 500ms));
    }
    void aNewPassAloneEndsTheAskingForOne()
    {
        World world;
        (void)world.together({huongsPass, binhsPass}, 0s);
        for (Tick at = 0s; at <= 3s; at += 500ms)
            world.presentation.stillInView({huongsPass, binhsPass}, at);
        (void)world.show(thanhsPass, 3s + 200ms, VerdictKind::Admit); // the others have only just gone
        world.presentation.stillInView({thanhsPass}, 5s);
        (void)world.presentation.leftAlone(5s);
        QVERIFY(!world.presentation.crowded());
    }
    void theAskingGoesWhenBothAreTakenAwayAtOnce()
    {
        auto world = crowd(4s);
        QCOMPARE(world.presentation.waitsUntil(), std::optional<Tick>(5s));
        QVERIFY(!world.presentation.giveUp(5s));
        QVERIFY(world.presentation.crowded());
        QVERIFY(world.presentation.giveUp(5s + 1ms)); // what lay below is gone with them
        QVERIFY(!world.presentation.crowded() && !world.presentation.waitsUntil());
        world.presentation.stillInView({huongsPass}, 8s); // one comes back: it is shown, not examined again
        const auto said = world.presentation.leftAlone(8s);
        QVERIFY(said && std::holds_alternative<SayAgain>(*said));
        QVERIFY(is<StayQuiet>(world.together({huongsPass}, 8s)));
    }
    void aRefusalStaysWhenBothAreTakenAway()
    {
        auto world = crowd(4s, VerdictKind::Refuse);
        QVERIFY(!world.presentation.giveUp(5s + 1ms));
        QVERIFY(!world.presentation.crowded());
    }
    void theAskingGoesThoughAPosterStaysInView()
    {
        auto world = crowd(4s);
        world.presentation.stillInView({poster}, 5s + 1ms);
        (void)world.presentation.giveUp(5s + 1ms);
        QVERIFY(!world.presentation.crowded());
    }
    void afterNewDataTheOneLeftAloneIsExaminedAnew()
    {
        auto world = crowd(4s);
        QVERIFY(!world.presentation.dataChanged(4s)); // neither is on the card
        lie(world, 4s, 6s);
        huongsLeftAloneIsExaminedAnew(world, 6s);
    }
    void afterTwoMinutesTheOneLeftAloneIsExaminedAnew()
    {
        auto world = crowd(150s);
        huongsLeftAloneIsExaminedAnew(world, 150s);
    }
    void afterTheCardWasClearedTheOneLeftAloneIsExaminedAnew()
    {
        auto world = crowd(4s);
        world.presentation.clear();
        QVERIFY(!world.presentation.crowded());
        lie(world, 4s, 8s); // they lie there still: asked for again
        huongsLeftAloneIsExaminedAnew(world, 8s);
    }
    /// Its answer is waited for, not asked for twice.
    void theOneLeftAloneBeforeItsAnswerIsNotExaminedTwice()
    {
        World world;
        const auto both = world.together({huongsPass, binhsPass}, 0s);
        lie(world, 0s, 3s);
        for (Tick at = 3s; at <= 5s; at += 200ms) {
            world.presentation.stillInView({huongsPass}, at);
            QVERIFY(!world.presentation.leftAlone(at));
        }
        QVERIFY(world.presentation.answered(examine(both, 0)->ticket, VerdictKind::Admit));
        QVERIFY(!world.presentation.crowded());
        QVERIFY(!world.presentation.leftAlone(5s + 200ms));
    }
    /// A good pass came between, and lies there for a moment still when the refused one is held up again.
    void aRefusedPassThatComesBackBesideAnotherIsShownWhenItIsAlone()
    {
        World world;
        (void)world.show(binhsPass, 0s, VerdictKind::Refuse);
        world.presentation.stillInView({binhsPass}, 2s);
        (void)world.show(huongsPass, 3s + 500ms, VerdictKind::Admit);
        QVERIFY(world.onCard);
        world.presentation.stillInView({huongsPass}, 5s);
        QVERIFY(is<StayQuiet>(world.together({binhsPass}, 5s + 300ms)));
        std::vector<Step> steps;
        for (Tick at = 5s + 400ms; at <= 8s; at += 200ms) {
            world.presentation.stillInView({binhsPass}, at);
            if (auto step = world.presentation.leftAlone(at))
                steps.push_back(*step);
        }
        QVERIFY(is<SayAgain>(steps));
        QCOMPARE(std::get<SayAgain>(steps.front()).ticket, std::uint64_t(1));
        QVERIFY(!world.presentation.crowded());
    }
    /// Kept off the card by a refused one, and the data is new: nothing of what was said before holds.
    void afterNewDataAPassKeptOffTheCardIsExaminedAnewWhenAlone()
    {
        World world;
        (void)world.together({huongsPass, binhsPass}, 0s);
        QVERIFY(world.presentation.answered(1, VerdictKind::Refuse));
        QVERIFY(!world.presentation.answered(2, VerdictKind::Admit));
        const auto again = world.presentation.dataChanged(500ms);
        QVERIFY(again.has_value());
        (void)world.presentation.answered(again->ticket, VerdictKind::Refuse);
        world.presentation.stillInView({huongsPass, binhsPass}, 600ms);
        world.presentation.stillInView({binhsPass}, 1s + 200ms);
        world.presentation.stillInView({binhsPass}, 1s + 700ms);
        const auto step = world.presentation.leftAlone(1s + 700ms);
        QVERIFY(step && std::holds_alternative<Examine>(*step));
        QCOMPARE(std::get<Examine>(*step).text, binhsPass);
    }
};

QTEST_APPLESS_MAIN(CrowdTest)
#include "crowd_test.moc"
