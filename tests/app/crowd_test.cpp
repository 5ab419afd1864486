// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation_world.h"

using namespace th;
using namespace th::app;
using namespace th::test;

/// Several passes before the camera at once.
class CrowdTest : public QObject {
    Q_OBJECT
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
        QCOMPARE(said->ticket, examine(both, 0)->ticket);
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
        QCOMPARE(world.presentation.leftAlone(1s + 100ms)->ticket, examine(both, 1)->ticket);
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
};

QTEST_APPLESS_MAIN(CrowdTest)
#include "crowd_test.moc"
