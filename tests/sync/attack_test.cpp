// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Attacks of docs/design/attacks.md that no other test stands for.
#include "sync/publisher_world.h"

#include "sync/sync.h"

using namespace th;
using namespace th::test;

namespace {

/// A publication with one pass registered, a second publication with it revoked.
struct TwoPublications : PublisherWorld {
    TwoPublications()
    {
        one.issue("AA", 1, {11, 12});
        if (!publish(noon - 3h))
            qFatal("not published");
        first = copyOf("first");
        one.revoke("AA", {1});
        if (!publish(noon - 2h))
            qFatal("not published");
    }
    fs::path copyOf(const char *name) const
    {
        const fs::path copy = fs::path(folder.path().toStdString()) / name;
        fs::copy(tree, copy, fs::copy_options::recursive);
        return copy;
    }
    fs::path first; ///< the tree as it was after the first
};

core::Bytes read(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// A web server without a network: files of a folder, and a link that is cut after so many bytes.
struct CutLink {
    explicit CutLink(fs::path served) : tree(std::move(served)) {}

    sync::HttpAnswer operator()(const sync::HttpAsk &ask, const sync::HttpSink &sink)
    {
        const fs::path file = tree / ask.address.substr(std::string("http://hub/").size());
        if (!fs::exists(file))
            return {{404, {}, {}, 0, {}}, {}};
        const core::Bytes bytes = read(file);
        core::ByteView rest = core::ByteView(bytes).subspan(std::min<std::size_t>(ask.from, bytes.size()));
        sync::HttpHead head{ask.from > 0 ? 206 : 200, "application/octet-stream", {}, rest.size(), {}};
        if (ask.from > 0)
            head.rangeBegin = ask.from;
        const bool cut = rest.size() > budget;
        rest = rest.first(std::min(rest.size(), budget));
        budget -= rest.size();
        if (file.filename() != "timestamp.json")
            sent[file.filename().string()] += rest.size();
        if (!rest.empty() && !sink(head, rest))
            return {head, sync::FetchError{sync::FetchError::Kind::Unreachable, "broken off"}};
        if (cut)
            return {head, sync::FetchError{sync::FetchError::Kind::Unreachable, "cut"}};
        return {head, {}};
    }

    fs::path tree;
    std::size_t budget = 0;
    std::map<std::string, std::size_t> sent;
};

} // namespace

class AttackTest : public QObject {
    Q_OBJECT
private slots:
    void twoTerminalsWithOneKeyAreAlarmedAndOnlyOneIsHeard()
    {
        std::optional<std::size_t> heard;
        for (const bool copyFirst : {false, true}) {
            PublisherWorld world;
            Desk copy(world.repository, "desk-1"); // the same key on another machine
            world.one.issue("AA", 1, {11});
            copy.issue("AA", 1, {66});
            copy.issue("AA", 2, {67});
            world.two = copyFirst ? copy : world.one;
            world.province = copyFirst ? world.one : copy;
            world.one = Desk(world.repository, "desk-2");
            const auto published = world.publish(noon - 2h);
            QVERIFY2(published.ok(), published ? "" : published.error().c_str());
            QVERIFY(world.rules(published).find("desk-1 0 journal.fork") != std::string::npos);
            EXPECT_TAKEN(world.import(world.tree)); // what one of them said, never a mixture
            QVERIFY(published->issued == 1 || published->issued == 2);
            QCOMPARE(published->issued,
                     heard.value_or(published->issued)); // the same one, in whichever order they come
            heard = published->issued;
        }
    }

    void aSerialIssuedTwiceByTwoDesksIsRegisteredForOnePassOnly()
    {
        PublisherWorld world;
        world.one.issue("AA", 1, {11});
        if (!world.publish(noon - 3h))
            QFAIL("not published");
        world.one.issue("AA", 1, {66}); // the desk's database was put back, and it counts from there
        const auto second = world.publish(noon - 2h);
        QVERIFY2(second.ok(), second ? "" : second.error().c_str());
        QVERIFY(world.rules(second).find("serial.reused") != std::string::npos);
        QCOMPARE(std::int64_t(second->issued), 0);
    }

    void aStationPutBackFromABackupIsNotHeldThereByAnOldPublication()
    {
        TwoPublications world;
        const fs::path home = fs::path(world.folder.path().toStdString()) / "checkpoint", backup = home.string() + ".1";
        EXPECT_TAKEN(world.import(world.first));
        {
            const store::Station closed = std::move(world.station);
        }
        fs::copy(home, backup, fs::copy_options::recursive);
        world.station = *store::Station::open(home, store::Access::Write);
        EXPECT_TAKEN(world.import(world.tree));
        QCOMPARE(world.status(world.station, "AA"), std::string("yRy..."));
        {
            const store::Station closed = std::move(world.station);
        }
        fs::remove_all(home);
        fs::rename(backup, home);
        world.station = *store::Station::open(home, store::Access::Write);
        QCOMPARE(world.status(world.station, "AA"), std::string("yy...")); // as old as it says it is
        QCOMPARE(*world.station.dataAsOf(), noon - 3h);
        EXPECT_FAULT(world.import(world.first, noon + 100h), ImportFault::Expired); // kept back, it notices in time
        EXPECT_TAKEN(world.import(world.tree));
        QCOMPARE(world.status(world.station, "AA"), std::string("yRy..."));
        EXPECT_FAULT(world.import(world.first), ImportFault::Rollback);
    }

