// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_model.h"

#include "issuing/field_words.h"
#include "models/phrases.h"

#include <QTimer>
#include <algorithm>

namespace th::app {

namespace {

constexpr qsizetype reasonsOffered = 6, unfinishedNamed = 5;
const QLatin1String refusing("refuse");
constexpr const char *usualFields[] = {"organisation", "applicant", "address", "contact", "email", "area", "note"};

} // namespace

RequestModel::RequestModel(LanguageSwitch &language, DeskDoor &door, QObject *parent)
    : QObject(parent), m_language(language), m_door(door), m_lines(language),
      m_steps({"step", "name", "wantsReason", "seals", "effects"}), m_fields({"field", "label", "value", "wanted"}),
      m_files({"number", "kind", "name", "size"}), m_kinds({"kind", "name"})
{
    connect(&language, &LanguageSwitch::changed, this, &RequestModel::remake);
}

QString RequestModel::said(const std::optional<desk::Problem> &problem) const
{
    return problem ? name(problem->sentence) : QString();
}

void RequestModel::open(quint64 request)
{
    if (request != m_request)
        leave();
    m_request = request;
    refresh();
    emit changed();
}

/// What waits has been asked for on lines that nobody sees any more: it is not done behind anybody's back.
void RequestModel::leave()
{
    if (!m_waiting.empty())
        emit leftUndone(elsewhere(m_request, {"not_begun",
                                              {"Thao tác cuối chưa kịp làm. Hãy mở lại hồ sơ đó và làm lại.",
                                               "The last actions were not begun. Open it again and repeat them."}}));
    clear();
}

desk::Problem RequestModel::elsewhere(quint64 request, const desk::Problem &why) const
{
    const std::string number = std::to_string(request);
    return {why.code, {"Hồ sơ " + number + ": " + why.sentence.vi, "Request " + number + ": " + why.sentence.en}};
}

void RequestModel::refresh()
{
    m_door.ask(
        this, [request = m_request](OpenDesk &open) { return readRequest(open, request); },
        [this, visit = m_visit](desk::Done<RequestView> read) {
            if (visit != m_visit)
                return;
            if (read)
                show(std::move(read).value());
            else
                fail(read.error());
        });
}

void RequestModel::show(RequestView view)
{
    if (m_request != view.found.row.id)
        m_request = view.found.row.id;
    m_view = std::move(view);
    m_failure.reset();
    m_state = State::Shown;
    const auto lines = std::make_shared<const std::vector<desk::Line>>(std::move(m_view.found.lines));
    m_view.found.lines.clear();
    m_lines.setLines(lines);
    m_working = false;
    if (m_waiting.empty())
        m_ruling.clear();
    remake();
    findMatches(lines);
    while (!m_working && !m_waiting.empty()) {
        const auto next = std::move(m_waiting.front());
        m_waiting.pop_front();
        next();
    }
}

/// Again only where lines are others than before: decisions change nothing about them.
void RequestModel::findMatches(const std::shared_ptr<const std::vector<desk::Line>> &lines)
{
    if (std::exchange(m_matchesKnown, true))
        return;
    m_door.ask(
        this, [lines, request = id()](OpenDesk &open) { return readMatches(open, *lines, request); },
        [this, request = id()](desk::Done<LineMatches> read) {
            if (read && request == id())
                m_lines.setMatches(std::move(read).value());
        });
}

void RequestModel::fail(const desk::Problem &why)
{
    m_failure = why;
    m_working = false;
    m_answered = 0;
    m_waiting.clear();
    m_state = State::Failed;
    emit changed();
}

void RequestModel::clear()
{
    m_state = State::Loading;
    m_request = 0;
    ++m_visit;
    m_answered = 0;
    m_askedLines.clear();
    m_view = {};
    m_working = m_matchesKnown = false;
    m_waiting.clear();
    m_complaint.reset();
    m_saved.clear();
    m_failure.reset();
    m_asking.clear();
    m_reason.clear();
    m_undo.clear();
    m_ruling.clear();
    m_section = QStringLiteral("lines");
    m_lines.clear();
    closeView();
    remake();
}

void RequestModel::setSection(const QString &section)
{
    if (std::exchange(m_section, section) != section)
        emit changed();
}

QString RequestModel::title() const
{
    const desk::Fields &fields = m_view.found.fields;
    for (const char *name : {"organisation", "applicant", "household", "area"})
        if (const auto found = fields.find(name); found != fields.end())
            return text(found->second);
    if (const desk::Line *first = m_lines.find(1); first && !first->draft.claims.holder.empty())
        return text(first->draft.claims.holder);
    for (const char *name : usualFields)
        if (const auto found = fields.find(name); found != fields.end())
            return text(found->second);
    return tr("Hồ sơ %1").arg(m_request);
}

QString RequestModel::about() const
{
    if (m_state != State::Shown)
        return {};
    return tr("Hồ sơ %1 · %2 · %3").arg(m_request).arg(name(m_view.procedure), name(m_view.state));
}

QStringList RequestModel::history() const
{
    QStringList lines;
    for (const std::string &line :
         m_language.language() == core::Language::English ? m_view.historyEn : m_view.historyVi)
        lines << text(line);
    return lines;
}

void RequestModel::noteUnfinished(quint64 request, std::uint32_t line, const desk::Fields &typed)
{
    if (request != id())
        return;
    if (typed.empty())
        m_view.found.unfinished.erase(line);
    else
        m_view.found.unfinished[line] = typed;
    emit changed();
}

QString RequestModel::unfinished() const
{
    QStringList lines;
    for (const auto &[line, typed] : m_view.found.unfinished)
        if (lines.size() < unfinishedNamed)
            lines << (line == 0 ? tr("dòng mới") : tr("dòng %1").arg(line));
        else if (lines.size() == unfinishedNamed)
            lines << QStringLiteral("…");
    return lines.isEmpty() ? QString()
                           : tr("Đang nhập dở, chưa ghi: %1. Khi hồ sơ sang bước khác, phần chưa ghi bị bỏ.")
                                 .arg(lines.join(QStringLiteral(", ")));
}

void RequestModel::remake()
{
    QList<RowsModel::Row> steps, fields, files, kinds;
    for (const StepOffer &step : m_view.steps) {
        QStringList effects;
        for (const issuing::Effect effect : step.then)
            effects << name(issuing::inWords(effect));
        steps << RowsModel::Row{text(step.id), name(step.name), step.wantsReason, step.seals,
                                effects.join(QStringLiteral(", "))};
    }
    std::vector<std::string> ids = m_view.fieldsWanted;
    const auto add = [&ids](const std::string &id) {
        if (std::ranges::find(ids, id) == ids.end())
            ids.push_back(id);
    };
    if (m_view.edits) // in an order that does not change while they are filled in
        for (const char *id : {"contact", "email", "note"})
            add(id);
    for (const auto &[id, value] : m_view.found.fields)
        add(id);
    for (const std::string &id : ids) {
        const auto found = m_view.found.fields.find(id);
        const bool wanted = std::ranges::find(m_view.fieldsWanted, id) != m_view.fieldsWanted.end();
        fields << RowsModel::Row{text(id), name(issuing::fieldInWords(id)),
                                 found == m_view.found.fields.end() ? QString() : text(found->second), wanted};
    }
    for (const desk::Attachment &file : m_view.found.attachments)
        files << RowsModel::Row{file.number, name(issuing::attachmentInWords(file.kind)), text(file.fileName),
                                phrases::bytes(file.size)};
    std::vector<std::string> offered = m_view.kindsWanted;
    offered.push_back("other");
    for (const std::string &kind : offered)
        kinds << RowsModel::Row{text(kind), name(issuing::attachmentInWords(kind))};
    m_steps.setRows(steps);
    m_fields.setRows(fields);
    m_files.setRows(files);
    m_kinds.setRows(kinds);
    emit changed();
}

const StepOffer *RequestModel::offer(const QString &step) const
{
    const auto found = std::ranges::find(m_view.steps, step.toStdString(), &StepOffer::id);
    return found == m_view.steps.end() ? nullptr : &*found;
}

QString RequestModel::askingText() const
{
    if (m_asking == refusing)
        return tr("Từ chối %n dòng. Vì sao?", nullptr, static_cast<int>(m_askedLines.size()));
    const StepOffer *step = offer(m_asking);
    return step ? tr("%1. Vì sao?").arg(name(step->name)) : QString();
}

QStringList RequestModel::reasons() const
{
    QStringList offered = m_given;
    offered << tr("Thiếu giấy tờ chứng minh") << tr("Không thuộc diện được cấp") << tr("Sai số giấy tờ tùy thân")
            << tr("Trùng với hồ sơ khác");
    offered.removeDuplicates();
    return offered.mid(0, reasonsOffered);
}

} // namespace th::app
