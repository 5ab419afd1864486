// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is typed and not taken yet is kept in the request: half a line, and what lines that are there are to become.
#include "entry_model.h"

namespace th::app {

namespace {

constexpr const char *unfinished = "unfinished_line", *unfinishedChanges = "unfinished_changes";

std::string fieldOf(const desk::Fields &fields, const char *name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
}

/// In the request as it is by now: what is kept of a form contradicts nothing that others did meanwhile.
desk::Done<void> keepIn(OpenDesk &open, desk::RequestId request, const desk::Edit &edit)
{
    const auto found = open.desk.glance(request);
    if (!found)
        return core::Failure{found.error()};
    return open.desk.edit(open.act(request, found->row.revision), edit);
}

} // namespace

LineText EntryModel::keptLine() const { return lineTextFromJson(fieldOf(m_request.shown().found.fields, unfinished)); }

LineChanges EntryModel::changesNow() const
{
    const desk::Case &shown = m_request.shown().found;
    return m_changesOf == std::pair(shown.row.id, shown.row.revision)
               ? m_changes
               : lineChangesFromJson(fieldOf(shown.fields, unfinishedChanges));
}

LineText EntryModel::keptChanges(std::uint32_t line) const { return changesNow()[line]; }

void EntryModel::keepChanges(desk::Edit &edit, const LineText &ofThisLine)
{
    LineChanges all = changesNow();
    all[m_number] = ofThisLine;
    edit.fields[unfinishedChanges] = toJson(all);
    m_changesOf = {m_request.shown().found.row.id, m_request.shown().found.row.revision};
    m_changes = std::move(all);
}

/// The fields that are no more what the line holds.
LineText EntryModel::changedFields() const
{
    LineText changed;
    const LineText before = textOf(m_base, m_reference.utcOffset);
    for (const auto &[field, value] : m_text) {
        const auto found = before.find(field);
        if (value != (found == before.end() ? QString() : found->second))
            changed[field] = value;
    }
    return changed;
}

/// With the line itself goes what was kept of it; it may be on its way there.
void EntryModel::forgetKept(desk::Edit &edit)
{
    if (m_number == 0)
        edit.fields[unfinished] = {};
    else
        keepChanges(edit, {});
}

/// What keeps half a line that is not kept yet.
std::optional<desk::Edit> EntryModel::half()
{
    m_keepSoon.stop();
    if (!m_shown || m_ofPass || !m_dirty || !m_taking.expired())
        return std::nullopt;
    desk::Edit edit;
    if (m_number == 0)
        edit.fields[unfinished] = toJson(m_text);
    else
        keepChanges(edit, changedFields());
    if (edit.fields.begin()->second.size() > desk::maxFieldBytes)
        return std::nullopt;
    m_dirty = false;
    return edit;
}

void EntryModel::keep()
{
    m_keepSoon.stop();
    if (!here())
        return;
    if (m_request.working())
        return m_keepSoon.start();
    save();
}

void EntryModel::save()
{
    if (const auto edit = half())
        m_request.change([request = m_for, edit = *edit](OpenDesk &open) { return keepIn(open, request, edit); },
                         [this, form = m_form] {
                             if (form == m_form)
                                 m_kept = m_now;
                             emit keptChanged();
                         });
}

/// Past the request model, which is about to show another one: on the request as it then is.
void EntryModel::leave()
{
    if (const auto edit = half())
        m_door.ask(
            this, [request = m_for, edit = *edit](OpenDesk &open) { return keepIn(open, request, edit); },
            [this](const desk::Done<void> &done) {
                if (!done)
                    emit notKept(done.error());
            });
    hide();
}

void EntryModel::dropChanges()
{
    if (!here() || m_number == 0)
        return;
    m_keepSoon.stop();
    m_dirty = false;
    const bool isKept = !keptChanges(m_number).empty();
    desk::Edit edit;
    forgetKept(edit);
    hide();
    if (isKept)
        m_request.change([request = m_for, edit](OpenDesk &open) { return keepIn(open, request, edit); });
}

} // namespace th::app
