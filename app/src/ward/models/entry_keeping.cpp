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

/// False: it is more than a request keeps, and what was kept stays as it is. Of lines that are gone nothing is.
bool EntryModel::keepChanges(desk::Edit &edit, const LineText &ofThisLine)
{
    LineChanges all = changesNow();
    std::erase_if(all, [this](const auto &each) { return !m_request.lines()->find(each.first); });
    all[m_number] = ofThisLine;
    std::string json = toJson(all);
    if (json.size() > desk::maxFieldBytes)
        return false;
    edit.fields[unfinishedChanges] = std::move(json);
    m_changesOf = {m_request.shown().found.row.id, m_request.shown().found.row.revision};
    m_changes = std::move(all);
    return true;
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
        (void)keepChanges(edit, {}); // less than what is there: it fits
}

desk::Problem EntryModel::tooMuch()
{
    return {
        "draft.too_long",
        {"Những gì đang nhập hoặc sửa dở dài quá, không giữ nháp được nữa. Hãy ghi dòng này, hoặc ghi hay bỏ các dòng "
         "đang sửa dở khác, trước khi rời đi.",
         "What is typed and not taken yet is too long to be kept any more. Take this line, or take or drop what was "
         "changed of others, before you leave."}};
}

/// What was typed last cannot be kept, and goes with the form.
bool EntryModel::losesText() const { return m_shown && !m_ofPass && m_dirty && m_tooMuch; }

/// What keeps half a line that is not kept yet.
std::optional<desk::Edit> EntryModel::half()
{
    m_keepSoon.stop();
    m_keepAtLast.stop();
    if (!m_shown || m_ofPass || !m_dirty || !m_taking.expired())
        return std::nullopt;
    desk::Edit edit;
    bool fits = true;
    if (m_number != 0)
        fits = keepChanges(edit, changedFields());
    else if (std::string json = toJson(m_text); json.size() <= desk::maxFieldBytes)
        edit.fields[unfinished] = std::move(json);
    else
        fits = false;
    if (std::exchange(m_tooMuch, !fits) == fits)
        emit checked();
    if (!fits)
        return std::nullopt;
    m_dirty = false;
    return edit;
}

void EntryModel::keep()
{
    m_keepSoon.stop();
    m_keepAtLast.stop();
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

/// Past the request model, which is about to show another one: on the request as it then is. Who leaves because the
/// desk is locked still learns that it was refused.
void EntryModel::leave()
{
    if (const auto edit = half())
        m_door.askLast(
            this, [request = m_for, edit = *edit](OpenDesk &open) { return keepIn(open, request, edit); },
            [this](const desk::Done<void> &done) {
                if (!done)
                    emit notKept(done.error());
            });
    else if (losesText())
        emit notKept(tooMuch());
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
