// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base45.h"
#include "core/cbor.h"
#include "core/enrolment.h"

#include <QTest>

#include <functional>

using namespace th::core;

namespace {

SoftwareKey keyOf(std::uint8_t number)
{
    std::array<std::uint8_t, 32> seed{};
    seed.fill(number);
    return SoftwareKey::fromSeed(seed);
}

EnrolmentCode sample()
{
    EnrolmentCode code{"https://hub.example.vn", keyOf(1).publicKey(), {}, 3, "0123456789abcdef0123456789abcdef", {}};
    code.root.fill(0xa5);
    code.expires = *parseRfc3339("2026-03-04T00:00:00Z");
    return code;
}

/// As the format frames it, with whatever content.
std::string framed(const Bytes &content)
{
    Bytes whole = content;
    const auto hash = sha256(content);
    whole.insert(whole.end(), hash.begin(), hash.begin() + 4);
    return "THE1:" + encodeBase45(whole);
}

std::string with(const std::function<void(cbor::Writer &)> &write)
{
    cbor::Writer writer;
    write(writer);
    return framed(std::move(writer).take());
}

} // namespace

class EnrolmentTest : public QObject {
    Q_OBJECT

private slots:
    void aCodeSaysWhatItWasMadeFrom()
    {
        const std::string text = encodeEnrolment(sample());
        QVERIFY(text.size() <= 270); // a picture that a phone's screen shows and a webcam reads
        const auto read = decodeEnrolment(text);
        QVERIFY(read.ok());
        QVERIFY(*read == sample());
        QVERIFY(*decodeEnrolment(text.substr(0, 60) + "\r\n" + text.substr(60) + "\n") == sample());
    }

    void whatIsNotAWholeCodeIsNamed()
    {
        const std::string text = encodeEnrolment(sample());
        for (const char *foreign : {"", "TH1:ABC", "THE", "https://hub.example.vn", "the1:ABC"})
            QVERIFY(decodeEnrolment(foreign).error() == EnrolmentFault::NotACode);
        QVERIFY(decodeEnrolment("THE2:" + text.substr(5)).error() == EnrolmentFault::NewerKind);
        for (std::size_t length = 5; length < text.size(); ++length)
            QVERIFY(decodeEnrolment(text.substr(0, length)).error() == EnrolmentFault::Damaged);
        for (std::size_t at = 5; at < text.size(); ++at) {
            std::string mistyped = text;
            mistyped[at] = mistyped[at] == '7' ? '1' : '7';
            QVERIFY(decodeEnrolment(mistyped).error() == EnrolmentFault::Damaged);
        }
        QVERIFY(decodeEnrolment(text + std::string(2000, 'A')).error() == EnrolmentFault::Damaged);
    }

    void wholeCodesThatBreakARuleAreRefused()
    {
        const EnrolmentCode code = sample();
        const auto refused = [](const EnrolmentCode &bad) {
            return decodeEnrolment(encodeEnrolment(bad)).error() == EnrolmentFault::Malformed;
        };
        for (const char *address : {"", "ftp://hub", "https://", "https:///x", "http://a b", "https://user@hub/",
                                    "https://hub/?q", "https://hub/#x", "https://hub/\n"}) {
            EnrolmentCode bad = code;
            bad.hub = address;
            QVERIFY2(refused(bad), address);
        }
        for (const std::string &token : {std::string(), std::string(65, 'a'), std::string("a b"), std::string("ô")}) {
            EnrolmentCode bad = code;
            bad.token = token;
            QVERIFY(refused(bad));
        }
        EnrolmentCode bad = code;
        bad.rootVersion = 0;
        QVERIFY(refused(bad));
        bad = code;
        bad.hubKey = {1}; // the neutral point: anybody signs for it
        QVERIFY(refused(bad));
        const auto malformed = [](const std::string &text) {
            return decodeEnrolment(text).error() == EnrolmentFault::Malformed;
        };
        QVERIFY(malformed(with([](cbor::Writer &writer) { writer.array(1).text("x"); })));
        QVERIFY(malformed(with([](cbor::Writer &writer) { writer.text("x"); })));
        QVERIFY(malformed(framed(Bytes{0xff})));
    }

    void plainHttpIsASealedWayOnlyWithinThisMachine()
    {
        for (const char *sealed : {"https://hub.example.vn", "https://10.0.0.1:8443/th", "http://127.0.0.1:8080",
                                   "http://127.1.2.3", "http://localhost/th", "http://[::1]:80", "http://[::1]"})
            QVERIFY2(isSealedWay(sealed), sealed);
        for (const char *open : {"http://hub.example.vn", "http://10.0.0.1", "http://127.0.0.1.example.vn",
                                 "http://127.0.0.1.2", "http://localhost.example.vn", "http://[::1]x", "http://[::2]"})
            QVERIFY2(!isSealedWay(open), open);
    }

    void aRequestIsBelievedOnlyIfTheDeviceSignedIt()
    {
        SoftwareKey device = keyOf(2), other = keyOf(3);
        const EnrolmentRequest request{device.publicKey(), "Chốt 12", "token-1"};
        const auto signature = *device.sign(enrolmentToBeSigned(request));
        const std::string text = encodeEnrolmentRequest(request, signature);
        const auto read = openEnrolmentRequest(text + "\n");
        QVERIFY(read && read->name == "Chốt 12" && read->device == device.publicKey());
        QVERIFY(!openEnrolmentRequest(encodeEnrolmentRequest(request, *other.sign(enrolmentToBeSigned(request)))));
        EnrolmentRequest renamed = request;
        renamed.name = "Chốt 13";
        QVERIFY(!openEnrolmentRequest(encodeEnrolmentRequest(renamed, signature)));
        QVERIFY(!openEnrolmentRequest(text.substr(0, text.size() - 3)));
        QVERIFY(!openEnrolmentRequest(encodeEnrolment(sample())));
    }
};

QTEST_APPLESS_MAIN(EnrolmentTest)
#include "enrolment_test.moc"
