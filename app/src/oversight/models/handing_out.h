// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include "errand_form.h"
#include "oversight/archive_errands.h"

namespace th::app {

/// What a supervisor takes out of an archive: rows of the filter as a table or on pages, or the report of figures; who
/// takes it and why, which key signs, how it goes, and how anybody verifies what came of it.
class HandingOut : public th::app::ErrandForm { // its whole name: Qt 6.4 tells QML of the base by it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString about READ about NOTIFY changed)             ///< what the filter asks for
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY changed) ///< csv, xlsx, jsonl, pdf, report,
                                                                    ///< integrity
    Q_PROPERTY(bool ofRows READ ofRows NOTIFY changed)              ///< else of figures, or of stations
    Q_PROPERTY(bool redacted READ redacted WRITE setRedacted NOTIFY changed)
    Q_PROPERTY(QString file READ file NOTIFY changed)               ///< where to
    Q_PROPERTY(QString proposal READ proposal NOTIFY changed)       ///< a name for it
    Q_PROPERTY(QString howToVerify READ howToVerify NOTIFY changed) ///< commands, a line each
public:
    enum class State { Asking, Writing, Done };
    Q_ENUM(State)

    /// As ErrandForm.
    HandingOut(LanguageSwitch &language, quint64 &numbers, QObject *parent = nullptr);

    /// `filter`: what is taken; `words`: the same for people; `rows`: how many, if that is known.
    void begin(const QString &archive, const QString &station, const evidence::Filter &filter, const QString &words,
               std::optional<quint64> rows);
    Q_INVOKABLE void chooseFile(const QUrl &file);
    Q_INVOKABLE void start(const QString &secret);
    Q_INVOKABLE void close(); ///< nothing of it is on the screen any more; what is under way is cancelled
    /// The same because the screen was locked. What was under way is told of still: whether it was stopped in time.
    void conceal();
    void setKind(const QString &kind);
    void setRedacted(bool redacted);

    void showProgress(quint64 number, quint64 rows);
    void finish(const ExportReport &report);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString about() const;
    [[nodiscard]] QString kind() const { return m_kind; }
    [[nodiscard]] bool ofRows() const;
    [[nodiscard]] bool redacted() const { return m_redacted; }
    [[nodiscard]] QString file() const { return m_file; }
    [[nodiscard]] QString proposal() const;
    [[nodiscard]] QString missing() const override;
    [[nodiscard]] QString progress() const override;
    [[nodiscard]] QString outcome() const override;
    [[nodiscard]] QString howToVerify() const { return m_howToVerify; }

signals:
    void wanted(const th::app::ExportErrand &errand);

private:
    [[nodiscard]] bool tooManyForPaper() const;
    void forget(); ///< what was typed and chosen: the next one says anew what is taken, and why

    bool m_redacted = false, m_locked = false; ///< m_locked: while it was written
    State m_state = State::Asking;
    QString m_kind = QStringLiteral("csv"), m_words, m_file, m_howToVerify;
    std::optional<quint64> m_rows; ///< of the filter
    ExportErrand m_errand;
    quint64 m_done = 0;
    ExportReport m_report;
};

} // namespace th::app
