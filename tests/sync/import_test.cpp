// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "sync/import.h"
#include "sync/repository.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sys/stat.h>

using namespace th;
using namespace th::test;
using nlohmann::json;
using sync::ImportFault;

namespace {

namespace fs = std::filesystem;

/// A station that trusts the repository's first root, and a folder for trees.
struct World {
    World() : station(*store::Station::create(fs::path(folder.path().toStdString()) / "station", "test", false))
    {
        if (!sync::trustRoot(station, repository.root()))
            qFatal("the root was not trusted");
    }

    fs::path write(const sync::Files &files)
    {
        tree = fs::path(folder.path().toStdString()) / ("tree" + std::to_string(++count));
        if (const auto written = sync::writeTree(tree, files); !written)
            qFatal("%s", written.error().c_str());
        return tree;
    }
    auto import(const fs::path &from, core::Instant now = noon) { return sync::importTree(station, from, now); }
    auto import(const sync::Files &files, core::Instant now = noon) { return import(write(files), now); }

    QTemporaryDir folder;
    Repository repository;
    store::Station station;
    fs::path tree;
    int count = 0;
};

json signedPart(const core::Bytes &file) { return json::parse(file.begin(), file.end())["signed"]; }

/// Puts a bent snapshot part and all above it, signed anew, in place of those of `files`.
void resign(
    Repository &repository, sync::Files &files, const std::function<void(json &)> &bendSnapshot,
    const std::function<void(json &)> &bendTimestamp = [](json &) {})
{
    const std::string name = metadataFile(repository.version, "snapshot");
    json snapshot = signedPart(files[name]);
    bendSnapshot(snapshot);
    files[name] = *sync::signMetadata(snapshot.dump(), repository.signers["snapshot"]);
    const sync::TimestampPlan plan{repository.version, noon + 24h, repository.issued,
                                   snapshot["version"].get<std::uint64_t>(), files[name]};
    json timestamp = json::parse(sync::describe(plan));
    bendTimestamp(timestamp);
    files["metadata/timestamp.json"] = *sync::signMetadata(timestamp.dump(), repository.signers["timestamp"]);
}

/// The same for targets or status: bends the part, signs it and what lists it.
void bendRole(Repository &repository, sync::Files &files, const std::string &role,
              const std::function<void(json &)> &bend)
{
    const std::string name = metadataFile(repository.version, role);
    json part = signedPart(files[name]);
    bend(part);
    files[name] = *sync::signMetadata(part.dump(), repository.signers[role]);
    resign(repository, files, [&](json &snapshot) {
        json &facts = snapshot["meta"][role + ".json"];
        facts["length"] = files[name].size();
        facts["hashes"]["sha256"] = core::toHex(core::sha256(files[name]));
    });
}

std::string targetFile(const sync::Files &files, const std::string &ending)
{
    for (const auto &[path, bytes] : files)
        if (path.starts_with("targets/") && path.ends_with(ending))
            return path;
    return {};
}

template <class Result> QString why(const Result &result)
{
    return result.ok() ? QString() : QString::fromStdString(sync::sentence(result.error(), core::Language::English));
}

} // namespace

#define EXPECT_FAULT(result, expected)                                                                                 \
    do {                                                                                                               \
        const auto outcome = (result);                                                                                 \
        QVERIFY2(!outcome.ok(), "imported");                                                                           \
        QVERIFY2(outcome.error().fault == (expected), qPrintable(why(outcome)));                                       \
        QVERIFY(!sync::sentence(outcome.error(), core::Language::Vietnamese).empty());                                 \
    } while (false)

#define EXPECT_TAKEN(result)                                                                                           \
    do {                                                                                                               \
        const auto outcome = (result);                                                                                 \
        QVERIFY2(outcome.ok(), qPrintable(why(outcome)));                                                              \
    } while (false)

class ImportTest : public QObject {
    Q_OBJECT
private slots:
    void takesAPublication();
    void sameAgainChangesNothing();
    void newerPublicationReplacesStatus();
    void unchangedTargetsNeedNotBeThere();

