// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "issuing/standing.h"

#include <algorithm>

namespace th::issuing {

namespace {

bool isUnder(core::AuthorityCode unit, const core::AuthorityCode &above, const core::Directory &directory)
{
    while (unit != above) { // ends: a directory has no circles
        const core::Authority *authority = directory.findAuthority(unit);
        if (!authority || authority->parent.empty())
            return false;
        unit = authority->parent;
    }
    return true;
}

bool reaches(const Step &step, const Officer &officer, const Standing &standing, const core::Directory &directory)
{
    return officer.unit == standing.unit ||
           (step.reach == Reach::Below && isUnder(standing.unit, officer.unit, directory));
}

std::optional<Refusal> objectionToTime(const Step &step, const Standing &standing, const Attempt &attempt)
{
    const bool leadsOn = step.from.contains(standing.state);
    if (!leadsOn && !standing.taken.empty() && standing.taken.back().step == step.id)
        return Refusal{Objection::AlreadyTaken, standing.taken.back().officer};
    if (attempt.seenRevision != standing.revision)
        return Refusal{Objection::Stale};
    if (!leadsOn)
        return Refusal{Objection::NotNow, standing.state};
    if (step.seals() && standing.sealed)
        return Refusal{Objection::AlreadySealed};
    return std::nullopt;
}

std::optional<Refusal> objectionToOfficer(const Step &step, const Standing &standing, const Officer &officer,
                                          const core::Directory &directory)
{
    if (!step.by.contains(officer.role))
        return Refusal{Objection::WrongRole, step.id};
    if (!reaches(step, officer, standing, directory))
        return Refusal{Objection::WrongUnit, standing.unit.text};
    // A name that retention let go of may have been anybody's: nobody passes for another than that.
    for (const Standing::Taken &earlier : standing.taken)
        if ((earlier.officer == officer.id || earlier.officer.empty()) && step.notBy.contains(earlier.step))
            return Refusal{Objection::SameOfficer, earlier.step};
    if (step.seals() && (standing.deciders.contains(officer.id) || standing.deciders.contains("")))
        return Refusal{Objection::SameOfficer};
    return std::nullopt;
}

std::optional<Refusal> objectionToLines(LinesWanted wanted, const LineTally &tally)
{
    if (wanted >= LinesWanted::Some && tally.lines == 0)
        return Refusal{Objection::NoLines};
    if (wanted >= LinesWanted::Decided && tally.undecided > 0)
        return Refusal{Objection::UndecidedLines, std::to_string(tally.undecided)};
    if (wanted >= LinesWanted::Approved && tally.approved == 0)
        return Refusal{Objection::NothingApproved};
    return std::nullopt;
}

std::optional<Refusal> objectionToContent(const Step &step, const Standing &standing, const std::string &reason)
{
    for (const std::string &field : step.fields)
        if (!standing.fields.contains(field))
            return Refusal{Objection::MissingField, field};
    for (const std::string &kind : step.attachments)
        if (!standing.attachments.contains(kind))
            return Refusal{Objection::MissingAttachment, kind};
    if (step.reason && reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return Refusal{Objection::MissingReason};
    return objectionToLines(step.seals() ? LinesWanted::Approved : step.lines, standing.tally);
}

std::optional<Refusal> objectionTo(const Step &step, const Standing &standing, const Attempt &attempt,
                                   const core::Directory &directory)
{
    if (auto refusal = objectionToTime(step, standing, attempt))
        return refusal;
    if (auto refusal = objectionToOfficer(step, standing, attempt.officer, directory))
        return refusal;
    return objectionToContent(step, standing, attempt.reason);
}

} // namespace

core::Result<Standing, Refusal> take(const Procedure &procedure, const Standing &standing, const Attempt &attempt,
                                     const core::Directory &directory)
{
    const Step *step = procedure.findStep(attempt.step);
    if (!step)
        return core::Failure{Refusal{Objection::UnknownStep, attempt.step}};
    if (auto refusal = objectionTo(*step, standing, attempt, directory))
        return core::Failure{std::move(*refusal)};
    Standing after = standing;
    after.state = step->to;
    after.sealed = standing.sealed || step->seals();
    ++after.revision;
    after.taken.push_back({step->id, attempt.officer.id});
    return after;
}

std::vector<const Step *> openSteps(const Procedure &procedure, const Standing &standing, const Officer &officer,
                                    const core::Directory &directory)
{
    std::vector<const Step *> open;
    for (const Step &step : procedure.steps)
        if (step.from.contains(standing.state) && !objectionToOfficer(step, standing, officer, directory))
            open.push_back(&step);
    return open;
}

bool may(Change change, const Procedure &procedure, const Standing &standing, const Officer &officer)
{
    const State *state = procedure.findState(standing.state);
    if (!state || officer.unit != standing.unit)
        return false;
    switch (change) {
    case Change::Edit:
        return state->edit.contains(officer.role);
    case Change::Attach:
        return state->edit.contains(officer.role) || state->attach.contains(officer.role);
    case Change::Decide:
        return state->decide.contains(officer.role);
    }
    return false;
}

} // namespace th::issuing
