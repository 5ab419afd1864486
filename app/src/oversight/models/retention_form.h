// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>

#include "errand_form.h"
#include "models/rows_model.h"
#include "oversight/inspection.h"

namespace th::app {

/// Letting go of personal data in an archive by rules out of a file: what they say, what they would take, and, once
/// that was seen, who applies them and why, which key signs, and a word that it is meant. Exactly the rules that were
/// shown are applied, whatever lies in the file by then.
class RetentionForm : public th::app::ErrandForm { // its whole name: Qt 6.4 tells QML of the base by it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString file READ file NOTIFY changed)         ///< of the rules; empty: none is chosen
    Q_PROPERTY(th::app::RowsModel *rules READ rules CONSTANT) ///< label, value, level: the rules, then what they take
    Q_PROPERTY(bool takes READ takes NOTIFY changed)          ///< they would take something
    Q_PROPERTY(bool meant READ meant WRITE setMeant NOTIFY changed)
    Q_PROPERTY(bool left READ left NOTIFY changed) ///< applied, but what was there is still in the file: once more
public:
    enum class State { Asking, Counting, Counted, Applying, Done };
    Q_ENUM(State)

    /// As ErrandForm.
    RetentionForm(LanguageSwitch &language, quint64 &numbers, QObject *parent = nullptr);

    void begin(const QString &archive);
    Q_INVOKABLE void chooseFile(const QUrl &file); ///< its rules are read, and what they would take is counted
    Q_INVOKABLE void apply(const QString &secret);
    Q_INVOKABLE void close(); ///< what is under way is cancelled: then nothing was changed
    void setMeant(bool meant);
    void showProgress(quint64 number, quint64 looked);
    void finish(const RetentionAnswer &answer);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString file() const { return m_file; }
    [[nodiscard]] RowsModel *rules() { return &m_rows; }
    [[nodiscard]] bool takes() const;
    [[nodiscard]] bool meant() const { return m_meant; }
    [[nodiscard]] bool left() const { return m_state == State::Done && m_retained.stillInFile; }
    [[nodiscard]] QString missing() const override;
    [[nodiscard]] QString progress() const override;
    [[nodiscard]] QString outcome() const override;

signals:
    void wanted(const th::app::RetentionErrand &errand);

private:
    void ask(RetentionErrand errand, State state);
    void remake();

    State m_state = State::Asking;
    QString m_archive, m_file;
    bool m_meant = false;
    quint64 m_looked = 0;
    std::optional<evidence::RetentionRules> m_rules; ///< as they were read
    evidence::Retained m_retained;
    RowsModel m_rows;
};

} // namespace th::app
