// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation_world.h"

#include <QTest>

using namespace th;
using namespace th::app;
using namespace th::test;
using namespace std::chrono_literals;
using core::VerdictKind;

class PresentationTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(!huongsPass.empty() && !binhsPass.empty()); }

    void looksTellPassesCardsAndForeignCodesApart()
    {
        QCOMPARE(looksOf(huongsPass), Looks::Pass);
        QCOMPARE(looksOf("TH2:ABC"), Looks::Pass);
        QCOMPARE(looksOf(" th1:abc\n"), Looks::Pass);
        QCOMPARE(looksOf(huongsCard), Looks::IdCard);
        for (const auto *text : {"", "TH", "TH1", "TH:", "THX1:A", "https://example.org", "HC1:6BF"})
            QCOMPARE(looksOf(text), Looks::Foreign);
        QCOMPARE(looksOf(std::string(20, '\0')), Looks::Foreign);
    }

    void aPassAloneIsExaminedAtOnceAndAgainWithItsCard()
    {
        World world;
        const auto alone = world.show(huongsPass, 0s, VerdictKind::CannotTell);
        QVERIFY(examine(alone));
        QVERIFY(examine(alone)->idCardText.empty());
        const auto both = world.show(huongsCard, 9s, VerdictKind::Admit);
        QVERIFY(examine(both));
        QCOMPARE(examine(both)->text, huongsPass);
        QCOMPARE(examine(both)->idCardText, huongsCard);
        QVERIFY(world.onCard);
    }

    void aCardAloneWaitsForItsPass()
    {
        World world;
        QVERIFY(is<WaitForPass>(world.together({huongsCard}, 0s)));
        QCOMPARE(world.presentation.waitsUntil(), std::optional<Tick>(10s));
        const auto steps = world.together({huongsPass}, 10s);
        QVERIFY(examine(steps));
        QCOMPARE(examine(steps)->idCardText, huongsCard);
        QVERIFY(!world.presentation.waitsUntil());
    }

    void aCardThatWaitedTooLongIsGivenUp()
    {
        World world;
        (void)world.together({huongsCard}, 0s);
        QVERIFY(!world.presentation.giveUp(10s));
        QVERIFY(world.presentation.giveUp(10s + 1ms));
        QVERIFY(!world.presentation.giveUp(11s));
        QVERIFY(examine(world.together({huongsPass}, 11s))->idCardText.empty());
    }

    void aCardHeldInViewGoesOnWaiting()
    {
        World world;
        (void)world.together({huongsCard}, 0s);
        for (auto at = 5s; at <= 30s; at += 5s)
            world.presentation.stillInView({huongsCard}, at);
        QCOMPARE(examine(world.together({huongsPass}, 39s))->idCardText, huongsCard);
    }

    /// A poster on the wall is always in view; the first person left half a minute ago.
    void anIdCardIsNotHeldAgainstAPassThatOnlyAPosterOutlived()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::Admit);
        (void)world.show(poster, 1s, VerdictKind::CannotTell);
        for (auto at = 5s; at <= 30s; at += 5s)
            world.presentation.stillInView({poster}, at);
        QVERIFY(is<WaitForPass>(world.together({binhsCard}, 31s)));
        QCOMPARE(examine(world.together({binhsPass}, 33s))->idCardText, binhsCard);
    }

    void ofPassAndItsCardOneInViewHoldsBoth()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::CannotTell);
        (void)world.show(huongsCard, 1s, VerdictKind::Admit);
        for (auto at = 5s; at <= 30s; at += 5s)
            world.presentation.stillInView({huongsPass}, at);
        QVERIFY(is<StayQuiet>(world.together({huongsCard}, 31s)));
        for (auto at = 35s; at <= 60s; at += 5s)
            world.presentation.stillInView({huongsCard}, at);
        QVERIFY(is<StayQuiet>(world.together({huongsPass}, 61s)));
    }

    /// Only that may be quiet: an hour later the same pass, now with its card, is another visit.
    void onlyTheCardToAPassAtHandMerelyAdds()
    {
        World world;
        QVERIFY(!examine(world.show(huongsPass, 0s, VerdictKind::Admit))->addsCard);
        QVERIFY(examine(world.show(huongsCard, 2s, VerdictKind::Admit))->addsCard);
        QVERIFY(!examine(world.together({huongsPass, huongsCard}, 3600s))->addsCard);
    }

    void aCardTenSecondsAfterThePassStandsAlone()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::Admit);
        QVERIFY(is<WaitForPass>(world.together({huongsCard}, 10s + 1ms)));
    }

    void passAndCardInOneFrameAreExaminedOnce_data()
    {
        QTest::addColumn<QStringList>("order");
        const auto pass = QString::fromStdString(huongsPass), card = QString::fromStdString(huongsCard);
        QTest::newRow("pass first") << QStringList{pass, card};
        QTest::newRow("card first") << QStringList{card, pass};
    }
    void passAndCardInOneFrameAreExaminedOnce()
    {
        QFETCH(QStringList, order);
        World world;
        const auto steps = world.together({order[0].toStdString(), order[1].toStdString()}, 0s);
        QVERIFY(is<Examine>(steps));
        QCOMPARE(examine(steps)->idCardText, huongsCard);
    }

    void aCardInOneFrameWithANewPassIsNotHeldAgainstTheOldOne()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::Admit);
        const auto steps = world.together({binhsCard, binhsPass}, 3s);
        QVERIFY(is<Examine>(steps));
        QCOMPARE(examine(steps)->text, binhsPass);
        QCOMPARE(examine(steps)->idCardText, binhsCard);
    }

    void twoPassesAndTwoCardsInOneFrameFindTheirOwn()
    {
        World world;
        const auto steps = world.together({huongsPass, huongsCard, binhsPass, binhsCard}, 0s);
        QCOMPARE(steps.size(), std::size_t(2));
        QCOMPARE(examine(steps, 0)->idCardText, huongsCard);
        QCOMPARE(examine(steps, 1)->idCardText, binhsCard);
    }

    void aWrongCardIsJudgedAndTheRightOneAfterIt()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::CannotTell);
        QCOMPARE(examine(world.show(binhsCard, 2s, VerdictKind::Refuse))->idCardText, binhsCard);
        QCOMPARE(examine(world.show(huongsCard, 4s, VerdictKind::Admit))->idCardText, huongsCard);
        QVERIFY(world.onCard);
    }

    void aCardThatServedOnePassIsNotHeldAgainstTheNext()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::CannotTell);
        (void)world.show(huongsCard, 1s, VerdictKind::Admit);
        QVERIFY(examine(world.together({binhsPass}, 3s))->idCardText.empty());
    }

    void theNextPersonsCardFindsItsPassThoughItMismatchedTheLast()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::Admit);
        (void)world.show(binhsCard, 5s, VerdictKind::Refuse);
        QCOMPARE(examine(world.together({binhsPass}, 8s))->idCardText, binhsCard);
    }

    void theNextPersonsCardAfterAMatchedPairWaitsForItsPass()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::CannotTell);
        (void)world.show(huongsCard, 1s, VerdictKind::Admit);
        QVERIFY(is<WaitForPass>(world.together({binhsCard}, 4s)));
        QCOMPARE(examine(world.together({binhsPass}, 6s))->idCardText, binhsCard);
    }

    void thePassHeldUpIsNotExaminedAgain()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::Admit);
        QVERIFY(is<StayQuiet>(world.together({huongsPass}, 9s)));
        for (auto at = 10s; at <= 115s; at += 5s)
            world.presentation.stillInView({huongsPass}, at);
        QVERIFY(is<StayQuiet>(world.together({huongsPass}, 119s)));
        QVERIFY(is<Examine>(world.together({huongsPass}, 121s)));
    }

    void thePassThatComesBackLaterIsExaminedAgain()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::Admit);
        QVERIFY(is<Examine>(world.together({huongsPass}, 10s + 1ms)));
    }

    void theTriggerOfAGunIsAnsweredWithTheSameAnswer()
    {
        World world;
        const auto first = world.show(huongsPass, 0s, VerdictKind::Refuse, By::Hand);
        const auto second = world.together({huongsPass}, 2s, By::Hand);
        QVERIFY(is<SayAgain>(second));
        QCOMPARE(std::get<SayAgain>(second.front()).ticket, examine(first)->ticket);
    }

    void aNewPassReplacesTheOldAtOnce()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::Refuse);
        QVERIFY(examine(world.show(binhsPass, 1s + 1ms, VerdictKind::Admit)));
        QVERIFY(world.onCard);
    }

    void ofPassesHeldUpTogetherTheRefusedOneStays()
    {
        World world;
        const auto both = world.together({huongsPass, binhsPass}, 0s);
        QVERIFY(world.presentation.answered(examine(both, 0)->ticket, VerdictKind::Refuse));
        QVERIFY(!world.presentation.answered(examine(both, 1)->ticket, VerdictKind::Admit));
        World other;
        const auto again = other.together({huongsPass, binhsPass}, 0s);
        QVERIFY(other.presentation.answered(examine(again, 0)->ticket, VerdictKind::Admit));
        QVERIFY(other.presentation.answered(examine(again, 1)->ticket, VerdictKind::Refuse));
    }

    void aPlateEnteredBeforeTheAnswerIsJudgedToo()
    {
        World world;
        const auto first = world.together({huongsPass}, 0s);
        const auto again = world.presentation.again(1s);
        QVERIFY(again.has_value());
        QVERIFY(!world.presentation.answered(examine(first)->ticket, VerdictKind::Admit)); // without the plate
        QVERIFY(world.presentation.answered(again->ticket, VerdictKind::Refuse));
    }

    void newDataIsAskedAndOldAnswersAreNotRepeated()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::Admit);
        const auto anew = world.presentation.dataChanged(5s);
        QVERIFY(anew && anew->text == huongsPass);
        QVERIFY(world.presentation.answered(anew->ticket, VerdictKind::Refuse));
        QVERIFY(!world.presentation.dataChanged(60s)); // nobody holds it up any more
        QVERIFY(examine(world.show(huongsPass, 61s, VerdictKind::Refuse, By::Hand)));
    }
    void newDataIsAskedAboutAPassShownBeforeTheLastOne()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::Admit);
        (void)world.show(binhsPass, 2s, VerdictKind::Admit);
        (void)world.presentation.dataChanged(3s);
        QVERIFY(examine(world.show(huongsPass, 4s, VerdictKind::Refuse)));
    }
    /// What was asked while the data was being taken in waits behind it, and is answered by it: one visit, one record.
    void whatIsAskedWhileNewDataComesIsAnsweredOnce()
    {
        World world;
        const auto huongs = world.together({huongsPass}, 0s);
        const auto binhs = world.together({binhsPass}, 2s);
        QVERIFY(is<StayQuiet>(world.together({binhsPass}, 40s, By::Hand))); // it takes its time
        QVERIFY(!world.presentation.dataChanged(41s));
        QVERIFY(is<StayQuiet>(world.together({binhsPass}, 41s)));
        QVERIFY(is<StayQuiet>(world.together({huongsPass}, 41s)));
        QVERIFY(world.presentation.answered(examine(huongs)->ticket, VerdictKind::Admit));
        QVERIFY(world.presentation.answered(examine(binhs)->ticket, VerdictKind::Admit));
        QVERIFY(is<StayQuiet>(world.together({binhsPass}, 42s)));
    }
    void aPassThatComesBackWithinTenSecondsIsShownAgainNotExaminedAgain()
    {
        World world;
        const auto first = world.show(huongsPass, 0s, VerdictKind::Admit);
        (void)world.show(binhsPass, 3s, VerdictKind::Admit);
        const auto back = world.together({huongsPass}, 6s);
        QVERIFY(is<SayAgain>(back));
        QCOMPARE(std::get<SayAgain>(back.front()).ticket, examine(first)->ticket);
    }

    /// A couple hands over both ID cards first: each pass takes its own, whichever comes first.
    void twoCardsThatWaitGoToTheirOwnPasses_data()
    {
        QTest::addColumn<bool>("together");
        QTest::newRow("in one frame") << true;
        QTest::newRow("one after the other") << false;
    }
    void twoCardsThatWaitGoToTheirOwnPasses()
    {
        QFETCH(bool, together);
        World world;
        if (together) {
            (void)world.together({huongsCard, binhsCard}, 0s);
        } else {
            (void)world.together({huongsCard}, 0s);
            (void)world.together({binhsCard}, 1s);
        }
        QCOMPARE(examine(world.show(huongsPass, 3s, VerdictKind::Admit))->idCardText, huongsCard);
        QCOMPARE(examine(world.show(binhsPass, 5s, VerdictKind::Admit))->idCardText, binhsCard);
        QVERIFY(!world.presentation.waitsUntil());
    }
    void ofSeveralCardsThatWaitNoneIsHeldAgainstAStranger()
    {
        World world;
        (void)world.together({huongsCard, binhsCard}, 0s);
        QVERIFY(examine(world.show(thanhsPass, 2s, VerdictKind::Admit))->idCardText.empty());
        QCOMPARE(examine(world.show(binhsPass, 4s, VerdictKind::Admit))->idCardText, binhsCard);
    }
    void aCardGoesToItsOwnPassThoughAnotherCameAfterIt()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::CannotTell);
        (void)world.show(binhsPass, 2s, VerdictKind::CannotTell);
        const auto steps = world.show(huongsCard, 4s, VerdictKind::Admit);
        QCOMPARE(examine(steps)->text, huongsPass);
        QVERIFY(world.onCard);
    }
    void everyCardThatWaitsIsGivenUpInTheEnd()
    {
        World world;
        (void)world.together({huongsCard}, 0s);
        (void)world.together({binhsCard}, 4s);
        QVERIFY(!world.presentation.giveUp(11s));
        QCOMPARE(world.presentation.waitsUntil(), std::optional<Tick>(14s));
        QVERIFY(world.presentation.giveUp(15s));
        QVERIFY(!world.presentation.waitsUntil());
    }

    void aForeignCodeNeverCoversARefusal()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::Refuse);
        QVERIFY(examine(world.show(poster, 3600s, VerdictKind::CannotTell)));
        QVERIFY(!world.onCard);
    }

    void aForeignCodeCoversAnAdmissionOnlyAfterAWhile()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::Admit);
        (void)world.show(poster, 5s, VerdictKind::CannotTell);
        QVERIFY(!world.onCard);
        world.presentation.clear();
        (void)world.show(huongsPass, 20s, VerdictKind::Admit);
        (void)world.show(poster, 31s, VerdictKind::CannotTell);
        QVERIFY(world.onCard);
    }

    void aForeignCodeNeverBlocksTheNextPass()
    {
        World world;
        (void)world.show(poster, 0s, VerdictKind::CannotTell);
        QVERIFY(world.onCard);
        QVERIFY(examine(world.show(huongsPass, 0s, VerdictKind::Admit)));
        QVERIFY(world.onCard);
        QVERIFY(is<StayQuiet>(world.together({poster}, 1s)));
    }

    void aForeignCodeDoesNotEndTheWaitOfACard()
    {
        World world;
        (void)world.together({huongsCard}, 0s);
        (void)world.show(poster, 1s, VerdictKind::CannotTell);
        QVERIFY(!world.onCard);
        QCOMPARE(examine(world.together({huongsPass}, 2s))->idCardText, huongsCard);
    }

    void aRefusalStaysWhileAnotherCardIsShown()
    {
        World world;
        (void)world.show(huongsPass, 0s, VerdictKind::Refuse);
        (void)world.show(huongsCard, 1s, VerdictKind::Refuse);
        const auto steps = world.together({binhsCard}, 2s);
        QVERIFY(is<WaitForPass>(steps));
        QVERIFY(std::get<WaitForPass>(steps.front()).beside);
    }

    void aDamagedPassDoesNotSwallowTheCard()
    {
        World world;
        const auto steps = world.together({"TH1:BROKEN", huongsCard}, 0s);
        QCOMPARE(steps.size(), std::size_t(2));
        QVERIFY(examine(steps, 0));
        QVERIFY(std::holds_alternative<WaitForPass>(steps[1]));
    }

    void thePlateIsJudgedWithThePassOnDisplay()
    {
        World world;
        QVERIFY(!world.presentation.again(0s));
        (void)world.show(huongsPass, 0s, VerdictKind::Admit);
        (void)world.show(huongsCard, 1s, VerdictKind::Admit);
        const auto again = world.presentation.again(60s);
        QVERIFY(again.has_value());
        QCOMPARE(again->text, huongsPass);
        QCOMPARE(again->idCardText, huongsCard);
    }

    void clearedMeansForgotten()
    {
        World world;
        (void)world.together({huongsCard}, 0s);
        world.presentation.clear();
        QVERIFY(!world.presentation.waitsUntil());
        QVERIFY(examine(world.show(huongsPass, 1s, VerdictKind::Admit))->idCardText.empty());
        world.presentation.clear();
        QVERIFY(is<Examine>(world.together({huongsPass}, 2s)));
        QVERIFY(is<WaitForPass>(world.together({huongsCard}, 20s)));
    }

    /// An import held the answer up, and the card was cleared meanwhile.
    void anAnswerThatComesAfterTheCardWasClearedStaysBeside()
    {
        World world;
        const auto asked = world.together({huongsPass}, 0s);
        world.presentation.clear();
        QVERIFY(!world.presentation.answered(examine(asked)->ticket, VerdictKind::Admit));
        QVERIFY(!world.presentation.again(1s));
        QVERIFY(examine(world.show(huongsPass, 2s, VerdictKind::Admit)));
        QVERIFY(world.onCard);
    }
    void aPassShownAgainAfterTheCardWasClearedWaitsForTheAnswerToCome()
    {
        World world;
        const auto asked = world.together({huongsPass}, 0s);
        world.presentation.clear();
        QVERIFY(is<StayQuiet>(world.together({huongsPass}, 1s)));
        QVERIFY(world.presentation.answered(examine(asked)->ticket, VerdictKind::Admit));
        QVERIFY(is<StayQuiet>(world.together({huongsPass}, 2s)));
    }
    void aPassShownAgainAfterTheCardWasClearedIsAskedAgainWithItsCard()
    {
        World world;
        const auto asked = world.together({huongsPass}, 0s);
        world.presentation.clear();
        const auto both = world.together({huongsPass, huongsCard}, 1s);
        QCOMPARE(examine(both)->idCardText, huongsCard);
        QVERIFY(!world.presentation.answered(examine(asked)->ticket, VerdictKind::CannotTell));
        QVERIFY(world.presentation.answered(examine(both)->ticket, VerdictKind::Admit));
    }
    void aPassShownAgainAfterTheCardWasClearedIsAskedAgainWithAnotherPlate()
    {
        World world;
        const auto asked = world.together({huongsPass}, 0s);
        world.presentation.clear();
        QVERIFY(!world.presentation.again(1s));
        QVERIFY(examine(world.show(huongsPass, 2s, VerdictKind::Admit)));
        QVERIFY(world.onCard);
        QVERIFY(!world.presentation.answered(examine(asked)->ticket, VerdictKind::Refuse));
    }
    void whatOneOfficerAskedIsNotTheNextOnesAnswer()
    {
        World world;
        const auto asked = world.together({huongsPass}, 0s);
        world.presentation.endShift();
        QVERIFY(examine(world.show(huongsPass, 1s, VerdictKind::Refuse)));
        QVERIFY(world.onCard);
        QVERIFY(!world.presentation.answered(examine(asked)->ticket, VerdictKind::Admit));
    }

    void anAnswerNobodyAskedForIsNotShown()
    {
        World world;
        QVERIFY(!world.presentation.answered(7, VerdictKind::Admit));
    }
};

QTEST_APPLESS_MAIN(PresentationTest)
#include "presentation_test.moc"
