// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pass_gate.h"

using namespace th;
using namespace th::test;
using core::journal::EntryKind;
using evidence::Oddity;

namespace {

using Oddities = std::vector<Oddity>;

} // namespace

class PassTimelineTest : public QObject {
    Q_OBJECT
private slots:
    void scansOfAllStationsComeInTheOrderOfTime()
    {
        ArchiveWorld world;
        Gate first(1, "CK-01"), second(2, "CK-02");
        first.scan(0);
        first.scan(5, "BD01A-000001");
        first.scan(200);
        second.scan(100);
        (void)world.take(first.extract());
        (void)world.take(second.extract());
        const core::Policy rules = policy();
        const auto told = timeline(world, &rules);
        QCOMPARE(told.events.size(), 3u);
        QCOMPARE(told.events[0].row.checkpoint, "CK-01");
        QCOMPARE(told.events[1].row.checkpoint, "CK-02");
        QCOMPARE(told.scans, 3u);
        QCOMPARE(told.left, 0u);
        QVERIFY(told.compared);
        QVERIFY(!told.copySuspected());
        for (const auto &event : told.events) {
            QCOMPARE(event.standing, evidence::Standing::Proven);
            QVERIFY(event.oddities.empty());
        }
        const auto newest = *evidence::timelineOf(world.archive, number, &rules, nullptr, 1);
        QCOMPARE(newest.events.size(), 1u);
        QCOMPARE(newest.events[0].row.checkpoint, "CK-01");
        QCOMPARE(newest.left, 2u);
    }

    /// 11.1 km at 120 km/h take 5 minutes 34 seconds; three minutes are in the holder's favour between two clocks.
    void journeyThatNobodyCanMakeIsFlaggedWithDistanceAndTime()
    {
        const core::Policy rules = policy();
        for (const auto &[minutes, impossible] : {std::pair(2, true), {3, false}}) {
            ArchiveWorld world;
            Gate first(1, "CK-01"), second(2, "CK-02");
            first.scan(0);
            second.scan(minutes);
            (void)world.take(second.extract());
            (void)world.take(first.extract());
            const auto told = timeline(world, &rules);
            QCOMPARE(told.copySuspected(), impossible);
            QCOMPARE(told.events[1].oddities, impossible ? Oddities{Oddity::ImpossibleJourney} : Oddities{});
            if (impossible) {
                QCOMPARE(told.events[1].journey->from, 0u);
                QVERIFY(std::abs(*told.events[1].journey->kilometres - 11.1) < 0.1);
                QCOMPARE(told.events[1].journey->elapsed, std::chrono::minutes(2));
            }
            QVERIFY(!timeline(world, nullptr).has(Oddity::ImpossibleJourney));
            QVERIFY(!timeline(world, nullptr).compared);
        }
    }

    void placesOfUnknownDistanceAreComparedByTimeAlone()
    {
        const core::Policy rules = policy();
        ArchiveWorld world;
        Gate first(1, "CK-01"), second(2, "CK-03");
        first.scan(0);
        second.scan(1);
        (void)world.take(first.extract());
        (void)world.take(second.extract());
        const auto told = timeline(world, &rules);
        QVERIFY(told.has(Oddity::ImpossibleJourney));
        QVERIFY(!told.events[1].journey->kilometres);
    }

    void whatIsNotGenuineOrHasADoubtfulClockIsNamedAndNotCompared()
    {
        const core::Policy rules = policy();
        ArchiveWorld world;
        Gate first(1, "CK-01"), second(2, "CK-02"), third(3, "CK-02"), fourth(4, "CK-02");
        first.scan(0);
        second.scan(1).proven = false;
        third.scan(1).clockState = core::ClockState::WentBackwards;
        auto &typed = fourth.scan(1);
        typed.proven = false;
        typed.source = "number";
        for (Gate *gate : {&first, &second, &third, &fourth})
            (void)world.take(gate->extract());
        const auto told = timeline(world, &rules);
        QVERIFY(!told.copySuspected());
        std::map<std::uint32_t, Oddities> found;
        for (const auto &event : told.events)
            found[event.row.place.device] = event.oddities;
        QCOMPARE(found.at(0), Oddities{});
        QCOMPARE(found.at(1), Oddities{Oddity::NotGenuine});
        QCOMPARE(found.at(2), Oddities{Oddity::ClockDoubtful});
        QCOMPARE(found.at(3), Oddities{});
    }