    void rollbackOfTimestamp();
    void rollbackOfSnapshot();
    void rollbackOfTargets();
    void rollbackOfStatusRole();
    void roleMissingFromNewSnapshot();
    void rollbackOfSignedTime();
    void rollbackOfSeries();
    void rollbackOfRootIsNoStep();

    void thresholdNotMet_data();
    void thresholdNotMet();
    void oneKeyUnderTwoIdsCountsOnce();
    void oneKeySigningTwiceCountsOnce();
    void wrongKey();
    void unknownSchemeDoesNotCount();

    void expired_data();
    void expired();
    void expiredIntermediateRootIsPassed();

    void wrongHashOfTarget();
    void wrongLengthOfTarget();
    void extraBytesOnTarget();
    void halfCopiedTarget();
    void missingFile_data();
    void missingFile();
    void mixAndMatch();
    void equalVersionWithOtherBytes();
    void oversizedTimestamp();

    void symlinkedFile();
    void symlinkedFolder();
    void pipeInPlaceOfFile();
    void targetPathLeadingOut();

    void rootChainIsFollowed();
    void rootChainWithGap();
    void rootNotSignedByTheOldKeys();
    void rootNotSignedByItsOwnKeys();
    void rootOfWrongVersion();
    void fastForwardIsRecoveredFromByNewKeys();

    void damagedSegment();
    void segmentOfUnknownSeries();
    void seriesInTwoSegments();
    void segmentOfTheFuture();
    void statusRoleListsForeignTarget();
    void directoryMissing();
    void policyBroken();

    void clockBehindSignedTime();
    void noSignedTime();
    void noRootYet();
    void secondRootOfTrustRefused();
    void badFirstRootRefused();
    void refusedImportLeavesStationAsItWas();
    void notAFolder();
    void fingerprintIsOfTheSignedPart();
    void writtenTreeIsReadOnlyWhereUnchanged();
};

void ImportTest::takesAPublication()
{
    World world;
    const auto summary = world.import(world.repository.files());
    QVERIFY2(summary.ok(), qPrintable(why(summary)));
    QVERIFY(!summary->unchanged);
    QCOMPARE(summary->rootVersion, 1u);
    QCOMPARE(summary->timestampVersion, 1u);
    QCOMPARE(summary->series, 1u);
    QCOMPARE(summary->registered, 3u);
    QCOMPARE(summary->revoked, 1u);
    QVERIFY(world.station.directory()->findSeries(core::SeriesCode("BD01A")));
    QVERIFY(world.station.policy());
    QCOMPARE(*world.station.dataAsOf(), noon - 1h);
    const auto status = world.station.statusOf(core::PassNumber{core::SeriesCode("BD01A"), 2});
    QVERIFY(std::get<core::SeriesStatus>(status).revoked.has_value());
}

void ImportTest::sameAgainChangesNothing()
{
    World world;
    const sync::Files files = world.repository.files();
    EXPECT_TAKEN(world.import(files));
    const auto again = world.import(files);
    QVERIFY(again.ok());
    QVERIFY(again->unchanged);
}

void ImportTest::newerPublicationReplacesStatus()
{
    World world;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 2;
    world.repository.issued = noon;
    world.repository.segments["BD01A.seg"] = Repository::segment("BD01A", 12, 5);
    EXPECT_TAKEN(world.import(world.repository.files()));
    const auto status = world.station.statusOf(core::PassNumber{core::SeriesCode("BD01A"), 5});
    QCOMPARE(std::get<core::SeriesStatus>(status).operation, 12u);
    QCOMPARE(*world.station.dataAsOf(), noon);
}

void ImportTest::unchangedTargetsNeedNotBeThere()
{
    World world;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 2;
    world.repository.segments["BD02A.seg"] = Repository::segment("BD02A", 1, 1);
    sync::Files files = world.repository.files();
    files.erase(targetFile(files, ".directory.json"));
    files.erase(targetFile(files, ".policy.json"));
    files.erase(targetFile(files, ".BD01A.seg"));
    const auto summary = world.import(files);
    QVERIFY(summary.ok());
    QCOMPARE(summary->series, 1u); // only the new one was read
}

