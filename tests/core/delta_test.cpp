// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "bit_coding.h"
#include "core/segment.h"
#include "core/signing.h"
#include "core/time.h"

#include <rapidcheck.h>

#include <cmath>
#include <random>
#include <set>

using namespace th::core;
using namespace std::chrono_literals;

namespace {

const Instant asOf = *parseRfc3339("2021-09-07T00:00:00Z");

/// All that can be said of some series, as bytes: equal if and only if the same is said.
Bytes said(std::vector<SeriesSnapshot> series) { return encodeSegment({asOf, std::move(series)}); }

/// Some series whose every state is kept, and what leads from one to the next.
class History {
public:
    explicit History(int steps)
    {
        states.push_back(m_now);
        for (int step = 0; step < steps; ++step) {
            Delta delta{asOf, static_cast<std::uint64_t>(step), static_cast<std::uint64_t>(step) + 1, {}};
            for (const char *code : {"A", "AB1", "C"})
                if (*rc::gen::inRange(0, 3) != 0)
                    delta.series.push_back(anyChange(m_now[code], SeriesCode(code)));
            deltas.push_back(delta);
            states.push_back(m_now);
        }
    }

    using State = std::map<std::string, SeriesSnapshot>;
    std::vector<State> states;
    std::vector<Delta> deltas; ///< [i] leads from state i to state i + 1

private:
    static SeriesDelta anyChange(SeriesSnapshot &now, const SeriesCode &code)
    {
        SeriesDelta change{code, now.operation, 0, {}, static_cast<std::uint32_t>(now.tags.size()), {}, {}, {}};
        if (now.operation == 0)
            change.tagKey.fill(0x42);
        for (int more = *rc::gen::inRange(0, 4); more > 0; --more)
            change.tags.push_back(*rc::gen::arbitrary<std::uint16_t>());
        const std::size_t highWater = now.tags.size() + change.tags.size();
        for (std::uint32_t serial = 1; serial <= highWater; ++serial) {
            const int fate = *rc::gen::inRange(0, 6);
            if (fate == 0)
                change.revoked.push_back(
                    {serial, {static_cast<RevocationReason>(serial % 6), asOf - 24h * (serial % 3)}});
            else if (fate == 1)
                change.standing.push_back(serial);
        }
        change.toOperation = change.fromOperation + 1 + change.tags.size();
        now.series = code;
        now.tagKey = change.fromOperation == 0 ? change.tagKey : now.tagKey;
        now.operation = change.toOperation;
        now.tags.insert(now.tags.end(), change.tags.begin(), change.tags.end());
        std::map<std::uint32_t, Revocation> revoked;
        for (const auto &[serial, why] : now.revoked)
            revoked[serial] = why;
        for (const auto &[serial, why] : change.revoked)
            revoked[serial] = why;
        for (const std::uint32_t serial : change.standing)
            revoked.erase(serial);
        now.revoked.clear();
        for (const auto &[serial, why] : revoked)
            now.revoked.push_back({serial, why});
        return change;
    }

