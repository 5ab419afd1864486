// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk_world.h"
#include "desk/print_queue.h"

using namespace th;
using namespace th::test;
using store::PrintOutcome, store::PrintState, store::WardBook;

namespace {

struct QueueWorld : DeskWorld {
    desk::PrintOrder order(const std::string &reason = {}) const
    {
        return {clerk(), clock(), "travel", "PDF", 3, reason};
    }
    std::string begin(std::uint64_t job, const std::string &reason = {}, const std::vector<std::uint32_t> &lines = {})
    {
        const auto matter = desk::matterOf(*ward, job, lines);
        return matter ? codeOf(desk::beginPrinting(*ward, order(reason), *matter)) : matter.error().code;
    }
    std::string end(std::uint64_t job, std::uint32_t number, PrintOutcome outcome = PrintOutcome::Printed)
    {
        return codeOf(desk::endPrinting(*ward, clerk(), clock(), {job, number}, outcome));
    }
    std::vector<desk::PrintJob> queue(WardBook::Prints which = WardBook::Prints::Open)
    {
        return desk::printQueue(*ward, which).value();
    }
    std::string history(desk::RequestId id)
    {
        std::string page;
        const auto lines = ward->history(id, core::Language::English);
        for (const std::string &line : *lines)
            page += line + "\n";
        return page;
    }
};

} // namespace

class PrintQueueTest : public QObject {
    Q_OBJECT
private slots:
    void what_was_sealed_waits_until_it_is_printed()
    {
        QueueWorld world;
        const auto id = world.readyToSeal(3);
        QVERIFY(world.queue().empty());
        QVERIFY(world.seal(id)->finished);
        world.reopen();
        QCOMPARE(world.queue().size(), std::size_t(1));
        QCOMPARE(world.queue()[0].row.request, id);
        QCOMPARE(world.queue()[0].sheets, std::size_t(3));
        QCOMPARE(world.begin(1), std::string("ok"));
        QVERIFY(world.queue()[0].row.state == PrintState::UnderWay);
        QCOMPARE(world.end(1, 1), std::string("ok"));
        QVERIFY(world.queue().empty());
        const auto closed = world.queue(WardBook::Prints::Closed);
        QCOMPARE(closed.size(), std::size_t(1));
        QCOMPARE(closed[0].times[0].row.officer, std::string("Bình"));
        QCOMPARE(closed[0].times[0].row.design, std::string("travel"));
        QCOMPARE(closed[0].times[0].row.passes, std::uint64_t(3));
        const std::string history = world.history(id);
        QVERIFY2(history.find("Printing: number 1 begins, template “travel”; lines 1–3; passes ") != history.npos,
                 history.c_str());
        QVERIFY(history.find("Printing: number 1 came out") != history.npos);
    }

    void a_printing_of_which_the_end_is_not_known_says_so_and_is_repeated_only_with_a_reason()
    {
        QueueWorld world;
        const auto id = world.readyToSeal(2);
        QVERIFY(world.seal(id)->finished);
        QCOMPARE(world.begin(1), std::string("ok"));
        world.reopen(); // as after a kill
        QVERIFY(world.queue()[0].times[0].row.outcome == PrintOutcome::Unknown);
        QVERIFY(world.queue()[0].row.state == PrintState::UnderWay);
        QCOMPARE(world.begin(1), std::string("printed_before"));
        QCOMPARE(world.begin(1, "paper jam"), std::string("ok"));
        QCOMPARE(world.queue()[0].times.size(), std::size_t(2));
        QCOMPARE(world.queue()[0].times[1].reason, std::string("paper jam"));
        QCOMPARE(world.end(1, 2), std::string("ok"));
        QVERIFY(world.queue().empty());
        QVERIFY(world.queue(WardBook::Prints::Closed)[0].times[0].row.outcome == PrintOutcome::Unknown);
        QCOMPARE(world.end(1, 2), std::string("not_printing"));
        QCOMPARE(world.end(1, 3), std::string("not_printing"));
        QCOMPARE(world.end(1, 1, PrintOutcome::Failed), std::string("ok")); // somebody looked at the paper
        QVERIFY(world.queue().empty());
        QVERIFY(world.history(id).find("reason: paper jam") != std::string::npos);
    }

    void what_failed_waits_again_and_needs_no_reason()
    {
        QueueWorld world;
        QVERIFY(world.seal(world.readyToSeal(2))->finished);
        QCOMPARE(world.begin(1), std::string("ok"));
        QCOMPARE(world.end(1, 1, PrintOutcome::Failed), std::string("ok"));
        QVERIFY(world.queue()[0].row.state == PrintState::Waits);
        QCOMPARE(world.begin(1), std::string("ok"));
    }

    void a_job_waits_until_each_of_its_passes_was_printed()
    {
        QueueWorld world;
        QVERIFY(world.seal(world.readyToSeal(3))->finished);
        QCOMPARE(world.begin(1, {}, {2}), std::string("ok"));
        QCOMPARE(world.end(1, 1), std::string("ok"));
        QVERIFY(world.queue()[0].row.state == PrintState::Waits);
        QCOMPARE(world.begin(1, {}, {1, 3}), std::string("ok")); // no reason: these were not printed
        QCOMPARE(world.end(1, 2), std::string("ok"));
        QVERIFY(world.queue().empty());
        QCOMPARE(world.begin(1, {}, {9}), std::string("nothing_to_print"));
    }

