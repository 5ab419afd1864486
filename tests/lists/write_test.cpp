// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/write.h"
#include "workbook_file.h"

#include <QTest>
#include <rapidcheck.h>

using namespace th;
using namespace th::lists;

namespace {

const Shape &employees() { return *findPassShape("employee"); }

CheckedList checked(const OpenedList &list)
{
    CheckOptions options;
    options.today = std::chrono::year(2021) / 9 / 5;
    return checkList(list.table, employees(), list.mapping, options);
}

OpenedList opened(const std::string &file) { return openList(core::asBytes(file), employees()).value(); }

OpenedList comeBack(const std::string &file)
{
    const OpenedList list = opened(file);
    return opened(returnedList(list.table, list.mapping, checked(list), core::Language::English).value());
}

std::string textAt(const OpenedList &list, std::size_t row, std::uint16_t column)
{
    const Cell *cell = row < list.table.rows.size() ? list.table.rows[row].at(column) : nullptr;
    return cell ? cell->text : "";
}

std::string inlineCell(const std::string &text) { return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>"; }

} // namespace

class WriteTest : public QObject {
    Q_OBJECT

private slots:
    void bad_rows_come_back_in_the_encoding_and_with_the_separator_that_they_came_in()
    {
        const std::vector<std::vector<std::string>> rows{{"Danh sách", "", ""},
                                                         {"Họ và tên", "CCCD", "Ghi chú"},
                                                         {"Nguyễn Văn Hùng", "001085012345", "tốt"},
                                                         {"Trần Thị Bích", "99", "sai; \"số\""}};
        for (const TextEncoding encoding : {TextEncoding::Utf8, TextEncoding::Utf8WithMark, TextEncoding::Utf16Le,
                                            TextEncoding::Utf16Be, TextEncoding::Windows1258})
            for (const char separator : {',', ';', '\t'}) {
                const OpenedList list = opened(writeCsv(rows, encoding, separator));
                const std::string file =
                    returnedList(list.table, list.mapping, checked(list), core::Language::Vietnamese).value();
                const OpenedList again = opened(file);
                QCOMPARE(again.table.encoding, encoding);
                QCOMPARE(again.table.separator, separator);
                QCOMPARE(again.table.rows.size(), std::size_t{3});
                QCOMPARE(textAt(again, 2, 1), std::string("99"));
                QCOMPARE(again.mapping.columns.back().heading, std::string("Lỗi cần sửa"));
                const auto second =
                    returnedList(again.table, again.mapping, checked(again), core::Language::Vietnamese);
                QCOMPARE(opened(*second).mapping.columns.size(),
                         again.mapping.columns.size()); // one column of errors, not two
            }
    }

    void a_list_in_a_legacy_font_comes_back_with_sentences_that_it_can_hold()
    {
        const OpenedList list =
            opened(writeCsv({{"Hä vµ tªn", "CCCD"}, {"NguyÔn V¨n Hïng", "99"}}, TextEncoding::Windows1252, ','));
        const std::string file =
            returnedList(list.table, list.mapping, checked(list), core::Language::Vietnamese).value();
        QVERIFY(file.find("Loi can sua") != std::string::npos);
        QVERIFY(file.find("Nguy\xd4n") != std::string::npos);
    }

    void a_workbook_comes_back_with_its_values_and_no_formulas()
    {
        const OpenedList back = comeBack(
            test::workbookOf("<row r=\"3\">" + inlineCell("Họ và tên") + inlineCell("CCCD") + inlineCell("Ngày sinh") +
                             inlineCell("Lương") + "</row><row r=\"4\">" + inlineCell("=HYPERLINK(&quot;x&quot;)") +
                             "<c><v>1085012345</v></c><c t=\"d\"><v>1985-12-25</v></c><c><f>1+1</f><v>2.5</v></c><c "
                             "t=\"b\"><v>1</v></c></row>"));
        QCOMPARE(textAt(back, 1, 0), std::string("=HYPERLINK(\"x\")"));
        QCOMPARE(back.table.rows[1].at(0)->kind, CellKind::Text);
        QCOMPARE(back.table.rows[1].at(1)->kind, CellKind::Number);
        QCOMPARE(textAt(back, 1, 1), std::string("1085012345"));
        QCOMPARE(back.table.rows[1].at(2)->kind, CellKind::Date);
        QCOMPARE(textAt(back, 1, 2), std::string("1985-12-25"));
        QCOMPARE(textAt(back, 1, 3), std::string("2.5"));
        QCOMPARE(textAt(back, 1, 4), std::string("TRUE"));
        for (const Cell &cell : back.table.rows[1].cells)
            QVERIFY(!cell.calculated);
        QVERIFY(textAt(back, 1, 5).find("Row 4, column B") != std::string::npos);
        QCOMPARE(back.table.sheet, std::string("Sheet1"));
    }

    void any_texts_in_a_workbook_come_back_the_same()
    {
        QVERIFY(rc::check([] {
            const auto texts = *rc::gen::container<std::vector<std::string>>(
                3,
                rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(std::string("a=_x0D:;'\"+ 1")))));
            std::string row = inlineCell("A 1") + inlineCell("99");
            for (const std::string &text : texts) {
                std::string escaped;
                for (const char c : text)
                    escaped += c == '"' ? "&quot;" : std::string{c};
                row += inlineCell(escaped);
            }
            const std::string file = test::workbookOf("<row r=\"1\">" + inlineCell("Họ và tên") + inlineCell("CCCD") +
                                                      "</row><row r=\"2\">" + row + "</row>");
            const OpenedList before = opened(file), after = comeBack(file);
            for (std::uint16_t column = 0; column < 5; ++column)
                RC_ASSERT(textAt(after, 1, column) == textAt(before, 1, column));
        }));
    }

    void templates_are_read_as_the_lists_that_they_are_for()
    {
        for (const Shape &shape : passShapes())
            for (const FileKind kind : {FileKind::Csv, FileKind::Xlsx})
                for (const core::Language language : {core::Language::Vietnamese, core::Language::English}) {
                    const std::string file = emptyList(shape, kind, language).value();
                    const auto list = openList(core::asBytes(file), shape);
                    QVERIFY(list);
                    QVERIFY2(list->mapping.sure(), shape.id.c_str());
                    for (const Field &field : shape.fields)
                        QVERIFY2(list->mapping.columnOf(field.id), field.id.c_str());
                    if (kind == FileKind::Xlsx)
                        QCOMPARE(sheetsOf(core::asBytes(file))->size(), std::size_t{2});
                    else
                        QVERIFY(file.starts_with("\xef\xbb\xbf"));
                }
    }

    void the_examples_of_a_template_are_good_rows()
    {
        for (const Shape &shape : passShapes())
            for (const core::Language language : {core::Language::Vietnamese, core::Language::English}) {
                std::vector<std::string> headings, examples;
                for (const Field &field : shape.fields) {
                    headings.push_back(field.name.in(language));
                    examples.push_back(field.example.in(language));
                }
                const auto list =
                    openList(core::asBytes(writeCsv({headings, examples}, TextEncoding::Utf8, ';')), shape);
                CheckOptions options;
                options.today = std::chrono::year(2021) / 9 / 5;
                const auto result = checkList(list->table, shape, list->mapping, options);
                QVERIFY2(result.findings.empty(),
                         result.findings.empty() ? "" : sentence(result.findings[0]).en.c_str());
                QCOMPARE(result.good.size(), std::size_t{1});
                QCOMPARE(result.good[0].fields.size(), shape.fields.size());
            }
    }
};

QTEST_APPLESS_MAIN(WriteTest)
#include "write_test.moc"
