// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/import_world.h"

#include <QTest>

using namespace th;
using namespace th::test;

class ImportTrustTest : public QObject {
    Q_OBJECT
private slots:
    void rollbackOfTimestamp();
    void rollbackOfSnapshot();
    void rollbackOfTargets();
    void rollbackOfStatusRole();
    void roleMissingFromNewSnapshot();
    void rollbackOfSignedTime();
    void rollbackOfSeries();

    void thresholdNotMet_data();
    void thresholdNotMet();
    void oneKeyUnderTwoIdsCountsOnce();
    void oneKeyIdSigningTwiceIsRefused();
    void wrongKey();
    void unknownSchemeDoesNotCount();

    void expired_data();
    void expired();
};
void ImportTrustTest::rollbackOfTimestamp()
{
    World world;
    const sync::Files old = world.repository.files();
    world.repository.version = 2;
    EXPECT_TAKEN(world.import(world.repository.files()));
    EXPECT_FAULT(world.import(old), ImportFault::Rollback);
}

void ImportTrustTest::rollbackOfSnapshot()
{
    World world;
    world.repository.version = 5;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 6;
    sync::Files files = world.repository.files();
    resign(world.repository, files, [](json &snapshot) { snapshot["version"] = 4; });
    EXPECT_FAULT(world.import(files), ImportFault::Rollback);
}

void ImportTrustTest::rollbackOfTargets()
{
    World world;
    world.repository.version = 5;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 6;
    sync::Files files = world.repository.files();
    resign(world.repository, files, [](json &snapshot) { snapshot["meta"]["targets.json"]["version"] = 4; });
    EXPECT_FAULT(world.import(files), ImportFault::Rollback);
}

void ImportTrustTest::rollbackOfStatusRole()
{
    World world;
    world.repository.version = 5;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 6;
    sync::Files files = world.repository.files();
    resign(world.repository, files, [](json &snapshot) { snapshot["meta"]["status.json"]["version"] = 4; });
    EXPECT_FAULT(world.import(files), ImportFault::Rollback);
}

void ImportTrustTest::roleMissingFromNewSnapshot()
{
    World world;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 2;
    sync::Files files = world.repository.files();
    resign(world.repository, files, [](json &snapshot) { snapshot["meta"].erase("status.json"); });
    EXPECT_FAULT(world.import(files), ImportFault::Rollback);
}

void ImportTrustTest::rollbackOfSignedTime()
{
    World world;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 2;
    world.repository.issued = noon - 90min;
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::Rollback);
}

void ImportTrustTest::rollbackOfSeries()
{
    World world;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 2;
    world.repository.segments["BD01A.seg"] = Repository::segment("BD01A", 9, 3);
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::Rollback);
}

void ImportTrustTest::thresholdNotMet_data()
{
    QTest::addColumn<QString>("role");
    for (const char *role : {"targets", "snapshot", "timestamp", "status"})
        QTest::newRow(role) << QString::fromLatin1(role);
}

void ImportTrustTest::thresholdNotMet()
{
    QFETCH(QString, role);
    Repository repository;
    const std::string name = role.toStdString();
    repository.useKeys(name, {"a", "b", "c"}, 2);
    World world;
    world.station = *store::Station::create(fs::path(world.folder.path().toStdString()) / "second", "test", false);
    QVERIFY(sync::trustRoot(world.station, repository.root()).ok());
    EXPECT_TAKEN(world.import(repository.files()));
    repository.version = 2;
    repository.signers[name].erase(repository.signers[name].begin() + 1, repository.signers[name].end());
    EXPECT_FAULT(world.import(repository.files()), ImportFault::WrongSignatures);
}

