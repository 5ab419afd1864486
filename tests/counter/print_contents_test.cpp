// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk_world.h"

#include "counter/print_contents.h"

using namespace th;
using namespace th::test;

namespace {

/// The ward's key is listed as compromised from `after` the world's now on.
bool compromise(DeskWorld &world, std::chrono::seconds after)
{
    store::Update update = SmallProvince::update({});
    std::string text(core::asText(*update.directory));
    const std::string until = "\"valid_until\":\"";
    const auto place = text.find(until, text.find("\"keys\":["));
    text.insert(place, "\"compromised_since\":\"" + core::formatRfc3339(SmallProvince::now() + after) + "\",");
    update.directory = SmallProvince::bytes(text);
    return world.station->apply(update).ok();
}

/// Two passes are sealed now, two an hour later.
void sealAnHourApart(DeskWorld &world)
{
    const auto id = world.readyToSeal(4);
    core::SoftwareKey key = sampleKey();
    QVERIFY(desk::seal(*world.ward, world.order(id, 2), {&key}, [](const auto &) { return false; })->made == 2);
    auto later = world.order(id, 2);
    later.act.clock = DeskWorld::clock(std::chrono::hours(1));
    QVERIFY(desk::seal(*world.ward, later, {&key}, [](const auto &) { return true; })->finished);
}

} // namespace

class PrintContentsTest : public QObject {
    Q_OBJECT

private slots:
    void what_paper_may_not_carry_is_left_out_and_named()
    {
        DeskWorld world;
        sealAnHourApart(world);
        QVERIFY(compromise(world, std::chrono::minutes(30)));
        auto matter = desk::matterOf(*world.ward, 1);
        QVERIFY2(matter.ok(), DeskWorld::codeOf(matter).c_str());
        QCOMPARE(matter->sheets.size(), 4u);
        const auto contents = counter::contentsOf(*world.ward, *matter, SmallProvince::now());
        QVERIFY2(contents.ok(), DeskWorld::codeOf(contents).c_str());
        QCOMPARE(contents->contents.size(), 2u);
        QCOMPARE(contents->leftOut.size(), 2u);
        QCOMPARE(contents->leftOut.front().why.code, std::string("paper.compromised"));
        QCOMPARE(contents->leftOut.front().number.serial, 3u);
        QCOMPARE(matter->sheets.size(), 2u);
        for (std::size_t i = 0; i < 2; ++i)
            QCOMPARE(contents->contents[i].claims.number, matter->sheets[i].number);
        // The rest can be printed; what was left out goes on waiting.
        const desk::PrintOrder order{DeskWorld::area(), DeskWorld::clock(), "a5", "printer", 2};
        const auto ticket = desk::beginPrinting(*world.ward, order, *matter);
        QVERIFY2(ticket.ok(), DeskWorld::codeOf(ticket).c_str());
        QVERIFY(
            desk::endPrinting(*world.ward, DeskWorld::area(), DeskWorld::clock(), *ticket, store::PrintOutcome::Printed)
                .ok());
        QVERIFY(desk::printQueue(*world.ward, store::WardBook::Prints::Open)->front().row.state ==
                store::PrintState::Waits);
    }

    void a_job_of_which_nothing_is_left_says_why()
    {
        DeskWorld world;
        sealAnHourApart(world);
        QVERIFY(compromise(world, -std::chrono::minutes(1)));
        auto matter = desk::matterOf(*world.ward, 1);
        const auto contents = counter::contentsOf(*world.ward, *matter, SmallProvince::now());
        QVERIFY(!contents.ok());
        QCOMPARE(contents.error().code, std::string("nothing_to_print"));
        QVERIFY(contents.error().sentence.en.find("compromised") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(PrintContentsTest)
#include "print_contents_test.moc"
