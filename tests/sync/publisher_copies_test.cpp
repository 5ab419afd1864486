// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/loopback_server.h"
#include "sync/restore_world.h"

#include "core/cbor.h"

using namespace th;
using namespace th::test;

namespace {

using core::journal::EntryKind;

/// The publisher's disk is lost after a device whose revocations were published has been withdrawn: what is put back
/// ("copy") is older than that, and somewhere ("mirror") what stations have seen last still stands.
struct LostDisk : RestoreWorld {
    LostDisk()
    {
        one.issue("AA", 1, {11, 12, 13, 14});
        published(publishFrom({&one}));
        backUp();
        province.revoke("AA", {1, 3});
        published(publishFrom({&one, &province}));
        putTargets(2, withdrawnProvinceDesk(*this));
        published(publishFrom({&one, &province}));
        backUp("mirror");
        if (!sync::importTree(station, tree, now))
            qFatal("the publication was not taken");
        putBack();
        putTargets(2, withdrawnProvinceDesk(*this));
    }
    static void published(const sync::Made<sync::Published> &done)
    {
        if (!done || !done->written)
            qFatal("not published: %s", done ? "nothing new" : done.error().c_str());
    }
    std::string mirror() const { return copyOfTree("mirror").string(); }
    std::string held() const { return status(station, "AA", 4); }
    std::string fresh()
    {
        auto any = newStation();
        const auto taken = sync::importTree(any, tree, now);
        return taken ? status(any, "AA", 4) : taken.error().detail;
    }
    sync::Files mirrorFiles() const
    {
        sync::Files files;
        for (const auto &entry : fs::recursive_directory_iterator(mirror()))
            if (entry.is_regular_file()) {
                std::ifstream stream(entry.path(), std::ios::binary);
                const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
                files[fs::relative(entry.path(), mirror()).string()] = core::Bytes(bytes.begin(), bytes.end());
            }
        return files;
    }
};

bool names(const sync::Made<sync::Published> &published, const std::string &rule)
{
    return published.ok() && std::ranges::count(published->alarms, rule, &sync::Alarm::rule) == 1;
}

} // namespace

class PublisherCopiesTest : public QObject {
    Q_OBJECT
private slots:
    void whatWasPublishedOnceStandsAfterADiskIsLost()
    {
        LostDisk world;
        world.copies = {world.mirror()};
        world.one.revoke("AA", {4});
        const auto done = world.publishFrom({&world.one, &world.province});
        QVERIFY2(done.ok(), done ? "" : done.error().c_str());
        QCOMPARE(done->carriedOnFrom, world.mirror());
        QCOMPARE(done->version, std::uint64_t(4)); // above the three that stations have seen
        QCOMPARE(world.rules(done), std::string("desk-p 0 device.revoked; "));
        const auto taken = sync::importTree(world.station, world.tree, world.now);
        EXPECT_TAKEN(taken);
        QVERIFY(!taken->begunAnew);
        QCOMPARE(world.held(), std::string("yRyyRyR"));
        QCOMPARE(world.fresh(), world.held());
        const auto again = world.publishFrom({&world.one, &world.province});
        QVERIFY(again.ok() && !again->written && again->carriedOnFrom.empty());
    }

    void anEmptyFolderIsFilledFromACopyOverHttp()
    {
        LostDisk world;
        LoopbackServer server;
        server.serve(world.mirrorFiles());
        fs::remove_all(world.tree);
        world.copies = {server.address()};
        world.one.revoke("AA", {4});
        const auto done = world.publishFrom({&world.one});
        QVERIFY2(done.ok(), done ? "" : done.error().c_str());
        QCOMPARE(done->carriedOnFrom, server.address());
        QCOMPARE(world.fresh(), std::string("yRyyRyR"));
    }

    /// The copy turns up only after the tree that was put back has gone beyond it: journals say what it had read.
    void revocationsThatVanishedComeBackWithACopyThatTurnsUpLate()
    {
        LostDisk world;
        for (std::uint32_t i = 0; i < 4; ++i) {
            world.one.issue("AA", 5 + i, {15});
            QVERIFY(names(world.publishFrom({&world.one, &world.province}), "device.revoked.unheard"));
        }
        QCOMPARE(world.fresh(), std::string("yyyy"));
        world.copies = {world.mirror()};
        const auto done = world.publishFrom({&world.one, &world.province});
        QVERIFY2(done.ok(), done ? "" : done.error().c_str());
        QVERIFY(done->carriedOnFrom.empty());
        QCOMPARE(world.rules(done), std::string("desk-p 0 device.revoked; "));
        QCOMPARE(done->revoked, std::size_t(2));
        QCOMPARE(world.fresh(), std::string("yRyyRy"));
        EXPECT_TAKEN(sync::importTree(world.station, world.tree, world.now));
        QCOMPARE(world.held(), world.fresh());
        QVERIFY(!world.publishFrom({&world.one, &world.province})->written); // once
    }

    void whatAThiefWroteAfterwardsDoesNotCome()
    {
        LostDisk world;
        world.one.issue("AA", 5, {15, 16, 17});
        for (int i = 0; i < 3; ++i) {
            QVERIFY(world.publishFrom({&world.one}).ok());
            world.one.issue("AA", 8 + i, {15});
        }
        world.province.revoke("AA", {2, 4});
        world.copies = {world.mirror()};
        const auto done = world.publishFrom({&world.one, &world.province});
        QCOMPARE(world.rules(done), std::string("desk-p 0 device.revoked; desk-p 0 device.revoked.unheard; "));
        QCOMPARE(done->alarms[1].detail, std::string("2"));
        QCOMPARE(world.fresh(), std::string("yRyyRy"));
    }

