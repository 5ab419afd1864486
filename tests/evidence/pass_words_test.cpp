// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pass_gate.h"

#include <nlohmann/json.hpp>

using namespace th;
using namespace th::test;
using evidence::Oddity;

namespace {

/// A device of the directory: of which station, for which authority, until when.
struct Listed {
    std::uint8_t which;
    const char *authority = "";
    const char *revokedAt = "";
};

/// The sample province with these devices. BD01A is P00001's, whose parent is P01.
core::Directory directoryOf(const std::vector<Listed> &devices)
{
    auto json = nlohmann::json::parse(sampleDirectoryJson());
    for (const Listed &device : devices) {
        const LogMaker log(device.which);
        nlohmann::json entry{{"id", "station-" + std::to_string(device.which)},
                             {"name", {{"vi", "Máy"}, {"en", "Device"}}},
                             {"public", core::toHex(log.device)}};
        if (*device.authority)
            entry["authority"] = device.authority;
        if (*device.revokedAt)
            entry["revoked_at"] = device.revokedAt;
        json["devices"].push_back(std::move(entry));
    }
    return *core::parseDirectory(core::asBytes(json.dump()));
}

core::journal::Revoke revokeOf() { return {core::SeriesCode("BD01A"), {42}, {core::RevocationReason::Lost, {}}}; }
core::journal::Reinstate reinstateOf() { return {core::SeriesCode("BD01A"), {42}}; }

/// Of what does not count, why: one for each event; nothing for an event that counts.
std::vector<std::optional<Oddity>> doubts(const evidence::PassTimeline &told)
{
    std::vector<std::optional<Oddity>> doubts;
    for (const auto &event : told.events)
        doubts.push_back(event.counts ? std::nullopt : std::optional(event.oddities.at(0)));
    return doubts;
}
using Doubts = std::vector<std::optional<Oddity>>;

} // namespace

/// Whose word about a pass counts.
class PassWordsTest : public QObject {
    Q_OBJECT
private slots:
    /// Whoever makes up a device, or has one that may not, hides no revocation.
    void onlyAWardsDeviceReinstatesByTheDirectory()
    {
        Gate gate(1, "CK-01"), ward(2, ""), made(3, ""), otherWard(4, ""), parent(5, ""), clinic(6, "");
        for (const int minute : {5, 20})
            gate.scan(minute);
        ward.add(1, issueOf(42, 1));
        ward.add(10, revokeOf());
        made.add(0, issueOf(42, 1));
        for (Gate *other : {&made, &otherWard, &parent, &clinic})
            other->add(11, reinstateOf());
        const auto directory = directoryOf({{1}, {2, "P00001"}, {4, ""}, {5, "P01"}, {6, "CLINIC-1"}});
        const auto admittedAfter = [&](const std::vector<Gate *> &gates, const core::Directory *known) {
            ArchiveWorld world;
            for (Gate *each : gates)
                (void)world.take(each->log.extract());
            return timeline(world, nullptr, known).has(Oddity::AdmittedAfterRevoked);
        };
        for (Gate *each : {&gate, &ward, &made, &otherWard, &parent, &clinic})
            (void)each->extract();
        QVERIFY(admittedAfter({&gate, &ward}, &directory));
        for (Gate *liar : {&made, &otherWard, &clinic})
            QVERIFY(admittedAfter({&gate, &ward, liar}, &directory));
        QVERIFY(!admittedAfter({&gate, &ward, &parent}, &directory)); // as the publisher takes it
        QVERIFY(!admittedAfter({&gate, &ward, &made}, nullptr));      // nobody was asked: see devicesChecked

        ArchiveWorld world;
        for (Gate *each : {&ward, &made, &otherWard})
            (void)world.take(each->log.extract());
        const auto told = timeline(world, nullptr, &directory);
        QVERIFY(told.devicesChecked);
        QVERIFY(doubts(told) == (Doubts{Oddity::UnknownDevice, std::nullopt, std::nullopt, Oddity::UnknownDevice,
                                        Oddity::NotItsSeries}));
    }

    void parentOfAWardRevokesButDoesNotIssue()
    {
        ArchiveWorld world;
        Gate parent(5, "");
        parent.add(0, issueOf(42, 1));
        parent.add(1, revokeOf());
        (void)world.take(parent.extract());
        const auto directory = directoryOf({{5, "P01"}});
        QVERIFY(doubts(timeline(world, nullptr, &directory)) == (Doubts{Oddity::NotItsSeries, std::nullopt}));
    }

    /// Without the device's key anybody can write on behind its log.
    void wardsEntryThatItsDeviceHasNotSignedCountsForNothing()
    {
        ArchiveWorld world;
        Gate gate(1, "CK-01"), ward(2, "");
        gate.scan(20);
        ward.add(10, revokeOf());
        (void)ward.extract(); // signs
        ward.add(11, reinstateOf());
        (void)world.take(gate.extract());
        (void)world.take(ward.log.extract());
        const auto directory = directoryOf({{1}, {2, "P00001"}});
        const auto told = timeline(world, nullptr, &directory);
        QVERIFY(doubts(told) == (Doubts{std::nullopt, Oddity::NotSigned, std::nullopt}));
        QVERIFY(told.has(Oddity::AdmittedAfterRevoked));
    }

