// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "access/seat.h"
#include "access_world.h"

using namespace th;
using namespace th::test;
using namespace std::chrono_literals;
using access::Fault;
using access::Seat;
using accounts::Action;
using accounts::Role;

namespace {

struct SeatWorld : AccessWorld {
    SeatWorld() { give(list(1)); }
    std::string sit(const std::string &who, Action purpose = Action::UseDesk)
    {
        access::Gate at = gate();
        access::Attempt attempt{who, right};
        attempt.purpose = purpose;
        const auto done = seat.take(at, attempt, now());
        return done ? "signed in" : access::name(done.error().fault);
    }
    std::string demand(Action action)
    {
        access::Gate at = gate();
        const auto done = seat.demand(at, action, now());
        return done ? "ok" : access::name(done.error().fault);
    }
    std::string unlock(std::string_view pin)
    {
        access::Gate at = gate();
        const auto done = seat.unlock(at, pin, now());
        return done ? "ok" : access::name(done.error().fault);
    }
    bool choosePin(std::string_view pin)
    {
        access::Gate at = gate();
        return seat.choosePin(at, pin, now()).ok();
    }
    void lock()
    {
        access::Gate at = gate();
        seat.lock(at, Seat::Lock::ByHand, now());
    }
    /// What the journal says happened, in order.
    std::string told()
    {
        std::string all;
        const auto entries = station->journalAfter(0, 1u << 24);
        for (const core::Bytes &bytes : *entries) {
            const auto entry = core::journal::decode(bytes);
            if (entry->kind != core::journal::EntryKind::Work)
                continue;
            const auto work = *core::journal::decodeWork(entry->content);
            if (work.kind == core::journal::WorkKind::SignIn)
                all += (all.empty() ? "" : " ") + work.step;
        }
        return all;
    }
    static access::Gate::Trial trial()
    {
        return {[](std::string_view pin, const accounts::Verifier &verifier) { return quick(pin) == verifier; },
                [](std::string_view, const accounts::Cost &) { return false; }, [] { return accounts::Cost(); },
                [](std::string_view pin, const accounts::Cost &) { return std::optional(quick(pin)); }};
    }
    Seat seat{trial()};
};

} // namespace

class SeatTest : public QObject {
    Q_OBJECT
private slots:
    void onlyRolesThatMayAreSeatedForIt()
    {
        for (const Role role : accounts::allRoles)
            for (const Action action : {Action::UseDesk, Action::StartShift, Action::UnlockAccount}) {
                SeatWorld world;
                world.give({core::AuthorityCode("P00001"), 2, 10min, 5, {AccessWorld::person("one", {role})}});
                const bool may = accounts::may(role, action);
                const std::string what = std::string(name(role)) + " " + name(action);
                QVERIFY2(world.sit("one", action) == (may ? "signed in" : "may_not"), what.c_str());
                QCOMPARE(world.seat.state(), may ? Seat::State::Taken : Seat::State::Free);
                if (may)
                    for (const Action then : accounts::allActions)
                        QCOMPARE(world.demand(then), std::string(accounts::may(role, then) ? "ok" : "may_not"));
            }
    }

    void ofSeveralRolesTheOneThatFitsIsTakenAndElseIsAskedFor()
    {
        SeatWorld world;
        world.give({core::AuthorityCode("P00001"),
                    2,
                    10min,
                    5,
                    {AccessWorld::person("gate", {Role::WardClerk, Role::CheckpointOfficer}),
                     AccessWorld::person("ward", {Role::AreaPolice, Role::WardClerk})}});
        QCOMPARE(world.sit("gate", Action::StartShift), std::string("signed in"));
        QCOMPARE(world.seat.session()->role, Role::CheckpointOfficer);
        QCOMPARE(world.sit("gate", Action::UseDesk), std::string("signed in"));
        QCOMPARE(world.seat.session()->role, Role::WardClerk);
        QCOMPARE(world.sit("ward", Action::UseDesk), std::string("not_your_role"));
    }

