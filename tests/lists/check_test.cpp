// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/legacy.h"
#include "lists/write.h"
#include "workbook_file.h"

#include <QTest>
#include <rapidcheck.h>

using namespace th;
using namespace th::lists;

namespace {

using namespace std::chrono;

const Shape &employees() { return *findPassShape("employee"); }

/// A list as it was checked, and what it was checked from.
struct Run {
    OpenedList list;
    CheckedList checked;

    /// "rule" or "rule>proposal" of each finding in a row that is more than a note, or notes too.
    [[nodiscard]] std::string rules(std::uint32_t row, Weight least = Weight::Offer) const
    {
        std::string text;
        for (const Finding &finding : checked.findings)
            if (finding.row == row && finding.weight >= least)
                text += (text.empty() ? "" : " ") + std::string(name(finding.rule)) +
                        (finding.proposal.empty() ? "" : ">" + finding.proposal);
        return text;
    }
    [[nodiscard]] std::string value(std::uint32_t row, const std::string &field) const
    {
        for (const CheckedRow &each : checked.good)
            if (each.row == row)
                return each.fields.contains(field) ? each.fields.at(field) : "";
        return "(not good)";
    }
};

CheckOptions asOf(year_month_day today = year(2021) / 9 / 5)
{
    CheckOptions options;
    options.today = today;
    return options;
}

Run check(const std::string &file, CheckOptions options = asOf(), const ToldColumns &told = {},
          const Shape &shape = employees())
{
    auto list = openList(core::asBytes(file), shape);
    if (!list)
        return {};
    list->mapping = proposeMapping(list->table, shape, told).value();
    auto checked = checkList(list->table, shape, list->mapping, options);
    return {std::move(*list), std::move(checked)};
}

const std::string headings = "Họ và tên;Số CCCD;Ngày sinh;Giới tính;SĐT;Biển số xe;Từ ngày;Đến ngày\n";

/// The outcome of one row under the usual headings.
Run one(const std::string &row, CheckOptions options = asOf())
{
    return check(headings + row + "\n", std::move(options));
}

std::string fieldsOf(const Mapping &mapping)
{
    std::string text;
    for (const MappedColumn &column : mapping.columns)
        if (!column.field.empty())
            text +=
                columnLetters(column.column) + "=" + column.field + (column.sureness == Sureness::Likely ? "? " : " ");
    return text;
}

} // namespace

class CheckTest : public QObject {
    Q_OBJECT

private slots:
    void headings_are_found_below_titles_in_both_languages_and_old_fonts()
    {
        const struct {
            const char *file, *fields;
        } lists[] = {
            {"CÔNG TY CP SỮA,,\nDANH SÁCH ĐỀ NGHỊ CẤP GIẤY,,\n\nSTT,Họ và tên (in hoa),Số CMND/CCCD *,Biển số xe\n",
             "B=full_name C=id_number D=plates "},
            {"No,Full name,Date of Birth,ID card,Vehicle\n", "B=full_name C=birth_date D=id_number E=plates "},
            {"TT;HO TEN;CCCD;SDT\n", "B=full_name C=id_number D=phone "},
            {"Hä vµ tªn;Sè CCCD\n", "A=full_name B=id_number "},
            {"Họ tên nhân viên công ty;Số căn cước công dân gắn chip\n", "A=full_name? B=id_number? "},
        };
        for (const auto &each : lists) {
            const auto list = openList(core::asBytes(each.file), employees());
            QVERIFY2(list, each.file);
            QVERIFY2(fieldsOf(list->mapping) == each.fields, fieldsOf(list->mapping).c_str());
            QVERIFY(list->mapping.complete());
        }
    }

