// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/import_world.h"

#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace th;
using namespace th::test;

namespace {

/// Damages what the world's station holds, and opens it again.
void damage(World &world, const QString &sql)
{
    const fs::path folder = fs::path(world.folder.path().toStdString()) / "station";
    SQLite::Database(folder / "station.sqlite", SQLite::OPEN_READWRITE).exec(sql.toStdString());
    {
        const store::Station elsewhere = std::move(world.station);
    }
    world.station = *store::Station::open(folder, store::Access::Write);
}

const QString spoil = QStringLiteral("UPDATE document SET bytes = zeroblob(9) WHERE name = '%1'");

} // namespace

class ImportDamageTest : public QObject {
    Q_OBJECT
private slots:
    void sameAgainMendsDamage_data();
    void sameAgainMendsDamage();
    void damageIsMendedOnceALookUpMetIt();
    void damageIsMendedWhereItIsLookedFor();
    void damagedMetadataStillGuardsByWhatIsLeft();
    void aDamagedRootIsThereOnceMore();
    void aChainCutShortDoesNotBringWithdrawnKeysBack();
    void aRootDamagedThreeTimesIsGivenByHandAgain();
};

void ImportDamageTest::sameAgainMendsDamage_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("series") << "UPDATE status_series SET bytes = zeroblob(length(bytes))";
    for (const char *name : {"directory", "policy", "metadata/root", "metadata/timestamp", "metadata/snapshot",
                             "metadata/targets", "metadata/status", "pinned_root", "second_root"})
        QTest::newRow(name) << spoil.arg(QLatin1String(name));
    QTest::newRow("all metadata") << "UPDATE document SET bytes = zeroblob(9) WHERE name LIKE 'metadata/%'";
    QTest::newRow("name of a role") << "UPDATE document SET name = 'metadata/rooU' WHERE name = 'metadata/root'";
    QTest::newRow("version of the root") << "UPDATE meta SET bytes = zeroblob(8) WHERE name = 'root_version'";
    QTest::newRow("signed time") << "UPDATE meta SET bytes = zeroblob(9) WHERE name = 'as_of'";
}

void ImportDamageTest::sameAgainMendsDamage()
{
    QFETCH(QString, what);
    World world;
    world.repository.nextRoot({{"root", {"root-2"}}});
    const sync::Files files = world.repository.files();
    EXPECT_TAKEN(world.import(files));
    damage(world, what);
    QVERIFY(!world.station.damage().empty());
    const auto again = world.import(files);
    QVERIFY2(again.ok(), qPrintable(why(again)));
    QCOMPARE(again->rootVersion, 2u);
    QVERIFY(!again->unchanged);
    QVERIFY(world.station.damage().empty());
    QVERIFY(world.station.directory() && world.station.policy() && world.station.dataAsOf());
    const core::PassNumber number{core::SeriesCode("BD01A"), 1};
    QVERIFY(std::holds_alternative<core::SeriesStatus>(world.station.statusOf(number)));
    QVERIFY(world.station.verifyStorage()->empty());
    QVERIFY(world.import(files)->unchanged);
}

void ImportDamageTest::damageIsMendedOnceALookUpMetIt()
{
    for (const char *table : {"status_chunk", "revocation_chunk"}) {
        World world;
        const sync::Files files = world.repository.files();
        EXPECT_TAKEN(world.import(files));
        damage(world, QStringLiteral("UPDATE %1 SET bytes = zeroblob(length(bytes))").arg(QLatin1String(table)));
        QVERIFY(world.import(files)->unchanged); // nobody knows yet, and nobody pays for looking
        const core::PassNumber revoked{core::SeriesCode("BD01A"), 2};
        (void)world.station.statusOf(revoked);
        QCOMPARE(world.station.damage().size(), std::size_t{1});
        EXPECT_TAKEN(world.import(files));
        QVERIFY(world.station.damage().empty() && world.station.verifyStorage()->empty());
        const auto status = std::get<core::SeriesStatus>(world.station.statusOf(revoked));
        QVERIFY(status.revoked && status.revoked->reason == core::RevocationReason::Lost);
    }
}

