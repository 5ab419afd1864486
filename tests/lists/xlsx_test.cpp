// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/table.h"
#include "workbook_file.h"

#include <QTest>

using namespace th;
using namespace th::lists;
using namespace th::test;

namespace {

core::Result<Table, TableError> read(const std::string &bytes, const std::string &sheet = {})
{
    return readTable(core::asBytes(bytes), sheet);
}

std::string faultOf(const std::string &bytes, const std::string &sheet = {})
{
    const auto table = read(bytes, sheet);
    return table ? "" : name(table.error().fault);
}

std::string cell(const std::string &reference, const std::string &attributes, const std::string &content)
{
    return "<c r=\"" + reference + "\" " + attributes + ">" + content + "</c>";
}

std::string inlineRow(int number, const std::vector<std::string> &texts)
{
    std::string row = "<row r=\"" + std::to_string(number) + "\">";
    for (const std::string &text : texts)
        row += "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    return row + "</row>";
}

/// The first cell of a sheet whose styles are 0 General, 1 dd/mm/yyyy, 2 own format with d.
Cell firstCell(const std::string &content, const std::string &attributes, const std::string &workbookPr = {},
               const std::string &sharedTexts = {})
{
    const std::string styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-42A]d/m/yy;@\"/></numFmts>"
                               "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs>";
    const auto table = read(zipOf(workbookParts({{"<row r=\"1\">" + cell("A1", attributes, content) + "</row>"}},
                                                sharedTexts, workbookPr, styles)));
    return table ? table->rows[0].cells[0] : Cell{0, CellKind::Error, false, name(table.error().fault)};
}

} // namespace

class XlsxTest : public QObject {
    Q_OBJECT

private slots:
    void every_kind_of_cell_has_its_value()
    {
        QCOMPARE(firstCell("<v>1085012345</v>", "").text, std::string("1085012345"));
        QCOMPARE(firstCell("<v>0.10000000000000001</v>", "").text, std::string("0.1"));
        QCOMPARE(firstCell("<v>1.085012345E11</v>", "").text, std::string("108501234500"));
        QCOMPARE(firstCell("<v>44445</v>", "s=\"1\"").text, std::string("2021-09-06"));
        QCOMPARE(firstCell("<v>44445.25</v>", "s=\"2\"").text, std::string("2021-09-06 06:00:00"));
        QCOMPARE(firstCell("<v>42983</v>", "s=\"1\"", "<workbookPr date1904=\"1\"/>").text, std::string("2021-09-06"));
        QCOMPARE(firstCell("<v>59</v>", "s=\"1\"").text, std::string("1900-02-28"));
        QCOMPARE(firstCell("<v>61</v>", "s=\"1\"").text, std::string("1900-03-01"));
        QCOMPARE(firstCell("<v>60</v>", "s=\"1\"").text, std::string("60")); // a day that never was
        QCOMPARE(firstCell("<v>1</v>", "t=\"b\"").text, std::string("TRUE"));
        QCOMPARE(firstCell("<v>#N/A</v>", "t=\"e\"").kind, CellKind::Error);
        QCOMPARE(
            firstCell("<is><r><t>Nguyễn </t></r><r><t>Văn</t></r><rPh><t>x</t></rPh></is>", "t=\"inlineStr\"").text,
            std::string("Nguyễn Văn"));
        QCOMPARE(
            firstCell("<v>1</v>", "t=\"s\"", "", "<si><t>a</t></si><si><r><t>Hà</t></r><r><t> Nội_x000A_</t></r></si>")
                .text,
            std::string("Hà Nội\n"));
    }

    void formulas_give_what_was_last_saved_and_say_so()
    {
        const Cell saved = firstCell("<f>A2&amp;A3</f><v>Nguyễn</v>", "t=\"str\"");
        QVERIFY(saved.calculated);
        QCOMPARE(saved.text, std::string("Nguyễn"));
        const Cell unsaved = firstCell("<f>A2</f>", "");
        QVERIFY(unsaved.calculated);
        QVERIFY(unsaved.text.empty());
    }

    void merged_cells_count_for_the_rows_below_and_hidden_rows_are_marked()
    {
        const auto table = read(workbookOf(inlineRow(1, {"Đơn vị A", "x"}) +
                                               "<row r=\"2\" hidden=\"1\"><c r=\"B2\"><v>5</v></c></row>" +
                                               "<row r=\"4\"><c r=\"B4\"><v>6</v></c></row>",
                                           "<mergeCells><mergeCell ref=\"A1:A3\"/></mergeCells>"));
        QVERIFY(table);
        QCOMPARE(table->rows[1].at(0)->text, std::string("Đơn vị A"));
        QVERIFY(table->rows[1].hidden);
        QVERIFY(!table->rows[2].at(0));
    }

    void the_first_visible_sheet_is_read_unless_one_is_named()
    {
        const std::string file = zipOf(workbookParts(
            {{inlineRow(1, {"hidden"}), "", "Ẩn", " state=\"hidden\""}, {inlineRow(1, {"seen"}), "", "Danh sách"}}));
        QCOMPARE(read(file)->rows[0].cells[0].text, std::string("seen"));
        QCOMPARE(read(file, "Ẩn")->rows[0].cells[0].text, std::string("hidden"));
        QCOMPARE(faultOf(file, "Khác"), std::string("no_sheet"));
        const auto sheets = sheetsOf(core::asBytes(file));
        QCOMPARE(sheets->size(), std::size_t{2});
        QVERIFY(sheets->front().hidden);
    }

