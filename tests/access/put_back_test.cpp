// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "access_world.h"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace th;
using namespace th::test;
using namespace std::chrono_literals;
using access::Fault;

namespace {

constexpr std::string_view own = "một mật khẩu khác";

void loseAnchor(AccessWorld &world)
{
    world.station.reset();
    std::filesystem::remove(world.folder / "account.anchor");
    world.reopen();
}

void loseList(AccessWorld &world)
{
    world.station.reset();
    SQLite::Database(world.folder / "station.sqlite", SQLite::OPEN_READWRITE)
        .exec("DELETE FROM document WHERE name = 'accounts'");
    world.reopen();
}

std::string choose(AccessWorld &world, const std::string &who)
{
    const auto done = world.gate().signIn({who, AccessWorld::right, {}, {}, own}, world.now());
    return done ? "signed in" : access::name(done.error().fault);
}

accounts::UnitAccounts without(accounts::UnitAccounts list, std::size_t which)
{
    list.accounts.erase(list.accounts.begin() + static_cast<std::ptrdiff_t>(which));
    return list;
}

} // namespace

/// What is believed of a station whose database, list or anchor is not the one it had.
class PutBackTest : public QObject {
    Q_OBJECT

private slots:
    /// The list that was published long before is newer than the one in the old database, and says nothing.
    void whereTheAnchorIsGoneTooNoImportSettlesIt()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        world.copyDatabase();
        world.give(AccessWorld::list(2));
        world.putDatabaseBack();
        loseAnchor(world);
        QCOMPARE(world.give(AccessWorld::list(2)), std::string());
        world.reopen();
        QCOMPARE(world.give(AccessWorld::list(3)), std::string());
        auto moved = AccessWorld::list(1);
        moved.unit = core::AuthorityCode("P00002");
        QCOMPARE(world.give(moved), std::string());
        world.reopen();
        QVERIFY(store::AccountBook(*world.station).putBack());
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("wait"));
        world.pass(15min);
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("put_back"));
        QCOMPARE(world.signIn("super", AccessWorld::right), std::string("wait"));
        world.pass(15min);
        const auto super = *world.gate().signIn({"super", AccessWorld::right}, world.now());
        QVERIFY(world.gate().unlock(super, "", world.now()));
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("signed in"));
        world.reopen();
        QVERIFY(!store::AccountBook(*world.station).putBack());
    }

    /// A list is settled by a newer one where the anchor is whole: it knows what newer means.
    void whereTheAnchorIsWholeANewerListSettlesIt()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        world.copyDatabase();
        world.give(AccessWorld::list(2));
        world.putDatabaseBack();
        QCOMPARE(world.give(AccessWorld::list(2)), std::string());
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("put_back"));
        QCOMPARE(world.give(AccessWorld::list(3)), std::string());
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("signed in"));
    }

    /// The old database is of the unit that the device was in before: its list does not become what the anchor knows.
    void anOldUnitInTheDatabaseIsNoNewUnit()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        world.copyDatabase();
        auto moved = AccessWorld::list(2);
        moved.unit = core::AuthorityCode("P00002");
        world.give(moved);
        world.putDatabaseBack();
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("put_back")); // and the anchor is written
        QCOMPARE(world.give(moved), std::string());
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("put_back"));
    }

    /// Whoever makes the tries be forgotten waits the longest wait for each, whatever the rows say of the last one.
    void withoutTheAnchorEachTryWaitsLongest()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        world.signIn("super", "wrong");
        world.copyDatabase(); // a try of this boot, long past when it is put back
        world.pass(24h);
        for (int i = 0; i < 3; ++i) {
            world.putDatabaseBack();
            loseAnchor(world);
            world.looked = 0;
            QCOMPARE(world.signIn("super", "wrong"), std::string("wait"));
            QCOMPARE(world.signIn("nobody", "wrong"), std::string("wait"));
            world.putDatabaseBack(); // with the anchor that was written meanwhile
            world.pass(15min - 1ms);
            QCOMPARE(world.signIn("super", "wrong"), std::string("wait"));
            QCOMPARE(world.looked, 0);
            world.pass(1ms);
            QCOMPARE(world.signIn("super", "wrong"), std::string("wrong"));
            QCOMPARE(world.looked, 1);
            world.pass(15min - 1ms);
            QCOMPARE(world.signIn("super", "wrong"), std::string("wait"));
        }
    }

    /// A station that has accounts never believes names again.
    void withoutItsListAStationIsNotOneWithoutAccounts()
    {
        AccessWorld world;
        QVERIFY(!world.gate().hasAccounts());
        world.copyDatabase();
        world.give(AccessWorld::list(1));
        QVERIFY(world.gate().hasAccounts());
        world.putDatabaseBack(); // of before the first list
        QVERIFY(world.gate().hasAccounts());
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("put_back"));
        QCOMPARE(world.give(AccessWorld::list(1)), std::string());
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("put_back"));
    }
    void aListThatIsGoneComesAgainWithThePublication()
    {
        AccessWorld world;
        world.give(AccessWorld::list(2));
        loseList(world);
        QVERIFY(world.gate().hasAccounts());
        const auto refused = world.gate().signIn({"police", AccessWorld::right}, world.now());
        QVERIFY(refused.error().fault == Fault::PutBack && !refused.error().sentence.vi.empty());
        QCOMPARE(world.give(AccessWorld::list(1)), std::string("accounts.older"));
        QCOMPARE(world.give(AccessWorld::list(2)), std::string());
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("signed in"));
    }
    void aDamagedListWithoutAnAnchorIsNoStationWithoutAccounts()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        world.station.reset();
        SQLite::Database(world.folder / "station.sqlite", SQLite::OPEN_READWRITE)
            .exec("UPDATE document SET bytes = zeroblob(9) WHERE name = 'accounts'");
        world.reopen();
        loseAnchor(world);
        QVERIFY(world.gate().hasAccounts());
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("put_back"));
    }

    /// An id that became free may be somebody else's next.
    void whoIsNoLongerListedLeavesNoPassword()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        QCOMPARE(choose(world, "police"), std::string("signed in"));
        QCOMPARE(choose(world, "clerk"), std::string("signed in"));
        for (int i = 0; i < 5; ++i) {
            world.signIn("gate", "wrong");
            world.pass(1h);
        }
        world.give(without(without(AccessWorld::list(2), 2), 1)); // police and gate
        world.give(AccessWorld::list(3));
        QCOMPARE(world.signIn("police", own), std::string("wrong"));
        QCOMPARE(world.signIn("gate", AccessWorld::right), std::string("signed in"));
        QCOMPARE(world.signIn("clerk", own), std::string("signed in")); // who stayed keeps it
        world.pass(1s);
        world.reopen();
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("signed in"));
    }
    /// The same where the list between was never seen here: of one reset another published password is another person.
    void whoCameInTheirPlaceMeanwhileHasTheirOwnPassword()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        QCOMPARE(choose(world, "police"), std::string("signed in"));
        auto next = AccessWorld::list(3);
        next.accounts[2].password = quick("của người mới");
        world.give(next);
        QCOMPARE(world.signIn("police", own), std::string("wrong"));
        world.pass(1s);
        QCOMPARE(world.signIn("police", "của người mới"), std::string("signed in"));
    }
    void inAnotherUnitNothingIsKeptOfThoseBefore()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        QCOMPARE(choose(world, "police"), std::string("signed in"));
        for (int i = 0; i < 5; ++i) {
            world.signIn("gate", "wrong");
            world.pass(1h);
        }
        auto moved = AccessWorld::list(1);
        moved.unit = core::AuthorityCode("P00002");
        QCOMPARE(world.give(moved), std::string());
        QCOMPARE(world.signIn("police", own), std::string("wrong"));
        QCOMPARE(world.signIn("gate", AccessWorld::right), std::string("signed in"));
    }

    /// What was published proves that it is at least so late.
    void aClockThatIsSetBackRevivesNoAccountThatRanOut()
    {
        AccessWorld world;
        auto list = AccessWorld::list(1);
        list.accounts[0].expires = list.accounts[2].firstUntil = world.wall + 1h;
        world.give(list);
        const auto session = *world.gate().signIn({"clerk", AccessWorld::right}, world.now());
        store::Update later;
        later.asOf = world.wall + 2h;
        QVERIFY(world.station->apply(later)); // the clock still says two hours before
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("expired"));
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("first_too_old"));
        QVERIFY(world.gate().objection(session, world.wall)->fault == Fault::Expired);
        QVERIFY(world.gate().demand(session, accounts::Action::EditRequest, world.wall).error().fault ==
                Fault::Expired);
        QVERIFY(!world.gate().faces(world.wall).front().usable);
    }
};

QTEST_GUILESS_MAIN(PutBackTest)
#include "put_back_test.moc"
