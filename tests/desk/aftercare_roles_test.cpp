// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk_world.h"

#include <functional>
#include <map>
#include <nlohmann/json.hpp>

using namespace th;
using namespace th::test;
using issuing::Aftercare, issuing::Role;

/// Who may do what to passes, as the workflow says it, for each role and each thing.
class AftercareRolesTest : public QObject {
    Q_OBJECT

    using Afterwards = std::map<std::string, std::vector<std::string>>;

    /// One pass, sealed under the workflow that comes with the program, where `afterwards` takes the place of its own.
    struct World : DeskWorld {
        explicit World(const std::optional<Afterwards> &afterwards)
        {
            auto flow = nlohmann::json::parse(issuing::defaultWorkflow());
            for (auto &procedure : flow["procedures"]) {
                procedure.erase("afterwards");
                if (afterwards)
                    procedure["afterwards"] = *afterwards;
            }
            const std::string text = flow.dump();
            if (!desk::Desk::setUp(*station, deskKey(), unit(), core::asBytes(text), "An", clock()))
                qFatal("no workflow");
            reopen();
            if (!seal(readyToSeal(1))->finished)
                qFatal("not sealed");
            pass = desk::passesOf(*ward, 0)->front().row.number;
        }
        desk::Care by(Role role) const { return {{"thử", role, unit()}, clock(), "vì sao"}; }
        std::string revoke(Role role)
        {
            return codeOf(desk::revoke(*ward, by(role), {pass}, core::RevocationReason::Lost, {}));
        }
        std::string replace(Role role, const std::function<void(core::PassClaims &)> &change)
        {
            core::SoftwareKey key = sampleKey();
            std::optional<desk::Draft> content;
            if (change) {
                content = *desk::contentOf(*ward, pass);
                change(content->claims);
            }
            return codeOf(desk::replace(*ward, by(role), pass, content, {&key}));
        }
        std::string deed(Aftercare what, Role role)
        {
            switch (what) {
            case Aftercare::Revoke:
                return revoke(role);
            case Aftercare::Reinstate:
                if (!desk::revoke(*ward, {police(), clock(), "mất"}, {pass}, core::RevocationReason::Lost, {}))
                    qFatal("not revoked");
                return codeOf(desk::reinstate(*ward, by(role), {pass}));
            case Aftercare::Replace:
                return replace(role, {});
            case Aftercare::Extend:
                return replace(role, [](core::PassClaims &claims) { claims.validUntil += std::chrono::hours(24); });
            case Aftercare::Correct:
                return replace(role, [](core::PassClaims &claims) { claims.route = "Hàng Đào"; });
            }
            return "?";
        }
        core::PassNumber pass;
    };

    static void eachDeedAndRole()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("who");
        for (const Aftercare what : issuing::allAftercare)
            for (const Role role : accounts::allRoles)
                QTest::addRow("%s by %s", name(what), name(role)) << static_cast<int>(what) << static_cast<int>(role);
    }

private slots:
    void whereNothingIsSaidTheWardPoliceMayAndNobodyElse_data() { eachDeedAndRole(); }
    void whereNothingIsSaidTheWardPoliceMayAndNobodyElse()
    {
        QFETCH(int, what);
        QFETCH(int, who);
        World world({});
        const auto role = static_cast<Role>(who);
        QCOMPARE(world.deed(static_cast<Aftercare>(what), role),
                 std::string(role == Role::WardPolice ? "ok" : "wrong_role"));
    }

    void aClerkTakesBackWhereTheWorkflowSaysSo_data() { eachDeedAndRole(); }
    void aClerkTakesBackWhereTheWorkflowSaysSo()
    {
        QFETCH(int, what);
        QFETCH(int, who);
        World world(Afterwards{{"revoke", {"ward_clerk", "ward_police"}}, {"reinstate", {"ward_police"}}});
        const auto role = static_cast<Role>(who);
        const auto deed = static_cast<Aftercare>(what);
        const bool may = role == Role::WardPolice || (role == Role::WardClerk && deed == Aftercare::Revoke);
        QCOMPARE(world.deed(deed, role), std::string(may ? "ok" : "wrong_role"));
    }

    void whatIsGivenToNobodyIsRefusedToTheWardPoliceTooAndChangesNothing()
    {
        for (const Aftercare what : issuing::allAftercare) {
            if (what == Aftercare::Reinstate)
                continue; // which wants a pass that was revoked
            Afterwards none;
            none[issuing::name(what)] = {};
            World world(none);
            const auto refused = world.deed(what, Role::WardPolice);
            QVERIFY2(refused == "wrong_role", issuing::name(what));
            const auto passes = *desk::passesOf(*world.ward, 0);
            QVERIFY(passes.size() == 1 && !passes.front().row.revoked);
            for (const Aftercare other : {Aftercare::Replace, Aftercare::Revoke})
                if (other != what) {
                    QCOMPARE(world.deed(other, Role::WardPolice), std::string("ok")); // it is that alone
                    break;
                }
        }
    }

    void theRefusalNamesTheProcedureAndWhoMay()
    {
        World world(Afterwards{{"revoke", {"ward_clerk"}}});
        const auto refused =
            desk::revoke(*world.ward, world.by(Role::WardPolice), {world.pass}, core::RevocationReason::Lost, {});
        QVERIFY(!refused);
        QVERIFY(refused.error().sentence.vi.find("Cá nhân") != std::string::npos);
        QVERIFY(refused.error().sentence.en.find("ward clerk") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(AftercareRolesTest)
#include "aftercare_roles_test.moc"
