// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox_reader.h"

#include <algorithm>

namespace th::app {

std::string applicantOf(const desk::Fields &fields)
{
    for (const char *name : {"organisation", "applicant", "household", "area", "contact", "address"})
        if (const auto found = fields.find(name); found != fields.end())
            return found->second;
    return {};
}

desk::Done<std::string> applicantOf(const OpenDesk &open, const desk::Case &glance)
{
    for (const char *name : {"organisation", "applicant", "household", "area"})
        if (glance.fields.contains(name))
            return applicantOf(glance.fields);
    if (glance.standing.tally.lines == 0)
        return applicantOf(glance.fields);
    const auto found = open.desk.look(glance.row.id);
    if (!found)
        return core::Failure{found.error()};
    std::string holder = found->lines.empty() ? std::string() : found->lines.front().draft.claims.holder;
    if (holder.empty())
        return applicantOf(glance.fields);
    if (found->lines.size() > 1)
        holder += " +" + std::to_string(found->lines.size() - 1);
    return holder;
}

namespace {

InboxEntry entryOf(const OpenDesk &open, const store::WardRequest &row, const desk::Case &glance,
                   const std::string &applicant)
{
    InboxEntry entry;
    entry.id = row.id;
    entry.applicant = applicant;
    entry.alias = applicantOf(glance.fields);
    entry.stateId = row.state;
    entry.opened = row.opened;
    entry.changed = row.changed;
    entry.lines = glance.standing.tally;
    entry.procedure = entry.state = {row.procedure, row.procedure};
    const issuing::Procedure *procedure = open.desk.procedureOf(row);
    if (!procedure)
        return entry; // the workflow is another one by now
    entry.procedure = procedure->name;
    if (const issuing::State *state = procedure->findState(row.state)) {
        entry.state = state->name;
        entry.finished = state->isFinal;
    }
    if (const core::Directory *directory = open.station.directory()) {
        auto steps = issuing::openSteps(*procedure, glance.standing, open.officer, *directory);
        std::ranges::stable_partition(steps, [](const issuing::Step *step) { return !step->reason; });
        entry.onlyBack = !steps.empty() && steps.front()->reason;
        for (const issuing::Step *step : steps)
            entry.steps.push_back(step->name);
    }
    entry.edits = issuing::may(issuing::Change::Edit, *procedure, glance.standing, open.officer);
    entry.attaches = issuing::may(issuing::Change::Attach, *procedure, glance.standing, open.officer);
    entry.decides = issuing::may(issuing::Change::Decide, *procedure, glance.standing, open.officer);
    return entry;
}

} // namespace

desk::Done<std::vector<InboxEntry>> InboxReader::read(OpenDesk &open)
{
    const auto rows = open.desk.inbox({});
    if (!rows)
        return core::Failure{rows.error()};
    std::vector<InboxEntry> entries;
    entries.reserve(rows->size());
    for (const store::WardRequest &row : *rows) {
        auto known = m_known.find(row.id);
        if (known == m_known.end() || known->second.revision != row.revision || known->second.seal != row.seal) {
            auto glance = open.desk.glance(row.id);
            if (!glance)
                return core::Failure{glance.error()};
            auto applicant = applicantOf(open, *glance);
            if (!applicant)
                return core::Failure{applicant.error()};
            known = m_known
                        .insert_or_assign(row.id, Known{row.revision, row.seal, std::move(glance).value(),
                                                        std::move(applicant).value()})
                        .first;
        }
        entries.push_back(entryOf(open, row, known->second.glance, known->second.applicant));
    }
    return entries;
}

} // namespace th::app
