// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/write.h"

#include "characters.h"

#include "core/id_card.h"

#include <QTest>
#include <rapidcheck.h>

using namespace th;
using namespace th::lists;

namespace {

using Texts = std::vector<std::vector<std::string>>;

core::Result<Table, TableError> read(const std::string &bytes) { return readTable(core::asBytes(bytes)); }

/// "name:detail" of the fault, or "" if there is none.
std::string faultOf(const std::string &bytes)
{
    const auto table = read(bytes);
    return table ? "" : std::string(name(table.error().fault)) + ":" + table.error().detail;
}

Texts textsOf(const Table &table)
{
    Texts texts;
    for (const Row &row : table.rows) {
        texts.emplace_back();
        for (const Cell &cell : row.cells) {
            texts.back().resize(cell.column + 1u);
            texts.back()[cell.column] = core::composeVietnamese(cell.text);
        }
    }
    return texts;
}

std::string anyCell()
{
    const auto letters = rc::gen::elementOf(std::u32string(U"aNgưỡỄđĐ 0,;\"\n.ắ"));
    return toUtf8(*rc::gen::container<std::u32string>(letters));
}

/// A table that has a heading, so that it shows its separator, and no empty rows or ends.
Texts anyTable()
{
    Texts rows{{"Họ và tên", "Ngày sinh", "Số CCCD", "Địa chỉ của người"}};
    const int count = *rc::gen::inRange(1, 6);
    for (int i = 0; i < count; ++i)
        rows.push_back({"x", anyCell(), anyCell(), "Nguyễn Văn Hùng"});
    return rows;
}

} // namespace

class CsvTest : public QObject {
    Q_OBJECT

private slots:
    void what_is_written_reads_back_in_every_encoding_and_separator()
    {
        for (const TextEncoding encoding : {TextEncoding::Utf8, TextEncoding::Utf8WithMark, TextEncoding::Utf16Le,
                                            TextEncoding::Utf16Be, TextEncoding::Windows1258})
            for (const char separator : {',', ';', '\t'})
                QVERIFY2(rc::check([=] {
                             const Texts rows = anyTable();
                             const auto table = read(writeCsv(rows, encoding, separator));
                             RC_ASSERT(table.ok());
                             RC_ASSERT(table->separator == separator);
                             RC_ASSERT(table->encoding == encoding);
                             RC_ASSERT(textsOf(*table) == rows);
                         }),
                         name(encoding));
    }

    void rows_are_numbered_as_a_spreadsheet_shows_them()
    {
        const auto table = read("Tên,Số\r\n\r\n\"a\nb\",1\r\nc,2");
        QVERIFY(table);
        QCOMPARE(table->rows.size(), std::size_t{3});
        QCOMPARE(table->rows[1].number, 3u);
        QCOMPARE(table->rows[2].number, 4u);
    }

    void the_separator_that_excel_is_told_of_holds()
    {
        const auto table = read("sep=;\r\na;b,c,d,e\r\n");
        QVERIFY(table);
        QCOMPARE(table->separator, ';');
        QCOMPARE(table->rows[0].number, 1u);
        QCOMPARE(textsOf(*table)[0], (std::vector<std::string>{"a", "b,c,d,e"}));
    }

    /// Cells that come back are quoted for comma, semicolon and tab; behind another separator a formula could hide.
    void other_separators_are_not_taken_on_trust()
    {
        const auto table = read("sep=|\r\na|b,c\r\n");
        QVERIFY(table);
        QCOMPARE(table->separator, ',');
        QCOMPARE(table->rows.size(), std::size_t{2});
    }

    void quotation_marks_that_people_type_inside_a_cell_stay()
    {
        QCOMPARE(textsOf(*read("a,Công ty \"Sữa\" Hà Nội\n"))[0][1], std::string("Công ty \"Sữa\" Hà Nội"));
    }

    void a_lone_quotation_mark_does_not_hide_the_separator()
    {
        const auto table = read("Màn hình 24\" cũ;Số\nA, B;1\nC, D;2\n");
        QVERIFY(table);
        QCOMPARE(table->separator, ';');
    }

    void a_broken_quotation_is_named_with_its_line()
    {
        QCOMPARE(faultOf("a,b\nc,\"d\ne,f\n"), std::string("unclosed_quote:2"));
        QCOMPARE(faultOf("a,b\nc,\"d\"x\ne,f\n"), std::string("broken_quote:2"));
        QCOMPARE(faultOf("a,b\nc,\"d\nd\"x,f\n"), std::string("broken_quote:3"));
    }

