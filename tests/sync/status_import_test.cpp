// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/import_world.h"

#include "sync/segment_plan.h"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace th;
using namespace th::test;

namespace {

const core::SeriesCode one("BD01A"), two("BD02A");

/// Registers one serial of both series with each state, and revokes the serial before in the first.
core::SeriesSnapshot state(const core::SeriesCode &code, std::uint32_t number)
{
    core::SeriesSnapshot snapshot{code, 2 * number, {}, std::vector<std::uint16_t>(number, 7), {}};
    for (std::uint32_t serial = 1; serial < number && code == one; ++serial)
        snapshot.revoked.push_back({serial, {core::RevocationReason::Lost, {}}});
    return snapshot;
}

core::StateId idOf(std::uint64_t number) { return {static_cast<std::uint8_t>(number)}; }
core::HeadsDigest heads(std::uint32_t first, std::uint64_t extraInSecond = 0, std::uint32_t second = 0)
{
    second = second ? second : first;
    return core::digestOf(std::vector<core::SeriesProgress>{{one, 2 * std::uint64_t(first), first},
                                                            {two, 2 * std::uint64_t(second) + extraInSecond, second}});
}

core::Bytes full(std::uint32_t number, const core::SeriesCode &code)
{
    return core::encodeSegment({noon - 2h, {state(code, number)}, number, idOf(number), heads(number)});
}

core::Delta between(std::uint32_t from, std::uint32_t to)
{
    core::Delta delta{noon - 2h, from, to, {}};
    for (const auto &code : {one, two}) {
        core::SeriesDelta series{code, 2 * from, 2 * to, {}, from, std::vector<std::uint16_t>(to - from, 7), {}, {}};
        for (std::uint32_t serial = std::max(from, 1u); serial < to && code == one; ++serial)
            series.revoked.push_back({serial, {core::RevocationReason::Lost, {}}});
        delta.series.push_back(series);
    }
    for (std::uint64_t number = from; number <= to; ++number)
        delta.trail.push_back(idOf(number));
    delta.heads = heads(to);
    return delta;
}
core::Bytes encoded(std::uint32_t from, std::uint32_t to) { return core::encodeDelta(between(from, to)); }

struct StatusWorld : World {
    StatusWorld() { repository.segments.clear(); }

    /// Publishes these, as the next version, and imports it.
    auto publish(const sync::Files &statusFiles, core::Instant now = noon)
    {
        ++repository.version;
        sync::Publication plan = repository.plan();
        plan.statusFiles = statusFiles;
        return import(*sync::makePublication(plan), now);
    }
    sync::Files base() const
    {
        return {{"status/full-4-1-2.seg", full(4, one)}, {"status/full-4-2-2.seg", full(4, two)}};
    }
    auto publishBase() { return publish(base()); }

    /// "2 of 8": high-water serial and operation, as far as look-ups tell.
    std::string held(const core::SeriesCode &code)
    {
        std::uint32_t registered = 0, revoked = 0;
        std::uint64_t operation = 0;
        for (std::uint32_t serial = 1; serial < 40; ++serial)
            if (const auto evidence = station.statusOf({code, serial});
                std::holds_alternative<core::SeriesStatus>(evidence)) {
                const auto &status = std::get<core::SeriesStatus>(evidence);
                registered += status.registration == core::Registration::Registered;
                revoked += status.revoked.has_value();
                operation = status.operation;
            }
        return std::to_string(registered) + " registered, " + std::to_string(revoked) + " revoked, operation " +
               std::to_string(operation);
    }
};

} // namespace

class StatusImportTest : public QObject {
    Q_OBJECT
private slots:
    void aStationWithNothingTakesTheSnapshotsAndWhatFollows()
    {
        StatusWorld world;
        sync::Files files = world.base();
        files["status/delta-4-9.seg"] = encoded(4, 9);
        EXPECT_TAKEN(world.publish(files));
        QCOMPARE(world.held(one), std::string("9 registered, 8 revoked, operation 18"));
        QCOMPARE(world.held(two), std::string("9 registered, 0 revoked, operation 18"));
    }

