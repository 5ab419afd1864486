// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sightings_world.h"

#include "core/sightings.h"

using namespace th;
using namespace th::test;

namespace {

core::Sightings read(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    auto sightings = core::decodeSightings(core::asBytes(bytes));
    if (!sightings)
        qFatal("%s: %s", path.c_str(), sightings.error().c_str());
    return std::move(sightings).value();
}

void spoil(const fs::path &path) { std::ofstream(path, std::ios::binary) << "no sightings"; }

} // namespace

class SightingsTest : public QObject {
    Q_OBJECT

private slots:
    void aPassSeenAtOneStationIsKnownAtAnother()
    {
        SightingsWorld world;
        world.publishAll(noon - 1h);
        EXPECT_TAKEN(world.take(world.a, noon - 1h));
        EXPECT_TAKEN(world.take(world.b, noon - 1h));
        QCOMPARE(world.reasons(world.scan(world.a, "CK-01", noon)), QStringLiteral("admit:"));
        QCOMPARE(world.publishAll(noon + 2min).sightings, std::size_t(1));
        const auto taken = world.take(world.b, noon + 3min);
        EXPECT_TAKEN(taken);
        QCOMPARE(taken->sightings, sync::SightingsTaken::Current);
        const auto far = world.scan(world.b, "CK-02", noon + 5min);
        QCOMPARE(world.reasons(far), QStringLiteral("cannot_tell: seen_elsewhere reported/CK-01"));
        const auto sentence = core::sentence(far.verdict.reasons[0], core::Language::English, 420min);
        QCOMPARE(QString::fromStdString(sentence.what),
                 QStringLiteral(
                     "Another station reports it scanned at checkpoint CK-01 at 01/03/2026 12:00: possibly a copy."));
    }

    void whoCouldHaveComeFromThereIsLetThrough()
    {
        SightingsWorld world;
        world.publishAll(noon - 1h);
        EXPECT_TAKEN(world.take(world.a, noon - 1h));
        (void)world.scan(world.a, "CK-01", noon);
        world.publishAll(noon + 2min);
        EXPECT_TAKEN(world.take(world.b, noon + 3min));
        QCOMPARE(world.reasons(world.scan(world.b, "CK-03", noon + 4min)), QStringLiteral("admit:")); // 1 km
        QCOMPARE(world.reasons(world.scan(world.b, "CK-01", noon + 5min)), QStringLiteral("admit:")); // the other lane
        SightingsWorld later;
        later.publishAll(noon - 1h);
        EXPECT_TAKEN(later.take(later.a, noon - 1h));
        (void)later.scan(later.a, "CK-01", noon);
        later.publishAll(noon + 2min);
        EXPECT_TAKEN(later.take(later.b, noon + 3min));
        QCOMPARE(later.reasons(later.scan(later.b, "CK-02", noon + 17min)), QStringLiteral("admit:"));
    }

    void anotherPassIsNotMeant()
    {
        SightingsWorld world;
        world.one.issue("AA", 2, {world.tagOf(world.pass(2))});
        world.publishAll(noon - 1h);
        EXPECT_TAKEN(world.take(world.a, noon - 1h));
        (void)world.scan(world.a, "CK-01", noon);
        world.publishAll(noon + 2min);
        EXPECT_TAKEN(world.take(world.b, noon + 3min));
        QCOMPARE(world.reasons(world.scan(world.b, "CK-02", noon + 5min, 2)), QStringLiteral("admit:"));
    }

    void whoLooksOftenTakesOnlyWhatIsNew()
    {
        SightingsWorld world;
        world.publishAll(noon - 1h);
        EXPECT_TAKEN(world.take(world.a, noon - 1h));
        EXPECT_TAKEN(world.take(world.b, noon - 1h));
        for (int i = 0; i < 12; ++i) {
            const core::Instant at = noon + i * 5min;
            (void)world.scan(world.a, "CK-01", at);
            world.publishAll(at + 1min);
            if (i != 3) // was away
                EXPECT_TAKEN(world.take(world.b, at + 2min));
            QVERIFY(world.sightingsFiles().size() < 200);
        }
        QCOMPARE(world.b.otherStations().knownUntil, std::optional(noon + 56min));
        const auto evidence = world.reasons(world.scan(world.b, "CK-02", noon + 57min));
        QCOMPARE(evidence, QStringLiteral("cannot_tell: seen_elsewhere reported/CK-01"));
        // A station that begins now takes the one file with all of it, and knows the same.
        auto fresh = world.open("fresh");
        EXPECT_TAKEN(world.take(fresh, noon + 57min));
        QCOMPARE(world.reasons(world.scan(fresh, "CK-02", noon + 58min)),
                 QStringLiteral("cannot_tell: seen_elsewhere reported/CK-01"));
    }