    void a_list_whose_columns_are_not_known_says_what_it_lacks_until_told()
    {
        const std::string file = "Cột 1;Cột 2\nNguyễn Văn Hùng;001085012345\n";
        const auto list = openList(core::asBytes(file), employees());
        QVERIFY(!list->mapping.complete());
        const auto told = proposeMapping(list->table, employees(), {{"Cột 1", "full_name"}, {"B", "id_number"}});
        QVERIFY(told && told->complete());
        QCOMPARE(told->headingRow, 1u);
        QCOMPARE(proposeMapping(list->table, employees(), {{"Cột 9", "full_name"}}).error().fault,
                 MappingFault::NoSuchColumn);
        QCOMPARE(proposeMapping(list->table, employees(), {{"A", "name"}}).error().fault, MappingFault::NoSuchField);
        QCOMPARE(proposeMapping(list->table, employees(), {{"A", "phone"}, {"B", "phone"}}).error().fault,
                 MappingFault::FieldTwice);
    }

    void a_good_row_goes_on_as_plain_fields()
    {
        const Run run = one("  nguye\xcc\x82\xcc\x83n\xc2\xa0văn  hùng ;001 085 012345;25/12/1985;NAM;+84 "
                            "912.345.678;29a-123.45, 30-X1 234.56;6/9/21;2021-09-20");
        QCOMPARE(run.rules(2), std::string());
        QCOMPARE(run.value(2, "full_name"), std::string("nguyễn văn hùng"));
        QCOMPARE(run.value(2, "id_number"), std::string("001085012345"));
        QCOMPARE(run.value(2, "birth_date"), std::string("1985-12-25"));
        QCOMPARE(run.value(2, "sex"), std::string("male"));
        QCOMPARE(run.value(2, "phone"), std::string("0912345678"));
        QCOMPARE(run.value(2, "plates"), std::string("29A12345 30X123456"));
        QCOMPARE(run.value(2, "valid_from"), std::string("2021-09-06"));
        QCOMPARE(run.value(2, "valid_until"), std::string("2021-09-20"));
    }