    void revoked_passes_are_not_printed()
    {
        QueueWorld world;
        QVERIFY(world.seal(world.readyToSeal(2))->finished);
        const auto drawn = desk::matterOf(*world.ward, 1);
        const desk::Care care{DeskWorld::police(), DeskWorld::clock(), "lost"};
        QVERIFY(desk::revoke(*world.ward, care, {drawn->sheets[0].number}, core::RevocationReason::Lost, {}));
        QCOMPARE(DeskWorld::codeOf(desk::beginPrinting(*world.ward, world.order(), *drawn)), std::string("stale"));
        const auto now = desk::matterOf(*world.ward, 1);
        QCOMPARE(now->sheets.size(), std::size_t(1));
        QCOMPARE(now->revoked.size(), std::size_t(1));
        QCOMPARE(world.queue()[0].revoked, std::size_t(1));
        QVERIFY(desk::revoke(*world.ward, care, {drawn->sheets[1].number}, core::RevocationReason::Lost, {}));
        QCOMPARE(world.begin(1), std::string("nothing_to_print"));
    }

    void codes_for_screens_leave_entries_and_are_no_paper()
    {
        QueueWorld world;
        const auto id = world.readyToSeal(2);
        QVERIFY(world.seal(id)->finished);
        const auto picture = [&world] {
            auto order = world.order();
            order.design = desk::onScreens;
            return DeskWorld::codeOf(desk::beginPrinting(*world.ward, order, *desk::matterOf(*world.ward, 1)));
        };
        QCOMPARE(picture(), std::string("ok"));
        QCOMPARE(world.end(1, 1), std::string("ok"));
        QVERIFY(world.queue()[0].row.state == PrintState::Waits); // for its paper, which needs no reason
        QCOMPARE(world.begin(1), std::string("ok"));
        QCOMPARE(world.end(1, 2), std::string("ok"));
        QVERIFY(world.queue().empty());
        QCOMPARE(picture(), std::string("ok")); // nor do pictures of what was printed
        world.reopen();
        QVERIFY(world.queue().empty());
        QCOMPARE(world.end(1, 3), std::string("ok"));
        QVERIFY(world.queue().empty());
        const std::string history = world.history(id);
        QVERIFY2(history.find("number 1 begins, codes as pictures for phones' screens; lines 1–2; passes ") !=
                     history.npos,
                 history.c_str());
        auto police = world.order();
        police.design = desk::onScreens;
        police.officer.unit = core::AuthorityCode("P00002");
        QCOMPARE(DeskWorld::codeOf(desk::beginPrinting(*world.ward, police, *desk::matterOf(*world.ward, 1))),
                 std::string("wrong_unit"));
    }

    void a_replacement_waits_by_itself()
    {
        QueueWorld world;
        QVERIFY(world.seal(world.readyToSeal(2))->finished);
        QCOMPARE(world.begin(1), std::string("ok"));
        QCOMPARE(world.end(1, 1), std::string("ok"));
        const auto passes = desk::passesOf(*world.ward, 1);
        auto key = sampleKey();
        const auto made = desk::replace(*world.ward, {DeskWorld::police(), DeskWorld::clock(), "lost"},
                                        passes->front().row.number, {}, {&key});
        QVERIFY(made.ok());
        const auto matter = desk::matterOf(*world.ward, world.queue()[0].row.id);
        QCOMPARE(matter->sheets.size(), std::size_t(1));
        QVERIFY(matter->sheets[0].number == *made && !matter->sheets[0].before);
    }

    void sheets_for_a_leader_have_no_pass_and_end_with_the_request_that_goes_back()
    {
        QueueWorld world;
        const auto id = world.readyToSeal(2);
        QCOMPARE(world.step(DeskWorld::police(), id, "print_for_hand"), std::string("ok"));
        const auto matter = desk::matterOf(*world.ward, 1);
        QVERIFY(matter->job.row.byHand && matter->sheets.size() == 2 && matter->sheets[0].text.empty());
        QCOMPARE(matter->sheets[0].draft.claims.holder, DeskWorld::draft(1).claims.holder);
        QCOMPARE(world.begin(1), std::string("ok"));
        QCOMPARE(world.end(1, 1), std::string("ok"));
        QCOMPARE(world.step(DeskWorld::police(), id, "return", "sai tên"), std::string("ok"));
        QCOMPARE(world.begin(1, "again"), std::string("not_now"));
    }

    void a_job_that_needs_no_paper_is_put_aside_with_a_reason()
    {
        QueueWorld world;
        QVERIFY(world.seal(world.readyToSeal(1))->finished);
        const auto aside = [&](const char *reason) {
            return DeskWorld::codeOf(desk::putAside(*world.ward, DeskWorld::clerk(), DeskWorld::clock(), 1, reason));
        };
        QCOMPARE(aside(" "), std::string("missing_reason"));
        QCOMPARE(aside("sent by mail"), std::string("ok"));
        QVERIFY(world.queue().empty());
        QCOMPARE(aside("sent by mail"), std::string("not_waiting"));
        QCOMPARE(world.begin(1), std::string("ok")); // all the same
        auto stranger = DeskWorld::clerk();
        stranger.unit = core::AuthorityCode("P00002");
        QCOMPARE(DeskWorld::codeOf(
                     desk::endPrinting(*world.ward, stranger, DeskWorld::clock(), {1, 1}, PrintOutcome::Printed)),
                 std::string("wrong_unit"));
    }
};

QTEST_GUILESS_MAIN(PrintQueueTest)
#include "print_queue_test.moc"
