// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk_world.h"
#include "store/acknowledged.h"
#include "store/retention.h"

using namespace th;
using namespace th::test;

/// Four eyes at a ward's desk, after retention rules let go of who those four eyes were.
class NamesLetGoTest : public QObject {
    Q_OBJECT

    static void must(bool holds)
    {
        if (!holds)
            qFatal("the world of this test cannot be made");
    }
    /// The policy's thirty days go by, and with them the names in the desk's log.
    static void letGoOfNames(DeskWorld &world)
    {
        auto hub = core::SoftwareKey::fromSeed({0x48});
        const auto later = std::chrono::days(31);
        must(acknowledgeAll(*world.station, hub, SmallProvince::now() + later, DeskWorld::clock()));
        std::uint64_t gone = 0;
        for (bool more = true; more;) {
            const auto step = *store::letGo(*world.station, DeskWorld::clock(later), 1000);
            gone += step.entries;
            more = step.more;
        }
        must(gone > 0);
        world.reopen();
    }

private slots:
    void nobodySealsWhatSomebodyUnknownDecided()
    {
        DeskWorld world, other;
        const auto id = world.readyToSeal(2);
        letGoOfNames(world);
        QCOMPARE(DeskWorld::codeOf(world.seal(id)), std::string("same_officer"));
        QVERIFY(desk::passesOf(*world.ward, id)->empty());
        QVERIFY(other.seal(other.readyToSeal(2)).ok()); // as it is while names are there
    }

    void nobodyReplacesPassesOfWhatSomebodyUnknownDecided()
    {
        DeskWorld world, other;
        const core::PassNumber first{SmallProvince::series(), 1};
        const desk::Care care{DeskWorld::police(), DeskWorld::clock(), "hỏng"};
        auto key = sampleKey();
        QVERIFY(world.seal(world.readyToSeal(2))->finished);
        letGoOfNames(world);
        const auto refused = desk::replace(*world.ward, care, first, {}, {&key});
        QCOMPARE(DeskWorld::codeOf(refused), std::string("same_officer"));
        QVERIFY(refused.error().sentence.en.find("retention") != std::string::npos);
        QVERIFY(other.seal(other.readyToSeal(2))->finished);
        QCOMPARE(DeskWorld::codeOf(desk::replace(*other.ward, care, first, {}, {&key})), std::string("ok"));
    }
};

QTEST_GUILESS_MAIN(NamesLetGoTest)
#include "names_let_go_test.moc"
