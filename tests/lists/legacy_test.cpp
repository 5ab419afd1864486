// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/legacy.h"

#include "characters.h"
#include "marked_words.h"

#include "core/id_card.h"

#include <QTest>
#include <iconv.h>
#include <rapidcheck.h>

using namespace th;
using namespace th::lists;

namespace {

/// What glibc makes of one byte of an encoding; empty if it has none.
std::string byIconv(const char *encoding, unsigned char byte)
{
    const iconv_t converter = iconv_open("UTF-8", encoding);
    char in[2] = {static_cast<char>(byte), '_'}, out[16] = {}; // what follows keeps converters from waiting for a mark
    char *from = in, *to = out;
    std::size_t left = 2, room = sizeof out;
    const bool good = iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1) && left == 0;
    iconv(converter, nullptr, nullptr, &to, &room);
    iconv_close(converter);
    const std::string text(out, static_cast<std::size_t>(to - out));
    return good ? text.substr(0, text.size() - 1) : std::string();
}

std::string latin(unsigned char byte)
{
    std::string text;
    appendUtf8(text, fromWindows1252(byte));
    return text;
}

const std::u32string lowerLetters =
    U"aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";

std::string anyName()
{
    const auto points = *rc::gen::nonEmpty(
        rc::gen::container<std::u32string>(rc::gen::oneOf(rc::gen::elementOf(lowerLetters), rc::gen::just(U' '))));
    return toUtf8(points);
}

} // namespace

class LegacyTest : public QObject {
    Q_OBJECT

private slots:
    void letters_of_tcvn3_are_those_that_the_c_library_knows()
    {
        if (byIconv("TCVN5712-1", 0xb5).empty())
            QSKIP("the C library has no TCVN 5712 here");
        int letters = 0;
        for (unsigned byte = 0xa1; byte < 0xff; ++byte) {
            const auto ours = convertLegacy(latin(static_cast<unsigned char>(byte)), LegacyFont::Tcvn3);
            if (!ours)
                continue;
            ++letters;
            QCOMPARE(core::composeVietnamese(*ours),
                     core::composeVietnamese(byIconv("TCVN5712-1", static_cast<unsigned char>(byte))));
        }
        QCOMPARE(letters, 7 + 7 + 60); // marked without tone in two cases; 12 vowels × 5 tones
    }

    void letters_of_windows_1258_are_those_that_the_c_library_knows()
    {
        if (byIconv("CP1258", 0xc0).empty())
            QSKIP("the C library has no Windows-1258 here");
        for (unsigned byte = 0x80; byte < 0x100; ++byte) {
            std::string ours;
            appendUtf8(ours, fromWindows1258(static_cast<unsigned char>(byte)));
            const std::string theirs = byIconv("CP1258", static_cast<unsigned char>(byte));
            if (!theirs.empty())
                QCOMPARE(ours, theirs);
        }
    }

    void every_letter_has_its_bytes_in_windows_1258_and_comes_back()
    {
        for (const char32_t point : lowerLetters) {
            const auto bytes = toWindows1258(point);
            QVERIFY(bytes);
            std::string text;
            for (const char byte : *bytes)
                appendUtf8(text, fromWindows1258(static_cast<unsigned char>(byte)));
            QCOMPARE(core::composeVietnamese(text), toUtf8(std::u32string{point}));
        }
    }

    void names_typed_in_old_fonts_are_recognised_and_read()
    {
        const struct {
            const char *typed;
            LegacyFont font;
            const char *name;
        } names[] = {
            {"NguyÔn V¨n Hïng", LegacyFont::Tcvn3, "Nguyễn Văn Hùng"},
            {"TrÇn ThÞ BÝch Ph­îng", LegacyFont::Tcvn3, "Trần Thị Bích Phượng"},
            {"§ç M¹nh C­êng", LegacyFont::Tcvn3, "Đỗ Mạnh Cường"},
            {"Hµ Néi", LegacyFont::Tcvn3, "Hà Nội"},
            {"NGUYÔN THÞ Hµ", LegacyFont::Tcvn3, "NGUYỄN THỊ HÀ"},
            {"Nguyeãn Vaên Huøng", LegacyFont::VniWindows, "Nguyễn Văn Hùng"},
            {"Traàn Thò Bích Phöôïng", LegacyFont::VniWindows, "Trần Thị Bích Phượng"},
            {"Ñoã Maïnh Cöôøng", LegacyFont::VniWindows, "Đỗ Mạnh Cường"},
            {"NGUYEÃN THÒ HAÈNG", LegacyFont::VniWindows, "NGUYỄN THỊ HẰNG"},
            {"Leâ Vaên Kyø", LegacyFont::VniWindows, "Lê Văn Kỳ"},
            {"Nguyá»…n VÄƒn HÃ¹ng", LegacyFont::Utf8AsLatin, "Nguyễn Văn Hùng"},
        };
        for (const auto &each : names) {
            const auto font = recogniseLegacy(each.typed);
            QVERIFY2(font && *font == each.font, each.typed);
            QCOMPARE(convertLegacy(each.typed, *font).value_or(""), std::string(each.name));
        }
    }

    void names_in_unicode_are_left_alone()
    {
        for (const char *name : {"Nguyễn Văn Hùng", "Trần Thị Bích Phượng", "ĐỖ MẠNH CƯỜNG", "Lý Dòng",
                                 "Hoàng Thị Thuý", "Huỳnh Thúy Kiều", "Nguye\xcc\x82\xcc\x83n Va\xcc\x86n",
                                 "Nguyen Van Hung", "Quách Tĩnh", "Nghiêm Xuân Yêm", "“Phở Thìn”"})
            QVERIFY2(!recogniseLegacy(name), name);
    }

    void what_is_typed_in_a_font_reads_back_the_same()
    {
        for (const LegacyFont font : {LegacyFont::Tcvn3, LegacyFont::VniWindows, LegacyFont::Utf8AsLatin})
            QVERIFY(rc::check([font] {
                const std::string text = anyName();
                const auto typed = typeInLegacy(text, font);
                RC_ASSERT(typed);
                // In VNI a letter and a mark may also be two letters: "oà" typed is "ồ". Vietnamese has no such pairs.
                if (font != LegacyFont::VniWindows)
                    RC_ASSERT(convertLegacy(*typed, font) == text);
            }));
        for (const char32_t point : lowerLetters) {
            const std::string letter = toUtf8(std::u32string{point});
            QCOMPARE(convertLegacy(*typeInLegacy(letter, LegacyFont::VniWindows), LegacyFont::VniWindows).value_or(""),
                     letter);
        }
    }

    void any_text_converts_to_sound_text_or_to_nothing()
    {
        QVERIFY(rc::check([] {
            std::string text;
            for (const auto byte : *rc::gen::arbitrary<std::vector<std::uint8_t>>())
                text += latin(byte);
            for (const LegacyFont font : {LegacyFont::Tcvn3, LegacyFont::VniWindows, LegacyFont::Utf8AsLatin}) {
                const auto converted = convertLegacy(text, font);
                RC_ASSERT(!converted || core::isValidUtf8(*converted));
            }
            (void)recogniseLegacy(text);
        }));
    }
};

QTEST_APPLESS_MAIN(LegacyTest)
#include "legacy_test.moc"
