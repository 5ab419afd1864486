// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk_world.h"

#include "counter/list_intake.h"
#include "lists/write.h"

using namespace th;
using namespace th::test;

namespace {

const std::string headings = "Họ và tên,Số CCCD,Ngày sinh,Biển số xe,Lý do đi đường,Khu vực,Ngày trong tuần,Khung giờ,"
                             "Từ ngày,Đến ngày\n";

counter::ListOrder order()
{
    counter::ListOrder order;
    order.procedure = "organisation";
    order.check.today = std::chrono::year(2021) / 9 / 6;
    order.check.dates = lists::DateOrder::DayFirst;
    order.defaults.organisation = "Công ty Sữa";
    return order;
}

desk::Done<counter::ListIntake> read(DeskWorld &world, const std::string &csv, const counter::ListOrder &how = order())
{
    return counter::readList(*world.ward, core::asBytes(csv), how, DeskWorld::clock().wall);
}

} // namespace

class ListIntakeTest : public QObject {
    Q_OBJECT
private slots:
    void a_row_becomes_what_its_pass_is_to_say()
    {
        DeskWorld world;
        const auto intake =
            read(world, headings + "Nguyễn Thị Hương,001185012345,05/02/1985,29A-123.45,Thuc Pham,ha noi,"
                                   "T2-T6,\"16h30-19h, 6:00-9:00\",07/09/2021,20/09/2021\n");
        QVERIFY2(intake.ok(), DeskWorld::codeOf(intake).c_str());
        QVERIFY2(intake->drafts.size() == 1,
                 intake->checked.findings.empty() ? "" : sentence(intake->checked.findings[0]).en.c_str());
        const core::PassClaims &claims = intake->drafts[0].claims;
        QCOMPARE(claims.holder, std::string("Nguyễn Thị Hương"));
        QCOMPARE(claims.idNumber, std::string("001185012345"));
        QCOMPARE(claims.birthYear, std::optional(1985));
        QCOMPARE(claims.organisation, std::string("Công ty Sữa"));
        QCOMPARE(claims.category.text, std::string("food"));
        QCOMPARE(claims.areas, std::vector{core::AreaCode("01")});
        QCOMPARE(claims.plates, std::vector<std::string>{"29A12345"});
        QCOMPARE(claims.days, std::uint8_t(0x1f));
        QCOMPARE(claims.hours, (std::vector<core::HoursWindow>{{360, 540}, {990, 1140}}));
        QCOMPARE(core::formatRfc3339(claims.validFrom), std::string("2021-09-06T17:00:00Z"));
        QCOMPARE(core::formatRfc3339(claims.validUntil), std::string("2021-09-20T16:59:59Z"));
    }

    void rows_that_the_stations_rules_forbid_come_back_with_a_sentence_each()
    {
        DeskWorld world;
        const std::string end = ",,,07/09/2021,20/09/2021\n";
        const auto intake = read(
            world, headings + "Trần Văn Một,001085000001,,,food,01" + end + "Trần Văn Hai,001085000002,,,du lịch,01" +
                       end + "Trần Văn Ba,001085000003,,,food,02" + end + "Trần Văn Bốn,001085000004,,,food,Hạ Long" +
                       end + "Trần Văn Năm,001085000005,,,food,01,thứ ba mươi,,07/09/2021,20/09/2021\n" +
                       "Trần Văn Sáu,001085000006,,,food,01,,22h-5h,07/09/2021,20/09/2021\n");
        QVERIFY2(intake.ok(), DeskWorld::codeOf(intake).c_str());
        QCOMPARE(intake->drafts.size(), std::size_t(1));
        QCOMPARE(intake->checked.bad, (std::vector<std::uint32_t>{3, 4, 5, 6, 7}));
        const auto returned =
            lists::returnedList(intake->list.table, intake->list.mapping, intake->checked, core::Language::English);
        for (const char *wanted : {"“du lịch” is no reason of travel of the rules in force. Write one of: Thực phẩm.",
                                   "The area lies outside the unit's: 02", "there is no area “Hạ Long”",
                                   "no days of the week", "no hours of a day"})
            QVERIFY2(returned->find(wanted) != std::string::npos, (wanted + (" in\n" + *returned)).c_str());
        QVERIFY(returned->find("Trần Văn Một") == std::string::npos);
    }

    void paper_given_out_before_keeps_its_number_and_its_day()
    {
        DeskWorld world;
        const auto intake =
            read(world, "Họ và tên,Số CCCD,Lý do đi đường,Khu vực,Đến ngày,Số giấy đã phát,Ngày phát giấy\n"
                        "Trần Văn Một,001085000001,food,01,05/09/2021,15/GĐĐ,30/08/2021\n"
                        "Trần Văn Hai,001085000002,food,01,20/09/2021,,\n"
                        "Trần Văn Ba,001085000003,food,01,20/09/2021,16/GĐĐ,30/12/2020\n");
        QVERIFY2(intake.ok(), DeskWorld::codeOf(intake).c_str());
        QVERIFY2(intake->drafts.size() == 2,
                 intake->checked.findings.empty() ? "" : sentence(intake->checked.findings[0]).en.c_str());
        QCOMPARE(intake->checked.bad, std::vector<std::uint32_t>{4}); // before the unit's key
        QCOMPARE(intake->checked.findings.at(0).field, std::string("issued_at"));
        QCOMPARE(intake->drafts[0].paperNumber, std::string("15/GĐĐ"));
        QCOMPARE(core::formatRfc3339(intake->drafts[0].claims.issuedAt), std::string("2021-08-29T17:00:00Z"));
        QVERIFY(intake->drafts[1].paperNumber.empty() && intake->drafts[1].claims.issuedAt == core::Instant());
        desk::Edit edit = counter::editOf(*intake, "giay-cu.csv", core::asBytes("x"));
        edit.fields = {{"organisation", "Công ty Sữa"}};
        const auto id = world.ward->begin(DeskWorld::area(), "organisation", edit, DeskWorld::clock());
        QVERIFY2(id.ok(), DeskWorld::codeOf(id).c_str());
        QVERIFY(world.ward->look(*id)->lines.at(0).draft == intake->drafts[0]);
    }

