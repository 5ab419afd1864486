// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/accounts_world.h"

#include "core/enrolment.h"
#include "sync/loopback_server.h"
#include "sync/sync.h"

using namespace th;
using namespace th::test;

namespace {

/// A role beside that of the status.
struct OtherRole {
    sync::DelegationPlan delegation;
    sync::TargetsPlan plan;
    sync::Signers signers;
};

/// The targets delegate accounts to an administrator's key; each publication is a later one.
struct RoleWorld : AccountsWorld {
    /// What a role says next.
    OtherRole role(const sync::Files &targets, const std::string &key = "administrator",
                   const std::string &name = "accounts", std::vector<std::string> paths = {"accounts/*"})
    {
        const sync::TargetsPlan plan{++roleVersion, noon + 48h, targets, {}};
        return {{name, {{repository.key(key).publicKey()}, 1}, std::move(paths), true}, plan, {&repository.key(key)}};
    }
    sync::Files list(std::uint64_t number, const std::string &name = "P99", const std::string &unit = "P99")
    {
        return {{"accounts/" + name + ".acc", packed(unitList(number, unit))}};
    }
    /// The next publication, a second after the last.
    sync::Files published(const std::vector<OtherRole> &roles, const sync::Files &ofTargets = {})
    {
        ++repository.version;
        repository.issued += 1s;
        auto plan = repository.plan();
        plan.accounts = ofTargets;
        auto files = *sync::makePublication(plan);
        delegate(files, roles);
        for (const OtherRole &each : roles) {
            files[metadataFile(each.plan.version, each.delegation.name)] =
                *sync::signMetadata(sync::describe(each.plan), each.signers);
            for (const auto &[path, bytes] : each.plan.files)
                files[sync::targetFilePath(path, bytes)] = bytes;
        }
        resign(repository, files, [&](json &snapshot) {
            for (const OtherRole &each : roles)
                listFile(snapshot, files, each.delegation.name, each.plan.version);
        });
        return files;
    }
    static void listFile(json &snapshot, const sync::Files &files, const std::string &role, std::uint64_t version)
    {
        const core::Bytes &bytes = files.at(metadataFile(version, role));
        snapshot["meta"][role + ".json"] = {
            {"version", version}, {"length", bytes.size()}, {"hashes", {{"sha256", core::toHex(core::sha256(bytes))}}}};
    }
    void delegate(sync::Files &files, const std::vector<OtherRole> &roles)
    {
        sync::TargetsPlan plan{1, noon, {}, {}};
        for (const OtherRole &each : roles)
            plan.delegations.push_back(each.delegation);
        const json added = json::parse(sync::describe(plan)).value("delegations", json());
        if (!roles.empty())
            bendRole(repository, files, "targets", [&](json &part) {
                part["delegations"]["keys"].update(added["keys"]);
                for (const json &role : added["roles"])
                    part["delegations"]["roles"].push_back(role);
            });
    }
    std::string ownName() { return core::deviceIdOf(station.identity().key); }

    std::uint64_t roleVersion = 0;
};

/// Everything but the accounts of that publication came, and the list is the one before.
#define EXPECT_ONLY_THE_ACCOUNTS_STAY(world, files, number, expectedFault)                                             \
    do {                                                                                                               \
        EXPECT_TAKEN(world.import(files));                                                                             \
        QCOMPARE(*world.station.dataAsOf(), world.repository.issued);                                                  \
        QCOMPARE(world.held(), std::uint64_t{number});                                                                 \
        QCOMPARE(QString::fromStdString(world.fault()), QString::fromLatin1(expectedFault));                           \
    } while (false)

/// The metadata of the accounts role as it was made, in the place of what stands there.
void resignRole(RoleWorld &world, sync::Files &files, const core::Bytes &bytes)
{
    const std::string name = metadataFile(world.roleVersion, "accounts");
    files[name] = bytes;
    resign(world.repository, files,
           [&](json &snapshot) { RoleWorld::listFile(snapshot, files, "accounts", world.roleVersion); });
}

} // namespace

class AccountsRoleTest : public QObject {
    Q_OBJECT
private slots:
    void anAdministratorGivesAndTakesAccountsWithItsOwnKeyAlone()
    {
        RoleWorld world;
        EXPECT_TAKEN(world.import(world.published({world.role(world.list(1))})));
        QCOMPARE(world.held(), std::uint64_t{1});
        EXPECT_TAKEN(world.import(world.published({world.role(world.list(2))})));
        QCOMPARE(world.held(), std::uint64_t{2});
        QCOMPARE(world.fault(), std::string());
        QVERIFY(!world.station.verifyLog()->firstBad);
    }

