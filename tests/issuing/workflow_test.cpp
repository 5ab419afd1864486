// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "issuing/standing.h"
#include "support/sample_world.h"

#include <QTest>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <functional>

using namespace th;
using namespace th::issuing;
using nlohmann::json;

namespace {

const core::AuthorityCode ward("P00001");
const Officer an{"an", Role::AreaPolice, ward}, chi{"chi", Role::WardClerk, ward}, dung{"dung", Role::WardPolice, ward};

Workflow standard() { return parseWorkflow(core::asBytes(defaultWorkflow())).value(); }

/// One request of a procedure and what was tried on it.
struct Desk {
    Procedure procedure;
    Standing standing;
    core::Directory directory = test::sampleDirectory();

    explicit Desk(const char *id) : procedure(*standard().find(id)) { standing = {procedure.first, ward}; }

    void give(std::initializer_list<const char *> fields, LineTally tally)
    {
        standing.fields.insert(fields.begin(), fields.end());
        standing.tally = tally;
        ++standing.revision;
    }
    void decide(const Officer &officer, LineTally tally)
    {
        standing.tally = tally;
        standing.deciders.insert(officer.id);
        ++standing.revision;
    }
    /// "ok", or the sentence of the refusal in English.
    std::string take(const char *step, const Officer &officer, const char *reason = "")
    {
        const auto after = issuing::take(procedure, standing, {step, officer, standing.revision, reason}, directory);
        if (!after)
            return sentence(after.error(), procedure).en;
        standing = *after;
        return "ok";
    }
    std::vector<std::string> open(const Officer &officer) const
    {
        std::vector<std::string> ids;
        for (const Step *step : openSteps(procedure, standing, officer, directory))
            ids.push_back(step->id);
        return ids;
    }
};

Desk awaitingSeal()
{
    Desk desk("individual");
    desk.give({"address", "contact"}, {1, 1, 0});
    (void)desk.take("vet", an);
    desk.decide(chi, {1, 0, 1});
    (void)desk.take("forward", chi);
    return desk;
}

LineTally anyTally()
{
    return *rc::gen::element(LineTally{2, 0, 1}, LineTally{2, 0, 2}, LineTally{2, 1, 1}, LineTally{2, 0, 0},
                             LineTally{});
}

/// Officers of two units and all roles, one with two, do whatever the request lets them do, steps that are open to them
/// first. True if something was sealed.
bool tryAnything(Desk &desk)
{
    const Officer officer = *rc::gen::element(an, chi, dung, Officer{"chi", Role::WardPolice, ward},
                                              Officer{"ha", Role::WardPolice, core::AuthorityCode("P00002")});
    const Standing before = desk.standing;
    if (may(Change::Decide, desk.procedure, before, officer))
        desk.decide(officer, anyTally());
    else if (may(Change::Edit, desk.procedure, before, officer))
        desk.give({"organisation", "address", "contact", "area"}, {2, 2, 0});
    if (may(Change::Attach, desk.procedure, before, officer))
        desk.standing.attachments = {"list", "original"};
    const auto open = desk.open(officer);
    std::vector<std::string> ids = desk.open(officer);
    if (ids.empty())
        for (const Step &each : desk.procedure.steps)
            ids.push_back(each.id);
    const Step &step = *desk.procedure.findStep(*rc::gen::elementOf(ids));
    const bool gone = desk.procedure.findState(step.to)->isFinal && step.id != "hand_over";
    if (gone && *rc::gen::inRange(0, 20) > 0)
        return false; // else most requests would be withdrawn before anything happens to them
    const Standing tried = desk.standing;
    const bool taken = desk.take(step.id.c_str(), officer, "because") == "ok";
    RC_ASSERT(taken == (desk.standing.revision == tried.revision + 1));
    RC_ASSERT(taken || desk.standing.state == tried.state);
    RC_ASSERT(!taken || (officer.unit == ward && step.by.contains(officer.role)));
    if (taken && step.seals()) {
        RC_ASSERT(tried.tally.undecided == 0 && tried.tally.approved > 0);
        RC_ASSERT(!tried.deciders.contains(officer.id) && !tried.deciders.empty());
    }
    return taken && step.seals();
}

struct Edit {
    const char *name;
    std::function<void(json &)> change;
    const char *complaint; ///< how it begins
};

json &organisation(json &d) { return d["procedures"][0]; }
json &step(json &d, std::size_t i) { return organisation(d)["steps"][i]; }

json &stepNamed(json &d, const char *id)
{
    for (json &each : organisation(d)["steps"])
        if (each["id"] == id)
            return each;
    throw std::logic_error(id);
}

const std::vector<Edit> edits{
    {"unchanged", [](json &) {}, "ok"},
    {"another format", [](json &d) { d["format"] = "th-workflow-2"; }, "/format th-workflow-1"},
    {"nothing", [](json &d) { d["procedures"] = json::array(); }, "/procedures at least one"},
    {"unknown member", [](json &d) { step(d, 0)["skip"] = true; }, "/procedures/0/steps/0/skip no such member"},
    {"unknown role", [](json &d) { step(d, 0)["by"] = {"mayor"}; }, "/procedures/0/steps/0/by/0 one of: area_police"},
    {"nobody", [](json &d) { step(d, 0).erase("by"); }, "/procedures/0/steps/0 in \"by\""},
    {"unknown effect", [](json &d) { step(d, 1)["then"] = {"fax"}; }, "/procedures/0/steps/1/then/0 one of: seal"},
    {"effect twice",
     [](json &d) {
         step(d, 1)["then"] = {"print", "print"};
     },
     "/procedures/0/steps/1/then/1 none twice"},
    {"step twice", [](json &d) { step(d, 1)["id"] = "register"; }, "/procedures/0/steps/1/id no id twice"},
    {"from nowhere", [](json &d) { step(d, 0)["from"] = {"limbo"}; }, "/procedures/0/steps/0/from ids of states"},
    {"to nowhere", [](json &d) { step(d, 0)["to"] = "limbo"; }, "/procedures/0/steps/0/to the id of a state"},
    {"on from an end", [](json &d) { step(d, 0)["from"].push_back("refused"); },
     "/procedures/0/steps/0/from no state that is final"},
    {"not by nothing", [](json &d) { step(d, 0)["not_by"] = {"dance"}; }, "/procedures/0/steps/0/not_by ids of steps"},
    {"no such first", [](json &d) { organisation(d)["first"] = "limbo"; }, "/procedures/0/first the id of a state"},
    {"a state nobody comes to",
     [](json &d) {
         organisation(d)["states"].push_back({{"id", "limbo"}, {"name", {{"vi", "x"}, {"en", "x"}}}, {"final", true}});
     },
     "/procedures/0/states/10 a state to which steps lead"},
    {"a state nobody leaves", [](json &d) { organisation(d)["states"][7]["final"] = false; },
     "/procedures/0/states/6 a state from which steps lead"},
    {"nobody decides", [](json &d) { organisation(d)["states"][3].erase("decide"); },
     "/procedures/0/states a state in"},
    {"edited when sealed", [](json &d) { organisation(d)["states"][6]["edit"] = {"ward_clerk"}; },
     "/procedures/0/states/6 no \"edit\" and no \"decide\""},
    {"decided when sealed", [](json &d) { organisation(d)["states"][6]["decide"] = {"ward_clerk"}; },
     "/procedures/0/states/6 no \"edit\" and no \"decide\""},
    {"opened again when sealed", [](json &d) { stepNamed(d, "send_back")["from"].push_back("sealed"); },
     "/procedures/0/states/2 a state that is reached only"},
    {"withdrawn when sealed", [](json &d) { stepNamed(d, "withdraw")["from"].push_back("sealed"); },
     "/procedures/0/states/9 a state that is reached only"},
    {"sealed twice", [](json &d) { stepNamed(d, "seal")["from"].push_back("sealed"); },
     "/procedures/0/steps/8/from states in"},
    {"both seals",
     [](json &d) {
         stepNamed(d, "release")["then"] = {"seal", "seal_by_hand"};
     },
     "/procedures/0/steps/10/then seal or seal_by_hand"},
    {"signed by hand without the paper", [](json &d) { stepNamed(d, "release").erase("attachments"); },
     "/procedures/0/steps/10 in \"attachments\""},
    {"afterwards by a clerk", [](json &d) { organisation(d)["afterwards"]["revoke"] = {"ward_clerk"}; }, "ok"},
    {"afterwards by nobody", [](json &d) { organisation(d)["afterwards"]["extend"] = json::array(); }, "ok"},
    {"nothing said of afterwards", [](json &d) { organisation(d).erase("afterwards"); }, "ok"},
    {"afterwards by who never may", [](json &d) { organisation(d)["afterwards"]["revoke"] = {"area_police"}; },
     "/procedures/0/afterwards/revoke roles to which"},
    {"a pass made anew by who does not seal",
     [](json &d) { organisation(d)["afterwards"]["replace"] = {"ward_clerk"}; },
     "/procedures/0/afterwards/replace roles to which"},
    {"unknown aftercare", [](json &d) { organisation(d)["afterwards"]["burn"] = {"ward_police"}; },
     "/procedures/0/afterwards/burn no such member"},
    {"id with a space", [](json &d) { organisation(d)["id"] = "to chuc"; }, "/procedures/0/id a name of"},
};

} // namespace