    void what_neither_rows_nor_defaults_say_is_asked_for()
    {
        DeskWorld world;
        const std::string csv = "Họ và tên,Số CCCD\nTrần Văn Một,001085000001\n";
        counter::ListOrder how = order();
        QCOMPARE(DeskWorld::codeOf(read(world, csv, how)), std::string("list.category"));
        how.defaults.category = "food";
        QCOMPARE(DeskWorld::codeOf(read(world, csv, how)), std::string("list.areas"));
        how.defaults.areas = {"Hà Nội"};
        QCOMPARE(DeskWorld::codeOf(read(world, csv, how)), std::string("list.until"));
        how.defaults.validUntil = "2021-09-20";
        QCOMPARE(read(world, csv, how)->drafts.size(), std::size_t(1));
        how.kind = "household";
        QCOMPARE(DeskWorld::codeOf(read(world, csv, how)), std::string("list.kind"));
        QCOMPARE(DeskWorld::codeOf(read(world, "%PDF-1.4", order())), std::string("list.file"));
        QVERIFY(!read(world, "a,b\n1,2\n")->list.mapping.complete());
    }

    void who_has_a_line_already_is_found_unless_it_came_to_nothing()
    {
        DeskWorld world;
        const auto first = world.begin(3);
        desk::Edit edit;
        edit.lines = {{0, DeskWorld::draft(2)}, {0, DeskWorld::draft(9)}, {0, DeskWorld::draft(9)}};
        const auto now = DeskWorld::clock().wall;
        const auto found = world.ward->duplicates(edit, 0, now);
        QVERIFY(found.ok());
        std::vector<std::string> said;
        for (const desk::Duplicate &each : *found)
            said.push_back(counter::sentence(each, {11, 12, 13}).en);
        QCOMPARE(said, (std::vector<std::string>{"Row 11: the same ID number as line 2 of request 1.",
                                                 "Row 11: the same plate as line 2 of request 1.",
                                                 "Row 11: the same household as line 2 of request 1.",
                                                 "Row 13: the same ID number as row 12 here.",
                                                 "Row 13: the same plate as row 12 here.",
                                                 "Row 13: the same household as row 12 here."}));
        // In its own request, what is taken out or written anew is in nobody's way.
        QCOMPARE(world.ward->duplicates({{}, {{2, DeskWorld::draft(2)}}}, first, now)->size(), std::size_t(0));
        QCOMPARE(world.ward->duplicates({{}, {{0, DeskWorld::draft(2)}}, {2}}, first, now)->size(), std::size_t(0));
        QCOMPARE(world.ward->duplicates({{}, {{0, DeskWorld::draft(2)}}}, first, now)->size(), std::size_t(3));
        // Long after its validity, or once the request was withdrawn, it is no duplicate.
        QCOMPARE(world.ward->duplicates(edit, 0, now + std::chrono::days(400))->size(), std::size_t(3));
        QCOMPARE(world.step(DeskWorld::area(), first, "withdraw", "x"), std::string("ok"));
        QCOMPARE(world.ward->duplicates(edit, 0, now)->size(), std::size_t(3));
    }

    void a_sealed_line_is_in_the_way_as_long_as_its_pass_stands()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(2);
        QVERIFY(world.seal(id)->finished);
        const desk::Edit edit{{}, {{0, DeskWorld::draft(1)}, {0, DeskWorld::draft(2)}}};
        const auto now = DeskWorld::clock().wall;
        QCOMPARE(world.ward->duplicates(edit, 0, now)->size(), std::size_t(6));
        QVERIFY(desk::revoke(*world.ward, {DeskWorld::police(), DeskWorld::clock(), "x"},
                             {{SmallProvince::series(), 1}}, core::RevocationReason::Lost, std::nullopt)
                    .ok());
        QCOMPARE(world.ward->duplicates(edit, 0, now)->size(), std::size_t(3));
    }

    void lines_and_the_file_are_there_together()
    {
        DeskWorld world;
        const std::string csv = headings + "Trần Văn Một,001085000001,,,food,01,,,07/09/2021,20/09/2021\n";
        const auto intake = read(world, csv);
        desk::Edit edit = counter::editOf(*intake, "danh-sach.csv", core::asBytes(csv));
        edit.fields = {{"organisation", "Công ty Sữa"}};
        const auto id = world.ward->begin(DeskWorld::area(), "organisation", edit, DeskWorld::clock());
        QVERIFY2(id.ok(), DeskWorld::codeOf(id).c_str());
        const auto found = world.ward->look(*id);
        QCOMPARE(found->lines.size(), std::size_t(1));
        QCOMPARE(found->attachments.at(0).fileName, std::string("danh-sach.csv"));
        QCOMPARE(found->attachments.at(0).kind, std::string("list"));
        QVERIFY(*world.ward->attachment(*id, 1) == SmallProvince::bytes(csv));
        QCOMPARE(world.ward->history(*id, core::Language::English)->size(), std::size_t(2));
        edit.attachments.push_back({"list", "empty.csv", {}});
        QCOMPARE(DeskWorld::codeOf(world.ward->edit(world.act(DeskWorld::area(), *id), edit)),
                 std::string("attachment_size"));
        QCOMPARE(world.ward->look(*id)->lines.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(ListIntakeTest)
#include "list_intake_test.moc"