void ImportTest::rollbackOfTimestamp()
{
    World world;
    const sync::Files old = world.repository.files();
    world.repository.version = 2;
    EXPECT_TAKEN(world.import(world.repository.files()));
    EXPECT_FAULT(world.import(old), ImportFault::Rollback);
}

void ImportTest::rollbackOfSnapshot()
{
    World world;
    world.repository.version = 5;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 6;
    sync::Files files = world.repository.files();
    resign(world.repository, files, [](json &snapshot) { snapshot["version"] = 4; });
    EXPECT_FAULT(world.import(files), ImportFault::Rollback);
}

void ImportTest::rollbackOfTargets()
{
    World world;
    world.repository.version = 5;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 6;
    sync::Files files = world.repository.files();
    resign(world.repository, files, [](json &snapshot) { snapshot["meta"]["targets.json"]["version"] = 4; });
    EXPECT_FAULT(world.import(files), ImportFault::Rollback);
}

void ImportTest::rollbackOfStatusRole()
{
    World world;
    world.repository.version = 5;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 6;
    sync::Files files = world.repository.files();
    resign(world.repository, files, [](json &snapshot) { snapshot["meta"]["status.json"]["version"] = 4; });
    EXPECT_FAULT(world.import(files), ImportFault::Rollback);
}

void ImportTest::roleMissingFromNewSnapshot()
{
    World world;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 2;
    sync::Files files = world.repository.files();
    resign(world.repository, files, [](json &snapshot) { snapshot["meta"].erase("status.json"); });
    EXPECT_FAULT(world.import(files), ImportFault::Rollback);
}

void ImportTest::rollbackOfSignedTime()
{
    World world;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 2;
    world.repository.issued = noon - 90min;
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::Rollback);
}

void ImportTest::rollbackOfSeries()
{
    World world;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 2;
    world.repository.segments["BD01A.seg"] = Repository::segment("BD01A", 9, 3);
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::Rollback);
}

void ImportTest::rollbackOfRootIsNoStep()
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

void ImportTest::thresholdNotMet_data()
{
    QTest::addColumn<QString>("role");
    for (const char *role : {"targets", "snapshot", "timestamp", "status"})
        QTest::newRow(role) << QString::fromLatin1(role);
}

void ImportTest::thresholdNotMet()
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
    repository.signers[name].resize(1);
    EXPECT_FAULT(world.import(repository.files()), ImportFault::WrongSignatures);
}

void ImportTest::oneKeyUnderTwoIdsCountsOnce()
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

void ImportTest::oneKeySigningTwiceCountsOnce()
{
    Repository repository;
    repository.useKeys("timestamp", {"a", "b"}, 2);
    World world;
    world.station = *store::Station::create(fs::path(world.folder.path().toStdString()) / "second", "test", false);
    QVERIFY(sync::trustRoot(world.station, repository.root()).ok());
    repository.signers["timestamp"] = {&repository.key("a"), &repository.key("a")};
    EXPECT_FAULT(world.import(repository.files()), ImportFault::WrongSignatures);
}

void ImportTest::wrongKey()
{
    World world;
    world.repository.signers["status"] = {&world.repository.key("stranger")};
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::WrongSignatures);
}

void ImportTest::unknownSchemeDoesNotCount()
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

void ImportTest::expired_data()
{
    QTest::addColumn<QString>("role");
    for (const char *role : {"root", "targets", "snapshot", "timestamp", "status"})
        QTest::newRow(role) << QString::fromLatin1(role);
}

void ImportTest::expired()
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

void ImportTest::expiredIntermediateRootIsPassed()
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

void ImportTest::wrongHashOfTarget()
{
    World world;
    sync::Files files = world.repository.files();
    files[targetFile(files, ".policy.json")][20] ^= 1;
    EXPECT_FAULT(world.import(files), ImportFault::Mismatch);
}

void ImportTest::wrongLengthOfTarget()
{
    World world;
    sync::Files files = world.repository.files();
    bendRole(world.repository, files, "targets", [](json &part) { part["targets"]["policy.json"]["length"] = 100; });
    EXPECT_FAULT(world.import(files), ImportFault::Mismatch);
}

