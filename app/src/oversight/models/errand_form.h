// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "key_choice.h"

namespace th::app {

/// How anybody verifies what a manifest is of: a command each line.
[[nodiscard]] QString commandsOf(const QString &manifest);

/// What every errand in an archive asks that leaves a trace there: who, why, and with which key. The last one's number,
/// and why it failed.
class ErrandForm : public QObject {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(QString signedIn READ signedIn NOTIFY changed) ///< who is: nobody else does it; may be empty
    Q_PROPERTY(QString by READ by WRITE setBy NOTIFY changed)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    Q_PROPERTY(th::app::KeyChoice *key READ key CONSTANT)
    Q_PROPERTY(QString missing READ missing NOTIFY changed)     ///< what is to be said first; empty: nothing
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed) ///< why the last one failed
    Q_PROPERTY(QString progress READ progress NOTIFY progressed)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed)
public:
    Q_INVOKABLE void cancel(); ///< what is under way
    void setBy(const QString &by);
    void setReason(const QString &reason);
    void setSignedIn(const QString &person);

    [[nodiscard]] bool shown() const { return m_shown; }
    [[nodiscard]] QString signedIn() const { return m_signedIn; }
    [[nodiscard]] QString by() const { return m_signedIn.isEmpty() ? m_by : m_signedIn; }
    [[nodiscard]] QString reason() const { return m_reason; }
    [[nodiscard]] KeyChoice *key() { return &m_key; }
    [[nodiscard]] virtual QString missing() const = 0;
    [[nodiscard]] QString complaint() const;
    [[nodiscard]] virtual QString progress() const = 0;
    [[nodiscard]] virtual QString outcome() const = 0;
    [[nodiscard]] quint64 number() const { return m_number; } ///< of the newest one

signals:
    void changed();
    void progressed();
    void cancelWanted(quint64 number);

protected:
    /// `numbers`: the last one that an errand was given; it outlives this.
    ErrandForm(LanguageSwitch &language, quint64 &numbers, KeyChoice::Of keys, QObject *parent);

    void show(); ///< with no complaint of an errand before
    void hide(); ///< and what was typed is forgotten
    [[nodiscard]] quint64 nextNumber();
    /// What `missing` says of a form that is filled as these two sentences want it; empty: all is there.
    [[nodiscard]] QString missingOf(const QString &nobody, const QString &noReason) const;
    /// Who and why, for an order of any kind.
    template <class Order> void sign(Order &order) const
    {
        order.by = by().trimmed().toStdString();
        order.reason = m_reason.trimmed().toStdString();
    }

    LanguageSwitch &m_language;
    KeyChoice m_key;
    std::optional<core::LocalName> m_problem;

private:
    quint64 &m_numbers;
    quint64 m_number = 0;
    bool m_shown = false;
    QString m_by, m_signedIn, m_reason;
};

} // namespace th::app
