// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/journeys.h"
#include "pass_gate.h"

#include <random>
#include <set>

using namespace th;
using namespace th::test;
using evidence::Oddity;

namespace {

using Flags = std::set<std::pair<evidence::Place, Oddity>>;

Flags search(ArchiveWorld &world, evidence::JourneySearch search, evidence::JourneysFound *found = nullptr)
{
    Flags flags;
    const auto done = evidence::findJourneys(world.archive, search, [&](const evidence::FlaggedScan &flagged) {
        for (const Oddity oddity : flagged.oddities)
            flags.emplace(flagged.row.place, oddity);
    });
    if (!done)
        qFatal("not searched");
    if (found)
        *found = *done;
    return flags;
}

std::string pass(int which) { return "BD01A-00000" + std::to_string(which); }

} // namespace

class JourneysTest : public QObject {
    Q_OBJECT
private slots:
    /// Whatever is found over the whole archive is what each pass's own timeline says, and nothing else.
    void whatIsFlaggedIsWhatEachTimelineFlags()
    {
        const core::Policy rules = policy();
        std::mt19937 random(7);
        const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
        for (int round = 0; round < 20; ++round) {
            ArchiveWorld world;
            for (std::uint8_t which = 1; which <= 4; ++which) {
                Gate gate(which, "CK-0" + std::to_string(1 + which % 3));
                for (int minute = 0, i = 0; i < 60; ++i, minute += below(12)) {
                    auto &scan = gate.scan(minute, pass(1 + below(5)));
                    scan.proven = below(6) != 0;
                    if (below(9) == 0)
                        scan.clockState = core::ClockState::WentBackwards;
                    if (below(15) == 0)
                        scan.reasons.push_back({core::ReasonCode::SeenElsewhere, core::Weight::CannotTell, "", {}});
                }
                (void)world.take(gate.extract());
            }
            Flags expected;
            for (int which = 1; which <= 5; ++which) {
                const auto told = evidence::timelineOf(world.archive, pass(which), &rules, nullptr);
                for (const auto &event : told->events)
                    for (const Oddity oddity : event.oddities)
                        if (event.row.proven &&
                            (oddity == Oddity::ImpossibleJourney || oddity == Oddity::SeenElsewhere))
                            expected.emplace(event.row.place, oddity);
            }
            evidence::JourneySearch all;
            all.policy = &rules;
            QVERIFY(!expected.empty());
            QVERIFY(search(world, all) == expected);

            all.from = LogMaker::begin + 100 * 60'000; // where somebody came from may lie before
            all.until = LogMaker::begin + 200 * 60'000;
            Flags within;
            for (const auto &row : world.rows({.from = all.from, .until = all.until}))
                for (const auto &flag : expected)
                    if (flag.first == row.place)
                        within.insert(flag);
            QVERIFY(search(world, all) == within);
        }
    }

    void devicesThatNobodyKnowsAccuseNobody()
    {
        const core::Policy rules = policy();
        const core::Directory nobody;
        ArchiveWorld world;
        Gate first(1, "CK-01"), second(2, "CK-02");
        first.scan(0);
        second.scan(1);
        (void)world.take(first.extract());
        (void)world.take(second.extract());
        evidence::JourneySearch all;
        all.policy = &rules;
        evidence::JourneysFound found;
        QCOMPARE(search(world, all, &found).size(), 1u);
        QCOMPARE(found.flagged, 1u);
        QVERIFY(found.compared && !found.devicesChecked);
        all.directory = &nobody;
        QVERIFY(search(world, all, &found).empty());
        QCOMPARE(found.doubted, 2u);
        QCOMPARE(found.scans, 0u);
        all.policy = nullptr;
        (void)search(world, all, &found);
        QVERIFY(!found.compared);
    }

    void beyondTheLimitTheyAreCounted()
    {
        const core::Policy rules = policy();
        ArchiveWorld world;
        Gate first(1, "CK-01"), second(2, "CK-02");
        for (int i = 0; i < 9; ++i) {
            first.scan(4 * i);
            second.scan(4 * i + 1);
        }
        (void)world.take(first.extract());
        (void)world.take(second.extract());
        evidence::JourneySearch few;
        few.policy = &rules;
        few.most = 3;
        evidence::JourneysFound found;
        QCOMPARE(search(world, few, &found).size(), 3u);
        QVERIFY(found.flagged >= 9);
        few.progress = [](std::uint64_t) { return false; };
        QVERIFY(evidence::findJourneys(world.archive, few, [](const auto &) {}).ok()); // fewer than it asks after
    }
};

QTEST_GUILESS_MAIN(JourneysTest)
#include "journeys_test.moc"