class WorkflowTest : public QObject {
    Q_OBJECT

private slots:
    void the_organisations_way_leads_from_registration_to_the_hand()
    {
        Desk desk("organisation");
        desk.give({"organisation", "address", "contact"}, {});
        QCOMPARE(desk.take("register", an), std::string("ok"));
        QCOMPARE(desk.take("enter", chi), std::string("ok"));
        QCOMPARE(desk.take("submit_list", chi), std::string("An attachment of the kind \"List\" is missing."));
        desk.standing.attachments.insert("list");
        QCOMPARE(desk.take("submit_list", chi), std::string("The request has no lines yet."));
        desk.give({}, {3, 3, 0});
        QCOMPARE(desk.take("submit_list", chi), std::string("ok"));
        QVERIFY(may(Change::Decide, desk.procedure, desk.standing, chi));
        QCOMPARE(desk.take("forward", chi), std::string("3 lines are not decided yet."));
        desk.decide(chi, {3, 0, 0});
        QCOMPARE(desk.take("forward", chi), std::string("No line was approved: refuse the whole request instead."));
        desk.decide(chi, {3, 0, 2});
        QCOMPARE(desk.take("forward", chi), std::string("ok"));
        QCOMPARE(desk.open(dung), (std::vector<std::string>{"return", "seal", "print_for_hand"}));
        QCOMPARE(desk.take("seal", dung), std::string("ok"));
        QCOMPARE(desk.take("hand_over", an), std::string("ok"));
        QVERIFY(desk.procedure.findState(desk.standing.state)->isFinal);
        QCOMPARE(desk.standing.taken.size(), std::size_t{6});
    }

