// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/publisher_world.h"

#include <random>

using namespace th;
using namespace th::test;

namespace {

/// A publisher whose tree may be put back from a copy, and whose journals may be there or not.
struct RestoreWorld : PublisherWorld {
    auto publishFrom(const std::vector<const Desk *> &desks)
    {
        sync::PublishOrder order;
        order.root = root;
        for (const Desk *desk : desks)
            order.journals.push_back(desk->extract);
        order.now = now += 1h;
        order.signers = {&repository.key(signer)};
        return sync::publish(tree, order);
    }
    fs::path copyOfTree() const { return fs::path(folder.path().toStdString()) / "copy"; }
    void backUp() const
    {
        fs::remove_all(copyOfTree());
        fs::copy(tree, copyOfTree(), fs::copy_options::recursive);
    }
    void putBack() const
    {
        fs::remove_all(tree);
        fs::copy(copyOfTree(), tree, fs::copy_options::recursive);
    }
    store::Station newStation()
    {
        auto made = *store::Station::create(fs::path(folder.path().toStdString()) / ("s" + std::to_string(++m_made)),
                                            "t", false);
        if (!sync::trustRoot(made, root))
            qFatal("the root was not trusted");
        return made;
    }
    std::string both(const store::Station &any) const { return status(any, "AA", 24) + " / " + status(any, "BB", 24); }
    /// What the tree says now, as somebody who comes new reads it.
    std::string truth()
    {
        auto fresh = newStation();
        const auto taken = sync::importTree(fresh, tree, now);
        return taken ? both(fresh) : "not taken: " + taken.error().detail;
    }

    core::Instant now = noon - 400h;

private:
    int m_made = 0;
};

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

    /// Wards, publications, copies put back, journals that come late, in any order: a station that says it has the
    /// publication has what the publication says.
    void stationsNeverBelieveWhatThePublisherDoesNotSay()
    {
        int compared = 0, restored = 0, anew = 0;
        for (unsigned seed = 1; seed <= 12; ++seed) {
            std::mt19937 random(seed);
            RestoreWorld world;
            std::vector<store::Station> stations;
            stations.push_back(world.newStation());
            stations.push_back(world.newStation());
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
                    std::vector<const Desk *> desks;
                    for (const Desk *desk : {&world.one, &world.two, &world.province})
                        if (random() % 3 != 0)
                            desks.push_back(desk);
                    world.now += std::chrono::hours(random() % 3 == 0 ? 20 : 0);
                    const auto published = world.publishFrom(desks);
                    QVERIFY2(published.ok(), published ? "" : published.error().c_str());
                    break;
                }
                case 6:
                    if (random() % 2 == 0 || !saved) {
                        world.backUp();
                        saved = true;
                    } else {
                        world.putBack();
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
                    QCOMPARE(world.both(station), world.truth());
                }
                }
            }
        }
        QVERIFY2(compared > 60 && restored > 15 && anew >= 2,
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

    void noDeviceFillsTheNotesWithWhatWaits()
    {
        RestoreWorld world;
        for (std::uint32_t serial = 1; serial <= 300; ++serial)
            world.one.add(core::journal::EntryKind::Revoke,
                          core::journal::encodeFact(core::journal::Revoke{core::SeriesCode("AA"), {serial}, {}}));
        world.one.sign();
        const auto published = world.publishFrom({&world.one});
        QVERIFY(published.ok());
        const auto full = std::ranges::count(published->alarms, "waiting.full", &sync::Alarm::rule);
        QCOMPARE(full, std::ptrdiff_t(300 - 256));
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