    void aJournalThatIsMissingOrHasAnotherPastIsNamed()
    {
        LostDisk world;
        for (std::uint32_t i = 0; i < 3; ++i) {
            world.one.issue("AA", 5 + i, {15});
            QVERIFY(world.publishFrom({&world.one}).ok());
        }
        world.copies = {world.mirror()};
        core::journal::Extract half = world.province.extract;
        half.entries.pop_back();
        const auto missing = world.publishJournals({half});
        QCOMPARE(world.rules(missing), std::string("desk-p 0 device.revoked; desk-p 2 device.revoked.missing; "));
        Desk other(world.repository, "desk-p");
        other.revoke("AA", {2});
        const auto forked = world.publishFrom({&other});
        QCOMPARE(world.rules(forked),
                 std::string("desk-p 0 device.revoked; desk-p 2 journal.fork; desk-p 0 device.revoked.unheard; "));
        QCOMPARE(world.fresh(), std::string("yyyy"));
    }

    void nothingIsPublishedBesideANewerCopyThatIsNotWhole()
    {
        LostDisk world;
        fs::remove(world.mirror() + "/metadata/3.status.json");
        world.copies = {world.mirror()};
        world.one.revoke("AA", {4});
        const auto done = world.publishFrom({&world.one});
        QVERIFY(!done.ok());
        QVERIFY2(done.error().find("3.status.json") != std::string::npos, done.error().c_str());
        QCOMPARE(world.fresh(), std::string("yyyy")); // as it was put back
    }

    void aCopyThatCannotBeReadOrIsNotOursHoldsNothingUp()
    {
        LostDisk world;
        World stranger;
        stranger.write(stranger.repository.files());
        world.copies = {"/nowhere", stranger.tree.string()};
        world.one.revoke("AA", {4});
        const auto done = world.publishFrom({&world.one});
        QVERIFY2(done.ok(), done ? "" : done.error().c_str());
        QCOMPARE(world.rules(done), "/nowhere 0 copy.unread; " + stranger.tree.string() + " 0 copy.unread; ");
        QVERIFY(done->written);
        QCOMPARE(world.fresh(), std::string("yyyyR"));
    }

    void aServerThatKeepsOneWaitingHoldsNothingUp()
    {
        LostDisk world;
        LoopbackServer server;
        server.setRule([](const HttpRequest &asked) -> std::optional<HttpReply> {
            if (asked.path == "metadata/timestamp.json")
                return HttpReply{"200 OK", "", "{", HttpReply::End::Stall};
            return std::nullopt;
        });
        world.copies = {server.address()};
        world.copyPatience = 300ms;
        world.one.revoke("AA", {4});
        const auto done = world.publishFrom({&world.one});
        QVERIFY2(done.ok(), done ? "" : done.error().c_str());
        QCOMPARE(done->alarms.size(), 1U);
        QCOMPARE(done->alarms[0].rule, std::string("copy.unread"));
        QCOMPARE(done->alarms[0].detail, std::string("metadata/timestamp.json: told to stop, or its time was up"));
        QCOMPARE(world.fresh(), std::string("yyyyR"));
    }

    void aServerThatSendsWithoutEndIsLeftWhereStationsWouldLeaveIt()
    {
        for (const auto &[file, limit] :
             {std::pair("timestamp.json", 16u << 10), std::pair(".root.json", 512u << 10)}) {
            LostDisk world;
            LoopbackServer server;
            server.setRule([file = file](const HttpRequest &asked) -> std::optional<HttpReply> {
                if (asked.path.ends_with(file))
                    return HttpReply{"200 OK", "", "{", HttpReply::End::Endless};
                return std::nullopt;
            });
            world.copies = {server.address()};
            world.one.revoke("AA", {4});
            const auto done = world.publishFrom({&world.one});
            QVERIFY2(done.ok(), done ? "" : done.error().c_str());
            QCOMPARE(done->alarms.size(), 1U);
            const std::string &why = done->alarms[0].detail;
            QVERIFY2(why.ends_with("over " + std::to_string(limit) + " bytes"), why.c_str());
        }
    }

    void anOlderCopyChangesNothing()
    {
        LostDisk world;
        world.putBack("mirror");
        world.copies = {world.copyOfTree().string()};
        world.one.revoke("AA", {4});
        const auto done = world.publishFrom({&world.one});
        QCOMPARE(world.rules(done), std::string());
        QVERIFY(done->carriedOnFrom.empty());
        QCOMPARE(world.fresh(), std::string("yRyyRyR"));
    }

    /// Even without a copy: what stations say they took in shows it.
    void aTreeOlderThanWhatAStationTookInIsNamed()
    {
        LostDisk world;
        core::cbor::Writer import;
        import.map(2).unsignedInteger(1).integer(world.now.time_since_epoch().count()).unsignedInteger(2).map(0);
        world.one.add(EntryKind::Import, std::move(import).take());
        world.one.sign();
        const auto done = world.publishFrom({&world.one});
        QVERIFY(names(done, "publication.newer"));
        QCOMPARE(done->alarms[0].device, std::string("desk-1"));
        QCOMPARE(done->alarms[0].detail, core::formatRfc3339(world.now - 1h));
        core::cbor::Writer known;
        known.map(1).unsignedInteger(1).integer((world.now - 1h).time_since_epoch().count());
        world.one.add(EntryKind::Import, std::move(known).take());
        world.one.sign();
        QCOMPARE(world.rules(world.publishFrom({&world.one})), std::string());
    }
};

QTEST_GUILESS_MAIN(PublisherCopiesTest)
#include "publisher_copies_test.moc"