    void a_unit_without_a_key_releases_only_with_the_signed_original()
    {
        Desk desk = awaitingSeal();
        QCOMPARE(desk.take("print_for_hand", dung), std::string("ok"));
        QVERIFY(may(Change::Attach, desk.procedure, desk.standing, dung));
        QVERIFY(!may(Change::Edit, desk.procedure, desk.standing, dung));
        QCOMPARE(desk.take("release", dung), std::string("An attachment of the kind \"Signed original\" is missing."));
        desk.standing.attachments.insert("original");
        QCOMPARE(desk.take("release", dung), std::string("ok"));
    }

    void each_wrong_step_is_refused_with_its_reason()
    {
        Desk desk = awaitingSeal();
        QCOMPARE(desk.take("jump", dung), std::string("The procedure has no step \"jump\"."));
        QCOMPARE(desk.take("seal", chi), std::string("This is for: ward police."));
        QCOMPARE(desk.take("hand_over", an), std::string("The request is in the state \"Waiting for the seal\": this "
                                                         "step cannot be taken from there."));
        QCOMPARE(desk.take("seal", {"ha", Role::WardPolice, core::AuthorityCode("P00002")}),
                 std::string("The request belongs to the unit P00001, which is not yours."));
        QCOMPARE(desk.take("return", dung, " \n"), std::string("Give a reason."));
        QCOMPARE(desk.standing.state, std::string("with_police"));
    }

    void a_step_taken_twice_names_who_took_it_and_a_stale_view_is_refused()
    {
        Desk desk = awaitingSeal();
        const std::uint64_t seen = desk.standing.revision;
        const Attempt attempt{"seal", {"em", Role::WardPolice, ward}, seen};
        const auto stale = [&](const Attempt &again) {
            const auto refused = take(desk.procedure, desk.standing, again, desk.directory);
            return refused ? std::string("ok") : sentence(refused.error(), desk.procedure).en;
        };
        desk.give({}, desk.standing.tally);
        QCOMPARE(stale(attempt),
                 std::string("The request has changed since you opened it. Look at it again, then go on."));
        QCOMPARE(desk.take("seal", dung), std::string("ok"));
        QCOMPARE(stale(attempt), std::string("This step was taken already, by dung."));
    }