void ImportTest::extraBytesOnTarget()
{
    World world;
    sync::Files files = world.repository.files();
    files[targetFile(files, ".BD01A.seg")].push_back(0);
    EXPECT_FAULT(world.import(files), ImportFault::Mismatch);
}

void ImportTest::halfCopiedTarget()
{
    World world;
    sync::Files files = world.repository.files();
    core::Bytes &bytes = files[targetFile(files, ".directory.json")];
    bytes.resize(bytes.size() / 2);
    EXPECT_FAULT(world.import(files), ImportFault::Mismatch);
}

void ImportTest::missingFile_data()
{
    QTest::addColumn<QString>("ending");
    for (const char *ending : {"timestamp.json", "snapshot.json", "1.targets.json", "status.json", "directory.json",
                               "policy.json", "BD01A.seg"})
        QTest::newRow(ending) << QString::fromLatin1(ending);
}

void ImportTest::missingFile()
{
    QFETCH(QString, ending);
    World world;
    sync::Files files = world.repository.files();
    QCOMPARE(std::erase_if(files, [&](const auto &file) { return file.first.ends_with(ending.toStdString()); }), 1u);
    EXPECT_FAULT(world.import(files), ImportFault::Unreadable);
}

void ImportTest::mixAndMatch()
{
    World world;
    const sync::Files first = world.repository.files();
    world.repository.version = 2;
    world.repository.segments["BD01A.seg"] = Repository::segment("BD01A", 12, 5);
    sync::Files files = world.repository.files();
    files[metadataFile(2, "status")] = first.at(metadataFile(1, "status")); // genuine, of another publication
    EXPECT_FAULT(world.import(files), ImportFault::Mismatch);
}

void ImportTest::equalVersionWithOtherBytes()
{
    World world;
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.segments["BD01A.seg"] = Repository::segment("BD01A", 50, 50);
    const auto summary = world.import(world.repository.files()); // still version 1
    QVERIFY(summary.ok() && summary->unchanged);
    const auto status = world.station.statusOf(core::PassNumber{core::SeriesCode("BD01A"), 1});
    QCOMPARE(std::get<core::SeriesStatus>(status).operation, 10u);
}

void ImportTest::oversizedTimestamp()
{
    World world;
    sync::Files files = world.repository.files();
    core::Bytes &bytes = files["metadata/timestamp.json"];
    bytes.insert(bytes.end(), 20000, ' ');
    EXPECT_FAULT(world.import(files), ImportFault::Unreadable);
}

void ImportTest::symlinkedFile()
{
    World world;
    const fs::path tree = world.write(world.repository.files());
    fs::rename(tree / "metadata/timestamp.json", tree / "elsewhere.json");
    fs::create_symlink(tree / "elsewhere.json", tree / "metadata/timestamp.json");
    EXPECT_FAULT(world.import(tree), ImportFault::Unreadable);
}

void ImportTest::symlinkedFolder()
{
    World world;
    const fs::path tree = world.write(world.repository.files());
    fs::rename(tree / "targets/status", tree / "elsewhere");
    fs::create_directory_symlink(tree / "elsewhere", tree / "targets/status");
    EXPECT_FAULT(world.import(tree), ImportFault::Unreadable);
}

void ImportTest::pipeInPlaceOfFile()
{
    World world;
    const fs::path tree = world.write(world.repository.files());
    fs::remove(tree / "metadata/timestamp.json");
    QCOMPARE(mkfifo((tree / "metadata/timestamp.json").c_str(), 0600), 0);
    EXPECT_FAULT(world.import(tree), ImportFault::Unreadable); // and does not wait for a writer
}

void ImportTest::targetPathLeadingOut()
{
    World world;
    sync::Files files = world.repository.files();
    bendRole(world.repository, files, "status",
             [](json &part) { part["targets"]["status/../../../secret.seg"] = part["targets"]["status/BD01A.seg"]; });
    EXPECT_FAULT(world.import(files), ImportFault::BadTarget);
}

void ImportTest::rootChainIsFollowed()
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