    void nothingIsDoneByNobodyNorBehindALock()
    {
        SeatWorld world;
        QCOMPARE(world.demand(Action::EditRequest), std::string("not_here"));
        world.sit("clerk");
        QVERIFY(world.choosePin("4711"));
        QCOMPARE(world.demand(Action::EditRequest), std::string("ok"));
        world.lock();
        QCOMPARE(world.demand(Action::EditRequest), std::string("not_here"));
        QCOMPARE(world.unlock("4711"), std::string("ok"));
        QCOMPARE(world.demand(Action::EditRequest), std::string("ok"));
        QCOMPARE(world.told(), std::string("signed_in pin_chosen lock pin"));
    }

    void withoutAPinALockEndsTheSession()
    {
        SeatWorld world;
        world.sit("clerk");
        world.lock();
        QCOMPARE(world.seat.state(), Seat::State::Free);
        QCOMPARE(world.unlock(""), std::string("not_here"));
        QCOMPARE(world.told(), std::string("signed_in lock"));
    }

    void fiveWrongPinsEndTheSessionAndARightOneForgivesThoseBefore()
    {
        SeatWorld world;
        world.sit("clerk");
        world.choosePin("4711");
        world.lock();
        for (int i = 0; i < 4; ++i)
            QCOMPARE(world.unlock("4712"), std::string("wrong_pin"));
        QCOMPARE(world.unlock("4711"), std::string("ok"));
        world.lock();
        for (int i = 0; i < 4; ++i)
            QCOMPARE(world.unlock("4712"), std::string("wrong_pin"));
        QCOMPARE(world.unlock("4712"), std::string("gone"));
        QCOMPARE(world.unlock("4711"), std::string("not_here"));
        QVERIFY(!world.seat.hasPin());
    }

    void pinsThatAreGuessedAtOnceAreRefused_data()
    {
        QTest::addColumn<QString>("pin");
        QTest::addColumn<bool>("fine");
        for (const char *pin : {"", "123", "1111", "1234", "987654", "12a4", "1234567890123", "４７１１"})
            QTest::newRow(pin) << QString::fromUtf8(pin) << false;
        for (const char *pin : {"4711", "1235", "112233445566"})
            QTest::newRow(pin) << QString::fromUtf8(pin) << true;
    }
    void pinsThatAreGuessedAtOnceAreRefused()
    {
        QFETCH(QString, pin);
        QFETCH(bool, fine);
        SeatWorld world;
        world.sit("clerk");
        QCOMPARE(world.choosePin(pin.toStdString()), fine);
        QCOMPARE(world.seat.hasPin(), fine);
    }

    void newerDataEndsTheSessionAlsoBehindALock()
    {
        for (const bool locked : {false, true}) {
            SeatWorld world;
            world.sit("clerk");
            world.choosePin("4711");
            if (locked)
                world.lock();
            access::Gate at = world.gate();
            QVERIFY(!world.seat.endIfOver(at, world.now()));
            auto next = AccessWorld::list(2);
            next.accounts[0].disabled = true;
            world.give(next);
            if (locked)
                QCOMPARE(world.unlock("4711"), std::string("disabled"));
            else
                QCOMPARE(world.demand(Action::EditRequest), std::string("disabled"));
            QCOMPARE(world.seat.state(), Seat::State::Free);
            QVERIFY(world.told().ends_with("ended"));
        }
    }

    void whereTheListIsGoneThatIsSaidBeforeAnybodyTypes()
    {
        SeatWorld world;
        QVERIFY(!world.gate().trouble());
        world.copyDatabase();
        world.give(AccessWorld::list(2));
        world.putDatabaseBack();
        QVERIFY(world.gate().trouble());
        QCOMPARE(world.sit("clerk"), std::string("put_back"));
        QCOMPARE(world.sit("super", Action::UnlockAccount), std::string("signed in"));
    }
};

QTEST_MAIN(SeatTest)
#include "seat_test.moc"
