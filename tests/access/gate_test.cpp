// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "access_world.h"

#include <rapidcheck.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace th;
using namespace th::test;
using namespace std::chrono_literals;
using access::Fault;
using accounts::Role;

namespace {

/// What the journal says of accounts: "sign_in clerk wrong" …
std::vector<std::string> told(store::Station &station)
{
    std::vector<std::string> lines;
    const auto entries = station.journalAfter(0, 1u << 24);
    for (const core::Bytes &bytes : *entries) {
        const auto entry = core::journal::decode(bytes);
        if (entry->kind != core::journal::EntryKind::Work)
            continue;
        const auto work = *core::journal::decodeWork(entry->content);
        lines.push_back(std::string(name(work.kind)) + " " + work.officer + " " + work.step +
                        (work.role.empty() ? "" : " " + work.role) + (work.to.empty() ? "" : " " + work.to));
    }
    return lines;
}

} // namespace

class GateTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("RC_PARAMS", "max_success=25"); } // each case writes to the disk some hundred times

    void whoKnowsThePasswordIsLetInAndTheJournalSaysSo()
    {
        AccessWorld world;
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("no_accounts"));
        QCOMPARE(world.give(AccessWorld::list(1)), std::string());
        const auto session = world.gate().signIn({"clerk", AccessWorld::right}, world.now());
        QVERIFY(session);
        QVERIFY(session->role == Role::WardClerk && session->unit.text == "P00001");
        QCOMPARE(world.signIn("clerk", "wrong"), std::string("wrong"));
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("wait"));
        QCOMPARE(world.looked, 2); // the last was not even tried
        world.pass(1s);
        QCOMPARE(world.signIn("nobody", AccessWorld::right), std::string("wrong"));
        QCOMPARE(world.looked, 3); // as much work as for somebody
        const auto lines = told(*world.station);
        for (const char *line : {"grant clerk granted ward_clerk", "sign_in clerk signed_in ward_clerk",
                                 "sign_in clerk wrong", "sign_in  wrong"})
            QVERIFY2(std::ranges::find(lines, line) != lines.end(), line);
        QVERIFY(!world.station->verifyLog()->firstBad);
        QVERIFY(world.station->verifyStorage()->empty());
    }

    void waitsGrowAndTheLockOutHasNoEnd()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        for (const auto wait : {1s, 2s, 4s, 8s}) {
            QCOMPARE(world.signIn("clerk", "wrong"), std::string("wrong"));
            world.pass(wait - 1ms);
            QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("wait"));
            world.pass(1ms);
        }
        QCOMPARE(world.signIn("clerk", "wrong"), std::string("locked"));
        world.pass(24h * 365);
        world.restart();
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("locked"));
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("signed in")); // it is one account's
    }

    void anAdministratorOrASupervisorEndsTheLockOut()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        const auto lockOut = [&] {
            for (int i = 0; i < 5; ++i) {
                world.signIn("clerk", "wrong");
                world.pass(1h);
            }
            QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("locked"));
        };
        lockOut();
        const auto police = *world.gate().signIn({"police", AccessWorld::right}, world.now());
        QVERIFY(world.gate().unlock(police, "clerk", world.now()).error().fault == Fault::MayNot);
        const auto super = *world.gate().signIn({"super", AccessWorld::right}, world.now());
        QVERIFY(world.gate().unlock(super, "clerk", world.now()));
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("signed in"));
        lockOut();
        auto next = AccessWorld::list(2);
        world.give(next); // another number alone opens nothing
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("locked"));
        next.number = 3;
        accounts::Account &clerk = next.accounts[0];
        ++clerk.reset;
        world.give(next);
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("signed in"));
    }

    void afterARestartTheWaitBeginsAnew()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        world.signIn("clerk", "wrong");
        world.pass(1s);
        world.signIn("clerk", "wrong"); // two seconds to wait
        world.pass(1900ms);
        world.restart();
        world.monotonic = 1h; // however long it runs before somebody looks
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("wait"));
        world.reopen(); // each command is a program of its own: what was begun counts on
        world.pass(1999ms);
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("wait"));
        world.pass(1ms);
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("signed in"));
    }

    /// Whatever is done with clock, machine and database: so many wrong passwords are looked at, and not one more.
    void nothingGivesTriesBack()
    {
        rc::check("tries", [] {
            AccessWorld world;
            world.give(AccessWorld::list(1));
            world.copyDatabase();
            world.looked = 0;
            std::chrono::milliseconds lastLook{-1'000'000};
            std::string lastBoot;
            const int steps = *rc::gen::inRange(5, 40);
            for (int i = 0; i < steps; ++i) {
                switch (*rc::gen::inRange(0, 8)) {
                case 0:
                    world.putDatabaseBack();
                    break;
                case 1:
                    world.copyDatabase();
                    break;
                case 2:
                    world.restart();
                    break;
                case 3:
                    world.wall = core::Instant(std::chrono::seconds(*rc::gen::inRange<std::int64_t>(0, 4'000'000'000)));
                    break;
                default: {
                    world.pass(std::chrono::milliseconds(*rc::gen::inRange(0, 20'000)));
                    const int before = world.looked;
                    const auto said = world.signIn("clerk", "wrong" + std::to_string(i));
                    RC_ASSERT(said == "wrong" || said == "wait" || said == "locked");
                    if (world.looked == before)
                        break;
                    RC_ASSERT(lastBoot != world.boot || world.monotonic - lastLook >= 1s);
                    lastLook = world.monotonic;
                    lastBoot = world.boot;
                }
                }
            }
            RC_ASSERT(world.looked <= 5);
            if (world.looked == 5)
                RC_ASSERT(world.signIn("clerk", AccessWorld::right) == "locked");
        });
    }

    void anOlderDatabaseIsNoticedAndNobodyIsLetInUntilSomebodySaysSo()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        world.copyDatabase();
        const auto changed =
            world.gate().signIn({"clerk", AccessWorld::right, {}, {}, "một mật khẩu khác"}, world.now());
        QVERIFY(changed);
        world.putDatabaseBack(); // the password of before would hold again
        QVERIFY(store::AccountBook(*world.station).putBack());
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("put_back"));
        world.reopen(); // what was written since does not hide it
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("put_back"));
        const auto super = *world.gate().signIn({"super", AccessWorld::right}, world.now());
        QVERIFY(world.gate().unlock(super, "", world.now()));
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("signed in"));
        world.reopen();
        QVERIFY(!store::AccountBook(*world.station).putBack());
        const auto lines = told(*world.station);
        QVERIFY(std::ranges::find(lines, "grant super settled supervisor") != lines.end());
    }

    void withoutItsAnchorAStationSaysThatItWasPutBack()
    {
        AccessWorld world;
        QVERIFY(!store::AccountBook(*world.station).putBack()); // none was needed yet
        world.give(AccessWorld::list(1));
        world.signIn("clerk", "wrong");
        world.station.reset();
        QVERIFY(std::filesystem::remove(world.folder / "account.anchor"));
        world.reopen();
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("wait")); // put_back_test.cpp
        world.pass(15min);
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("put_back"));
    }

    void anAnchorOfAnotherStationOrAChangedOneIsNone()
    {
        AccessWorld world, other;
        for (AccessWorld *each : {&world, &other})
            each->give(AccessWorld::list(1));
        world.station.reset();
        std::filesystem::copy_file(other.folder / "account.anchor", world.folder / "account.anchor",
                                   std::filesystem::copy_options::overwrite_existing);
        world.reopen();
        QVERIFY(store::AccountBook(*world.station).putBack());
        world.pass(15min);
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("wait")); // begun now
    }

    void aReinstalledStationCannotOpenTheAccounts()
    {
        AccessWorld world;
        const auto package = *accounts::pack(AccessWorld::list(1), {world.station->identity().key});
        world.station.reset();
        std::filesystem::remove_all(world.folder);
        world.station = std::make_unique<store::Station>(*store::Station::create(world.folder, "Access", false));
        store::Update update;
        update.accounts = package;
        QVERIFY(world.station->apply(update)); // the rest of a publication is taken all the same
        QCOMPARE(store::AccountBook(*world.station).fault(), std::string("package.not_for_us"));
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("no_accounts"));
    }

    void aListNeverGoesBackwards()
    {
        AccessWorld world;
        world.give(AccessWorld::list(5));
        QCOMPARE(world.give(AccessWorld::list(4)), std::string("accounts.older"));
        auto other = AccessWorld::list(5);
        other.accounts[0].disabled = true;
        QCOMPARE(world.give(other), std::string("accounts.same_number"));
        QCOMPARE(world.give(AccessWorld::list(5)), std::string());
        world.copyDatabase();
        other.number = 6;
        QCOMPARE(world.give(other), std::string());
        world.putDatabaseBack();
        QCOMPARE(world.give(AccessWorld::list(5)), std::string("accounts.older")); // the anchor knows better
        QCOMPARE(world.give(other), std::string());
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("disabled"));
    }

    void aKilledProgramHasCountedTheTry()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        world.station.reset();
        for (int round = 1; round <= 3; ++round) {
            const pid_t child = ::fork();
            if (child == 0) {
                auto station = store::Station::open(world.folder, store::Access::Write);
                access::Gate::Trial trial;
                trial.holds = [](std::string_view, const accounts::Verifier &) -> bool { ::_exit(9); };
                (void)access::Gate(*station, trial).signIn({"clerk", AccessWorld::right}, world.now());
                ::_exit(1); // nobody was to get here
            }
            int status = 0;
            ::waitpid(child, &status, 0);
            QCOMPARE(WEXITSTATUS(status), 9);
            world.pass(1min);
        }
        world.reopen();
        QCOMPARE(store::AccountBook(*world.station).tries("clerk")->wrong, 3u);
    }

    void aChosenPasswordCostsWhatWasMeasuredHere()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        constexpr std::string_view own = "một mật khẩu khác";
        int measured = 0;
        access::Gate::Trial trial;
        trial.holds = [](std::string_view password, const accounts::Verifier &verifier) {
            return password == own ? accounts::holds(password, verifier) : quick(password).hash == verifier.hash;
        };
        trial.cost = [&] {
            ++measured;
            return accounts::Cost{accounts::leastMemoryKiB, accounts::leastPasses + 2};
        };
        access::Gate gate(*world.station, trial); // made by Argon2id
        QVERIFY(gate.signIn({"clerk", AccessWorld::right}, world.now()).ok());
        QCOMPARE(measured, 0); // who only signs in does not wait for that
        QVERIFY(gate.signIn({"clerk", AccessWorld::right, {}, {}, own}, world.now()).ok());
        QCOMPARE(measured, 1);
        const auto chosen = store::AccountBook(*world.station).chosen("clerk", 0);
        QVERIFY(chosen && *chosen);
        QCOMPARE((*chosen)->passes, accounts::leastPasses + 2);
        QVERIFY(gate.signIn({"clerk", own}, world.now()).ok());
    }

    void aGivenPasswordOpensNothingButItsOwnChange()
    {
        AccessWorld world;
        auto list = AccessWorld::list(1);
        list.accounts[0].mustChange = true;
        list.accounts[0].firstUntil = world.wall + std::chrono::hours(1);
        world.give(list);
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("must_change"));
        const auto change = [&](std::string_view chosen) {
            const auto done = world.gate().signIn({"clerk", AccessWorld::right, {}, {}, chosen}, world.now());
            return done ? std::string("signed in") : access::name(done.error().fault);
        };
        QCOMPARE(change("short"), std::string("bad_new"));
        QCOMPARE(change(AccessWorld::right), std::string("bad_new"));
        QCOMPARE(change("một mật khẩu khác"), std::string("signed in"));
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("wrong"));
        world.pass(24h);
        world.reopen();
        QCOMPARE(world.signIn("clerk", "một mật khẩu khác"), std::string("signed in"));
        list.number = 2;
        ++list.accounts[0].reset; // another slip: what was chosen is forgotten
        world.give(list);
        QCOMPARE(world.signIn("clerk", "một mật khẩu khác"), std::string("wrong"));
        world.pass(1s);
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("first_too_old"));
    }

    void aBadgeIsWantedWhereTheAccountSaysSo()
    {
        AccessWorld world;
        auto list = AccessWorld::list(1);
        list.accounts[2].secondFactor = true;
        list.accounts[2].badge = accounts::badgeMark(AccessWorld::badge, "police");
        world.give(list);
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("wrong"));
        world.pass(1s);
        QVERIFY(world.gate().signIn({"police", AccessWorld::right, AccessWorld::badge}, world.now()));
        QVERIFY(!world.gate().signIn({"police", "wrong", AccessWorld::badge}, world.now()));
    }

    void whatIsTakenAwayEndsTheSessionAtOnce()
    {
        AccessWorld world;
        const auto after = [&](std::uint64_t number, auto change) {
            auto list = AccessWorld::list(number);
            world.give(list);
            const auto session = *world.gate().signIn({"police", AccessWorld::right}, world.now());
            if (world.gate().objection(session, world.wall))
                return std::string("too early");
            list.number = number + 1;
            change(list);
            world.give(list);
            const auto why = world.gate().objection(session, world.wall);
            return why ? std::string(access::name(why->fault)) : std::string("goes on");
        };
        using List = accounts::UnitAccounts;
        QCOMPARE(after(1, [](List &) {}), std::string("goes on"));
        QCOMPARE(after(3, [](List &list) { list.accounts[2].disabled = true; }), std::string("disabled"));
        QCOMPARE(after(5, [](List &list) { list.accounts.erase(list.accounts.begin() + 2); }), std::string("gone"));
        QCOMPARE(after(7, [](List &list) { list.accounts[2].roles = {Role::WardClerk}; }), std::string("gone"));
        QCOMPARE(after(9, [](List &list) { ++list.accounts[2].reset; }), std::string("gone"));
        QCOMPARE(after(11, [&](List &list) { list.accounts[2].expires = world.wall; }), std::string("expired"));
    }

    void aRoleIsChosenAmongThoseThatWereGiven()
    {
        AccessWorld world;
        auto list = AccessWorld::list(1);
        list.accounts[2].roles = {Role::WardPolice, Role::Supervisor};
        world.give(list);
        QCOMPARE(world.signIn("police", AccessWorld::right), std::string("not_your_role"));
        const auto as = [&](Role role) {
            return world.gate().signIn({"police", AccessWorld::right, {}, role}, world.now());
        };
        QVERIFY(as(Role::Supervisor)->role == Role::Supervisor);
        QVERIFY(as(Role::WardPolice)->role == Role::WardPolice);
        QVERIFY(as(Role::Administrator).error().fault == Fault::NotYourRole);
    }

    /// Every action × every role, at the gate.
    void theGateAsksTheTable()
    {
        AccessWorld world;
        auto list = AccessWorld::list(1);
        list.accounts[2].roles.assign(accounts::allRoles.begin(), accounts::allRoles.end());
        world.give(list);
        for (const Role role : accounts::allRoles) {
            const auto session = *world.gate().signIn({"police", AccessWorld::right, {}, role}, world.now());
            for (const accounts::Action action : accounts::allActions) {
                const auto allowed = world.gate().demand(session, action, world.wall);
                QCOMPARE(allowed.ok(), may(role, action));
                QVERIFY(allowed || (allowed.error().fault == Fault::MayNot && !allowed.error().sentence.vi.empty()));
            }
        }
    }
};

QTEST_GUILESS_MAIN(GateTest)
#include "gate_test.moc"
