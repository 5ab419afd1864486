// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/strict_json.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace th::core;

class StrictJsonTest : public QObject {
    Q_OBJECT
private slots:
    void saysWhatIsNotStrictAndWhere_data();
    void saysWhatIsNotStrictAndWhere();
    void readsWhatIsStrict();
};

void StrictJsonTest::saysWhatIsNotStrictAndWhere_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char *name, const QByteArray &text, const char *complaint) {
        QTest::newRow(name) << text << QString::fromUtf8(complaint);
    };
    row("empty", "", " not JSON: error near byte 1");
    row("member twice", R"({"a":1,"a":2})", " the member \"a\" is there twice");
    row("member twice through an escape", R"({"a":1,"\u0061":2})", " the member \"a\" is there twice");
    row("member twice, deep", R"([0,{"x/y":{"a":1,"a":2}}])", "/1/x~1y the member \"a\" is there twice");
    row("fraction", "[1.5]", " a number that is not whole, or too large");
    row("whole number written as a fraction", "[1.0]", " a number that is not whole, or too large");
    row("exponent", "[1e3]", " a number that is not whole, or too large");
    row("too large", "[18446744073709551616]", " a number that is not whole, or too large");
    row("trailing bytes", "{} {}", " not JSON: error near byte 4");
    row("not UTF-8", "[\"\xff\"]", " not UTF-8");
    row("not UTF-8, overlong", "[\"\xc0\x80\"]", " not UTF-8");
    row("lone surrogate", R"(["\ud800"])", " not JSON: error near byte 9");
    row("nested 17 deep", QByteArray(17, '[') + QByteArray(17, ']'),
        "/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0 nested more than 16 deep");
    row("comment", "[1] // one", " not JSON: error near byte 5");
    row("longer than asked for", QByteArray(1001, ' '), " longer than 1000 bytes");
}

void StrictJsonTest::saysWhatIsNotStrictAndWhere()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, complaint);
    const auto read = parseStrictJson(asBytes(text.toStdString()), 1000, JsonNumbers::Whole);
    QVERIFY(!read.ok());
    QCOMPARE(QString::fromStdString(read.error().where + " " + read.error().rule), complaint);
}

void StrictJsonTest::readsWhatIsStrict()
{
    const std::string deepest = std::string(16, '[') + std::string(16, ']');
    QVERIFY(parseStrictJson(asBytes(deepest), 1000, JsonNumbers::Whole).ok());
    const auto fraction = parseStrictJson(asBytes("{\"a\":1.5}"), 1000, JsonNumbers::Any);
    QVERIFY(fraction.ok());
    QCOMPARE(fraction->at("a").get<double>(), 1.5);
    // 500,000 open brackets neither exhaust the stack nor the memory.
    QVERIFY(!parseStrictJson(asBytes(std::string(500000, '[')), 1000000, JsonNumbers::Any).ok());
    // An array of 4 MB whose values would take fifty times that much.
    std::string many = "[0";
    for (int i = 0; i < 2'000'000; ++i)
        many += ",0";
    const auto refused = parseStrictJson(asBytes(many + "]"), 5'000'000, JsonNumbers::Any);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().rule, std::string("too many values"));
}

QTEST_APPLESS_MAIN(StrictJsonTest)
#include "strict_json_test.moc"
