// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base45.h"
#include "core/cbor.h"
#include "core/cose.h"
#include "core/pass.h"
#include "pass_rules.h"
#include "support/sample_pass.h"

#include <QtTest>

using namespace th::core;
using th::test::sampleKey;
using th::test::samplePass;

namespace {

std::string textOf(const Bytes &message) { return "TH1:" + encodeBase45(message); }

/// The pass that says `payload`, signed; whether or not the payload is any good.
std::string passWithPayload(const Bytes &payload)
{
    cose::Sign1 message{cose::edDsaHeader(), payload, {}};
    message.signature = *sampleKey().sign(cose::toBeSigned(message.protectedHeader, payload));
    return textOf(cose::encodeSign1(message));
}

QString outcome(const Result<SignedPass, DecodeError> &decoded)
{
    if (decoded)
        return QStringLiteral("ok");
    return QString::fromLatin1(name(decoded.error().fault)) + QLatin1Char(' ') +
           QString::fromStdString(decoded.error().rule);
}

} // namespace

class PassTest : public QObject {
    Q_OBJECT
private slots:
    void saysWhatWasSigned()
    {
        auto key = sampleKey();
        const auto text = makePass(samplePass(), key);
        QVERIFY(text.ok());
        const auto pass = decodePass(*text);
        QCOMPARE(outcome(pass), QStringLiteral("ok"));
        QVERIFY(pass->claimsUntrusted() == samplePass());
        QVERIFY(verifyEd25519(key.publicKey(), pass->toBeSigned(), pass->signature()));
    }

    void anEmptyPayloadIsMalformed()
    {
        QCOMPARE(outcome(decodePass(passWithPayload({0xa0}))), QStringLiteral("malformed claims.authority"));
    }

    void aTypicalPassFitsThePrintedSymbol()
    {
        auto key = sampleKey();
        auto claims = samplePass();
        QVERIFY(claims.holder.size() >= 20);
        QVERIFY(claims.organisation.size() >= 23);
        const auto text = makePass(claims, key);
        QVERIFY2(text->size() <= 340, qPrintable(QString::number(text->size())));
        qInfo("typical pass: %d characters", int(text->size()));
    }
};

QTEST_APPLESS_MAIN(PassTest)
#include "pass_test.moc"
