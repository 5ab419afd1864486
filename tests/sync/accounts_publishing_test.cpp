// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/publisher_world.h"

#include "accounts/package.h"
#include "store/account_book.h"
#include "sync/role_signing.h"

using namespace th;
using namespace th::test;

namespace {

/// The checkpoint's device is one of ward W1's, and the targets delegate accounts to an administrator.
struct Office : PublisherWorld {
    Office()
    {
        delegations = {accountsTo("administrator")};
        putTargets(2, ofW1());
        if (!publish(noon - 5h))
            qFatal("not published");
    }
    sync::DelegationPlan accountsTo(const char *key)
    {
        return {"accounts", {{repository.key(key).publicKey()}, 1}, {"accounts/*"}, true};
    }
    std::string ofW1()
    {
        std::string text = directory();
        const std::string there = R"({"id": "checkpoint", "name": {"vi": "a", "en": "a"}, "public": ")" +
                                  core::toHex(repository.key("checkpoint").publicKey()) + "\"}";
        text.replace(text.find(there), there.size(),
                     R"({"id": "checkpoint", "name": {"vi": "a", "en": "a"}, "public": ")" +
                         core::toHex(station.identity().key) + R"(", "authority": "W1"})");
        return text;
    }
    core::Bytes list(std::uint64_t number, const char *unit = "W1")
    {
        return *accounts::pack({core::AuthorityCode(unit), number, std::chrono::minutes(10), 10, {}},
                               {station.identity().key});
    }
    sync::Made<sync::Published> publish(core::Instant at,
                                        sync::PublishOrder::When when = sync::PublishOrder::When::IfChanged)
    {
        now = at;
        return PublisherWorld::publish(at, when);
    }
    /// As the administrator does it, by the tree alone, after the last publication.
    sync::Made<sync::RoleSigned> sign(const sync::Files &targets, const char *key = "administrator",
                                      sync::RoleOrder::Others others = sync::RoleOrder::Others::Stay)
    {
        const auto ground = sync::readGround(tree, root, now);
        if (!ground)
            return core::Failure{ground.error()};
        return sync::signRole(*ground, {{}, targets, {&repository.key(key)}, now + 24h * 30, others});
    }
    void place(const sync::RoleSigned &made, const fs::path &where)
    {
        if (!sync::writeTree(where, made.files))
            qFatal("not written");
    }
    void give(std::uint64_t number)
    {
        const auto made = sign({{"accounts/W1.acc", list(number)}});
        if (!made)
            qFatal("%s", made.error().c_str());
        place(*made, tree);
    }
    std::uint64_t held()
    {
        const auto *found = store::AccountBook(station).list();
        return found ? found->number : 0;
    }
    auto take() { return sync::importTree(station, tree, noon); }

    core::Instant now{}; ///< of the last publication
};

#define PUBLISHED(result, expectedAlarms)                                                                              \
    do {                                                                                                               \
        const auto outcome = (result);                                                                                 \
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().c_str());                                                \
        QVERIFY(outcome->written);                                                                                     \
        QCOMPARE(QString::fromStdString(world.rules(outcome)), QString::fromLatin1(expectedAlarms));                   \
    } while (false)

} // namespace

class AccountsPublishingTest : public QObject {
    Q_OBJECT
private slots:
    void whatAnAdministratorSignsReachesDevicesWithTheNextPublication()
    {
        Office world;
        world.give(1);
        PUBLISHED(world.publish(noon - 3h), "");
        EXPECT_TAKEN(world.take());
        QCOMPARE(world.held(), std::uint64_t{1});
        QVERIFY(!world.publish(noon - 3h)->written); // the same again writes nothing
        world.give(2);
        PUBLISHED(world.publish(noon - 2h), "");
        EXPECT_TAKEN(world.take());
        QCOMPARE(world.held(), std::uint64_t{2});
    }

    void theListsOfOtherUnitsStayListed()
    {
        Office world;
        world.give(1);
        const auto made = world.sign({{"accounts/W2.acc", world.list(4, "W2")}});
        QVERIFY2(made.ok(), made ? "" : made.error().c_str());
        QCOMPARE(made->version, std::uint64_t{2});
        world.place(*made, world.tree);
        PUBLISHED(world.publish(noon - 3h), "");
        EXPECT_TAKEN(world.take());
        QCOMPARE(world.held(), std::uint64_t{1});
    }

