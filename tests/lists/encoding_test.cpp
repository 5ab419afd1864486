// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/encoding.h"
#include "lists/write.h"

#include <QTest>

using namespace th;
using namespace th::lists;

namespace {

const std::vector<std::vector<std::string>> people{{"Họ và tên", "Số CCCD"}, {"Nguyễn Thị Hương", "001185012345"}};

const Shape &shape() { return *findPassShape("individual"); }

core::Result<OpenedList, TableError> readAs(std::optional<TextEncoding> told, const std::string &bytes)
{
    return openListAs(told, core::asBytes(bytes), shape());
}

/// The name in the second row, or the fault.
std::string nameIn(std::optional<TextEncoding> told, const std::string &bytes)
{
    const auto list = readAs(told, bytes);
    return list ? list->table.rows.at(1).cells.at(0).text : name(list.error().fault) + (":" + list.error().detail);
}

} // namespace

/// A CSV file whose encoding a person tells.
class EncodingTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsToldHoldsForEveryEncodingThatCanBeTold()
    {
        for (const TextEncoding each : tellableEncodings()) {
            const std::string bytes = writeCsv(people, each, ',');
            const auto list = readAs(each, bytes);
            QVERIFY2(list, name(each));
            QCOMPARE(list->table.encoding, each); // what comes back is written in it again
            QCOMPARE(list->table.rows.size(), std::size_t(2));
            QCOMPARE(list->table.rows[1].cells.at(1).text, std::string("001185012345"));
            QCOMPARE(encodingNamed(name(each)), std::optional(each));
        }
        QVERIFY(!encodingNamed("") && !encodingNamed("utf-8-bom") && !encodingNamed("latin1"));
    }

    void aWrongGuessIsPutRight()
    {
        // One word of a legacy font is too little to know it by.
        const std::string legacy =
            writeCsv({{"Ho ten", "So CCCD"}, {"L\u00ea \u00d0\u00f8c", "1"}}, TextEncoding::Windows1252, ',');
        const std::string guessed = nameIn({}, legacy);
        QCOMPARE(nameIn(TextEncoding::Windows1252, legacy), std::string("L\u00ea \u00d0\u00f8c"));
        QVERIFY(nameIn(TextEncoding::Windows1258, legacy) != nameIn(TextEncoding::Windows1252, legacy));
        QVERIFY(guessed == nameIn(TextEncoding::Windows1258, legacy) ||
                guessed == nameIn(TextEncoding::Windows1252, legacy));
        // Words of Windows-1258 that are UTF-8 by accident.
        const std::string accident = "Ho ten,So CCCD\nA\xc3\xa2,1\n";
        QCOMPARE(nameIn({}, accident), std::string("A\u00e2"));
        QCOMPARE(nameIn(TextEncoding::Windows1252, accident), std::string("A\u00c3\u00a2"));
    }

    void aMarkIsNoPartOfTheFirstHeading()
    {
        const std::string marked = writeCsv(people, TextEncoding::Utf8WithMark, ',');
        QCOMPARE(readAs(TextEncoding::Utf8, marked)->table.rows[0].cells[0].text, std::string("Họ và tên"));
        const std::string le = writeCsv(people, TextEncoding::Utf16Le, ',');
        const std::string bare = le.starts_with("\xff\xfe") ? le.substr(2) : le;
        for (const std::string &bytes : {"\xff\xfe" + bare, bare})
            QCOMPARE(readAs(TextEncoding::Utf16Le, bytes)->table.rows[0].cells[0].text, std::string("Họ và tên"));
    }

    void whatItCannotBeIsRefusedWithItsLine()
    {
        QCOMPARE(nameIn(TextEncoding::Utf8, "Ho ten,So CCCD\nA,1\nB\xe9,2\n"), std::string("bad_utf8:3"));
        QCOMPARE(nameIn(TextEncoding::Utf16Le, "abc"), std::string("bad_utf16:"));
        QCOMPARE(nameIn(TextEncoding::Windows1258, std::string("a\0b", 3)), std::string("not_text:"));
        QCOMPARE(nameIn(TextEncoding::Utf8, ""), std::string("empty:"));
    }

    void aWorkbookSaysItselfHowItIsEncoded()
    {
        const auto book = emptyList(shape(), FileKind::Xlsx, core::Language::English);
        const auto list = readAs(TextEncoding::Utf16Be, *book);
        QVERIFY(list && list->table.kind == FileKind::Xlsx);
    }
};

QTEST_APPLESS_MAIN(EncodingTest)
#include "encoding_test.moc"
