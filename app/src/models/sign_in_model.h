// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include "account_worker.h"
#include "idle_clock.h"
#include "language_switch.h"
#include "rows_model.h"

namespace th::app {

/// Signing in with an account, at a ward's desk or for a shift: one question at a time, then a PIN for the time until
/// the session ends, and the lock. What is right or wrong is for AccountWorker; this holds a password only while more
/// is asked for the same try.
class SignInModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool held READ held NOTIFY changed) ///< the station has accounts; else nothing here is asked
    Q_PROPERTY(Step step READ step NOTIFY changed)
    Q_PROPERTY(bool working READ working NOTIFY changed)
    Q_PROPERTY(bool inside READ inside NOTIFY changed) ///< somebody is signed in, and the screen is theirs
    Q_PROPERTY(QString account READ account WRITE setAccount NOTIFY changed)
    Q_PROPERTY(QStringList recent READ recent NOTIFY changed) ///< who signed in here before
    Q_PROPERTY(QString person READ person NOTIFY changed)     ///< who is signed in, and in which role
    Q_PROPERTY(QString heading READ heading NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)       ///< what happened, where nothing is wrong
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed) ///< why the last try did not do
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed)     ///< why nobody, or hardly anybody, can sign in
    Q_PROPERTY(int waitLeft READ waitLeft NOTIFY changed)       ///< seconds until the next try counts
    Q_PROPERTY(bool unlocking READ unlocking NOTIFY changed)    ///< for somebody else: who oversees signs in
    Q_PROPERTY(bool offersUnlocking READ offersUnlocking NOTIFY changed)
    Q_PROPERTY(bool badges READ badges NOTIFY changed) ///< some accounts want a badge
    Q_PROPERTY(bool badgeShown READ badgeShown NOTIFY changed)
    Q_PROPERTY(bool hasPin READ hasPin NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *roles READ roles CONSTANT) ///< role, name: to choose from
    /// A supervisor can go to the logs of many stations from here, and signs in for that.
    Q_PROPERTY(bool offersOversight READ offersOversight NOTIFY changed)
    Q_PROPERTY(int lockingIn READ lockingIn NOTIFY lockingInChanged) ///< seconds, near the end; else -1
public:
    enum class Step { Account, Badge, Role, Change, ChoosePin, In, Locked };
    Q_ENUM(Step)

    explicit SignInModel(LanguageSwitch &language, QObject *parent = nullptr);
    void connectTo(AccountWorker &worker); ///< which outlives this
    void setPurpose(accounts::Action purpose);
    [[nodiscard]] accounts::Action purpose() const { return m_purpose; }
    void setOffersOversight(bool offers);
    /// Who signed in here before, the last one first, and in which role.
    void propose(const QStringList &recent, const QString &role);

    void setAccount(const QString &account);
    Q_INVOKABLE void enter(const QString &password);
    void showBadge(const QString &code);              ///< scanned
    Q_INVOKABLE void typeBadge(const QString &code);  ///< or typed
    Q_INVOKABLE void goWithoutBadge();                ///< not everybody needs one
    Q_INVOKABLE void chooseRole(const QString &role); ///< of `roles`
    Q_INVOKABLE void change(const QString &chosen, const QString &again);
    Q_INVOKABLE void cancel(); ///< back to name and password
    Q_INVOKABLE void beginUnlocking();
    Q_INVOKABLE void choosePin(const QString &pin, const QString &again);
    Q_INVOKABLE void skipPin();
    Q_INVOKABLE void unlock(const QString &pin);
    Q_INVOKABLE void usePassword(); ///< the PIN is forgotten, or it is somebody else's turn
    Q_INVOKABLE void lock();        ///< at once; without a PIN the session ends
    Q_INVOKABLE void leave();
    Q_INVOKABLE void wantOversight() { emit oversightWanted(); }

    void noteInput() { m_idle.touch(); }
    void tick(std::chrono::milliseconds steadyNow); ///< from time to time

    void setFacts(const AccountFacts &facts);
    void admit(std::uint64_t number, const access::Session &session);
    void refuse(const AccountRefusal &refusal);
    void end(const access::Refusal &why);
    void refusePin(const access::Refusal &why);
    void keepPin();
    void reopen();
    void finishUnlocking(std::uint64_t number);

    [[nodiscard]] bool held() const { return m_facts.held; }
    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] bool working() const { return m_working; }
    [[nodiscard]] bool inside() const { return m_step == Step::In; }
    [[nodiscard]] QString account() const { return m_account; }
    [[nodiscard]] QStringList recent() const { return m_recent; }
    [[nodiscard]] QString person() const;
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString notice() const;
    [[nodiscard]] QString complaint() const;
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] int waitLeft() const;
    [[nodiscard]] bool unlocking() const { return m_unlocks.has_value(); }
    [[nodiscard]] bool offersUnlocking() const;
    [[nodiscard]] bool badges() const { return m_facts.badges; }
    [[nodiscard]] bool badgeShown() const { return m_badge != nullptr; }
    [[nodiscard]] bool hasPin() const { return m_hasPin; }
    [[nodiscard]] bool offersOversight() const { return m_offersOversight && m_purpose != accounts::Action::QueryLog; }
    [[nodiscard]] RowsModel *roles() { return &m_roles; }
    [[nodiscard]] int lockingIn() const { return m_lockingIn; }
    [[nodiscard]] std::uint64_t attempts() const { return m_number; } ///< that were sent; the newest is waited for
    [[nodiscard]] const access::Session &session() const { return m_session; }

signals:
    void changed();
    void lockingInChanged();
    void entered();     ///< somebody has signed in, and may begin
    void reopened();    ///< the same, who had locked it
    void aboutToShut(); ///< what was typed goes on disk now, or is lost
    void shut();        ///< nobody is there, or it is locked

    void tried(const th::app::AccountTry &what);
    void pinWanted(const th::app::Secret &pin);
    void pinTried(const th::app::Secret &pin);
    void lockWanted(th::access::Seat::Lock why);
    void leaveWanted();
    void oversightWanted();

private:
    enum class Note { None, LockedItself, Locked, Unlocked, Settled };
    void send(const Secret &chosen = {});
    void forgetTry(); ///< the password and what belongs to it
    void go(Step step);
    void lockNow(access::Seat::Lock why);
    void offerRoles();

    LanguageSwitch &m_language;
    AccountFacts m_facts;
    accounts::Action m_purpose = accounts::Action::UseDesk;
    Step m_step = Step::Account;
    bool m_offersOversight = false;
    bool m_working = false, m_hasPin = false, m_withoutBadge = false, m_different = false;
    QString m_account, m_lastRole;
    QStringList m_recent;
    std::uint64_t m_number = 0; ///< of the newest try
    Secret m_password, m_badge;
    std::optional<accounts::Role> m_role;
    std::vector<accounts::Role> m_choice;
    std::optional<std::string> m_unlocks;         ///< whose lock-out, while who oversees signs in
    std::optional<access::Refusal> m_complaint;   ///< of the last try
    std::chrono::milliseconds m_now{}, m_until{}; ///< when the next counts
    QString m_waitsFor;                           ///< of this account
    access::Session m_session;
    Note m_note = Note::None;
    QString m_noted; ///< whom it is about
    RowsModel m_roles;
    IdleClock m_idle;
    int m_lockingIn = -1;
};

} // namespace th::app