    void aRolesBrokenFileHoldsUpNobodysRevocations_data()
    {
        QTest::addColumn<int>("what");
        QTest::addRow("another key") << 0;
        QTest::addRow("nonsense") << 1;
        QTest::addRow("expired") << 2;
        QTest::addRow("its package is missing") << 3;
        QTest::addRow("lists what is not its own") << 4;
        QTest::addRow("another version inside") << 5;
    }
    void aRolesBrokenFileHoldsUpNobodysRevocations()
    {
        QFETCH(int, what);
        Office world;
        world.give(1);
        PUBLISHED(world.publish(noon - 4h), "");
        EXPECT_TAKEN(world.take());
        sync::TargetsPlan plan{what == 5 ? 3u : 2u, what == 2 ? noon - 4h : noon + 24h * 30, {}, {}};
        plan.files["accounts/W1.acc"] = world.list(2);
        if (what == 4)
            plan.files["policy.json"] = world.repository.policy;
        auto file = *sync::signMetadata(sync::describe(plan),
                                        {&world.repository.key(what == 0 ? "somebody" : "administrator")});
        if (what == 1)
            file = core::Bytes(100, '{');
        sync::Files files{{metadataFile(2, "accounts"), file}};
        for (const auto &[path, bytes] : plan.files)
            if (what != 3)
                files[sync::targetFilePath(path, bytes)] = bytes;
        QVERIFY(sync::writeTree(world.tree, files));
        world.one.issue("AA", 1, {11, 12});
        world.one.revoke("AA", {2});
        PUBLISHED(world.publish(noon - 3h), "accounts 0 role.refused; ");
        EXPECT_TAKEN(world.take());
        QCOMPARE(world.status(world.station, "AA"), std::string("yyR..."));
        QCOMPARE(world.held(), std::uint64_t{1});
        QCOMPARE(store::AccountBook(world.station).fault(), std::string());
        fs::remove(world.tree / metadataFile(2, "accounts"));
        world.give(2);
        PUBLISHED(world.publish(noon - 2h), "");
        EXPECT_TAKEN(world.take());
        QCOMPARE(world.held(), std::uint64_t{2});
    }

    /// Stations refuse a snapshot that leaves a role out.
    void aRoleThatIsWithdrawnStaysListedAndOneOfAnotherNameFollows()
    {
        Office world;
        world.give(1);
        PUBLISHED(world.publish(noon - 4h), "");
        EXPECT_TAKEN(world.take());
        world.delegations.clear();
        world.putTargets(3, world.ofW1());
        PUBLISHED(world.publish(noon - 3h), "");
        EXPECT_TAKEN(world.take());
        QCOMPARE(world.held(), std::uint64_t{1});
        QVERIFY(!world.sign({{"accounts/W1.acc", world.list(2)}}).ok()); // nobody may any more
        world.delegations = {world.accountsTo("next")};
        world.delegations.front().name = "accounts-2";
        world.putTargets(4, world.ofW1());
        const auto made = world.sign({{"accounts/W1.acc", world.list(2)}}, "next");
        QVERIFY2(made.ok(), made ? "" : made.error().c_str());
        world.place(*made, world.tree);
        PUBLISHED(world.publish(noon - 2h), "");
        EXPECT_TAKEN(world.take());
        QCOMPARE(world.held(), std::uint64_t{2});
    }

    /// The file on the tree is the one of the key before: the publisher says it, and the next key's goes on above it.
    void anotherKeyForTheRoleGoesOnAboveTheLastVersion()
    {
        Office world;
        world.give(1);
        PUBLISHED(world.publish(noon - 4h), "");
        EXPECT_TAKEN(world.take());
        world.delegations = {world.accountsTo("next")};
        world.putTargets(3, world.ofW1());
        PUBLISHED(world.publish(noon - 3h), "accounts 0 role.refused; ");
        EXPECT_TAKEN(world.take());
        QCOMPARE(store::AccountBook(world.station).fault(), std::string("accounts.role_signatures"));
        const auto kept = world.sign({{"accounts/W1.acc", world.list(2)}}, "next");
        QVERIFY(!kept.ok() && kept.error().find("--afresh") != std::string::npos); // W2's would be lost unsaid
        const auto made = world.sign({{"accounts/W1.acc", world.list(2)}}, "next", sync::RoleOrder::Others::Lost);
        QVERIFY2(made.ok(), made ? "" : made.error().c_str());
        QCOMPARE(made->version, std::uint64_t{2});
        world.place(*made, world.tree);
        PUBLISHED(world.publish(noon - 2h), "");
        EXPECT_TAKEN(world.take());
        QCOMPARE(world.held(), std::uint64_t{2});
    }

    void whatWasSignedOnACopyIsTakenFromThere()
    {
        Office world;
        world.give(1);
        PUBLISHED(world.publish(noon - 4h), "");
        const fs::path stick = fs::path(world.folder.path().toStdString()) / "stick";
        const auto made = world.sign({{"accounts/W2.acc", world.list(2, "W2")}});
        world.place(*made, stick); // no whole tree: the list of W1 is not there
        world.copies = {stick.string()};
        PUBLISHED(world.publish(noon - 3h), (stick.string() + " 0 copy.unread; ").c_str());
        QVERIFY(fs::exists(world.tree / made->metadata));
        EXPECT_TAKEN(world.take());
        QCOMPARE(world.held(), std::uint64_t{1});
    }

