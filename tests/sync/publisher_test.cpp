// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/publisher_world.h"

using namespace th;
using namespace th::test;

#define PUBLISHED(result, expectedAlarms)                                                                              \
    do {                                                                                                               \
        const auto outcome = (result);                                                                                 \
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().c_str());                                                \
        QCOMPARE(world.rules(outcome), std::string(expectedAlarms));                                                   \
    } while (false)

class PublisherTest : public QObject {
    Q_OBJECT
private slots:
    void whatWardsWroteReachesAStation()
    {
        PublisherWorld world;
        world.one.issue("AA", 1, {11, 12, 13});
        world.two.issue("BB", 1, {21});
        world.one.revoke("AA", {2});
        PUBLISHED(world.publish(noon - 2h), "");
        EXPECT_TAKEN(world.import(world.tree));
        QCOMPARE(world.status(world.station, "AA"), std::string("yyRy.."));
        QCOMPARE(world.status(world.station, "BB"), std::string("y...."));
        world.one.reinstate("AA", {2});
        world.one.issue("AA", 5, {15}); // 4 was passed over
        world.province.revoke("BB", {1});
        const auto second = world.publish(noon - 1h);
        QCOMPARE(second->version, std::uint64_t(2));
        QCOMPARE(second->state, std::uint64_t(2));
        QCOMPARE(second->revoked, std::size_t(1));
        const auto taken = world.import(world.tree);
        EXPECT_TAKEN(taken);
        QCOMPARE(taken->segments, std::size_t(1)); // the delta alone
        QCOMPARE(world.status(world.station, "AA"), std::string("yyy-y"));
        QCOMPARE(world.status(world.station, "BB"), std::string("yR...."));
    }

    void theSameAgainWritesNothingAndARefreshSignsAnew()
    {
        PublisherWorld world;
        world.one.issue("AA", 1, {11});
        QVERIFY(world.publish(noon - 3h)->written);
        QVERIFY(!world.publish(noon - 2h)->written);
        const auto fresh = world.publish(noon - 1h, sync::PublishOrder::When::Always);
        QVERIFY(fresh->written);
        QCOMPARE(fresh->version, std::uint64_t(2));
        QCOMPARE(fresh->state, std::uint64_t(1));
        EXPECT_TAKEN(world.import(world.tree));
        QCOMPARE(*world.station.dataAsOf(), noon - 1h);
        QVERIFY(!world.publish(noon - 2h).ok()); // the clock went backwards
    }

    void aPowerCutLeavesThePublicationBeforeAndTheSameFollows()
    {
        PublisherWorld world;
        world.one.issue("AA", 1, {11});
        QVERIFY(world.publish(noon - 3h)->written);
        const fs::path timestamp = world.tree / "metadata/timestamp.json", saved = world.tree / "saved";
        fs::copy_file(timestamp, saved);
        world.one.issue("AA", 2, {12});
        QVERIFY(world.publish(noon - 2h)->written);
        fs::rename(saved, timestamp); // as if the last write had not come through
        EXPECT_TAKEN(world.import(world.tree));
        QCOMPARE(world.status(world.station, "AA"), std::string("y...."));
        const auto again = world.publish(noon - 1h);
        QVERIFY(again->written);
        QCOMPARE(again->state, std::uint64_t(2));
        EXPECT_TAKEN(world.import(world.tree));
        QCOMPARE(world.status(world.station, "AA"), std::string("yy..."));
    }

    void nobodyActsInAnothersSeries()
    {
        PublisherWorld world;
        world.one.issue("AA", 1, {11, 12});
        world.two.revoke("AA", {1});
        world.two.issue("AA", 3, {13});
        world.two.issue("ZZ", 3, {13});
        world.province.issue("AA", 3, {13}); // a parent revokes, but does not issue
        world.province.revoke("AA", {2});
        PUBLISHED(world.publish(noon - 1h), "desk-2 3 series.not_yours; desk-2 5 series.unknown; "
                                            "desk-p 1 series.not_yours; desk-2 1 series.not_yours; ");
        EXPECT_TAKEN(world.import(world.tree));
        QCOMPARE(world.status(world.station, "AA"), std::string("yyR..."));
    }

