// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done to the request on screen.
#include "request_model.h"

#include "models/local_file.h"
#include "scanner/page_picture.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <algorithm>

namespace th::app {

namespace {

constexpr std::size_t undoKept = 50, mostWaiting = 50;
constexpr qsizetype givenKept = 6;

desk::Problem fileProblem(const QString &name, const char *code, const char *vi, const char *en)
{
    return {code, {QString::fromUtf8(vi).arg(name).toStdString(), QString::fromUtf8(en).arg(name).toStdString()}};
}

desk::Done<core::Bytes> readAttachment(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return core::Failure{fileProblem(name, "file", "Không đọc được tệp %1. Hãy kiểm tra rồi chọn lại.",
                                         "The file %1 cannot be read. Check it, then choose again.")};
    if (file.size() > static_cast<qint64>(desk::maxAttachmentBytes))
        return core::Failure{fileProblem(name, "attachment_size",
                                         "Tệp %1 lớn hơn 32 MiB. Hãy chia nhỏ, hoặc chụp với độ phân giải thấp hơn.",
                                         "The file %1 is larger than 32 MiB. Divide it, or scan it less finely.")};
    const QByteArray bytes = file.readAll();
    return core::Bytes(bytes.begin(), bytes.end());
}

desk::Done<void> writeAttachment(const QString &name, const core::Bytes &content)
{
    QSaveFile file(name);
    const auto size = static_cast<qint64>(content.size());
    const bool opened = file.open(QIODevice::WriteOnly);
    (void)file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner); // personal data, for nobody else
    if (!opened || file.write(reinterpret_cast<const char *>(content.data()), size) != size || !file.commit())
        return core::Failure{fileProblem(name, "file", "Không ghi được %1. Hãy chọn chỗ khác.",
                                         "%1 cannot be written. Choose another place.")};
    return {};
}

} // namespace

/// Keys are quicker than disks: what is asked for while a change is on its way is done after it, on what came of it.
bool RequestModel::later(std::function<void()> again)
{
    if (!m_working)
        return false;
    if (m_waiting.size() < mostWaiting)
        m_waiting.push_back(std::move(again));
    return true;
}

void RequestModel::change(std::function<desk::Done<void>(OpenDesk &)> what, const std::function<void()> &then)
{
    if (later([this, what, then] { change(what, then); }))
        return;
    m_working = true;
    m_complaint.reset();
    m_saved.clear();
    emit changed();
    m_door.ask(
        this, [what = std::move(what)](OpenDesk &open) { return what(open); },
        [this, then, visit = m_visit, request = m_request](desk::Done<void> done) {
            if (visit == m_visit)
                return changed(done, then);
            if (done)
                emit altered();
            else
                emit leftUndone(elsewhere(request, done.error()));
        });
}

void RequestModel::changed(const desk::Done<void> &done, const std::function<void()> &then)
{
    const bool readsAnew = done || done.error().code == "stale" || done.error().code == "already_taken";
    m_working = readsAnew; // until it is read: on what is on screen nothing could be done
    if (!readsAnew)
        m_ruling.clear();
    if (done) {
        emit altered();
        if (then)
            then();
    } else {
        m_waiting.clear();
        m_answered = 0;
        m_complaint = done.error();
    }
    emit changed();
    if (readsAnew)
        refresh();
}

void RequestModel::complain(const desk::Problem &why)
{
    m_complaint = why;
    m_saved.clear();
    emit changed();
}

void RequestModel::take(const QString &step)
{
    const StepOffer *found = offer(step);
    if (!found)
        return;
    m_complaint.reset();
    m_saved.clear();
    if (found->seals)
        return emit sealWanted(m_request, step);
    if (!found->wantsReason)
        return takeStep(found->id, {});
    ask(step);
}

void RequestModel::takeStep(const std::string &step, const std::string &reason, std::uint64_t prompt)
{
    if (later([this, step, reason, prompt] { takeStep(step, reason, prompt); }))
        return;
    change([id = id(), seen = revision(), step,
            reason](OpenDesk &open) { return open.desk.step(open.act(id, seen), step, reason); },
           [this, prompt] { endPrompt(prompt); });
}

void RequestModel::approve() { decide(m_lines.numbers(), store::WardDecision::Approved, {}); }
void RequestModel::undecide() { decide(m_lines.numbers(), store::WardDecision::Undecided, {}); }

void RequestModel::refuse()
{
    if (!m_view.decides || m_lines.numbers().empty())
        return;
    m_askedLines = m_lines.numbers();
    ask(QStringLiteral("refuse"));
}

