// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include "key_choice.h"
#include "oversight/archive_errands.h"

namespace th::app {

/// What a supervisor takes out of an archive: rows of the filter as a table or on pages, or the report of figures; who
/// takes it and why, which key signs, how it goes, and how anybody verifies what came of it.
class HandingOut : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString about READ about NOTIFY changed)             ///< what the filter asks for
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY changed) ///< csv, xlsx, jsonl, pdf, report
    Q_PROPERTY(bool redacted READ redacted WRITE setRedacted NOTIFY changed)
    Q_PROPERTY(QString signedIn READ signedIn NOTIFY changed) ///< who is: nobody else takes it; may be empty
    Q_PROPERTY(QString by READ by WRITE setBy NOTIFY changed)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    Q_PROPERTY(QString file READ file NOTIFY changed)         ///< where to
    Q_PROPERTY(QString proposal READ proposal NOTIFY changed) ///< a name for it
    Q_PROPERTY(th::app::KeyChoice *key READ key CONSTANT)
    Q_PROPERTY(QString missing READ missing NOTIFY changed)     ///< what is to be said first; empty: nothing
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed) ///< why the last one was not made
    Q_PROPERTY(QString progress READ progress NOTIFY progressed)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed)
    Q_PROPERTY(QString howToVerify READ howToVerify NOTIFY changed) ///< commands, a line each
public:
    enum class State { Asking, Writing, Done };
    Q_ENUM(State)

    /// `numbers`: the last one that an errand was given; it outlives this.
    HandingOut(LanguageSwitch &language, quint64 &numbers, QObject *parent = nullptr);

    /// `filter`: what is taken; `words`: the same for people; `rows`: how many, if that is known.
    void begin(const QString &archive, const QString &station, const evidence::Filter &filter, const QString &words,
               std::optional<quint64> rows);
    Q_INVOKABLE void chooseFile(const QUrl &file);
    Q_INVOKABLE void start(const QString &secret);
    Q_INVOKABLE void cancel(); ///< what is under way
    Q_INVOKABLE void close();  ///< nothing of it is on the screen any more; what is under way is cancelled
    void setKind(const QString &kind);
    void setRedacted(bool redacted);
    void setBy(const QString &by);
    void setReason(const QString &reason);
    void setSignedIn(const QString &person);

    void showProgress(quint64 number, quint64 rows);
    void finish(const ExportReport &report);

    [[nodiscard]] bool shown() const { return m_shown; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString about() const;
    [[nodiscard]] QString kind() const { return m_kind; }
    [[nodiscard]] bool redacted() const { return m_redacted; }
    [[nodiscard]] QString signedIn() const { return m_signedIn; }
    [[nodiscard]] QString by() const { return m_signedIn.isEmpty() ? m_by : m_signedIn; }
    [[nodiscard]] QString reason() const { return m_reason; }
    [[nodiscard]] QString file() const { return m_file; }
    [[nodiscard]] QString proposal() const;
    [[nodiscard]] KeyChoice *key() { return &m_key; }
    [[nodiscard]] QString missing() const;
    [[nodiscard]] QString complaint() const;
    [[nodiscard]] QString progress() const;
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] QString howToVerify() const { return m_howToVerify; }
    [[nodiscard]] quint64 number() const { return m_errand.number; } ///< of the newest one

signals:
    void changed();
    void progressed();
    void wanted(const th::app::ExportErrand &errand);
    void cancelWanted(quint64 number);

private:
    [[nodiscard]] bool tooManyForPaper() const;

    LanguageSwitch &m_language;
    quint64 &m_numbers;
    KeyChoice m_key;
    bool m_shown = false, m_redacted = false;
    State m_state = State::Asking;
    QString m_kind = QStringLiteral("csv"), m_words, m_by, m_signedIn, m_reason, m_file, m_howToVerify;
    std::optional<quint64> m_rows; ///< of the filter
    ExportErrand m_errand;
    quint64 m_done = 0;
    std::optional<core::LocalName> m_problem;
    ExportReport m_report;
};

} // namespace th::app
