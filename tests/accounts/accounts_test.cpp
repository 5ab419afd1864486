// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "accounts/deed.h"
#include "accounts/package.h"
#include "accounts/password.h"
#include "accounts/roster.h"
#include "accounts/tries.h"

#include <algorithm>
#include <map>
#include <rapidcheck.h>

using namespace th;
using namespace th::accounts;
using namespace std::chrono_literals;

namespace {

Account person(const std::string &id, std::vector<Role> roles)
{
    Account account;
    account.id = id;
    account.name = "Nguyễn Thị Hương";
    account.position = "Đội trưởng";
    account.roles = std::move(roles);
    account.password = Verifier{leastMemoryKiB, leastPasses, {1, 2}, {3, 4}};
    return account;
}

UnitAccounts unit()
{
    UnitAccounts list{core::AuthorityCode("P00001"), 7, 5min, 10, {}};
    Account seals = person("an", {Role::WardPolice, Role::Supervisor});
    seals.secondFactor = seals.mustChange = true;
    seals.badge.emplace();
    seals.expires = core::Instant(std::chrono::seconds(1'700'000'000));
    seals.reset = 3;
    Account gone = person("binh", {Role::WardClerk});
    gone.disabled = true;
    gone.password.reset();
    list.accounts = {seals, gone};
    return list;
}

core::ClockReading at(std::chrono::milliseconds monotonic, const std::string &boot = "boot")
{
    return {core::Instant(1'600'000'000s), monotonic, boot};
}

} // namespace

class AccountsTest : public QObject {
    Q_OBJECT

private slots:
    void entriesOfWorkAreSaidInWords()
    {
        core::journal::Work work;
        work.kind = core::journal::WorkKind::Grant;
        work.officer = "an";
        work.role = "supervisor";
        work.step = "unlocked";
        work.to = "binh";
        std::map<std::string, DeedPart> said;
        for (const DeedPart &part : parts(work))
            said.emplace(part.key, part);
        QCOMPARE(said.size(), 5u); // nothing is said of what is not there
        QCOMPARE(said.at("step").words.en, std::string("ended the lock-out of an account"));
        QCOMPARE(said.at("role").words.en, inWords(Role::Supervisor).en);
        QCOMPARE(said.at("officer").label.en, std::string("Account"));
        QCOMPARE(said.at("to").label.en, std::string("Whose account"));
        work.step = "of a later version";
        work.role = "captain";
        for (const DeedPart &part : parts(work))
            QVERIFY(!part.words.vi.empty() && !part.words.en.empty());
        QCOMPARE(runs({1, 2, 3, 5, 8, 9}), std::string("1–3, 5, 8–9"));
        std::vector<std::uint32_t> many;
        for (std::uint32_t line = 1; line <= core::journal::maxLinesOfWork; ++line)
            many.push_back(2 * line);
        QVERIFY(runs(many).size() < 250 && runs(many).ends_with("…"));
    }

    void whatIsPackedComesOutAtItsDevicesAndNowhereElse()
    {
        const auto mine = core::SoftwareKey::generate(), beside = core::SoftwareKey::generate(),
                   other = core::SoftwareKey::generate();
        const auto package = pack(unit(), {mine.publicKey(), beside.publicKey(), mine.publicKey()});
        QVERIFY(package);
        QVERIFY(*unpack(*package, mine) == unit() && *unpack(*package, beside) == unit());
        QCOMPARE(unpack(*package, other).error(), std::string("package.not_for_us"));
        QCOMPARE(faceOf(*package)->devices, std::size_t{2});
        const core::Bytes plain = encodeAccounts(unit());
        const auto name = core::asBytes("Hương");
        QVERIFY(std::ranges::search(*package, name).empty() && !std::ranges::search(plain, name).empty());
    }

    void aPackageThatWasChangedAnywhereDoesNotOpen()
    {
        const auto mine = core::SoftwareKey::generate();
        const auto package = *pack(unit(), {mine.publicKey()});
        rc::check("a bit flips", [&] {
            core::Bytes bent = package;
            bent[*rc::gen::inRange<std::size_t>(0, bent.size())] ^= *rc::gen::element<std::uint8_t>(1, 2, 16, 128);
            RC_ASSERT(!unpack(bent, mine).ok());
        });
        rc::check("it is cut", [&] {
            core::Bytes bent = package;
            bent.resize(*rc::gen::inRange<std::size_t>(0, bent.size()));
            RC_ASSERT(!unpack(bent, mine).ok());
        });
    }

    void theContentHasOneEncodingAndItsRulesAreNamed()
    {
        const core::Bytes bytes = encodeAccounts(unit());
        QVERIFY(*decodeAccounts(bytes) == unit());
        const auto ruleOf = [](auto change) {
            UnitAccounts list = unit();
            change(list);
            const auto read = decodeAccounts(encodeAccounts(list));
            return read ? std::string("read") : read.error();
        };
        QCOMPARE(ruleOf([](UnitAccounts &list) { std::swap(list.accounts[0], list.accounts[1]); }),
                 std::string("accounts.order"));
        QCOMPARE(ruleOf([](UnitAccounts &list) { list.accounts[1] = list.accounts[0]; }),
                 std::string("accounts.order"));
        QCOMPARE(ruleOf([](UnitAccounts &list) { list.accounts[0].password->passes = leastPasses - 1; }),
                 std::string("accounts.verifier"));
        QCOMPARE(ruleOf([](UnitAccounts &list) { list.accounts[0].password->memoryKiB = 1024; }),
                 std::string("accounts.verifier"));
        QCOMPARE(ruleOf([](UnitAccounts &list) { list.accounts[0].roles.clear(); }), std::string("accounts.role"));
        QCOMPARE(ruleOf([](UnitAccounts &list) { list.accounts[0].id = "An"; }), std::string("accounts.id"));
        QCOMPARE(ruleOf([](UnitAccounts &list) { list.accounts[0].badge.reset(); }), std::string("accounts.badge"));
        QCOMPARE(ruleOf([](UnitAccounts &list) { list.lockAfter = 1000; }), std::string("accounts.lock_after"));
        QCOMPARE(ruleOf([](UnitAccounts &list) { list.number = 0; }), std::string("accounts.number"));
        QCOMPARE(ruleOf([](UnitAccounts &list) { list.accounts[0].name = "a\nb"; }), std::string("accounts.name"));
    }

    void aPasswordHoldsHoweverItsLettersWereComposed()
    {
        const auto made = makeVerifier("mưa rơi ngoài phố");
        QVERIFY(made && isSound(*made));
        QVERIFY(holds("mưa rơi ngoài phố", *made));
        QVERIFY(
            holds(QStringLiteral("mưa rơi ngoài phố").normalized(QString::NormalizationForm_D).toStdString(), *made));
        QVERIFY(!holds("mưa rơi ngoài phô", *made) && !holds("", *made));
        QVERIFY(!makeVerifier("mưa rơi ngoài phố", {1024, 1}));
        Verifier cheap = *made;
        cheap.passes = 1;
        QVERIFY(!holds("mưa rơi ngoài phố", cheap));
        QVERIFY(makeVerifier("x")->salt != made->salt);
    }

    void firstPasswordsAreRandomAndMayBeChosenByNobodysName()
    {
        std::set<std::string> seen;
        for (int i = 0; i < 200; ++i) {
            const auto password = firstPassword();
            QCOMPARE(password.view().size(), std::size_t{14});
            QVERIFY(password.view().find_first_of("01lio") == std::string_view::npos);
            seen.emplace(password.view());
        }
        QCOMPARE(seen.size(), std::size_t{200});
        const Account account = person("an", {Role::WardClerk});
        QVERIFY(!objectionTo("mưa rơi ngoài phố", account));
        for (const char *bad : {"ngắn", "aaaaaaaaaaaa", "nguyen thi huong", "Nguyễn Thị Hương"})
            QVERIFY(objectionTo(bad, account));
        QVERIFY(objectionTo(std::string(200, 'x') + "abcdefgh", account));
    }

    void aBadgeIsKnownByItsOwnerAlone()
    {
        const auto badge = newBadge();
        QVERIFY(isBadge(badge.view()) && newBadge().view() != badge.view());
        Account account = person("an", {Role::WardClerk}), other = person("binh", {Role::WardClerk});
        QVERIFY(!badgeHolds(badge.view(), account)); // nobody gave it one
        account.badge = other.badge = badgeMark(badge.view(), "an");
        QVERIFY(badgeHolds(badge.view(), account));
        QVERIFY(!badgeHolds(badge.view(), other) && !badgeHolds(newBadge().view(), account));
        QVERIFY(!badgeHolds("", account) && !badgeHolds("THB1", account));
    }

    /// Whatever the wall clock says, and however often the machine starts: the wait is of running time.
    void waitsGrowAndBeginAnewAfterARestart()
    {
        Tries tries;
        QCOMPARE(waitLeft(tries, at(0ms)), 0ms);
        std::chrono::milliseconds before{0};
        for (int i = 0; i < 12; ++i) {
            tries = oneMore(tries, at(1000ms));
            const auto wait = waitLeft(tries, at(1000ms));
            QVERIFY(wait > before || wait == 15min);
            before = wait;
        }
        QCOMPARE(waitLeft(tries, at(1000ms + 5min)), std::chrono::milliseconds(10min));
        QCOMPARE(waitLeft(tries, at(1000ms + 15min)), 0ms);
        core::ClockReading later = at(2000ms);
        later.wall += 24h * 365;
        QCOMPARE(waitLeft(tries, later), std::chrono::milliseconds(15min) - 1000ms);
        QVERIFY(beginsAnew(tries, at(20min, "another boot")));
        QCOMPARE(waitLeft(tries, at(20min, "another boot")), std::chrono::milliseconds(15min));
        QCOMPARE(waitLeft(tries, at(10ms)), std::chrono::milliseconds(15min)); // a clock that ran back is no clock
    }

    void ofTwoRecordsTheWorseIsBelieved()
    {
        rc::check("worse", [] {
            const auto any = rc::gen::build<Tries>(rc::gen::set(&Tries::reset, rc::gen::inRange(0u, 3u)),
                                                   rc::gen::set(&Tries::wrong, rc::gen::inRange(0u, 5u)));
            const Tries a = *any, b = *any, both = worse(a, b);
            RC_ASSERT(both == a || both == b);
            RC_ASSERT(both.reset == std::max(a.reset, b.reset));
            for (const Tries &each : {a, b})
                RC_ASSERT(each.reset < both.reset || each.wrong <= both.wrong);
            RC_ASSERT(worse(b, a).reset == both.reset && worse(b, a).wrong == both.wrong);
        });
        QCOMPARE(asOf({2, 9, {}, "b"}, 3).wrong, 0u);
        QCOMPARE(asOf({2, 9, {}, "b"}, 1).wrong, 9u); // an older list takes nothing back
    }

    void aRosterIsReadAsItWasWritten()
    {
        Roster roster{core::AuthorityCode("P00001"), 3, 5min, 10, {"dev-01"}, {}};
        for (const Account &account : unit().accounts)
            add(roster, {account, account.id + "@example.vn", "0912345678"});
        const std::string text = toJson(roster);
        const auto read = parseRoster(core::asBytes(text));
        QVERIFY(read);
        QCOMPARE(toJson(*read), text);
        QVERIFY(forDevices(*read, 7) == unit());
    }

    void aRosterThatIsWrongSaysWhere()
    {
        const std::string text = "{\"format\": \"th-account-roster-1\", \"unit\": \"P00001\", \"number\": 0,\n"
                                 "\"accounts\": [\n"
                                 "{\"id\": \"an\", \"name\": \"An\", \"roles\": [\"ward_clerk\"]},\n"
                                 "{\"id\": \"an\", \"name\": \"An\", \"roles\": [\"king\"]}]}";
        const auto read = parseRoster(core::asBytes(text));
        QVERIFY(!read);
        QCOMPARE(read.error().where, std::string("/accounts/1/roles/0"));
        QCOMPARE(core::placeOf(core::asBytes(text), read.error()).line, std::size_t{4});
    }

    void peopleGetIdsThatNobodyHas()
    {
        Roster roster;
        QCOMPARE(freeId(roster, "Nguyễn Thị Hương"), std::string("huongnt"));
        add(roster, {person("huongnt", {Role::WardClerk}), "", ""});
        QCOMPARE(freeId(roster, "Ngô Thúy Hường"), std::string("huongnt2"));
        QVERIFY(isAccountId(freeId(roster, "???")));
        QVERIFY(isAccountId(freeId(roster, "Nguyễn Công Tằng Tôn Nữ Thị Hoàng Đỗ Lê Trần Phạm")));
    }

    /// The whole table, written down a second time by hand: who changes one must mean it.
    void everyRoleMayDoWhatItsRowSays()
    {
        using enum Role;
        const std::map<Action, std::set<Role>> wanted{
            {Action::EditRequest, {AreaPolice, WardClerk, WardPolice}},
            {Action::DecideLines, {AreaPolice, WardClerk, WardPolice}},
            {Action::TakeStep, {AreaPolice, WardClerk, WardPolice}},
            {Action::Seal, {WardPolice}},
            {Action::CareForPasses, {WardClerk, WardPolice}},
            {Action::PrintPasses, {AreaPolice, WardClerk, WardPolice}},
            {Action::HandleMail, {AreaPolice, WardClerk, WardPolice}},
            {Action::ExportRegister, {WardClerk, WardPolice, Supervisor}},
            {Action::UseDesk, {AreaPolice, WardClerk, WardPolice, Supervisor}},
            {Action::StartShift, {CheckpointOfficer, AreaPolice, WardPolice, Supervisor}},
            {Action::ChangeSettings, {Administrator, Supervisor}},
            {Action::QueryLog, {Supervisor}},
            {Action::ExportLog, {Supervisor}},
            {Action::UnlockAccount, {Administrator, Supervisor}},
            {Action::ManageAccounts, {Administrator}},
            {Action::ManageDevices, {Administrator}},
        };
        QCOMPARE(wanted.size(), allActions.size());
        for (const Action action : allActions)
            for (const Role role : allRoles)
                QVERIFY2(may(role, action) == wanted.at(action).contains(role), name(action));
        for (const Role role : allRoles)
            QVERIFY(roleNamed(name(role)) == role && !inWords(role).vi.empty());
    }
};

QTEST_GUILESS_MAIN(AccountsTest)
#include "accounts_test.moc"