void ImportTest::rootChainWithGap()
{
    World world;
    world.repository.nextRoot({{"root", {"root-2"}}, {"timestamp", {"timestamp-2"}}});
    world.repository.nextRoot({{"root", {"root-3"}}});
    sync::Files files = world.repository.files();
    files.erase(metadataFile(2, "root"));
    EXPECT_FAULT(world.import(files), ImportFault::WrongSignatures); // root 1 knows no key of today's timestamp
}

void ImportTest::rootNotSignedByTheOldKeys()
{
    World world;
    world.repository.rootVersion = 2;
    world.repository.useKeys("root", {"usurper"});
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::WrongSignatures);
}

void ImportTest::rootNotSignedByItsOwnKeys()
{
    World world;
    const sync::Signers old = world.repository.signers["root"];
    world.repository.rootVersion = 2;
    world.repository.useKeys("root", {"root-2"});
    world.repository.signers["root"] = old;
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::WrongSignatures);
}

void ImportTest::rootOfWrongVersion()
{
    World world;
    sync::Files files = world.repository.files();
    files[metadataFile(2, "root")] = files[metadataFile(1, "root")];
    EXPECT_FAULT(world.import(files), ImportFault::UntrustedRoot);
}

void ImportTest::fastForwardIsRecoveredFromByNewKeys()
{
    World world;
    world.repository.version = 1000000; // an attacker with the timestamp and snapshot keys
    EXPECT_TAKEN(world.import(world.repository.files()));
    world.repository.version = 3;
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::Rollback);
    world.repository.nextRoot({{"snapshot", {"snapshot-2"}}}); // the timestamp's keys stay
    EXPECT_TAKEN(world.import(world.repository.files()));
}

void ImportTest::damagedSegment()
{
    World world;
    sync::Files files = world.repository.files();
    const std::string old = targetFile(files, ".BD01A.seg");
    core::Bytes bytes = files[old];
    bytes[bytes.size() / 2] ^= 0x40; // damaged before it was signed
    const std::string hash = core::toHex(core::sha256(bytes));
    files["targets/status/" + hash + ".BD01A.seg"] = bytes;
    bendRole(world.repository, files, "status",
             [&](json &part) { part["targets"]["status/BD01A.seg"]["hashes"]["sha256"] = hash; });
    EXPECT_FAULT(world.import(files), ImportFault::BadTarget);
}

void ImportTest::segmentOfUnknownSeries()
{
    World world;
    world.repository.segments["XX.seg"] = Repository::segment("XX99Z", 1, 1);
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::BadTarget);
}

void ImportTest::seriesInTwoSegments()
{
    World world;
    world.repository.segments["again.seg"] = Repository::segment("BD01A", 11, 3);
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::BadTarget);
}

void ImportTest::segmentOfTheFuture()
{
    World world;
    world.repository.segments["BD01A.seg"].asOf = noon + 1h;
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::BadTarget);
}

void ImportTest::statusRoleListsForeignTarget()
{
    World world;
    sync::Files files = world.repository.files();
    bendRole(world.repository, files, "status",
             [](json &part) { part["targets"]["elsewhere/BD02A.seg"] = part["targets"]["status/BD01A.seg"]; });
    EXPECT_FAULT(world.import(files), ImportFault::BadTarget);
}

void ImportTest::directoryMissing()
{
    World world;
    sync::Files files = world.repository.files();
    bendRole(world.repository, files, "targets", [](json &part) { part["targets"].erase("directory.json"); });
    EXPECT_FAULT(world.import(files), ImportFault::BadTarget);
}

void ImportTest::policyBroken()
{
    World world;
    sync::Files files = world.repository.files();
    const std::string text = R"({"format":"th-policy-1","surprise":1})";
    const core::Bytes bytes(text.begin(), text.end());
    const std::string hash = core::toHex(core::sha256(bytes));
    files["targets/" + hash + ".policy.json"] = bytes;
    bendRole(world.repository, files, "targets", [&](json &part) {
        part["targets"]["policy.json"] = {{"length", bytes.size()}, {"hashes", {{"sha256", hash}}}};
    });
    EXPECT_FAULT(world.import(files), ImportFault::BadTarget);
}

