// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language_switch.h"

#include <QObject>
#include <QString>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace th::app {

/// What takes longer than a second, and short messages that pass.
class BusyModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString what READ what NOTIFY changed)
    Q_PROPERTY(bool making READ making NOTIFY changed) ///< the demonstration is being made
    Q_PROPERTY(int percent READ percent NOTIFY changed)
    Q_PROPERTY(QString part READ part NOTIFY changed)       ///< what of it is being made now
    Q_PROPERTY(QString message READ message NOTIFY changed) ///< to read and put away; empty: none
    Q_PROPERTY(bool messageBad READ messageBad NOTIFY changed)
public:
    explicit BusyModel(LanguageSwitch &language, QObject *parent = nullptr);
    void setBusy(bool busy,
                 const QString &what); ///< `what` as in Engine::busyChanged: "opening", "reading", "importing"
    void setMaking(int percent, const QString &partVi, const QString &partEn); ///< of the demonstration; 100 ends it
    void tell(const QString &sentenceVi, const QString &sentenceEn, bool bad);
    Q_INVOKABLE void dismiss();
    Q_INVOKABLE void openFiles(const QList<QUrl> &files) { emit filesChosen(files); }

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString what() const;
    [[nodiscard]] bool making() const { return m_percent >= 0 && m_percent < 100; }
    [[nodiscard]] int percent() const { return m_percent; }
    [[nodiscard]] QString part() const;
    [[nodiscard]] QString message() const;
    [[nodiscard]] bool messageBad() const { return m_messageBad; }

signals:
    void changed();
    void filesChosen(const QList<QUrl> &files);

private:
    LanguageSwitch &m_language;
    bool m_busy = false, m_messageBad = false;
    int m_percent = -1;
    QString m_what, m_partVi, m_partEn, m_messageVi, m_messageEn;
};

} // namespace th::app
