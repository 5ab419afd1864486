// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_model.h"

#include "desk_camera.h"
#include "entry_model.h"
#include "inbox_model.h"
#include "intake_model.h"
#include "mail_model.h"
#include "print_model.h"
#include "register_model.h"
#include "replace_model.h"
#include "request_model.h"
#include "seal_model.h"
#include "statistics_model.h"
#include "ward_pages.h"
#include "ward_session.h"

#include <algorithm>

namespace th::app {

struct WardModel::Parts {
    Parts(LanguageSwitch &language, SignInModel &accounts)
        : session(language, door, accounts), inbox(language, door), request(language, door),
          entry(language, door, request), intake(language, door, request), seal(language, door), prints(language, door),
          book(language, door), statistics(language, door), mails(language, door),
          replace(language, door, request, seal)
    {
    }
    DeskDoor door;
    WardSession session;
    InboxModel inbox;
    RequestModel request;
    EntryModel entry;
    IntakeModel intake;
    DeskCamera camera;
    SealModel seal;
    PrintModel prints;
    RegisterModel book;
    StatisticsModel statistics;
    MailModel mails;
    ReplaceModel replace;
};

WardModel::WardModel(LanguageSwitch &language, BusyModel &messages, SignInModel &accounts, QObject *parent)
    : QObject(parent), m_language(language), m_messages(messages), m_parts(std::make_unique<Parts>(language, accounts)),
      m_pages({"page", "title", "glyphName", "key", "count", "trouble"}), m_procedures({"procedure", "name"})
{
    connect(&m_parts->door, &DeskDoor::busyChanged, this, &WardModel::busyChanged);
    connect(&m_parts->session, &WardSession::changed, this, [this] {
        if (std::exchange(m_wasIn, signedIn()) != signedIn())
            signedIn() ? admit() : forget();
        emit changed();
    });
    connect(&m_parts->inbox, &InboxModel::requestChosen, this, &WardModel::openRequest);
    connect(&m_parts->book, &RegisterModel::requestChosen, this, &WardModel::openRequest);
    connect(&m_parts->request, &RequestModel::altered, &m_parts->inbox, &InboxModel::refresh);
    connect(&m_parts->request, &RequestModel::leftUndone, this, &WardModel::tell);
    connect(&m_parts->intake, &IntakeModel::altered, &m_parts->inbox, &InboxModel::refresh);
    connect(&m_parts->intake, &IntakeModel::leftUndone, this, &WardModel::tell);
    connect(this, &WardModel::pageChanged, &m_parts->intake,
            [this] { m_parts->intake.setSeen(m_page == QLatin1String("list")); });
    connect(&m_parts->entry, &EntryModel::notKept, this, &WardModel::tell);
    connect(&m_parts->session, &WardSession::aboutToLock, &m_parts->entry, &EntryModel::leave);
    connect(&m_parts->camera, &DeskCamera::photographed, &m_parts->request, &RequestModel::attachPhotograph);
    // The camera sees a badge while one is asked for, at a desk.
    connect(&accounts, &SignInModel::changed, &m_parts->camera, [this, &accounts] {
        const bool wanted = present() && accounts.held() && accounts.step() == SignInModel::Step::Badge;
        m_parts->camera.readBadge(wanted);
    });
    connect(&m_parts->inbox, &InboxModel::changed, this, &WardModel::listPages);
    connect(&language, &LanguageSwitch::changed, this, &WardModel::listPages);
    connect(&m_parts->door, &DeskDoor::signedIn, this, [this](const SignedIn &who) { setWorkflow(who.workflow); });
    joinSeal();
    joinReplace();
    joinPrints();
    joinMails();
    listPages();
}

void WardModel::joinSeal()
{
    SealModel &seal = m_parts->seal;
    connect(&m_parts->request, &RequestModel::sealWanted, this, [this, &seal](quint64 request) {
        seal.pickOnly(request);
        open(QStringLiteral("seal"));
    });
    connect(&seal, &SealModel::altered, &m_parts->inbox, &InboxModel::refresh);
    connect(&seal, &SealModel::progressed, this, [this, &seal] {
        if (seal.state() == SealModel::State::Sealing || seal.state() == SealModel::State::Pausing)
            m_parts->session.noteInput(); // the desk is in use
    });
}

void WardModel::joinPrints()
{
    PrintModel &prints = m_parts->prints;
    connect(&m_parts->book, &RegisterModel::printWanted, this, [this, &prints] {
        std::vector<PrintWish::Place> places;
        for (const RegisterModel::Place &pass : m_parts->book.chosenPlaces())
            places.push_back({pass.request, pass.line, pass.turn});
        prints.lookAtPasses(std::move(places));
        open(QStringLiteral("print"));
    });
    connect(&m_parts->book, &RegisterModel::progressed, &m_parts->session, &WardSession::noteInput); // in use
    connect(&prints, &PrintModel::leftUndone, this, &WardModel::tell);
    connect(this, &WardModel::pageChanged, &prints,
            [this, &prints] { prints.setSeen(m_page == QLatin1String("print")); });
    connect(&prints, &PrintModel::progressed, this, [this, &prints] {
        if (prints.running())
            m_parts->session.noteInput(); // the desk is in use
    });
}

void WardModel::joinMails()
{
    MailModel &mails = m_parts->mails;
    connect(&mails, &MailModel::requestChosen, this, &WardModel::openRequest);
    connect(&mails, &MailModel::altered, &m_parts->inbox, &InboxModel::refresh);
    connect(&mails, &MailModel::counted, this, &WardModel::listPages);
    connect(&m_parts->statistics, &StatisticsModel::exported, this, &WardModel::tellExported);
}

void WardModel::joinReplace()
{
    ReplaceModel &replace = m_parts->replace;
    connect(&m_parts->book, &RegisterModel::replaceWanted, this,
            [&replace](const core::PassNumber &number, quint64 request) { replace.open(number, request); });
    connect(&replace, &ReplaceModel::altered, &m_parts->book, &RegisterModel::refresh);
    connect(this, &WardModel::pageChanged, &replace, [this, &replace] {
        if (m_page != QLatin1String("register"))
            replace.close();
    });
}

WardModel::~WardModel()
{
    disconnect(&m_parts->entry, nullptr, this, nullptr);
    m_parts->entry.leave(); // the engine ends behind all that was asked of it
}

bool WardModel::present() const { return m_parts->session.state() != WardSession::State::Absent; }
bool WardModel::signedIn() const { return m_parts->session.state() == WardSession::State::SignedIn; }
bool WardModel::busy() const { return m_parts->door.busy(); }
DeskDoor &WardModel::door() { return m_parts->door; }
WardSession *WardModel::session() { return &m_parts->session; }
InboxModel *WardModel::inbox() { return &m_parts->inbox; }
RequestModel *WardModel::request() { return &m_parts->request; }
EntryModel *WardModel::entry() { return &m_parts->entry; }
DeskCamera *WardModel::camera() { return &m_parts->camera; }
IntakeModel *WardModel::intake() { return &m_parts->intake; }
MailModel *WardModel::mails() { return &m_parts->mails; }
PrintModel *WardModel::prints() { return &m_parts->prints; }
SealModel *WardModel::seal() { return &m_parts->seal; }
RegisterModel *WardModel::book() { return &m_parts->book; }
StatisticsModel *WardModel::statistics() { return &m_parts->statistics; }
ReplaceModel *WardModel::replace() { return &m_parts->replace; }

void WardModel::setReference(const Reference &reference)
{
    m_parts->request.setReference(reference);
    m_parts->entry.setReference(reference);
    m_parts->intake.setReference(reference);
    m_parts->prints.setReference(reference);
    m_parts->book.setReference(reference);
    m_parts->statistics.setReference(reference);
    m_parts->replace.setReference(reference);
    m_parts->mails.setReference(reference);
}

void WardModel::setNow(core::Instant now)
{
    m_parts->inbox.setNow(now);
    m_parts->entry.setNow(now);
    m_parts->replace.setNow(now);
    m_parts->seal.setNow(now);
}

void WardModel::setWorkflow(std::shared_ptr<const issuing::Workflow> workflow)
{
    m_workflow = std::move(workflow);
    giveCares();
    listProcedures();
}

/// What the workflow lets the officer do to passes of any procedure; of which, the desk looks at pass by pass.
void WardModel::giveCares()
{
    std::set<issuing::Aftercare> cares;
    if (m_workflow)
        for (const issuing::Procedure &procedure : m_workflow->procedures())
            for (const issuing::Aftercare each : issuing::allAftercare)
                if (procedure.carers(each).contains(m_parts->session.chosenRole()))
                    cares.insert(each);
    m_parts->book.setCares(std::move(cares));
}

void WardModel::admit()
{
    open(QStringLiteral("inbox"));
    listPages();
    giveCares();
    m_parts->inbox.refresh();
    m_parts->mails.attend();
    tellExported();
}

void WardModel::tellExported() const
{
    if (!signedIn())
        return; // told to who signs in next
    if (const auto outcome = m_parts->statistics.takeOutcome())
        m_messages.tell(text(outcome->sentence.vi), text(outcome->sentence.en), outcome->bad);
}

void WardModel::forget()
{
    m_parts->camera.close();
    m_parts->inbox.clear();
    m_parts->entry.clear();
    m_parts->intake.clear();
    m_parts->request.clear();
    m_parts->seal.clear();
    m_parts->prints.clear();
    m_parts->book.clear();
    m_parts->statistics.clear();
    m_parts->replace.clear();
    m_parts->mails.clear();
    open(QStringLiteral("inbox"));
}

void WardModel::open(const QString &page)
{
    const auto &pages = wardPages();
    const auto found = std::ranges::find(pages, page, &WardPageInfo::id);
    const bool mine =
        found != pages.end() && (found->roles.isEmpty() || found->roles.contains(m_parts->session.role()));
    if (!mine || page == m_page)
        return;
    m_parts->camera.close();
    m_parts->entry.leave();
    m_page = page;
    emit pageChanged();
}

void WardModel::openAt(int place)
{
    if (const QVariant page = m_pages.value(place, "page"); page.isValid())
        open(page.toString());
}

void WardModel::openRequest(quint64 request)
{
    if (!signedIn())
        return;
    m_parts->entry.leave();
    m_parts->request.open(request);
    open(QStringLiteral("request"));
}

void WardModel::openList()
{
    if (!m_parts->request.edits())
        return;
    if (m_parts->intake.state() != IntakeModel::State::Taking) // else what becomes of that one is shown
        m_parts->intake.begin();
    open(QStringLiteral("list"));
}

void WardModel::openAttachedList(int number)
{
    if (!m_parts->request.edits())
        return;
    if (m_parts->intake.state() != IntakeModel::State::Taking)
        m_parts->intake.readAttachment(number);
    open(QStringLiteral("list"));
}

void WardModel::openPrints()
{
    m_parts->prints.lookAtRequest(m_parts->request.request());
    open(QStringLiteral("print"));
}

void WardModel::begin(const QString &procedure)
{
    m_parts->door.ask(
        this,
        [procedure = procedure.toStdString()](OpenDesk &open) {
            return open.desk.begin(open.officer, procedure, {}, open.clock);
        },
        [this](desk::Done<desk::RequestId> made) {
            if (!made)
                return tell(made.error());
            m_parts->inbox.refresh();
            openRequest(*made);
            m_parts->request.setSection(QStringLiteral("details"));
        });
}

void WardModel::takeScan(const QString &text)
{
    if (!signedIn() || m_page != QLatin1String("request") || m_parts->camera.purpose() == DeskCamera::Purpose::Paper)
        return; // a paper that is photographed may have codes of its own
    if (m_parts->entry.scan(text))
        m_parts->camera.close();
}

void WardModel::back() { open(m_page == QLatin1String("list") ? QStringLiteral("request") : QStringLiteral("inbox")); }

QString WardModel::pageFile() const
{
    const auto &pages = wardPages();
    const auto found = std::ranges::find(pages, m_page, &WardPageInfo::id);
    return found == pages.end() ? QString() : found->file;
}

QString WardModel::where() const
{
    return signedIn() ? QStringLiteral("%1 · %2 (%3)")
                            .arg(m_parts->session.unit(), m_parts->session.officer(), m_parts->session.roleText())
                      : m_parts->session.unit();
}

void WardModel::listPages()
{
    QList<RowsModel::Row> rows;
    for (const WardPageInfo &page : wardPages()) {
        if (!page.listed || !(page.roles.isEmpty() || page.roles.contains(m_parts->session.role())))
            continue;
        const int count = page.id == QLatin1String("inbox")  ? m_parts->inbox.waiting()
                          : page.id == QLatin1String("mail") ? m_parts->mails.waiting()
                                                             : 0;
        rows << RowsModel::Row{page.id,    wardPageTitle(page.id),
                               page.glyph, QStringLiteral("Ctrl+%1").arg(rows.size() + 1),
                               count,      page.id == QLatin1String("mail") && m_parts->mails.troubled()};
    }
    m_pages.setRows(rows);
    listProcedures();
}

/// Those whose first state is this role's to write in.
void WardModel::listProcedures()
{
    QList<RowsModel::Row> rows;
    if (m_workflow && signedIn())
        for (const issuing::Procedure &procedure : m_workflow->procedures())
            if (const issuing::State *first = procedure.findState(procedure.first);
                first && first->edit.contains(m_parts->session.chosenRole()))
                rows << RowsModel::Row{text(procedure.id), text(procedure.name.in(m_language.language()))};
    m_procedures.setRows(rows);
}

void WardModel::tell(const desk::Problem &problem) const
{
    m_messages.tell(text(problem.sentence.vi), text(problem.sentence.en), true);
}

} // namespace th::app