    void whatStationsSaidOfCopiesIsRepeated()
    {
        ArchiveWorld world;
        Gate gate(1, "CK-01");
        gate.scan(0).reasons.push_back({core::ReasonCode::SeenElsewhere, core::Weight::CannotTell, "CK-02", {}});
        gate.scan(9).reasons.push_back({core::ReasonCode::RegisteredDifferently, core::Weight::Refuse, "", {}});
        (void)world.take(gate.extract());
        const auto told = timeline(world, nullptr);
        QCOMPARE(told.events[0].oddities, Oddities{Oddity::SeenElsewhere});
        QCOMPARE(told.events[1].oddities, Oddities{Oddity::AnotherPass});
        QVERIFY(told.copySuspected());
    }

    void whatWardsWroteAboutThePassIsAmongTheEvents()
    {
        using namespace core::journal;
        ArchiveWorld world;
        Gate gate(1, "CK-01"), ward(2, "");
        const core::SeriesCode series("BD01A");
        ward.add(5, issueOf(1, 41)); // up to 41: another's
        ward.add(10, issueOf(42, 3));
        ward.add(20, Revoke{series, {41, 42}, {core::RevocationReason::Lost, {}}});
        ward.add(30, Reinstate{series, {42}});
        ward.add(35, Revoke{core::SeriesCode("ZZ"), {42}, {}});
        for (const int minute : {1, 15, 25, 40})
            gate.scan(minute);
        (void)world.take(gate.extract());
        (void)world.take(ward.extract());
        const auto told = timeline(world, nullptr);
        std::vector<std::pair<EntryKind, Oddities>> found;
        for (const auto &event : told.events)
            found.emplace_back(event.row.kind, event.oddities);
        const std::vector<std::pair<EntryKind, Oddities>> expected{{EntryKind::Scan, {Oddity::BeforeIssue}},
                                                                   {EntryKind::Issue, {}},
                                                                   {EntryKind::Scan, {}},
                                                                   {EntryKind::Revoke, {}},
                                                                   {EntryKind::Scan, {Oddity::AdmittedAfterRevoked}},
                                                                   {EntryKind::Reinstate, {}},
                                                                   {EntryKind::Scan, {}}};
        QVERIFY(found == expected);
        QCOMPARE(told.events[3].revocation, "lost");
    }

    void scansOfAnotherHistoryAreNamed()
    {
        ArchiveWorld world;
        Gate gate(1, "CK-01");
        gate.scan(0);
        gate.scan(10);
        (void)world.take(gate.extract());
        const core::journal::Extract genuine = gate.log.extract();
        Gate made(1, "CK-02"); // the same key: somebody made up a history without signing it
        made.scan(20);
        made.add(20, EntryKind::Scan, store::encodeScan(made.scan(20)));
        core::journal::Extract forged = made.log.extract();
        (void)world.take(forged);
        const auto told = timeline(world, nullptr);
        std::size_t others = 0;
        for (const auto &event : told.events)
            others += event.oddities == Oddities{Oddity::OtherHistory} ? 1 : 0;
        QCOMPARE(told.events.size(), 3u);
        QCOMPARE(others, 1u);
        QVERIFY(told.events.back().standing == evidence::Standing::OtherHistory);
    }

    void passThatNobodyHasIsEmptyNotAnError()
    {
        ArchiveWorld world;
        Gate gate(1, "CK-01");
        gate.scan(0);
        (void)world.take(gate.extract());
        for (const char *nobody : {"BD01A-999999", "hello", "", "-", "BD01A-"}) {
            const auto told = *evidence::timelineOf(world.archive, nobody, nullptr, nullptr);
            QVERIFY(told.events.empty());
            QVERIFY(!told.copySuspected());
        }
    }

    void everyOddityHasANameAndSentences()
    {
        for (int i = 0; i <= static_cast<int>(Oddity::NotSigned); ++i)
            for (const auto language : {core::Language::Vietnamese, core::Language::English}) {
                QVERIFY(!std::string(evidence::name(Oddity(i))).empty());
                QVERIFY(!evidence::sentence(Oddity(i), language).empty());
            }
    }
};

QTEST_GUILESS_MAIN(PassTimelineTest)
#include "pass_timeline_test.moc"
