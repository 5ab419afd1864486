// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/import_world.h"

#include <QTest>

using namespace th;
using namespace th::test;

class ImportRootTest : public QObject {
    Q_OBJECT
private slots:
    void rootChainIsFollowed();
    void rootAloneIsKept();
    void rootChainWithGap();
    void rootNotSignedByTheOldKeys();
    void rootNotSignedByItsOwnKeys();
    void rootOfWrongVersion();
    void fastForwardIsRecoveredFromByNewKeys();
    void expiredIntermediateRootIsPassed();
    void rollbackOfRootIsNoStep();
    void newRootsStayWhateverBecomesOfTheRest();
    void aChainThatBreaksIsKeptUpToThere();
    void recoveryFromFastForwardOutlivesAFailedImport();
    void rolesThatAreNoLongerTrustedGo();
    void noRootYet();
    void secondRootOfTrustRefused();
    void badFirstRootRefused();
    void fingerprintIsOfTheSignedPart();
};

void ImportRootTest::rootChainIsFollowed()
{
    World world;
    world.repository.nextRoot({{"root", {"root-2"}}, {"targets", {"targets-2"}}});
    world.repository.nextRoot({{"root", {"root-3"}}, {"snapshot", {"snapshot-2"}}});
    const auto summary = world.import(world.repository.files());
    QVERIFY2(summary.ok(), qPrintable(why(summary)));
    QCOMPARE(summary->rootVersion, 3u);
    world.repository.version = 2;
    EXPECT_TAKEN(world.import(world.repository.files())); // starting from the third now
}

void ImportRootTest::rootAloneIsKept()
{
    World world;
    sync::Files files = world.repository.files();
    EXPECT_TAKEN(world.import(files));
    world.repository.nextRoot({{"root", {"root-2"}}});
    for (const auto &[name, bytes] : world.repository.files())
        if (name.ends_with(".root.json"))
            files[name] = bytes;
    const auto summary = world.import(files); // the timestamp is the one held
    QVERIFY2(summary.ok(), qPrintable(why(summary)));
    QCOMPARE(summary->rootVersion, 2u);
    const auto stored = world.station.trustedMetadata();
    QVERIFY(stored && stored->at("root") == files[metadataFile(2, "root")]);
}

void ImportRootTest::rootChainWithGap()
{
    World world;
    world.repository.nextRoot({{"root", {"root-2"}}, {"timestamp", {"timestamp-2"}}});
    world.repository.nextRoot({{"root", {"root-3"}}});
    sync::Files files = world.repository.files();
    files.erase(metadataFile(2, "root"));
    EXPECT_FAULT(world.import(files), ImportFault::WrongSignatures); // root 1 knows no key of today's timestamp
}

void ImportRootTest::rootNotSignedByTheOldKeys()
{
    World world;
    world.repository.rootVersion = 2;
    world.repository.useKeys("root", {"usurper"});
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::WrongSignatures);
}

void ImportRootTest::rootNotSignedByItsOwnKeys()
{
    World world;
    const sync::Signers old = world.repository.signers["root"];
    world.repository.rootVersion = 2;
    world.repository.useKeys("root", {"root-2"});
    world.repository.signers["root"] = old;
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::WrongSignatures);
}

void ImportRootTest::rootOfWrongVersion()
{
    World world;
    sync::Files files = world.repository.files();
    files[metadataFile(2, "root")] = files[metadataFile(1, "root")];
    EXPECT_FAULT(world.import(files), ImportFault::UntrustedRoot);
}

void ImportRootTest::fastForwardIsRecoveredFromByNewKeys()
{
    World world;
    world.repository.version = 1000000; // an attacker with the timestamp and snapshot keys
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 3;
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::Rollback);
    world.repository.nextRoot({{"snapshot", {"snapshot-2"}}}); // the timestamp's keys stay
    EXPECT_TAKEN(world.import(world.repository.files()));
}

void ImportRootTest::expiredIntermediateRootIsPassed()
{
    World world;
    Repository &repository = world.repository;
    json part = signedPart(repository.root());
    part["version"] = 2;
    part["expires"] = core::formatRfc3339(noon - 1h);
    const core::Bytes second = *sync::signMetadata(part.dump(), repository.signers["root"]);
    part["version"] = 3;
    part["expires"] = core::formatRfc3339(noon + 100h);
    sync::Files files = repository.files();
    files[metadataFile(2, "root")] = second;
    files[metadataFile(3, "root")] = *sync::signMetadata(part.dump(), repository.signers["root"]);
    const auto summary = world.import(files);
    QVERIFY(summary.ok());
    QCOMPARE(summary->rootVersion, 3u);
}

void ImportRootTest::rollbackOfRootIsNoStep()
{
    World world;
    world.repository.nextRoot({});
    EXPECT_TAKEN(world.import(world.repository.files()));
    Repository old; // still at root 1; its files are newer otherwise
    old.version = 2;
    const auto summary = world.import(old.files());
    QVERIFY(summary.ok());
    QCOMPARE(summary->rootVersion, 2u);
}

