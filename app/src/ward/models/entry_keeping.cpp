// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is typed and not taken yet is kept with the request: half a line, and what lines that are there are to become.
#include "entry_model.h"

#include <algorithm>

namespace th::app {

/// What was last asked to be kept of the line, or what the request on screen has of it.
LineText EntryModel::unfinished(std::uint32_t line) const
{
    const desk::Case &shown = m_request.shown().found;
    const auto asked = std::ranges::find_if(m_keeping.rbegin(), m_keeping.rend(), [&](const auto &each) {
        return each.second.request == shown.row.id && each.second.line == line;
    });
    if (asked != m_keeping.rend())
        return asked->second.text;
    const auto kept = shown.unfinished.find(line);
    return kept == shown.unfinished.end() ? LineText() : lineText(kept->second);
}

/// The fields that are no more what the line holds; of a new line, those that hold something.
LineText EntryModel::typed() const
{
    LineText typed;
    const LineText before = m_number == 0 ? LineText() : textOf(m_base, m_reference.utcOffset);
    for (const auto &[field, value] : m_text) {
        const auto found = before.find(field);
        if (value != (found == before.end() ? QString() : found->second))
            typed[field] = value;
    }
    return typed;
}

desk::Problem EntryModel::tooMuch()
{
    return {"draft.too_long",
            {"Có ô dài quá 2.000 byte nên không giữ nháp được. Hãy rút ngắn ô đó.",
             "A field is longer than 2,000 bytes, so it cannot be kept. Shorten it."}};
}

/// What was typed last cannot be kept, and goes with the form.
bool EntryModel::losesText() const { return m_shown && !m_ofPass && m_dirty && m_tooMuch; }

void EntryModel::keepLater()
{
    m_keepSoon.start();
    if (!m_keepAtLast.isActive())
        m_keepAtLast.start();
}

void EntryModel::keep()
{
    m_keepSoon.stop();
    m_keepAtLast.stop();
    if (!m_shown || m_ofPass || !m_dirty)
        return;
    LineText text = typed();
    const bool fits = std::ranges::all_of(text, [](const auto &field) {
        return field.second.toUtf8().size() <= static_cast<qsizetype>(desk::maxFieldBytes);
    });
    if (std::exchange(m_tooMuch, !fits) == fits)
        emit checked();
    if (!fits)
        return;
    m_dirty = false;
    ask(m_number, std::move(text));
}

/// Past the request model: its changes wait for one another, and what waits is lost when the desk is locked.
void EntryModel::ask(std::uint32_t line, LineText text)
{
    const std::uint64_t asked = m_keepingLast++;
    m_keeping[asked] = {m_for, line, text};
    m_door.askLast(
        this,
        [request = m_for, line, typed = typedFields(text)](OpenDesk &open) {
            return open.desk.keepUnfinished(open.act(request, 0), line, typed);
        },
        [this, asked, form = m_form](const desk::Done<void> &done) { kept(asked, form, done); });
}

void EntryModel::kept(std::uint64_t asked, std::uint64_t form, const desk::Done<void> &done)
{
    const auto found = m_keeping.extract(asked);
    if (!done) {
        m_dirty = m_dirty || form == m_form; // tried again with the next key, and when the form is left
        return emit notKept(done.error());   // also to whom the desk is locked by now
    }
    if (!found)
        return; // another sitting
    m_request.noteUnfinished(found.mapped().request, found.mapped().line, typedFields(found.mapped().text));
    if (form == m_form)
        m_kept = m_now;
    emit keptChanged();
}

/// The line is in the request as it was when it was asked to be taken. What was typed since stays in the form, and is
/// kept: into the next line, or as changes of the one that was changed. \p askedSince: something was kept meanwhile.
void EntryModel::took(const LineText &taken, const desk::Draft &draft, bool askedSince)
{
    LineText since;
    for (const auto &[field, value] : m_text) {
        const auto found = taken.find(field);
        if (value != (found == taken.end() ? QString() : found->second))
            since[field] = value;
    }
    if (since.empty() && askedSince)
        ask(m_number, {}); // typed, and taken back
    desk::Draft next;
    next.claims.kind = m_kind;
    if (since.empty()) {
        hide();
        if (m_number == 0) // as the request is without the half line
            begin(0, carriedOver(), next);
        return;
    }
    LineText text = m_number == 0 ? carriedOver() : textOf(draft, m_reference.utcOffset); // as it was taken
    for (const auto &[field, value] : since)
        text[field] = value;
    begin(m_number, std::move(text), m_number == 0 ? next : draft);
    m_note = core::LocalName{"Dòng vừa rồi đã được ghi. Những gì gõ thêm trong lúc ghi nằm ở đây, chưa ghi.",
                             "The last line was taken. What was typed meanwhile stands here and is not taken yet."};
    m_dirty = true;
    keepLater();
    emit checked();
}

void EntryModel::leave()
{
    keep();
    if (losesText())
        emit notKept(tooMuch());
    hide();
}

void EntryModel::close() { leave(); }

void EntryModel::dropChanges()
{
    if (!here() || m_number == 0)
        return;
    m_dirty = false;
    if (!unfinished(m_number).empty())
        ask(m_number, {});
    hide();
}

} // namespace th::app