void RequestModel::ask(const QString &what)
{
    m_asking = what;
    ++m_prompt;
    emit changed();
}

/// What was asked is done. Another prompt may be open by now: it stays.
void RequestModel::endPrompt(std::uint64_t prompt)
{
    if (prompt == 0 || prompt != m_prompt)
        return;
    m_asking.clear();
    if (!std::exchange(m_reason, {}).isEmpty())
        emit reasonChanged();
}

void RequestModel::answer(const QString &reason)
{
    const QString said = reason.trimmed();
    if (said.isEmpty() || m_asking.isEmpty() || m_answered == m_prompt)
        return;
    m_answered = m_prompt;
    m_reason = said;
    emit reasonChanged();
    m_given.removeOne(said);
    m_given.prepend(said);
    m_given = m_given.mid(0, givenKept);
    if (m_asking == QLatin1String("refuse"))
        decide(m_askedLines, store::WardDecision::Refused, said.toStdString(), m_prompt);
    else
        takeStep(m_asking.toStdString(), said.toStdString(), m_prompt);
}

void RequestModel::dismiss()
{
    m_asking.clear();
    m_complaint.reset();
    m_saved.clear();
    emit changed();
}

/// \p lines: those that were chosen when the key was pressed.
void RequestModel::decide(const std::vector<std::uint32_t> &lines, store::WardDecision decision,
                          const std::string &reason, std::uint64_t prompt)
{
    std::vector<desk::Ruling> rulings;
    for (const std::uint32_t number : lines)
        rulings.push_back({number, decision, reason});
    const auto same = [](const desk::Ruling &a, const desk::Ruling &b) {
        return a.line == b.line && a.decision == b.decision && a.reason == b.reason;
    };
    if (m_working && std::ranges::equal(rulings, m_ruling, same))
        return;
    m_ruling = rulings;
    rule(rulings, true, prompt);
}

void RequestModel::rule(const std::vector<desk::Ruling> &rulings, bool undoable, std::uint64_t prompt)
{
    if (later([this, rulings, undoable, prompt] { rule(rulings, undoable, prompt); }))
        return;
    if (!m_view.decides || rulings.empty())
        return;
    std::vector<desk::Ruling> before;
    for (const desk::Ruling &ruling : rulings)
        if (const desk::Line *line = m_lines.find(ruling.line))
            before.push_back({line->number, line->decision, line->reason});
    change([id = id(), seen = revision(),
            rulings](OpenDesk &open) { return open.desk.decide(open.act(id, seen), rulings); },
           [this, before, undoable, prompt] {
               endPrompt(prompt);
               ruled(before, undoable);
           });
}

void RequestModel::ruled(const std::vector<desk::Ruling> &before, bool undoable)
{
    if (undoable)
        m_undo.push_back(before);
    else if (!m_undo.empty())
        m_undo.pop_back();
    if (m_undo.size() > undoKept)
        m_undo.erase(m_undo.begin());
    if (!std::ranges::equal(m_lines.numbers(), before, {}, {}, &desk::Ruling::line))
        return; // something else was chosen meanwhile
    const bool single = m_lines.chosen() == 0;
    m_lines.chooseNone();
    if (undoable && single && m_lines.filter().isEmpty())
        m_lines.setCurrent(m_lines.current() + 1); // on to the next
}

void RequestModel::undo()
{
    m_ruling.clear(); // the same decision again would be a new one
    if (later([this] { undo(); }))
        return;
    if (canUndo())
        rule(m_undo.back(), false);
}

void RequestModel::edit(const desk::Edit &edit, const std::function<void()> &then)
{
    if (later([this, edit, then] { this->edit(edit, then); }))
        return;
    m_matchesKnown = false;
    if (m_view.edits)
        change(
            [id = id(), seen = revision(), edit](OpenDesk &open) { return open.desk.edit(open.act(id, seen), edit); },
            then);
}

/// Nobody else writes to the desk between the two questions: they are one job of its thread.
void RequestModel::takeLine(const desk::Edit &edit, std::uint32_t line, const desk::Fields &typed,
                            const std::function<void()> &then)
{
    if (later([=, this] { takeLine(edit, line, typed, then); }))
        return;
    m_matchesKnown = false;
    if (m_view.edits)
        change(
            [id = id(), seen = revision(), edit, line, typed](OpenDesk &open) {
                desk::Edit whole = edit;
                const auto found = open.desk.look(id);
                if (found && found->unfinished.contains(line) && found->unfinished.at(line) == typed)
                    whole.finished = {line};
                return open.desk.edit(open.act(id, seen), whole);
            },
            then);
}

