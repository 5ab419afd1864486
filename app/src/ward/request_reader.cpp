// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_reader.h"

#include "desk/print_queue.h"

#include <algorithm>

namespace th::app {

namespace {

void takeRights(RequestView &view, const OpenDesk &open, const issuing::Procedure &procedure)
{
    const issuing::Standing &standing = view.found.standing;
    view.edits = issuing::may(issuing::Change::Edit, procedure, standing, open.officer);
    view.attaches = issuing::may(issuing::Change::Attach, procedure, standing, open.officer);
    view.decides = issuing::may(issuing::Change::Decide, procedure, standing, open.officer);
    const core::Directory *directory = open.station.directory();
    if (!directory)
        return;
    for (const issuing::Step *step : issuing::openSteps(procedure, standing, open.officer, *directory))
        view.steps.push_back({step->id, step->name, step->reason, step->seals(), step->then});
    // The way on comes first; what turns back wants a reason.
    std::ranges::stable_partition(view.steps, [](const StepOffer &step) { return !step.wantsReason; });
}

void takeWishes(RequestView &view, const issuing::Procedure &procedure)
{
    const auto add = [](std::vector<std::string> &into, const std::string &what) {
        if (std::ranges::find(into, what) == into.end())
            into.push_back(what);
    };
    for (const issuing::Step &step : procedure.steps) {
        for (const std::string &field : step.fields)
            add(view.fieldsWanted, field);
        for (const std::string &kind : step.attachments)
            add(view.kindsWanted, kind);
    }
}

} // namespace

desk::Done<RequestView> readRequest(const OpenDesk &open, desk::RequestId request)
{
    auto found = open.desk.look(request);
    if (!found)
        return core::Failure{found.error()};
    RequestView view;
    view.found = std::move(found).value();
    const store::WardRequest &row = view.found.row;
    view.procedure = {row.procedure, row.procedure};
    view.state = {row.state, row.state};
    if (const issuing::Procedure *procedure = open.desk.procedureOf(row)) {
        view.procedure = procedure->name;
        view.kinds = procedure->kinds;
        if (const issuing::State *state = procedure->findState(row.state))
            view.state = state->name;
        takeRights(view, open, *procedure);
        takeWishes(view, *procedure);
    }
    const auto prints = desk::printJobsOf(open.desk, request);
    if (!prints)
        return core::Failure{prints.error()};
    view.prints = !prints->empty();
    auto vi = open.desk.history(request, core::Language::Vietnamese);
    auto en = open.desk.history(request, core::Language::English);
    if (!vi || !en)
        return core::Failure{!vi ? vi.error() : en.error()};
    view.historyVi = std::move(vi).value();
    view.historyEn = std::move(en).value();
    return view;
}

desk::Done<LineMatches> readMatches(const OpenDesk &open, const std::vector<desk::Line> &lines, desk::RequestId request)
{
    LineMatches all;
    for (const desk::Line &line : lines) {
        auto found = open.desk.matches(line.draft, request);
        if (!found)
            return core::Failure{found.error()};
        if (!found->empty())
            all.emplace(line.number, std::move(found).value());
    }
    return all;
}

} // namespace th::app
