// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sightings_world.h"

using namespace th;
using namespace th::test;

namespace {

/// Station A saw the pass at CK-01 at noon; B holds the publication before that.
struct SeenOnce : SightingsWorld {
    SeenOnce()
    {
        publishAll(noon - 1h);
        if (!take(a, noon - 1h) || !take(b, noon - 1h))
            qFatal("not taken");
        (void)scan(a, "CK-01", noon);
    }
    std::string alarms(const sync::Published &published) { return rules(sync::Made<sync::Published>(published)); }
};

core::Bytes bytesOf(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return core::Bytes(text.begin(), text.end());
}

void put(const fs::path &path, const core::Bytes &bytes)
{
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

} // namespace

class SightingsAttackTest : public QObject {
    Q_OBJECT

private slots:
    void whatTheHubPutsInPlaceIsNotBelieved_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"an earlier file", "another city's", "nothing", "too much"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void whatTheHubPutsInPlaceIsNotBelieved()
    {
        QFETCH(QString, what);
        SeenOnce world, city;
        const core::Bytes earlier = bytesOf(world.sightingsFiles().at(0));
        (void)city.scan(city.a, "CK-03", noon + 1min, 9);
        city.publishAll(noon + 2min);
        world.one.revoke("AA", {1});
        world.publishAll(noon + 2min);
        for (const fs::path &path : world.sightingsFiles())
            if (what == QLatin1String("nothing"))
                fs::remove(path);
            else if (what == QLatin1String("too much"))
                put(path, core::Bytes(1u << 20, 0));
            else
                put(path, what == QLatin1String("an earlier file") ? earlier : bytesOf(city.sightingsFiles().back()));
        const auto taken = world.take(world.b, noon + 3min);
        EXPECT_TAKEN(taken);
        QCOMPARE(taken->sightings, sync::SightingsTaken::Failed);
        QCOMPARE(world.b.otherStations().knownUntil, std::optional(noon - 1h));
        QCOMPARE(world.status(world.b, "AA", 1), std::string("yR"));
        QVERIFY(world.reasons(world.scan(world.b, "CK-02", noon + 5min)).contains(QStringLiteral("elsewhere_unknown")));
    }

    void nobodySpeaksInAnothersName()
    {
        SeenOnce world;
        auto extract = world.journalOf(world.a, noon + 1min);
        const auto heard = [&](core::journal::Extract journal) {
            sync::PublishOrder order;
            order.root = world.root;
            order.journals = {world.one.extract, std::move(journal)};
            order.now = noon + 2min;
            order.signers = {&world.repository.key(world.signer)};
            return sync::publish(world.tree, order)->sightings;
        };
        auto stolen = extract; // B's key did not sign it
        stolen.device = world.b.identity().key;
        QCOMPARE(heard(stolen), std::size_t(0));
        auto unknown = extract;
        unknown.device = world.repository.key("nobody").publicKey();
        QCOMPARE(heard(unknown), std::size_t(0));
        auto unsignedEnd = extract;
        unsignedEnd.entries.pop_back(); // the checkpoint
        QCOMPARE(heard(unsignedEnd), std::size_t(0));
        QCOMPARE(heard(extract), std::size_t(1));
    }

    void aDeviceCannotFloodTheCity()
    {
        SeenOnce world;
        for (int i = 0; i < 40; ++i)
            (void)world.scan(world.a, "CK-01", noon + 60s + std::chrono::seconds(i), static_cast<std::uint32_t>(2 + i));
        const auto published = world.publishAll(noon + 3min);
        QCOMPARE(published.sightings, std::size_t(31)); // one of noon, thirty of the minute after
        QCOMPARE(world.alarms(published), world.a.identity().deviceId + " 0 sightings.left_out; ");
        QCOMPARE(published.alarms[0].detail, std::string("10"));
        // Nor by coming back to a minute that is over.
        (void)world.scan(world.a, "CK-01", noon + 65s, 50);
        QCOMPARE(world.publishAll(noon + 4min).sightings, std::size_t(0));
    }

    void timesToComeAndUnknownPlacesAreNotTold()
    {
        SeenOnce world;
        (void)world.scan(world.a, "CK-77", noon + 1min, 2);
        (void)world.scan(world.a, "CK-01", noon + 14min, 3);
        const auto published = world.publishAll(noon + 3min);
        QCOMPARE(published.sightings, std::size_t(1));
        QCOMPARE(published.alarms.at(0).detail, std::string("2"));
        QCOMPARE(published.alarms.at(0).rule, std::string("sightings.left_out"));
    }

    void aRehearsalAtAnotherMomentIsNotTold()
    {
        SeenOnce world;
        store::Question question;
        question.text = world.pass(2);
        question.place = {core::CheckpointCode("CK-01"), core::AreaCode("99")};
        question.clock = world.clockAt(noon + 90s);
        question.judgeAt = noon - 30min;
        QVERIFY(store::Examiner(world.a).examine(question).seq.has_value());
        QCOMPARE(world.publishAll(noon + 3min).sightings, std::size_t(1)); // that of noon
    }

    void aStationTakesNoFileOutOfOrder()
    {
        SeenOnce world;
        const auto file = [](core::Instant after, core::Instant until) {
            return core::encodeSightings({after, until, core::minuteOf(until) - 10min, {}});
        };
        const auto rule = [&](const core::Bytes &bytes) {
            const auto taken = world.b.takeSightings(bytes);
            return taken ? store::StoreFault::Busy : taken.error().fault;
        };
        QCOMPARE(rule(file(noon, noon + 1min)), store::StoreFault::Refused);    // a gap
        QCOMPARE(rule(file({}, noon - 2h)), store::StoreFault::Refused);        // older
        QCOMPARE(rule(file(noon - 2h, noon - 1h)), store::StoreFault::Refused); // the same again
        QCOMPARE(rule(core::Bytes(9, 0)), store::StoreFault::Refused);
        QCOMPARE(world.b.otherStations().knownUntil, std::optional(noon - 1h));
        QVERIFY(world.b.takeSightings(file(noon - 1h, noon)).ok());
    }

    /// A publisher that was put back from a copy hears the journals again: nothing is lost but what was held beyond.
    void aPublisherPutBackTellsItAgain()
    {
        SeenOnce world;
        const fs::path copy = fs::path(world.folder.path().toStdString()) / "copy";
        fs::copy(world.tree, copy, fs::copy_options::recursive);
        world.publishAll(noon + 1min);
        world.tree = copy;
        world.publishAll(noon + 4min);
        EXPECT_TAKEN(world.take(world.b, noon + 5min));
        QCOMPARE(world.reasons(world.scan(world.b, "CK-02", noon + 6min)),
                 QStringLiteral("cannot_tell: seen_elsewhere reported/CK-01"));
    }
};

QTEST_GUILESS_MAIN(SightingsAttackTest)
#include "sightings_attack_test.moc"
