// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/facts.h"
#include "core/journal_extract.h"

using namespace th::core;
using namespace th::core::journal;
using namespace std::chrono_literals;

namespace {

const SeriesCode series("AA");

Issue issue()
{
    Issue made{series, {}, 7, 3, {0x0102, 0xffff}};
    made.tagKey.fill(5);
    return made;
}

std::string complaint(const Fact &fact)
{
    const auto decoded = decodeFact(kindOf(fact), encodeFact(fact));
    return decoded ? "ok" : decoded.error();
}

} // namespace

class FactsTest : public QObject {
    Q_OBJECT
private slots:
    void theBytesAreAsDocumented()
    {
        QCOMPARE(toHex(encodeFact(issue())), std::string("8562414150050505050505050505050505050505050703440102ffff"));
        QCOMPARE(toHex(encodeFact(Revoke{series, {2, 300}, {RevocationReason::Fraud, Instant(1000s)}})),
                 std::string("846241418202"
                             "19012c"
                             "03"
                             "1903e8"));
        QCOMPARE(toHex(encodeFact(Reinstate{series, {2}})), std::string("826241418102"));
    }

    void eachComesBackAsItWas()
    {
        for (const Fact &fact :
             {Fact(issue()), Fact(Revoke{series, {1, 2}, {RevocationReason::Lost, {}}}),
              Fact(Revoke{series, {1}, {RevocationReason::Lost, Instant(5s)}}), Fact(Reinstate{series, {9}})}) {
            const auto decoded = decodeFact(kindOf(fact), encodeFact(fact));
            QVERIFY2(decoded.ok(), decoded ? "" : decoded.error().c_str());
            QVERIFY(encodeFact(*decoded) == encodeFact(fact));
        }
        QCOMPARE(decodeFact(EntryKind::Scan, encodeFact(issue())).error(), std::string("fact.kind"));
        QCOMPARE(decodeFact(EntryKind::Revoke, encodeFact(issue())).error(), std::string("fact.cbor"));
    }

    void everyRuleIsNamed()
    {
        Issue bad = issue();
        bad.tags[1] = 0;
        QCOMPARE(complaint(bad), std::string("fact.tags"));
        bad.tags.clear();
        QCOMPARE(complaint(bad), std::string("fact.tags"));
        bad = issue();
        bad.first = 0;
        QCOMPARE(complaint(bad), std::string("fact.serial"));
        bad.first = UINT32_MAX;
        QCOMPARE(complaint(bad), std::string("fact.serial"));
        bad = issue();
        bad.operation = 0;
        QCOMPARE(complaint(bad), std::string("fact.operation"));
        bad = issue();
        bad.series = SeriesCode("aa");
        QCOMPARE(complaint(bad), std::string("fact.series"));
        QCOMPARE(complaint(Reinstate{series, {}}), std::string("fact.serials"));
        QCOMPARE(complaint(Reinstate{series, {3, 3}}), std::string("fact.serials"));
        QCOMPARE(complaint(Reinstate{series, {0}}), std::string("fact.serial"));
        QCOMPARE(complaint(Revoke{series, {1}, {static_cast<RevocationReason>(6), {}}}), std::string("fact.reason"));
        QCOMPARE(complaint(Revoke{series, {1}, {RevocationReason::Lost, Instant(-1s)}}), std::string("fact.time"));
        QCOMPARE(complaint(Reinstate{series, std::vector<std::uint32_t>(maxSerialsOfFact + 1, 1)}),
                 std::string("fact.cbor"));
    }

    void extractsComeBackAndEveryFlippedBitIsRefused()
    {
        Extract extract{{}, 5, {{1, 2, 3}, {}, Bytes(300, 7)}};
        extract.device.fill(0x11);
        const Bytes good = encodeExtract(extract);
        const auto decoded = decodeExtract(good);
        QVERIFY(decoded.ok() && decoded->after == 5 && decoded->entries == extract.entries &&
                decoded->device == extract.device);
        for (std::size_t bit = 0; bit < good.size() * 8; bit += 7) {
            Bytes bad = good;
            bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1u << bit % 8));
            QVERIFY(!decodeExtract(bad).ok());
        }
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY(!decodeExtract(ByteView(good).first(length)).ok());
    }
};

QTEST_APPLESS_MAIN(FactsTest)
#include "facts_test.moc"
