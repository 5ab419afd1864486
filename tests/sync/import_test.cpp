// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/import_world.h"

#include <QTest>

using namespace th;
using namespace th::test;

class ImportTest : public QObject {
    Q_OBJECT
private slots:
    void takesAPublication();
    void sameAgainChangesNothing();
    void newerPublicationReplacesStatus();
    void unchangedTargetsNeedNotBeThere();

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

    void damagedSegment();
    void segmentOfUnknownSeries();
    void seriesInTwoSegments();
    void segmentOfTheFuture();
    void statusRoleListsForeignTarget();
    void directoryMissing();
    void policyBroken();

    void refusedImportLeavesStationAsItWas();
    void notAFolder();
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

/// A series that left the directory keeps its status, so that nothing is forgotten if it comes back.
void ImportTest::segmentOfUnknownSeries()
{
    World world;
    world.repository.segments["XX.seg"] = Repository::segment("XX99Z", 1, 1);
    EXPECT_TAKEN(world.import(world.repository.files()));
    QVERIFY(std::holds_alternative<core::SeriesStatus>(world.station.statusOf({core::SeriesCode("XX99Z"), 1})));
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
    auto after = *world.station.trustedMetadata();
    QVERIFY(after.at("root") == files[metadataFile(2, "root")]); // that alone is kept: it followed from the one before
    after["root"] = before.at("root");
    QVERIFY(after == before);
    QCOMPARE(*world.station.dataAsOf(), noon - 1h);
    EXPECT_TAKEN(world.import(world.repository.files()));
}

void ImportTest::notAFolder()
{
    World world;
    EXPECT_FAULT(world.import(fs::path("/nowhere/at/all")), ImportFault::Unreadable);
    EXPECT_FAULT(world.import(fs::path(world.folder.path().toStdString())), ImportFault::Unreadable);
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
