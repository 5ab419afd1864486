// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake_model.h"

#include "models/local_file.h"
#include "models/phrases.h"

#include <algorithm>

namespace th::app {

IntakeModel::IntakeModel(LanguageSwitch &language, DeskDoor &door, RequestModel &request, QObject *parent)
    : QObject(parent), m_language(language), m_door(door), m_request(request),
      m_fields({"field", "name", "value", "note", "doubt", "wanted"}), m_choices({"choice", "name", "note", "chosen"}),
      m_rows(language)
{
    connect(&language, &LanguageSwitch::changed, this, &IntakeModel::remake);
    connect(&request, qOverload<>(&RequestModel::changed), this, &IntakeModel::changed);
}

QString IntakeModel::said(const std::optional<desk::Problem> &problem) const
{
    return problem ? name(problem->sentence) : QString();
}

bool IntakeModel::working() const
{
    return m_state == State::Reading || m_state == State::Checking || m_state == State::Taking;
}

void IntakeModel::clear()
{
    ++m_visit;
    m_state = State::Choosing;
    m_source = {};
    m_order = {};
    m_found.reset();
    m_mapping = {};
    m_forAll.clear();
    m_choosing.clear();
    m_saved.clear();
    m_complaint.reset();
    m_failure.reset();
    m_asked.reset();
    m_taken.reset();
    m_rows.show({}, ListRows::Show::Bad);
    m_tab = QStringLiteral("bad");
    remake();
}

void IntakeModel::begin()
{
    clear();
    for (const lists::Shape &shape : lists::passShapes())
        for (const core::PassKind kind : m_request.shown().kinds)
            if (m_order.kind.empty() && shape.id == core::name(kind))
                m_order.kind = shape.id;
    emit changed();
}

void IntakeModel::read(const QUrl &file)
{
    if (working())
        return;
    const std::string kind = m_order.kind;
    clear();
    m_order.kind = kind;
    m_source.file = file.toLocalFile();
    load();
}

void IntakeModel::readAttachment(int number)
{
    begin();
    m_source.attachment = static_cast<std::uint32_t>(number);
    load();
}

void IntakeModel::load()
{
    m_state = State::Reading;
    m_complaint.reset();
    m_failure.reset();
    emit changed();
    m_door.ask(
        this,
        [request = m_request.request(), source = m_source, order = m_order](OpenDesk &open) {
            return readListFrom(open, request, source, order);
        },
        [this, visit = m_visit](ListRead found) {
            if (visit == m_visit)
                answer(std::move(found));
        });
}

void IntakeModel::answer(ListRead read)
{
    if (read)
        return show(std::move(read).value());
    if (!m_found)
        return fail(read.error());
    m_order.encoding = m_found->order.encoding; // of what is still shown
    complain(read.error());
}

void IntakeModel::show(std::shared_ptr<const ListFound> found)
{
    m_found = std::move(found);
    m_saved.clear();
    m_order = m_found->order;
    m_mapping = m_found->intake.list.mapping;
    m_atColumns = !m_found->isChecked;
    m_state = m_atColumns ? State::Columns : State::Checked;
    m_complaint = m_found->asked;
    if (m_found->isChecked)
        setTab(bad() + static_cast<int>(count(lists::Weight::Offer)) > 0 ? QStringLiteral("bad")
                                                                         : QStringLiteral("good"));
    remake();
}

void IntakeModel::fail(const desk::Problem &why)
{
    m_state = State::Failed;
    m_failure = why;
    emit changed();
}

void IntakeModel::complain(const desk::Problem &why)
{
    m_complaint = why;
    m_state = m_atColumns ? State::Columns : State::Checked;
    emit changed();
}

QString IntakeModel::complaint() const
{
    if (m_complaint)
        return name(m_complaint->sentence);
    if (m_state != State::Columns || m_mapping.complete() || !m_found)
        return {};
    QStringList names;
    for (const std::string &id : m_mapping.missing)
        if (const lists::Field *field = m_found->intake.shape->find(id))
            names << name(field->name);
    return tr("Chưa rõ cột nào là: %1. Hãy chọn cột.").arg(names.join(QStringLiteral(", ")));
}

void IntakeModel::check()
{
    if (!m_found || working() || !m_mapping.complete())
        return;
    if (const auto problem = m_forAll.put(m_order.defaults))
        return complain(*problem);
    m_state = State::Checking;
    m_complaint.reset();
    m_asked.reset();
    emit changed();
    m_door.ask(
        this, [found = m_found, order = m_order](OpenDesk &open) { return checkListAs(open, *found, order); },
        [this, visit = m_visit](ListRead read) {
            if (visit == m_visit)
                answer(std::move(read));
        });
}

void IntakeModel::changeColumns()
{
    if (!m_found || working())
        return;
    m_state = State::Columns;
    m_atColumns = true;
    m_complaint.reset();
    remake();
}

void IntakeModel::take() { takeAs(Duplicates::Ask); }
void IntakeModel::takeWithout() { takeAs(Duplicates::LeaveOut); }
void IntakeModel::takeAll() { takeAs(Duplicates::Take); }

void IntakeModel::takeAs(Duplicates duplicates)
{
    if (m_state != State::Checked || good() == 0)
        return;
    m_state = State::Taking;
    m_complaint.reset();
    m_asked.reset();
    emit changed();
    m_door.ask(
        this,
        [found = m_found, id = m_request.request(), seen = m_request.shown().found.row.revision, duplicates,
         attach = m_source.attachment == 0](OpenDesk &open) {
            return takeListInto(open, open.act(id, seen), *found, attach, duplicates);
        },
        [this, id = m_request.request(), visit = m_visit](desk::Done<ListTaken> taken) {
            if (taken && taken->duplicates.empty())
                emit altered();
            if (m_request.request() == id)
                m_request.refresh(); // it may be another one by now
            if (!taken && (visit != m_visit || !m_seen))
                emit leftUndone(m_request.elsewhere(id, taken.error()));
            if (visit != m_visit)
                return;
            if (!taken) {
                complain(taken.error());
            } else if (!taken->duplicates.empty()) {
                askDuplicates(*taken);
            } else {
                took(*taken);
            }
        });
}

void IntakeModel::askDuplicates(const ListTaken &taken)
{
    m_state = State::Checked;
    m_asked = taken;
    emit changed();
}

void IntakeModel::took(const ListTaken &taken)
{
    m_state = State::Taken;
    m_taken = taken;
    emit changed();
}

void IntakeModel::saveBad(const QUrl &as)
{
    if (!m_found || bad() == 0)
        return;
    const QString file = freeFile(localFile(as));
    m_door.ask(
        this,
        [found = m_found, file, language = m_language.language()](OpenDesk &) {
            return saveBadRows(*found, file, language);
        },
        [this, file, found = m_found](const desk::Done<void> &done) {
            if (found == m_found) // else other rows are bad by now
                tellSaved(file, done);
        });
}

void IntakeModel::saveTemplate(const QUrl &as)
{
    const lists::Shape *shape = lists::findPassShape(m_order.kind);
    if (!shape)
        return;
    QString file = localFile(as);
    if (!file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) &&
        !file.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive))
        file += QStringLiteral(".xlsx");
    file = freeFile(file);
    m_door.ask(
        this,
        [shape, file, language = m_language.language()](OpenDesk &) { return saveEmptyList(*shape, file, language); },
        [this, file](const desk::Done<void> &done) { tellSaved(file, done); });
}

void IntakeModel::tellSaved(const QString &as, const desk::Done<void> &done)
{
    m_saved = done ? as : QString();
    if (done)
        m_complaint.reset();
    else
        m_complaint = done.error();
    emit changed();
}

int IntakeModel::good() const
{
    return m_found && m_found->isChecked ? static_cast<int>(m_found->intake.drafts.size()) : 0;
}

int IntakeModel::bad() const
{
    return m_found && m_found->isChecked ? static_cast<int>(m_found->intake.checked.bad.size()) : 0;
}

std::size_t IntakeModel::count(lists::Weight weight) const
{
    return m_found ? static_cast<std::size_t>(
                         std::ranges::count(m_found->intake.checked.findings, weight, &lists::Finding::weight))
                   : 0;
}

void IntakeModel::setTab(const QString &tab)
{
    m_tab = tab;
    m_rows.show(m_found, tab == QLatin1String("good")    ? ListRows::Show::Good
                         : tab == QLatin1String("notes") ? ListRows::Show::Notes
                                                         : ListRows::Show::Bad);
    emit changed();
}

} // namespace th::app