    void damaged_text_is_refused_rather_than_guessed()
    {
        QCOMPARE(faultOf("Họ và tên,Địa chỉ\nNguyễn Văn Hùng,Hà N\xe1\xbb\nTrần Thị Bích,Đà Nẵng\n"),
                 std::string("bad_utf8:2"));
        QCOMPARE(faultOf("\xef\xbb\xbfT\xean,x\n"), std::string("bad_utf8:1"));
        QCOMPARE(faultOf(std::string("a,b\0,c\n", 7)), std::string("not_text:"));
        QCOMPARE(faultOf(std::string("\xff\xfe\x00\xd8 \x00", 6)), std::string("bad_utf16:"));
        QCOMPARE(faultOf(std::string("\xff\xfe"
                                     "a",
                                     3)),
                 std::string("bad_utf16:"));
    }

    void utf_16_without_its_mark_is_recognised()
    {
        const std::string bytes =
            writeCsv({{"Ho va ten", "CCCD"}, {"Nguyễn", "1"}}, TextEncoding::Utf16Le, ',').substr(2);
        const auto table = read(bytes);
        QVERIFY(table);
        QCOMPARE(table->encoding, TextEncoding::Utf16Le);
    }

    void a_file_in_a_legacy_font_is_read_so_that_it_can_be_converted()
    {
        const std::string bytes =
            writeCsv({{"Hä vµ tªn", "N¬i ë"}, {"NguyÔn V¨n Dòng", "Hµ Néi"}}, TextEncoding::Windows1252, ',');
        const auto table = read(bytes);
        QVERIFY(table);
        QCOMPARE(table->encoding, TextEncoding::Windows1252);
        QCOMPARE(table->rows[1].cells[0].text, std::string("NguyÔn V¨n Dòng"));
    }

    void what_a_spreadsheet_would_calculate_is_written_as_text()
    {
        const std::string bytes = writeCsv({{"=1+1", "+84912", "-2", "@x", "a=b"}}, TextEncoding::Utf8, ',');
        QCOMPARE(bytes, std::string("'=1+1,'+84912,'-2,'@x,a=b\r\n"));
    }

    void limits_end_the_reading_with_a_name()
    {
        QCOMPARE(faultOf(""), std::string("empty:"));
        QCOMPARE(faultOf("\n\n ,"), std::string(""));
        QCOMPARE(faultOf("\r\n\r\n"), std::string("empty:"));
        QCOMPARE(faultOf(std::string(maxColumns, ',') + "x\n"), std::string("too_far_right:SS1"));
        std::string rows;
        for (std::size_t i = 0; i <= maxRows; ++i)
            rows += "x,y\n";
        QCOMPARE(faultOf(rows), std::string("too_many_rows:"));
        QCOMPARE(faultOf("a," + std::string(maxCellBytes + 1, 'x')), std::string("cell_too_long:B1"));
        QCOMPARE(faultOf(std::string(maxFileBytes + 1, 'x')), std::string("too_large:"));
    }

    void other_documents_are_called_by_their_name()
    {
        QCOMPARE(faultOf("%PDF-1.7 …"), std::string("other_document:PDF"));
        QCOMPARE(faultOf("<html><table>"), std::string("other_document:HTML"));
        QCOMPARE(faultOf("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 …"), std::string("old_workbook:"));
    }

    void every_fault_has_a_sentence_in_both_languages()
    {
        for (int fault = 0; fault <= static_cast<int>(TableFault::OutOfMemory); ++fault) {
            const auto words = sentence(TableError{static_cast<TableFault>(fault), "X9"});
            QVERIFY(words.vi.size() > 30 && words.en.size() > 30 && words.vi != words.en);
            QVERIFY(words.vi.find('{') == std::string::npos);
        }
    }

    void any_bytes_read_or_are_refused()
    {
        QVERIFY(rc::check([] {
            const auto bytes = *rc::gen::arbitrary<std::vector<std::uint8_t>>();
            const auto table = readTable(bytes);
            if (table)
                for (const Row &row : table->rows)
                    for (const Cell &cell : row.cells)
                        RC_ASSERT(core::isValidUtf8(cell.text));
        }));
    }
};

QTEST_APPLESS_MAIN(CsvTest)
#include "csv_test.moc"
