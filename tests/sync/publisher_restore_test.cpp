// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk_truth.h"
#include "sync/restore_world.h"

#include "core/ledger.h"

#include <numeric>
#include <random>

using namespace th;
using namespace th::test;

namespace {

std::vector<std::uint32_t> someSerials(std::uint32_t until, std::mt19937 &random)
{
    std::vector<std::uint32_t> serials;
    for (std::uint32_t serial = 1; serial <= until; ++serial)
        if (random() % 4 == 0)
            serials.push_back(serial);
    if (serials.empty())
        serials.push_back(1);
    return serials;
}

/// Of the largest notes that lie in the tree.
std::uintmax_t notesBytes(const RestoreWorld &world)
{
    std::uintmax_t largest = 0;
    for (const auto &entry : fs::directory_iterator(world.tree / "targets" / "status"))
        if (entry.path().filename().string().ends_with(".publisher.cbor"))
            largest = std::max(largest, entry.file_size());
    return largest;
}

std::string withoutProvinceDesk(RestoreWorld &world)
{
    std::string directory = world.directory();
    const auto begin = directory.find(R"({"id": "desk-p")"),
               end = directory.find("},", directory.find(R"("authority": "P")", begin)) + 2;
    return directory.erase(begin, end - begin);
}

} // namespace

class PublisherRestoreTest : public QObject {
    Q_OBJECT
private slots:
    /// As many operations, as many serials, another revocation: numbers alone do not tell the two states apart.
    void aRevocationOfAStateMadeAnewReachesWhoeverSawTheFirst()
    {
        RestoreWorld world;
        world.one.issue("AA", 1, {11, 12, 13});
        QVERIFY(world.publishFrom({&world.one})->written);
        world.backUp();
        world.province.revoke("AA", {1});
        QVERIFY(world.publishFrom({&world.province})->written);
        EXPECT_TAKEN(sync::importTree(world.station, world.tree, world.now));
        QCOMPARE(world.status(world.station, "AA"), std::string("yRyy.."));
        world.putBack();
        world.one.revoke("AA", {2});
        QCOMPARE(world.publishFrom({&world.one})->state, std::uint64_t(2));
        world.one.revoke("AA", {3});
        QCOMPARE(world.publishFrom({&world.one})->state, std::uint64_t(3));
        const auto taken = sync::importTree(world.station, world.tree, world.now);
        EXPECT_TAKEN(taken);
        QVERIFY(taken->begunAnew);
        QCOMPARE(world.status(world.station, "AA"), std::string("yyRyR.."));
        world.one.revoke("AA", {1});
        QVERIFY(world.publishFrom({&world.one})->written);
        const auto next = sync::importTree(world.station, world.tree, world.now);
        EXPECT_TAKEN(next);
        QVERIFY(!next->begunAnew);
        QCOMPARE(world.status(world.station, "AA"), std::string("yRyRyR.."));
    }

