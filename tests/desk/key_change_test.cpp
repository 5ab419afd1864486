// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk_world.h"

using namespace th;
using namespace th::test;

namespace {

/// The ward gets another key, with a series of its own; the old one stays in the directory.
void giveAnotherKey(DeskWorld &world)
{
    store::Update update = SmallProvince::update({});
    std::string text(core::asText(*update.directory));
    const auto key = sampleKey(3).publicKey();
    const auto insert = [&](const std::string &before, const std::string &what) {
        text.insert(text.find(before) + before.size(), what);
    };
    insert("\"keys\":[", R"({"public":")" + core::toHex(key) +
                             R"(","authority":"P00001","valid_from":"2021-01-01T00:00:00Z",)"
                             R"("valid_until":"2022-01-01T00:00:00Z"},)");
    insert("\"series\":[", R"({"code":"BD01B","key":")" + core::toHex(core::keyId(key)) + "\"},");
    update.directory = SmallProvince::bytes(text);
    if (!world.station->apply(update))
        qFatal("no directory");
}

std::map<std::string, std::uint64_t> operationsOf(DeskWorld &world)
{
    std::map<std::string, std::uint64_t> operations;
    for (const char *code : {"BD01A", "BD01B"}) {
        const auto series = store::WardBook(*world.station).series(core::SeriesCode(code));
        operations[code] = *series ? (*series)->operation : 0;
    }
    return operations;
}

core::PassNumber number(const char *series, std::uint32_t serial) { return {core::SeriesCode(series), serial}; }

} // namespace

class KeyChangeTest : public QObject {
    Q_OBJECT

private slots:
    void a_pass_of_the_old_key_is_replaced_in_the_new_ones_series()
    {
        DeskWorld world;
        QVERIFY(world.seal(world.readyToSeal(2))->finished);
        giveAnotherKey(world);
        auto key = sampleKey(3);
        const desk::Care care{DeskWorld::police(), DeskWorld::clock(), "mất"};
        const auto made = desk::replace(*world.ward, care, number("BD01A", 1), {}, {&key});
        QVERIFY2(made.ok(), DeskWorld::codeOf(made).c_str());
        QCOMPARE(*made, number("BD01B", 1));
        const auto old = store::WardBook(*world.station).pass(number("BD01A", 1));
        QVERIFY((*old)->revoked == core::RevocationReason::Replaced);
        QCOMPARE(operationsOf(world)["BD01A"], std::uint64_t(3)); // two issues, one revocation
        QCOMPARE(operationsOf(world)["BD01B"], std::uint64_t(1));
    }

    void the_old_series_is_kept_while_its_key_seals()
    {
        DeskWorld world;
        QVERIFY(world.seal(world.readyToSeal(1))->finished);
        giveAnotherKey(world);
        auto key = sampleKey();
        const desk::Care care{DeskWorld::police(), DeskWorld::clock(), "mất"};
        QCOMPARE(*desk::replace(*world.ward, care, number("BD01A", 1), {}, {&key}), number("BD01A", 2));
        QCOMPARE(DeskWorld::codeOf(
                     desk::replace(*world.ward, care, number("BD01A", 2), {}, {&key}, core::SeriesCode("BD01B"))),
                 std::string("no_series"));
    }

    void passes_of_two_series_are_revoked_and_reinstated_together()
    {
        DeskWorld world;
        QVERIFY(world.seal(world.readyToSeal(2))->finished);
        giveAnotherKey(world);
        auto key = sampleKey(3);
        const auto id = world.readyToSeal(2);
        QVERIFY(desk::seal(*world.ward, world.order(id), {&key}, [](const auto &) { return true; })->finished);
        const desk::Care care{DeskWorld::police(), DeskWorld::clock(), "thôi việc"};
        const std::vector all{number("BD01A", 1), number("BD01A", 2), number("BD01B", 1), number("BD01B", 2)};
        QCOMPARE(desk::revoke(*world.ward, care, all, core::RevocationReason::Withdrawn, {})->done, all);
        QCOMPARE(operationsOf(world)["BD01A"], std::uint64_t(4));
        QCOMPARE(operationsOf(world)["BD01B"], std::uint64_t(4));
        QCOMPARE(desk::reinstate(*world.ward, care, {all[1], all[2]})->done, (std::vector{all[1], all[2]}));
        std::size_t facts = 0;
        const auto journal = world.station->journalAfter(0, std::size_t(1) << 30);
        for (const core::Bytes &bytes : *journal)
            facts += core::journal::decode(bytes)->kind == core::journal::EntryKind::Revoke;
        QCOMPARE(facts, 2u); // one a series
    }

    void going_on_asks_the_rules_of_now()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(6);
        auto key = sampleKey();
        QVERIFY(desk::seal(*world.ward, world.order(id, 4), {&key}, [](const auto &) { return false; })->made == 4);
        store::Update update = SmallProvince::update({});
        std::string rules(core::asText(*update.policy));
        rules.replace(rules.find("\"food\""), 6, "\"feed\"");
        update.policy = SmallProvince::bytes(rules);
        QVERIFY(world.station->apply(update).ok());
        const auto refused = world.seal(id);
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().sentence.en.find("give-up") != std::string::npos, refused.error().sentence.en.c_str());
        QVERIFY(desk::giveUp(*world.ward, world.act(DeskWorld::police(), id), "seal", "quy định đã đổi").ok());
        QCOMPARE(world.state(id), std::string("sealed"));
        QCOMPARE(desk::passesOf(*world.ward, id)->size(), 4u);
    }
};

QTEST_GUILESS_MAIN(KeyChangeTest)
#include "key_change_test.moc"