    State m_now;
};

std::vector<SeriesSnapshot> listed(const History::State &state)
{
    std::vector<SeriesSnapshot> list;
    for (const auto &[code, snapshot] : state)
        if (snapshot.operation != 0)
            list.push_back(snapshot);
    return list;
}

void follow(History::State &state, const Delta &delta)
{
    for (const SeriesDelta &series : delta.series) {
        SeriesSnapshot &held = state[series.series.text];
        held.series = series.series;
        const auto applied = applyDelta(held, series);
        RC_ASSERT(applied.ok());
    }
}

/// The deltas first … last as one, merged in an order that chance picks.
Delta grouped(const std::vector<Delta> &deltas, std::size_t first, std::size_t last)
{
    if (first == last)
        return deltas[first];
    const std::size_t split = *rc::gen::inRange(first, last);
    auto merged = mergeDeltas(grouped(deltas, first, split), grouped(deltas, split + 1, last));
    RC_ASSERT(merged.ok());
    return *merged;
}

Delta sample()
{
    SeriesDelta begun{
        SeriesCode("BD"), 0, 3, {}, 0, {0x1234, 0xffff}, {{2, {RevocationReason::Lost, Instant(998s)}}}, {}};
    begun.tagKey.fill(0xab);
    const SeriesDelta gone{SeriesCode("BD2"), 300, 301, {}, 5, {}, {}, {4}};
    return {Instant(1000s), 6, 8, {begun, gone}, {{1}, {2}, {3}}, {4}};
}

Bytes sealedAgain(Bytes body)
{
    const auto digest = blake2b256(body);
    body.insert(body.end(), digest.begin(), digest.end());
    return body;
}

Bytes bodyOf(const Delta &delta)
{
    Bytes bytes = encodeDelta(delta);
    bytes.resize(bytes.size() - 32);
    return bytes;
}

std::string complaint(const Bytes &bytes)
{
    const auto decoded = decodeDelta(bytes);
    return decoded ? "ok" : decoded.error().rule;
}

/// Up to the marks: one series of 16 serials, nothing registered.
std::string complaintAfterHead(std::initializer_list<std::uint8_t> rest)
{
    Bytes body = bodyOf({asOf, 1, 2, {{SeriesCode("A"), 5, 6, {}, 16, {}, {}, {}}}});
    constexpr std::size_t states = 2 * 8 + 32;
    body.resize(body.size() - states - 2); // no reasons, none standing
    body.insert(body.end(), rest);
    body.resize(body.size() + states);
    return complaint(sealedAgain(std::move(body)));
}

double log2OfChoices(double n, double m)
{
    return (std::lgamma(n + 1) - std::lgamma(m + 1) - std::lgamma(n - m + 1)) / std::log(2.0);
}

} // namespace

class DeltaTest : public QObject {
    Q_OBJECT
private slots:
    void theBytesAreAsDocumented()
    {
        QCOMPARE(toHex(bodyOf(sample())), std::string("5448534547330a01e807" // magic, kind, as of
                                                      "0601"                 // from 6, to 8
                                                      "02"                   // two series
                                                      "0242440002"           // name, from operation 0 to 3
                                                      "abababababababababababababababab02" // tag key, two serials
                                                      "2132ac02000500"   // "BD2", 300 to 301, 5 serials, no more
                                                      "1234ffff"         // tags
                                                      "01"               // one reason
                                                      "030301a0"         // lost, -2 s: one, k = 2, gap 1
                                                      "0150"             // one stands: k = 2, gap 5
                                                      "0100000000000000" // states 6, 7, 8
                                                      "0200000000000000"
                                                      "0300000000000000"
                                                      "04") +
                                              std::string(62, '0')); // the heads at state 8
        QVERIFY(encodeDelta(*decodeDelta(encodeDelta(sample()))) == encodeDelta(sample()));
    }

    void comesBackAsItWas()
    {
        QVERIFY(rc::check("round trip", [] {
            for (const Delta &delta : History(3).deltas) {
                const Bytes bytes = encodeDelta(delta);
                const auto decoded = decodeDelta(bytes);
                RC_ASSERT(decoded.ok());
                RC_ASSERT(encodeDelta(*decoded) == bytes);
            }
        }));
    }

    void thereIsOneEncodingOfEverything()
    {
        QVERIFY(rc::check("what is accepted is what would be written", [] {
            Bytes body = bodyOf(History(1).deltas[0]);
            for (int edits = *rc::gen::inRange(1, 4); edits > 0; --edits)
                body[*rc::gen::inRange<std::size_t>(0, body.size())] = *rc::gen::arbitrary<std::uint8_t>();
            const Bytes bytes = sealedAgain(body);
            if (const auto decoded = decodeDelta(bytes))
                RC_ASSERT(encodeDelta(*decoded) == bytes);
        }));
    }

    void snapshotAndDeltasMakeTheEndInEveryGrouping()
    {
        QVERIFY(rc::check("last state wins", [] {
            const History history(*rc::gen::inRange(1, 7));
            const std::size_t last = history.deltas.size() - 1;
            const std::size_t begin = *rc::gen::inRange<std::size_t>(0, last + 1);
            History::State state = history.states[begin];
            for (std::size_t next = begin; next <= last;) {
                const std::size_t until = *rc::gen::inRange(next, last + 1);
                const Delta delta = grouped(history.deltas, next, until);
                follow(state, *decodeDelta(encodeDelta(delta)));
                next = until + 1;
            }
            RC_ASSERT(said(listed(state)) == said(listed(history.states.back())));
        }));
    }

