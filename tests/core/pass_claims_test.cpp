// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base45.h"
#include "core/claim_sentences.h"
#include "core/cose.h"
#include "core/pass_json.h"
#include "pass_rules.h"
#include "support/files.h"
#include "support/pass_gen.h"

#include <QTest>
#include <functional>
#include <nlohmann/json.hpp>

using namespace th::core;
using th::test::sampleKey;
using th::test::samplePass;

namespace {

QString ruleOf(const Bytes &payload)
{
    const auto decoded = decodeClaims(payload);
    return decoded ? QStringLiteral("ok") : QString::fromStdString(decoded.error());
}

/// A small payload whose parts can be replaced by other CBOR, each given in hexadecimal.
struct Payload {
    std::string head = "a4", issuer = "016141", expires = "0402", notBefore, issued = "0601", key = "3a00010000";
    std::string items = "88", series = "6153", serial = "01", operation = "00", kind = "01", sealing = "01";
    std::string holder = "62416e", category = "6178", areas = "814101", details, behind;
    [[nodiscard]] Bytes bytes() const
    {
        return *fromHex(head + issuer + expires + notBefore + issued + key + items + series + serial + operation +
                        kind + sealing + holder + category + areas + details + behind);
    }
};

Payload with(std::string Payload::*part, const std::string &hex)
{
    Payload payload;
    payload.*part = hex;
    return payload;
}

Payload withDetails(const std::string &hex)
{
    Payload payload;
    payload.items = "89";
    payload.details = hex;
    return payload;
}

} // namespace

class PassClaimsTest : public QObject {
    Q_OBJECT
private slots:
    void decodingUndoesMaking()
    {
        auto key = sampleKey();
        QVERIFY(rc::check([&key] {
            const PassClaims claims = th::test::genClaims();
            const auto text = makePass(claims, key);
            RC_PRE((text.ok() || text.error().fault == ClaimFault::Invalid)); // too long, by chance
            if (!text)
                return;
            const auto decoded = decodePass(*text);
            RC_ASSERT(decoded.ok());
            RC_ASSERT(decoded->claimsUntrusted() == claims);
            RC_ASSERT(*makePass(decoded->claimsUntrusted(), key) == *text);
        }));
    }

