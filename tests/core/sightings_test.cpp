// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sightings.h"

#include <QTest>
#include <cmath>
#include <rapidcheck.h>

using namespace th::core;
using namespace std::chrono_literals;

namespace {

const Instant noon = *parseRfc3339("2026-03-04T05:00:00Z");
constexpr SightingTag lastTag = (SightingTag(1) << sightingTagBits) - 1;

Sightings anySightings()
{
    const auto until = Instant(std::chrono::seconds(*rc::gen::inRange<std::int64_t>(20'000'000, 4'000'000'000)));
    Sightings any{{}, until, minuteOf(until) - std::chrono::minutes(*rc::gen::inRange(0, 10'000)), {}};
    if (*rc::gen::arbitrary<bool>())
        any.after = until - 1s;
    const auto span = (minuteOf(until) - any.from).count() + sightingClockSlack.count();
    const auto codes = *rc::gen::container<std::vector<std::string>>(
        rc::gen::map(rc::gen::inRange(0, 300), [](int n) { return "CK-" + std::to_string(n); }));
    for (const std::string &code : codes) {
        auto &marks = any.seen[CheckpointCode(code)];
        for (int n = *rc::gen::inRange(1, 9); n > 0; --n)
            marks.push_back({any.from + std::chrono::minutes(*rc::gen::inRange<std::int64_t>(0, span)),
                             *rc::gen::inRange<SightingTag>(0, lastTag + 1)});
        std::ranges::sort(marks);
        marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    }
    return any;
}

bool same(const Sightings &a, const Sightings &b)
{
    return a.after == b.after && a.until == b.until && a.from == b.from && a.seen == b.seen;
}

std::string ruleOf(const std::string &hex)
{
    const auto bytes = fromHex(hex);
    const auto read = decodeSightings(*bytes);
    return read ? "accepted" : read.error();
}

} // namespace

class SightingsTest : public QObject {
    Q_OBJECT

private slots:
    void theBytesAreThoseOfTheFormatsPage()
    {
        const Sightings small{
            Instant(60s),
            Instant(120s),
            Minute(1min),
            {{CheckpointCode("A"), {{Minute(1min), 5}}}, {CheckpointCode("A1"), {{Minute(2min), 0}}}}};
        // head; "A" and "A" + "1", one mark each; k = 41: 1 and 5 in 41 bits, 1 and 2^40 in 41 bits
        const std::string expected = "5448534754310a"
                                     "3c780102"
                                     "02"
                                     "00014101"
                                     "01013101"
                                     "8000000001700000000000";
        QCOMPARE(toHex(encodeSightings(small)), expected);
        QVERIFY(same(*decodeSightings(*fromHex(expected)), small));
    }

    void whateverIsWrittenIsReadAgain()
    {
        QVERIFY(rc::check("encode, decode", [] {
            const Sightings any = anySightings();
            const Bytes bytes = encodeSightings(any);
            const auto again = decodeSightings(bytes);
            RC_ASSERT(again.ok());
            RC_ASSERT(same(*again, any));
        }));
    }

    void everyOtherEncodingIsRefused()
    {
        QVERIFY(rc::check("altered bytes", [] {
            Bytes bytes = encodeSightings(anySightings());
            const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
            if (*rc::gen::arbitrary<bool>())
                bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ (1u << *rc::gen::inRange(0, 8)));
            else
                bytes.resize(at);
            const auto read = decodeSightings(bytes);
            const bool exact = !read || encodeSightings(*read) == bytes;
            RC_ASSERT(exact);
        }));
    }

    void rulesAreNamed_data()
    {
        QTest::addColumn<QString>("hex");
        QTest::addColumn<QString>("rule");
        const QString head = QStringLiteral("5448534754310a");
        const auto row = [&](const char *rule, const char *rest) {
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(rule), QLatin1String(rest))))
                << head + QLatin1String(rest) << QString::fromLatin1(rule);
        };
        row("accepted", "00780100"
                        "00");
        row("until", "78780100"
                     "00");
        row("from", "00780300"
                    "00");
        row("span", "0078010e"
                    "00"); // ends later than the slack allows
        row("span", "00780101"
                    "00"); // a span without marks
        row("after", "ffffffffffffff7f780100"
                     "00");
        row("checkpoints.count", "00780101"
                                 "818040");
        row("checkpoint", "00780101"
                          "01"
                          "00012f"
                          "01"
                          "80000000000000");
        row("checkpoint", "00780101"
                          "01"
                          "010141"
                          "01"
                          "80000000000000");
        row("checkpoint.order", "00780101"
                                "02"
                                "000141"
                                "01"
                                "000141"
                                "01"
                                "800000000000000000000000");
        row("checkpoint.prefix", "00780101"
                                 "02"
                                 "000141"
                                 "01"
                                 "00024142"
                                 "01"
                                 "800000000000000000000000");
        row("marks.count", "00780101"
                           "01"
                           "000141"
                           "00"
                           "80000000000000");
        row("marks.count", "00780101"
                           "01"
                           "000141"
                           "ffff3f"
                           "80000000000000"); // a number that sizes nothing
        row("marks.truncated", "00780101"
                               "01"
                               "000141"
                               "01"
                               "80000000");
        row("marks.overrun", "00780101"
                             "01"
                             "000141"
                             "01"
                             "00000000000000000000");
        row("trailing_bytes", "00780100"
                              "00"
                              "00");
        QTest::newRow("magic") << QStringLiteral("5448534754320a0078010000") << QStringLiteral("magic");
    }
    void rulesAreNamed()
    {
        QFETCH(QString, hex);
        QFETCH(QString, rule);
        QCOMPARE(QString::fromStdString(ruleOf(hex.toStdString())), rule);
    }

    void aTagIsOfOnePassAndOneQuarter()
    {
        Signature one{}, two{};
        two[63] = 1;
        const SightingTag tag = sightingTag(one, noon);
        QVERIFY(tag <= lastTag);
        QCOMPARE(sightingTag(one, noon + 899s), tag);
        QVERIFY(sightingTag(one, noon + 900s) != tag);
        QVERIFY(sightingTag(one, noon - 1s) != tag);
        QVERIFY(sightingTag(two, noon) != tag);
        QCOMPARE(beginOfQuarter(quarterOf(minuteOf(noon + 899s))), noon);
        QCOMPARE(QString::number(tag, 16), QStringLiteral("20f2ac8110")); // Python's hashlib says so too
    }

    void aCityIsCodedNearItsEntropy()
    {
        std::uint64_t state = 1;
        const auto random = [&state] {
            return state = state * 6364136223846793005u + 1442695040888963407u, state >> 24;
        };
        Sightings city{{}, noon, minuteOf(noon) - 240min, {}};
        constexpr int checkpoints = 300, each = 500;
        for (int i = 0; i < checkpoints; ++i) {
            auto &marks = city.seen[CheckpointCode("CK-" + std::to_string(i))];
            for (int j = 0; j < each; ++j)
                marks.push_back({city.from + std::chrono::minutes(random() % 240), random() & lastTag});
            std::ranges::sort(marks);
        }
        const auto bytes = encodeSightings(city).size();
        const double space = 240.0 * std::exp2(40), floor = each * (std::log2(space / each) + 1 / std::log(2.0)) / 8;
        QVERIFY(static_cast<double>(bytes) < 1.03 * checkpoints * floor);
    }
};

QTEST_GUILESS_MAIN(SightingsTest)
#include "sightings_test.moc"
