// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_world.h"
#include "core/cbor.h"
#include "evidence/statistics.h"
#include "index_row.h"
#include "pass_set.h"

#include <rapidcheck.h>

#include <map>
#include <set>

using namespace th;
using namespace th::test;
using evidence::Filter;

namespace {

core::Bytes import(std::int64_t publishedAt)
{
    store::Update update;
    update.asOf = core::Instant(std::chrono::seconds(publishedAt));
    return store::encodeImport(update);
}

/// Two gates with an import now and then, a third whose log has none.
struct StatisticsWorld : ArchiveWorld {
    LogMaker first{1, "CK-01"}, second{2, "CK-02"}, third{3, "CK-03"};
    StatisticsWorld()
    {
        second.stride = 700'000; // seven hundred seconds: most are pauses
        third.stride = 61'000;
        for (int i = 0; i < 4; ++i) {
            first.add(core::journal::EntryKind::Import, import(LogMaker::begin / 1000 - 3600 * 10 * i));
            first.write(25);
            second.add(core::journal::EntryKind::Import, import(LogMaker::begin / 1000 + 3600 * i));
            second.write(40);
            third.write(30);
        }
        (void)take(second.part(0, 50));
        (void)take(first.extract());
        (void)take(third.extract());
        (void)take(second.extract(50));
    }
};

/// The same figures, row by row.
struct Expected {
    std::map<std::string, std::uint64_t> verdicts, reasons, gates, wards, refusedOfWards, categories;
    std::map<std::pair<std::string, std::int64_t>, std::uint64_t> hours;
    std::set<std::string> passes;
    std::map<std::string, std::set<std::string>> passesOfWards;

    void add(const evidence::Row &row)
    {
        const bool refused = row.verdict == core::VerdictKind::Refuse;
        ++verdicts[core::name(*row.verdict)];
        for (const std::string &reason : row.reasons)
            ++reasons[reason];
        ++gates[row.checkpoint];
        ++wards[row.authority];
        refusedOfWards[row.authority] += refused ? 1 : 0;
        ++categories[row.category];
        ++hours[{row.checkpoint, (row.wall + 7 * 3'600'000) / 3'600'000}];
        if (row.proven && passes.insert(row.number).second)
            passesOfWards[row.authority].insert(row.number);
    }
};

Filter anyFilter()
{
    Filter filter;
    const auto sometimes = [] { return *rc::gen::inRange(0, 3) == 0; };
    if (sometimes())
        filter.from = LogMaker::begin + *rc::gen::inRange(0, 300) * 60'000;
    if (sometimes())
        filter.until = LogMaker::begin + *rc::gen::inRange(0, 300) * 60'000;
    if (sometimes())
        filter.verdicts = {core::VerdictKind::Refuse};
    if (sometimes())
        filter.checkpoints = {"CK-02", "none"};
    if (sometimes())
        filter.categories = {"food"};
    if (sometimes())
        filter.officers = {"Trần Văn An"};
    return filter;
}

} // namespace

class StatisticsTest : public QObject {
    Q_OBJECT
private slots:
    void figuresAreThoseOfTheRows()
    {
        StatisticsWorld world;
        QVERIFY(rc::check([&] {
            const Filter filter = anyFilter();
            Expected expected;
            const auto rows = world.rows(filter);
            for (const evidence::Row &row : rows)
                expected.add(row);
            const auto found = *evidence::statisticsOf(world.archive, filter, std::chrono::hours(7));
            RC_ASSERT(found.scans == rows.size());
            RC_ASSERT(found.verdicts == expected.verdicts);
            RC_ASSERT(found.reasons == expected.reasons);
            RC_ASSERT(found.passes == expected.passes.size());
            std::map<std::string, std::uint64_t> gates, wards, refused, categories;
            std::map<std::pair<std::string, std::int64_t>, std::uint64_t> hours;
            for (const auto &gate : found.gates) {
                gates[gate.checkpoint] = gate.scans();
                for (const auto &[hour, scans] : gate.hours)
                    hours[{gate.checkpoint, hour}] = scans;
            }
            std::uint64_t passesOfWards = 0;
            for (const auto &ward : found.wards) {
                wards[ward.code] = ward.scans;
                refused[ward.code] = ward.refused;
                passesOfWards += ward.passes;
            }
            for (const auto &category : found.categories)
                categories[category.code] = category.scans;
            RC_ASSERT(gates == expected.gates);
            RC_ASSERT(hours == expected.hours);
            RC_ASSERT(wards == expected.wards);
            RC_ASSERT(refused == expected.refusedOfWards);
            RC_ASSERT(categories == expected.categories);
            RC_ASSERT(passesOfWards == found.passes);
            const bool spans = // apart: the macro looks at both sides
                rows.empty() || (found.last == rows.front().wall && found.first == rows.back().wall);
            RC_ASSERT(spans);
        }));
    }

