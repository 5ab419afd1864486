// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id_card.h"
#include "support/sample_pass.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace th::core;
using namespace std::chrono_literals;
using th::test::samplePass;

namespace {

const std::string usual = "001085012345|012345678|Nguyễn Thị Hương|05021985|Nữ|Số 3, Phúc Xá, Ba Đình, Hà Nội|01092021";

CardMatch compared(const char *idNumber, const char *holder, const char *card)
{
    PassClaims claims = samplePass();
    claims.idNumber = idNumber;
    claims.holder = holder;
    return compareCard(claims, *parseIdCard(card));
}

QString utf8(const char *text) { return QString::fromUtf8(text); }
QString normalised(const QString &text, QString::NormalizationForm form) { return text.normalized(form); }

/// All 134 letters of Vietnamese with marks or stroke.
QString letters()
{
    return QStringLiteral("àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
                          "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ");
}

} // namespace

class IdCardTest : public QObject {
    Q_OBJECT
private slots:
    void readsACard()
    {
        const auto card = parseIdCard(usual);
        QVERIFY(card);
        QCOMPARE(card->number, std::string("001085012345"));
        QCOMPARE(card->oldNumber, std::string("012345678"));
        QCOMPARE(card->fullName, std::string("Nguyễn Thị Hương"));
        QVERIFY(card->birthDate == 1985y / std::chrono::February / 5d);
        QCOMPARE(card->sex, std::string("Nữ"));
        QCOMPARE(card->address, std::string("Số 3, Phúc Xá, Ba Đình, Hà Nội"));
        QVERIFY(card->issuedOn == 2021y / std::chrono::September / 1d);
    }