    /// Wards, publications, copies put back, journals that come late or in part, in any order: a station that says it
    /// has the publication has what the desks said, as far as the publisher was given it.
    void stationsNeverBelieveWhatTheDesksDidNotSay()
    {
        int compared = 0, restored = 0, anew = 0, late = 0;
        for (unsigned seed = 1; seed <= 16; ++seed) {
            std::mt19937 random(seed);
            RestoreWorld world;
            std::vector<store::Station> stations;
            stations.push_back(world.newStation());
            stations.push_back(world.newStation());
            DeskTruth truth("AA"), truthOfCopy("AA");
            world.province.clock += 1; // no two entries of the same moment
            std::uint32_t last = 0;
            bool saved = false;
            for (int step = 0; step < 60; ++step) {
                Desk &reviser = random() % 2 ? world.one : world.province;
                switch (random() % 9) {
                case 0:
                    world.one.issue("AA", ++last, {static_cast<std::uint16_t>(1 + random() % 9)});
                    break;
                case 1:
                    reviser.revoke("AA", someSerials(last, random));
                    break;
                case 2:
                    reviser.reinstate("AA", someSerials(last, random));
                    break;
                case 3:
                case 4:
                case 5: {
                    std::vector<core::journal::Extract> journals;
                    for (const Desk *desk : {&world.one, &world.two, &world.province})
                        if (random() % 3 != 0) {
                            journals.push_back(desk->extract);
                            const std::size_t all = desk->extract.entries.size();
                            if (all > 2 && random() % 6 == 0) { // the newest have not come yet; entries are in twos
                                journals.back().entries.resize(all / 2 - all / 2 % 2);
                                ++late;
                            }
                        }
                    world.now += std::chrono::hours(random() % 3 == 0 ? 20 : 0);
                    truth.read(journals);
                    const auto published = world.publishJournals(std::move(journals));
                    QVERIFY2(published.ok(), published ? "" : published.error().c_str());
                    break;
                }
                case 6:
                    if (random() % 2 == 0 || !saved) {
                        world.backUp();
                        truthOfCopy = truth;
                        saved = true;
                    } else {
                        world.putBack();
                        truth = truthOfCopy;
                        ++restored;
                    }
                    break;
                default: {
                    store::Station &station = stations[random() % stations.size()];
                    const auto taken = sync::importTree(station, world.tree, world.now);
                    if (!taken || taken->unchanged)
                        break; // it says so, and its data is as old as it was
                    ++compared;
                    anew += taken->begunAnew;
                    QCOMPARE(world.status(station, "AA", 24), truth.text(24));
                }
                }
            }
        }
        QVERIFY2(compared > 60 && restored > 15 && anew >= 2 && late > 20,
                 (std::to_string(compared) + " " + std::to_string(restored) + " " + std::to_string(anew)).c_str());
    }

    void aRevocationOfWhatIsNotIssuedYetIsKeptAndTakenOnceItIs()
    {
        RestoreWorld world;
        world.one.issue("AA", 1, {11});
        QVERIFY(world.publishFrom({&world.one})->alarms.empty());
        world.province.revoke("AA", {1, 3});
        const auto early = world.publishFrom({&world.province});
        QCOMPARE(world.rules(early), std::string("desk-p 1 serial.unknown; "));
        QCOMPARE(early->revoked, std::size_t(1));
        EXPECT_TAKEN(sync::importTree(world.station, world.tree, world.now));
        QCOMPARE(world.status(world.station, "AA", 3), std::string("yR..")); // what is known is not held up
        QVERIFY(world.publishFrom({&world.province})->alarms.empty());       // once is enough
        world.one.issue("AA", 2, {12, 13});
        const auto late = world.publishFrom({&world.one});
        QCOMPARE(world.rules(late), std::string());
        QCOMPARE(late->revoked, std::size_t(1));
        EXPECT_TAKEN(sync::importTree(world.station, world.tree, world.now));
        QCOMPARE(world.status(world.station, "AA", 3), std::string("yRyyR"));
        world.province.reinstate("AA", {3});
        QVERIFY(world.publishFrom({&world.province})->alarms.empty());
        EXPECT_TAKEN(sync::importTree(world.station, world.tree, world.now));
        QCOMPARE(world.status(world.station, "AA", 3), std::string("yRyy")); // and it does not come back
    }

