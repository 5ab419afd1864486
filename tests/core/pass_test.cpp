// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base45.h"
#include "core/cose.h"
#include "core/pass.h"
#include "support/sample_pass.h"

#include <QTest>

using namespace th::core;
using th::test::sampleKey;
using th::test::samplePass;

namespace {

std::string sampleText()
{
    auto key = sampleKey();
    return *makePass(samplePass(), key);
}

QString outcome(std::string_view text)
{
    const auto decoded = decodePass(text);
    if (decoded)
        return QStringLiteral("ok");
    return QString::fromLatin1(name(decoded.error().fault)) + QLatin1Char(' ') +
           QString::fromStdString(decoded.error().rule);
}

class BrokenToken final : public Signer {
public:
    explicit BrokenToken(std::optional<Signature> answer) : m_answer(answer) {}
    [[nodiscard]] PublicKey publicKey() const override { return sampleKey().publicKey(); }
    [[nodiscard]] std::optional<Signature> sign(ByteView) override { return m_answer; }

private:
    std::optional<Signature> m_answer;
};

} // namespace

class PassTest : public QObject {
    Q_OBJECT
private slots:
    void saysWhatWasSigned()
    {
        const auto pass = decodePass(sampleText());
        QVERIFY(pass.ok());
        QVERIFY(pass->claimsUntrusted() == samplePass());
        QVERIFY(verifyEd25519(sampleKey().publicKey(), pass->toBeSigned(), pass->signature()));
    }

    void aTypicalPassFitsThePrintedSymbol()
    {
        const PassClaims claims = samplePass();
        QVERIFY(claims.holder.size() >= 24 && claims.organisation.size() >= 26);
        const auto size = sampleText().size();
        QVERIFY2(size <= 340, qPrintable(QString::number(size))); // version 11-M holds 366
        qInfo("a typical pass: %d characters", int(size));
    }

    void aTextThatIsNoPassSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const std::string good = sampleText();
        const auto row = [](const char *name, const std::string &text, const char *expected) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromLatin1(expected);
        };
        row("good", good, "ok");
        row("too long", "TH1:" + std::string(1021, '0'), "too_long text.too_long");
        row("too long and not even UTF-8", std::string(1025, '\xff'), "too_long text.too_long");
        row("not UTF-8", "TH1:\xff", "unreadable_text text.invalid_utf8");
        row("caps lock", "th1:abc", "unreadable_text text.letter_case");
        row("nothing after the prefix", "TH1:", "unreadable_text cbor.truncated");
        row("not Base45", "TH1:abc", "unreadable_text text.base45");
        row("one character lost", good.substr(0, good.size() - 1), "unreadable_text text.base45");
        row("two bytes lost", good.substr(0, good.size() - 3), "unreadable_text cbor.truncated");
        row("half lost", good.substr(0, 4 + 150), "unreadable_text cbor.truncated");
        row("something behind", good.substr(0, good.size() - 2) + "0000000", "malformed cbor.trailing_bytes");
        row("next version", "TH2:whatever", "unsupported_version text.version");
        row("version 999", "TH999:", "unsupported_version text.version");
        row("version 1000", "TH1000:", "not_a_pass ");
        row("no version", "TH:", "not_a_pass ");
        row("a CBOR text", "TH1:" + encodeBase45(asBytes("bhi")), "malformed cose.not_sign1");
        row("empty", "", "not_a_pass ");
    }
    void aTextThatIsNoPassSaysWhy()
    {
        QFETCH(QByteArray, text);
        QTEST(outcome(text.toStdString()), "expected");
    }

    void foreignCodes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(expected);
        };
        row("https://example.vn/x", "link");
        row("HTTP://EXAMPLE.VN", "link");
        row("www.example.vn", "link");
        row("00020101021238570010A000000727", "bank_transfer");
        row("HC1:NCFOXN%TS3DH", "health_certificate");
        row("001085012345|012345678|Nguyễn Văn An|01021985|Nam|Hà Nội|01012021", "id_card");
        row("001085012345||Nguyễn Văn An|01021985|Nam|Hà Nội", "id_card");
        row("001085012345|x", "other");
        row("WIFI:T:WPA;S:x;;", "wifi");
        row("BEGIN:VCARD\nEND:VCARD", "contact");
        row("MECARD:N:An;;", "contact");
        row("8934563138165", "other");
    }
    void foreignCodes()
    {
        QFETCH(QByteArray, text);
        const auto decoded = decodePass(text.toStdString());
        QVERIFY(!decoded.ok() && decoded.error().fault == DecodeFault::NotAPass);
        QTEST(QString::fromLatin1(name(*decoded.error().foreign)), "expected");
    }

    void everySingleByteChangeIsNoticed()
    {
        auto key = sampleKey();
        const auto bytes = *decodeBase45(std::string_view(sampleText()).substr(4));
        for (std::size_t i = 0; i < bytes.size(); ++i)
            for (unsigned change = 1; change < 256; ++change) {
                Bytes changed = bytes;
                changed[i] = static_cast<std::uint8_t>(changed[i] ^ change);
                const auto decoded = decodePass("TH1:" + encodeBase45(changed));
                if (decoded)
                    QVERIFY(!verifyEd25519(key.publicKey(), decoded->toBeSigned(), decoded->signature()));
            }
    }

    void aSealThatFailsMakesNoPass()
    {
        BrokenToken silent(std::nullopt), wrong(Signature{});
        for (Signer *signer : {static_cast<Signer *>(&silent), static_cast<Signer *>(&wrong)}) {
            const auto made = makePass(samplePass(), *signer);
            QVERIFY(!made.ok() && made.error().fault == ClaimFault::NotSigned);
        }
    }

    void registrationTagsAreKeyedAndNeverZero()
    {
        const auto pass = decodePass(sampleText());
        const auto tag = registrationTag(pass->toBeSigned(), Bytes(16, 1));
        QVERIFY(tag == registrationTag(pass->toBeSigned(), Bytes(16, 1)));
        QVERIFY(tag != registrationTag(pass->toBeSigned(), Bytes(16, 2)));
        for (unsigned i = 0; i < 300000; ++i)
            QVERIFY(registrationTag(asBytes(std::to_string(i)), {}) != 0);
    }

    void plates()
    {
        QCOMPARE(normalisePlate("29a-123.45"), std::string("29A12345"));
        QCOMPARE(normalisePlate("29 mđ1 - 234.56"), std::string("29MĐ123456"));
        QCOMPARE(normalisePlate(""), std::string());
    }
};

QTEST_APPLESS_MAIN(PassTest)
#include "pass_test.moc"
