// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/time.h"

#include <QTest>

using namespace th::core;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

const Instant start = *parseRfc3339("2021-09-07T03:00:00Z");

/// A station that looked at its clock an hour after the data it holds was signed.
TimeMemory usual()
{
    TimeMemory memory = withSignedTime({}, start - 1h);
    return observe(memory, {start, 1000s, "boot-1"}).memory;
}

ClockReading reading(std::chrono::seconds wallAhead, std::chrono::seconds passed, const char *boot = "boot-1")
{
    return {start + wallAhead, 1000s + passed, boot};
}

ClockState stateOf(const ClockReading &given) { return observe(usual(), given).state; }

} // namespace

class ClockTest : public QObject {
    Q_OBJECT
private slots:
    void anOrdinaryDayIsTrusted()
    {
        TimeMemory memory = usual();
        for (int minute = 1; minute < 1440; ++minute) {
            const auto judged = observe(memory, reading(minute * 60s, minute * 60s));
            QVERIFY(judged.state == ClockState::Trusted);
            memory = judged.memory;
        }
        QVERIFY(memory.lastWall == start + 1439min);
    }

    void noticesGoingBackwards()
    {
        QVERIFY(stateOf(reading(50min, 60min)) == ClockState::Trusted); // exactly the slack
        QVERIFY(stateOf(reading(50min - 1s, 60min)) == ClockState::WentBackwards);
        QVERIFY(stateOf(reading(-11min, 0s, "boot-2")) == ClockState::WentBackwards);
        QVERIFY(stateOf(reading(-9min, 0s, "boot-2")) == ClockState::Trusted);
    }

    void noticesAnEmptyBattery()
    {
        QVERIFY(stateOf({Instant{}, 5s, "boot-2"}) == ClockState::Implausible);
        QVERIFY(observe({}, {Instant{} + 100s, 5s, "boot-1"}).state == ClockState::Implausible);
        QVERIFY(observe({}, {start, 5s, "boot-1"}).state == ClockState::Trusted);
    }

    void noticesYearsAhead()
    {
        QVERIFY(stateOf(reading(days(3653), 60s, "boot-2")) == ClockState::Implausible);
        QVERIFY(stateOf(reading(days(3653), 60s)) == ClockState::Implausible);
        QVERIFY(stateOf(reading(days(90), 60s, "boot-2")) == ClockState::Trusted); // switched off for a quarter
        QVERIFY(observe({}, {*parseRfc3339("2100-01-01T00:00:00Z"), 5s, "b"}).state == ClockState::Implausible);
    }

    void noticesADayLeaptWhileRunning()
    {
        QVERIFY(stateOf(reading(60s + 24h, 60s)) == ClockState::Trusted); // a correction
        QVERIFY(stateOf(reading(60s + 24h + 1s, 60s)) == ClockState::Implausible);
    }

    void aSignedTimeSupportsALeap()
    {
        TimeMemory memory = usual();
        memory.newestSigned = start + days(3);
        QVERIFY(observe(memory, reading(days(3) + 1h, 60s)).state == ClockState::Trusted);
    }

    void earlierThanSignedDataIsBackwards()
    {
        const TimeMemory memory = withSignedTime(usual(), start + days(2));
        QVERIFY(observe(memory, reading(60s, 60s)).state == ClockState::WentBackwards);
        QVERIFY(observe(memory, reading(days(2) + 60s, 60s)).state == ClockState::Trusted);
    }

    void smallStepsBackAddUp()
    {
        TimeMemory memory = usual();
        memory = observe(memory, reading(-6min, 0s)).memory;
        QVERIFY(observe(memory, reading(-12min, 0s)).state == ClockState::WentBackwards);
    }

    void aSuspectClockLeavesNoTrace()
    {
        const TimeMemory before = usual();
        for (const ClockReading &bad : {reading(days(3653), 60s), reading(-5h, 60s), {Instant{}, 2000s, "boot-2"}}) {
            const TimeMemory after = observe(before, bad).memory;
            QVERIFY(after.lastWall == before.lastWall && after.newestSigned == before.newestSigned &&
                    after.bootId == before.bootId && after.lastMonotonic == before.lastMonotonic);
        }
    }

    void recoversWhenTheClockIsSetRight()
    {
        const TimeMemory memory = observe(usual(), {Instant{}, 5s, "boot-2"}).memory;
        QVERIFY(observe(memory, reading(2h, 7200s, "boot-2")).state == ClockState::Trusted);
    }

    void freshDataForgivesAClockThatRanAhead()
    {
        TimeMemory memory = observe(usual(), reading(days(30), 0s, "boot-2")).memory; // set a month ahead, unnoticed
        QVERIFY(observe(memory, reading(1h, 3600s, "boot-2")).state == ClockState::WentBackwards);
        memory = withSignedTime(memory, start + 30min);
        QVERIFY(observe(memory, reading(1h, 3600s, "boot-2")).state == ClockState::Trusted);
    }

    void signedTimeNeverGoesBack()
    {
        const TimeMemory memory = withSignedTime(usual(), start - days(9));
        QVERIFY(memory.newestSigned == start - 1h && memory.lastWall == start);
    }
};

QTEST_APPLESS_MAIN(ClockTest)
#include "clock_test.moc"
