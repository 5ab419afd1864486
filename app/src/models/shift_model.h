// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine.h"
#include "language_switch.h"
#include "reference.h"
#include "rows_model.h"
#include "sign_in_model.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace th::app {

/// The start of a shift: who stands at which checkpoint. Where the station has accounts it is somebody who signed in
/// with one; or a name that nobody has proven, for a checkpoint is not stopped by a lapse of administration.
class ShiftModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool started READ started NOTIFY changed)
    Q_PROPERTY(QString officer READ officer WRITE setOfficer NOTIFY changed)
    Q_PROPERTY(QStringList recentOfficers READ recentOfficers NOTIFY changed)
    Q_PROPERTY(QString checkpoint READ checkpoint WRITE setCheckpoint NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *checkpoints READ checkpoints CONSTANT) ///< code, name, area
    Q_PROPERTY(bool asks READ asks NOTIFY changed)                        ///< somebody is to sign in first
    Q_PROPERTY(bool proven READ proven NOTIFY changed)                    ///< the officer is who signed in
    Q_PROPERTY(bool unproven READ unproven NOTIFY changed)                ///< a name is taken though there are accounts
    Q_PROPERTY(bool paused READ paused NOTIFY changed)      ///< locked: nothing is examined until it is unlocked
    Q_PROPERTY(bool ready READ ready NOTIFY changed)        ///< enough is chosen to start
    Q_PROPERTY(QString missing READ missing NOTIFY changed) ///< what is still to choose
public:
    explicit ShiftModel(LanguageSwitch &language, QObject *parent = nullptr);
    void setReference(const Reference &reference);
    /// What an earlier shift left: proposed, not started.
    void propose(const QString &officer, const QString &checkpoint, const QStringList &recentOfficers);
    void setOfficer(const QString &officer);
    void setCheckpoint(const QString &code);
    Q_INVOKABLE void start();
    Q_INVOKABLE void end();
    Q_INVOKABLE void setUnproven(bool unproven);
    void setHeld(bool held);              ///< the station has accounts
    void admit(const QString &account);   ///< who has signed in
    void dismiss(SignInModel::Step left); ///< is gone, or has locked the screen
    void resume();

    [[nodiscard]] bool started() const { return m_started; }
    [[nodiscard]] bool asks() const { return m_held && !m_unproven && m_account.isEmpty(); }
    [[nodiscard]] bool proven() const { return m_held && !m_unproven && !m_account.isEmpty(); }
    [[nodiscard]] bool unproven() const { return m_held && m_unproven; }
    [[nodiscard]] bool paused() const { return m_paused; }
    [[nodiscard]] QString officer() const { return proven() ? m_account : m_officer; }
    [[nodiscard]] QStringList recentOfficers() const { return m_recent; }
    [[nodiscard]] QString checkpoint() const { return m_checkpoint; }
    [[nodiscard]] RowsModel *checkpoints() { return &m_checkpoints; }
    [[nodiscard]] bool ready() const;
    [[nodiscard]] QString missing() const;
    [[nodiscard]] Shift shift() const;

signals:
    void changed();
    void startRequested(const th::app::Shift &shift);
    void endRequested(); ///< also while it is paused

private:
    void remake();

    LanguageSwitch &m_language;
    Reference m_reference;
    bool m_started = false, m_held = false, m_unproven = false, m_paused = false;
    QString m_account; ///< who has signed in
    QString m_officer, m_checkpoint;
    QStringList m_recent;
    RowsModel m_checkpoints;
};

} // namespace th::app