    void aStationFollowsByDeltasAlone()
    {
        StatusWorld world;
        EXPECT_TAKEN(world.publishBase());
        sync::Files files = world.base();
        files["status/delta-3-6.seg"] = encoded(3, 6); // begins before us
        files["status/delta-6-9.seg"] = encoded(6, 9);
        const auto taken = world.publish(files);
        EXPECT_TAKEN(taken);
        QCOMPARE(taken->segments, std::size_t(2));
        QCOMPARE(taken->bytes, encoded(3, 6).size() + encoded(6, 9).size());
        QCOMPARE(world.held(one), std::string("9 registered, 8 revoked, operation 18"));
        const auto again = world.publish(files);
        EXPECT_TAKEN(again);
        QCOMPARE(again->segments, std::size_t(0));
        QVERIFY(world.station.verifyStorage()->empty());
    }

    void aSegmentThatIsNotWhatItsNameSaysIsRefused()
    {
        StatusWorld world;
        EXPECT_TAKEN(world.publishBase());
        const auto with = [&](const char *path, core::Bytes bytes) {
            sync::Files files = world.base();
            files[path] = std::move(bytes);
            return world.publish(files);
        };
        EXPECT_FAULT(with("status/delta-4-9.seg", encoded(4, 8)), ImportFault::BadTarget); // swapped
        EXPECT_FAULT(with("status/delta-4-9.seg", encoded(5, 9)), ImportFault::BadTarget);
        EXPECT_FAULT(with("status/delta-4-9.seg", full(9, one)), ImportFault::BadTarget);
        EXPECT_FAULT(with("status/full-9-1-1.seg", full(8, one)), ImportFault::BadTarget);
        EXPECT_FAULT(with("status/full-9-1-1.seg", encoded(4, 9)), ImportFault::BadTarget);
        EXPECT_FAULT(with("status/delta-4-9.seg", {}), ImportFault::BadTarget);
        EXPECT_FAULT(with("status/delta-4-9.seg", core::Bytes(1000, 0)), ImportFault::BadTarget); // arbitrary
        core::Bytes cut = encoded(4, 9);
        cut.pop_back();
        EXPECT_FAULT(with("status/delta-4-9.seg", cut), ImportFault::BadTarget); // truncated by the publisher
        QCOMPARE(world.held(one), std::string("4 registered, 3 revoked, operation 8"));
    }

    void segmentsOfAnotherCityOrATimeToComeAreRefused()
    {
        StatusWorld world;
        EXPECT_TAKEN(world.publishBase());
        const auto with = [&](const core::Delta &delta) {
            sync::Files files = world.base();
            files["status/delta-4-9.seg"] = core::encodeDelta(delta);
            return world.publish(files);
        };
        core::Delta delta = between(4, 9);
        delta.series[1].series = core::SeriesCode("SG01"); // begins nowhere that we are, here or in the snapshot
        EXPECT_FAULT(with(delta), ImportFault::BadTarget);
        delta = between(4, 9);
        delta.asOf = noon;
        EXPECT_FAULT(with(delta), ImportFault::BadTarget);
        QCOMPARE(world.held(one), std::string("4 registered, 3 revoked, operation 8"));
    }

    void truncatedSwappedAndReorderedFilesAreRefused()
    {
        StatusWorld world;
        EXPECT_TAKEN(world.publishBase());
        ++world.repository.version;
        sync::Publication plan = world.repository.plan();
        plan.statusFiles = {{"status/delta-4-6.seg", encoded(4, 6)}, {"status/delta-6-9.seg", encoded(6, 9)}};
        const sync::Files whole = *sync::makePublication(plan);
        const std::string first = targetFile(whole, "delta-4-6.seg"), second = targetFile(whole, "delta-6-9.seg");
        sync::Files bent = whole;
        bent[first].pop_back();
        EXPECT_FAULT(world.import(bent), ImportFault::Mismatch);
        bent = whole;
        std::swap(bent[first], bent[second]);
        EXPECT_FAULT(world.import(bent), ImportFault::Mismatch);
        bent = whole;
        bent.erase(second);
        EXPECT_FAULT(world.import(bent), ImportFault::Unreadable);
        QCOMPARE(world.held(one), std::string("4 registered, 3 revoked, operation 8")); // whole or not at all
        EXPECT_TAKEN(world.import(whole));
        QCOMPARE(world.held(one), std::string("9 registered, 8 revoked, operation 18"));
    }

