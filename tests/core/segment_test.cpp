// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bit_coding.h"
#include "core/segment.h"
#include "core/signing.h"

#include <QTest>
#include <rapidcheck.h>

#include <cmath>
#include <random>

using namespace th::core;
using namespace std::chrono_literals;

namespace {

const Instant asOf = *parseRfc3339("2021-09-07T00:00:00Z");

bool same(const SeriesSnapshot &a, const SeriesSnapshot &b)
{
    const auto equal = [](const SeriesSnapshot::Revoked &x, const SeriesSnapshot::Revoked &y) {
        return x.serial == y.serial && x.revocation.reason == y.revocation.reason && x.revocation.at == y.revocation.at;
    };
    return a.series == b.series && a.operation == b.operation && a.tagKey == b.tagKey && a.tags == b.tags &&
           std::equal(a.revoked.begin(), a.revoked.end(), b.revoked.begin(), b.revoked.end(), equal);
}

bool same(const Segment &a, const Segment &b)
{
    return a.asOf == b.asOf && a.number == b.number &&
           std::equal(a.snapshots.begin(), a.snapshots.end(), b.snapshots.begin(), b.snapshots.end(),
                      [](const SeriesSnapshot &x, const SeriesSnapshot &y) { return same(x, y); });
}

SeriesSnapshot snapshot(const char *series, std::size_t size)
{
    SeriesSnapshot made;
    made.series = SeriesCode(series);
    made.operation = size + 5;
    made.tagKey.fill(0xab);
    for (std::size_t i = 0; i < size; ++i)
        made.tags.push_back(static_cast<std::uint16_t>(i * 40503 + 1));
    return made;
}

Segment sampleSegment()
{
    Segment segment{asOf, {snapshot("BD01A", 10), snapshot("YT01", 3)}};
    segment.snapshots[0].revoked = {{2, {RevocationReason::Lost, asOf - 5s}},
                                    {3, {RevocationReason::Lost, asOf - 5s}},
                                    {10, {RevocationReason::Unspecified, {}}}};
    return segment;
}

Segment anySegment()
{
    Segment segment{asOf - std::chrono::seconds(*rc::gen::inRange(0, 1'000'000)), {}};
    segment.number = *rc::gen::arbitrary<std::uint64_t>() & INT64_MAX;
    for (const char *series : {"A", "B1", "C22"}) {
        SeriesSnapshot made = snapshot(series, *rc::gen::inRange<std::size_t>(0, 300));
        made.operation = *rc::gen::arbitrary<std::uint64_t>() & INT64_MAX;
        const int oneIn = *rc::gen::inRange(1, 50);
        for (std::uint32_t serial = 1; serial <= made.tags.size(); ++serial) {
            if (*rc::gen::inRange(0, oneIn) != 0)
                continue;
            Revocation revocation{static_cast<RevocationReason>(*rc::gen::inRange(0, 6)), {}};
            if (*rc::gen::arbitrary<bool>())
                revocation.at = asOf + std::chrono::seconds(*rc::gen::inRange(-3, 3));
            made.revoked.push_back({serial, revocation});
        }
        segment.snapshots.push_back(std::move(made));
    }
    return segment;
}

/// The body again with the digest that belongs to it, so that the rules behind the digest are reached.
Bytes sealedAgain(Bytes body)
{
    const auto digest = blake2b256(body);
    body.insert(body.end(), digest.begin(), digest.end());
    return body;
}

Bytes bodyOf(const Segment &segment)
{
    Bytes bytes = encodeSegment(segment);
    bytes.resize(bytes.size() - 32);
    return bytes;
}

std::string complaint(const Bytes &bytes)
{
    const auto decoded = decodeSegment(bytes);
    return decoded ? "ok" : decoded.error().rule;
}

/// Head and tags of a segment with one series of `size` serials, as far as the revoked ones.
Bytes beginning(std::size_t size)
{
    Bytes body = bodyOf({asOf, {snapshot("A", size)}});
    body.pop_back(); // the count of reasons: 0
    return body;
}

std::string complaintAfter(Bytes body, std::initializer_list<std::uint8_t> rest)
{
    body.insert(body.end(), rest);
    return complaint(sealedAgain(std::move(body)));
}

} // namespace