    void aListForADeviceAloneGoesTheSameWay()
    {
        RoleWorld world;
        sync::Files lists = world.list(1);
        lists.merge(world.list(7, world.ownName(), "P98"));
        EXPECT_TAKEN(world.import(world.published({world.role(lists)})));
        QCOMPARE(store::AccountBook(world.station).list()->unit.text, std::string("P98"));
    }

    // wrong key

    void aKeyThatTargetsDoNotNameGivesNoAccounts_data()
    {
        QTest::addColumn<QString>("key");
        for (const char *key : {"somebody", "status-1", "snapshot-1", "targets-2"})
            QTest::addRow("%s", key) << QString::fromLatin1(key);
    }
    void aKeyThatTargetsDoNotNameGivesNoAccounts()
    {
        QFETCH(QString, key);
        RoleWorld world;
        EXPECT_TAKEN(world.import(world.published({world.role(world.list(5))})));
        auto role = world.role(world.list(6));
        role.signers = {&world.repository.key(key.toStdString())};
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({role}), 5, "accounts.role_signatures");
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({world.role(world.list(6))}), 6, "");
    }

    void oneOfTwoAdministratorsIsNotEnoughWhereTwoAreAskedFor()
    {
        RoleWorld world;
        auto role = world.role(world.list(1));
        role.delegation.rule = {
            {world.repository.key("administrator").publicKey(), world.repository.key("second").publicKey()}, 2};
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({role}), 0, "accounts.role_signatures");
        ++world.roleVersion;
        role.plan.version = world.roleVersion;
        role.signers.push_back(&world.repository.key("second"));
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({role}), 1, "");
    }

    void aKeyThatWasReplacedGivesNoAccountsAnyMore()
    {
        RoleWorld world;
        const auto before = world.role(world.list(1));
        EXPECT_TAKEN(world.import(world.published({before})));
        auto stale = before; // the same file under the delegation to the next key
        stale.delegation.rule.keys = {world.repository.key("next").publicKey()};
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({stale}), 1, "accounts.role_signatures");
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({world.role(world.list(2), "next")}), 2, "");
    }

    // freeze

    void aRoleThatIsHeldBackBeyondItsEndIsSaidAndTheListStays()
    {
        RoleWorld world;
        auto role = world.role(world.list(1));
        role.plan.expires = noon + 10s;
        auto files = world.published({role});
        EXPECT_TAKEN(world.import(files));
        QCOMPARE(world.fault(), std::string());
        EXPECT_TAKEN(world.import(files, noon + 11s)); // the same publication: time alone passed
        QCOMPARE(QString::fromStdString(world.fault()), QStringLiteral("accounts.role_expired"));
        QCOMPARE(world.held(), std::uint64_t{1});
        const auto entries = world.station.journalAfter(0, 1u << 20)->size();
        EXPECT_TAKEN(world.import(files, noon + 12s));
        QCOMPARE(world.station.journalAfter(0, 1u << 20)->size(), entries); // said once
        files = world.published({role}); // a publisher that goes on without the administrator's next file
        EXPECT_TAKEN(world.import(files, noon + 13s));
        QCOMPARE(*world.station.dataAsOf(), world.repository.issued);
        files = world.published({world.role(world.list(2))});
        EXPECT_TAKEN(world.import(files, noon + 14s));
        QCOMPARE(world.held(), std::uint64_t{2});
        QCOMPARE(world.fault(), std::string());
    }

    void theSameListUnderARenewedRoleEndsWhatWasSaid()
    {
        RoleWorld world;
        const auto list = world.list(1);
        auto role = world.role(list);
        role.plan.expires = noon + 10s;
        const auto files = world.published({role});
        EXPECT_TAKEN(world.import(files));
        EXPECT_TAKEN(world.import(files, noon + 11s));
        QCOMPARE(world.fault(), std::string("accounts.role_expired"));
        const auto renewed = world.published({world.role(list)}); // for another unit's sake: ours is the same
        EXPECT_TAKEN(world.import(renewed, noon + 12s));
        QCOMPARE(world.fault(), std::string());
        QCOMPARE(world.held(), std::uint64_t{1});
    }

    // rollback

    void aSnapshotWithAnOlderRoleIsRefused()
    {
        RoleWorld world;
        const auto first = world.role(world.list(1));
        EXPECT_TAKEN(world.import(world.published({first})));
        EXPECT_TAKEN(world.import(world.published({world.role(world.list(2))})));
        EXPECT_FAULT(world.import(world.published({first})), ImportFault::Rollback);
        EXPECT_FAULT(world.import(world.published({})), ImportFault::Rollback); // or none at all
        QCOMPARE(world.held(), std::uint64_t{2});
    }

    /// A root with other keys for the snapshot makes a station forget what it knew of versions: the list's number
    /// stays.
    void anOlderListDoesNotReturnWithAnotherSnapshotKey()
    {
        RoleWorld world;
        const auto first = world.role(world.list(1));
        EXPECT_TAKEN(world.import(world.published({first})));
        EXPECT_TAKEN(world.import(world.published({world.role(world.list(2))})));
        world.repository.nextRoot({{"snapshot", {"snapshot-2"}}});
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({first}), 2, "accounts.older");
    }

    // mix and match

    void aFileOfTheRoleFromAnotherPublicationIsNotTaken()
    {
        RoleWorld world;
        const auto first = world.role(world.list(5));
        EXPECT_TAKEN(world.import(world.published({first})));
        auto files = world.published({world.role(world.list(6))});
        const std::string name = metadataFile(world.roleVersion, "accounts");
        for (const auto &other : {first, world.role(world.list(7))}) {
            files[name] = *sync::signMetadata(sync::describe(other.plan), other.signers);
            EXPECT_ONLY_THE_ACCOUNTS_STAY(world, files, 5, "accounts.role_mismatch");
        }
    }

    void aFileUnderAnotherVersionsNameIsNotTaken()
    {
        RoleWorld world;
        EXPECT_TAKEN(world.import(world.published({world.role(world.list(5))})));
        auto files = world.published({world.role(world.list(6))});
        auto part = signedPart(files.at(metadataFile(world.roleVersion, "accounts")));
        part["version"] = world.roleVersion + 1;
        resignRole(world, files, *sync::signMetadata(part.dump(), {&world.repository.key("administrator")}));
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, files, 5, "accounts.role_mismatch");
    }

    void whatIsNoMetadataOrIsMissingStopsNothingElse()
    {
        RoleWorld world;
        EXPECT_TAKEN(world.import(world.published({world.role(world.list(5))})));
        auto files = world.published({world.role(world.list(6))});
        resignRole(world, files, core::Bytes(64, 'x'));
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, files, 5, "accounts.role_format");
        files = world.published({world.role(world.list(6))});
        files.erase(metadataFile(world.roleVersion, "accounts"));
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, files, 5, "accounts.missing");
        files = world.published({world.role(world.list(6))});
        files[targetFile(files, ".P99.acc")] = world.packed(unitList(8));
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, files, 5, "accounts.missing");
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({world.role(world.list(6))}), 6, "");
    }

    /// Targets delegate, but nobody has signed anything yet.
    void aRoleThatSaysNothingYetStopsNothing()
    {
        RoleWorld world;
        auto files = world.published({world.role({})});
        files.erase(metadataFile(world.roleVersion, "accounts"));
        resign(world.repository, files, [](json &snapshot) { snapshot["meta"].erase("accounts.json"); });
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, files, 0, "accounts.missing");
        QVERIFY(!store::AccountBook(world.station).came()); // nobody has to sign in for that
    }

    // of another unit

    void anotherUnitsListUnderOurNameIsNotTaken()
    {
        RoleWorld world;
        EXPECT_TAKEN(world.import(world.published({world.role(world.list(5))})));
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({world.role(world.list(6, "P99", "P98"))}), 5,
                                      "accounts.other_unit");
    }

    void norIfTheTargetsThemselvesSaySo()
    {
        RoleWorld world;
        EXPECT_TAKEN(world.import(world.publish("P99", world.packed(unitList(5)))));
        world.repository.issued += 1s;
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.publish("P99", world.packed(unitList(6, "P98"))), 5,
                                      "accounts.other_unit");
    }

    void theAdministratorOfAnotherUnitGetsIntoNoDeviceOfOurs()
    {
        RoleWorld world;
        const auto ours = world.role(world.list(5), "ours", "accounts-P99", {"accounts/P99.acc"});
        EXPECT_TAKEN(world.import(world.published({ours})));
        sync::Files lists = world.list(6); // our name
        lists.merge(world.list(9, world.ownName(), "P98"));
        const auto theirs = world.role(lists, "theirs", "accounts-P98", {"accounts/P98.acc"});
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({ours, theirs}), 5, "");
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({theirs, ours}), 5, "");
    }

    /// Our device was given to them, but for their own unit's list.
    void aDeviceThatWasDelegatedTakesNoListOfAUnitThatWasNot()
    {
        RoleWorld world;
        const std::vector<std::string> paths{"accounts/P98.acc", "accounts/" + world.ownName() + ".acc"};
        EXPECT_ONLY_THE_ACCOUNTS_STAY(
            world,
            world.published({world.role(world.list(6, world.ownName(), "P97"), "theirs", "accounts-P98", paths)}), 0,
            "accounts.other_unit");
        EXPECT_ONLY_THE_ACCOUNTS_STAY(
            world,
            world.published({world.role(world.list(6, world.ownName(), "P98"), "theirs", "accounts-P98", paths)}), 6,
            "");
    }

    void anAdministratorsKeySpeaksForNothingButAccounts()
    {
        RoleWorld world;
        sync::Files more = world.list(1);
        std::string text(world.repository.policy.begin(), world.repository.policy.end());
        text.replace(text.find("420"), 3, "480");
        more["policy.json"] = core::Bytes(text.begin(), text.end());
        more["directory.json"] = core::Bytes(10, 'x');
        more["status/BD02A.seg"] = core::encodeSegment(Repository::segment("BD02A", 99, 5));
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({world.role(more)}), 1, "");
        QCOMPARE(world.station.policy()->utcOffset(), std::chrono::minutes(420));
        const auto status = world.station.statusOf({core::SeriesCode("BD02A"), 1});
        QVERIFY(std::holds_alternative<core::SeriesNotCovered>(status));
    }

    // given, taken, and given again

    void aRoleThatIsWithdrawnLeavesTheListAndSpeaksNoMore()
    {
        RoleWorld world;
        const auto first = world.role(world.list(5));
        EXPECT_TAKEN(world.import(world.published({first})));
        auto files = world.published({world.role(world.list(6))});
        bendRole(world.repository, files, "targets", [](json &part) {
            auto &roles = part["delegations"]["roles"];
            roles.erase(roles.size() - 1);
        });
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, files, 5, "");
        QVERIFY(store::AccountBook(world.station).came()); // it believes no names again
        files = world.published({world.role({}), world.role(world.list(6), "next", "accounts-2")});
        bendRole(world.repository, files, "targets", [](json &part) {
            auto &roles = part["delegations"]["roles"];
            roles.erase(roles.size() - 2);
        });
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, files, 6, "");
    }

    void whatTheTargetsListThemselvesGoesBeforeTheRole()
    {
        RoleWorld world;
        EXPECT_TAKEN(world.import(world.publish("P99", world.packed(unitList(3)))));
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({world.role(world.list(9))}, world.list(4)), 4, "");
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({world.role(world.list(9))}), 9, "");
        EXPECT_ONLY_THE_ACCOUNTS_STAY(world, world.published({world.role(world.list(8))}), 9, "accounts.older");
    }

    // over a link

    void whatIsHeldOfTheRoleIsNotFetchedAgain()
    {
        RoleWorld world;
        LoopbackServer server;
        sync::SyncSource source;
        source.from = server.address();
        source.partials = world.folder.path().toStdString() + "/partials";
        source.kept = world.folder.path().toStdString() + "/kept";
        const auto role = world.role(world.list(1));
        const std::string file = metadataFile(1, "accounts");
        server.serve(world.published({role}));
        EXPECT_TAKEN(sync::syncOnce(world.station, source, noon, {}));
        QVERIFY(server.seen().sent.contains(file));
        world.repository.segments["BD01A.seg"] = Repository::segment("BD01A", 12, 5);
        server.serve(world.published({role}));
        for (int times = 0; times < 2; ++times) {
            EXPECT_TAKEN(sync::syncOnce(world.station, source, noon, {}));
            QVERIFY(!server.seen().sent.contains(file));
        }
        QVERIFY(world.station.trustedMetadata()->contains("accounts"));
        QVERIFY(fs::exists(source.kept / file)); // a neighbour finds it there
        auto other = *store::Station::create(fs::path(world.folder.path().toStdString()) / "other", "test", false);
        QVERIFY(sync::trustRoot(other, world.repository.root()));
        EXPECT_TAKEN(sync::importTree(other, source.kept, noon));
        QCOMPARE(store::AccountBook(other).fault(), std::string());
    }

    void aServerThatFailsForTheRoleAloneStopsNothingElse()
    {
        RoleWorld world;
        EXPECT_TAKEN(world.import(world.published({world.role(world.list(5))})));
        LoopbackServer server;
        server.serve(world.published({world.role(world.list(6))}));
        const std::string file = metadataFile(world.roleVersion, "accounts");
        server.setRule([&](const HttpRequest &request) -> std::optional<HttpReply> {
            if (request.path != file)
                return std::nullopt;
            return HttpReply{"500 Internal Server Error", {}, {}, HttpReply::End::Whole};
        });
        sync::SyncSource source;
        source.from = server.address();
        source.partials = world.folder.path().toStdString() + "/partials";
        EXPECT_TAKEN(sync::syncOnce(world.station, source, noon, {}));
        QCOMPARE(*world.station.dataAsOf(), world.repository.issued);
        QCOMPARE(world.held(), std::uint64_t{5});
        QCOMPARE(world.fault(), std::string("accounts.missing"));
        server.setRule({});
        EXPECT_TAKEN(sync::syncOnce(world.station, source, noon, {})); // the same publication
        QCOMPARE(world.held(), std::uint64_t{6});
        QCOMPARE(world.fault(), std::string());
    }
};

QTEST_GUILESS_MAIN(AccountsRoleTest)
#include "accounts_role_test.moc"