    /// Whatever bytes are accepted are the only ones that say so.
    void changedPayloadsAreRefusedOrTheirOwnEncoding()
    {
        QVERIFY(rc::check([] {
            const PassClaims claims = th::test::genClaims();
            RC_PRE(!brokenRule(claims));
            Bytes payload = encodeClaims(claims);
            for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
                const auto at = *rc::gen::inRange<std::size_t>(0, payload.size());
                payload[at] = *rc::gen::arbitrary<std::uint8_t>();
            }
            if (const auto decoded = decodeClaims(payload))
                RC_ASSERT(encodeClaims(*decoded) == payload);
        }));
    }

    void jsonSaysTheSame()
    {
        QVERIFY(rc::check([] {
            const PassClaims claims = th::test::genClaims();
            const auto read = claimsFromJson(claimsToJson(claims));
            RC_ASSERT(read.ok());
            RC_ASSERT(*read == claims);
        }));
    }

    void jsonRefusesWhatItDoesNotKnow()
    {
        const auto where = [](const char *json) { return claimsFromJson(json).error().where; };
        QCOMPARE(where("{\"holder\":\"An\",\"holders\":\"x\"}"), std::string("/holders"));
        QCOMPARE(where("{\"serial\":-1}"), std::string("/serial"));
        QCOMPARE(where("{\"serial\":4294967296}"), std::string("/serial"));
        QCOMPARE(where("{\"kind\":\"guest\"}"), std::string("/kind"));
        QCOMPARE(where("{\"hours\":[\"6-18\"]}"), std::string("/hours"));
        QCOMPARE(where("{\"days\":[\"Monday\"]}"), std::string("/days"));
        QCOMPARE(where("{\"issued_at\":1630000000}"), std::string("/issued_at"));
        QCOMPARE(where("[]"), std::string());
        QCOMPARE(where("{"), std::string());
    }

    void payloadsThatBreakARule_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const Payload &payload, const char *expected) {
            const Bytes bytes = payload.bytes();
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char *>(bytes.data()), int(bytes.size()))
                                << QString::fromLatin1(expected);
        };
        using P = Payload;
        row("smallest", P{}, "ok");
        row("trailing", with(&P::behind, "00"), "cbor.trailing_bytes");
        row("five announced, four there", with(&P::head, "a5"), "cbor.truncated");
        row("issuer lower case", with(&P::issuer, "016161"), "claims.authority");
        row("issuer as bytes", with(&P::issuer, "014141"), "claims.authority");
        row(
            "no issuer",
            [] {
                P p;
                p.head = "a3";
                p.issuer = "";
                return p;
            }(),
            "claims.authority");
        row(
            "no expiry",
            [] {
                P p;
                p.head = "a3";
                p.expires = "";
                return p;
            }(),
            "claims.valid_until");
        row(
            "no time of issue",
            [] {
                P p;
                p.head = "a3";
                p.issued = "";
                return p;
            }(),
            "claims.issued_at");
        row(
            "unknown claim",
            [] {
                P p;
                p.head = "a5";
                p.expires = "02614204"
                            "02";
                return p;
            }(),
            "claims.unknown_key");
        row("expiry as text", with(&P::expires, "046130"), "claims.valid_until");
        row("expiry in the year 10000", with(&P::expires, "041b0000003afff44180"), "claims.valid_until");
        row("ends before it begins", with(&P::expires, "0400"), "claims.valid_until");
        row(
            "begins later",
            [] {
                P p;
                p.head = "a5";
                p.notBefore = "0502";
                return p;
            }(),
            "ok");
        row(
            "not-before equal to issue",
            [] {
                P p;
                p.head = "a5";
                p.notBefore = "0501";
                return p;
            }(),
            "claims.valid_from");
        row("pass as map", with(&P::items, "a4"), "claims.pass");
        row("seven items", with(&P::items, "87"), "claims.pass");
        row("ten items", with(&P::items, "8a"), "claims.pass");
        row("series empty", with(&P::series, "60"), "claims.series");
        row("series with hyphen", with(&P::series, "612d"), "claims.series");
        row("series too long", with(&P::series, "6d41414141414141414141414141"), "claims.series");
        row("serial 0", with(&P::serial, "00"), "claims.serial");
        row("serial 2^32", with(&P::serial, "1b0000000100000000"), "claims.serial");
        row("operation negative", with(&P::operation, "20"), "claims.operation");
        row("operation 2^63", with(&P::operation, "1b8000000000000000"), "cbor.unsupported");
        row("kind 0", with(&P::kind, "00"), "claims.kind");
        row("kind 4", with(&P::kind, "04"), "claims.kind");
        row("sealing 5", with(&P::sealing, "05"), "claims.sealing");
        row("holder empty", with(&P::holder, "60"), "claims.holder");
        row("holder null", with(&P::holder, "f6"), "claims.holder");
        row("holder decomposed",
            with(&P::holder, "63"
                             "65cc82"),
            "claims.holder");
        row("holder with line end", with(&P::holder, "620a41"), "claims.holder");
        row("holder with C1 control", with(&P::holder, "62c285"), "claims.holder");
        row("holder turning direction", with(&P::holder, "63e280ae"), "claims.holder");
        row("holder isolating direction", with(&P::holder, "63e281a6"), "claims.holder");
        row("holder with zero width space", with(&P::holder, "63e2808b"), "claims.holder");
        row("holder with byte order mark", with(&P::holder, "63efbbbf"), "claims.holder");
        row("holder with tag character", with(&P::holder, "64f3a08181"), "claims.holder");
        row("category upper case", with(&P::category, "6158"), "claims.category");
        row("no area", with(&P::areas, "80"), "claims.areas");
        row("nine areas",
            with(&P::areas, "89"
                            "410141014101410141014101410141014101"),
            "claims.areas");
        row("digits as text", with(&P::areas, "81623031"), "claims.areas");
        row("area with letter", with(&P::areas, "81624131"), "ok");
        row("area of odd length", with(&P::areas, "81421a1f"), "ok");
        row("filler inside", with(&P::areas, "8142f112"), "claims.areas");
        row("filler twice",
            with(&P::areas, "8142"
                            "10ff"),
            "claims.areas");
        row("nibble 11", with(&P::areas, "81411b"), "claims.areas");
        row("area begins with dot", with(&P::areas, "8141a1"), "claims.areas");
        row("area empty", with(&P::areas, "8140"), "claims.areas");
        row("no details", withDetails("a0"), "claims.details");
        row("details as array", withDetails("80"), "claims.details");
        row("unknown detail", withDetails("a108f5"), "claims.unknown_key");
        row("detail twice",
            withDetails("a2"
                        "06010601"),
            "cbor.duplicate_key");
        row("details out of order",
            withDetails("a2"
                        "0601"
                        "0219076c"),
            "cbor.keys_out_of_order");
        row("ID number of nine digits",
            withDetails("a1"
                        "0145012345678f"),
            "ok");
        row("ID number of ten digits",
            withDetails("a1"
                        "01450123456789"),
            "claims.id_number");
        row("ID number with dot",
            withDetails("a1"
                        "0145012345a78f"),
            "claims.id_number");
        row("ID number as text",
            withDetails("a1"
                        "0169303132333435363738"),
            "claims.id_number");
        row("ID number empty",
            withDetails("a1"
                        "0140"),
            "claims.id_number");
        row("birth year 1899",
            withDetails("a1"
                        "0219076b"),
            "claims.birth_year");
        row("organisation empty",
            withDetails("a1"
                        "0360"),
            "claims.organisation");
        row("route empty",
            withDetails("a1"
                        "0460"),
            "claims.route");
        row("no plates",
            withDetails("a1"
                        "0580"),
            "claims.plates");
        row("plate with space",
            withDetails("a1"
                        "058164"
                        "32392041"),
            "claims.plates");
        row("plate with Đ",
            withDetails("a1"
                        "058165"
                        "3239c49031"),
            "ok");
        row("plate of three",
            withDetails("a1"
                        "058164"
                        "3239c490"),
            "claims.plates");
        row("no day",
            withDetails("a1"
                        "0600"),
            "claims.days");
        row("every day said",
            withDetails("a1"
                        "06187f"),
            "claims.days");
        row("eight days",
            withDetails("a1"
                        "061880"),
            "claims.days");
        row("hours",
            withDetails("a1"
                        "0743168438"),
            "ok");
        row("hours empty",
            withDetails("a1"
                        "0740"),
            "claims.hours");
        row("hours of two bytes",
            withDetails("a1"
                        "07421684"),
            "claims.hours");
        row("hours backwards",
            withDetails("a1"
                        "0743438168"),
            "claims.hours");
        row("hours beyond midnight",
            withDetails("a1"
                        "07430005a1"),
            "claims.hours");
        row("hours overlapping",
            withDetails("a1"
                        "0746168438437500"),
            "claims.hours");
        row("hours touching",
            withDetails("a1"
                        "07461684384384"
                        "39"),
            "ok");
        row("five windows",
            withDetails("a1"
                        "074f000001001002002003003004004005"),
            "claims.hours");
    }
    void payloadsThatBreakARule()
    {
        QFETCH(QByteArray, payload);
        QTEST(ruleOf(Bytes(payload.begin(), payload.end())), "expected");
    }

    void nothingIsSignedThatWouldBeRefused_data()
    {
        QTest::addColumn<std::function<void(PassClaims &)>>("spoil");
        QTest::addColumn<QString>("rule");
        using Spoil = std::function<void(PassClaims &)>;
        QTest::newRow("serial") << Spoil([](PassClaims &c) { c.number.serial = 0; }) << "claims.serial";
        QTest::newRow("operation") << Spoil([](PassClaims &c) { c.operation = UINT64_MAX; }) << "claims.operation";
        QTest::newRow("kind") << Spoil([](PassClaims &c) { c.kind = PassKind(9); }) << "claims.kind";
        QTest::newRow("not UTF-8") << Spoil([](PassClaims &c) { c.holder = "\xff"; }) << "claims.holder";
        QTest::newRow("decomposed") << Spoil([](PassClaims &c) { c.organisation = "e\xcc\x82"; })
                                    << "claims.organisation";
        QTest::newRow("days") << Spoil([](PassClaims &c) { c.days = 0; }) << "claims.days";
        QTest::newRow("hours") << Spoil([](PassClaims &c) { c.hours.resize(5); }) << "claims.hours";
        QTest::newRow("plates") << Spoil([](PassClaims &c) { c.plates = {"29A-12345"}; }) << "claims.plates";
        QTest::newRow("no name") << Spoil([](PassClaims &c) { c.holder.clear(); }) << "claims.holder";
        QTest::newRow("ID number") << Spoil([](PassClaims &c) { c.idNumber = "12345"; }) << "claims.id_number";
        QTest::newRow("birth year") << Spoil([](PassClaims &c) { c.birthYear = 87; }) << "claims.birth_year";
        QTest::newRow("no category") << Spoil([](PassClaims &c) { c.category = {}; }) << "claims.category";
        QTest::newRow("no area") << Spoil([](PassClaims &c) { c.areas.clear(); }) << "claims.areas";
        QTest::newRow("route") << Spoil([](PassClaims &c) { c.route = "a\nb"; }) << "claims.route";
        QTest::newRow("ends first") << Spoil([](PassClaims &c) {
            c.validUntil = c.validFrom - std::chrono::seconds(1);
        }) << "claims.valid_until";
        QTest::newRow("begins first") << Spoil([](PassClaims &c) { c.validFrom = Instant(std::chrono::seconds(-1)); })
                                      << "claims.valid_from";
        QTest::newRow("before 1970") << Spoil([](PassClaims &c) { c.issuedAt = Instant(std::chrono::seconds(-1)); })
                                     << "claims.issued_at";
        QTest::newRow("too long") << Spoil([](PassClaims &c) {
            c.organisation = c.route = std::string(120, 'x');
            c.holder = std::string(80, 'x');
            c.areas.assign(8, AreaCode(std::string(24, 'A')));
            c.plates.assign(4, "ĐĐĐĐĐĐĐĐĐĐ");
        }) << "text.too_long";
    }
    void nothingIsSignedThatWouldBeRefused()
    {
        QFETCH(std::function<void(PassClaims &)>, spoil);
        auto key = sampleKey();
        PassClaims claims = samplePass();
        spoil(claims);
        const auto made = makePass(claims, key);
        QVERIFY(!made.ok() && made.error().fault == ClaimFault::Invalid);
        QTEST(QString::fromStdString(made.error().rule), "rule");
        // Who fills a form in is told in words; the first two come from no form.
        const bool ofTheProgram = made.error().rule == "claims.serial" || made.error().rule == "claims.operation";
        const LocalName words = claimSentence(made.error().rule);
        QCOMPARE(words.vi.find(made.error().rule) != std::string::npos, ofTheProgram);
        QCOMPARE(words.en.find(made.error().rule) != std::string::npos, ofTheProgram);
        QVERIFY(words.vi != words.en);
    }

    void vectors()
    {
        const QDir folder(th::test::sourcePath(QStringLiteral("tests/vectors/pass")));
        const auto files = folder.entryList({QStringLiteral("*.json")});
        QVERIFY(files.size() >= 4);
        for (const auto &file : files) {
            const auto vector = nlohmann::ordered_json::parse(th::test::readAll(folder.filePath(file)).toStdString());
            const auto claims = claimsFromJson(vector["claims"].dump());
            QVERIFY2(claims.ok(), qPrintable(file));
            std::array<std::uint8_t, 32> seed{};
            std::ranges::copy(*fromHex(vector["seed"].get<std::string>()), seed.begin());
            auto key = SoftwareKey::fromSeed(seed);
            QCOMPARE(toHex(key.publicKey()), vector["public_key"].get<std::string>());
            QCOMPARE(toHex(encodeClaims(*claims)), vector["payload"].get<std::string>());
            QCOMPARE(*makePass(*claims, key), vector["text"].get<std::string>());
            const auto decoded = decodePass(vector["text"].get<std::string>());
            QVERIFY2(decoded.ok(), qPrintable(file));
            QVERIFY(decoded->claimsUntrusted() == *claims);
            QCOMPARE(toHex(decoded->toBeSigned()), vector["to_be_signed"].get<std::string>());
        }
    }
};

QTEST_APPLESS_MAIN(PassClaimsTest)
#include "pass_claims_test.moc"