class SegmentTest : public QObject {
    Q_OBJECT
private slots:
    void comesBackAsItWas()
    {
        QVERIFY(same(*decodeSegment(encodeSegment(sampleSegment())), sampleSegment()));
        QVERIFY(same(*decodeSegment(encodeSegment({asOf, {}})), {asOf, {}}));
        QVERIFY(rc::check("round trip", [] {
            const Segment segment = anySegment();
            const auto decoded = decodeSegment(encodeSegment(segment));
            RC_ASSERT(decoded.ok());
            RC_ASSERT(same(*decoded, segment));
        }));
    }

    void theBytesAreAsDocumented()
    {
        Segment segment{Instant(1000s), {}, 7, {1, 2}, {4}};
        SeriesSnapshot made = snapshot("BD", 4);
        made.operation = 300;
        made.tags = {0x1234, 0, 0xffff, 1};
        made.revoked = {{1, {RevocationReason::Fraud, Instant(998s)}}, {4, {RevocationReason::Fraud, Instant(998s)}}};
        segment.snapshots = {made, snapshot("BD2", 1)};
        segment.snapshots[1].operation = 1;
        segment.snapshots[1].revoked = {{1, {}}};
        QCOMPARE(toHex(bodyOf(segment)), std::string("5448534547330a00e80707"             // magic, kind, as of, number
                                                     "02"                                 // two series
                                                     "024244ac02"                         // name, operation
                                                     "abababababababababababababababab04" // tag key, serials
                                                     "213201"                             // shares "BD"; operation
                                                     "abababababababababababababababab01"
                                                     "12340000ffff0001" // tags
                                                     "0001"
                                                     "02"       // two reasons
                                                     "000120"   // unspecified: one of five, k = 1, gap 4
                                                     "07030290" // fraud, -2 s: two, k = 0, gaps 0 and 2
                                                     "0102000000000000"
                                                     "04") +
                                             std::string(62, '0')); // the state, and where all series are
    }

