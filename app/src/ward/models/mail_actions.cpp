// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sending and fetching, one mail, and what a person decides about it.
#include "mail_model.h"

#include "models/local_file.h"
#include "models/phrases.h"

#include <algorithm>

namespace th::app {

using store::IncomingState, store::MailState;

namespace {

using Changed = desk::Done<std::optional<counter::Received>>;

Changed decided(const desk::Done<void> &done)
{
    return done ? Changed(std::optional<counter::Received>()) : Changed(core::Failure{done.error()});
}

constexpr qsizetype mostShown = 50'000; ///< letters of a mail's text: a screen cannot lay out all that may come

} // namespace

QString MailModel::shortened(QString body)
{
    if (body.size() <= mostShown)
        return body;
    body.truncate(mostShown);
    return body + QStringLiteral("…\n\n") + tr("(Thư dài hơn thế: hãy lưu ra để xem hết.)");
}

void MailModel::sendAndFetch()
{
    if (m_running || !hasAccount())
        return;
    m_taken.reset();
    m_notice.reset();
    run();
}

/// What could not be read (another program had the desk) is read again first.
void MailModel::sendOnItsOwn()
{
    if (hasAccount())
        return run();
    if (m_state != State::Failed)
        return;
    m_due = true;
    refresh();
}

void MailModel::run()
{
    if (m_running)
        return;
    begin();
    m_door.send(
        &Errands::post, this, [answered = m_answered](const DeskAway &away) { return runMail(away, *answered); },
        [this](const desk::Done<MailRun> &run) { finish(run); });
}

void MailModel::begin()
{
    m_running = true;
    m_run.reset();
    emit changed();
}

void MailModel::finish(const desk::Done<MailRun> &run)
{
    m_running = false;
    m_run = run;
    m_troubled = !trouble().isEmpty();
    emit changed();
    emit counted();
    if (run && run->fetched && run->fetched->taken > 0)
        emit altered();
    refresh();
}

void MailModel::setBody(const QString &body)
{
    m_body = body;
    emit changed();
}

void MailModel::look()
{
    const desk::Mail *out = outgoing();
    const desk::IncomingMail *in = incoming();
    if (!out && !in)
        return;
    m_looking = true;
    m_list.clear();
    m_beganWith.clear();
    m_body.clear();
    m_complaint.reset();
    m_saved.clear();
    m_notice.reset();
    emit changed();
    const auto shown = [this, visit = ++m_visit](const desk::Done<std::string> &read) {
        if (visit == m_visit)
            setBody(read ? shortened(text(*read)) : name(read.error().sentence));
    };
    if (out)
        m_door.ask(
            this,
            [id = out->row.id](OpenDesk &open) -> desk::Done<std::string> {
                const auto letter = readLetter(open, id);
                if (!letter)
                    return core::Failure{letter.error()};
                return letter->subject + "\n\n" + letter->text;
            },
            shown);
    else if (in->row.size > 0)
        m_door.ask(
            this, [id = in->row.id](OpenDesk &open) { return readIncoming(open, id); }, shown);
}

void MailModel::closeLook()
{
    ++m_visit;
    m_looking = false;
    m_body.clear();
    m_asking.clear();
    m_complaint.reset();
    m_saved.clear();
    emit changed();
}

QString MailModel::title() const
{
    if (const desk::Mail *mail = outgoing())
        return tr("%1: %2").arg(text(mail->facts.to), kindOf(mail->row.kind));
    if (const desk::IncomingMail *mail = incoming())
        return mail->face.subject.empty() ? tr("(không có tiêu đề)") : text(mail->face.subject);
    return {};
}

QString MailModel::note() const
{
    if (const desk::Mail *mail = outgoing()) {
        const QString fault = name(mail->fault);
        if (mail->row.state != MailState::PerhapsSent)
            return fault;
        const QString then = tr("Hãy hỏi người nhận: đã có thì bỏ, chưa có thì gửi lại.");
        return fault.isEmpty() ? then : fault + QLatin1Char('\n') + then;
    }
    const desk::IncomingMail *mail = incoming();
    if (!mail)
        return {};
    QStringList parts;
    if (!mail->face.why.vi.empty() && mail->row.state == IncomingState::Waits)
        parts << name(mail->face.why);
    parts << tr("Từ: %1").arg(text(mail->face.from));
    for (const std::string &file : mail->face.files)
        parts << tr("Tệp: %1").arg(text(file));
    return parts.join(QLatin1Char('\n'));
}

desk::RequestId MailModel::request() const
{
    if (const desk::Mail *mail = outgoing())
        return mail->row.request;
    const desk::IncomingMail *mail = incoming();
    return mail ? mail->row.request : 0;
}

bool MailModel::canSendAgain() const
{
    const desk::Mail *mail = outgoing();
    return mail && mail->row.state != MailState::Sent && mail->row.state != MailState::HandingOver;
}

bool MailModel::canDrop() const
{
    const desk::Mail *mail = outgoing();
    return mail && (mail->row.state == MailState::Waits || mail->row.state == MailState::PerhapsSent ||
                    mail->row.state == MailState::Undeliverable);
}

bool MailModel::canTake() const
{
    const desk::IncomingMail *mail = incoming();
    return mail && mail->row.state == IncomingState::Waits;
}

bool MailModel::hasList() const
{
    const desk::IncomingMail *mail = incoming();
    return mail && std::ranges::any_of(mail->face.files, counter::isListName);
}

QString MailModel::address() const
{
    const desk::Mail *mail = outgoing();
    return mail ? text(mail->facts.to) : QString();
}

void MailModel::openRequest()
{
    if (const desk::RequestId which = request(); which > 0)
        emit requestChosen(which);
}

void MailModel::ask(const QString &what)
{
    const bool may = what == QLatin1String("again")  ? canSendAgain()
                     : what == QLatin1String("drop") ? canDrop()
                                                     : canTake();
    if (!may || m_working)
        return;
    m_asking = what;
    m_complaint.reset();
    m_saved.clear();
    emit changed();
}

void MailModel::dismiss()
{
    if (m_working)
        return; // what was asked for is being done
    m_asking.clear();
    m_complaint.reset();
    m_saved.clear();
    emit changed();
}

void MailModel::change(Change what)
{
    if (m_working)
        return;
    m_working = true;
    m_complaint.reset();
    m_saved.clear();
    emit changed();
    m_door.ask(
        this, [what = std::move(what)](OpenDesk &open) { return what(open); },
        [this, visit = m_visit](const desk::Done<std::optional<counter::Received>> &done) {
            settle(done, visit == m_visit);
        });
}

/// \p isThere: the mail is still looked at.
void MailModel::settle(const desk::Done<std::optional<counter::Received>> &done, bool isThere)
{
    m_working = false;
    if (!done)
        (isThere ? m_complaint : m_notice) = done.error();
    else {
        m_taken = *done;
        if (isThere)
            closeLook();
    }
    emit changed();
    if (done && *done)
        emit altered();
    refresh();
}

void MailModel::tell(const counter::Received &received)
{
    m_taken = received;
    emit changed();
}

QString MailModel::takenText() const
{
    QStringList parts{tr("%n tệp", nullptr, static_cast<int>(m_taken->files))};
    if (m_taken->lines > 0)
        parts << tr("%n dòng", nullptr, static_cast<int>(m_taken->lines));
    if (m_taken->bad > 0)
        parts << tr("%n dòng cần sửa nằm trong tệp của hồ sơ", nullptr, static_cast<int>(m_taken->bad));
    QString all = tr("Đã nhận vào hồ sơ %1: %2.").arg(m_taken->mail.row.request).arg(parts.join(QStringLiteral(", ")));
    for (const core::LocalName &remark : m_taken->remarks)
        all += QLatin1Char('\n') + name(remark);
    return all;
}

void MailModel::sendAgain(const QString &why, const QString &address)
{
    const desk::Mail *mail = outgoing();
    if (!mail || why.trimmed().isEmpty())
        return;
    const QString to = address.trimmed() == text(mail->facts.to) ? QString() : address.trimmed();
    change([id = mail->row.id, why = why.trimmed().toStdString(), to = to.toStdString()](OpenDesk &open) {
        return decided(desk::sendAgain(open.desk, open.officer, open.clock, id, why, to));
    });
}

void MailModel::drop(const QString &why)
{
    const desk::Mail *mail = outgoing();
    if (!mail || why.trimmed().isEmpty())
        return;
    change([id = mail->row.id, why = why.trimmed().toStdString()](OpenDesk &open) {
        return decided(desk::dropMail(open.desk, open.officer, open.clock, id, why));
    });
}

void MailModel::putAside(const QString &why)
{
    const desk::IncomingMail *mail = incoming();
    if (!mail || why.trimmed().isEmpty())
        return;
    change([id = mail->row.id, why = why.trimmed().toStdString()](OpenDesk &open) {
        return decided(desk::putMailAside(open.desk, open.officer, open.clock, id, why));
    });
}

void MailModel::takeInto(const QString &request) { takeInto(request, counter::OpenList::Ask); }
void MailModel::beginWith(const QString &procedure) { beginWith(procedure, counter::OpenList::Ask); }

void MailModel::takeFiles(const QString &request)
{
    if (!listAsks())
        return;
    if (m_beganWith.isEmpty())
        takeInto(request, counter::OpenList::TakeFile);
    else
        beginWith(m_beganWith, counter::OpenList::TakeFile);
}

void MailModel::reconsider()
{
    m_beganWith.clear();
    m_complaint.reset();
    m_saved.clear();
    emit changed();
}

void MailModel::takeInto(const QString &request, counter::OpenList open)
{
    const desk::IncomingMail *mail = incoming();
    bool isNumber = false;
    const quint64 which = request.trimmed().toULongLong(&isNumber);
    if (!mail || !isNumber || which == 0)
        return complain(
            {"request", {"Hãy ghi số hồ sơ, như ở danh sách hồ sơ.", "Give the number of a request, as in the list."}});
    m_beganWith.clear();
    takeIn(
        [id = mail->row.id, which](OpenDesk &desk, const counter::Receiving &receiving) {
            return counter::assign(desk.desk, receiving, id, which);
        },
        open);
}

void MailModel::beginWith(const QString &procedure, counter::OpenList open)
{
    const desk::IncomingMail *mail = incoming();
    if (!mail)
        return;
    m_beganWith = procedure;
    takeIn(
        [id = mail->row.id, wanted = procedure.toStdString()](OpenDesk &desk, const counter::Receiving &receiving) {
            return counter::beginWith(desk.desk, receiving, id, wanted, {});
        },
        open);
}

/// With what holds for all rows of its lists, as it is chosen by now.
void MailModel::takeIn(Taking what, counter::OpenList open)
{
    counter::ListDefaults defaults;
    if (const auto problem = m_list.put(defaults))
        return complain(*problem);
    change([what, open, defaults](OpenDesk &desk) -> Changed {
        counter::Receiving receiving = receivingOf(desk);
        receiving.defaults = defaults;
        receiving.openList = open;
        auto received = what(desk, receiving);
        if (!received)
            return core::Failure{received.error()};
        return std::optional(std::move(received).value());
    });
}

} // namespace th::app
