// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/account_office.h"
#include "store/account_book.h"
#include "sync/publisher_world.h"

using namespace th;
using namespace th::administration;
using accounts::Role;
using namespace std::chrono_literals;

namespace {

/// An administrator's folder beside a published tree whose targets delegate ward W1's accounts to the administrator;
/// the world's station is a device of that ward.
struct AdminWorld : test::PublisherWorld {
    QTemporaryDir desk;

    AdminWorld()
    {
        delegations = {{"accounts", {{repository.key("admin").publicKey()}, 1}, {"accounts/W1.acc"}, true}};
        putTargets(2, withDevice(station.identity().key));
        publish(test::noon - 5h);
        put("1.root.json", std::string(core::asText(root)));
        auto office = this->office();
        accounts::Person person;
        person.account.name = "An";
        person.account.roles = {Role::WardClerk};
        if (!office.addUnit("W1") || !office.add("W1", person))
            qFatal("no roster");
    }
    std::string withDevice(const core::PublicKey &key)
    {
        std::string text = directory();
        const std::string there = core::toHex(repository.key("desk-1").publicKey());
        return text.replace(text.find(there), there.size(), core::toHex(key));
    }
    void publish(core::Instant at)
    {
        if (!PublisherWorld::publish(at, sync::PublishOrder::When::IfChanged))
            qFatal("not published");
    }
    void put(const char *name, const std::string &content) const
    {
        QFile file(desk.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(content)) < 0)
            qFatal("not written");
    }
    [[nodiscard]] AccountOffice office(Role acting = Role::Administrator) const
    {
        return {desk.path().toStdString(), acting};
    }
    [[nodiscard]] SigningPlace place() const
    {
        return {tree.string(), desk.filePath(QStringLiteral("1.root.json")).toStdString()};
    }
    static OpenKey key(const std::string &name)
    {
        return OpenKey(core::SoftwareKey::fromSeed(core::sha256(core::asBytes("key " + name))));
    }
    /// The person's account as the station has it after the publisher has run.
    std::optional<accounts::Account> atStation(core::Instant at)
    {
        publish(at);
        if (!sync::importTree(station, tree, test::noon))
            return std::nullopt;
        const auto *list = store::AccountBook(station).list();
        const auto *found = list ? list->find("an") : nullptr;
        return found ? std::optional(*found) : std::nullopt;
    }
};

} // namespace

/// From an administrator's folder into the published tree and to a device.
class AccountSigningTest : public QObject {
    Q_OBJECT
private slots:
    void anAccountIsTakenAwayInTwoSteps()
    {
        AdminWorld world;
        AccountOffice office = world.office();
        const auto now = test::noon - 4h;
        const auto looked = office.proposeSigning("W1", world.place(), now);
        QVERIFY2(looked.ok(), looked.ok() ? "" : looked.error().en.c_str());
        QVERIFY(looked->words.front().en.find("number 1 of W1, for 1 devices") != std::string::npos);
        QVERIFY(looked->words.back().en.find("good until 2026-05-30") != std::string::npos);
        const auto made = office.sign(*looked, world.key("admin"), "/usb/admin.key", now);
        QVERIFY2(made.ok(), made.ok() ? "" : made.error().en.c_str());
        QCOMPARE(made->role, std::string("accounts"));
        const auto given = world.atStation(test::noon - 3h);
        QVERIFY(given && !given->disabled);

        QVERIFY(office.change("W1", "an", {PersonChange::What::Disable}));
        const auto again = office.proposeSigning("W1", world.place(), now + 1h);
        QVERIFY(again.ok() && office.sign(*again, world.key("admin"), "/usb/admin.key", now + 1h));
        const auto taken = world.atStation(test::noon - 2h);
        QVERIFY(taken && taken->disabled);
        const auto last = office.lastSigning();
        QVERIFY(last.ok() && last->place == world.place() && last->key == "/usb/admin.key");
        QVERIFY(!office.takeRemark());
    }

    void whatWasNotLookedAtIsNotSigned()
    {
        AdminWorld world;
        AccountOffice office = world.office();
        const auto now = test::noon - 4h;
        const auto looked = office.proposeSigning("W1", world.place(), now);
        QVERIFY(looked.ok() && world.office().change("W1", "an", {PersonChange::What::Disable}));
        const auto stale = office.sign(*looked, world.key("admin"), "k", now);
        QVERIFY(!stale && stale.error().en.find("changed meanwhile") != std::string::npos);
        const auto fresh = office.proposeSigning("W1", world.place(), now);
        world.putTargets(3, world.withDevice(world.repository.key("another").publicKey()));
        QVERIFY(!office.sign(*fresh, world.key("admin"), "k", now)); // the list would go to another device
        QVERIFY(!office.sign(*office.proposeSigning("W1", world.place(), now), world.key("stranger"), "k", now));
        QCOMPARE(office.roster("W1")->number, std::uint64_t{0});
        QVERIFY(!std::filesystem::exists(world.tree / "metadata/1.accounts.json"));
    }

    void aTreeThatDoesNotFollowFromTheRootIsNotSignedInto()
    {
        AdminWorld world;
        test::Repository stranger;
        stranger.useKeys("root", {"stranger"});
        const core::Bytes root = stranger.root();
        world.put("stranger.root.json", std::string(core::asText(root)));
        const std::string another = world.desk.filePath(QStringLiteral("stranger.root.json")).toStdString();
        QVERIFY(!world.office().proposeSigning("W1", {world.tree.string(), another}, test::noon - 4h));
        QVERIFY(!world.office().proposeSigning("W1", {world.tree.string(), "/nowhere"}, test::noon - 4h));
        QVERIFY(!world.office().proposeSigning("W2", world.place(), test::noon - 4h)); // no roster of it here
    }

    void whoMayNotManageAccountsSignsNothing_data()
    {
        QTest::addColumn<int>("role");
        for (const Role role : accounts::allRoles)
            QTest::newRow(name(role)) << static_cast<int>(role);
    }
    void whoMayNotManageAccountsSignsNothing()
    {
        QFETCH(int, role);
        const bool allowed = static_cast<Role>(role) == Role::Administrator;
        AdminWorld world;
        const auto looked = *world.office().proposeSigning("W1", world.place(), test::noon - 4h);
        AccountOffice office = world.office(static_cast<Role>(role));
        QCOMPARE(office.lastSigning().ok(), allowed);
        QCOMPARE(office.proposeSigning("W1", world.place(), test::noon - 4h).ok(), allowed);
        QCOMPARE(office.sign(looked, world.key("admin"), "k", test::noon - 4h).ok(), allowed);
        QCOMPARE(std::filesystem::exists(world.tree / "metadata/1.accounts.json"), allowed);
    }

    void theFoldersNewestRootIsProposed()
    {
        AdminWorld world;
        world.put("10.root.json", "x");
        world.put("9.root.json", "x");
        QVERIFY(world.office().lastSigning()->place.root.ends_with("/10.root.json"));
        world.put("signing.json", "nonsense");
        QVERIFY(!world.office().lastSigning());
    }
};

QTEST_MAIN(AccountSigningTest)
#include "account_signing_test.moc"