void RequestModel::setField(const QString &field, const QString &value)
{
    const auto found = m_view.found.fields.find(field.toStdString());
    const std::string before = found == m_view.found.fields.end() ? std::string() : found->second;
    desk::Edit changes;
    changes.fields[field.toStdString()] = value.trimmed().toStdString();
    if (changes.fields.begin()->second != before)
        edit(changes);
}

void RequestModel::removeLines()
{
    desk::Edit changes;
    changes.linesGone = m_lines.numbers();
    if (!changes.linesGone.empty())
        edit(changes, [this] { m_lines.chooseNone(); });
}

void RequestModel::attach(const QUrl &file, const QString &kind)
{
    if (later([this, file, kind] { attach(file, kind); }) || !m_view.attaches)
        return;
    change([id = id(), seen = revision(), path = file.toLocalFile(), kind](OpenDesk &open) -> desk::Done<void> {
        const auto content = readAttachment(path);
        if (!content)
            return core::Failure{content.error()};
        return open.desk.attach(open.act(id, seen), kind.toStdString(), QFileInfo(path).fileName().toStdString(),
                                *content);
    });
}

void RequestModel::attachPhotograph(const QString &kind, const QByteArray &jpeg)
{
    if (later([this, kind, jpeg] { attachPhotograph(kind, jpeg); }) || !m_view.attaches)
        return;
    change([id = id(), seen = revision(), kind, jpeg](OpenDesk &open) -> desk::Done<void> {
        std::string name = core::formatRfc3339(open.clock.wall); // 2021-09-06T09:02:00Z
        std::erase_if(name, [](char c) { return c == '-' || c == ':'; });
        return open.desk.attach(open.act(id, seen), kind.toStdString(), "anh-" + name + ".jpg",
                                core::Bytes(jpeg.begin(), jpeg.end()));
    });
}

void RequestModel::save(int number, const QUrl &as)
{
    const auto which = static_cast<std::uint32_t>(number);
    const QString file = freeFile(localFile(as));
    m_complaint.reset();
    m_saved.clear();
    m_door.ask(
        this,
        [id = id(), which, path = file](OpenDesk &open) -> desk::Done<void> {
            const auto content = open.desk.attachment(id, which);
            if (!content)
                return core::Failure{content.error()};
            return writeAttachment(path, *content);
        },
        [this, file, visit = m_visit, request = m_request](const desk::Done<void> &done) {
            if (!done && visit != m_visit)
                return emit leftUndone(elsewhere(request, done.error()));
            if (!done)
                return complain(done.error());
            if (visit == m_visit)
                m_saved = file;
            emit changed();
        });
}

void RequestModel::view(int number)
{
    m_pages.clear();
    m_viewNote = tr("Đang mở…");
    for (int row = 0; row < m_files.count(); ++row)
        if (m_files.value(row, "number").toInt() == number)
            m_viewName = m_files.value(row, "name").toString();
    emit viewChanged();
    m_door.ask(
        this,
        [id = id(), which = static_cast<std::uint32_t>(number)](OpenDesk &open) -> desk::Done<scanner::PagePictures> {
            const auto content = open.desk.attachment(id, which);
            if (!content)
                return core::Failure{content.error()};
            return scanner::drawPages(
                QByteArray(reinterpret_cast<const char *>(content->data()), static_cast<qsizetype>(content->size())));
        },
        [this, viewing = ++m_viewing](desk::Done<scanner::PagePictures> drawn) {
            if (viewing != m_viewing)
                return; // closed, or another one by now
            m_viewNote = drawn ? QString() : name(drawn.error().sentence);
            if (drawn && drawn->pages.isEmpty())
                m_viewNote = tr("Tệp này không phải ảnh hay PDF nên không xem được ở đây. Hãy lưu ra rồi mở.");
            else if (drawn && drawn->pages.size() < drawn->pagesInFile)
                m_viewNote = tr("Chỉ hiện %1 trong %2 trang. Hãy lưu ra để xem hết.")
                                 .arg(drawn->pages.size())
                                 .arg(drawn->pagesInFile);
            if (drawn)
                for (const QImage &page : drawn->pages)
                    m_pages << QVariant::fromValue(page);
            emit viewChanged();
        });
}

void RequestModel::closeView()
{
    ++m_viewing;
    m_pages.clear();
    m_viewName.clear();
    m_viewNote.clear();
    emit viewChanged();
}

} // namespace th::app