    void madeUpDeviceAccusesNobody()
    {
        const core::Policy rules = policy();
        ArchiveWorld world;
        Gate gate(1, "CK-01"), made(3, "CK-02");
        gate.scan(0);
        gate.scan(10);
        made.scan(1);
        made.scan(2).reasons.push_back({core::ReasonCode::SeenElsewhere, core::Weight::CannotTell, "CK-01", {}});
        made.scan(3).reasons.push_back({core::ReasonCode::RegisteredDifferently, core::Weight::Refuse, "", {}});
        (void)world.take(made.extract());
        (void)world.take(gate.extract());
        const auto directory = directoryOf({{1}});
        const auto told = timeline(world, &rules, &directory);
        QVERIFY(!told.copySuspected());
        QVERIFY(doubts(told) == (Doubts{std::nullopt, Oddity::UnknownDevice, Oddity::UnknownDevice,
                                        Oddity::UnknownDevice, std::nullopt}));
        const auto unchecked = timeline(world, &rules); // and it says that nobody was asked
        QVERIFY(unchecked.copySuspected() && !unchecked.devicesChecked);
    }

    void deviceIsBelievedUntilItIsRevoked()
    {
        const core::Policy rules = policy();
        for (const auto &[revokedAt, believed] : {std::pair("2021-09-06T01:01:00Z", false), // LogMaker::begin + 1 min
                                                  {"2021-09-06T01:01:01Z", true}}) {
            ArchiveWorld world;
            Gate gate(1, "CK-01"), stolen(2, "CK-02");
            gate.scan(0);
            stolen.scan(1);
            (void)world.take(gate.extract());
            (void)world.take(stolen.extract());
            const auto directory = directoryOf({{1}, {2, "", revokedAt}});
            const auto told = timeline(world, &rules, &directory);
            QCOMPARE(told.copySuspected(), believed);
            QCOMPARE(told.has(Oddity::UnknownDevice), !believed);
        }
    }

    /// Scans and ward's entries that somebody made up, newer and older than all, take no genuine one's place.
    void madeUpEntriesBuryNothing()
    {
        const core::Policy rules = policy();
        ArchiveWorld world;
        Gate first(1, "CK-01"), second(2, "CK-02"), made(3, "CK-03");
        first.scan(0);
        second.scan(1);
        for (int i = 0; i < 300; ++i)
            made.scan(100'000 + i, number).checkpoint = "X-" + std::to_string(i);
        for (Gate *gate : {&first, &second, &made})
            (void)world.take(gate->extract());
        const auto directory = directoryOf({{1}, {2}});
        for (const std::size_t most : {2, 3, 1000}) {
            const auto told = *evidence::timelineOf(world.archive, number, &rules, &directory, most);
            QVERIFY(told.copySuspected());
            QVERIFY(told.events.at(0).counts && told.events.at(1).counts);
            QCOMPARE(told.scans, 302u);
            QCOMPARE(told.events.size(), std::min<std::size_t>(most, 302));
            QCOMPARE(told.left, 302 - told.events.size());
            QCOMPARE(told.complete(), most == 1000);
            QVERIFY(!told.placesLeft);
        }
        const core::Directory nobody = directoryOf({}); // knows none of the archive's devices
        const auto none = *evidence::timelineOf(world.archive, number, &rules, &nobody, 5);
        QCOMPARE(none.events.size(), 5u);
        QVERIFY(std::ranges::none_of(none.events, &evidence::PassEvent::counts));
    }

    /// A device that has the key of a known one names more places than are compared: that is not passed over.
    void morePlacesThanAreComparedAreSaid()
    {
        const core::Policy rules = policy();
        for (const int places : {256, 257}) {
            ArchiveWorld world;
            Gate gate(1, "CK-01");
            for (int i = 0; i < places; ++i)
                gate.scan(0).checkpoint = "X-" + std::to_string(i);
            (void)world.take(gate.extract());
            const auto directory = directoryOf({{1}});
            const auto told = timeline(world, &rules, &directory);
            QCOMPARE(told.placesLeft, places > 256);
            QCOMPARE(told.complete(), places <= 256);
        }
    }

    void madeUpEntriesOfWardsBuryNoRevocation()
    {
        ArchiveWorld world;
        Gate gate(1, "CK-01"), ward(2, ""), made(3, "");
        gate.scan(20);
        ward.add(10, revokeOf());
        for (std::size_t i = 0; i <= evidence::mostEvents; ++i)
            made.add(0, reinstateOf());
        for (Gate *each : {&made, &gate, &ward})
            (void)world.take(each->extract());
        const auto directory = directoryOf({{1}, {2, "P00001"}});
        const auto told = timeline(world, nullptr, &directory);
        QVERIFY(told.has(Oddity::AdmittedAfterRevoked));
        QCOMPARE(told.events.size(), evidence::mostEvents + 1); // and the scan
        QVERIFY(told.wardsLeft && !told.complete());
    }
};

QTEST_GUILESS_MAIN(PassWordsTest)
#include "pass_words_test.moc"