    void nothingOfAnotherCityIsBelieved()
    {
        TwoPublications world;
        Repository other; // a city with keys of its own, and the same names
        other.useKeys("timestamp", {"another-1"});
        other.useKeys("snapshot", {"another-1"});
        other.version = 9;
        const sync::Files foreign = other.files();
        const fs::path own = world.tree;
        EXPECT_FAULT(world.import(world.write(foreign)), ImportFault::WrongSignatures);
        world.tree = own;
        for (const char *name : {"metadata/timestamp.json", "metadata/2.snapshot.json", "metadata/2.status.json"}) {
            const fs::path mixed = world.copyOf("mixed");
            std::string source = name;
            if (const std::size_t two = source.find("/2."); two != std::string::npos)
                source[two + 1] = '9';
            const core::Bytes &bytes = foreign.at(source);
            std::ofstream(mixed / name, std::ios::binary)
                .write(reinterpret_cast<const char *>(bytes.data()), qint64(bytes.size()));
            const auto refused = world.import(mixed);
            QVERIFY2(!refused.ok(), name);
            QVERIFY(refused.error().fault == ImportFault::WrongSignatures ||
                    refused.error().fault == ImportFault::Mismatch);
            fs::remove_all(mixed);
        }
        QVERIFY(!world.station.dataAsOf());
        EXPECT_TAKEN(world.import(world.tree));
    }

    /// Status, snapshot and timestamp are signed by one key here: only what a file says it is keeps them apart.
    void aFileOfOneRoleIsNotTakenForAnother()
    {
        TwoPublications world;
        const std::map<std::string, std::string> places{{"timestamp", "timestamp.json"},
                                                        {"snapshot", "2.snapshot.json"},
                                                        {"status", "2.status.json"},
                                                        {"targets", "1.targets.json"}};
        for (const auto &[as, place] : places)
            for (const auto &[role, file] : places) {
                if (as == role)
                    continue;
                const fs::path mixed = world.copyOf("mixed");
                fs::copy_file(world.tree / "metadata" / file, mixed / "metadata" / place,
                              fs::copy_options::overwrite_existing);
                QVERIFY2(!world.import(mixed).ok(), (role + " as " + as).c_str());
                fs::remove_all(mixed);
            }
        QVERIFY(!world.station.dataAsOf());
    }

    void aClockThatJumpsInMidUpdateCostsNothing_data()
    {
        QTest::addColumn<qint64>("hours");
        QTest::addColumn<bool>("suspect");
        QTest::newRow("1970") << -qint64(noon.time_since_epoch().count() / 3600) << true;
        QTest::newRow("ten years ahead") << qint64(24) * 3652 << true;
        QTest::newRow("a day back") << qint64(-24) << true;
        QTest::newRow("an hour ahead") << qint64(1) << false;
    }
    void aClockThatJumpsInMidUpdateCostsNothing()
    {
        QFETCH(qint64, hours);
        QFETCH(bool, suspect);
        TwoPublications world;
        CutLink link(world.tree);
        sync::SyncSource source;
        source.from = "http://hub/";
        source.partials = fs::path(world.folder.path().toStdString()) / "sync";
        source.transport = [&](const sync::HttpAsk &ask, const sync::HttpSink &sink) { return link(ask, sink); };
        const auto sync = [&](core::Instant now, std::size_t bytes) {
            link.budget = bytes;
            return sync::syncOnce(world.station, source, now, {});
        };
        EXPECT_FAULT(sync(noon, 3000), ImportFault::Unreachable);
        const auto jumped = sync(noon + std::chrono::hours(hours), 1'000'000);
        if (suspect) {
            EXPECT_FAULT(jumped, ImportFault::ClockSuspect);
            QVERIFY(!world.station.dataAsOf());
            EXPECT_TAKEN(sync(noon, 1'000'000)); // set right again
        }
        EXPECT_TAKEN(sync(noon, 1'000'000));
        QCOMPARE(world.status(world.station, "AA"), std::string("yRy..."));
        for (const auto &[name, bytes] : link.sent)
            if (!name.ends_with("root.json"))
                for (const auto &file : fs::recursive_directory_iterator(world.tree))
                    if (file.path().filename() == name)
                        QVERIFY2(bytes <= file.file_size(), name.c_str()); // not one byte came twice
    }
};

QTEST_GUILESS_MAIN(AttackTest)
#include "attack_test.moc"
