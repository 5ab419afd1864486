// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sign_in_model.h"

#include "typed_secret.h"

namespace th::app {

using access::Fault;

namespace {

constexpr qsizetype recentKept = 8;
constexpr auto sinceTick = std::chrono::seconds(1); // at most so old is what is known of the time

} // namespace

SignInModel::SignInModel(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_roles({"role", "name"})
{
    connect(&language, &LanguageSwitch::changed, this, [this] {
        offerRoles();
        emit changed();
    });
}

void SignInModel::connectTo(AccountWorker &worker)
{
    connect(&worker, &AccountWorker::described, this, &SignInModel::setFacts);
    connect(&worker, &AccountWorker::admitted, this, &SignInModel::admit);
    connect(&worker, &AccountWorker::refused, this, &SignInModel::refuse);
    connect(&worker, &AccountWorker::ended, this, &SignInModel::end);
    connect(&worker, &AccountWorker::pinChosen, this, &SignInModel::keepPin);
    connect(&worker, &AccountWorker::pinRefused, this, &SignInModel::refusePin);
    connect(&worker, &AccountWorker::unlocked, this, &SignInModel::reopen);
    connect(&worker, &AccountWorker::accountUnlocked, this, &SignInModel::finishUnlocking);
    connect(this, &SignInModel::tried, &worker, &AccountWorker::attempt);
    connect(this, &SignInModel::pinWanted, &worker, &AccountWorker::choosePin);
    connect(this, &SignInModel::pinTried, &worker, &AccountWorker::unlock);
    connect(this, &SignInModel::lockWanted, &worker, &AccountWorker::lock);
    connect(this, &SignInModel::leaveWanted, &worker, &AccountWorker::leave);
    QMetaObject::invokeMethod(&worker, [worker = &worker] { worker->describe(); });
}

void SignInModel::propose(const QStringList &recent, const QString &role)
{
    m_recent.clear();
    for (const QString &account : recent) // names of a time before accounts are none
        if (accounts::isAccountId(account.toStdString()))
            m_recent << account;
    m_lastRole = role;
    if (m_step == Step::Account && m_account.isEmpty() && !m_recent.isEmpty())
        m_account = m_recent.constFirst();
    emit changed();
}

void SignInModel::setAccount(const QString &account)
{
    if (m_step != Step::Account || m_working || account == m_account)
        return;
    m_account = account;
    m_badge.reset(); // it was somebody else's
    if (waitLeft() == 0)
        m_complaint.reset();
    emit changed();
}

void SignInModel::go(Step step)
{
    m_step = step;
    emit changed();
}

void SignInModel::forgetTry()
{
    m_password.reset();
    m_badge.reset();
    m_withoutBadge = m_different = false;
    m_role.reset();
    m_choice.clear();
    offerRoles();
}

void SignInModel::enter(const QString &password)
{
    m_account = m_account.trimmed().toLower();
    if (m_step != Step::Account || m_working || m_account.isEmpty() || password.isEmpty() || waitLeft() > 0)
        return emit changed();
    m_complaint.reset();
    m_note = Note::None;
    m_password = secretOf(password.normalized(QString::NormalizationForm_C));
    if (m_facts.badges && !m_badge && !m_withoutBadge)
        return go(Step::Badge);
    send();
}

void SignInModel::showBadge(const QString &code)
{
    const bool asked = m_step == Step::Badge, early = m_step == Step::Account;
    if (!m_facts.held || m_working || !(asked || early))
        return;
    m_badge = secretOf(code);
    m_complaint.reset();
    asked ? send() : emit changed();
}

void SignInModel::typeBadge(const QString &code)
{
    const QString typed = code.trimmed().toUpper();
    if (accounts::isBadge(typed.toStdString()))
        return showBadge(typed);
    m_complaint = access::Refusal{Fault::BadNew,
                                  {"Đây không phải mã thẻ. Mã thẻ bắt đầu bằng THB1 và có 36 chữ, số.",
                                   "This is no badge's code. It begins with THB1 and has 36 letters and digits."}};
    emit changed();
}

void SignInModel::goWithoutBadge()
{
    if (m_step != Step::Badge || m_working)
        return;
    m_withoutBadge = true;
    send();
}

void SignInModel::chooseRole(const QString &role)
{
    m_role = accounts::roleNamed(role.toStdString());
    if (m_step == Step::Role && !m_working && m_role)
        send();
}

void SignInModel::change(const QString &chosen, const QString &again)
{
    if (m_step != Step::Change || m_working || chosen.isEmpty())
        return;
    m_complaint.reset();
    m_different = chosen != again;
    if (m_different)
        return emit changed();
    send(secretOf(chosen.normalized(QString::NormalizationForm_C)));
}

void SignInModel::send(const Secret &chosen)
{
    m_working = true;
    m_complaint.reset();
    AccountTry what{++m_number, m_account.toStdString(), m_password, m_badge, chosen, m_role, m_purpose, {}};
    if (m_unlocks) {
        what.purpose = accounts::Action::UnlockAccount;
        what.unlocks = *m_unlocks;
    }
    emit changed();
    emit tried(what);
}

void SignInModel::cancel()
{
    if (m_working || m_step == Step::In || m_step == Step::Locked)
        return;
    if (m_step == Step::ChoosePin)
        return skipPin();
    if (m_step == Step::Account && m_unlocks) {
        m_unlocks.reset();
        m_account = m_recent.isEmpty() ? QString() : m_recent.constFirst();
        m_complaint.reset();
    }
    forgetTry();
    go(Step::Account);
}

bool SignInModel::offersUnlocking() const
{
    const bool locked = m_complaint && m_complaint->fault == Fault::Locked;
    return m_step == Step::Account && !m_unlocks && m_facts.settles && (locked || !m_facts.trouble.vi.empty());
}

void SignInModel::beginUnlocking()
{
    if (!offersUnlocking())
        return;
    const bool settles = !m_facts.trouble.vi.empty();
    m_unlocks = settles ? std::string() : m_account.toStdString();
    m_account.clear();
    m_complaint.reset();
    m_until = {};
    forgetTry();
    go(Step::Account);
}

void SignInModel::finishUnlocking(std::uint64_t number)
{
    if (number != m_number || !m_unlocks)
        return;
    m_working = false;
    m_account = text(*m_unlocks);
    m_note = m_unlocks->empty() ? Note::Settled : Note::Unlocked;
    m_noted = m_account;
    m_unlocks.reset();
    forgetTry();
    go(Step::Account);
}

void SignInModel::admit(std::uint64_t number, const access::Session &session)
{
    if (number != m_number)
        return;
    m_working = m_hasPin = false;
    m_session = session;
    m_account = text(session.account);
    m_lastRole = QLatin1String(accounts::name(session.role));
    m_recent.removeOne(m_account);
    m_recent.prepend(m_account);
    m_recent = m_recent.mid(0, recentKept);
    m_note = Note::None;
    m_until = {};
    forgetTry();
    m_idle.touch();
    go(Step::ChoosePin);
}

void SignInModel::refuse(const AccountRefusal &refusal)
{
    if (refusal.number != m_number)
        return;
    m_working = false;
    m_complaint = refusal.why;
    if (refusal.why.fault == Fault::MustChange)
        m_complaint.reset(); // what is to be done now is said there
    if (refusal.why.fault == Fault::MustChange || refusal.why.fault == Fault::BadNew)
        return go(Step::Change);
    if (refusal.why.fault == Fault::NotYourRole && !refusal.roles.empty()) {
        m_choice = refusal.roles;
        m_complaint.reset();
        offerRoles();
        return go(Step::Role);
    }
    const bool waits = refusal.why.wait > std::chrono::milliseconds(0);
    m_waitsFor = m_account;
    m_until = waits ? m_now + refusal.why.wait + sinceTick : std::chrono::milliseconds(0);
    forgetTry();
    go(Step::Account);
}

void SignInModel::end(const access::Refusal &why)
{
    if (m_step != Step::In && m_step != Step::Locked && m_step != Step::ChoosePin)
        return;
    m_working = m_hasPin = false;
    m_complaint = why;
    m_note = Note::None;
    go(Step::Account);
    emit shut();
}

void SignInModel::setFacts(const AccountFacts &facts)
{
    const bool same = facts.held == m_facts.held && facts.badges == m_facts.badges && facts.idle == m_facts.idle &&
                      facts.settles == m_facts.settles && facts.trouble.vi == m_facts.trouble.vi;
    if (same)
        return;
    const bool came = facts.held && !m_facts.held;
    m_facts = facts;
    m_idle.setPatience(facts.idle);
    if (facts.held)
        emit changed();
    if (came)
        emit shut(); // who was believed a name
    if (facts.held)
        return;
    m_working = m_hasPin = false; // no station is open, or one that has none
    m_unlocks.reset();
    m_complaint.reset();
    m_until = {};
    m_note = Note::None;
    ++m_number;
    forgetTry();
    go(Step::Account);
    emit shut();
}

void SignInModel::offerRoles()
{
    QList<RowsModel::Row> rows;
    for (const accounts::Role role : m_choice)
        rows << RowsModel::Row{QLatin1String(accounts::name(role)),
                               text(accounts::inWords(role).in(m_language.language()))};
    m_roles.setRows(rows);
}

} // namespace th::app
