// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canonical_json.h"

#include <QTest>

using namespace th;

class CanonicalJsonTest : public QObject {
    Q_OBJECT
private slots:
    void writesOlpcForm_data();
    void writesOlpcForm();
    void refusesWhatIsNotStrict_data();
    void refusesWhatIsNotStrict();
};

void CanonicalJsonTest::writesOlpcForm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("canonical");
    QTest::newRow("members sorted, no white space")
        << QByteArray(" { \"b\" : [ 1 , 2 ] , \"a\" : { } } ") << QByteArray(R"({"a":{},"b":[1,2]})");
    QTest::newRow("sorted by code point, not by locale")
        << QByteArray(R"({"é":1,"z":2,"Z":3,"a":4})") << QByteArray(R"({"Z":3,"a":4,"z":2,"é":1})");
    QTest::newRow("only quote and backslash escaped")
        << QByteArray(R"({"a":"\"\\\/\n\u0111"})") << QByteArray("{\"a\":\"\\\"\\\\/\nđ\"}");
    QTest::newRow("constants and negative numbers")
        << QByteArray("[true,false,null,-5,0]") << QByteArray("[true,false,null,-5,0]");
    QTest::newRow("large whole number") << QByteArray("18446744073709551615") << QByteArray("18446744073709551615");
}

void CanonicalJsonTest::writesOlpcForm()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, canonical);
    const auto value = sync::parseStrictJson(core::asBytes(text.toStdString()));
    QVERIFY(value.ok());
    QCOMPARE(QByteArray::fromStdString(sync::canonicalJson(*value)), canonical);
}

void CanonicalJsonTest::refusesWhatIsNotStrict_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("member twice") << QByteArray(R"({"a":1,"a":2})");
    QTest::newRow("member twice through an escape") << QByteArray(R"({"a":1,"\u0061":2})");
    QTest::newRow("fraction") << QByteArray("[1.5]");
    QTest::newRow("whole number written as a fraction") << QByteArray("[1.0]");
    QTest::newRow("exponent") << QByteArray("[1e3]");
    QTest::newRow("too large") << QByteArray("[18446744073709551616]");
    QTest::newRow("trailing bytes") << QByteArray("{} {}");
    QTest::newRow("not UTF-8") << QByteArray("[\"\xff\"]");
    QTest::newRow("lone surrogate") << QByteArray(R"(["\ud800"])");
    QTest::newRow("nested 17 deep") << QByteArray(17, '[') + QByteArray(17, ']');
    QTest::newRow("nested very deep") << QByteArray(500000, '[');
    QTest::newRow("comment") << QByteArray("[1] // one");
}

void CanonicalJsonTest::refusesWhatIsNotStrict()
{
    QFETCH(QByteArray, text);
    QVERIFY(!sync::parseStrictJson(core::asBytes(text.toStdString())).ok());
}

QTEST_APPLESS_MAIN(CanonicalJsonTest)
#include "canonical_json_test.moc"