    void everyFlippedBitIsRefused()
    {
        const Bytes good = encodeSegment(sampleSegment());
        for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
            Bytes bad = good;
            bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1u << bit % 8));
            QCOMPARE(complaint(bad), std::string("digest"));
        }
    }

    void thereIsOneEncodingOfEverything()
    {
        QVERIFY(rc::check("what is accepted is what would be written", [] {
            Bytes body = bodyOf(anySegment());
            for (int edits = *rc::gen::inRange(1, 4); edits > 0; --edits) {
                const auto at = *rc::gen::inRange<std::size_t>(0, body.size());
                body[at] = *rc::gen::arbitrary<std::uint8_t>();
            }
            const Bytes bytes = sealedAgain(body);
            const auto decoded = decodeSegment(bytes);
            if (decoded)
                RC_ASSERT(encodeSegment(*decoded) == bytes);
        }));
    }

    void everyTruncationIsRefused()
    {
        const Bytes body = bodyOf(sampleSegment());
        for (std::size_t length = 0; length < body.size(); ++length)
            QVERIFY(complaint(sealedAgain(Bytes(body.begin(), body.begin() + length))) != "ok");
        Bytes longer = body;
        longer.push_back(0);
        QCOMPARE(complaint(sealedAgain(longer)), std::string("trailing_bytes"));
        QCOMPARE(complaint({}), std::string("truncated"));
    }

    void riceBombsAreRefused()
    {
        // 16 serials; then: number of reasons, reason, number of serials, bits. k: 3 for one of 16, 2 for two, 0 for
        // all
        QCOMPARE(complaintAfter(beginning(16), {1, 0, 1, 0x80}), std::string("ok"));
        QCOMPARE(complaintAfter(beginning(16), {1, 0, 17}), std::string("revoked.count"));
        QCOMPARE(complaintAfter(beginning(16), {1, 0, 0}), std::string("revoked.count"));
        QCOMPARE(complaintAfter(beginning(0), {1, 0, 0x80, 0x80, 0x80, 0x80, 0x10}), std::string("revoked.count"));
        QCOMPARE(complaintAfter(beginning(16), {1, 0, 16, 0xff}), std::string("rice.truncated"));
        QCOMPARE(complaintAfter(beginning(16), {1, 0, 1, 0x00}), std::string("rice.truncated"));
        QCOMPARE(complaintAfter(beginning(16), {1, 0, 1, 0x20, 0}), std::string("rice.overrun"));       // gap 16
        QCOMPARE(complaintAfter(beginning(16), {1, 0, 2, 0x0e, 0x80, 0}), std::string("rice.overrun")); // 19
        QCOMPARE(complaintAfter(beginning(16), {1, 0, 1, 0, 0, 0, 0, 0, 0, 0x1}), std::string("rice.escape"));
        QCOMPARE(complaintAfter(beginning(16), {1, 0, 1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff}),
                 std::string("rice.overrun"));
        QCOMPARE(complaintAfter(beginning(16), {1, 0, 1, 0x81}), std::string("rice.padding"));
    }

    void reasonsAscendAndShareNoSerial()
    {
        QCOMPARE(complaintAfter(beginning(2), {1, 4, 2, 0xc0}), std::string("ok"));
        QCOMPARE(complaintAfter(beginning(2), {2, 4, 1, 0x80, 6, 1, 0x40}), std::string("ok"));
        QCOMPARE(complaintAfter(beginning(2), {2, 4, 1, 0x80, 6, 1, 0x80}), std::string("revoked.twice"));
        QCOMPARE(complaintAfter(beginning(2), {2, 6, 1, 0x80, 4, 1, 0x40}), std::string("reason.order"));
        QCOMPARE(complaintAfter(beginning(2), {2, 4, 1, 0x80, 4, 1, 0x40}), std::string("reason.order"));
        QCOMPARE(complaintAfter(beginning(2), {2, 5, 0, 1, 0x80, 5, 1, 1, 0x40}), std::string("reason.order"));
        QCOMPARE(complaintAfter(beginning(2), {1, 12, 2, 0xc0}), std::string("reason"));
        QCOMPARE(complaintAfter(beginning(2), {9}), std::string("reasons.count"));
        QCOMPARE(complaintAfter(beginning(2), {1, 5, 0x80, 0x00, 2, 0xc0}), std::string("reason.time"));
        QCOMPARE(complaintAfter(beginning(2), {1, 5, 0xff, 0xff, 0xff, 0xff, 0x7f, 2, 0xc0}),
                 std::string("reason.time"));
    }

    void seriesAscendAndAreWellFormed()
    {
        QCOMPARE(complaint(encodeSegment({asOf, {snapshot("B", 1), snapshot("A", 1)}})), std::string("series.order"));
        QCOMPARE(complaint(encodeSegment({asOf, {snapshot("A", 1), snapshot("A", 1)}})), std::string("series.order"));
        QCOMPARE(complaint(encodeSegment({asOf, {snapshot("a", 1)}})), std::string("series"));
        QCOMPARE(complaint(encodeSegment({asOf, {snapshot("", 1)}})), std::string("series"));
        Bytes body = bodyOf({asOf, {snapshot("AB", 0), snapshot("AC", 0)}});
        const auto second = std::ranges::search(body, Bytes{0x11, 'C'}).begin();
        Bytes longer(body.begin(), second);
        longer.insert(longer.end(), {0x02, 'A', 'C'});
        longer.insert(longer.end(), second + 2, body.end());
        QCOMPARE(complaint(sealedAgain(longer)), std::string("series.prefix"));
    }

    void revokedSerialsCostLittleMoreThanTheirEntropy()
    {
        SeriesSnapshot made = snapshot("A", 200'000);
        const std::size_t before = encodeSegment({asOf, {made}}).size();
        std::mt19937 random(1);
        for (std::uint32_t serial = 1; serial <= made.tags.size(); ++serial)
            if (random() % 10 == 0)
                made.revoked.push_back({serial, {}});
        const double n = static_cast<double>(made.tags.size()), m = static_cast<double>(made.revoked.size());
        const double floorBits = (std::lgamma(n + 1) - std::lgamma(m + 1) - std::lgamma(n - m + 1)) / std::log(2.0);
        const double bytes = static_cast<double>(encodeSegment({asOf, {made}}).size() - before);
        QVERIFY2(bytes <= 1.02 * floorBits / 8, qPrintable(QString::number(bytes * 8 / floorBits)));
    }

    void varintsAreShortest()
    {
        const auto read = [](Bytes bytes) {
            std::size_t offset = 0;
            return readVarint(bytes, offset);
        };
        QVERIFY(!read({}) && !read({0x80}) && !read({0x80, 0x00}));
        QVERIFY(read({0x7f}) == 127u && read({0x80, 0x01}) == 128u);
        Bytes most;
        writeVarint(most, UINT64_MAX);
        QVERIFY(read(most) == UINT64_MAX);
        most.back() = 2;
        QVERIFY(!read(most));
    }
};

QTEST_APPLESS_MAIN(SegmentTest)
#include "segment_test.moc"