    void whatDoesNotFollowOnWhatIsHeldBeginsAnew()
    {
        StatusWorld world;
        EXPECT_TAKEN(world.publishBase());
        core::Delta gap = between(4, 9);
        gap.series[0].fromOperation = 9; // after what the state before had
        sync::Files files = world.base();
        files["status/delta-4-9.seg"] = core::encodeDelta(gap);
        EXPECT_FAULT(world.publish(files), ImportFault::BadTarget); // nor does it follow on the snapshot
        files["status/delta-4-9.seg"] = encoded(4, 9);
        EXPECT_TAKEN(world.publish(files));
    }

    void anotherStateUnderTheNumberThatIsHeldIsTakenFromTheSnapshot()
    {
        StatusWorld world;
        sync::Files files = world.base();
        files["status/delta-4-6.seg"] = encoded(4, 6);
        EXPECT_TAKEN(world.publish(files));
        core::Delta again = between(4, 6), next = between(6, 7); // the publisher came back from a copy of state 4
        again.series[1].toOperation += 1;
        again.series[1].revoked.push_back({1, {core::RevocationReason::Lost, {}}});
        next.series.pop_back();
        again.trail.back() = next.trail.front() = {99};
        again.heads = heads(6, 1);
        next.heads = heads(7, 1, 6);
        files["status/delta-4-6.seg"] = core::encodeDelta(again);
        files["status/delta-6-7.seg"] = core::encodeDelta(next);
        EXPECT_TAKEN(world.publish(files));
        QCOMPARE(world.held(one), std::string("7 registered, 6 revoked, operation 14"));
        QCOMPARE(world.held(two), std::string("6 registered, 1 revoked, operation 13"));
    }

    void aListWithoutStatesIsRefusedWhereOneIsHeld()
    {
        StatusWorld world;
        EXPECT_TAKEN(world.publishBase());
        EXPECT_FAULT(world.publish({}), ImportFault::Rollback);
        EXPECT_FAULT(world.publish({{"status/other.seg", full(0, one)}}), ImportFault::Rollback);
        QCOMPARE(world.held(one), std::string("4 registered, 3 revoked, operation 8"));
    }

    /// Version 3 did not write down which state it held; what it trusted lists some.
    void aListWithoutStatesIsRefusedByAStationOfAnEarlierVersionToo()
    {
        StatusWorld world;
        EXPECT_TAKEN(world.publishBase());
        const fs::path folder(world.folder.path().toStdString());
        world.station = *store::Station::create(folder / "another", "test", false); // lets go of the first
        SQLite::Database(folder / "station" / "station.sqlite", SQLite::OPEN_READWRITE | SQLite::OPEN_FULLMUTEX)
            .exec("DELETE FROM meta WHERE name = 'status_state'; DROP TABLE status_recent; DROP TABLE ward_request;"
                  "DROP TABLE ward_line; DROP TABLE ward_mark; DROP TABLE ward_event; DROP TABLE ward_attachment;"
                  "DROP TABLE ward_series; DROP TABLE ward_pass; DROP TABLE ward_print_job; DROP TABLE ward_printing;"
                  "DROP TABLE ward_printed; DROP TABLE ward_mail; DROP TABLE ward_incoming; DROP TABLE ward_mailbox; "
                  "DROP TABLE account_tries; DROP TABLE account_secret; "
                  "DROP TABLE sightings_file; DROP TABLE ward_draft; PRAGMA user_version = 3");
        world.station = *store::Station::open(folder / "station", store::Access::Write);
        QVERIFY(!world.station.statusState() && world.station.damage().empty());
        EXPECT_FAULT(world.publish({}), ImportFault::Rollback);
        const core::Segment alone{noon - 2h, {state(one, 9)}, 0, {}, {}};
        EXPECT_FAULT(world.publish({{"status/other.seg", core::encodeSegment(alone)}}), ImportFault::Rollback);
        QCOMPARE(world.held(one), std::string("4 registered, 3 revoked, operation 8"));
        EXPECT_TAKEN(world.publishBase());
        QVERIFY(world.station.statusState() == store::StatusState({4, idOf(4)}));
    }

