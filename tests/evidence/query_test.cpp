// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_world.h"

#include "evidence/pass_timeline.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <rapidcheck.h>

#include <set>

using namespace th;
using namespace th::test;
using evidence::Filter;
using evidence::Row;

namespace {

/// What the filter means, told without the index.
bool fits(const Filter &filter, const core::journal::Entry &entry, const core::PublicKey &device)
{
    const auto oneOf = [](const auto &list, const auto &value) {
        return list.empty() || std::ranges::count(list, value) > 0;
    };
    const auto scan = entry.kind == core::journal::EntryKind::Scan ? store::decodeScan(entry.content) : std::nullopt;
    if (!oneOf(filter.kinds, entry.kind) || !oneOf(filter.devices, device) ||
        (filter.from && entry.wallMilliseconds < *filter.from) ||
        (filter.until && entry.wallMilliseconds >= *filter.until))
        return false;
    const store::ScanContent content = scan.value_or(store::ScanContent{});
    const bool reasons =
        filter.reasons.empty() || std::ranges::any_of(content.reasons, [&](const core::Reason &reason) {
            return std::ranges::count(filter.reasons, reason.code) > 0;
        });
    const bool areas = filter.areas.empty() || std::ranges::any_of(filter.areas, [&](const std::string &area) {
                           return core::contains(core::AreaCode(area), core::AreaCode(content.area));
                       });
    return reasons && areas && (filter.verdicts.empty() || (scan && oneOf(filter.verdicts, content.kind))) &&
           oneOf(filter.checkpoints, content.checkpoint) && oneOf(filter.officers, content.officer) &&
           oneOf(filter.categories, content.category) && oneOf(filter.authorities, content.authority) &&
           oneOf(filter.passes, content.number) && (!filter.proven || content.proven == *filter.proven);
}

template <class T> std::vector<T> some(std::vector<T> all)
{
    std::vector<T> chosen;
    if (*rc::gen::inRange(0, 3) == 0)
        for (const T &one : all)
            if (*rc::gen::arbitrary<bool>())
                chosen.push_back(one);
    return chosen;
}

Filter anyFilter(const std::vector<core::PublicKey> &devices)
{
    Filter filter;
    if (*rc::gen::inRange(0, 3) == 0)
        filter.from = LogMaker::begin + *rc::gen::inRange(0, 200) * 500;
    if (*rc::gen::inRange(0, 3) == 0)
        filter.until = LogMaker::begin + *rc::gen::inRange(0, 200) * 500;
    if (*rc::gen::inRange(0, 3) == 0)
        filter.kinds =
            some<core::journal::EntryKind>({core::journal::EntryKind::Scan, core::journal::EntryKind::Checkpoint});
    filter.verdicts = some<core::VerdictKind>({core::VerdictKind::Admit, core::VerdictKind::Refuse});
    filter.reasons = some<core::ReasonCode>({core::ReasonCode::Revoked, core::ReasonCode::DataOld});
    filter.checkpoints = some<std::string>({"CK-01", "CK-02", "none"});
    filter.officers = some<std::string>({"Trần Văn An", "nobody"});
    filter.categories = some<std::string>({"food", "press"});
    filter.authorities = some<std::string>({"P00001", "P00002"});
    filter.areas = some<std::string>({"01.001", "01", "02"});
    filter.passes = some<std::string>({"BD01A-000003", "BD01A-000007", "BD02A-000001", "hello"});
    filter.devices = some(devices);
    if (*rc::gen::inRange(0, 4) == 0)
        filter.proven = *rc::gen::arbitrary<bool>();
    return filter;
}

} // namespace

class QueryTest : public QObject {
    Q_OBJECT
private slots:
    void everyFilterGivesWhatItSaysWhateverOrderLogsCameIn()
    {
        ArchiveWorld world;
        LogMaker first(1, "CK-01"), second(2, "CK-02");
        first.write(60);
        second.stride = 700;
        second.write(90);
        (void)world.take(second.part(0, 33));
        (void)world.take(first.part(20, 60));
        (void)world.take(first.part(0, 20));
        (void)world.take(second.extract(33));
        const std::vector<core::PublicKey> devices{first.device, second.device};
        QVERIFY(rc::check([&] {
            const Filter filter = anyFilter(devices);
            std::set<std::pair<std::int64_t, std::uint64_t>> expected;
            for (const LogMaker *log : {&first, &second})
                for (const core::Bytes &bytes : log->entries)
                    if (const auto entry = *core::journal::decode(bytes); fits(filter, entry, log->device))
                        expected.emplace(entry.wallMilliseconds, entry.seq);
            std::set<std::pair<std::int64_t, std::uint64_t>> found;
            std::optional<evidence::Cursor> cursor;
            std::int64_t newest = std::numeric_limits<std::int64_t>::max();
            const auto most = static_cast<std::size_t>(*rc::gen::inRange(1, 30));
            do {
                const auto page = *evidence::page(world.archive, filter, cursor, most);
                RC_ASSERT(page.rows.size() <= most);
                for (const Row &row : page.rows) {
                    RC_ASSERT(row.wall <= newest);
                    newest = row.wall;
                    RC_ASSERT(found.emplace(row.wall, row.place.seq).second);
                }
                cursor = page.next;
            } while (cursor);
            RC_ASSERT(found == expected);
            RC_ASSERT(*evidence::count(world.archive, filter) == expected.size());
            std::uint64_t grouped = 0;
            const auto hours =
                *evidence::countBy(world.archive, filter, evidence::Grouping::Hour, std::chrono::hours(7));
            for (const auto &[hour, count] : hours)
                grouped += count;
            RC_ASSERT(grouped == expected.size());
        }));
    }

