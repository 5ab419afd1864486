// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document.h"

#include <QTest>

using namespace th::core;

class TextPlaceTest : public QObject {
    Q_OBJECT
private slots:
    void pointsAtTheValue_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("place");
        QTest::newRow("the whole") << ""
                                   << "2:1";
        QTest::newRow("a text") << "/a"
                                << "2:7";
        QTest::newRow("an item") << "/list/2"
                                 << "3:21";
        QTest::newRow("deep") << "/list/1/x"
                              << "3:18";
        QTest::newRow("past texts that hold brackets") << "/q"
                                                       << "4:24";
        QTest::newRow("a name with a slash") << "/s~1t"
                                             << "5:9";
        QTest::newRow("a name that is written with an escape") << "/đ"
                                                               << "5:23";
        QTest::newRow("columns are characters") << "/end"
                                                << "6:14";
        QTest::newRow("what is not there: where it would be") << "/list/7"
                                                              << "3:10";
        QTest::newRow("inside what has no members") << "/a/b"
                                                    << "2:7";
    }
    void pointsAtTheValue()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, place);
        const std::string text = "\n{\"a\": \"Ở\",\n \"list\": [0,{\"x\":1},[] ],\n"
                                 " \"[{\\\"}\": \"]}\", \"q\":   true,\n"
                                 " \"s/t\": 1, \"\\u0111\" : 2,\n \"ư\":3,\"end\":null}\n";
        const auto [line, column] = placeOf(asBytes(text), {pointer.toStdString(), "rule"});
        QCOMPARE(QString::number(line) + QLatin1Char(':') + QString::number(column), place);
    }
};

QTEST_APPLESS_MAIN(TextPlaceTest)
#include "text_place_test.moc"