    /// Two entries are more than may wait of one device.
    void noDeviceFillsTheNotesWithWhatWaits()
    {
        RestoreWorld world;
        world.two.issue("BB", 1, {21, 22});
        world.one.issue("AA", 1, {11, 12, 13});
        QVERIFY(world.publishFrom({&world.one, &world.two})->written);
        std::vector<std::uint32_t> serials(60'000);
        std::iota(serials.begin(), serials.end(), 1'000'000U);
        for (int entry = 0; entry < 6; ++entry)
            world.province.revoke("AA", serials);
        world.province.revoke("BB", {2});
        const auto published = world.publishFrom({&world.province});
        QVERIFY(published.ok());
        QCOMPARE(world.rules(published), std::string("desk-p 1 serial.unknown; desk-p 3 waiting.full; "));
        QVERIFY(notesBytes(world) < 600'000);
        world.two.revoke("BB", {1}); // the others are not held up
        QVERIFY(world.publishFrom({&world.two, &world.province})->written);
        EXPECT_TAKEN(sync::importTree(world.station, world.tree, world.now));
        QCOMPARE(world.status(world.station, "BB", 2), std::string("yRy"));
        QCOMPARE(world.rules(world.publishFrom({&world.province})), std::string("desk-p 3 waiting.full; ")); // again
    }

    void whatCouldNotBeKeptIsReadOnceThereIsRoom()
    {
        RestoreWorld world;
        constexpr std::uint32_t passes = 40'000;
        world.two.issue("BB", 1, {21, 22});
        QVERIFY(world.publishFrom({&world.two})->written);
        for (std::uint32_t part = 0; part < 4; ++part) { // each some 200 kB: two may wait
            std::vector<std::uint32_t> serials(passes);
            std::iota(serials.begin(), serials.end(), 70'000 + part * passes);
            world.province.revoke("AA", serials);
        }
        world.province.revoke("BB", {2});
        QCOMPARE(world.rules(world.publishFrom({&world.province})),
                 std::string("desk-p 1 serial.unknown; desk-p 3 serial.unknown; desk-p 5 waiting.full; "));
        for (std::uint32_t first = 1; first < 240'000; first += 60'000)
            world.one.issue("AA", first, std::vector<std::uint16_t>(60'000, 7));
        std::size_t revoked = 0;
        for (int run = 0; run < 3; ++run) {
            const auto published = world.publishFrom({&world.one, &world.province});
            QVERIFY(published.ok());
            revoked += published->revoked;
        }
        QCOMPARE(revoked, std::size_t(4) * passes + 1);
        QVERIFY(world.publishFrom({&world.one, &world.province})->alarms.empty());
        EXPECT_TAKEN(sync::importTree(world.station, world.tree, world.now));
        QCOMPARE(world.status(world.station, "BB", 2), std::string("yyR"));
        for (const std::uint32_t serial : {70'000U, 229'999U}) {
            const auto known = world.station.statusOf({core::SeriesCode("AA"), serial});
            QVERIFY(std::get<core::SeriesStatus>(known).revoked.has_value());
        }
    }

    /// It was read while the device was in good standing, and is judged by that.
    void whatWaitsOutlivesItsDevice()
    {
        RestoreWorld world;
        world.province.revoke("AA", {1});
        QVERIFY(world.publishFrom({&world.province})->written);
        world.putTargets(2, withdrawnProvinceDesk(world));
        QCOMPARE(world.rules(world.publishFrom({})), std::string());
        world.putTargets(3, withoutProvinceDesk(world));
        QCOMPARE(world.rules(world.publishFrom({})), std::string());
        world.one.issue("AA", 1, {11, 12});
        QCOMPARE(world.publishFrom({&world.one})->revoked, std::size_t(1));
        EXPECT_TAKEN(sync::importTree(world.station, world.tree, world.now));
        QCOMPARE(world.status(world.station, "AA", 2), std::string("yRy"));
    }

    void aPublisherPutBackSaysWhichRevocationsOfAWithdrawnDeviceItLacks()
    {
        RestoreWorld world;
        world.one.issue("AA", 1, {11, 12, 13});
        QVERIFY(world.publishFrom({&world.one})->written);
        world.backUp();
        world.province.revoke("AA", {1, 3});
        QVERIFY(world.publishFrom({&world.province})->alarms.empty());
        world.putTargets(2, withdrawnProvinceDesk(world));
        QCOMPARE(world.rules(world.publishFrom({&world.province})), std::string("desk-p 0 device.revoked; "));
        world.putBack();
        world.putTargets(2, withdrawnProvinceDesk(world));
        const auto published = world.publishFrom({&world.province});
        QCOMPARE(world.rules(published), std::string("desk-p 0 device.revoked; desk-p 0 device.revoked.unheard; "));
        QCOMPARE(published->alarms.back().detail, std::string("2"));
    }

    /// Each passes over as many serials as one entry may.
    void fewEntriesDoNotMakeASeriesOfMillions()
    {
        RestoreWorld world;
        world.two.issue("BB", 1, {21, 22});
        std::uint32_t serial = 0;
        for (int i = 0; i < 20; ++i)
            world.one.issue("AA", serial += core::Ledger::maxSerialGap + 1, {7});
        const auto published = world.publishFrom({&world.one, &world.two});
        QVERIFY(published.ok());
        QCOMPARE(std::ranges::count(published->alarms, "serial.gap", &sync::Alarm::rule), std::ptrdiff_t(18));
        EXPECT_TAKEN(sync::importTree(world.station, world.tree, world.now));
        const auto known = world.station.statusOf({core::SeriesCode("AA"), 3 * (core::Ledger::maxSerialGap + 1)});
        QCOMPARE(std::get<core::SeriesStatus>(known).registration, core::Registration::NotYetKnown);
    }

    void aSeriesThatStationsCouldNotReadHoldsUpNobodyElse()
    {
        RestoreWorld world;
        world.maxTargetBytes = 16'000;
        world.one.issue("AA", 1, {11});
        world.two.issue("BB", 1, {21, 22});
        QVERIFY(world.publishFrom({&world.one, &world.two})->alarms.empty());
        world.one.issue("AA", 2, std::vector<std::uint16_t>(6'500, 7)); // small enough to wait, and fits with nobody
        world.one.issue("AA", 6'502, std::vector<std::uint16_t>(500, 7));
        world.two.revoke("BB", {2});
        world.maxTargetBytes = 14'800;
        const auto published = world.publishFrom({&world.one, &world.two});
        QCOMPARE(world.rules(published),
                 std::string(" 0 series.too_large; desk-1 3 series.too_large; desk-1 5 series.too_large; "));
        QCOMPARE(published->alarms.front().detail, std::string("AA"));
        EXPECT_TAKEN(sync::importTree(world.station, world.tree, world.now));
        QCOMPARE(world.status(world.station, "AA", 2), std::string("y."));
        QCOMPARE(world.status(world.station, "BB", 2), std::string("yyR"));
        QCOMPARE(world.rules(world.publishFrom({})), std::string(" 0 series.too_large; ")); // until it fits
        world.maxTargetBytes = sync::PublishOrder().maxTargetBytes;
        QCOMPARE(world.publishFrom({})->issued, std::size_t(7'000));
        EXPECT_TAKEN(sync::importTree(world.station, world.tree, world.now));
        QCOMPARE(world.status(world.station, "AA", 2), std::string("yy"));
    }

    void aSeriesThatLeavesTheDirectoryHoldsNobodyUpAndIsNotForgotten()
    {
        RestoreWorld world;
        world.one.issue("AA", 1, {11});
        world.two.issue("BB", 1, {21, 22});
        world.two.revoke("BB", {2});
        QVERIFY(world.publishFrom({&world.one, &world.two})->written);
        EXPECT_TAKEN(sync::importTree(world.station, world.tree, world.now));
        std::string without = world.directory();
        const auto begin = without.find(R"(,{"code": "BB")"), end = without.find('}', begin) + 1;
        without.erase(begin, end - begin);
        world.putTargets(2, without);
        world.one.revoke("AA", {1});
        world.two.issue("BB", 3, {23});
        QCOMPARE(world.rules(world.publishFrom({&world.one, &world.two})), std::string("desk-2 5 series.unknown; "));
        EXPECT_TAKEN(sync::importTree(world.station, world.tree, world.now));
        QCOMPARE(world.status(world.station, "AA", 1), std::string("yR"));
        auto late = world.newStation();
        EXPECT_TAKEN(sync::importTree(late, world.tree, world.now));
        world.putTargets(3, world.directory());
        QCOMPARE(world.rules(world.publishFrom({})), std::string());
        for (store::Station *station : {&world.station, &late}) {
            EXPECT_TAKEN(sync::importTree(*station, world.tree, world.now));
            QCOMPARE(world.status(*station, "BB", 3), std::string("yyRy")); // and what waited is there
        }
    }
};

QTEST_GUILESS_MAIN(PublisherRestoreTest)
#include "publisher_restore_test.moc"