void ImportTrustTest::oneKeyUnderTwoIdsCountsOnce()
{
    World world;
    Repository &repository = world.repository;
    const core::PublicKey key = repository.key("a").publicKey();
    sync::Files files = repository.files();
    json part = json::parse(sync::describe(sync::RootPlan{2,
                                                          noon + 100h,
                                                          repository.rules["root"],
                                                          repository.rules["timestamp"],
                                                          repository.rules["snapshot"],
                                                          {{key}, 2}}));
    part["keys"]["other"] = part["keys"][sync::metadataKeyId(key)];
    part["roles"]["targets"]["keyids"].push_back("other");
    files[metadataFile(2, "root")] = *sync::signMetadata(part.dump(), repository.signers["root"]);
    json targets =
        json::parse(*sync::signMetadata(signedPart(files[metadataFile(1, "targets")]).dump(), {&repository.key("a")}));
    json second = targets["signatures"][0];
    second["keyid"] = "other";
    targets["signatures"].push_back(second);
    const std::string text = targets.dump();
    files[metadataFile(1, "targets")] = core::Bytes(text.begin(), text.end());
    resign(repository, files, [&](json &snapshot) { snapshot["meta"]["targets.json"] = {{"version", 1}}; });
    EXPECT_FAULT(world.import(files), ImportFault::WrongSignatures);
}

void ImportTrustTest::oneKeyIdSigningTwiceIsRefused()
{
    for (const std::uint64_t threshold : {1u, 2u}) {
        Repository repository;
        repository.useKeys("timestamp", {"a", "b"}, threshold);
        World world;
        world.station = *store::Station::create(fs::path(world.folder.path().toStdString()) / "second", "test", false);
        QVERIFY(sync::trustRoot(world.station, repository.root()).ok());
        sync::Files files = repository.files();
        json timestamp = json::parse(files["metadata/timestamp.json"]);
        timestamp["signatures"][1] = timestamp["signatures"][0];
        const std::string text = timestamp.dump();
        files["metadata/timestamp.json"] = core::Bytes(text.begin(), text.end());
        EXPECT_FAULT(world.import(files), ImportFault::NotMetadata);
    }
}

void ImportTrustTest::wrongKey()
{
    World world;
    world.repository.signers["status"] = {&world.repository.key("stranger")};
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::WrongSignatures);
}

void ImportTrustTest::unknownSchemeDoesNotCount()
{
    World world;
    Repository &repository = world.repository;
    sync::Files files = repository.files();
    json part = signedPart(repository.root());
    part["version"] = 2;
    for (auto &[id, key] : part["keys"].items())
        if (id == sync::metadataKeyId(repository.key("timestamp-1").publicKey()))
            key["scheme"] = "ed25519-of-tomorrow";
    files[metadataFile(2, "root")] = *sync::signMetadata(part.dump(), repository.signers["root"]);
    EXPECT_FAULT(world.import(files), ImportFault::WrongSignatures);
}

void ImportTrustTest::expired_data()
{
    QTest::addColumn<QString>("role");
    for (const char *role : {"root", "targets", "snapshot", "timestamp", "status"})
        QTest::newRow(role) << QString::fromLatin1(role);
}

void ImportTrustTest::expired()
{
    QFETCH(QString, role);
    World world;
    const std::string past = core::formatRfc3339(noon);
    sync::Files files = world.repository.files();
    const auto expire = [&](json &part) { part["expires"] = past; };
    if (role == QStringLiteral("root")) {
        json part = signedPart(world.repository.root());
        part["version"] = 2;
        expire(part);
        files[metadataFile(2, "root")] = *sync::signMetadata(part.dump(), world.repository.signers["root"]);
    } else if (role == QStringLiteral("snapshot")) {
        resign(world.repository, files, expire);
    } else if (role == QStringLiteral("timestamp")) {
        resign(
            world.repository, files, [](json &) {}, expire);
    } else {
        bendRole(world.repository, files, role.toStdString(), expire);
    }
    EXPECT_FAULT(world.import(files), ImportFault::Expired);
    EXPECT_TAKEN(world.import(world.tree, noon - 1min)); // it is the time alone that refuses
}

QTEST_GUILESS_MAIN(ImportTrustTest)
#include "import_trust_test.moc"
