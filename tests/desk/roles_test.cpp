// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk_world.h"

#include "desk/incoming_mail.h"
#include "desk/looking.h"
#include "desk/print_queue.h"

#include <functional>
#include <map>

using namespace th;
using namespace th::test;
using accounts::Action;
using accounts::Role;

/// Every action of the desk × every role, below all screens. An officer of the right role in the wrong unit is tried
/// too.
class RolesTest : public QObject {
    Q_OBJECT

    using Officer = issuing::Officer;

    /// A workflow that gives all it has to every role of a ward: what is refused then, the table refuses.
    static std::string everybodysWorkflow()
    {
        return R"({"format": "th-workflow-1", "procedures": [{"id": "individual", "name": {"vi": "Cá nhân", "en": "Individual"},
            "kinds": ["individual"], "first": "draft", "states": [
              {"id": "draft", "name": {"vi": "Mới", "en": "New"}, "edit": ["area_police", "ward_clerk", "ward_police"],
               "decide": ["area_police", "ward_clerk", "ward_police"]},
              {"id": "ready", "name": {"vi": "Chờ", "en": "Ready"}},
              {"id": "done", "name": {"vi": "Xong", "en": "Done"}, "final": true}],
            "steps": [
              {"id": "forward", "name": {"vi": "Chuyển", "en": "Forward"}, "from": ["draft"], "to": "ready",
               "by": ["area_police", "ward_clerk", "ward_police"]},
              {"id": "seal", "name": {"vi": "Đóng dấu", "en": "Seal"}, "from": ["ready"], "to": "done",
               "by": ["area_police", "ward_clerk", "ward_police"], "then": ["seal", "print"]}],
            "afterwards": {"revoke": ["ward_clerk", "ward_police"], "reinstate": ["ward_clerk", "ward_police"]}}]})";
    }

    /// A fresh desk in which each action of the desk could be done.
    struct World : DeskWorld {
        World()
        {
            const std::string flow = everybodysWorkflow();
            if (!desk::Desk::setUp(*station, deskKey(), unit(), core::asBytes(flow), "An", clock()))
                qFatal("no workflow");
            reopen();
        }
        desk::RequestId drafted()
        {
            return *ward->begin({"mở", Role::WardClerk, unit()}, "individual", content(1), clock());
        }
        desk::RequestId approved()
        {
            const auto id = drafted();
            const Officer decider{"duyệt", Role::WardClerk, unit()};
            if (!ward->decide(act(decider, id), {{1, store::WardDecision::Approved, {}}}))
                qFatal("not approved");
            return id;
        }
        desk::RequestId ready()
        {
            const auto id = approved();
            if (step({"chuyển", Role::WardClerk, unit()}, id, "forward") != "ok")
                qFatal("not forwarded");
            return id;
        }
        std::string seal(const Officer &officer, desk::RequestId id)
        {
            core::SoftwareKey key = sampleKey();
            return codeOf(
                desk::seal(*ward, {act(officer, id), "seal", {}, {}, 256}, {&key}, [](const auto &) { return true; }));
        }
        core::PassNumber sealed()
        {
            const auto id = ready();
            if (seal({"dấu", Role::WardPolice, unit()}, id) != "ok")
                qFatal("not sealed");
            return desk::passesOf(*ward, id)->front().row.number;
        }
    };

    static const std::map<Action, std::function<std::string(World &, const Officer &)>> &deeds()
    {
        static const std::map<Action, std::function<std::string(World &, const Officer &)>> all{
            {Action::EditRequest,
             [](World &w, const Officer &who) {
                 return World::codeOf(w.ward->begin(who, "individual", World::content(1), World::clock()));
             }},
            {Action::DecideLines,
             [](World &w, const Officer &who) {
                 return World::codeOf(
                     w.ward->decide(w.act(who, w.drafted()), {{1, store::WardDecision::Approved, {}}}));
             }},
            {Action::TakeStep, [](World &w, const Officer &who) { return w.step(who, w.approved(), "forward"); }},
            {Action::Seal, [](World &w, const Officer &who) { return w.seal(who, w.ready()); }},
            {Action::CareForPasses,
             [](World &w, const Officer &who) {
                 return World::codeOf(desk::revoke(*w.ward, {who, World::clock(), "mất"}, {w.sealed()},
                                                   core::RevocationReason::Lost, {}));
             }},
            {Action::PrintPasses,
             [](World &w, const Officer &who) {
                 (void)w.sealed();
                 return World::codeOf(desk::putAside(*w.ward, who, World::clock(), 1, "hết giấy"));
             }},
            {Action::HandleMail,
             [](World &w, const Officer &who) {
                 const core::Bytes raw{'x'};
                 const auto mail = *desk::keepMail(*w.ward, World::clock(), raw, {"a@b.vn", "thư"}, 0);
                 return World::codeOf(desk::putMailAside(*w.ward, who, World::clock(), mail.row.id, "quảng cáo"));
             }},
            {Action::UseDesk, [](World &w, const Officer &who) { return World::codeOf(desk::mayLook(*w.ward, who)); }},
            {Action::ExportRegister,
             [](World &w, const Officer &who) {
                 return World::codeOf(desk::noteExport(*w.ward, who, World::clock(), {}, "csv", 1));
             }},
        };
        return all;
    }

private slots:
    void everyActionOfTheDeskIsRefusedToEveryRoleThatMayNot_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("role");
        for (const auto &[action, deed] : deeds())
            for (const Role role : accounts::allRoles)
                QTest::addRow("%s by %s", name(action), name(role))
                    << static_cast<int>(action) << static_cast<int>(role);
    }
    void everyActionOfTheDeskIsRefusedToEveryRoleThatMayNot()
    {
        QFETCH(int, action);
        QFETCH(int, role);
        const auto what = static_cast<Action>(action);
        const auto who = static_cast<Role>(role);
        World world;
        const std::string said = deeds().at(what)(world, {"thử", who, World::unit()});
        QCOMPARE(said, std::string(may(who, what) ? "ok" : "wrong_role"));
        World other;
        const std::string elsewhere = deeds().at(what)(other, {"thử", who, core::AuthorityCode("P00002")});
        QVERIFY2(elsewhere == "wrong_unit", elsewhere.c_str());
        QVERIFY(!world.station->verifyLog()->firstBad);
    }

    /// Who adds an action to the table has to say which room asks for it.
    void eachActionIsTheDesksOrTheGates()
    {
        const std::set<Action> gates{Action::StartShift,   Action::ChangeSettings, Action::QueryLog,
                                     Action::ExportLog,    Action::UnlockAccount,  Action::ManageAccounts,
                                     Action::ManageDevices};
        for (const Action action : accounts::allActions)
            QVERIFY2(deeds().contains(action) != gates.contains(action), name(action));
    }
};

QTEST_GUILESS_MAIN(RolesTest)
#include "roles_test.moc"