    void who_reviewed_may_not_seal_whatever_the_workflow_says()
    {
        Desk desk = awaitingSeal();
        desk.standing.deciders.insert(dung.id);
        QCOMPARE(desk.take("seal", dung),
                 std::string("You reviewed this request, so you may not seal it. Another person must."));
        QVERIFY(desk.open(dung) == (std::vector<std::string>{"return", "print_for_hand"}));
        QCOMPARE(desk.take("seal", {"em", Role::WardPolice, ward}), std::string("ok"));
    }

    void what_is_sealed_is_not_sealed_again_by_another_workflow()
    {
        Desk desk = awaitingSeal();
        QCOMPARE(desk.take("seal", dung), std::string("ok"));
        desk.standing.state = "with_police"; // as a workflow that came later may have it
        desk.standing.taken.pop_back();
        QVERIFY(desk.take("seal", dung).starts_with("The passes of this request are sealed already"));
    }

    void steps_may_be_closed_to_who_took_another()
    {
        Desk desk = awaitingSeal();
        for (Step &each : desk.procedure.steps)
            if (each.id == "hand_over") {
                each.by = {Role::WardPolice};
                each.notBy = {"seal"};
            }
        QCOMPARE(desk.take("seal", dung), std::string("ok"));
        QCOMPARE(desk.take("hand_over", dung),
                 std::string("You took the step \"Seal\" of this request. Another person must take this one."));
    }

    void a_superior_unit_reaches_what_lies_below_only_where_the_workflow_says_so()
    {
        Desk desk = awaitingSeal();
        const core::Authority *own = desk.directory.findAuthority(ward);
        QVERIFY(own && !own->parent.empty());
        const Officer above{"sup", Role::WardPolice, own->parent};
        QVERIFY(desk.open(above).empty());
        for (Step &each : desk.procedure.steps)
            each.reach = Reach::Below;
        QVERIFY(!desk.open(above).empty());
        desk.standing.unit = own->parent;
        QVERIFY(desk.open(dung).empty()); // never upwards
    }

    void a_workflow_that_does_not_hold_together_is_refused_with_its_place_data()
    {
        QTest::addColumn<std::size_t>("which");
        for (std::size_t i = 0; i < edits.size(); ++i)
            QTest::newRow(edits[i].name) << i;
    }
    void a_workflow_that_does_not_hold_together_is_refused_with_its_place()
    {
        QFETCH(std::size_t, which);
        json document = json::parse(defaultWorkflow());
        edits[which].change(document);
        const std::string text = document.dump();
        const auto parsed = parseWorkflow(core::asBytes(text));
        const std::string said = parsed ? "ok" : parsed.error().where + " " + parsed.error().rule;
        QVERIFY2(said.starts_with(edits[which].complaint), said.c_str());
    }

    void what_is_done_to_passes_afterwards_is_the_ward_polices_where_nothing_else_is_said()
    {
        json document = json::parse(defaultWorkflow());
        organisation(document).erase("afterwards");
        organisation(document)["afterwards"] = {{"revoke", {"ward_clerk", "ward_police"}}, {"extend", json::array()}};
        const std::string text = document.dump();
        const auto workflow = parseWorkflow(core::asBytes(text));
        QVERIFY(workflow);
        const Procedure &changed = workflow->procedures()[0], &usual = workflow->procedures()[1];
        QVERIFY((changed.carers(Aftercare::Revoke) == std::set{Role::WardClerk, Role::WardPolice}));
        QVERIFY(changed.carers(Aftercare::Extend).empty());
        QVERIFY(changed.carers(Aftercare::Correct) == std::set{Role::WardPolice});
        for (const Aftercare what : allAftercare)
            QVERIFY(usual.carers(what) == std::set{Role::WardPolice});
    }

    void whatever_is_tried_nothing_unreviewed_is_sealed()
    {
        std::size_t sealed = 0;
        QVERIFY(rc::check("random hands at a desk", [&] {
            Desk desk = *rc::gen::element(awaitingSeal(), awaitingSeal(), Desk("organisation"), Desk("individual"),
                                          Desk("household"));
            for (int tries = 60; tries > 0; --tries)
                sealed += tryAnything(desk);
        }));
        QVERIFY(sealed > 0); // else it proved nothing
    }
};

QTEST_GUILESS_MAIN(WorkflowTest)
#include "workflow_test.moc"