    void theFilesOfAPublicationSayTheSame()
    {
        SightingsWorld world;
        world.publishAll(noon - 1h);
        EXPECT_TAKEN(world.take(world.a, noon - 1h));
        constexpr int publications = 30;
        for (int i = 0; i < publications; ++i) {
            (void)world.scan(world.a, "CK-01", noon + i * 5min);
            world.publishAll(noon + i * 5min + 1min);
        }
        const core::Instant end = noon + (publications - 1) * 5min + 1min;
        std::set<core::Instant> beginnings;
        for (const fs::path &path : world.sightingsFiles())
            if (const auto file = read(path); file.until == end) {
                beginnings.insert(file.after);
                std::size_t since = 0;
                for (int i = 0; i < publications; ++i)
                    since += noon + i * 5min + 1min > file.after ? 1 : 0;
                QCOMPARE(core::countOf(file.seen), since);
            }
        QVERIFY(beginnings.contains(core::Instant{}) && beginnings.contains(end - 5min));
        QVERIFY(beginnings.size() <= 9);
        for (const auto away : {10min, 20min, 40min, 80min}) { // nobody takes four times what he missed
            const auto after = beginnings.upper_bound(end - away);
            QVERIFY(end - *std::prev(after) <= 4 * away);
        }
    }

    void publishingAgainWritesNothingAndElsewhereTheSame()
    {
        SightingsWorld world;
        world.publishAll(noon - 1h);
        EXPECT_TAKEN(world.take(world.a, noon - 1h));
        (void)world.scan(world.a, "CK-01", noon);
        const fs::path copy = fs::path(world.folder.path().toStdString()) / "copy";
        fs::copy(world.tree, copy, fs::copy_options::recursive);
        QVERIFY(world.publishAll(noon + 2min).written);
        const auto first = world.sightingsFiles();
        QVERIFY(!world.publishAll(noon + 3min).written);
        QCOMPARE(world.sightingsFiles(), first);
        world.tree = copy;
        world.publishAll(noon + 2min);
        for (std::size_t i = 0; i < first.size(); ++i)
            QCOMPARE(world.sightingsFiles().at(i).filename(), first[i].filename()); // hashes are in the names
    }

    void damagedSightingsStopNothing()
    {
        SightingsWorld world;
        world.publishAll(noon - 1h);
        EXPECT_TAKEN(world.take(world.a, noon - 1h));
        EXPECT_TAKEN(world.take(world.b, noon - 1h));
        (void)world.scan(world.a, "CK-01", noon);
        world.one.revoke("AA", {1});
        world.publishAll(noon + 2min);
        std::map<fs::path, fs::path> whole;
        for (const fs::path &path : world.sightingsFiles()) {
            whole[path] = fs::path(path.string() + ".whole");
            fs::copy_file(path, whole[path]);
            spoil(path);
        }
        const auto taken = world.take(world.b, noon + 3min);
        EXPECT_TAKEN(taken);
        QCOMPARE(taken->sightings, sync::SightingsTaken::Failed);
        QVERIFY(!taken->sightingsFault.empty());
        QCOMPARE(world.status(world.b, "AA", 1), std::string("yR")); // the revocation came all the same
        QCOMPARE(world.b.otherStations().knownUntil, std::optional(noon - 1h));
        for (const auto &[path, saved] : whole)
            fs::rename(saved, path);
        const auto again = world.take(world.b, noon + 4min); // the same publication
        EXPECT_TAKEN(again);
        QVERIFY(again->unchanged);
        QCOMPARE(again->sightings, sync::SightingsTaken::Current);
        QCOMPARE(world.b.otherStations().knownUntil, std::optional(noon + 2min));
    }