    void a_zip_bomb_is_stopped_where_its_part_grows_too_large()
    {
        Parts parts = workbookParts({{inlineRow(1, {"x"})}});
        parts[0].second = "<worksheet><sheetData>" + std::string(maxPartBytes + 4096, ' ') + "</sheetData></worksheet>";
        const std::string bomb = zipOf(parts);
        QVERIFY(bomb.size() < 2u << 20);
        QCOMPARE(faultOf(bomb), std::string("part_too_large"));
    }

    void texts_that_grow_beyond_measure_are_stopped()
    {
        std::string rows, shared = "<si><t>" + std::string(100'000, 'x') + "</t></si>";
        for (int row = 1; row <= 1000; ++row)
            rows += "<row r=\"" + std::to_string(row) + "\"><c t=\"s\"><v>0</v></c></row>";
        QCOMPARE(faultOf(zipOf(workbookParts({{rows}}, shared))), std::string("too_much_text"));
        QCOMPARE(faultOf(workbookOf("<row r=\"1\"><c t=\"inlineStr\"><is><t>" + std::string(maxCellBytes + 1, 'x') +
                                    "</t></is></c></row>")),
                 std::string("cell_too_long"));
        QCOMPARE(faultOf(workbookOf("<row r=\"1\"><c><v a=\"" + std::string(3u << 20, 'x') + "\">1</v></c></row>")),
                 std::string("part_too_large"));
    }

    void entities_and_document_types_are_refused()
    {
        Parts parts = workbookParts({{inlineRow(1, {"x"})}});
        parts[0].second =
            "<!DOCTYPE w [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData><row r=\"1\"><c "
            "t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>";
        QCOMPARE(faultOf(zipOf(parts)), std::string("forbidden_xml"));
    }

    void absurd_dimensions_cost_nothing_and_cells_out_of_reach_are_named()
    {
        const auto sparse = read(workbookOf("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"/></row>"
                                            "<row r=\"1048576\"><c r=\"A1048576\"><v>2</v></c></row>"));
        QVERIFY(sparse);
        QCOMPARE(sparse->rows.size(), std::size_t{2});
        const auto far = read(workbookOf("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"));
        QCOMPARE(far.error().fault, TableFault::TooFarRight);
        QCOMPARE(far.error().detail, std::string("XFD1048576"));
        for (const char *rows :
             {"<row r=\"0\"/>", "<row r=\"1048577\"/>", "<row r=\"2\"/><row r=\"1\"/>",
              "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>", "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>",
              "<row r=\"1\"><c r=\"XFE1\"/></row>", "<row r=\"1\"><c t=\"s\"><v>7</v></c></row>"})
            QVERIFY2(faultOf(workbookOf(rows)) == "damaged_part", rows);
    }

    void three_hundred_columns_are_read()
    {
        QCOMPARE(read(workbookOf(inlineRow(1, std::vector<std::string>(300, "x"))))->rows[0].cells.size(),
                 std::size_t{300});
    }

    void merges_that_cover_everything_many_times_are_bounded()
    {
        std::string rows = inlineRow(1, {std::string(30'000, 'x')}), merges = "<mergeCells>";
        for (int row = 2; row <= 5000; ++row)
            rows += inlineRow(row, {"", "y"});
        for (int i = 0; i < 100; ++i)
            merges += "<mergeCell ref=\"A1:A1048576\"/>";
        QCOMPARE(faultOf(workbookOf(rows, merges + "</mergeCells>")), std::string("too_much_text"));
    }

    void other_zip_files_are_called_by_their_name()
    {
        const std::string workbook = workbookOf(inlineRow(1, {"x"}));
        QCOMPARE(faultOf(zipOf({{"danh sach.xlsx", workbook}})), std::string("archive"));
        QCOMPARE(faultOf(zipOf({{"../../etc/passwd", "x"}, {"/xl/workbook.xml", "x"}})), std::string("archive"));
        QCOMPARE(faultOf(zipOf({{"word/document.xml", "<w/>"}})), std::string("other_document"));
        QCOMPARE(
            faultOf(zipOf({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<w/>"}})),
            std::string("open_document"));
        QCOMPARE(faultOf(zipOf({{"xl/workbook.bin", "x"}})), std::string("binary_workbook"));
    }

    void a_cut_or_damaged_workbook_is_refused()
    {
        const std::string whole = workbookOf(inlineRow(1, {"x"}));
        for (std::size_t length = 4; length < whole.size(); length += 7)
            QVERIFY(!faultOf(whole.substr(0, length)).empty());
        for (std::size_t at = 0; at < whole.size(); at += 3) {
            std::string damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x40);
            (void)faultOf(damaged); // whatever it says, it ends
        }
    }
};

QTEST_APPLESS_MAIN(XlsxTest)
#include "xlsx_test.moc"
