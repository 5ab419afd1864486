// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "entry_model.h"

#include "core/id_card.h"
#include "models/phrases.h"

#include <algorithm>

namespace th::app {

namespace {

constexpr auto checkAfter = std::chrono::milliseconds(250), keepAfter = std::chrono::milliseconds(1500),
               keepAtLast = std::chrono::milliseconds(5000);

struct Judged {
    std::optional<desk::Problem> objection;
    std::vector<desk::Match> matches;
};

desk::Done<Judged> judge(OpenDesk &open, const desk::Draft &draft, const std::string &procedure,
                         desk::RequestId request)
{
    Judged judged;
    const issuing::Procedure *flow = open.desk.workflow().find(procedure);
    const core::Directory *directory = open.station.directory();
    const core::Authority *issuer = directory ? directory->findAuthority(open.desk.unit()) : nullptr;
    if (flow && issuer)
        judged.objection = desk::objection(draft, *flow, *issuer, *directory, open.station.policy(), open.clock.wall);
    auto matches = open.desk.matches(draft, request);
    if (!matches)
        return core::Failure{matches.error()};
    judged.matches = std::move(matches).value();
    return judged;
}

} // namespace

EntryModel::EntryModel(LanguageSwitch &language, DeskDoor &door, RequestModel &request, QObject *parent)
    : QObject(parent), m_language(language), m_door(door), m_request(request), m_picks({"id", "name", "chosen"})
{
    connect(&language, &LanguageSwitch::changed, this, [this] {
        emit changed();
        emit checked();
    });
    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(checkAfter);
    connect(&m_checkSoon, &QTimer::timeout, this, &EntryModel::check);
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(keepAfter);
    connect(&m_keepSoon, &QTimer::timeout, this, &EntryModel::keep);
    m_keepAtLast.setSingleShot(true);
    m_keepAtLast.setInterval(keepAtLast);
    connect(&m_keepAtLast, &QTimer::timeout, this, &EntryModel::keep);
}

void EntryModel::setReference(const Reference &reference) { m_reference = reference; }

QString EntryModel::title() const { return m_number == 0 ? tr("Dòng mới") : tr("Sửa dòng %1").arg(m_number); }

QVariantMap EntryModel::values() const
{
    QVariantMap values;
    for (const auto &[field, value] : m_text)
        values.insert(field, value);
    return values;
}

QVariantMap EntryModel::complaints() const
{
    QVariantMap complaints;
    for (const auto &[field, sentence] : m_complaints)
        if (!m_text.contains(field) || !m_text.at(field).isEmpty()) // nobody is told off for what is still to come
            complaints.insert(field, name(sentence));
    return complaints;
}

QString EntryModel::same() const
{
    QStringList parts;
    for (const desk::Match &match : m_matches)
        if (parts.size() < 3)
            parts << tr("hồ sơ %1, dòng %2").arg(match.request).arg(match.line);
    return parts.isEmpty() ? QString()
                           : tr("Đã có người này, xe này hoặc hộ này: %1").arg(parts.join(QStringLiteral("; ")));
}

QString EntryModel::note() const
{
    if (m_tooMuch)
        return name(tooMuch().sentence);
    return m_objection ? name(*m_objection) : m_note ? name(*m_note) : QString();
}

QString EntryModel::kept() const
{
    return m_kept ? tr("Đã lưu nháp lúc %1").arg(phrases::timeOfDay(*m_kept, m_reference.utcOffset)) : QString();
}

LineText EntryModel::carriedOver() const
{
    LineText text;
    for (const char *field : {"category", "areas", "valid_from", "valid_until", "route"})
        if (const auto found = m_last.find(QLatin1String(field)); found != m_last.end())
            text[found->first] = found->second;
    const desk::Fields &fields = m_request.shown().found.fields;
    if (const auto organisation = fields.find("organisation"); organisation != fields.end() && employees())
        text[QStringLiteral("organisation")] = th::app::text(organisation->second);
    return text;
}

void EntryModel::begin(std::uint32_t number, LineText text, desk::Draft base)
{
    m_number = number;
    m_for = m_request.shown().found.row.id;
    m_procedure = m_request.shown().found.row.procedure;
    m_taking.reset();
    ++m_form;
    m_base = std::move(base);
    m_text = std::move(text);
    m_complaints.clear();
    m_matches.clear();
    m_note.reset();
    m_objection.reset();
    m_kept.reset();
    m_whole = m_dirty = m_tooMuch = m_badScan = false;
    m_shown = true;
    emit changed();
    emit valuesChanged();
    emit checked();
    emit keptChanged();
    check();
}

void EntryModel::openNew()
{
    const RequestView &view = m_request.shown();
    if (!view.edits || view.kinds.empty())
        return;
    m_kind = *view.kinds.begin();
    desk::Draft base;
    base.claims.kind = m_kind;
    const LineText text = unfinished(0);
    begin(0, text.empty() ? carriedOver() : text, base);
}

void EntryModel::openLine(int number)
{
    const desk::Line *line = m_request.lines()->find(static_cast<std::uint32_t>(number));
    if (!line || !m_request.edits())
        return;
    m_kind = line->draft.claims.kind;
    LineText text = textOf(line->draft, m_reference.utcOffset);
    const LineText changed = unfinished(line->number);
    for (const auto &[field, value] : changed)
        text[field] = value;
    begin(line->number, text, line->draft);
    if (changed.empty())
        return;
    m_note = core::LocalName{"Đây là những gì bạn đang sửa dở dòng này; chưa ghi vào dòng.",
                             "This is what you were changing of this line; the line does not hold it yet."};
    emit checked();
}

void EntryModel::openPass(desk::RequestId request, const std::string &procedure, const desk::Draft &content)
{
    m_ofPass = true;
    m_kind = content.claims.kind;
    begin(0, textOf(content, m_reference.utcOffset), content);
    m_for = request;
    m_procedure = procedure;
    check();
}

/// What the form says. A pass's dates stay to the second where they were not changed.
ReadLine EntryModel::read() const
{
    ReadLine read = readLine(m_text, m_base, m_reference.utcOffset);
    if (!m_ofPass)
        return read;
    const LineText before = textOf(m_base, m_reference.utcOffset);
    const auto same = [&](const char *field) {
        const auto now = m_text.find(QLatin1String(field));
        return now != m_text.end() && now->second == before.at(QLatin1String(field));
    };
    read.draft.claims.issuedAt = m_base.claims.issuedAt; // the desk's to set
    if (same("valid_from"))
        read.draft.claims.validFrom = m_base.claims.validFrom;
    if (same("valid_until"))
        read.draft.claims.validUntil = m_base.claims.validUntil;
    return read;
}

void EntryModel::setValue(const QString &field, const QString &value)
{
    if (!m_shown || m_text[field] == value)
        return;
    m_text[field] = value;
    m_dirty = true;
    if (std::exchange(m_badScan, false)) { // they type instead
        m_note.reset();
        emit checked();
    }
    m_checkSoon.start();
    if (m_ofPass)
        return;
    keepLater();
}

void EntryModel::check()
{
    m_checkSoon.stop();
    const ReadLine read = this->read();
    m_complaints = read.complaints;
    m_whole = false;
    const bool parsed = m_complaints.empty();
    emit checked();
    m_door.ask(
        this,
        [draft = read.draft, procedure = m_procedure, request = m_for](OpenDesk &open) {
            return judge(open, draft, procedure, request);
        },
        [this, parsed, asked = ++m_asked](desk::Done<Judged> judgedNow) {
            if (asked == m_asked && judgedNow)
                judged(parsed ? judgedNow->objection : std::nullopt, judgedNow->matches);
        });
}

void EntryModel::judged(const std::optional<desk::Problem> &objection, const std::vector<desk::Match> &matches)
{
    m_matches = matches;
    m_whole = m_complaints.empty() && !objection;
    m_objection.reset();
    if (objection) {
        const QString field = fieldOf(*objection);
        if (field.isEmpty())
            m_objection = objection->sentence;
        else
            m_complaints.emplace(field, objection->sentence);
    }
    emit checked();
}

void EntryModel::hide()
{
    m_checkSoon.stop();
    m_keepSoon.stop();
    m_keepAtLast.stop();
    ++m_form;
    m_taking.reset();
    m_shown = false;
    emit changed();
}

void EntryModel::take()
{
    if (!here() || !m_taking.expired())
        return;
    const ReadLine read = readLine(m_text, m_base, m_reference.utcOffset);
    if (!m_whole || !read.complaints.empty())
        return check();
    const LineText asTyped = typed();
    m_dirty = m_dirty || unfinished(m_number) != asTyped;
    keep(); // first: whatever becomes of the line (refused, overtaken by a lock), its text is on disk
    desk::Edit edit;
    edit.lines.emplace_back(m_number, read.draft);
    const auto taking = std::make_shared<bool>(true); // gone with what holds it, whatever became of that
    m_taking = taking;
    m_request.takeLine(edit, m_number, typedFields(asTyped),
                       [this, taking, form = m_form, text = m_text, line = m_number, request = m_for,
                        draft = read.draft, asked = m_keepingLast] {
                           m_last = text;
                           m_request.noteUnfinished(request, line, {});
                           if (form == m_form) // else it was closed, or holds another line
                               took(text, draft, asked != m_keepingLast);
                       });
}

void EntryModel::clear()
{
    m_text.clear();
    m_last.clear();
    m_keeping.clear();
    m_matches.clear();
    m_base = {};
    ++m_asked;
    hide();
    emit valuesChanged();
    emit checked();
}

bool EntryModel::scan(const QString &scanned)
{
    const auto card = core::parseIdCard(scanned.toStdString());
    if (!card) {
        m_note = core::LocalName{"Mã vừa quét không phải mã trên thẻ căn cước. Hãy quét mã ở mặt trước thẻ.",
                                 "What was scanned is not the code of an ID card. Scan the one on the card's front."};
        m_badScan = true;
        emit checked();
        return false;
    }
    if (!m_shown)
        openNew();
    if (!m_shown)
        return false;
    m_note.reset();
    m_badScan = false;
    m_text[QStringLiteral("holder")] = text(card->fullName);
    m_text[QStringLiteral("id_number")] = text(card->number);
    if (card->birthDate)
        m_text[QStringLiteral("birth_year")] = QString::number(static_cast<int>(card->birthDate->year()));
    m_dirty = true;
    emit valuesChanged();
    keepLater();
    check();
    return true;
}

} // namespace th::app
