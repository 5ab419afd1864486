// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk_world.h"

#include <rapidcheck.h>

using namespace th;
using namespace th::test;

namespace {

/// The request as the format's page describes it, with nothing stored: what the desk must say of every attempt.
struct Model {
    const issuing::Procedure &procedure;
    const core::Directory &directory;
    issuing::Standing standing{};
    std::vector<store::WardDecision> lines{};

    void tally()
    {
        using store::WardDecision;
        standing.tally = {lines.size(), std::size_t(std::ranges::count(lines, WardDecision::Undecided)),
                          std::size_t(std::ranges::count(lines, WardDecision::Approved))};
    }
};

} // namespace

/// Random officers do random things on what they last saw; model and desk agree on every answer and on what is stored.
class ModelTest : public QObject {
    Q_OBJECT

    static bool stepAgrees(DeskWorld &world, Model &model, const desk::Act &act)
    {
        const auto &steps = model.procedure.steps;
        const auto &step = steps[*rc::gen::inRange<std::size_t>(0, steps.size())];
        const std::string reason = *rc::gen::element<std::string>("", "vì");
        if (step.seals())
            return true;
        const auto wanted =
            issuing::take(model.procedure, model.standing, {step.id, act.officer, act.seen, reason}, model.directory);
        const auto got = world.ward->step(act, step.id, reason);
        if (wanted)
            model.standing = *wanted;
        return wanted.ok() == got.ok() &&
               (got || got.error().sentence.en == issuing::sentence(wanted.error(), model.procedure).en);
    }

    static bool decisionAgrees(DeskWorld &world, Model &model, const desk::Act &act)
    {
        using store::WardDecision;
        const auto line = *rc::gen::inRange<std::size_t>(0, model.lines.size() + 1);
        const auto decision = *rc::gen::element(WardDecision::Undecided, WardDecision::Approved, WardDecision::Refused);
        const bool may = line < model.lines.size() && act.seen == model.standing.revision &&
                         issuing::may(issuing::Change::Decide, model.procedure, model.standing, act.officer);
        if (may) {
            model.lines[line] = decision;
            model.standing.deciders.insert(act.officer.id);
            ++model.standing.revision;
        }
        return world.ward->decide(act, {{static_cast<std::uint32_t>(line + 1), decision, "vì"}}).ok() == may;
    }

    static bool editAgrees(DeskWorld &world, Model &model, const desk::Act &act)
    {
        const auto line = *rc::gen::inRange<std::size_t>(0, model.lines.size());
        const bool may = act.seen == model.standing.revision &&
                         issuing::may(issuing::Change::Edit, model.procedure, model.standing, act.officer);
        if (may) {
            model.lines[line] = store::WardDecision::Undecided;
            ++model.standing.revision;
        }
        const desk::Edit edit{{}, {{static_cast<std::uint32_t>(line + 1), DeskWorld::draft(9)}}, {}};
        return world.ward->edit(act, edit).ok() == may;
    }

    static bool sameStored(DeskWorld &world, const Model &model, desk::RequestId id)
    {
        const auto found = world.ward->look(id);
        std::vector<store::WardDecision> lines;
        for (const desk::Line &line : found->lines)
            lines.push_back(line.decision);
        const issuing::Standing &standing = found->standing;
        return lines == model.lines && standing.state == model.standing.state &&
               standing.revision == model.standing.revision && standing.taken.size() == model.standing.taken.size() &&
               standing.deciders == model.standing.deciders &&
               standing.tally.undecided == model.standing.tally.undecided;
    }

private slots:
    void desk_and_model_agree_on_every_answer()
    {
        DeskWorld world;
        const bool held = rc::check("desk and model agree", [&] {
            const auto id = world.begin(3);
            Model model{*world.ward->workflow().find("individual"), *world.station->directory()};
            model.standing = world.ward->look(id)->standing;
            model.lines.assign(3, store::WardDecision::Undecided);
            for (int i = 0; i < 15; ++i) {
                const issuing::Officer officer =
                    *rc::gen::element(DeskWorld::area(), DeskWorld::clerk(), DeskWorld::police());
                const std::uint64_t behind = *rc::gen::weightedElement<std::uint64_t>({{9, 0}, {1, 1}});
                const desk::Act act = world.act(officer, id, model.standing.revision - behind);
                switch (*rc::gen::inRange(0, 3)) {
                case 0:
                    RC_ASSERT(stepAgrees(world, model, act));
                    break;
                case 1:
                    RC_ASSERT(decisionAgrees(world, model, act));
                    break;
                default:
                    RC_ASSERT(editAgrees(world, model, act));
                }
                model.tally();
                RC_ASSERT(sameStored(world, model, id));
            }
        });
        QVERIFY(held);
        QVERIFY(!world.station->verifyLog()->firstBad);
    }
};

QTEST_GUILESS_MAIN(ModelTest)
#include "model_test.moc"