void ImportDamageTest::damageIsMendedWhereItIsLookedFor()
{
    World world;
    const sync::Files files = world.repository.files();
    EXPECT_TAKEN(world.import(files));
    damage(world, QStringLiteral("UPDATE status_chunk SET bytes = zeroblob(length(bytes))"));
    EXPECT_TAKEN(sync::importTree(world.station, world.tree, noon, sync::Damage::LookFor));
    QVERIFY(world.station.verifyStorage()->empty());
}

void ImportDamageTest::damagedMetadataStillGuardsByWhatIsLeft()
{
    World world;
    const sync::Files old = world.repository.files();
    world.repository.version = 2;
    world.repository.issued = noon;
    EXPECT_TAKEN(world.import(world.repository.files()));
    damage(world, spoil.arg(QStringLiteral("metadata/timestamp")));
    EXPECT_FAULT(world.import(old), ImportFault::Rollback); // its signed time is older
}

/// The publication of those whose keys the second root withdrew: newer, and signed with them.
static sync::Files ofWithdrawnKeys(Repository &repository)
{
    Repository before = std::move(repository);
    repository = Repository();
    repository.version = 7;
    repository.issued = noon;
    return repository.files();
}

void ImportDamageTest::aDamagedRootIsThereOnceMore()
{
    World world;
    world.repository.nextRoot({{"timestamp", {"timestamp-2"}}});
    EXPECT_TAKEN(world.import(world.repository.files()));
    damage(world, spoil.arg(QStringLiteral("metadata/root")));
    QVERIFY(!world.station.damage().empty());
    EXPECT_FAULT(world.import(ofWithdrawnKeys(world.repository)), ImportFault::WrongSignatures);
}

void ImportDamageTest::aChainCutShortDoesNotBringWithdrawnKeysBack()
{
    World world;
    world.repository.nextRoot({{"timestamp", {"timestamp-2"}}});
    world.repository.nextRoot({{"timestamp", {"timestamp-3"}}});
    const sync::Files whole = world.repository.files();
    EXPECT_TAKEN(world.import(whole));
    QCOMPARE(world.station.rootVersion(), 3u);
    damage(world,
           spoil.arg(QStringLiteral("metadata/root")) + QStringLiteral(";") + spoil.arg(QStringLiteral("second_root")));
    for (int times = 0; times < 2; ++times) // what the first attempt stored must not help the second
        EXPECT_FAULT(world.import(ofWithdrawnKeys(world.repository)), ImportFault::UntrustedRoot);
    sync::Files shorter = whole;
    shorter.erase(metadataFile(3, "root"));
    EXPECT_FAULT(world.import(shorter), ImportFault::UntrustedRoot);
    QCOMPARE(world.station.rootVersion(), 3u);
    const auto again = world.import(whole);
    QVERIFY2(again.ok(), qPrintable(why(again)));
    QCOMPARE(again->rootVersion, 3u);
    QVERIFY(world.station.verifyStorage()->empty());
}

void ImportDamageTest::aRootDamagedThreeTimesIsGivenByHandAgain()
{
    World world;
    const sync::Files files = world.repository.files();
    EXPECT_TAKEN(world.import(files));
    for (const char *name : {"metadata/root", "second_root", "pinned_root"})
        damage(world, spoil.arg(QLatin1String(name)));
    const auto refused = world.import(files);
    EXPECT_FAULT(refused, ImportFault::UntrustedRoot);
    QVERIFY(why(refused).contains(QStringLiteral("damaged")));
    EXPECT_TAKEN(sync::trustRoot(world.station, world.repository.root()));
    EXPECT_TAKEN(world.import(files));
    QVERIFY(world.station.verifyStorage()->empty());
}

QTEST_GUILESS_MAIN(ImportDamageTest)
#include "import_damage_test.moc"
