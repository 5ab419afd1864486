// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cbor.h"

#include <QTest>
#include <limits>
#include <rapidcheck.h>

using namespace th::core;
using cbor::Fault;
using cbor::Reader;
using cbor::Writer;

namespace {

Bytes hex(const char *digits) { return *fromHex(digits); }

/// The fault met on the way through the whole input, or "ok".
QString throughout(ByteView bytes)
{
    Reader reader(bytes);
    const auto item = reader.skipItem();
    if (!item)
        return QString::fromLatin1(cbor::name(item.error().fault));
    const auto end = reader.finish();
    return QString::fromLatin1(end ? "ok" : cbor::name(end.error().fault));
}

} // namespace

class CborTest : public QObject {
    Q_OBJECT
private slots:
    void namesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("digits");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *digits, const char *expected) {
            QTest::newRow(name) << QByteArray(digits) << QString::fromLatin1(expected);
        };
        row("empty", "", "truncated");
        row("head cut", "19 01", "truncated");
        row("string cut", "43 0102", "truncated");
        row("length of eternity", "5b ffffffffffffffff", "truncated");
        row("array of eternity", "9b ffffffffffffffff", "truncated");
        row("map of eternity", "bb 8000000000000000", "truncated");
        row("tag of nothing", "c1", "truncated");
        row("trailing", "01 02", "trailing_bytes");
        row("23 in two bytes", "18 17", "not_shortest_form");
        row("255 in three bytes", "19 00ff", "not_shortest_form");
        row("65535 in five bytes", "1a 0000ffff", "not_shortest_form");
        row("2^32-1 in nine bytes", "1b 00000000ffffffff", "not_shortest_form");
        row("long length", "58 01 00", "not_shortest_form");
        row("long tag", "d8 12 00", "not_shortest_form");
        row("endless bytes", "5f ff", "indefinite_length");
        row("endless text", "7f ff", "indefinite_length");
        row("endless array", "9f ff", "indefinite_length");
        row("endless map", "bf ff", "indefinite_length");
        row("break alone", "ff", "indefinite_length");
        row("reserved head", "1c", "unsupported");
        row("half float", "f9 0000", "unsupported");
        row("double", "fb 0000000000000000", "unsupported");
        row("undefined", "f7", "unsupported");
        row("simple 0", "e0", "unsupported");
        row("simple 255", "f8 ff", "unsupported");
        row("2^63", "1b 8000000000000000", "unsupported");
        row("-2^63-1", "3b 8000000000000000", "unsupported");
        row("duplicate key", "a2 01 01 01 02", "duplicate_key");
        row("duplicate text key", "a2 6161 01 6161 02", "duplicate_key");
        row("keys out of order", "a2 02 01 01 02", "keys_out_of_order");
        row("negative before positive", "a2 20 01 01 02", "keys_out_of_order");
        row("bad UTF-8", "61 ff", "invalid_utf8");
        row("surrogate", "63 eda080", "invalid_utf8");
        row("overlong", "62 c080", "invalid_utf8");
        row("nine arrays deep", "81 81 81 81 81 81 81 81 81 00", "too_deep");
        row("eight arrays deep", "81 81 81 81 81 81 81 81 00", "ok");
        row("nine tags deep", "c1 c1 c1 c1 c1 c1 c1 c1 c1 00", "too_deep");
        row("-2^63", "3b 7fffffffffffffff", "ok");
        row("everything", "84 a2 01 20 20 6161 c1 00 43 010203 82 f5 f6", "ok");
    }
    void namesWhatIsWrong()
    {
        QFETCH(QByteArray, digits);
        QFETCH(QString, expected);
        QCOMPARE(throughout(hex(digits.replace(" ", "").constData())), expected);
    }

    void aReaderAsksForTypes()
    {
        const Bytes text = hex("6161");
        QCOMPARE(Reader(text).readUnsigned().error().rule, std::string("an unsigned integer"));
        QCOMPARE(Reader(text).readBytes(9).error().fault, Fault::UnexpectedType);
        QCOMPARE(Reader(text).readBool().error().fault, Fault::UnexpectedType);
        QCOMPARE(Reader(text).readNull().error().fault, Fault::UnexpectedType);
        QCOMPARE(Reader(hex("f6")).readBool().error().fault, Fault::UnexpectedType);
        QCOMPARE(Reader(text).readText(0).error().fault, Fault::TooLong);
        QCOMPARE(Reader(hex("820000")).enterArray(1).error().fault, Fault::TooLong);
        QVERIFY(Reader(text).peek().value() == Reader::Type::TextString);
        QVERIFY(Reader(hex("f5")).peek().value() == Reader::Type::Bool);
        QVERIFY(Reader(hex("f6")).peek().value() == Reader::Type::Null);
    }

    void theFirstErrorSticks()
    {
        const Bytes bytes = hex("011817");
        Reader reader(bytes);
        QVERIFY(reader.readUnsigned().ok());
        QCOMPARE(reader.readUnsigned().error().fault, Fault::NotShortestForm);
        QCOMPARE(reader.readText(5).error().fault, Fault::NotShortestForm);
        QCOMPARE(reader.finish().error().fault, Fault::NotShortestForm);
        QCOMPARE(reader.finish().error().offset, std::size_t{1});
    }

    void keysAscendInEncodedOrder()
    {
        const Bytes bytes = hex("001718ff2039010038ff");
        Reader reader(bytes);
        std::optional<std::int64_t> previous;
        for (const std::int64_t key : {0L, 23L, 255L, -1L, -257L})
            QCOMPARE(reader.readKey(previous).value(), key);
        QCOMPARE(reader.readKey(previous).error().fault, Fault::KeysOutOfOrder);
    }

    void writesTheExamplesOfTheStandard()
    {
        const auto written = [](auto write) {
            Writer writer;
            write(writer);
            return toHex(writer.view());
        };
        QCOMPARE(written([](Writer &w) { w.integer(23).integer(24).integer(-1).integer(-1000); }),
                 std::string("17181820") + "3903e7");
        QCOMPARE(written([](Writer &w) { w.unsignedInteger(1000000000000ULL); }), std::string("1b000000e8d4a51000"));
        QCOMPARE(written([](Writer &w) { w.integer(std::numeric_limits<std::int64_t>::min()); }),
                 std::string("3b7fffffffffffffff"));
        QCOMPARE(written([](Writer &w) { w.text("ü").bytes(hex("01020304")); }), std::string("62c3bc4401020304"));
        QCOMPARE(written([](Writer &w) { w.array(2).boolean(false).boolean(true).null().map(0).tag(32); }),
                 std::string("82f4f5f6a0d820"));
    }

    void readingUndoesWriting()
    {
        QVERIFY(rc::check([](std::int64_t number, const Bytes &bytes, bool flag) {
            Writer writer;
            writer.array(4).integer(number).bytes(bytes).boolean(flag).text(toHex(bytes));
            Reader reader(writer.view());
            RC_ASSERT(reader.enterArray(4).value() == 4U);
            RC_ASSERT(reader.readInteger().value() == number);
            const ByteView read = reader.readBytes(bytes.size()).value();
            RC_ASSERT(Bytes(read.begin(), read.end()) == bytes);
            RC_ASSERT(reader.readBool().value() == flag);
            RC_ASSERT(reader.readText(2 * bytes.size()).value() == toHex(bytes));
            RC_ASSERT(reader.finish().ok());
        }));
    }
};

QTEST_APPLESS_MAIN(CborTest)
#include "cbor_test.moc"
