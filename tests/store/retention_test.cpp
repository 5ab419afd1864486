// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acknowledged.h"
#include "journal_world.h"

#include "core/journal_extract.h"
#include "core/receipt.h"
#include "core/session_reader.h"
#include "store/outbox.h"
#include "store/reduction.h"
#include "store/retention.h"
#include "support/files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace th;
using std::chrono::days;
using store::Access;
using store::Station;
using test::policyWith;
using test::SmallProvince;
using test::thirtyDays;

namespace {

/// Two shifts forty days apart, all of it at the hub; the policy says what is to go, and a publication from when age is
/// counted.
class World {
public:
    explicit World(const std::string &retention, core::Instant publication = SmallProvince::now() + days(41))
        : m_folder(std::filesystem::path(m_root.path().toStdString()) / "station")
    {
        Station station = *Station::create(m_folder, "Log", false);
        auto first = SmallProvince::update({}, core::toHex(*core::journal::auditorKeyOf(auditor.publicKey())));
        first.policy = policyWith(retention);
        must(station.apply(first).ok());
        must(store::setHub(station, {"https://hub.example", hub.publicKey()}, store::HubChange::KeepsKey).ok());
        shift(station, {});
        {
            const Station over = std::move(station); // the session ends with the run
        }
        station = open();
        shift(station, days(40));
        auto newest = SmallProvince::update({});
        newest.directory.reset();
        newest.policy.reset();
        newest.asOf = publication;
        must(station.apply(newest).ok());
    }

    static void must(bool holds)
    {
        if (!holds)
            qFatal("the world of this test cannot be made");
    }
    static core::ClockReading clock(std::chrono::seconds later = days(41))
    {
        return SmallProvince::clock(SmallProvince::now() + later);
    }
    static void shift(Station &station, std::chrono::seconds later)
    {
        std::vector<store::ScanRecord> records;
        for (std::uint32_t n = 1; n <= 20; ++n) {
            records.push_back(test::sampleRecord(n));
            records.back().clock = clock(later + std::chrono::seconds(n));
            records.back().officer = later.count() == 0 ? "Người Cũ" : "Người Mới";
            records.back().plate = later.count() == 0 ? "51F-OLD.00" : "51F-NEW.00";
        }
        must(station.append(records).ok() && station.signCheckpoint(clock(later)).ok());
    }
    Station open(Access access = Access::Write) const { return *Station::open(m_folder, access); }
    static std::vector<core::Bytes> all(const Station &station) { return *station.journalAfter(0, 1U << 30); }
    void acknowledge(Station &station, std::uint64_t seq) { must(test::acknowledge(station, hub, seq)); }
    void acknowledgeAll(Station &station)
    {
        must(station.signCheckpoint(clock()).ok());
        acknowledge(station, all(station).size());
    }
    /// Until there is no more to do.
    static store::RetentionStep letGoOfAll(Station &station, std::size_t most = 1000)
    {
        store::RetentionStep sum;
        for (bool more = true; more;) {
            const auto step = *store::letGo(station, clock(), most);
            sum.sessions += step.sessions;
            sum.entries += step.entries;
            more = step.more;
        }
        return sum;
    }
    /// How many sealed records the auditor still opens.
    [[nodiscard]] std::size_t readable(const Station &station)
    {
        std::map<std::uint64_t, core::Bytes> sessions;
        std::size_t opened = 0;
        for (const core::Bytes &bytes : all(station)) {
            const auto stored = *core::journal::openStored(bytes);
            if (stored.entry.kind == core::journal::EntryKind::Session)
                sessions[stored.entry.seq] = stored.entry.content;
            const auto scan = store::decodeScan(stored.entry.content);
            if (stored.entry.kind != core::journal::EntryKind::Scan || !scan || !scan->sealed)
                continue;
            auto reader = core::journal::SessionReader::open(
                sessions[scan->sealed->session], [&](core::ByteView box) { return auditor.openSealed(box); });
            opened += reader && reader->read(scan->sealed->sealed.index, scan->sealed->sealed.box) ? 1 : 0;
        }
        return opened;
    }
    [[nodiscard]] bool fileHolds(std::string_view text) const
    {
        for (const char *name : {"station.sqlite", "station.sqlite-wal"})
            if (std::filesystem::exists(m_folder / name) &&
                test::readAll(QString::fromStdString((m_folder / name).string()))
                    .contains(QByteArray(text.data(), static_cast<qsizetype>(text.size()))))
                return true;
        return false;
    }
    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }

