// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "lists/table.h"
#include "lists/write.h"

using namespace th::lists;

class TableWriterTest : public QObject {
    Q_OBJECT

    static std::string written(FileKind kind)
    {
        std::string file;
        TableWriter writer(kind, {{"Name"}, {"Day", CellKind::Date}, {"Count", CellKind::Number}},
                           [&](std::string_view piece) {
                               file += piece;
                               return true;
                           });
        const bool fine = writer.row({"=1+1", "2021-09-06", "7"}) && writer.row({"Hương, A", "", ""});
        return fine && writer.finish() ? file : std::string();
    }

private slots:
    void texts_never_become_formulas()
    {
        QCOMPARE(written(FileKind::Csv), std::string("\xef\xbb\xbfName,Day,Count\r\n'=1+1,2021-09-06,7\r\n"
                                                     "\"Hương, A\",,\r\n"));
    }

    void a_workbook_keeps_texts_dates_and_numbers_apart()
    {
        const std::string file = written(FileKind::Xlsx);
        const auto table = readTable(th::core::asBytes(file), {});
        QVERIFY(table.ok());
        QCOMPARE(table->rows.size(), std::size_t(3));
        const auto &cells = table->rows[1].cells;
        QVERIFY(cells[0].kind == CellKind::Text && cells[0].text == "=1+1" && !cells[0].calculated);
        QVERIFY(cells[1].kind == CellKind::Date && cells[1].text == "2021-09-06");
        QVERIFY(cells[2].kind == CellKind::Number && cells[2].text == "7");
    }

    void a_sink_that_takes_no_more_ends_the_writing()
    {
        int pieces = 0;
        TableWriter writer(FileKind::Csv, {{"Name"}}, [&](std::string_view) { return ++pieces < 3; });
        QVERIFY(writer.row({"a"}));
        QVERIFY(!writer.row({"b"}) && !writer.row({"c"}));
        QCOMPARE(pieces, 3);
        const auto end = writer.finish();
        QVERIFY(!end.ok() && end.error().fault == WriteFault::SinkClosed);
    }
};

QTEST_GUILESS_MAIN(TableWriterTest)
#include "table_writer_test.moc"
