// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_session.h"

#include <array>

namespace th::app {

namespace {

constexpr std::array allRoles{issuing::Role::AreaPolice, issuing::Role::WardClerk, issuing::Role::WardPolice};
constexpr qsizetype recentKept = 8;
constexpr qsizetype longestOfficer = 64; ///< of the journal, in bytes

} // namespace

WardSession::WardSession(LanguageSwitch &language, DeskDoor &door, SignInModel &accounts, QObject *parent)
    : QObject(parent), m_language(language), m_door(door), m_accounts(accounts), m_roles({"role", "name"})
{
    join();
    connect(&language, &LanguageSwitch::changed, this, &WardSession::remake);
    connect(&door, &DeskDoor::described, this, &WardSession::describe);
    connect(&door, &DeskDoor::signedIn, this, &WardSession::admit);
    connect(&door, &DeskDoor::refused, this, &WardSession::refuse);
    connect(&door, &DeskDoor::locked, this, &WardSession::leave);
    remake();
}

void WardSession::join()
{
    connect(&m_accounts, &SignInModel::changed, this, &WardSession::changed);
    connect(&m_accounts, &SignInModel::lockingInChanged, this, &WardSession::lockingInChanged);
    connect(&m_accounts, &SignInModel::entered, this, &WardSession::enter);
    connect(&m_accounts, &SignInModel::reopened, this, &WardSession::reopen);
    connect(&m_accounts, &SignInModel::aboutToShut, this, [this] {
        if (m_state == State::SignedIn)
            emit aboutToLock();
    });
    connect(&m_accounts, &SignInModel::shut, this, [this] {
        m_complaint.reset();
        const bool locked = m_accounts.step() == SignInModel::Step::Locked;
        if (!locked)
            m_behind.reset();
        locked ? m_door.hide() : m_door.lock();
        leave();
    });
}

void WardSession::enter()
{
    if (m_accounts.purpose() == accounts::Action::QueryLog) // not for the desk
        return;
    m_behind.reset();
    m_officer = m_accounts.account();
    m_role = QLatin1String(accounts::name(m_accounts.session().role));
    m_complaint.reset();
    emit changed();
    if (!wantsPassphrase())
        signIn({});
}

void WardSession::reopen()
{
    if (m_behind)
        admit(*m_behind);
    else
        enter();
}

void WardSession::noteInput()
{
    m_idle.touch();
    m_accounts.noteInput();
}

void WardSession::remake()
{
    QList<RowsModel::Row> rows;
    for (const issuing::Role role : allRoles)
        rows << RowsModel::Row{QLatin1String(issuing::name(role)),
                               text(issuing::inWords(role).in(m_language.language()))};
    m_roles.setRows(rows);
    emit changed();
}

void WardSession::propose(const QString &officer, const QString &role, const QStringList &recentOfficers)
{
    m_officer = officer;
    m_role = role;
    m_recent = recentOfficers;
    m_accounts.propose(recentOfficers, role);
    emit changed();
}

void WardSession::setOfficer(const QString &officer)
{
    if (officer == m_officer || m_state == State::SignedIn)
        return;
    m_officer = officer;
    m_complaint.reset();
    emit changed();
}

void WardSession::setRole(const QString &role)
{
    if (m_state == State::SignedIn)
        return;
    m_role = role;
    emit changed();
}

issuing::Role WardSession::chosenRole() const
{
    return accounts::roleNamed(m_role.toStdString()).value_or(issuing::Role::AreaPolice);
}

QString WardSession::roleText() const
{
    return m_role.isEmpty() ? QString() : text(issuing::inWords(chosenRole()).in(m_language.language()));
}

QString WardSession::unit() const { return text(m_facts.unitName.in(m_language.language())); }

QString WardSession::keyTrouble() const
{
    switch (m_facts.key) {
    case DeskKeyState::Missing:
        return tr("Không thấy tệp khóa của bàn. Hãy chọn tệp khóa, ví dụ bản sao cất trong két.");
    case DeskKeyState::Unusable:
        return tr("Tệp này không phải tệp khóa, không đọc được hoặc đã hỏng. Hãy chọn tệp khác.");
    case DeskKeyState::Bare:
    case DeskKeyState::Passphrase:
        return {};
    }
    return {};
}

QString WardSession::complaint() const
{
    return m_complaint ? text(m_complaint->sentence.in(m_language.language())) : QString();
}

QString WardSession::notice() const
{
    return m_lockedItself ? tr("Đã tự khóa vì không ai dùng. Những gì đã nhập vẫn còn.") : QString();
}

QString WardSession::missing() const
{
    if (m_accounts.held())
        return m_accounts.inside() ? keyTrouble() : tr("Đăng nhập trước.");
    const QString officer = m_officer.trimmed();
    if (officer.isEmpty())
        return tr("Nhập mã cán bộ.");
    if (officer.toUtf8().size() > longestOfficer)
        return tr("Mã cán bộ dài quá.");
    if (m_role.isEmpty())
        return tr("Chọn vai trò.");
    return keyTrouble();
}

void WardSession::signIn(const QString &passphrase)
{
    if (!ready() || m_state != State::SignedOut)
        return;
    m_officer = m_officer.trimmed();
    m_complaint.reset();
    m_state = State::SigningIn;
    emit changed();
    QByteArray bytes = passphrase.toUtf8();
    const auto secret =
        std::make_shared<core::SecretText>(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    core::wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    m_door.signIn({m_officer.toStdString(), chosenRole(), m_facts.keyFile, secret});
}

void WardSession::lock()
{
    if (m_accounts.held())
        return m_accounts.lock();
    if (m_state != State::SignedIn)
        return;
    emit aboutToLock();
    m_door.lock();
    leave(); // also where there is no worker
}

void WardSession::chooseKey(const QUrl &file)
{
    m_complaint.reset();
    m_door.describeKey(file.toLocalFile());
}

void WardSession::tick(std::chrono::milliseconds steadyNow)
{
    const auto left = m_idle.left(steadyNow);
    int shown = -1;
    if (m_state == State::SignedIn && !m_accounts.held() && left <= std::chrono::milliseconds(0)) {
        m_lockedItself = true;
        lock();
    } else if (m_state == State::SignedIn) {
        shown = IdleClock::warning(left);
    }
    if (std::exchange(m_lockingIn, shown) != shown)
        emit lockingInChanged();
}

void WardSession::describe(const DeskFacts &facts)
{
    m_facts = facts;
    if (!facts.isDesk)
        m_state = State::Absent;
    else if (m_state == State::Absent)
        m_state = State::SignedOut;
    emit changed();
}

void WardSession::admit(const SignedIn &who)
{
    m_state = State::SignedIn;
    m_lockedItself = false;
    m_idle.touch();
    m_behind = who;
    m_officer = text(who.officer.id);
    m_role = QLatin1String(issuing::name(who.officer.role));
    m_recent.removeOne(m_officer);
    m_recent.prepend(m_officer);
    m_recent = m_recent.mid(0, recentKept);
    emit changed();
    emit keep(m_officer, m_role, m_recent);
}

void WardSession::refuse(const desk::Problem &why)
{
    m_complaint = why;
    m_state = m_facts.isDesk ? State::SignedOut : State::Absent;
    emit changed();
}

void WardSession::leave()
{
    if (m_state == State::SignedIn || m_state == State::SigningIn)
        m_state = State::SignedOut;
    emit changed();
}

} // namespace th::app
