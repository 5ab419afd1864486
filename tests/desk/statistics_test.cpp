// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk_world.h"
#include "desk/print_queue.h"
#include "desk/statistics.h"

using namespace th;
using namespace th::test;
using namespace std::chrono_literals;

class StatisticsTest : public QObject {
    Q_OBJECT
private slots:
    void each_event_is_counted_on_its_own_day_and_for_its_own_group()
    {
        DeskWorld world;
        QVERIFY(world.seal(world.readyToSeal(3))->finished);
        const auto matter = desk::matterOf(*world.ward, 1);
        const auto printed = [&](std::uint32_t number, const char *reason) {
            const auto clock = DeskWorld::clock(24h);
            const auto ticket = desk::beginPrinting(*world.ward, {DeskWorld::clerk(), clock, "travel", "P", 3, reason},
                                                    *desk::matterOf(*world.ward, 1));
            return ticket && ticket->number == number &&
                   desk::endPrinting(*world.ward, DeskWorld::clerk(), clock, *ticket, store::PrintOutcome::Printed);
        };
        QVERIFY(printed(1, "") && printed(2, "jam"));
        const desk::Care tomorrow{DeskWorld::police(), DeskWorld::clock(24h), "x"};
        QVERIFY(desk::revoke(*world.ward, tomorrow, {matter->sheets[0].number}, core::RevocationReason::Lost, {}));
        auto key = sampleKey();
        QVERIFY(desk::replace(*world.ward, {DeskWorld::police(), DeskWorld::clock(48h), "x"}, matter->sheets[1].number,
                              {}, {&key}));
        world.reopen();
        const auto days = desk::statistics(*world.ward, desk::Grouping::Day, {});
        QCOMPARE(days->size(), std::size_t(3));
        QVERIFY(((*days)[0].counts == desk::Counts{3, 0, 0, 0, 0}));
        QVERIFY(((*days)[1].counts == desk::Counts{0, 0, 1, 0, 6}));
        QVERIFY(((*days)[2].counts == desk::Counts{1, 1, 0, 1, 0}));
        const auto kinds = desk::statistics(*world.ward, desk::Grouping::Kind, {});
        QCOMPARE(kinds->size(), std::size_t(1));
        QVERIFY((kinds->front().key == "individual" && kinds->front().counts == desk::Counts{4, 1, 1, 1, 6}));
        const desk::Period second{SmallProvince::now() + 12h, SmallProvince::now() + 36h};
        const auto some = desk::statistics(*world.ward, desk::Grouping::Category, second);
        QVERIFY((some->size() == 1 && some->front().counts == desk::Counts{0, 0, 1, 0, 6}));
    }

    void the_register_goes_out_filtered_and_the_journal_says_who_took_it()
    {
        DeskWorld world;
        QVERIFY(world.seal(world.readyToSeal(3))->finished);
        const auto numbers = [&](const desk::RegisterFilter &filter) {
            std::size_t count = 0, looked = 0;
            std::optional<core::PassNumber> after;
            do { // in pieces, of which the last may be empty
                const auto piece = desk::entriesAfter(*world.ward, filter, after, 1);
                if (!piece)
                    return std::size_t(999);
                count += piece->entries.size();
                looked += piece->passes;
                after = piece->last;
            } while (after);
            const auto whole = desk::entriesAfter(*world.ward, filter, {}, 100);
            return looked == 3 && whole && whole->entries.size() == count && !whole->last ? count : std::size_t(998);
        };
        const auto all = desk::passesOf(*world.ward, 0);
        QVERIFY(desk::revoke(*world.ward, {DeskWorld::police(), DeskWorld::clock(), "x"}, {all->front().row.number},
                             core::RevocationReason::Lost, {}));
        QCOMPARE(numbers({}), std::size_t(3));
        QCOMPARE(numbers({"huong 1000002", {}, {}, {}}), std::size_t(1));
        QCOMPARE(numbers({{}, {}, {}, desk::Standings::Revoked}), std::size_t(1));
        QCOMPARE(numbers({{}, {}, {}, desk::Standings::Standing}), std::size_t(2));
        QCOMPARE(numbers({{}, SmallProvince::now() + 1s, {}, {}}), std::size_t(0));
        QCOMPARE(numbers({{}, {}, SmallProvince::now(), {}}), std::size_t(0));
        QCOMPARE(*desk::beginExport(*world.ward, DeskWorld::clerk()), std::size_t(3));
        issuing::Officer stranger = DeskWorld::clerk();
        stranger.unit = core::AuthorityCode("P00002");
        QCOMPARE(DeskWorld::codeOf(desk::beginExport(*world.ward, stranger)), std::string("wrong_unit"));
        QCOMPARE(DeskWorld::codeOf(desk::noteExport(*world.ward, DeskWorld::clerk(), DeskWorld::clock(),
                                                    {"huong", {}, {}, {}}, "csv", 3)),
                 std::string("ok"));
        const auto journal = world.station->journalAfter(0, std::size_t(1) << 30);
        bool found = false;
        for (const core::Bytes &bytes : *journal) {
            const auto entry = core::journal::decode(bytes);
            if (entry->kind != core::journal::EntryKind::Work)
                continue;
            const auto work = core::journal::decodeWork(entry->content);
            if (work->kind != core::journal::WorkKind::Export)
                continue;
            found = work->officer == "Bình" && work->step == "register csv 3";
            QVERIFY(core::asText(bytes).find("huong") == std::string_view::npos); // who was looked for is sealed
        }
        QVERIFY(found);
    }
};

QTEST_GUILESS_MAIN(StatisticsTest)
#include "statistics_test.moc"