    void aSerialIsNeverUsedTwice()
    {
        PublisherWorld world;
        world.one.issue("AA", 1, {11, 12});
        world.one.issue("AA", 2, {99});
        world.one.issue("AA", 2, {12, 13}); // said again, with one more
        world.one.issue("AA", 5, {15});
        world.one.issue("AA", 4, {14});
        world.one.issue("AA", 5 + 70'000, {14});
        world.one.revoke("AA", {6});
        PUBLISHED(world.publish(noon - 1h),
                  "desk-1 3 serial.reused; desk-1 9 serial.order; desk-1 11 serial.gap; desk-1 13 serial.unknown; ");
        EXPECT_TAKEN(world.import(world.tree));
        QCOMPARE(world.status(world.station, "AA", 6), std::string("yyy-y."));
    }

    void anotherTagKeyIsRefused()
    {
        PublisherWorld world;
        world.one.issue("AA", 1, {11});
        world.one.say(core::journal::Issue{core::SeriesCode("AA"), {}, 2, 2, {12}});
        PUBLISHED(world.publish(noon - 1h), "desk-1 3 tag_key; ");
    }

    void aJournalThatIsNotWhatItWasIsNotRead()
    {
        PublisherWorld world;
        world.one.issue("AA", 1, {11});
        PUBLISHED(world.publish(noon - 3h), "");
        Desk forked(world.repository, "desk-1");
        forked.issue("AA", 1, {66});
        forked.issue("AA", 2, {12});
        const Desk honest = world.one;
        world.one = forked;
        PUBLISHED(world.publish(noon - 2h), "desk-1 0 journal.fork; ");
        world.one = honest;
        world.one.issue("AA", 2, {12});
        const auto whole = world.one.extract;
        world.one.extract.entries[3].back() ^= 1; // the checkpoint's signature
        PUBLISHED(world.publish(noon - 2h), "desk-1 0 journal.checkpoint; ");
        world.one.extract.entries = {whole.entries[3]};
        world.one.extract.after = 3;
        PUBLISHED(world.publish(noon - 2h), "desk-1 0 journal.gap; ");
        world.one.extract.entries = {whole.entries[2]}; // no checkpoint yet: nothing proven, nothing wrong
        world.one.extract.after = 2;
        PUBLISHED(world.publish(noon - 2h), "");
        EXPECT_TAKEN(world.import(world.tree));
        QCOMPARE(world.status(world.station, "AA"), std::string("y...."));
        world.one.extract = whole;
        PUBLISHED(world.publish(noon - 1h), "");
        EXPECT_TAKEN(world.import(world.tree));
        QCOMPARE(world.status(world.station, "AA"), std::string("yy..."));
    }

    /// A desk's disk lost entries for good: what it says behind them counts, and what is lost is named.
    void aLossThatTheDeviceNamesIsNamedAndPassed()
    {
        PublisherWorld world;
        world.one.issue("AA", 1, {11, 12, 13});
        world.one.issue("AA", 4, {14}); // 3, 4: never sent
        const auto before = core::journal::hash(world.one.extract.entries[1]);
        world.one.revoke("AA", {2}); // 5, 6
        auto &entries = world.one.extract.entries;
        const auto lose = [&] { entries.erase(entries.begin() + 2, entries.begin() + 4); };
        const Desk whole = world.one;
        lose();
        PUBLISHED(world.publish(noon - 3h), "desk-1 0 journal.gap; ");
        world.one = whole;
        world.one.add(core::journal::EntryKind::Gap, core::journal::encodeGap({3, 4, before}));
        world.one.sign();
        lose();
        PUBLISHED(world.publish(noon - 2h), "desk-1 3 journal.lost; ");
        EXPECT_TAKEN(world.import(world.tree));
        QCOMPARE(world.status(world.station, "AA"), std::string("yyRy.."));
        PUBLISHED(world.publish(noon - 1h), "");
    }

    /// A device says that it lost what was read of it already: that stands.
    void whatWasReadStandsWhateverItsDeviceSaysItLost()
    {
        PublisherWorld world;
        world.one.issue("AA", 1, {11, 12, 13});
        world.one.revoke("AA", {2}); // 3, 4
        PUBLISHED(world.publish(noon - 3h), "");
        const auto before = core::journal::hash(world.one.extract.entries[1]);
        world.one.add(core::journal::EntryKind::Note, {0x01}); // 5
        world.one.add(core::journal::EntryKind::Gap, core::journal::encodeGap({3, 5, before}));
        world.one.sign();
        world.one.revoke("AA", {3});
        auto &entries = world.one.extract.entries;
        entries.erase(entries.begin() + 2, entries.begin() + 5);
        PUBLISHED(world.publish(noon - 2h), "desk-1 5 journal.lost; ");
        EXPECT_TAKEN(world.import(world.tree));
        QCOMPARE(world.status(world.station, "AA"), std::string("yyRyR.."));
    }

    void devicesThatMayNotSpeakAreNotHeard()
    {
        PublisherWorld world;
        Desk stranger(world.repository, "stranger"), checkpoint(world.repository, "checkpoint");
        stranger.issue("AA", 1, {11});
        checkpoint.issue("AA", 1, {11});
        world.two = stranger;
        world.province = checkpoint;
        const std::string key = core::toHex(stranger.key->publicKey());
        PUBLISHED(world.publish(noon - 1h), key + " 0 device.unknown; checkpoint 1 device.no_authority; ");
        world.two = Desk(world.repository, "desk-2");
        world.two.issue("BB", 1, {21});
        std::string directory = world.directory();
        const std::string marker = R"(, "authority": "W2")";
        directory.replace(directory.rfind(marker), marker.size(), marker + R"(, "revoked_at": "2026-03-01T00:00:00Z")");
        world.putTargets(2, directory);
        PUBLISHED(world.publish(noon - 1h), "desk-2 0 device.revoked; ");
    }

    void newTargetsArePublishedIfTheRootsKeysSignedThem()
    {
        PublisherWorld world;
        world.one.issue("AA", 1, {11});
        QVERIFY(world.publish(noon - 3h)->written);
        world.putTargets(2, world.directory());
        QVERIFY(world.publish(noon - 2h)->written);
        EXPECT_TAKEN(world.import(world.tree));
        world.putTargets(3, world.directory(), "somebody");
        QVERIFY(!world.publish(noon - 1h).ok());
    }

    void aTreeThatSomebodyChangedIsNotCarriedOn()
    {
        for (const char *ending :
             {"1.status.json", "1.snapshot.json", "timestamp.json", ".full-1-1-1.seg", ".publisher.cbor"}) {
            PublisherWorld world;
            world.one.issue("AA", 1, {11});
            QVERIFY(world.publish(noon - 3h)->written);
            for (const auto &file : fs::recursive_directory_iterator(world.tree))
                if (file.path().string().ends_with(ending))
                    std::fstream(file.path(), std::ios::in | std::ios::out) << 'X';
            world.one.issue("AA", 2, {12});
            QVERIFY2(!world.publish(noon - 2h).ok(), ending);
        }
    }

    void keysThatMayNotSignHereAreRefused()
    {
        PublisherWorld world;
        world.one.issue("AA", 1, {11});
        world.signer = "targets-1";
        const auto published = world.publish(noon - 3h);
        QVERIFY(!published.ok());
        QVERIFY2(published.error().find("may not sign") != std::string::npos, published.error().c_str());
        QVERIFY(!fs::exists(world.tree / "metadata/timestamp.json"));
    }

    void aWrongKeyIsToldAlsoWhenNothingIsNew()
    {
        PublisherWorld world;
        world.one.issue("AA", 1, {11});
        QVERIFY(world.publish(noon - 3h).ok());
        const auto again = world.publish(noon - 3h);
        QVERIFY(again.ok() && !again->written);
        world.signer = "targets-1";
        const auto published = world.publish(noon - 3h);
        QVERIFY(!published.ok());
        QVERIFY2(published.error().find("may not sign") != std::string::npos, published.error().c_str());
    }

    /// What happens since the base may cost more than the base: then it is a base itself.
    void aDayThatIsLargerThanAllBeforeItIsPublished()
    {
        PublisherWorld world;
        world.one.issue("AA", 1, {11});
        QVERIFY(world.publish(noon - 3h)->written);
        EXPECT_TAKEN(world.import(world.tree));
        world.one.revoke("AA", {1});
        world.one.issue("AA", 2, std::vector<std::uint16_t>(1000, 7));
        QCOMPARE(world.publish(noon - 2h)->state, std::uint64_t(2));
        EXPECT_TAKEN(world.import(world.tree));
        QCOMPARE(world.status(world.station, "AA", 3), std::string("yRyy"));
        world.one.revoke("AA", {2});
        QCOMPARE(world.publish(noon - 1h)->state, std::uint64_t(3));
        EXPECT_TAKEN(world.import(world.tree));
        QCOMPARE(world.status(world.station, "AA", 3), std::string("yRyRy"));
    }

    /// Four hours a publication, forty days: whoever comes, however late, learns the truth in two deltas at most.
    void stationsThatComeLateLearnTheSame()
    {
        PublisherWorld world;
        std::vector<store::Station> stations;
        std::uint32_t last = 0;
        core::Instant now = noon - 960h;
        std::size_t most = 0;
        for (int step = 0; step < 240; ++step, now += 4h) {
            world.one.issue("AA", last + 1, {static_cast<std::uint16_t>(step + 1)});
            ++last;
            if (step % 3 == 1)
                world.one.revoke("AA", {last});
            if (step % 12 == 7)
                world.one.reinstate("AA", {last - 3});
            const auto published = world.publish(now);
            QVERIFY2(published.ok() && published->alarms.empty(), world.rules(published).c_str());
            if (step % 24 == 3) {
                auto &station = stations.emplace_back(*store::Station::create(
                    fs::path(world.folder.path().toStdString()) / ("s" + std::to_string(step)), "t", false));
                QVERIFY(sync::trustRoot(station, world.root).ok());
                EXPECT_TAKEN(sync::importTree(station, world.tree, now));
            }
        }
        now -= 4h;
        const store::Station fresh = [&] {
            auto station = *store::Station::create(fs::path(world.folder.path().toStdString()) / "fresh", "t", false);
            if (!sync::trustRoot(station, world.root) || !sync::importTree(station, world.tree, now))
                qFatal("not imported");
            return station;
        }();
        for (auto &station : stations) {
            const auto taken = sync::importTree(station, world.tree, now);
            EXPECT_TAKEN(taken);
            most = std::max(most, taken->segments);
            QCOMPARE(world.status(station, "AA", last + 1), world.status(fresh, "AA", last + 1));
        }
        QCOMPARE(most, std::size_t(2));
        std::size_t files = 0;
        for ([[maybe_unused]] const auto &file : fs::directory_iterator(world.tree / "targets/status"))
            ++files;
        QVERIFY2(files < 600, std::to_string(files).c_str()); // what is old is gone
    }
};

QTEST_GUILESS_MAIN(PublisherTest)
#include "publisher_test.moc"
