// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine.h"
#include "language_switch.h"
#include "reference.h"
#include "rows_model.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace th::app {

/// The start of a shift: who stands at which checkpoint.
class ShiftModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool started READ started NOTIFY changed)
    Q_PROPERTY(QString officer READ officer WRITE setOfficer NOTIFY changed)
    Q_PROPERTY(QStringList recentOfficers READ recentOfficers NOTIFY changed)
    Q_PROPERTY(QString checkpoint READ checkpoint WRITE setCheckpoint NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *checkpoints READ checkpoints CONSTANT) ///< code, name, area
    Q_PROPERTY(bool ready READ ready NOTIFY changed)                      ///< enough is chosen to start
    Q_PROPERTY(QString missing READ missing NOTIFY changed)               ///< what is still to choose
public:
    explicit ShiftModel(LanguageSwitch &language, QObject *parent = nullptr);
    void setReference(const Reference &reference);
    /// What an earlier shift left: proposed, not started.
    void propose(const QString &officer, const QString &checkpoint, const QStringList &recentOfficers);
    void setOfficer(const QString &officer);
    void setCheckpoint(const QString &code);
    Q_INVOKABLE void start();
    Q_INVOKABLE void end();

    [[nodiscard]] bool started() const { return m_started; }
    [[nodiscard]] QString officer() const { return m_officer; }
    [[nodiscard]] QStringList recentOfficers() const { return m_recent; }
    [[nodiscard]] QString checkpoint() const { return m_checkpoint; }
    [[nodiscard]] RowsModel *checkpoints() { return &m_checkpoints; }
    [[nodiscard]] bool ready() const;
    [[nodiscard]] QString missing() const;
    [[nodiscard]] Shift shift() const;

signals:
    void changed();
    void startRequested(const th::app::Shift &shift);
    void endRequested();

private:
    void remake();

    LanguageSwitch &m_language;
    Reference m_reference;
    bool m_started = false;
    QString m_officer, m_checkpoint;
    QStringList m_recent;
    RowsModel m_checkpoints;
};

} // namespace th::app