    void aDeltaServesWhoeverIsBetweenItsEnds()
    {
        QVERIFY(rc::check("any state from its beginning on", [] {
            const History history(*rc::gen::inRange(1, 6));
            const std::size_t last = history.deltas.size() - 1;
            const std::size_t first = *rc::gen::inRange<std::size_t>(0, last + 1);
            History::State state = history.states[*rc::gen::inRange(first, last + 2)];
            follow(state, grouped(history.deltas, first, last));
            RC_ASSERT(said(listed(state)) == said(listed(history.states.back())));
        }));
    }

    void overlappingDeltasMergeToo()
    {
        QVERIFY(rc::check("the second begins inside the first", [] {
            const History history(5);
            const std::size_t until = *rc::gen::inRange<std::size_t>(0, 5),
                              from = *rc::gen::inRange<std::size_t>(0, until + 1);
            const auto merged = mergeDeltas(grouped(history.deltas, 0, until), grouped(history.deltas, from, 4));
            RC_ASSERT(merged.ok());
            History::State state;
            follow(state, *merged);
            RC_ASSERT(said(listed(state)) == said(listed(history.states.back())));
        }));
    }

    void aRevocationTakenBackStandsForWhoeverSawIt()
    {
        const SeriesDelta revoke{SeriesCode("A"), 9, 10, {}, 4, {}, {{3, {RevocationReason::Lost, {}}}}, {}};
        const SeriesDelta reinstate{SeriesCode("A"), 10, 11, {}, 4, {}, {}, {3}};
        const auto merged = mergeDeltas({asOf, 1, 2, {revoke}}, {asOf, 2, 3, {reinstate}});
        QVERIFY(merged->series[0].revoked.empty());
        QCOMPARE(merged->series[0].standing, std::vector<std::uint32_t>{3});
        SeriesSnapshot between{SeriesCode("A"), 10, {}, {1, 2, 3, 4}, {{3, {RevocationReason::Lost, {}}}}};
        QVERIFY(applyDelta(between, merged->series[0]).ok());
        QVERIFY(between.revoked.empty());
        QCOMPARE(between.operation, std::uint64_t(11));
    }

    void reorderedOrMissingDeltasAreRefused()
    {
        const SeriesDelta later{SeriesCode("A"), 10, 12, {}, 4, {7}, {}, {}};
        SeriesSnapshot held{SeriesCode("A"), 9, {}, {1, 2, 3, 4}, {}};
        QCOMPARE(applyDelta(held, later).error(), std::string("delta.gap"));
        held.operation = 10;
        held.tags.pop_back();
        QCOMPARE(applyDelta(held, later).error(), std::string("delta.high_water"));
        held.tags = {1, 2, 3, 4, 5, 6};
        QCOMPARE(applyDelta(held, later).error(), std::string("delta.high_water"));
        held.tags = {1, 2, 3, 4, 5};
        QCOMPARE(applyDelta(held, later).error(), std::string("delta.high_water")); // operation 10 has four serials
        held.operation = 11;
        QVERIFY(applyDelta(held, later).ok());
        held.operation = 12;
        held.tags.clear();
        QVERIFY(applyDelta(held, later).ok()); // there already: nothing is looked at
        const SeriesDelta earlier{SeriesCode("A"), 8, 9, {}, 4, {}, {}, {}};
        QCOMPARE(mergeDeltas({asOf, 1, 2, {}}, {asOf, 3, 4, {}}).error(), std::string("delta.gap"));
        QCOMPARE(mergeDeltas({asOf, 3, 4, {}}, {asOf, 1, 4, {}}).error(), std::string("delta.order"));
        QCOMPARE(mergeDeltas({asOf, 1, 4, {}}, {asOf, 1, 3, {}}).error(), std::string("delta.order"));
        QCOMPARE(mergeDeltas({asOf, 1, 2, {earlier}}, {asOf, 2, 3, {later}}).error(), std::string("delta.gap"));
    }