    core::SoftwareKey hub = core::SoftwareKey::fromSeed({1});
    core::SoftwareKey auditor = core::SoftwareKey::fromSeed({9});

private:
    QTemporaryDir m_root;
    std::filesystem::path m_folder;
};

} // namespace

/// A station lets go of personal data by the rules of its policy, and its journal still proves itself.
class RetentionTest : public QObject {
    Q_OBJECT
private slots:
    void sealedPartsOfOldSessionsOpenForNobody()
    {
        World world(R"("sealed":{"after_days":30})");
        Station station = world.open();
        world.acknowledgeAll(station);
        QCOMPARE(world.readable(station), std::size_t(40));
        const auto done = World::letGoOfAll(station);
        QCOMPARE(done.sessions, 1u);
        QCOMPARE(done.entries, 0u);
        QCOMPARE(world.readable(station), std::size_t(20));
        QCOMPARE(station.lastRows(100)->size(), std::size_t(40));
        const auto report = *station.verifyLog();
        QVERIFY2(!report.firstBad, report.why.c_str());
        QCOMPARE(report.reduced, 1u);
        QCOMPARE(report.provenUntil, report.entries - 1); // the note too is signed
    }

    void numbersAndNamesGoAndAreNowhereInTheFile()
    {
        World world(thirtyDays);
        Station station = world.open();
        world.acknowledgeAll(station);
        QVERIFY(world.fileHolds("Người Cũ"));
        const auto done = World::letGoOfAll(station, 7); // in small steps
        QCOMPARE(done.entries, 20u);
        QVERIFY(!world.fileHolds("Người Cũ") && world.fileHolds("Người Mới"));
        QVERIFY(!station.verifyLog()->firstBad);
        std::size_t named = 0, numbered = 0;
        for (const auto &row : *station.lastRows(100)) {
            named += row.officer.empty() ? 0 : 1;
            numbered += row.number.empty() ? 0 : 1;
        }
        QCOMPARE(named, std::size_t(20));
        QCOMPARE(numbered, std::size_t(14)); // a third are codes of others
        QCOMPARE(World::letGoOfAll(station).entries, 0u);
        const auto state = *store::retentionOf(station);
        QVERIFY(state.ordered && state.hubKnown);
        QCOMPARE(state.reduced, 21u);
    }

    void whatTheHubHasNotGotStays()
    {
        World world(thirtyDays);
        Station station = world.open();
        QCOMPARE(World::letGoOfAll(station).entries, 0u);
        world.acknowledge(station, 10);
        const auto some = World::letGoOfAll(station).entries;
        QVERIFY(some > 0 && some < 10);
        for (const core::Bytes &bytes : World::all(station))
            if (const auto stored = *core::journal::openStored(bytes); stored.reduced)
                QVERIFY(stored.entry.seq <= 10);
        world.acknowledgeAll(station);
        QCOMPARE(World::letGoOfAll(station).entries, 20 - some);
        QVERIFY(!station.verifyLog()->firstBad);
    }

    void aClockThatIsAheadErasesNothing()
    {
        World world(thirtyDays, SmallProvince::now() + days(20)); // the newest publication is of then
        Station station = world.open();
        world.acknowledgeAll(station);
        (void)station.observeClock(World::clock(days(4000)));
        const auto step = *store::letGo(station, World::clock(days(4000)), 1000);
        QCOMPARE(step.entries + step.sessions, 0u);
    }

    void withoutARuleNothingGoes()
    {
        World world(R"("sealed":{"after_days":300})");
        Station station = world.open();
        world.acknowledgeAll(station);
        QCOMPARE(World::letGoOfAll(station).sessions, 0u);
        QVERIFY(World::all(station).size() == station.verifyLog()->entries);
    }

