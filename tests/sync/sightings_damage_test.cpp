// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sightings_world.h"

#include "sync/sync.h"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace th;
using namespace th::test;

namespace {

/// B holds what A saw at noon; a pass is revoked since.
struct Revoked : SightingsWorld {
    Revoked()
    {
        publishAll(noon - 1h);
        if (!take(a, noon - 1h) || !take(b, noon - 1h))
            qFatal("not taken");
        (void)scan(a, "CK-01", noon);
        publishAll(noon + 2min);
        if (!take(b, noon + 3min))
            qFatal("not taken");
        one.revoke("AA", {1});
    }

    /// Does `harm` to B's closed database.
    template <class Harm> void damage(Harm harm)
    {
        const fs::path home = fs::path(folder.path().toStdString()) / "b";
        {
            const store::Station elsewhere = std::move(b);
        }
        harm(home / "station.sqlite");
        auto again = store::Station::open(home, store::Access::Write);
        if (!again)
            qFatal("not opened: %s", again.error().detail.c_str());
        b = std::move(again).value();
    }
    void damageBy(const char *sql)
    {
        damage([&](const fs::path &file) { SQLite::Database(file, SQLite::OPEN_READWRITE).exec(sql); });
    }

    auto sync(core::Instant now, sync::Allow allow)
    {
        sync::SyncSource source;
        source.from = tree.string();
        source.allow = allow;
        return sync::syncOnce(b, source, now, {});
    }
};

/// Overwrites the pages where the table and its index begin.
void spoilTable(const fs::path &file)
{
    std::vector<int> pages;
    int size = 0;
    {
        SQLite::Database database(file, SQLite::OPEN_READWRITE);
        size = database.execAndGet("PRAGMA page_size").getInt();
        SQLite::Statement roots(database, "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'sightings_file'");
        while (roots.executeStep())
            pages.push_back(roots.getColumn(0).getInt());
    }
    std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
    for (const int page : pages) {
        bytes.seekp(std::streamoff(page - 1) * size);
        bytes << std::string(static_cast<std::size_t>(size), 'x');
    }
}

} // namespace

class SightingsDamageTest : public QObject {
    Q_OBJECT

private slots:
    void damagedRowsOfAdviceHoldUpNoRevocation_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("code");
        QTest::newRow("file") << "UPDATE sightings_file SET hash = zeroblob(32)"
                              << "sightings_file/";
        QTest::newRow("what is listed") << "UPDATE meta SET hash = zeroblob(32) WHERE name = 'sightings_listed'"
                                        << "meta/sightings_listed";
    }
    void damagedRowsOfAdviceHoldUpNoRevocation()
    {
        QFETCH(QString, sql);
        QFETCH(QString, code);
        Revoked world;
        world.publishAll(noon + 5min);
        world.damageBy(sql.toUtf8().constData());
        QVERIFY(world.b.damage().at(0).starts_with(code.toStdString())); // people are told
        QVERIFY(world.b.otherStations().published);
        const auto taken = world.sync(noon + 6min, sync::Allow::DeltasOnly);
        EXPECT_TAKEN(taken);
        QCOMPARE(world.status(world.b, "AA", 1), std::string("yR"));
        QCOMPARE(taken->sightings, sync::SightingsTaken::Current);
        QVERIFY(world.b.damage().empty() && world.b.verifyStorage()->empty());
    }

    void whereItIsLookedForItHoldsUpNothingEither()
    {
        Revoked world;
        world.damageBy("UPDATE sightings_file SET hash = zeroblob(32)");
        EXPECT_TAKEN(world.take(world.b, noon + 4min)); // the same publication: nothing of the status is read again
        QVERIFY(world.b.damage().empty() && world.b.verifyStorage()->empty());
    }

    void damageElsewhereMakesNoFailureOfSightings()
    {
        Revoked world;
        world.damageBy("UPDATE document SET hash = zeroblob(32) WHERE name = 'policy'");
        const auto taken = world.sync(noon + 4min, sync::Allow::Everything);
        EXPECT_TAKEN(taken);
        QVERIFY(!taken->unchanged);
        QCOMPARE(taken->sightings, sync::SightingsTaken::Current);
        QCOMPARE(taken->sightingsFault, std::string());
    }

    /// They were read before the rows went bad: what is known is as new as what is listed.
    void rowsThatWentBadSinceAreReplaced()
    {
        Revoked world;
        SQLite::Database(fs::path(world.folder.path().toStdString()) / "b" / "station.sqlite", SQLite::OPEN_READWRITE)
            .exec("UPDATE sightings_file SET hash = zeroblob(32)");
        QVERIFY(!world.b.verifyStorage()->empty());
        const auto taken = sync::importTree(world.b, world.tree, noon + 4min, sync::Damage::LookFor);
        EXPECT_TAKEN(taken);
        QVERIFY(taken->unchanged);
        QCOMPARE(taken->sightings, sync::SightingsTaken::Current);
        QVERIFY(world.b.verifyStorage()->empty());
    }

    void whereNoFileLeadsOnItIsSaid()
    {
        World world;
        sync::Publication plan = world.repository.plan();
        plan.statusFiles["status/sightings-5-10.sgt"] = core::Bytes(9, 0); // begins where this station is not
        const auto taken = world.import(*sync::makePublication(plan));
        EXPECT_TAKEN(taken);
        QCOMPARE(taken->sightings, sync::SightingsTaken::Failed);
        QCOMPARE(taken->sightingsFault, std::string("no file leads there"));
    }

    void aTableThatCannotBeReadStopsNothing()
    {
        Revoked world;
        world.publishAll(noon + 5min);
        world.damage(spoilTable);
        QCOMPARE(world.b.damage(), std::vector<std::string>{"sightings_file/unreadable"});
        const auto taken = world.sync(noon + 6min, sync::Allow::DeltasOnly);
        EXPECT_TAKEN(taken);
        QCOMPARE(world.status(world.b, "AA", 1), std::string("yR"));
        QCOMPARE(taken->sightings, sync::SightingsTaken::Current); // in memory, and people are told
        QCOMPARE(world.b.damage(), std::vector<std::string>{"sightings/not_kept"});
        QVERIFY(!world.reasons(world.scan(world.b, "CK-02", noon + 7min, 2)).contains(u"elsewhere_unknown"));
        const auto again = world.sync(noon + 8min, sync::Allow::Everything);
        EXPECT_TAKEN(again);
        QVERIFY(again->unchanged);             // not all of it comes with each look
        world.damage([](const fs::path &) {}); // begun again: nothing is known until it has come again
        QCOMPARE(world.b.damage(), std::vector<std::string>{"sightings_file/unreadable"});
        EXPECT_TAKEN(world.sync(noon + 9min, sync::Allow::Everything));
        QVERIFY(world.b.otherStations().knownUntil.has_value());
    }
};

QTEST_GUILESS_MAIN(SightingsDamageTest)
#include "sightings_damage_test.moc"
