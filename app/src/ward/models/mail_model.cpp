// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail_model.h"

#include "models/phrases.h"
#include "models/theme_model.h"

#include <algorithm>
#include <utility>

namespace th::app {

using store::IncomingState, store::MailState;

namespace {

constexpr auto onItsOwn = std::chrono::minutes(5);

struct KindName {
    const char *id, *name;
};
constexpr KindName kinds[] = {{"received", QT_TRANSLATE_NOOP("th::app::MailModel", "đã nhận hồ sơ")},
                              {"reviewed", QT_TRANSLATE_NOOP("th::app::MailModel", "kết quả xét duyệt")},
                              {"refused", QT_TRANSLATE_NOOP("th::app::MailModel", "từ chối")},
                              {"sent_back", QT_TRANSLATE_NOOP("th::app::MailModel", "đề nghị bổ sung")},
                              {"passes", QT_TRANSLATE_NOOP("th::app::MailModel", "gửi giấy")},
                              {"revoked", QT_TRANSLATE_NOOP("th::app::MailModel", "thu hồi giấy")}};

bool isForPerson(MailState state) { return state == MailState::PerhapsSent || state == MailState::Undeliverable; }

} // namespace

MailModel::MailModel(LanguageSwitch &language, DeskDoor &door, QObject *parent)
    : QObject(parent), m_language(language), m_door(door), m_list(language),
      m_rows({"title", "facts", "standing", "level"})
{
    connect(&language, &LanguageSwitch::changed, this, &MailModel::remake);
    m_onItsOwn.setInterval(onItsOwn);
    connect(&m_onItsOwn, &QTimer::timeout, this, &MailModel::sendOnItsOwn);
}

void MailModel::setReference(const Reference &reference)
{
    m_reference = reference;
    m_list.setReference(reference);
    remake();
}

QString MailModel::said(const std::optional<desk::Problem> &problem) const
{
    return problem ? name(problem->sentence) : QString();
}

void MailModel::clear()
{
    ++m_asked;
    ++m_visit;
    m_onItsOwn.stop();
    m_view = {};
    m_run.reset();
    m_taken.reset();
    m_failure.reset();
    m_complaint.reset();
    m_saved.clear();
    m_notice.reset();
    m_body.clear();
    m_asking.clear();
    m_list.clear();
    m_beganWith.clear();
    m_due = m_due || m_running;
    m_troubled = false;
    m_running = m_looking = m_working = false;
    m_tab = QStringLiteral("out");
    m_current = -1;
    m_waiting = 0;
    m_state = State::Loading;
    remake();
}

void MailModel::attend()
{
    m_onItsOwn.start();
    refresh();
}

void MailModel::refresh()
{
    const auto which = m_tab == QLatin1String("closed") ? desk::Mails::Closed : desk::Mails::Open;
    m_door.ask(
        this, [which](OpenDesk &open) { return readMails(open, which); },
        [this, asked = ++m_asked](desk::Done<MailView> read) {
            if (asked != m_asked)
                return;
            if (read)
                show(std::move(read).value());
            else
                fail(read.error());
        });
}

void MailModel::show(MailView view)
{
    const bool isFirst = m_state == State::Loading;
    const auto before = seen();
    m_view = std::move(view);
    m_failure.reset();
    m_state = State::Shown;
    if (isFirst && m_tab == QLatin1String("out") && m_view.out.empty() && !m_view.in.empty())
        m_tab = QStringLiteral("in");
    if (m_tab != QLatin1String("closed"))
        m_waiting = static_cast<int>(m_view.in.size()) +
                    static_cast<int>(std::ranges::count_if(
                        m_view.out, [](const desk::Mail &each) { return isForPerson(each.row.state); }));
    if (before)
        follow(*before);
    remake();
    emit counted();
    if (hasAccount() && std::exchange(m_due, false))
        run();
}

std::optional<MailModel::Seen> MailModel::seen() const
{
    if (const desk::Mail *mail = outgoing())
        return Seen{true, mail->row.id, static_cast<int>(mail->row.state), title(), address()};
    if (const desk::IncomingMail *mail = incoming())
        return Seen{false, mail->row.id, static_cast<int>(mail->row.state), title(), {}};
    return std::nullopt;
}

/// What is decided is decided about the mail that somebody sees, as they see it.
void MailModel::follow(const Seen &before)
{
    const auto is = [&before](const auto &mail) { return mail.row.id == before.id; };
    const auto out = std::ranges::find_if(m_view.out, is);
    const auto in = std::ranges::find_if(m_view.in, is);
    const bool isThere = before.goesOut ? out != m_view.out.end() : in != m_view.in.end();
    const std::string title = before.title.toStdString();
    if (isThere) {
        const auto first = m_tab == QLatin1String("closed") ? static_cast<int>(m_view.out.size()) : 0;
        m_current = before.goesOut ? static_cast<int>(out - m_view.out.begin())
                                   : first + static_cast<int>(in - m_view.in.begin());
        if (m_asking.isEmpty() || m_working || seen() == before)
            return;
        m_asking.clear();
        m_complaint = desk::Problem{"mail_changed",
                                    {"Thư này vừa thay đổi: hãy xem lại rồi mới quyết định. Chưa làm gì với nó.",
                                     "This mail has changed just now: look at it again before you decide. Nothing was "
                                     "done with it."}};
        return;
    }
    if (!m_looking)
        return;
    const bool decides = m_working; // which is told when it is done
    closeLook();
    if (!decides)
        m_notice = desk::Problem{"mail_gone",
                                 {"Thư “" + title +
                                      "” không còn ở đây (đã gửi xong, hoặc đã có người làm): thư được "
                                      "đóng lại. Xem ở “Đã xong”.",
                                  "The mail “" + title +
                                      "” is not here any more (it was sent, or somebody dealt with "
                                      "it) and was closed. See “Done”."}};
}

void MailModel::fail(const desk::Problem &why)
{
    m_view = {};
    m_looking = false;
    m_asking.clear();
    m_failure = why;
    m_state = State::Failed;
    remake();
    emit counted();
}

void MailModel::complain(const desk::Problem &why)
{
    m_complaint = why;
    emit changed();
}

void MailModel::setTab(const QString &tab)
{
    const bool other = (tab == QLatin1String("closed")) != (m_tab == QLatin1String("closed"));
    m_tab = tab;
    m_looking = false;
    m_asking.clear();
    m_notice.reset();
    ++m_visit;
    m_current = 0;
    if (other) {
        m_view.out.clear();
        m_view.in.clear();
        m_state = State::Loading;
        refresh();
    }
    remake();
}

QVariantList MailModel::tabs() const
{
    const bool open = m_tab != QLatin1String("closed");
    const auto tab = [](const char *id, const QString &words, std::size_t count) {
        return QVariantMap{{QStringLiteral("tab"), QLatin1String(id)},
                           {QStringLiteral("text"), count > 0 ? QStringLiteral("%1 %2").arg(words).arg(count) : words}};
    };
    return {tab("out", tr("Thư đi"), open ? m_view.out.size() : 0),
            tab("in", tr("Thư đến"), open ? m_view.in.size() : 0), tab("closed", tr("Đã xong"), 0)};
}

QString MailModel::kindOf(const std::string &kind) const
{
    for (const KindName &each : kinds)
        if (kind == each.id)
            return tr(each.name);
    return text(kind);
}

RowsModel::Row MailModel::rowOf(const desk::Mail &mail) const
{
    QString standing;
    auto level = ThemeModel::Level::Plain;
    switch (mail.row.state) {
    case MailState::Waits:
        standing = mail.row.attempts > 0
                       ? tr("chờ gửi lại lúc %1").arg(phrases::dateTime(mail.row.due, m_reference.utcOffset))
                       : tr("chờ gửi");
        break;
    case MailState::HandingOver:
        standing = tr("đang gửi");
        break;
    case MailState::Sent:
        standing = tr("đã gửi");
        level = ThemeModel::Level::Good;
        break;
    case MailState::PerhapsSent:
        standing = tr("CÓ THỂ đã gửi: hãy hỏi người nhận");
        level = ThemeModel::Level::Caution;
        break;
    case MailState::Undeliverable:
        standing = tr("KHÔNG gửi được");
        level = ThemeModel::Level::Bad;
        break;
    case MailState::Dropped:
        standing = tr("đã bỏ");
        break;
    }
    if (const QString why = name(mail.fault); !why.isEmpty() && mail.row.state != MailState::PerhapsSent)
        standing += QStringLiteral(": ") + why;
    const QString facts = tr("Hồ sơ %1 · %2 · %3")
                              .arg(mail.row.request)
                              .arg(kindOf(mail.row.kind), phrases::dateTime(mail.row.queued, m_reference.utcOffset));
    return {text(mail.facts.to), facts, standing, static_cast<int>(level)};
}

RowsModel::Row MailModel::rowOf(const desk::IncomingMail &mail) const
{
    QStringList facts;
    if (mail.row.request > 0)
        facts << tr("Hồ sơ %1").arg(mail.row.request);
    if (!mail.face.files.empty())
        facts << tr("%n tệp", nullptr, static_cast<int>(mail.face.files.size()));
    facts << text(mail.face.from) << phrases::dateTime(mail.row.came, m_reference.utcOffset);
    const bool waits = mail.row.state == IncomingState::Waits;
    const QString standing = waits                                    ? name(mail.face.why)
                             : mail.row.state == IncomingState::Taken ? tr("đã nhận vào hồ sơ")
                                                                      : tr("để riêng");
    const auto level = waits                                    ? ThemeModel::Level::Caution
                       : mail.row.state == IncomingState::Taken ? ThemeModel::Level::Good
                                                                : ThemeModel::Level::Plain;
    return {mail.face.subject.empty() ? tr("(không có tiêu đề)") : text(mail.face.subject),
            facts.join(QStringLiteral(" · ")), standing, static_cast<int>(level)};
}

void MailModel::remake()
{
    QList<RowsModel::Row> rows;
    if (m_tab != QLatin1String("in"))
        for (const desk::Mail &mail : m_view.out)
            rows << rowOf(mail);
    if (m_tab != QLatin1String("out"))
        for (const desk::IncomingMail &mail : m_view.in)
            rows << rowOf(mail);
    m_rows.setRows(rows);
    m_current = rows.isEmpty() ? -1 : std::clamp(m_current, 0, static_cast<int>(rows.size()) - 1);
    emit changed();
}

void MailModel::setCurrent(int row)
{
    m_current = std::clamp(row, -1, m_rows.count() - 1);
    emit changed();
}

/// In "closed" what went out stands first.
const desk::Mail *MailModel::outgoing() const
{
    if (m_tab == QLatin1String("in") || m_current < 0 || m_current >= static_cast<int>(m_view.out.size()))
        return nullptr;
    return &m_view.out[static_cast<std::size_t>(m_current)];
}

const desk::IncomingMail *MailModel::incoming() const
{
    const int place = m_tab == QLatin1String("closed") ? m_current - static_cast<int>(m_view.out.size()) : m_current;
    if (m_tab == QLatin1String("out") || place < 0 || place >= static_cast<int>(m_view.in.size()))
        return nullptr;
    return &m_view.in[static_cast<std::size_t>(place)];
}

QString MailModel::emptyText() const
{
    if (m_state != State::Shown || m_rows.count() > 0)
        return {};
    return m_tab == QLatin1String("out")  ? tr("Không có thư nào chờ gửi.")
           : m_tab == QLatin1String("in") ? tr("Không có thư nào chờ xem.")
                                          : tr("Chưa có thư nào.");
}

QString MailModel::outcome() const
{
    QStringList all;
    if (m_taken)
        all << takenText();
    if (m_run && *m_run)
        all << runText(**m_run);
    return all.join(QLatin1Char('\n'));
}

QString MailModel::runText(const MailRun &run) const
{
    QStringList parts{tr("Đã gửi %1 thư").arg(run.posted.sent)};
    if (run.posted.later > 0)
        parts << tr("%1 gửi lại sau").arg(run.posted.later);
    if (run.posted.undeliverable > 0)
        parts << tr("%1 không gửi được").arg(run.posted.undeliverable);
    if (run.posted.perhaps + run.posted.settled > 0)
        parts << tr("%1 có thể đã gửi").arg(run.posted.perhaps + run.posted.settled);
    if (run.fetched)
        parts << tr("thư đến %1, nhận vào hồ sơ %2").arg(run.fetched->came).arg(run.fetched->taken);
    if (run.fetched && run.fetched->lines > 0)
        parts << tr("%n dòng", nullptr, static_cast<int>(run.fetched->lines));
    if (run.fetched && run.fetched->waiting > 0)
        parts << tr("%1 chờ người xem").arg(run.fetched->waiting);
    QString all = parts.join(QStringLiteral(", ")) + QLatin1Char('.');
    if (!run.posted.leftOut.empty())
        all += QLatin1Char(' ') + tr("%n giấy không gửi vì đã thu hồi hoặc khóa ký bị lộ: hãy báo người xin giấy.",
                                     nullptr, static_cast<int>(run.posted.leftOut.size()));
    return all;
}

QString MailModel::trouble() const
{
    if (!m_run)
        return {};
    if (!*m_run)
        return name(m_run->error().sentence);
    const MailRun &run = **m_run;
    QStringList parts;
    if (!run.posted.trouble.vi.empty())
        parts << name(run.posted.trouble);
    if (run.fetched && !run.fetched->trouble.vi.empty())
        parts << name(run.fetched->trouble);
    parts.removeDuplicates();
    return parts.join(QLatin1Char(' '));
}

} // namespace th::app