    void listsAgeIsThatOfTheLastImportBeforeTheScan()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(3); // nothing is known of these
        log.add(core::journal::EntryKind::Import, import(LogMaker::begin / 1000 - 30 * 60));
        log.write(1); // half an hour
        log.add(core::journal::EntryKind::Import, import(LogMaker::begin / 1000 - 50 * 3600));
        log.write(1); // fifty hours
        log.sign();
        log.add(core::journal::EntryKind::Import, import(LogMaker::begin / 1000 + 3600));
        log.write(1); // younger than the scan
        log.add(core::journal::EntryKind::Import, import(std::numeric_limits<std::int64_t>::max()));
        log.write(2); // as before
        (void)world.take(log.extract());
        const auto age = evidence::statisticsOf(world.archive, {}, std::chrono::minutes(0))->age;
        QCOMPARE(age.scans[0], 1u);
        QCOMPARE(age.scans[5], 1u);
        QCOMPARE(age.scans.back(), 0u);
        QCOMPARE(age.unknown, 6u);
    }

    void timeForAScanIsThatSinceTheOneBeforeAndPausesAreNone()
    {
        StatisticsWorld world;
        Filter filter;
        filter.checkpoints = {"CK-03"};
        const auto third = *evidence::statisticsOf(world.archive, filter, std::chrono::hours(7));
        QCOMPARE(third.times.median, std::chrono::seconds(61));
        QCOMPARE(third.times.ninetieth, std::chrono::seconds(122)); // a checkpoint's entry lies between
        QCOMPARE(third.times.counted, third.scans - 1);
        filter.verdicts = {core::VerdictKind::Refuse}; // still since the scan before, whatever that was
        const auto refused = *evidence::statisticsOf(world.archive, filter, std::chrono::hours(7));
        QCOMPARE(refused.times.median, std::chrono::seconds(61));
        filter.checkpoints = {"CK-02"};
        const auto second = *evidence::statisticsOf(world.archive, filter, std::chrono::hours(7));
        QCOMPARE(second.times.counted, 0u);
        QCOMPARE(second.times.median, std::chrono::seconds(0));
    }

    void timeForACheckIsWhatTheEntriesSayOfIt()
    {
        ArchiveWorld world;
        LogMaker log{1, "CK-01"};
        const auto add = [&](std::optional<std::chrono::milliseconds> took) {
            auto scan = LogMaker::scan(1, "CK-01");
            scan.took = took;
            log.add(core::journal::EntryKind::Scan, store::encodeScan(scan));
        };
        for (int i = 0; i < 90; ++i)
            add(std::chrono::milliseconds(300));
        for (int i = 0; i < 10; ++i)
            add(std::chrono::milliseconds(9000));
        for (int i = 0; i < 50; ++i)
            add({}); // of an earlier version
        (void)world.take(log.extract());
        const auto found = *evidence::statisticsOf(world.archive, {}, std::chrono::minutes(0));
        QCOMPARE(found.checks.counted, 100u);
        QVERIFY(std::abs(found.checks.median.count() - 300) <= 15);
        QVERIFY(std::abs(found.checks.ninetieth.count() - 300) <= 15);
        QCOMPARE(found.gates.front().checks.counted, 100u);
        QCOMPARE(found.times.counted, 149u);
        for (const std::int64_t time : {0, 1, 16, 250, 3'599'999, 3'600'000}) {
            const auto back = evidence::lengthOf(evidence::stepOf(std::chrono::milliseconds(time))).count();
            QVERIFY2(std::abs(back - time) <= 2 + time / 20, qPrintable(QString::number(time)));
        }
    }

    void timesThatNoCalendarHasAreInNoHour()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(2);
        log.clockAhead = std::numeric_limits<std::int64_t>::max() / 2;
        log.write(1);
        log.clockAhead = std::numeric_limits<std::int64_t>::min() / 2;
        log.write(1);
        (void)world.take(log.extract());
        const auto figures = *evidence::statisticsOf(world.archive, {}, std::chrono::hours(7));
        QCOMPARE(figures.scans, 4u);
        QCOMPARE(figures.outsideCalendar, 2u);
        QCOMPARE(figures.gates.at(0).mostOfHour(), 2u);
        QCOMPARE(*figures.last - *figures.first, 1000);
    }

    void emptyArchiveHasFiguresOfNothing()
    {
        ArchiveWorld world;
        const auto figures = *evidence::statisticsOf(world.archive, {}, std::chrono::hours(7));
        QCOMPARE(figures.scans, 0u);
        QVERIFY(figures.gates.empty() && figures.wards.empty() && !figures.first);
    }

    void isCancelledWhenTheCallerSaysSo()
    {
        StatisticsWorld world;
        const auto figures = evidence::statisticsOf(world.archive, {}, std::chrono::hours(7), [] { return false; });
        QVERIFY(!figures && figures.error().fault == evidence::Fault::Cancelled);
    }

    void passSetCountsEachOnceAndSaysWhatItCannotHold()
    {
        QVERIFY(rc::check([] {
            evidence::PassSet set;
            std::set<std::pair<std::uint32_t, std::uint32_t>> expected;
            const int count = *rc::gen::inRange(0, 300);
            for (int i = 0; i < count; ++i) {
                const auto series = static_cast<std::uint32_t>(*rc::gen::inRange(0, 5));
                const auto serial = static_cast<std::uint32_t>(*rc::gen::inRange(1, 3000));
                RC_ASSERT(set.insert(series, serial) == expected.emplace(series, serial).second);
            }
            RC_ASSERT(set.complete());
            RC_ASSERT(!set.insert(1, 0xffffffff));
            RC_ASSERT(!set.complete());
        }));
        evidence::PassSet many;
        std::uint64_t held = 0;
        for (std::uint32_t i = 1; i < 2000; ++i)
            held += many.insert(i, 1u << 24) ? 1 : 0;
        QVERIFY(!many.complete());
        QVERIFY(held > 100 && held < 1000);
    }
};

QTEST_GUILESS_MAIN(StatisticsTest)
#include "statistics_test.moc"