void ImportRootTest::newRootsStayWhateverBecomesOfTheRest()
{
    World world;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 2;
    world.repository.nextRoot({{"root", {"root-2"}}});
    world.repository.nextRoot({{"root", {"root-3"}}, {"timestamp", {"timestamp-2"}}});
    sync::Files files = world.repository.files();
    files.erase("metadata/timestamp.json");
    EXPECT_FAULT(world.import(files), ImportFault::Unreadable);
    const auto stored = *world.station.trustedMetadata();
    QVERIFY(stored.at("root") == files[metadataFile(3, "root")]);
    QVERIFY(!stored.contains("timestamp") && !stored.contains("snapshot")); // forgotten with their keys
    QVERIFY(stored.contains("targets") && stored.contains("status"));
    QVERIFY(world.station.directory() && world.station.policy());
    EXPECT_FAULT(world.import(Repository().files()), ImportFault::WrongSignatures); // root 1's keys are over
    EXPECT_TAKEN(world.import(world.repository.files()));
}

void ImportRootTest::aChainThatBreaksIsKeptUpToThere()
{
    World world;
    world.repository.nextRoot({{"root", {"root-2"}}});
    world.repository.nextRoot({{"root", {"root-3"}}});
    sync::Files files = world.repository.files();
    files[metadataFile(3, "root")][40] ^= 1;
    QVERIFY(!world.import(files).ok());
    QVERIFY(world.station.trustedMetadata()->at("root") == files[metadataFile(2, "root")]);
    QVERIFY(*world.station.pinnedRoot() == world.repository.earlierRoots[metadataFile(1, "root")]);
}

void ImportRootTest::recoveryFromFastForwardOutlivesAFailedImport()
{
    World world;
    world.repository.version = 1000000; // an attacker with the timestamp and snapshot keys
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 3;
    world.repository.nextRoot({{"snapshot", {"snapshot-2"}}});
    sync::Files files = world.repository.files();
    files.erase(metadataFile(3, "targets"));
    EXPECT_FAULT(world.import(files), ImportFault::Unreadable);
    EXPECT_TAKEN(world.import(world.repository.files())); // the root that changed the key is stored by now
}

void ImportRootTest::rolesThatAreNoLongerTrustedGo()
{
    World world;
    EXPECT_TAKEN(world.import(world.repository.files()));
    QVERIFY(world.station.trustedMetadata()->contains("status"));
    world.repository.version = 2;
    world.repository.segments.clear();
    sync::Files files = world.repository.files();
    bendRole(world.repository, files, "targets", [](json &part) { part.erase("delegations"); });
    const auto taken = world.import(files);
    EXPECT_TAKEN(taken);
    QVERIFY(!world.station.trustedMetadata()->contains("status"));
    QVERIFY(taken->statusWithdrawn);
    const auto status = world.station.statusOf({core::SeriesCode("BD01A"), 1}); // registered, not revoked
    QCOMPARE(std::get<core::StatusUnavailable>(status).reason, std::string("withdrawn"));
    world.repository.version = 3;
    EXPECT_TAKEN(world.import(world.repository.files()));
    QVERIFY(std::holds_alternative<core::SeriesStatus>(world.station.statusOf({core::SeriesCode("BD01A"), 1})));
}

void ImportRootTest::noRootYet()
{
    World world;
    world.station = *store::Station::create(fs::path(world.folder.path().toStdString()) / "second", "test", false);
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::UntrustedRoot);
}

void ImportRootTest::secondRootOfTrustRefused()
{
    World world;
    EXPECT_FAULT(sync::trustRoot(world.station, world.repository.root()), ImportFault::UntrustedRoot);
}

void ImportRootTest::badFirstRootRefused()
{
    World world;
    world.station = *store::Station::create(fs::path(world.folder.path().toStdString()) / "second", "test", false);
    EXPECT_FAULT(sync::trustRoot(world.station, core::asBytes("{}")), ImportFault::NotMetadata);
    world.repository.signers["root"] = {&world.repository.key("stranger")};
    EXPECT_FAULT(sync::trustRoot(world.station, world.repository.root()), ImportFault::WrongSignatures);
    QVERIFY(world.station.trustedMetadata()->empty());
}

void ImportRootTest::fingerprintIsOfTheSignedPart()
{
    Repository repository;
    const std::string print = sync::rootFingerprint(repository.root());
    QCOMPARE(print.size(), std::size_t(64 + 15));
    QCOMPARE(sync::rootFingerprint(repository.root(noon + 8760h, {&repository.key("another")})), print);
    QVERIFY(sync::rootFingerprint(repository.root(noon + 8761h)) != print);
    QVERIFY(sync::rootFingerprint(core::asBytes("no root")).empty());
}

QTEST_GUILESS_MAIN(ImportRootTest)
#include "import_root_test.moc"