    void damageUnderADeltaIsMendedFromTheSnapshot()
    {
        StatusWorld world;
        EXPECT_TAKEN(world.publishBase());
        const fs::path folder = fs::path(world.folder.path().toStdString()) / "station";
        SQLite::Database(folder / "station.sqlite", SQLite::OPEN_READWRITE | SQLite::OPEN_FULLMUTEX)
            .exec("UPDATE status_chunk SET bytes = zeroblob(length(bytes))");
        sync::Files files = world.base();
        files["status/delta-4-9.seg"] = encoded(4, 9);
        EXPECT_TAKEN(world.publish(files)); // lies beside the row
        const auto met = world.station.statusOf({one, 1});
        QVERIFY(std::holds_alternative<core::StatusUnavailable>(met));
        EXPECT_TAKEN(world.publish(files));
        QCOMPARE(world.held(one), std::string("9 registered, 8 revoked, operation 18"));
        QVERIFY(world.station.verifyStorage()->empty());
    }

    /// What a station held was made anew under its number: only the ids tell, as nothing is listed under an old name.
    void aStateThatWasMadeAnewIsNotedWhereNothingOfItIsListedAnyMore()
    {
        StatusWorld world;
        sync::Files files = world.base();
        files["status/delta-4-6.seg"] = encoded(4, 6);
        EXPECT_TAKEN(world.publish(files));
        core::Delta next = between(6, 9);
        next.trail.front() = {99};
        EXPECT_TAKEN(world.publish({{"status/full-9-1-2.seg", full(9, one)},
                                    {"status/full-9-2-2.seg", full(9, two)},
                                    {"status/delta-6-9.seg", core::encodeDelta(next)}}));
        QCOMPARE(world.held(one), std::string("9 registered, 8 revoked, operation 18"));
        QVERIFY(world.station.statusState() == store::StatusState({9, idOf(9)}));
    }

    void segmentsThatDoNotComeToWhatTheySayAreRefused()
    {
        StatusWorld world;
        EXPECT_TAKEN(world.publishBase());
        core::Delta wrong = between(4, 9);
        wrong.heads = heads(8);
        sync::Files files = world.base();
        files["status/delta-4-9.seg"] = core::encodeDelta(wrong);
        EXPECT_FAULT(world.publish(files), ImportFault::Rollback); // nor from the snapshot
        files = {{"status/full-9-1-1.seg", full(9, one)}};         // the other series is gone
        EXPECT_FAULT(world.publish(files), ImportFault::Rollback);
        core::Segment other{noon - 2h, {state(two, 9)}, 9, {99}, heads(9)};
        files = {{"status/full-9-1-2.seg", full(9, one)}, {"status/full-9-2-2.seg", core::encodeSegment(other)}};
        EXPECT_FAULT(world.publish(files), ImportFault::BadTarget); // parts of two states
        QCOMPARE(world.held(one), std::string("4 registered, 3 revoked, operation 8"));
    }

    void nothingStandsByItselfBesideNumberedStates()
    {
        StatusWorld world;
        sync::Files files = world.base();
        files["status/other.seg"] = core::encodeSegment({noon - 2h, {state(one, 4)}, 0, {}, {}});
        EXPECT_FAULT(world.publish(files), ImportFault::BadTarget);
    }

    void aStateWithoutAWayToItIsRefused()
    {
        StatusWorld world;
        EXPECT_FAULT(world.publish({{"status/delta-4-9.seg", encoded(4, 9)}}), ImportFault::BadTarget);
        EXPECT_FAULT(world.publish({{"status/full-4-1-2.seg", full(4, one)}}), ImportFault::BadTarget); // a part
        sync::Files many;
        for (std::uint32_t to = 1; to <= sync::maxListedSegments + 1; ++to)
            many["status/delta-0-" + std::to_string(to) + ".seg"] = {};
        EXPECT_FAULT(world.publish(many), ImportFault::BadTarget);
    }

    void otherTargetsOfTheRoleAreLeftAlone()
    {
        StatusWorld world;
        sync::Files files = world.base();
        files["status/journals.cbor"] = {1, 2, 3};
        EXPECT_TAKEN(world.publish(files));
    }
};

QTEST_GUILESS_MAIN(StatusImportTest)
#include "status_import_test.moc"
