// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cose.h"
#include "support/files.h"
#include "support/sample_pass.h"

#include <QTest>
#include <nlohmann/json.hpp>

using namespace th::core;

namespace {

Bytes hex(const std::string &digits) { return *fromHex(digits); }

QString outcome(ByteView bytes)
{
    const auto decoded = cose::decodeSign1(bytes);
    if (decoded)
        return QStringLiteral("ok");
    if (decoded.error().cbor)
        return QStringLiteral("cbor.") + QString::fromLatin1(cbor::name(decoded.error().cbor->fault));
    return QString::fromLatin1(cose::name(decoded.error().fault));
}

const std::string signature(128, '5');

} // namespace

class CoseTest : public QObject {
    Q_OBJECT
private slots:
    void decodingUndoesEncoding()
    {
        auto key = th::test::sampleKey();
        cose::Sign1 message{cose::edDsaHeader(), hex("0102"), {}};
        message.signature = *key.sign(cose::toBeSigned(message.protectedHeader, message.payload));
        const Bytes bytes = cose::encodeSign1(message);
        const auto decoded = cose::decodeSign1(bytes);
        QVERIFY(decoded.ok());
        QVERIFY(decoded->payload == message.payload);
        QVERIFY(decoded->signature == message.signature);
        QVERIFY(cose::encodeSign1(*decoded) == bytes);
    }

    void namesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("digits");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const std::string &digits, const char *expected) {
            QTest::newRow(name) << QByteArray::fromStdString(digits) << QString::fromLatin1(expected);
        };
        const std::string tail = "4100"
                                 "5840" +
                                 signature;
        row("good", "d28443a10127a0" + tail, "ok");
        row("no tag", "8443a10127a0" + tail, "not_sign1");
        row("COSE_Sign", "d8628443a10127a0" + tail, "not_sign1");
        row("tag in long form", "d8128443a10127a0" + tail, "cbor.not_shortest_form");
        row("tag of a map", "d2a0", "not_sign1");
        row("array of three", "d28343a10127a04100", "not_sign1");
        row("array of five", "d28543a10127a0" + tail + "00", "not_sign1");
        row("ES256", "d28443a10126a0" + tail, "unsupported_algorithm");
        row("algorithm by name", "d28448a101654564445341a0" + tail, "unsupported_algorithm");
        row("algorithm unprotected", "d28440a10127" + tail, "unsupported_algorithm");
        row("empty protected map", "d28441a0a0" + tail, "unsupported_algorithm");
        row("crit", "d28446a20127028104a0" + tail, "unknown_critical_header");
        row("crit alone", "d28444a1028104a0" + tail, "unknown_critical_header");
        row("kid protected", "d28446a20127044131a0" + tail, "header_not_allowed");
        row("kid unprotected", "d28443a10127a1044131" + tail, "header_not_allowed");
        row("text header", "d28446a20127616100a0" + tail, "header_not_allowed");
        row("trailing in protected", "d28444a1012700a0" + tail, "cbor.trailing_bytes");
        row("long map head in protected", "d28444b8010127a0" + tail, "cbor.not_shortest_form");
        row("duplicate alg", "d28445a201270127a0" + tail, "cbor.duplicate_key");
        row("detached", "d28443a10127a0f65840" + signature, "detached_payload");
        row("text payload", "d28443a10127a061615840" + signature, "cbor.unexpected_type");
        row("short signature", "d28443a10127a04100583f" + signature.substr(2), "signature_length");
        row("long signature", "d28443a10127a041005841" + signature + "00", "signature_length");
        row("trailing", "d28443a10127a0" + tail + "00", "cbor.trailing_bytes");
        row("cut", "d28443a10127a041005840" + signature.substr(2), "cbor.truncated");
        row("nothing", "", "cbor.truncated");
    }
    void namesWhatIsWrong()
    {
        QFETCH(QByteArray, digits);
        QTEST(outcome(hex(digits.toStdString())), "expected");
    }

    /// Public examples of COSE. Ours is a strict profile: EdDSA, tagged, nothing unprotected. So of these files it
    /// refuses every one, and this says for which reason; what is of our algorithm is then verified at the level below.
    void publicExamples_data()
    {
        QTest::addColumn<QString>("expected");
        QTest::newRow("A_3") << "unsupported_algorithm";          // ES256
        QTest::newRow("A_4") << "not_sign1";                      // COSE_Mac0 in a CWT tag
        QTest::newRow("A_6") << "not_sign1";                      // COSE_Encrypt0
        QTest::newRow("eddsa-01") << "not_sign1";                 // COSE_Sign, several signers
        QTest::newRow("sign-pass-01") << "unsupported_algorithm"; // alg unprotected, ES256
        QTest::newRow("sign-pass-02") << "unsupported_algorithm"; // ES256, external data
        QTest::newRow("sign-pass-03") << "not_sign1";             // no tag
        QTest::newRow("sign-fail-01") << "not_sign1";             // tag 998
        QTest::newRow("sign-fail-02") << "unsupported_algorithm"; // ES256
        QTest::newRow("sign-fail-03") << "unsupported_algorithm"; // alg -999
        QTest::newRow("sign-fail-04") << "unsupported_algorithm"; // alg "unknown"
        QTest::newRow("sign-fail-06") << "unsupported_algorithm"; // ES256
        QTest::newRow("sign-fail-07") << "unsupported_algorithm"; // ES256
    }
    void publicExamples()
    {
        const auto example = load(QString::fromLatin1(QTest::currentDataTag()));
        if (example.is_null())
            QSKIP("the public vectors are not here: set TH_VECTORS to their folder");
        QTEST(outcome(hex(example["output"]["cbor"])), "expected");
    }

    /// The Sig_structure of the Sign1 examples whose header the signature covers, and no external data.
    void publicSigStructures()
    {
        for (const char *name : {"sign-fail-01", "sign-fail-02", "sign-pass-03"}) {
            const auto example = load(QString::fromLatin1(name));
            if (example.is_null())
                QSKIP("the public vectors are not here: set TH_VECTORS to their folder");
            const Bytes made = cose::toBeSigned(hex("a10126"), asBytes("This is the content."));
            QVERIFY(made == hex(example["intermediates"]["ToBeSign_hex"]));
        }
    }

    /// eddsa-01 is a COSE_Sign, yet its one signature is ours to verify.
    void publicEdDsaSignature()
    {
        const auto example = load(QStringLiteral("eddsa-01"));
        if (example.is_null())
            QSKIP("the public vectors are not here: set TH_VECTORS to their folder");
        const auto key = hex(example["input"]["sign"]["signers"][0]["key"]["x_hex"]);
        const auto message = hex(example["intermediates"]["signers"][0]["ToBeSign_hex"]);
        const auto bytes = hex(example["output"]["cbor"]);
        PublicKey publicKey{};
        Signature sig{};
        std::copy(key.begin(), key.end(), publicKey.begin());
        std::copy(bytes.end() - 64, bytes.end(), sig.begin());
        QVERIFY(verifyEd25519(publicKey, message, sig));
    }

private:
    static nlohmann::json load(const QString &name)
    {
        const auto file =
            th::test::readAll(th::test::publicVectors() + QStringLiteral("/cose/") + name + QStringLiteral(".json"));
        return file.isEmpty() ? nlohmann::json() : nlohmann::json::parse(file.toStdString());
    }
};

QTEST_APPLESS_MAIN(CoseTest)
#include "cose_test.moc"
