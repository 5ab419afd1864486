// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "sync/segment_plan.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <random>

using namespace th::sync;

namespace {

ListedSegment delta(std::uint64_t from, std::uint64_t to, std::uint64_t length)
{
    return {{false, from, to, 1, 1}, length};
}
ListedSegment full(std::uint64_t state, std::uint64_t part, std::uint64_t parts, std::uint64_t length)
{
    return {{true, 0, state, part, parts}, length};
}

std::string told(const std::optional<std::vector<ListedSegment>> &plan)
{
    if (!plan)
        return "no way";
    std::string text;
    for (const auto &segment : *plan)
        text += segmentPath(segment.name).substr(7) + " ";
    return text;
}

std::uint64_t cost(const std::vector<ListedSegment> &plan)
{
    std::uint64_t sum = 0;
    for (const auto &segment : plan)
        sum += segment.length;
    return sum;
}

/// The least cost by trying every way; the largest number if there is none.
std::uint64_t leastCost(std::optional<std::uint64_t> have, const std::vector<ListedSegment> &listed)
{
    constexpr auto never = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t goal = newestState(listed).value_or(0);
    const std::function<std::uint64_t(std::uint64_t)> from = [&](std::uint64_t at) -> std::uint64_t {
        if (at == goal)
            return 0;
        std::uint64_t best = never;
        for (const auto &segment : listed)
            if (!segment.name.full && segment.name.from <= at && segment.name.to > at)
                if (const std::uint64_t rest = from(segment.name.to); rest != never)
                    best = std::min(best, rest + segment.length);
        return best;
    };
    std::uint64_t best = have && *have <= goal ? from(*have) : never;
    for (const auto &segment : listed)
        if (segment.name.full)
            if (const std::uint64_t rest = from(segment.name.to); rest != never)
                best = std::min(best, rest + segment.length);
    return best;
}

} // namespace

class SegmentPlanTest : public QObject {
    Q_OBJECT
private slots:
    void namesAreReadExactlyAsWritten()
    {
        QCOMPARE(segmentPath({true, 0, 24, 1, 8}), std::string("status/full-24-1-8.seg"));
        QCOMPARE(segmentPath({false, 20, 24, 1, 1}), std::string("status/delta-20-24.seg"));
        QVERIFY((*parseSegmentPath("status/full-24-1-8.seg") == SegmentName{true, 0, 24, 1, 8}));
        QVERIFY((*parseSegmentPath("status/delta-0-24.seg") == SegmentName{false, 0, 24, 1, 1}));
        QVERIFY(parseSegmentPath("status/delta-1-9223372036854775807.seg").has_value());
        for (const char *other : {"status/BD01A.seg",
                                  "status/full-24-1.seg",
                                  "status/full-24-0-8.seg",
                                  "status/full-24-9-8.seg",
                                  "status/full-0-1-1.seg",
                                  "status/full-024-1-8.seg",
                                  "status/delta-24-24.seg",
                                  "status/delta-25-24.seg",
                                  "status/delta-1-2-3.seg",
                                  "status/delta--1-2.seg",
                                  "status/delta-1-2.seg ",
                                  "status/delta-1-99999999999999999999.seg",
                                  "status/delta-.seg",
                                  "status/delta-seg",
                                  "delta-1-2.seg",
                                  "status/full-.seg",
                                  "status/delta-+1-2.seg",
                                  "status/full-9223372036854775808-1-1.seg",
                                  "status/delta-1-9223372036854775808.seg",
                                  "status/delta-18446744073709551614-18446744073709551615.seg"})
            QVERIFY2(!parseSegmentPath(other), other);
    }

    void theCheapestWayIsTaken()
    {
        const std::vector<ListedSegment> listed{full(24, 1, 2, 500), full(24, 2, 2, 500), delta(10, 24, 90),
                                                delta(20, 24, 20),   delta(24, 30, 10),   delta(29, 30, 1)};
        QCOMPARE(told(planSegments(30, listed)), std::string(""));
        QCOMPARE(told(planSegments(29, listed)), std::string("delta-29-30.seg "));
        QCOMPARE(told(planSegments(25, listed)), std::string("delta-24-30.seg ")); // it begins before us: no harm
        QCOMPARE(told(planSegments(21, listed)), std::string("delta-20-24.seg delta-24-30.seg "));
        QCOMPARE(told(planSegments(10, listed)), std::string("delta-10-24.seg delta-24-30.seg "));
        const std::string all = "full-24-1-2.seg full-24-2-2.seg delta-24-30.seg ";
        QCOMPARE(told(planSegments(9, listed)), all);
        QCOMPARE(told(planSegments({}, listed)), all);
        QCOMPARE(told(planSegments(31, listed)), all); // a publisher that began anew
        QCOMPARE(told(planSegments({}, {})), std::string(""));
        QCOMPARE(told(planSegments({}, {delta(1, 2, 3)})), std::string("no way"));
        QCOMPARE(told(planSegments({}, {full(2, 1, 2, 3)})), std::string("no way")); // a part is missing
    }

    void deltasThatCostMoreThanTheSnapshotAreLeft()
    {
        QCOMPARE(told(planSegments(1, {full(2, 1, 1, 10), delta(1, 2, 11)})), std::string("full-2-1-1.seg "));
    }

    void noOtherWayCostsLess()
    {
        std::mt19937 random(3);
        for (int round = 0; round < 3000; ++round) {
            std::vector<ListedSegment> listed;
            for (auto count = random() % 9; count > 0; --count) {
                const std::uint64_t to = 1 + random() % 12, from = random() % to;
                const auto segment = random() % 4 == 0 ? full(to, 1, 1, random() % 40) : delta(from, to, random() % 20);
                if (std::ranges::find(listed, segment.name, &ListedSegment::name) == listed.end())
                    listed.push_back(segment);
            }
            if (listed.empty())
                continue;
            const auto have = random() % 3 == 0 ? std::nullopt : std::optional<std::uint64_t>(random() % 14);
            const auto plan = planSegments(have, listed);
            const std::uint64_t least = leastCost(have, listed);
            QCOMPARE(plan.has_value(), least != std::numeric_limits<std::uint64_t>::max());
            if (plan)
                QCOMPARE(cost(*plan), least);
        }
    }
};

QTEST_APPLESS_MAIN(SegmentPlanTest)
#include "segment_plan_test.moc"