    void everyFlippedBitAndEveryTruncationIsRefused()
    {
        const Bytes good = encodeDelta(sample());
        for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
            Bytes bad = good;
            bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1u << bit % 8));
            QCOMPARE(complaint(bad), std::string("digest"));
        }
        const Bytes body = bodyOf(sample());
        for (std::size_t length = 0; length < body.size(); ++length)
            QVERIFY(complaint(sealedAgain(Bytes(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(length)))) !=
                    "ok");
        Bytes longer = body;
        longer.push_back(0);
        QCOMPARE(complaint(sealedAgain(longer)), std::string("trailing_bytes"));
    }

    void deltasOfDifferentStatesUnderOneNumberDoNotMerge()
    {
        const Delta first{asOf, 1, 3, {}, {{1}, {2}, {3}}, {}};
        const Delta good{asOf, 2, 4, {}, {{2}, {3}, {4}}, {7}}, other{asOf, 2, 4, {}, {{2}, {9}, {4}}, {}};
        const auto merged = mergeDeltas(first, good);
        QVERIFY((merged->trail == std::vector<StateId>{{1}, {2}, {3}, {4}}));
        QVERIFY(merged->heads == HeadsDigest{7});
        QCOMPARE(mergeDeltas(first, other).error(), std::string("delta.state"));
    }

    void statesAtTheEndOfTheNumbersMergeOrAreRefused()
    {
        constexpr std::uint64_t last = INT64_MAX;
        const Delta first{asOf, last - 2, last - 1, {}, {{1}, {2}}, {}},
            second{asOf, last - 1, last, {}, {{2}, {3}}, {}};
        for (const Delta &delta : {first, second})
            QCOMPARE(complaint(encodeDelta(delta)), std::string("ok"));
        QVERIFY((mergeDeltas(first, second)->trail == std::vector<StateId>{{1}, {2}, {3}}));
        const Delta wide{asOf, 1, UINT64_MAX, {}, {{1}}, {}},
            tail{asOf, UINT64_MAX - 1, UINT64_MAX, {}, {{2}, {3}}, {}};
        QCOMPARE(mergeDeltas(wide, tail).error(), std::string("delta.state"));
        const Delta bare{asOf, UINT64_MAX - 1, UINT64_MAX, {}};
        QVERIFY(mergeDeltas(bare, bare)->trail.empty());
        for (const std::uint64_t from : {last, last + 1, UINT64_MAX - 1, UINT64_MAX})
            for (const std::uint64_t more : {std::uint64_t(0), last, UINT64_MAX}) {
                Bytes body = bodyOf({asOf, 1, 2, {}});
                const Bytes rest(body.end() - 3 - 48, body.end());
                body.resize(body.size() - 5 - 48);
                writeVarint(body, from);
                writeVarint(body, more);
                body.insert(body.end(), rest.begin(), rest.end());
                QCOMPARE(complaint(sealedAgain(body)), std::string("number"));
            }
        Segment high{asOf, {}, last, {}, {}};
        QVERIFY(decodeSegment(encodeSegment(high)).ok());
        high.number = last + 1;
        QCOMPARE(decodeSegment(encodeSegment(high)).error().rule, std::string("number"));
        high = {asOf, {{SeriesCode("A"), last + 1, {}, {}, {}}}, 1, {}, {}};
        QCOMPARE(decodeSegment(encodeSegment(high)).error().rule, std::string("operation"));
    }

    void aStateIsKnownByAllThatLedToIt()
    {
        QVERIFY(rc::check("ids", [] {
            const History history(3);
            StateId id{};
            std::set<StateId> seen{id};
            for (const Delta &delta : history.deltas) {
                const StateId next = nextState(id, delta.series);
                RC_ASSERT(next == nextState(id, delta.series));
                RC_ASSERT(seen.insert(next).second); // even if nothing changed
                if (!delta.series.empty()) {
                    auto changed = delta.series;
                    changed.back().toOperation += 1;
                    RC_ASSERT(nextState(id, changed) != next);
                }
                id = next;
            }
        }));
    }

    void theHeadsDigestTellsSeriesApart()
    {
        const std::vector<SeriesProgress> heads{{SeriesCode("A"), 5, 4}, {SeriesCode("AB"), 1, 0}};
        auto other = heads;
        QVERIFY(digestOf(heads) == digestOf(other));
        other[1].operation = 2;
        QVERIFY(digestOf(heads) != digestOf(other));
        other = heads;
        other[0].highWater = 3;
        QVERIFY(digestOf(heads) != digestOf(other));
        other.pop_back();
        QVERIFY(digestOf(heads) != digestOf(other));
    }

    void aSnapshotIsNoDelta()
    {
        QCOMPARE(complaint(encodeSegment({asOf, {}})), std::string("kind"));
        QCOMPARE(decodeSegment(encodeDelta(sample())).error().rule, std::string("kind"));
    }

    void numbersThatSizeMemoryAreRefused()
    {
        QCOMPARE(complaintAfterHead({0, 0}), std::string("ok"));
        QCOMPARE(complaintAfterHead({1, 0, 16, 0xff, 0xff, 0}), std::string("ok"));
        QCOMPARE(complaintAfterHead({1, 0, 17, 0xff, 0xff, 0xff, 0}), std::string("revoked.count"));
        QCOMPARE(complaintAfterHead({0, 17, 0xff, 0xff, 0xff}), std::string("standing.count"));
        QCOMPARE(complaintAfterHead({1, 0, 16, 0xff, 0xff, 1, 0x80}), std::string("standing.revoked"));
        Delta wide{asOf, 1, 2, {{SeriesCode("A"), 5, 6, {}, UINT32_MAX, {}, {}, {}}}};
        QCOMPARE(complaint(encodeDelta(wide)), std::string("ok"));
        wide.series.push_back({SeriesCode("B"), 5, 6, {}, 1, {}, {}, {}});
        QCOMPARE(complaint(encodeDelta(wide)), std::string("serials.count"));
        Delta crowd{asOf, 1, 2, {{SeriesCode("A"), 5, 6, {}, UINT32_MAX, {}, {}, {}}}};
        for (std::uint32_t serial = 1; serial <= maxDeltaMarks + 1; ++serial)
            crowd.series[0].standing.push_back(serial);
        QCOMPARE(complaint(encodeDelta(crowd)), std::string("standing.count"));
        crowd.series[0].standing.pop_back();
        QCOMPARE(complaint(encodeDelta(crowd)), std::string("ok"));
        Bytes body = bodyOf({asOf, 1, 2, {}});
        body.resize(body.size() - 5 - 48);
        Bytes endless = body;
        endless.insert(endless.end(), 9, 0xff);
        endless.insert(endless.end(), {1, 0, 0, 0, 0});
        QCOMPARE(complaint(sealedAgain(endless)), std::string("number"));
    }

    void crowdedAndScatteredRevocationsBothCostLittle()
    {
        // 600 series; one in 3,000 revoked by chance, and all of one ward.
        Delta delta{asOf, 1, 2, {}};
        for (int ward = 0; ward < 600; ++ward)
            delta.series.push_back({SeriesCode("W" + std::to_string(1000 + ward)), 1, 2, {}, 16'667, {}, {}, {}});
        const std::size_t before = encodeDelta(delta).size();
        std::mt19937 random(1);
        double scattered = 0;
        for (SeriesDelta &series : delta.series)
            for (std::uint32_t serial = 1; serial <= series.fromHighWater; ++serial)
                if (random() % 3000 == 0) {
                    series.revoked.push_back({serial, {}});
                    ++scattered;
                }
        const double floorBytes = log2OfChoices(600 * 16'667.0, scattered) / 8;
        const double bytes = static_cast<double>(encodeDelta(delta).size() - before);
        QVERIFY2(bytes <= 1.02 * floorBytes, qPrintable(QString::number(bytes / floorBytes)));
        delta.series[300].revoked.clear();
        for (std::uint32_t serial = 1; serial <= delta.series[300].fromHighWater; ++serial)
            delta.series[300].revoked.push_back({serial, {}});
        const double more = static_cast<double>(encodeDelta(delta).size() - before) - bytes;
        QVERIFY2(more < 16'667 / 8.0 * 1.6, qPrintable(QString::number(more)));
    }
};

QTEST_APPLESS_MAIN(DeltaTest)
#include "delta_test.moc"