    void readsTheVariantsThatExist_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("summary"); // number/old/name/born/sex/address/issued
        QTest::newRow("empty old number") << utf8("001085012345||Nguyễn Thị Hương|05021985|Nữ|Hà Nội|01092021")
                                          << utf8("//Nguyễn Thị Hương/1/Nữ/Hà Nội/1");
        QTest::newRow("trailing empties")
            << utf8("001085012345||Nguyễn Thị Hương|05021985|Nữ||||") << utf8("//Nguyễn Thị Hương/1/Nữ//0");
        QTest::newRow("missing trailing fields")
            << utf8("001085012345|012345678|Nguyễn Thị Hương") << utf8("/012345678/Nguyễn Thị Hương/0///0");
        QTest::newRow("parents on new cards")
            << utf8("001085012345||Nguyễn Thị Hương|05021985|Nữ|Hà Nội|01072024||Nguyễn Văn Cha|Trần Thị Mẹ|")
            << utf8("//Nguyễn Thị Hương/1/Nữ/Hà Nội/1");
        QTest::newRow("upper case") << utf8("001085012345||NGUYỄN THỊ HƯƠNG|05021985|NỮ|HÀ NỘI|01092021")
                                    << utf8("//NGUYỄN THỊ HƯƠNG/1/Nữ/HÀ NỘI/1");
        QTest::newRow("spaces, CR LF")
            << utf8(" 001085012345 | 012345678 |  Nguyễn  Thị Hương | 05021985 | Nam | Hà Nội |01092021\r\n")
            << utf8("/012345678/Nguyễn Thị Hương/1/Nam/Hà Nội/1");
        QTest::newRow("byte order mark") << utf8("\ufeff001085012345||Nguyễn Thị Hương")
                                         << utf8("//Nguyễn Thị Hương/0///0");
        QTest::newRow("decomposed") << normalised(utf8("001085012345||Nguyễn Thị Hương|05021985|Nữ|Hà Nội|01092021"),
                                                  QString::NormalizationForm_D)
                                    << utf8("//Nguyễn Thị Hương/1/Nữ/Hà Nội/1");
        QTest::newRow("unknown day of birth") << utf8("001085012345||Nguyễn Thị Hương|00001985|Nữ|Hà Nội|31022021")
                                              << utf8("//Nguyễn Thị Hương/0/Nữ/Hà Nội/0");
        QTest::newRow("old number that is none")
            << utf8("001085012345|abc|Nguyễn Thị Hương|05021985|X|Hà Nội|") << utf8("//Nguyễn Thị Hương/1//Hà Nội/0");
    }
    void readsTheVariantsThatExist()
    {
        QFETCH(QString, text);
        QFETCH(QString, summary);
        const auto card = parseIdCard(text.toStdString());
        QVERIFY(card);
        const std::string got = "/" + card->oldNumber + "/" + card->fullName + "/" + (card->birthDate ? "1" : "0") +
                                "/" + card->sex + "/" + card->address + "/" + (card->issuedOn ? "1" : "0");
        QCOMPARE(QString::fromStdString(got), summary);
    }

    void isNotFooledByOtherTexts()
    {
        for (const std::string &text :
             {std::string(), std::string("001085012345"), std::string("001085012345|012345678"),
              std::string("00108501234|012345678|Nguyễn Thị Hương"), std::string("0010850123456||Nguyễn Thị Hương"),
              std::string("00108501234x||Nguyễn Thị Hương"), std::string("001085012345||"),
              std::string("001085012345||Nguyễn 4"), std::string("001085012345||\xff"), std::string("|||||||"),
              std::string("TH1:ABC|DEF|GHI"), "001085012345||" + std::string(201, 'a'),
              "001085012345||A|" + std::string(1100, 'a'), "001085012345||A" + std::string(30, '|')})
            QVERIFY2(!parseIdCard(text), text.c_str());
    }

    void comparesNumberFirstThenName()
    {
        QVERIFY(compared("001085012345", "Nguyễn Thị Hương", usual.c_str()) == CardMatch::Same);
        QVERIFY(compared("001085012345", "NGUYỄN  THỊ HƯƠNG", usual.c_str()) == CardMatch::Same);
        QVERIFY(compared("001085012345", "Nguyen Thi Huong", usual.c_str()) == CardMatch::Same);
        QVERIFY(compared("012345678", "Nguyễn Thị Hương", usual.c_str()) == CardMatch::OldNumber);
        QVERIFY(compared("001085099999", "Nguyễn Thị Hương", usual.c_str()) == CardMatch::DifferentNumber);
        QVERIFY(compared("987654321", "Nguyễn Thị Hương", usual.c_str()) == CardMatch::DifferentNumber);
        QVERIFY(compared("001085012345", "Nguyễn Thị Hường Vân", usual.c_str()) == CardMatch::DifferentName);
        QVERIFY(compared("", "Nguyễn Thị Hương", usual.c_str()) == CardMatch::NothingToCompare);
        QVERIFY(compared("", "Trần Văn Khác", usual.c_str()) == CardMatch::NothingToCompare);
    }

    void anOldNumberTheCardDoesNotTellProvesNothing()
    {
        const char *card = "001085012345||Nguyễn Thị Hương";
        QVERIFY(compared("012345678", "Nguyễn Thị Hương", card) == CardMatch::NothingToCompare);
        QVERIFY(compared("012345678", "Trần Văn Khác", card) == CardMatch::DifferentName);
    }

    void composesEveryLetterInEveryOrder()
    {
        QCOMPARE(letters().size(), 134);
        for (const QChar letter : letters()) {
            QString marks = normalised(letter, QString::NormalizationForm_D).mid(1);
            std::sort(marks.begin(), marks.end());
            do {
                const QString text =
                    QStringLiteral("x") + normalised(letter, QString::NormalizationForm_D).at(0) + marks;
                const QString composed = QString::fromStdString(composeVietnamese(text.toStdString()));
                QCOMPARE(composed, normalised(text, QString::NormalizationForm_C));
            } while (std::next_permutation(marks.begin(), marks.end()));
        }
    }

    void composesHalfComposedLetters()
    {
        int met = 0;
        for (const QChar letter : letters())
            for (const QChar mark : QStringLiteral("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")) {
                const QString text = QString(letter) + mark;
                const QString expected = normalised(text, QString::NormalizationForm_C);
                if (expected.size() == 1 && !letters().contains(expected))
                    continue; // composes to a letter that is not Vietnamese
                ++met;
                QCOMPARE(QString::fromStdString(composeVietnamese(text.toStdString())), expected);
            }
        QVERIFY(met > 900);
    }

    void leavesOtherTextAlone()
    {
        for (const std::string text : {"", "plain", "日本語 ñ ö ç", "\xff\xfe", "\u0301abc", "😀 |"})
            QCOMPARE(composeVietnamese(text), text);
    }

    void foldsForSearching()
    {
        QCOMPARE(foldVietnamese("  ĐẶNG   Thị\tHồng "), std::string("dang thi hong"));
        QCOMPARE(foldVietnamese(normalised(letters(), QString::NormalizationForm_D).toStdString()),
                 foldVietnamese(letters().toStdString()));
        QCOMPARE(QString::fromStdString(foldVietnamese(letters().toStdString())).size(), 134);
        QCOMPARE(foldVietnamese(""), std::string());
    }

    void composingIsIdempotentAndAgreesWithUnicode()
    {
        static const QString alphabet =
            QStringLiteral("aăâeêioôơuưyđ ẠĂỢn|\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323");
        QVERIFY(rc::check("composition is that of Unicode", [] {
            const auto picks = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, int(alphabet.size())));
            QString text;
            for (const int pick : picks) // n with tilde, grave or acute is no Vietnamese letter: left apart
                if (!(alphabet[pick] >= QChar(0x300) && (text.isEmpty() || text.back() == QLatin1Char('n'))))
                    text += alphabet[pick];
            const std::string composed = composeVietnamese(text.toStdString());
            RC_ASSERT(composeVietnamese(composed) == composed);
            bool foreign = false;
            for (const QChar c : normalised(text, QString::NormalizationForm_C))
                foreign =
                    foreign || (c > QChar(0x7f) && !letters().contains(c) && c.category() != QChar::Mark_NonSpacing);
            RC_PRE(!foreign);
            RC_ASSERT(QString::fromStdString(composed) == normalised(text, QString::NormalizationForm_C));
        }));
    }
};

QTEST_APPLESS_MAIN(IdCardTest)
#include "id_card_test.moc"