    /// Two administrators, or one and a stick of yesterday: one of the two files is published, and the other is told
    /// of.
    void twoFilesOfOneVersionDoNotGoByInSilence()
    {
        Office world;
        world.give(1);
        PUBLISHED(world.publish(noon - 4h), "");
        const fs::path copy = fs::path(world.folder.path().toStdString()) / "copy";
        fs::copy(world.tree, copy, fs::copy_options::recursive);
        const auto there = world.sign({{"accounts/W2.acc", world.list(4, "W2")}});
        QVERIFY(there.ok());
        world.place(*there, copy);
        world.give(2);
        PUBLISHED(world.publish(noon - 3h), "");
        world.copies = {copy.string()};
        const auto told = world.publish(noon - 2h);
        QCOMPARE(world.rules(told), std::string("accounts 0 role.refused; "));
        world.give(3);
        PUBLISHED(world.publish(noon - 1h), "accounts 0 role.refused; "); // and it lies there still
        fs::remove_all(copy / "metadata" / "2.accounts.json");
        fs::remove_all(copy / there->metadata);
        PUBLISHED(world.publish(noon, sync::PublishOrder::When::Always), "");
    }

    void aPublishedFileThatWasWrittenOverIsToldOf()
    {
        Office world;
        world.give(1);
        PUBLISHED(world.publish(noon - 4h), "");
        sync::TargetsPlan plan{1, noon + 24h * 30, {{"accounts/W1.acc", world.list(9)}}, {}};
        const auto other = *sync::signMetadata(sync::describe(plan), {&world.repository.key("administrator")});
        QVERIFY(sync::writeTree(world.tree, {{metadataFile(1, "accounts"), other}}));
        QCOMPARE(world.rules(world.publish(noon - 3h)), std::string("accounts 0 role.refused; "));
        QVERIFY(!world.sign({{"accounts/W1.acc", world.list(2)}}).ok());
    }

    /// One unit's key with much to say: it costs that role its newest file, and the publisher nothing.
    void aTargetThatNoStationTakesIsNotEvenRead()
    {
        Office world;
        const core::Bytes large((4u << 20) + 1, 'x');
        sync::TargetsPlan plan{1, noon + 24h * 30, {{"accounts/W1.acc", large}}, {}};
        const auto file = *sync::signMetadata(sync::describe(plan), {&world.repository.key("administrator")});
        QVERIFY(sync::writeTree(world.tree, {{metadataFile(1, "accounts"), file},
                                             {sync::targetFilePath("accounts/W1.acc", large), large}}));
        const auto told = world.publish(noon - 3h);
        QCOMPARE(world.rules(told), std::string("accounts 0 role.refused; "));
        QVERIFY(told->alarms.front().detail.find("more bytes than stations take") != std::string::npos);
    }

    void theEndOfARoleIsSaidBeforeItComes()
    {
        Office world;
        world.give(1);
        PUBLISHED(world.publish(noon - 3h), "");
        const core::Instant late = noon + 24h * 28;
        PUBLISHED(world.publish(late, sync::PublishOrder::When::Always), "accounts 0 role.ends; ");
    }

    /// Before anything is written, with a sentence: nobody learns of it at the stations.
    void whatNoStationWouldTakeIsNotSigned()
    {
        Office world;
        const auto refuses = [&](const sync::Made<sync::RoleSigned> &made, const char *words) {
            return !made.ok() && QString::fromStdString(made.error()).contains(QLatin1String(words));
        };
        const sync::Files ours{{"accounts/W1.acc", world.list(1)}};
        QVERIFY(refuses(world.sign(ours, "somebody"), "no role of this key"));
        QVERIFY(refuses(world.sign({{"policy.json", world.repository.policy}}), "no role of this key"));
        const auto ground = *sync::readGround(world.tree, world.root, noon - 4h);
        const sync::RoleOrder ended{{}, ours, {&world.repository.key("administrator")}, noon - 4h};
        QVERIFY(refuses(sync::signRole(ground, ended), "must lie after"));
        sync::RoleOrder named{"accounts", ours, {&world.repository.key("somebody")}, noon};
        QVERIFY(refuses(sync::signRole(ground, named), "may not sign"));
        named.role = "nobody";
        QVERIFY(refuses(sync::signRole(ground, named), "delegate to no role"));
        auto listing = ground; // an old tree, whose targets list accounts themselves
        listing.targets.targets["accounts/W1.acc"] = {};
        named.role = "accounts";
        QVERIFY(refuses(sync::signRole(listing, named), "--drop"));
        QVERIFY(!sync::readGround(world.tree, world.repository.root(noon), noon).ok()); // expired
    }

    /// A directory that is not under the root given would have names and verifiers sealed to anybody's device.
    void aTreeOfAnotherRootIsNotBelieved()
    {
        Office world;
        Repository stranger;
        stranger.useKeys("root", {"stranger"});
        QVERIFY(!sync::readGround(world.tree, stranger.root(), noon - 4h).ok());
        world.putTargets(3, world.ofW1(), "somebody");
        QVERIFY(!sync::readGround(world.tree, world.root, noon - 4h).ok());
    }
};

QTEST_GUILESS_MAIN(AccountsPublishingTest)
#include "accounts_publishing_test.moc"