void ImportTest::clockBehindSignedTime()
{
    World world;
    EXPECT_FAULT(world.import(world.repository.files(), core::Instant{}), ImportFault::ClockSuspect);
    EXPECT_TAKEN(world.import(world.tree, world.repository.issued - 5min)); // clocks differ a little
}

void ImportTest::noSignedTime()
{
    World world;
    sync::Files files = world.repository.files();
    resign(
        world.repository, files, [](json &) {}, [](json &timestamp) { timestamp.erase("x-issued"); });
    EXPECT_FAULT(world.import(files), ImportFault::NotMetadata);
}

void ImportTest::noRootYet()
{
    World world;
    world.station = *store::Station::create(fs::path(world.folder.path().toStdString()) / "second", "test", false);
    EXPECT_FAULT(world.import(world.repository.files()), ImportFault::UntrustedRoot);
}

void ImportTest::secondRootOfTrustRefused()
{
    World world;
    EXPECT_FAULT(sync::trustRoot(world.station, world.repository.root()), ImportFault::UntrustedRoot);
}

void ImportTest::badFirstRootRefused()
{
    World world;
    world.station = *store::Station::create(fs::path(world.folder.path().toStdString()) / "second", "test", false);
    EXPECT_FAULT(sync::trustRoot(world.station, core::asBytes("{}")), ImportFault::NotMetadata);
    world.repository.signers["root"] = {&world.repository.key("stranger")};
    EXPECT_FAULT(sync::trustRoot(world.station, world.repository.root()), ImportFault::WrongSignatures);
    QVERIFY(world.station.trustedMetadata()->empty());
}

void ImportTest::refusedImportLeavesStationAsItWas()
{
    World world;
    EXPECT_TAKEN(world.import(world.repository.files()));
    const auto before = *world.station.trustedMetadata();
    world.repository.version = 2;
    world.repository.nextRoot({{"targets", {"targets-2"}}});
    world.repository.segments["BD02A.seg"] = Repository::segment("BD02A", 1, 1);
    sync::Files files = world.repository.files();
    files[targetFile(files, ".BD02A.seg")][5] ^= 1; // the last file read
    EXPECT_FAULT(world.import(files), ImportFault::Mismatch);
    QVERIFY(*world.station.trustedMetadata() == before);
    QCOMPARE(*world.station.dataAsOf(), noon - 1h);
    EXPECT_TAKEN(world.import(world.repository.files()));
}

void ImportTest::notAFolder()
{
    World world;
    EXPECT_FAULT(world.import(fs::path("/nowhere/at/all")), ImportFault::Unreadable);
    EXPECT_FAULT(world.import(fs::path(world.folder.path().toStdString())), ImportFault::Unreadable);
}

void ImportTest::fingerprintIsOfTheSignedPart()
{
    Repository repository;
    const std::string print = sync::rootFingerprint(repository.root());
    QCOMPARE(print.size(), std::size_t(64 + 15));
    QCOMPARE(sync::rootFingerprint(repository.root(noon + 8760h, {&repository.key("another")})), print);
    QVERIFY(sync::rootFingerprint(repository.root(noon + 8761h)) != print);
    QVERIFY(sync::rootFingerprint(core::asBytes("no root")).empty());
}

void ImportTest::writtenTreeIsReadOnlyWhereUnchanged()
{
    World world;
    const sync::Files files = world.repository.files();
    const fs::path tree = world.write(files);
    const fs::path immutable = tree / targetFile(files, ".BD01A.seg");
    const auto before = fs::last_write_time(immutable) - std::chrono::hours(1);
    fs::last_write_time(immutable, before);
    world.repository.version = 2;
    QVERIFY(sync::writeTree(tree, world.repository.files()).ok());
    QVERIFY(fs::last_write_time(immutable) == before);
    EXPECT_TAKEN(world.import(tree));
    for (const auto &entry : fs::recursive_directory_iterator(tree))
        QVERIFY(entry.path().extension() != ".part");
}

QTEST_GUILESS_MAIN(ImportTest)
#include "import_test.moc"