    void whatIsNotKnownIsSaid()
    {
        SightingsWorld world;
        world.publishAll(noon - 1h);
        const fs::path file = world.sightingsFiles().at(0);
        fs::rename(file, file.string() + ".gone");
        EXPECT_TAKEN(world.take(world.b, noon - 1h));
        fs::rename(file.string() + ".gone", file);
        QCOMPARE(world.reasons(world.scan(world.b, "CK-02", noon)), QStringLiteral("admit: elsewhere_unknown"));
        auto &a = world.a;
        world.publishAll(noon + 1min, {}, sync::PublishOrder::When::Always);
        EXPECT_TAKEN(world.take(a, noon + 2min));
        QCOMPARE(world.reasons(world.scan(a, "CK-02", noon + 61min)), QStringLiteral("admit:"));
        QCOMPARE(world.reasons(world.scan(a, "CK-02", noon + 62min)), QStringLiteral("admit: elsewhere_unknown"));
    }

    void aPolicyThatDoesNotCareTellsNobody()
    {
        SightingsWorld world;
        world.repository.policy = world.policy(0);
        world.putTargets(3, world.directoryText());
        world.publishAll(noon - 1h);
        EXPECT_TAKEN(world.take(world.a, noon - 1h));
        (void)world.scan(world.a, "CK-01", noon);
        const auto published = world.publishAll(noon + 2min);
        QCOMPARE(published.sightings, std::size_t(0));
        QVERIFY(world.sightingsFiles().empty());
        EXPECT_TAKEN(world.take(world.b, noon + 3min));
        QCOMPARE(world.reasons(world.scan(world.b, "CK-02", noon + 90min)), QStringLiteral("admit:"));
    }

    void whatIsOldIsToldNoMore()
    {
        SightingsWorld world;
        world.publishAll(noon - 1h);
        EXPECT_TAKEN(world.take(world.a, noon - 1h));
        (void)world.scan(world.a, "CK-01", noon);
        world.publishAll(noon + 2min);
        EXPECT_TAKEN(world.take(world.b, noon + 3min));
        world.publishAll(noon + 4h + 1min, {}, sync::PublishOrder::When::Always);
        EXPECT_TAKEN(world.take(world.b, noon + 4h + 2min));
        for (const fs::path &path : world.sightingsFiles())
            if (const auto file = read(path); file.until == noon + 4h + 1min)
                QVERIFY(file.seen.empty());
    }

    void theyDoNotStayInThePublicTree()
    {
        SightingsWorld world;
        world.publishAll(noon - 1h);
        EXPECT_TAKEN(world.take(world.a, noon - 1h));
        (void)world.scan(world.a, "CK-01", noon);
        world.publishAll(noon + 2min);
        for (int i = 0; i < 3; ++i)
            world.publishAll(noon + 5h + i * 5min, {}, sync::PublishOrder::When::Always);
        QVERIFY(!world.sightingsFiles().empty());
        for (const fs::path &path : world.sightingsFiles())
            QVERIFY(read(path).seen.empty());
        EXPECT_TAKEN(world.take(world.b, noon + 5h + 11min));
        world.repository.policy = world.policy(0);
        world.putTargets(3, world.directoryText());
        world.publishAll(noon + 6h);
        QVERIFY(world.sightingsFiles().empty());
        EXPECT_TAKEN(world.take(world.b, noon + 6h + 1min));
    }

    void whatIsForgottenForItsAgeIsNoNews()
    {
        SightingsWorld world;
        world.publishAll(noon - 1h);
        EXPECT_TAKEN(world.take(world.a, noon - 1h));
        (void)world.scan(world.a, "CK-01", noon);
        QVERIFY(world.publishAll(noon + 2min).written);
        QVERIFY(!world.publishAll(noon + 3min).written);
        QVERIFY(!world.publishAll(noon + 10h).written);
        world.one.revoke("AA", {1});
        QVERIFY(world.publishAll(noon + 10h + 1min).written);
    }

    void theyOutliveARestart()
    {
        SightingsWorld world;
        world.publishAll(noon - 1h);
        EXPECT_TAKEN(world.take(world.a, noon - 1h));
        (void)world.scan(world.a, "CK-01", noon);
        world.publishAll(noon + 2min);
        EXPECT_TAKEN(world.take(world.b, noon + 3min));
        const fs::path home = fs::path(world.folder.path().toStdString()) / "b";
        world.b = world.open("another");
        world.b = *store::Station::open(home, store::Access::Write);
        QVERIFY(world.b.damage().empty());
        QCOMPARE(world.reasons(world.scan(world.b, "CK-02", noon + 5min)),
                 QStringLiteral("cannot_tell: seen_elsewhere reported/CK-01"));
    }
};

QTEST_GUILESS_MAIN(SightingsTest)
#include "sightings_test.moc"
