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

void CanonicalJsonTest::refusesWhatIsNotStrict()
{
    const auto fraction = sync::parseStrictJson(core::asBytes(R"({"a":[1.0]})"));
    QVERIFY(!fraction.ok());
    QCOMPARE(fraction.error(), std::string("/a: a number that is not whole, or too large"));
    QVERIFY(!sync::parseStrictJson(core::asBytes(R"({"a":1,"a":2})")).ok());
}

QTEST_APPLESS_MAIN(CanonicalJsonTest)
#include "canonical_json_test.moc"
