// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Signing in with accounts, at a ward's desk and for a shift.
#include "tour_parts.h"

#include "ward/models/tour_ward.h"

namespace th::app::tour {

using access::Fault;
using accounts::Role;
using Then = std::function<void(SignInModel &)>;

namespace {

AccountFacts facts()
{
    AccountFacts facts;
    facts.held = facts.settles = true;
    return facts;
}

void arrive(Models &m, const AccountFacts &of)
{
    m.signIn.setFacts(of);
    m.signIn.propose({QStringLiteral("binhtt"), QStringLiteral("annv")}, QStringLiteral("ward_clerk"));
    m.signIn.setAccount(QStringLiteral("binhtt"));
}

void say(SignInModel &signIn, Fault fault, std::chrono::seconds wait = {})
{
    signIn.enter(QStringLiteral("x"));
    signIn.refuse({signIn.attempts(), {fault, access::sentence(fault, wait), wait}});
}

void admit(SignInModel &signIn, Role role)
{
    signIn.enter(QStringLiteral("x"));
    signIn.admit(signIn.attempts(), {"binhtt", "Trần Thị Bình", role, core::AuthorityCode("P00001")});
}

void lock(SignInModel &signIn)
{
    signIn.choosePin(QStringLiteral("4711"), QStringLiteral("4711"));
    signIn.keepPin();
    signIn.lock();
}

TourState desk(const char *name, const Then &then, const AccountFacts &of = facts())
{
    return {QStringLiteral("ward-account-") + QLatin1String(name), [then, of](Models &m) {
                wardDesk(m);
                arrive(m, of);
                then(m.signIn);
            }};
}

TourState shift(const char *name, const std::function<void(Models &)> &then, const AccountFacts &of = facts())
{
    return {QStringLiteral("shift-account-") + QLatin1String(name), [then, of](Models &m) {
                arrive(m, of);
                m.shift.setHeld(true);
                then(m);
                m.navigation.open(Navigation::Panel::Shift);
            }};
}

AccountFacts withBadges()
{
    AccountFacts of = facts();
    of.badges = true;
    return of;
}

AccountFacts putBack()
{
    AccountFacts of = facts();
    of.trouble = access::sentence(Fault::PutBack, {});
    return of;
}

std::vector<TourState> atDesks()
{
    const auto wrongPin = [](SignInModel &s) {
        admit(s, Role::WardClerk);
        lock(s);
        s.unlock(QStringLiteral("4712"));
        s.refusePin({Fault::WrongPin,
                     {"PIN sai. Còn 4 lần thử; sau đó phải đăng nhập lại bằng mật khẩu.",
                      "That is not the PIN. 4 tries left, then the password is asked for."}});
    };
    const auto tooShort = [](SignInModel &s) {
        say(s, Fault::MustChange);
        s.change(QStringLiteral("x"), QStringLiteral("x"));
        s.refuse({s.attempts(), {Fault::BadNew, *accounts::objectionTo("x", {})}});
    };
    const auto roles = [](SignInModel &s) {
        s.enter(QStringLiteral("x"));
        s.refuse({s.attempts(), {Fault::NotYourRole, {}}, {Role::AreaPolice, Role::WardClerk}});
    };
    const auto unlocking = [](SignInModel &s) {
        say(s, Fault::Locked);
        s.beginUnlocking();
    };
    return {
        desk("empty", [](SignInModel &s) { s.setAccount({}); }),
        desk("ready", [](SignInModel &) {}),
        desk("wrong", [](SignInModel &s) { say(s, Fault::Wrong, std::chrono::seconds(8)); }),
        desk("locked-out", [](SignInModel &s) { say(s, Fault::Locked); }),
        desk("unlocking", unlocking),
        desk("expired", [](SignInModel &s) { say(s, Fault::Expired); }),
        desk(
            "put-back", [](SignInModel &) {}, putBack()),
        desk("working", [](SignInModel &s) { s.enter(QStringLiteral("x")); }),
        desk("change", [](SignInModel &s) { say(s, Fault::MustChange); }),
        desk("change-refused", tooShort),
        desk("roles", roles),
        desk(
            "badge", [](SignInModel &s) { s.enter(QStringLiteral("x")); }, withBadges()),
        desk("pin", [](SignInModel &s) { admit(s, Role::WardClerk); }),
        desk("key",
             [](SignInModel &s) {
                 admit(s, Role::WardClerk);
                 s.skipPin();
             }),
        desk("screen-locked",
             [](SignInModel &s) {
                 admit(s, Role::WardClerk);
                 lock(s);
             }),
        desk("wrong-pin", wrongPin),
    };
}

void start(Models &m)
{
    admit(m.signIn, Role::CheckpointOfficer);
    m.signIn.skipPin();
    m.shift.admit(m.signIn.account());
}

std::vector<TourState> atCheckpoints()
{
    return {
        shift("ready", [](Models &) {}),
        shift("wrong", [](Models &m) { say(m.signIn, Fault::Wrong, std::chrono::seconds(8)); }),
        shift(
            "badge", [](Models &m) { m.signIn.enter(QStringLiteral("x")); }, withBadges()),
        shift("pin", [](Models &m) { admit(m.signIn, Role::CheckpointOfficer); }),
        shift("start", start),
        shift("running",
              [](Models &m) {
                  start(m);
                  m.shift.start();
              }),
        shift("unproven", [](Models &m) { m.shift.setUnproven(true); }),
        shift("locked",
              [](Models &m) {
                  admit(m.signIn, Role::CheckpointOfficer);
                  m.shift.admit(m.signIn.account());
                  m.shift.start();
                  lock(m.signIn);
                  m.shift.dismiss(m.signIn.step());
              }),
    };
}

} // namespace

std::vector<TourState> signingIn()
{
    std::vector<TourState> all = atDesks();
    for (const TourState &state : atCheckpoints())
        all.push_back(state);
    return all;
}

} // namespace th::app::tour