    void each_fault_has_its_rule_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("rules");
        const auto add = [](const char *row, const char *rules) {
            QTest::newRow(row) << QString::fromUtf8(row) << QString::fromUtf8(rules);
        };
        add(";001085012345", "missing");
        add("Nguyễn Văn Hùng;", "missing");
        add("Nguyễn Văn 2;001085012345", "name_has_digits");
        add("Nguyễn Văn Nguyễn Văn Nguyễn Văn Nguyễn Văn Nguyễn Văn Nguyễn Văn Nguyễn Văn;001085012345", "too_long");
        add("Nguyễn Va\xcc\x8an Hùng;001085012345", "bad_character");
        add("A B;1085012345", "id_zeros_lost>001085012345");
        add("A B;34085012345", "id_zeros_lost>034085012345");
        add("A B;12345678", "id_zeros_lost>012345678");
        add("A B;1.08501E+11", "id_rounded");
        add("A B;1,08501E+11", "id_rounded");
        add("A B;00108501234", "id_length");
        add("A B;0010850123456", "id_length");
        add("A B;B1234567", "id_not_digits");
        add("A B;003085012345", "id_province");
        add("A B;100085012345", "id_province");
        add("A B;001285012345", "id_year");
        add("A B;001285012345;1985", "id_year");
        add("A B;001085012345;1986", "id_birth_differs");
        add("A B;001085012345;1985;Nữ", "id_sex_differs");
        add("A B;001085012345;31/02/1985", "date_not_real");
        add("A B;001085012345;5/2/85", "date_short_year");
        add("A B;001085012345;05/02/1985", "date_ambiguous");
        add("A B;001085012345;hôm nay", "date_unreadable");
        add("A B;001085012345;25/12/1885", "date_out_of_range");
        add("A B;001085012345;1985;Ông", "sex_unreadable");
        add("A B;001085012345;;;12345", "phone_unreadable");
        add("A B;001085012345;;;;29A-12", "plate_unreadable");
        add("A B;001085012345;;;;29A12345 (xe tải)", "plate_unreadable");
        add("A B;001085012345;;;;29A12341,29A12342,29A12343,29A12344,29A12345", "plate_too_many");
        add("A B;001085012345;;;;;25/09/2021;20/09/2021", "window_reversed");
        add("A B;001085012345;;;;;;20/08/2021", "window_over");
    }
    void each_fault_has_its_rule()
    {
        QFETCH(QString, row);
        QFETCH(QString, rules);
        const Run run = one(row.toStdString());
        QCOMPARE(QString::fromStdString(run.rules(2)), rules);
        QCOMPARE(run.checked.bad, std::vector<std::uint32_t>{2});
        const auto &finding = run.checked.findings.front();
        const auto words = sentence(finding);
        QVERIFY(words.vi.starts_with("Dòng 2, cột ") && words.en.starts_with("Row 2, column "));
        QVERIFY(words.vi.find('{') == std::string::npos);
        if (!finding.value.empty() && finding.rule != Rule::PlateTooMany && finding.rule != Rule::PlateUnreadable)
            QVERIFY2(words.vi.find(finding.value) != std::string::npos, words.vi.c_str());
    }

    void what_looks_odd_but_may_be_right_goes_on_with_a_note()
    {
        for (const char *row : {"Hùng;001085012345", "A B;912345678", "A B;001085012345;;;;13A-12345"}) {
            const Run run = one(row);
            QCOMPARE(run.checked.good.size(), std::size_t{1});
            QCOMPARE(run.checked.findings.size(), std::size_t{1});
        }
        for (const char *plate :
             {"29A-1234", "51LD-123.45", "29-X1 123.45", "29-MĐ1 123.45", "80A-123.45", "TM-12-34", "80-011-NG-01"})
            QVERIFY2(one("A B;001085012345;;;;" + std::string(plate)).checked.findings.empty() ||
                         std::string(plate).find("MĐ1") != std::string::npos,
                     plate);
    }

    void offers_are_taken_when_accepted()
    {
        CheckOptions options = asOf();
        options.accepted = {Rule::IdZerosLost, Rule::LegacyFont};
        const Run run = one("NguyÔn V¨n Hïng;1085012345", options);
        QCOMPARE(run.value(2, "full_name"), std::string("Nguyễn Văn Hùng"));
        QCOMPARE(run.value(2, "id_number"), std::string("001085012345"));
        QCOMPARE(run.rules(2, Weight::Note), std::string("legacy_font>Nguyễn Văn Hùng id_zeros_lost>001085012345"));
    }

    void paper_of_before_has_its_number_and_its_day_or_is_none()
    {
        const std::string head = "Họ và tên;Số CCCD;Đến ngày;Số giấy đã phát;Ngày phát giấy\n";
        const auto row = [&head](const std::string &paper) { return check(head + "A B;001085012345;" + paper + "\n"); };
        const Run whole = row("20/08/2021;15/GĐĐ;30/07/2021"); // over, and entered for the record all the same
        QCOMPARE(whole.rules(2), std::string());
        QCOMPARE(whole.value(2, "paper_number"), std::string("15/GĐĐ"));
        QCOMPARE(whole.value(2, "issued_at"), std::string("2021-07-30"));
        QCOMPARE(row("20/09/2021;;").rules(2), std::string());
        QCOMPARE(row("20/08/2021;;").rules(2), std::string("window_over"));
        QCOMPARE(row("20/09/2021;15/GĐĐ;").rules(2), std::string("paper_undated"));
        QCOMPARE(row("20/09/2021;;30/07/2021").rules(2), std::string("paper_unnumbered"));
        QCOMPARE(row("20/09/2021;15/GĐĐ;hôm nọ").rules(2), std::string("date_unreadable")); // and not undated as well
        QCOMPARE(row("20/09/2021;15/GĐĐ;30/09/2021").rules(2), std::string("paper_not_yet"));
        QCOMPARE(row("20/09/2021;" + std::string(65, '1') + ";30/07/2021").rules(2), std::string("too_long"));
        const Run english = check("Full name;ID number;Paper number\nA B;001085012345;15\n");
        QCOMPARE(english.rules(2), std::string("paper_undated"));
        QVERIFY(sentence(english.checked.findings[0]).en.find("“15” is the number of paper") != std::string::npos);
        // When an ID card was issued says nothing of the pass.
        QCOMPARE(check("Họ và tên;Số CCCD;Ngày cấp\nA B;001085012345;30/07/2021\n").rules(2), std::string());
    }

    void the_order_of_dates_is_taken_from_the_whole_column()
    {
        const std::string day = headings + "A B;001085012341;05/02/1985\nA C;001085012342;25/12/1985\n";
        QCOMPARE(check(day).value(2, "birth_date"), std::string("1985-02-05"));
        const std::string month = headings + "A B;001085012341;05/02/1985\nA C;001085012342;12/25/1985\n";
        QCOMPARE(check(month).value(2, "birth_date"), std::string("1985-05-02"));
        const std::string both = day + "A D;001085012343;12/25/1985\n";
        QCOMPARE(check(both).rules(2), std::string("date_ambiguous"));
        QCOMPARE(check(both).value(4, "birth_date"), std::string("1985-12-25"));
        CheckOptions told = asOf();
        told.dates = DateOrder::MonthFirst;
        QCOMPARE(check(both, told).value(2, "birth_date"), std::string("1985-05-02"));
        const std::string other = headings + "A B;001085012341;05/02/1985;;;;;25/09/2021\n";
        QCOMPARE(check(other).value(2, "birth_date"), std::string("1985-02-05"));
    }

    void days_that_a_spreadsheet_took_for_months_are_offered_back()
    {
        // Typed dd/mm into a spreadsheet that expects mm/dd: up to the 12th it makes a date of it, beyond it leaves
        // text.
        const auto text = [](const char *value) {
            return "<c t=\"inlineStr\"><is><t>" + std::string(value) + "</t></is></c>";
        };
        const std::string rows = "<row r=\"1\">" + text("Họ tên") + text("CCCD") + text("Ngày sinh") +
                                 "</row><row r=\"2\">" + text("A B") + text("001085012341") +
                                 "<c t=\"d\"><v>1985-05-02</v></c></row><row r=\"3\">" + text("A C") +
                                 text("001085012342") + text("25/12/1985") + "</row>";
        const std::string file = test::workbookOf(rows);
        QCOMPARE(check(file).rules(2), std::string("date_swapped>1985-02-05"));
        CheckOptions accepting = asOf();
        accepting.accepted = {Rule::DateSwapped};
        QCOMPARE(check(file, accepting).value(2, "birth_date"), std::string("1985-02-05"));
    }

    void the_same_id_twice_comes_back_and_the_same_vehicle_is_noted()
    {
        const Run run = check(
            headings + "A B;001085012345;1985;;;29A-12345\nA C;001085012345;;;;29A12345\nA B;001085012399;1985\n");
        QCOMPARE(run.rules(3, Weight::Note), std::string("duplicate_id duplicate_plate"));
        QCOMPARE(run.rules(3), std::string("duplicate_id"));
        QCOMPARE(run.rules(4, Weight::Note), std::string("duplicate_name"));
        QCOMPARE(run.checked.good.size(), std::size_t{2});
    }

    void a_word_that_reads_in_both_ways_is_read_as_its_column()
    {
        std::string file = headings;
        const char *names[] = {"NguyÔn V¨n Hïng", "TrÇn ThÞ BÝch", "§ç M¹nh C­êng", "Dòng"};
        for (int i = 0; i < 4; ++i)
            file += std::string(names[i]) + ";00108501234" + std::to_string(i) + "\n";
        QCOMPARE(check(file).rules(5), std::string("legacy_font>Dũng"));
        QCOMPARE(one("Dòng;001085012345").rules(2), std::string());
    }

    void numbers_under_headings_and_text_below_are_no_entries_and_are_told()
    {
        const Run run = check("Họ và tên;CCCD;Chức vụ\n(1);(2);(3)\nA B;001085012345;Lái xe\nHọ và tên;CCCD;Chức vụ\nA "
                              "C;001085012346;\nTổng cộng: 2 người;;\n;;Lái xe\n");
        QCOMPARE(run.checked.good.size(), std::size_t{2});
        QCOMPARE(run.checked.text, (std::vector<std::uint32_t>{2, 4, 6}));
        QCOMPARE(run.rules(7), std::string("missing missing")); // never dropped in silence
    }

    void a_name_under_one_heading_over_two_columns_is_put_together()
    {
        const auto text = [](const char *value) {
            return "<c t=\"inlineStr\"><is><t>" + std::string(value) + "</t></is></c>";
        };
        const std::string file =
            test::workbookOf("<row r=\"1\">" + text("Họ và tên") + "<c/>" + text("CCCD") + "</row><row r=\"2\">" +
                                 text("Nguyễn Thị") + text("Hương") + text("001185012345") + "</row>",
                             "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>");
        QCOMPARE(check(file).value(2, "full_name"), std::string("Nguyễn Thị Hương"));
    }

    void formulas_without_a_value_and_errors_come_back()
    {
        const auto text = [](const char *value) {
            return "<c t=\"inlineStr\"><is><t>" + std::string(value) + "</t></is></c>";
        };
        const Run run = check(test::workbookOf(
            "<row r=\"1\">" + text("Họ và tên") + text("CCCD") + "</row><row r=\"2\">" + text("A B") +
            "<c><f>C2</f></c></row><row r=\"3\">" + text("A B") + "<c t=\"e\"><v>#REF!</v></c></row>"));
        QCOMPARE(run.rules(2), std::string("not_calculated"));
        QCOMPARE(run.rules(3), std::string("cell_error"));
        QCOMPARE(run.checked.calculatedCells, std::size_t{1});
    }

    void lists_of_other_things_are_checked_by_a_shape_of_their_own()
    {
        const Shape users{"users",
                          {"Tài khoản", "Accounts"},
                          {{"full_name", {"Họ và tên", "Name"}, FieldType::PersonName, true, 80, {"ho va ten"}, {}, {}},
                           {"email", {"Thư điện tử", "E-mail"}, FieldType::Email, true, 100, {"email"}, {}, {}}}};
        const Run run = check("Họ và tên,Email\nA B,ab@donvi.vn\nA C,ac@donvi\n", asOf(), {}, users);
        QCOMPARE(run.value(2, "email"), std::string("ab@donvi.vn"));
        QCOMPARE(run.rules(3), std::string("email_unreadable"));
    }

    void each_row_is_good_or_bad_or_no_entry_whatever_it_holds()
    {
        QVERIFY(rc::check([] {
            const auto pieces =
                rc::gen::elementOf(std::vector<std::string>{"A B", "", "001085012345", "1085012345", "x;y", "'=1",
                                                            "31/12/1999", "Hµ", "29A-123.45", "\"", "Tổng cộng"});
            std::vector<std::vector<std::string>> rows{{"Họ và tên", "CCCD", "Ngày sinh", "Biển số"}};
            const int count = *rc::gen::inRange(1, 8);
            for (int i = 0; i < count; ++i)
                rows.push_back({*pieces, *pieces, *pieces, *pieces});
            const Run run = check(writeCsv(rows, TextEncoding::Utf8, ','));
            RC_ASSERT(run.checked.good.size() + run.checked.bad.size() + run.checked.text.size() + 1 ==
                      run.list.table.rows.size());
        }));
    }
};

QTEST_APPLESS_MAIN(CheckTest)
#include "check_test.moc"
