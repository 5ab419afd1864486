// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "sync/sync_plan.h"

#include <cmath>
#include <rapidcheck.h>
#include <set>

using namespace th;
using namespace std::chrono_literals;
using sync::ImportFault;
using sync::Steady;
using sync::SyncPlan;
using sync::SyncStage;
using sync::SyncWait;
using Kind = SyncPlan::Job::Kind;

namespace {

const sync::SyncPace pace;

sync::Chance genChance() { return *rc::gen::inRange(0, 1'000'000) / 1e6; }

ImportFault genFault() { return static_cast<ImportFault>(*rc::gen::inRange(0, int(ImportFault::Store) + 1)); }

SyncPlan::RetryAfter genRetryAfter()
{
    return *rc::gen::arbitrary<bool>() ? SyncPlan::RetryAfter(*rc::gen::inRange(-5, 100'000)) : std::nullopt;
}

/// A plan whose first download is under way at moment 0.
SyncPlan underWay()
{
    SyncPlan plan(pace);
    plan.begin(0ms, 0);
    if (!plan.next(0ms))
        qFatal("nothing is due");
    return plan;
}

/// Goes to the next job, which must come.
SyncPlan::Job goOn(SyncPlan &plan, Steady &now)
{
    now = std::max(now, *plan.state().until);
    const auto job = plan.next(now);
    if (!job)
        qFatal("it gave up");
    return *job;
}

} // namespace

class SyncPlanTest : public QObject {
    Q_OBJECT
private slots:
    void looksAgainAtItsPaceAndNotAllStationsAtOnce()
    {
        std::set<Steady> seen;
        for (const double chance : {0.0, 0.3, 0.999}) {
            SyncPlan plan = underWay();
            plan.downloaded(1000ms, chance);
            const Steady until = *plan.state().until;
            QVERIFY(until >= 1000ms + pace.poll / 2 && until <= 1000ms + pace.poll * 3 / 2);
            QVERIFY(!plan.next(until - 1ms));
            QCOMPARE(plan.next(until)->kind, Kind::Download);
            seen.insert(until);
        }
        QCOMPARE(seen.size(), std::size_t(3));
    }

    void aCutThatCameNearerIsNoReasonToWaitLonger()
    {
        SyncPlan plan = underWay();
        Steady now = 0ms;
        for (int i = 0; i < 200; ++i) {
            plan.came({"targets/status/a.seg", 20'000, 20'000, 30'000'000, 20'000, 20'000}, now);
            plan.downloadFailed(ImportFault::Unreachable, now, 0.999999);
            QVERIFY(*plan.state().until - now <= pace.firstRetry);
            goOn(plan, now);
        }
        plan.came({"targets/status/a.seg", 20'000, 20'000, 30'000'000, 20'000, 0}, now); // again what is here
        plan.downloadFailed(ImportFault::Unreachable, now, 0.999999);
        goOn(plan, now);
        plan.downloadFailed(ImportFault::Unreachable, now, 0.999999);
        QVERIFY(*plan.state().until - now > pace.firstRetry);
    }

    void waitsLongerAfterEachFailureAndNeverLongerThanItsBound()
    {
        SyncPlan plan = underWay();
        Steady now = 0ms, before = 0ms;
        for (int i = 0; i < 200; ++i) {
            plan.downloadFailed(ImportFault::Unreachable, now, 0.999999);
            QCOMPARE(plan.state().why, SyncWait::Unreachable);
            const Steady waits = *plan.state().until - now;
            QVERIFY(waits >= before && waits <= pace.longestRetry);
            before = waits;
            goOn(plan, now);
        }
        QVERIFY(before > pace.longestRetry * 99 / 100);
        plan.downloaded(now, 0);
        QCOMPARE(plan.state().failures, 0u);
    }

    void neighboursAreAskedLastAndOnlyWithoutAWayToTheSources()
    {
        SyncPlan plan(pace, 2, SyncPlan::Neighbours::Asked);
        plan.setUnsent(1);
        plan.begin(0ms, 0);
        Steady now = 0ms;
        QCOMPARE(goOn(plan, now).kind, Kind::Download);
        plan.downloadFailed(ImportFault::Unreachable, now, 0.999999);
        QCOMPARE(goOn(plan, now).source, std::size_t(1));
        plan.downloadFailed(ImportFault::Unreadable, now, 0.999999);
        QCOMPARE(goOn(plan, now).kind, Kind::Upload); // the hub may be there all the same
        plan.uploadFailed(SyncWait::Unreachable, now, 0.999999);
        QCOMPARE(goOn(plan, now).kind, Kind::AskNeighbours);
        QCOMPARE(plan.state().why, SyncWait::Unreachable);
        plan.neighboursAsked(now, 0.999999);
        QVERIFY(*plan.state().until > now);
        QCOMPARE(plan.state().failures, 1u);
        QCOMPARE(goOn(plan, now).source, std::size_t(0));
        plan.downloadFailed(ImportFault::WrongSignatures, now, 0.999999);
        QCOMPARE(goOn(plan, now).source, std::size_t(1));
        plan.downloadFailed(ImportFault::Unreachable, now, 0.999999);
        QCOMPARE(goOn(plan, now).kind, Kind::Upload); // there is a network, and somebody on it: that is told
        plan.uploaded(now, 0);
        QCOMPARE(goOn(plan, now).kind, Kind::Download);
        plan.downloaded(now, 0);
        QCOMPARE(goOn(plan, now).kind, Kind::Upload);
        plan.uploaded(now, 0);
        QCOMPARE(goOn(plan, now).kind, Kind::Download);
    }

    void theLogGoesToTheHubBeforeNeighboursAreAsked()
    {
        SyncPlan plan(pace, 1, SyncPlan::Neighbours::Asked);
        plan.setUnsent(1);
        plan.begin(0ms, 0);
        Steady now = 0ms;
        QCOMPARE(goOn(plan, now).kind, Kind::Download);
        plan.downloadFailed(ImportFault::NotServed, now, 0);
        QCOMPARE(goOn(plan, now).kind, Kind::Upload);
        plan.uploadFailed(SyncWait::Unreachable, now, 0);
        QCOMPARE(goOn(plan, now).kind, Kind::AskNeighbours);
        plan.neighboursAsked(now, 0);
        QCOMPARE(goOn(plan, now).kind, Kind::Download);
    }

    void aFailureMayBeTriedAgainAtOnce()
    {
        SyncPlan plan = underWay();
        plan.downloadFailed(ImportFault::Unreachable, 50ms, 0);
        QCOMPARE(*plan.state().until, 50ms);
    }

    void neverGivesUp()
    {
        QVERIFY(rc::check("whatever happens, there is always a next look in time, and one job at a time", [] {
            SyncPlan plan(pace, *rc::gen::inRange<std::size_t>(1, 4));
            Steady now(*rc::gen::inRange(0, 1'000'000));
            plan.begin(now, genChance());
            std::optional<SyncPlan::Job> running;
            for (int step = *rc::gen::inRange(1, 80); step > 0; --step) {
                switch (*rc::gen::inRange(0, 8)) {
                case 0:
                    plan.syncNow(now);
                    break;
                case 1:
                    plan.networkChanged(now, genChance());
                    break;
                case 2:
                    plan.setMetered(*rc::gen::arbitrary<bool>());
                    break;
                case 3:
                    plan.setUnsent(*rc::gen::inRange<std::uint64_t>(0, 3));
                    break;
                case 4:
                    now += Steady(*rc::gen::inRange(0, 2'000'000));
                    break;
                case 5:
                    plan.clockChanged(now, genChance());
                    break;
                default:
                    break;
                }
                if (!running) {
                    RC_ASSERT(plan.state().stage == SyncStage::Waiting);
                    const Steady longest =
                        std::max({pace.longestRetry * 3 / 2, pace.meteredPoll * 3 / 2, pace.poll * 3 / 2});
                    RC_ASSERT(*plan.state().until <= now + longest);
                    running = plan.next(now);
                    RC_ASSERT(running.has_value() == (plan.state().stage != SyncStage::Waiting));
                } else {
                    RC_ASSERT(!plan.next(now + 24h).has_value());
                    const bool well = *rc::gen::arbitrary<bool>();
                    if (running->kind == Kind::Upload)
                        well ? plan.uploaded(now, genChance())
                             : plan.uploadFailed(SyncWait::Unreachable, now, genChance());
                    else
                        well ? plan.downloaded(now, genChance(), Steady(*rc::gen::inRange(0, 8'000'000)))
                             : plan.downloadFailed(genFault(), now, genChance(), genRetryAfter());
                    running.reset();
                }
            }
        }));
    }

    void retriesAreSpreadOverTheWholeWait()
    {
        QVERIFY(rc::check("full jitter", [] {
            SyncPlan plan = underWay();
            const int failures = *rc::gen::inRange(1, 20);
            Steady now = 0ms;
            for (int i = 1; i < failures; ++i) {
                plan.downloadFailed(ImportFault::Unreachable, now, 0);
                goOn(plan, now);
            }
            const double chance = genChance();
            plan.downloadFailed(ImportFault::Unreachable, now, chance);
            const double bound = std::min<double>(double(pace.longestRetry.count()),
                                                  double(pace.firstRetry.count()) * std::pow(2, failures - 1));
            const double waits = double((*plan.state().until - now).count());
            RC_ASSERT(std::abs(waits - bound * chance) <= 1.0);
        }));
    }

    void syncNowComesAtOnce()
    {
        SyncPlan plan = underWay();
        plan.downloaded(0ms, 0.5);
        plan.syncNow(10ms);
        QCOMPARE(plan.next(10ms)->kind, Kind::Download);
        plan.syncNow(20ms); // while one is under way: another one after it, for what is newer than it
        plan.downloaded(30ms, 0.5);
        QCOMPARE(plan.next(30ms)->kind, Kind::Download);
        plan.downloaded(40ms, 0.5);
        QVERIFY(!plan.next(40ms));
    }

    void savingDataTakesDeltasOnlyUnlessAsked()
    {
        SyncPlan plan(pace);
        plan.setMetered(true);
        plan.begin(0ms, 0);
        QVERIFY(plan.next(0ms)->allow == sync::Allow::DeltasOnly);
        plan.downloadFailed(ImportFault::NeedsSnapshot, 0ms, 0);
        QCOMPARE(plan.state().why, SyncWait::NeedsSnapshot);
        QVERIFY(*plan.state().until >= pace.meteredPoll / 2);
        plan.syncNow(1ms);
        QVERIFY(plan.next(1ms)->allow == sync::Allow::Everything);
        plan.downloaded(2ms, 0);
        Steady now = 2ms;
        QVERIFY(goOn(plan, now).allow == sync::Allow::DeltasOnly);
    }

    void aNetworkThatComesBackIsUsedSoon()
    {
        SyncPlan plan = underWay();
        Steady now = 0ms;
        for (int i = 0; i < 30; ++i) {
            plan.downloadFailed(ImportFault::Unreachable, now, 0.99);
            goOn(plan, now);
        }
        plan.downloadFailed(ImportFault::CaptivePortal, now, 0.99);
        plan.networkChanged(now, 0.5);
        QVERIFY(*plan.state().until <= now + pace.spread);
        QVERIFY(*plan.state().until > now); // but not all stations in the same moment
        goOn(plan, now);
        plan.downloaded(now, 0.5);
        const Steady until = *plan.state().until;
        plan.networkChanged(now, 0.5); // nothing is missing: no reason to ask
        QCOMPARE(*plan.state().until, until);
    }

    void eachSourceIsTriedInItsOrderAtOnce()
    {
        SyncPlan plan(pace, 3);
        plan.begin(0ms, 0);
        QCOMPARE(plan.next(0ms)->source, std::size_t(0));
        plan.downloadFailed(ImportFault::Unreachable, 10ms, 0.9);
        QCOMPARE(plan.next(10ms)->source, std::size_t(1));
        plan.downloadFailed(ImportFault::WrongSignatures, 20ms, 0.9);
        QCOMPARE(plan.next(20ms)->source, std::size_t(2));
        plan.downloadFailed(ImportFault::Unreadable, 30ms, 0.9);
        QCOMPARE(plan.state().why, SyncWait::Refused); // the worst of them is told
        QCOMPARE(plan.state().failures, 1u);
        QVERIFY(*plan.state().until > 30ms);
        Steady now = 30ms;
        QCOMPARE(goOn(plan, now).source, std::size_t(0));
        plan.downloadFailed(ImportFault::CaptivePortal, now, 0.9);
        QCOMPARE(goOn(plan, now).source, std::size_t(1));
        plan.downloaded(now, 0.5);
        QCOMPARE(plan.state().why, SyncWait::UpToDate);
        QCOMPARE(goOn(plan, now).source, std::size_t(0)); // the first is preferred
    }

    void whatLiesInThisMachineIsNotTriedElsewhere()
    {
        for (const auto fault : {ImportFault::Store, ImportFault::ClockSuspect}) {
            SyncPlan plan(pace, 2);
            plan.begin(0ms, 0);
            (void)plan.next(0ms);
            plan.downloadFailed(fault, 0ms, 0.5);
            QVERIFY(*plan.state().until > 0ms);
            Steady now = 0ms;
            QCOMPARE(goOn(plan, now).source, std::size_t(0));
        }
    }

    void aSourceThatOnlyRepeatsOldDataDoesNotKeepTheNextFromBeingAsked()
    {
        const Steady old = pace.stale * pace.poll + 1ms;
        SyncPlan plan(pace, 2);
        plan.begin(0ms, 0);
        Steady now = 0ms;
        QCOMPARE(goOn(plan, now).source, std::size_t(0));
        plan.downloaded(now, 0.5, old);
        QCOMPARE(*plan.state().until, now);
        QVERIFY(!plan.state().upToDate);
        QCOMPARE(goOn(plan, now).source, std::size_t(1));
        plan.downloaded(now, 0.5, old); // nor has that one
        QCOMPARE(plan.state().why, SyncWait::NothingNewer);
        QCOMPARE(plan.state().failures, 0u);
        QVERIFY(*plan.state().until >= now + pace.poll / 2);
        QCOMPARE(goOn(plan, now).source, std::size_t(0));
        plan.downloaded(now, 0.5, old);
        (void)goOn(plan, now);
        plan.downloadFailed(ImportFault::Unreadable, now, 0.5); // the stick is not there: no trouble
        QCOMPARE(plan.state().why, SyncWait::NothingNewer);
        (void)goOn(plan, now);
        plan.downloaded(now, 0.5, old);
        (void)goOn(plan, now);
        plan.downloadFailed(ImportFault::WrongSignatures, now, 0.5);
        QCOMPARE(plan.state().why, SyncWait::Refused);
        (void)goOn(plan, now);
        plan.downloaded(now, 0.5, old);
        (void)goOn(plan, now);
        plan.downloaded(now, 0.5); // the second brings news
        QCOMPARE(plan.state().why, SyncWait::UpToDate);
        QCOMPARE(*plan.state().upToDate, now);
        QCOMPARE(goOn(plan, now).source, std::size_t(0));
        plan.downloaded(now, 0.5, pace.poll); // fresh: there is no need to ask
        QCOMPARE(plan.state().why, SyncWait::UpToDate);
    }

    void whereAllDataCostsTooMuchTheNextSourceIsAsked()
    {
        SyncPlan plan(pace, 2);
        plan.setMetered(true);
        plan.begin(0ms, 0);
        Steady now = 0ms;
        (void)goOn(plan, now);
        plan.downloadFailed(ImportFault::NeedsSnapshot, now, 0.5);
        QCOMPARE(*plan.state().until, now);
        QCOMPARE(goOn(plan, now).source, std::size_t(1));
        plan.downloadFailed(ImportFault::Unreadable, now, 0.5);
        QCOMPARE(plan.state().why, SyncWait::NeedsSnapshot); // what a person can do something about
        QVERIFY(*plan.state().until >= now + pace.meteredPoll / 2);
    }

    void consentHoldsForAllSourcesOfTheRound()
    {
        SyncPlan plan(pace, 2);
        plan.setMetered(true);
        plan.begin(0ms, 0);
        plan.syncNow(0ms);
        QVERIFY(plan.next(0ms)->allow == sync::Allow::Everything);
        plan.downloadFailed(ImportFault::Unreachable, 0ms, 0);
        QVERIFY(plan.next(0ms)->allow == sync::Allow::Everything);
    }

    void aClockThatWasSetIsTriedSoon()
    {
        SyncPlan plan = underWay();
        Steady now = 0ms;
        for (int i = 0; i < 20; ++i) {
            plan.downloadFailed(ImportFault::ClockSuspect, now, 0.99);
            goOn(plan, now);
        }
        plan.clockChanged(now, 0.5); // in mid-update: it goes on
        plan.downloadFailed(ImportFault::ClockSuspect, now, 0.99);
        plan.clockChanged(now, 0.5);
        QVERIFY(*plan.state().until <= now + pace.spread);
        goOn(plan, now);
        plan.downloadFailed(ImportFault::Unreachable, now, 0.99);
        const Steady until = *plan.state().until;
        plan.clockChanged(now + pace.calm * 2, 0.5); // was not the clock's fault
        QCOMPARE(*plan.state().until, until);
    }

    void aNetworkOrAClockThatFlapsDoesNotMakeItHammer()
    {
        SyncPlan plan = underWay();
        int attempts = 0;
        bool running = true;
        for (Steady now = 0ms; now < 1h; now += 100ms) {
            if (running)
                plan.downloadFailed(attempts % 2 ? ImportFault::Unreachable : ImportFault::ClockSuspect, now, 0.5);
            plan.networkChanged(now, 0.1);
            plan.clockChanged(now, 0.1);
            running = plan.next(now).has_value();
            attempts += running ? 1 : 0;
        }
        QVERIFY(attempts > 100); // one change in `calm` does count
        QVERIFY2(attempts < 3600 / 5, qPrintable(QString::number(attempts)));
    }

    void dataGivenByHandMeanwhileIsNoFailure()
    {
        SyncPlan plan = underWay();
        plan.overtaken(0ms, 0.5);
        QCOMPARE(plan.state().failures, 0u);
        QVERIFY(*plan.state().until <= pace.spread);
        Steady now = 0ms;
        QCOMPARE(goOn(plan, now).kind, Kind::Download);
    }

    void dataThatIsRefusedDoesNotKeepTheJournalBack()
    {
        SyncPlan plan = underWay();
        plan.setUnsent(5);
        plan.downloadFailed(ImportFault::WrongSignatures, 0ms, 0.5);
        QCOMPARE(plan.next(0ms)->kind, Kind::Upload);
        QCOMPARE(plan.state().stage, SyncStage::Uploading);
        plan.uploaded(5ms, 0.5);
        QCOMPARE(plan.state().why, SyncWait::Refused);
        QCOMPARE(plan.state().failures, 1u);
    }

    void anUploadThatFailsIsTriedAgainSoon()
    {
        SyncPlan plan = underWay();
        plan.setUnsent(5);
        plan.downloaded(0ms, 0.5);
        QCOMPARE(plan.next(0ms)->kind, Kind::Upload);
        plan.uploadFailed(SyncWait::Unreachable, 5ms, 0.5);
        QVERIFY(*plan.state().until <= 5ms + pace.firstRetry);
        QCOMPARE(*plan.state().upToDate, 0ms);
    }

    void aMirrorThatIsDownDoesNotKeepTheLogFromTheHub()
    {
        SyncPlan plan = underWay();
        plan.setUnsent(5);
        plan.downloadFailed(ImportFault::Unreachable, 0ms, 0.5);
        Steady now = 0ms;
        QCOMPARE(goOn(plan, now).kind, Kind::Upload);
        plan.uploaded(now, 0.5);
        QCOMPARE(plan.state().why, SyncWait::Unreachable); // that data is missing is said all the same
        QCOMPARE(goOn(plan, now).kind, Kind::Download);
    }

    void behindAPortalNoUploadIsTried()
    {
        SyncPlan plan = underWay();
        plan.setUnsent(5);
        plan.downloadFailed(ImportFault::CaptivePortal, 0ms, 0.5);
        QCOMPARE(plan.state().why, SyncWait::CaptivePortal);
        Steady now = 0ms;
        QCOMPARE(goOn(plan, now).kind, Kind::Download);
    }

    void saysWhatIsGoingOn()
    {
        SyncPlan plan(pace);
        QCOMPARE(plan.state().stage, SyncStage::Idle);
        QVERIFY(!plan.next(24h));
        plan.begin(0ms, 0);
        (void)plan.next(0ms);
        QCOMPARE(plan.state().stage, SyncStage::Checking);
        plan.came({"metadata/timestamp.json", 500, 500, 0}, 5ms);
        QCOMPARE(plan.state().stage, SyncStage::Checking);
        plan.came({"targets/status/x.seg", 1000, 2000, 90'000}, 10ms);
        QCOMPARE(plan.state().stage, SyncStage::Fetching);
        QCOMPARE(plan.state().since, 10ms);
        QCOMPARE(plan.state().progress.plannedStatus, std::uint64_t(90'000));
        plan.applying(20ms);
        QCOMPARE(plan.state().stage, SyncStage::Applying);
        plan.came({"targets/status/x.seg", 1000, 2000, 90'000}, 25ms); // told late
        QCOMPARE(plan.state().stage, SyncStage::Applying);
        plan.downloaded(30ms, 0);
        QCOMPARE(*plan.state().upToDate, 30ms);
        for (int stage = 0; stage <= int(SyncStage::Waiting); ++stage)
            for (int why = 0; why <= int(SyncWait::Local); ++why)
                for (const auto language : {core::Language::Vietnamese, core::Language::English})
                    QVERIFY(!sync::sentence(SyncStage(stage), SyncWait(why), language).empty());
    }
};

QTEST_GUILESS_MAIN(SyncPlanTest)
#include "sync_plan_test.moc"
