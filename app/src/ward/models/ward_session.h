// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include "models/idle_clock.h"
#include "models/language_switch.h"
#include "models/rows_model.h"
#include "models/sign_in_model.h"
#include "ward/desk_door.h"

#include <chrono>

namespace th::app {

/// Who sits at the ward desk: signing in, and locking. Where the station has accounts, who signed in with one
/// (`accounts`) opens the desk's key. Until accounts come, the desk believes who it is told, as the command line does;
/// what protects it then is the passphrase of its key.
class WardSession : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(th::app::SignInModel *accounts READ accounts CONSTANT)
    Q_PROPERTY(QString unit READ unit NOTIFY changed)
    Q_PROPERTY(QString officer READ officer WRITE setOfficer NOTIFY changed)
    Q_PROPERTY(QString role READ role WRITE setRole NOTIFY changed) ///< "area_police" …; empty: none chosen
    Q_PROPERTY(QString roleText READ roleText NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *roles READ roles CONSTANT) ///< role, name
    Q_PROPERTY(QStringList recentOfficers READ recentOfficers NOTIFY changed)
    Q_PROPERTY(bool wantsPassphrase READ wantsPassphrase NOTIFY changed)
    Q_PROPERTY(QString keyFile READ keyFile NOTIFY changed)
    Q_PROPERTY(QString keyTrouble READ keyTrouble NOTIFY changed) ///< why its file cannot be used; empty: it can
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed)   ///< why the last sign-in failed
    Q_PROPERTY(QString notice READ notice NOTIFY changed)         ///< why it is locked, where nobody asked for it
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(QString missing READ missing NOTIFY changed)
    Q_PROPERTY(int lockingIn READ lockingIn NOTIFY lockingInChanged) ///< seconds, near the end; else -1
public:
    enum class State { Absent, SignedOut, SigningIn, SignedIn };
    Q_ENUM(State)

    WardSession(LanguageSwitch &language, DeskDoor &door, SignInModel &accounts, QObject *parent = nullptr);

    void propose(const QString &officer, const QString &role, const QStringList &recentOfficers);
    void setOfficer(const QString &officer);
    void setRole(const QString &role);
    Q_INVOKABLE void signIn(const QString &passphrase);
    Q_INVOKABLE void lock();
    Q_INVOKABLE void chooseKey(const QUrl &file);

    void noteInput();                               ///< long enough without, and it locks itself
    void tick(std::chrono::milliseconds steadyNow); ///< from time to time

    void describe(const DeskFacts &facts);
    void admit(const SignedIn &who);
    void refuse(const desk::Problem &why);
    void leave(); ///< locked, or the station is gone

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] SignInModel *accounts() { return &m_accounts; }
    [[nodiscard]] QString unit() const;
    [[nodiscard]] QString officer() const { return m_officer; }
    [[nodiscard]] QString role() const { return m_role; }
    [[nodiscard]] QString roleText() const;
    [[nodiscard]] RowsModel *roles() { return &m_roles; }
    [[nodiscard]] QStringList recentOfficers() const { return m_recent; }
    [[nodiscard]] bool wantsPassphrase() const { return m_facts.key == DeskKeyState::Passphrase; }
    [[nodiscard]] QString keyFile() const { return m_facts.keyFile; }
    [[nodiscard]] QString keyTrouble() const;
    [[nodiscard]] QString complaint() const;
    [[nodiscard]] QString notice() const;
    [[nodiscard]] bool ready() const { return missing().isEmpty(); }
    [[nodiscard]] QString missing() const;
    [[nodiscard]] int lockingIn() const { return m_accounts.held() ? m_accounts.lockingIn() : m_lockingIn; }
    [[nodiscard]] issuing::Role chosenRole() const;

signals:
    void changed();
    void lockingInChanged();
    void aboutToLock(); ///< what was typed goes on disk now, or is lost
    void keep(const QString &officer, const QString &role, const QStringList &recentOfficers);

private:
    void remake();
    void join();
    void enter();  ///< somebody has signed in with an account
    void reopen(); ///< or has unlocked the screen: the desk is still open behind it

    LanguageSwitch &m_language;
    DeskDoor &m_door;
    SignInModel &m_accounts;
    DeskFacts m_facts;
    State m_state = State::Absent;
    QString m_officer, m_role;
    QStringList m_recent;
    RowsModel m_roles;
    std::optional<desk::Problem> m_complaint;
    std::optional<SignedIn> m_behind; ///< who left the desk open behind a lock with a PIN
    IdleClock m_idle;
    bool m_lockedItself = false;
    int m_lockingIn = -1;
};

} // namespace th::app