    void aWrongClockMakesAnEntryNeitherOlderNorBlocksWhatFollows()
    {
        World world(thirtyDays);
        Station station = world.open();
        std::vector<store::ScanRecord> records{test::sampleRecord(1), test::sampleRecord(2), test::sampleRecord(4)};
        records[0].clock = World::clock(-days(9000)); // a dead battery
        records[1].clock = World::clock(days(9000));  // and what somebody typed
        records[2].clock = World::clock(days(41));
        for (auto &record : records)
            record.officer = "Người Lạc Giờ";
        QVERIFY(station.append(records).ok());
        world.acknowledgeAll(station);
        QCOMPARE(World::letGoOfAll(station).entries, 20u);
        QVERIFY(world.fileHolds("Người Lạc Giờ"));
        auto later = SmallProvince::update({});
        later.asOf = SmallProvince::now() + days(90);
        later.policy.reset();
        later.directory.reset();
        QVERIFY(station.apply(later).ok());
        world.acknowledgeAll(station);
        QCOMPARE(World::letGoOfAll(station).entries, 23u);
        QVERIFY(!world.fileHolds("Người Lạc Giờ"));
        QVERIFY(!station.verifyLog()->firstBad);
    }

    void moreThanOneNoteHasRoomForIsLetGoOfInSteps()
    {
        World world(thirtyDays);
        Station station = world.open();
        std::vector<store::ScanRecord> ahead(1'100, test::sampleRecord(1));
        for (auto &record : ahead)
            record.clock = World::clock(days(365)); // a year mistyped for a day, and put right
        QVERIFY(station.append(ahead).ok());
        world.acknowledgeAll(station);
        QCOMPARE(World::letGoOfAll(station, 100).entries, 20u);
        const auto idle = *store::letGo(station, World::clock(), 100); // and does not read on for ever
        QVERIFY(!idle.more && idle.looked < 300);
        auto later = SmallProvince::update({});
        later.asOf = SmallProvince::now() + days(90);
        later.policy.reset();
        later.directory.reset();
        std::vector<store::ScanRecord> right{test::sampleRecord(2)};
        right[0].clock = World::clock(days(42));
        QVERIFY(station.append(right).ok() && station.apply(later).ok());
        world.acknowledgeAll(station);
        QCOMPARE(World::letGoOfAll(station, 5'000).entries, 1'121u);
        const auto report = *station.verifyLog();
        QVERIFY2(!report.firstBad, report.why.c_str());
        core::journal::Walk walk(station.identity().key, {});
        QVERIFY(walk.take({station.identity().key, 0, World::all(station)}).ok() && !walk.hasUnvouched());
    }

    void aStationWhoseEntriesAreAllNewerThanItsPublicationIsDoneAtOnce()
    {
        World world(thirtyDays, SmallProvince::now() - std::chrono::minutes(30)); // its first day
        Station station = world.open();
        std::vector<store::ScanRecord> more(300, test::sampleRecord(1));
        QVERIFY(station.append(more).ok());
        world.acknowledgeAll(station);
        QCOMPARE(World::letGoOfAll(station, 50).entries, 0u);
        QVERIFY(store::letGo(station, World::clock(), 50)->looked < 160);
    }

    void aJournalThatBeginsWithADeadBatteryIsNotOldForThat()
    {
        QTemporaryDir root;
        const auto folder = std::filesystem::path(root.path().toStdString()) / "station";
        World world(thirtyDays);
        Station station = *Station::create(folder, "Log", false);
        auto record = test::sampleRecord(1);
        record.clock = SmallProvince::clock(core::Instant{});
        QVERIFY(station.append({record}).ok());
        auto update = SmallProvince::update({});
        update.policy = policyWith(thirtyDays);
        QVERIFY(station.apply(update).ok());
        QVERIFY(
            store::setHub(station, {"https://hub.example", world.hub.publicKey()}, store::HubChange::KeepsKey).ok());
        QVERIFY(station.append({test::sampleRecord(2)}).ok());
        world.acknowledgeAll(station);
        QCOMPARE(World::letGoOfAll(station).entries, 0u);
    }

    void aSessionThatNeverEndsIsEndedAfterADay()
    {
        World world(R"("sealed":{"after_days":30})");
        Station station = world.open();
        World::shift(station, days(39)); // its session goes on
        const auto sessions = [&] {
            return std::ranges::count_if(World::all(station), [](const core::Bytes &bytes) {
                return core::journal::openStored(bytes)->entry.kind == core::journal::EntryKind::Session;
            });
        };
        const auto before = sessions();
        World::shift(station, days(39));
        QCOMPARE(sessions(), before);
        QVERIFY(store::letGo(station, World::clock(), 1000).ok());
        World::shift(station, days(41));
        QCOMPARE(sessions(), before + 1);
    }

    void aClockThatStandsDaysBehindEndsNoSessionBeforeItsTime()
    {
        World world(R"("sealed":{"after_days":30})", SmallProvince::now() + days(50));
        Station station = world.open();
        const auto sessions = [&] {
            return std::ranges::count_if(World::all(station), [](const core::Bytes &bytes) {
                return core::journal::openStored(bytes)->entry.kind == core::journal::EntryKind::Session;
            });
        };
        World::shift(station, days(41));
        const auto before = sessions();
        for (int hour = 1; hour <= 3; ++hour) {
            QVERIFY(store::letGo(station, World::clock(days(41) + std::chrono::hours(hour)), 1000).ok());
            World::shift(station, days(41) + std::chrono::hours(hour));
        }
        QCOMPARE(sessions(), before);
    }

    void theStationOpensGoesOnAndItsReceiptStillAgrees()
    {
        World world(thirtyDays);
        {
            Station station = world.open();
            world.acknowledgeAll(station);
            World::letGoOfAll(station);
        }
        Station station = world.open();
        const std::uint64_t last = store::outboxOf(station)->last;
        world.acknowledge(station, 5); // of an entry that is reduced: older than the newest, and the same
        World::shift(station, days(42));
        world.acknowledgeAll(station);
        QVERIFY(store::outboxOf(station)->sent > last);
        QVERIFY(!test::reportOf(world.folder()).firstBad);
    }

    void whoeverReadsTheJournalFromTheBeginningProvesAllOfIt()
    {
        World world(thirtyDays);
        Station station = world.open();
        world.acknowledgeAll(station);
        World::letGoOfAll(station);
        core::journal::Walk walk(station.identity().key, {});
        QVERIFY(walk.take({station.identity().key, 0, World::all(station)}).ok());
        QVERIFY(!walk.hasGap() && !walk.hasUnvouched());
        QCOMPARE(walk.position().seq, World::all(station).size());
    }

    void whatSomebodyElseReducedIsFound()
    {
        World world(thirtyDays);
        std::uint64_t seq = 0;
        {
            Station station = world.open();
            world.acknowledgeAll(station);
            World::letGoOfAll(station);
            seq = station.lastRows(1)->front().seq;
        }
        {
            test::Forgery forgery(world.folder() / "station.sqlite");
            auto entry = *core::journal::decode(forgery.bytesOf(seq));
            const auto hash = core::journal::hash(forgery.bytesOf(seq));
            QVERIFY(store::letGoOf(entry, {false, false, true, {}}));
            forgery.setBytes(seq, core::journal::encodeReduced(hash, entry));
            forgery.run("UPDATE journal_scan SET officer = '' WHERE seq = " + std::to_string(seq));
        }
        const auto report = test::reportOf(world.folder());
        QCOMPARE(report.firstBad.value_or(0), seq);
        QVERIFY2(report.why.find("reduced") != std::string::npos, report.why.c_str());
    }

    void whatWasChangedBeforeStaysAsItIsForPeopleToSee()
    {
        World world(thirtyDays);
        std::uint64_t seq = 0;
        {
            Station station = world.open();
            world.acknowledgeAll(station);
            seq = station.lastRows(40)->back().seq;
        }
        {
            test::Forgery forgery(world.folder() / "station.sqlite");
            auto entry = *core::journal::decode(forgery.bytesOf(seq));
            entry.monotonicMilliseconds += 1;
            forgery.setBytes(seq, core::journal::encode(entry));
        }
        {
            Station station = world.open();
            QCOMPARE(World::letGoOfAll(station).entries, 19u);
        }
        QCOMPARE(test::reportOf(world.folder()).firstBad.value_or(0), seq);
    }

    void nobodyElseMayChangeTheJournalAfterwards()
    {
        World world(thirtyDays);
        {
            Station station = world.open();
            world.acknowledgeAll(station);
            World::letGoOfAll(station);
        }
        SQLite::Database database((world.folder() / "station.sqlite").string(), SQLite::OPEN_READWRITE);
        QVERIFY_EXCEPTION_THROWN(database.exec("UPDATE journal_entry SET bytes = x'00'"), SQLite::Exception);
        QVERIFY_EXCEPTION_THROWN(database.exec("UPDATE journal_scan SET officer = ''"), SQLite::Exception);
    }
};

QTEST_GUILESS_MAIN(RetentionTest)
#include "retention_test.moc"