    void rowSaysWhatTheEntrySays()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(7);
        (void)world.take(log.extract());
        const auto rows = world.rows();
        const Row &row = rows.at(2);
        QCOMPARE(row.place.seq, 5u);
        QCOMPARE(row.number, std::string("BD01A-000006"));
        QCOMPARE(row.verdict, std::optional(core::VerdictKind::Refuse));
        QCOMPARE(row.reasons, std::vector<std::string>{"expired"});
        QCOMPARE(row.officer, std::string("Lê Thị Bình"));
        QCOMPARE(row.area, std::string("01.002"));
        QVERIFY(row.proven && !row.sealed);
    }

    void numberThatIsNoPassNumberIsFoundAsWritten()
    {
        ArchiveWorld world;
        LogMaker log(1);
        auto scan = LogMaker::scan(1, "CK-01");
        scan.number = "x-000001y";
        log.add(core::journal::EntryKind::Scan, store::encodeScan(scan));
        (void)world.take(log.extract());
        QCOMPARE(world.rows({.passes = {"x-000001y"}}).size(), 1u);
        QCOMPARE(world.rows().at(0).number, std::string("x-000001y"));
    }

    void groupsAreCounted()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(24);
        (void)world.take(log.extract());
        const auto verdicts =
            *evidence::countBy(world.archive, {}, evidence::Grouping::Verdict, std::chrono::minutes(0));
        QCOMPARE(verdicts.at("admit") + verdicts.at("refuse"), 21u);
        const auto reasons = *evidence::countBy(world.archive, {}, evidence::Grouping::Reason, std::chrono::minutes(0));
        QCOMPARE(reasons.at("data_old"), 3u);
        const auto hours = *evidence::countBy(world.archive, {}, evidence::Grouping::Hour, std::chrono::hours(7));
        QCOMPARE(hours.size(), 1u);
        QCOMPARE(hours.begin()->first, std::string("2021-09-06 08"));
    }

    void entryOfMadeUpTimeStandsInNobodysWay()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(4);
        log.clockAhead = std::numeric_limits<std::int64_t>::max() / 2;
        log.write(2);
        log.clockAhead = std::numeric_limits<std::int64_t>::min() / 2;
        log.write(2);
        (void)world.take(log.extract());
        QCOMPARE(world.rows().size(), 7u);
        QCOMPARE(world.rows({.from = LogMaker::begin, .until = LogMaker::begin + 1'000'000}).size(), 4u);
        QVERIFY(evidence::countBy(world.archive, {}, evidence::Grouping::Day, std::chrono::hours(7)).ok());
    }

    void filterOnWhatTheIndexHadNoRoomForIsNoEmptyAnswer()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(40);
        (void)world.take(log.extract());
        {
            SQLite::Database database(world.file.string(), SQLite::OPEN_READWRITE);
            database.exec("WITH RECURSIVE n(i) AS (SELECT (SELECT max(id) + 1 FROM text WHERE kind = 3) UNION ALL"
                          " SELECT i + 1 FROM n WHERE i < 1048575) INSERT INTO text SELECT 3, i, 'x' || i FROM n");
        }
        auto archive = *evidence::Archive::open(world.file, evidence::Archive::Access::Read);
        const auto rows = [&](const char *officer) { return evidence::count(archive, {.officers = {officer}}); };
        QCOMPARE(rows("nobody").error().fault, evidence::Fault::IndexFull);
        QVERIFY(*rows("Trần Văn An") > 0);
    }

    void questionEndsOnceItIsToldToAndTheNextOneIsAnswered()
    {
        ArchiveWorld world;
        for (std::uint8_t which = 1; which <= 60; ++which) {
            LogMaker log(which);
            log.write(7);
            (void)world.take(log.extract());
        }
        auto archive = *evidence::Archive::open(world.file, evidence::Archive::Access::Read);
        bool stop = true;
        archive.stopWhen([&] { return stop; });
        QCOMPARE(evidence::count(archive, {}).error().fault, evidence::Fault::Cancelled);
        QCOMPARE(evidence::page(archive, {}, std::nullopt, 500).error().fault, evidence::Fault::Cancelled);
        QCOMPARE(archive.readAhead().error().fault, evidence::Fault::Cancelled);
        stop = false;
        QVERIFY(*archive.readAhead() > 60u * 7); // a byte of each row in each column, at least
        const auto pass = [&] { return evidence::timelineOf(archive, "BD01A-000003", nullptr, nullptr); };
        QCOMPARE(*evidence::count(archive, {}), 420u); // of the same moment as before
        QCOMPARE(pass()->events.size(), 60u);
        int asked = 0;
        archive.stopWhen([&] { return ++asked > 3; }); // in its middle
        QCOMPARE(pass().error().fault, evidence::Fault::Cancelled);
        archive.stopWhen({});
        QCOMPARE(evidence::page(archive, {}, std::nullopt, 500)->rows.size(), 420u);
    }

    void damagedIndexIsNoEmptyAnswer()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(40);
        (void)world.take(log.extract());
        SQLite::Database database(world.file.string(), SQLite::OPEN_READWRITE);
        database.exec("UPDATE field SET data = X'0102' WHERE id % 2 = 1");
        QCOMPARE(evidence::count(world.archive, {}).error().fault, evidence::Fault::Damaged);
        QCOMPARE(evidence::page(world.archive, {}, std::nullopt, 10).error().fault, evidence::Fault::Damaged);
    }
};

QTEST_GUILESS_MAIN(QueryTest)
#include "query_test.moc"
