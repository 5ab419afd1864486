// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk_world.h"

#include <fstream>

using namespace th;
using namespace th::test;

namespace {

const desk::Fields half{{"holder", "Đỗ Thị Gõ Dở"}, {"plates", ""}};

/// What the desk gives after a restart, as by `kill -9`: nothing is said to it before.
desk::Unfinished unfinishedAfterRestart(DeskWorld &world, desk::RequestId id)
{
    world.reopen();
    return world.ward->look(id)->unfinished;
}

bool anyFileHolds(const std::filesystem::path &folder, const std::string &words)
{
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string all((std::istreambuf_iterator<char>(stream)), {});
        if (all.find(words) != std::string::npos)
            return true;
    }
    return false;
}

} // namespace

/// What is typed into lines and not taken yet, on disk.
class UnfinishedTest : public QObject {
    Q_OBJECT
private:
    static std::string keep(DeskWorld &world, const issuing::Officer &officer, desk::RequestId id, std::uint32_t line,
                            const desk::Fields &typed)
    {
        return DeskWorld::codeOf(world.ward->keepUnfinished({officer, id, 0, DeskWorld::clock()}, line, typed));
    }

private slots:
    void whatIsTypedIsThereAfterARestartEncryptedAndTheRequestIsAsItWas()
    {
        DeskWorld world;
        const auto id = world.begin(2);
        const auto seen = world.revision(id);
        const auto told = world.ward->history(id, core::Language::English)->size();
        QCOMPARE(keep(world, DeskWorld::area(), id, 0, half), std::string("ok"));
        QCOMPARE(keep(world, DeskWorld::area(), id, 2, {{"route", "Hàng Đào"}}), std::string("ok"));
        QCOMPARE(keep(world, DeskWorld::area(), id, 2, {{"route", "Chợ Mơ"}}), std::string("ok"));
        const desk::Unfinished wanted{{0, half}, {2, {{"route", "Chợ Mơ"}}}};
        QVERIFY(unfinishedAfterRestart(world, id) == wanted);
        QCOMPARE(world.revision(id), seen);
        QCOMPARE(world.ward->history(id, core::Language::English)->size(), told);
        QVERIFY(world.ward->look(id)->fields ==
                desk::Fields({{"address", "Số 1 Hàng Đào"}, {"contact", "0912345678"}}));
        QVERIFY(!anyFileHolds(world.path(), "Gõ Dở"));
        QCOMPARE(keep(world, DeskWorld::area(), id, 2, {}), std::string("ok"));
        QVERIFY(unfinishedAfterRestart(world, id) == desk::Unfinished({{0, half}}));
    }

    void everyLineOfARequestHasRoomForAllItsFields()
    {
        DeskWorld world;
        const auto id = world.begin(12);
        const desk::Fields full{{"holder", std::string(desk::maxFieldBytes, 'a')},
                                {"route", std::string(desk::maxFieldBytes, 'b')},
                                {"note", std::string(desk::maxFieldBytes, '"')}};
        for (std::uint32_t line = 0; line <= 12; ++line)
            QCOMPARE(keep(world, DeskWorld::area(), id, line, full), std::string("ok"));
        const auto kept = unfinishedAfterRestart(world, id);
        QCOMPARE(kept.size(), std::size_t(13));
        QVERIFY(std::ranges::all_of(kept, [&](const auto &each) { return each.second == full; }));
    }

    void whatCannotBeKeptIsRefusedAndWhatWasKeptStays()
    {
        DeskWorld world;
        const auto id = world.begin(1);
        QCOMPARE(keep(world, DeskWorld::area(), id, 1, half), std::string("ok"));
        const desk::Fields tooLong{{"route", std::string(desk::maxFieldBytes + 1, 'b')}};
        QCOMPARE(keep(world, DeskWorld::area(), id, 1, tooLong), std::string("draft.too_long"));
        QCOMPARE(keep(world, DeskWorld::area(), id, 1, {{"route", "\xff"}}), std::string("draft.too_long"));
        QCOMPARE(keep(world, DeskWorld::area(), id, 7, half), std::string("no_line"));
        QCOMPARE(keep(world, DeskWorld::clerk(), id, 1, {}), std::string("may_not"));
        QCOMPARE(keep(world, DeskWorld::area(), id + 1, 1, half), std::string("no_request"));
        QVERIFY(unfinishedAfterRestart(world, id) == desk::Unfinished({{1, half}}));
    }

    void itEndsWithItsLineWithWhatFinishesItAndWhenTheRequestGoesOn()
    {
        DeskWorld world;
        const auto id = world.begin(3);
        for (const std::uint32_t line : {0u, 1u, 2u, 3u})
            QCOMPARE(keep(world, DeskWorld::area(), id, line, half), std::string("ok"));
        desk::Edit taken;
        taken.lines.emplace_back(1, DeskWorld::draft(9));
        taken.finished = {1};
        QCOMPARE(DeskWorld::codeOf(world.ward->edit(world.act(DeskWorld::area(), id), taken)), std::string("ok"));
        QVERIFY(unfinishedAfterRestart(world, id) == desk::Unfinished({{0, half}, {2, half}, {3, half}}));
        desk::Edit gone;
        gone.linesGone = {2};
        QCOMPARE(DeskWorld::codeOf(world.ward->edit(world.act(DeskWorld::area(), id), gone)), std::string("ok"));
        QVERIFY(unfinishedAfterRestart(world, id) == desk::Unfinished({{0, half}, {3, half}}));
        QCOMPARE(world.step(DeskWorld::clerk(), id, "vet"), std::string("wrong_role")); // refused: nothing ends
        QCOMPARE(world.ward->look(id)->unfinished.size(), std::size_t(2));
        QCOMPARE(world.step(DeskWorld::area(), id, "vet"), std::string("ok"));
        QVERIFY(unfinishedAfterRestart(world, id).empty());
    }

    void whatAnEarlierVersionKeptAmongTheFieldsIsThereAndMovesWithTheNextWrite()
    {
        DeskWorld world;
        const auto id = world.begin(2);
        const desk::Fields before{
            {"unfinished_line", "{\"holder\":\"Trần Văn Nửa\"}"},
            {"unfinished_changes", "{\"2\":{\"route\":\"\",\"plates\":\"29A\"},\"x\":{\"a\":\"b\"}}"}};
        QCOMPARE(DeskWorld::codeOf(world.ward->edit(world.act(DeskWorld::area(), id), {before})), std::string("ok"));
        const desk::Unfinished wanted{{0, {{"holder", "Trần Văn Nửa"}}}, {2, {{"route", ""}, {"plates", "29A"}}}};
        QVERIFY(unfinishedAfterRestart(world, id) == wanted);
        QVERIFY(!world.ward->look(id)->fields.contains("unfinished_line"));
        QCOMPARE(keep(world, DeskWorld::area(), id, 0, {}), std::string("ok")); // dropped: it does not come back
        const desk::Unfinished left{{2, wanted.at(2)}};
        QVERIFY(unfinishedAfterRestart(world, id) == left);
        QCOMPARE(DeskWorld::codeOf(world.ward->edit(world.act(DeskWorld::area(), id), {{{"note", "x"}}})),
                 std::string("ok"));
        QVERIFY(unfinishedAfterRestart(world, id) == left);
        QCOMPARE(world.step(DeskWorld::area(), id, "vet"), std::string("ok"));
        QVERIFY(unfinishedAfterRestart(world, id).empty());
    }

    void aRequestThatGoesOnTakesWhatAnEarlierVersionKeptWithIt()
    {
        DeskWorld world;
        const auto id = world.begin(1);
        const desk::Fields before{{"unfinished_line", "{\"holder\":\"Trần Văn Nửa\"}"}};
        QCOMPARE(DeskWorld::codeOf(world.ward->edit(world.act(DeskWorld::area(), id), {before})), std::string("ok"));
        QCOMPARE(world.step(DeskWorld::area(), id, "vet"), std::string("ok"));
        QVERIFY(unfinishedAfterRestart(world, id).empty());
    }
};

QTEST_APPLESS_MAIN(UnfinishedTest)
#include "unfinished_test.moc"
