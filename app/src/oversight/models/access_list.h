// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "evidence/query.h"
#include "models/language_switch.h"
#include "models/rows_model.h"
#include "oversight/inspection.h"

namespace th::app {

/// Who had what out of an archive, when and why, newest first: its access journal, in the time of the filter, narrowed
/// by what was done and by whom or why; and whether that record still holds.
class AccessList : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(bool reading READ reading NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(bool bad READ bad NOTIFY changed)                       ///< it does not hold, or was not read
    Q_PROPERTY(QString what READ what WRITE setWhat NOTIFY changed)    ///< "export" …; empty: all
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY changed) ///< in who, why, or about what
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT)            ///< when, where, word, level, about
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
    Q_PROPERTY(QString lineTitle READ lineTitle NOTIFY changed) ///< of the one looked at; empty: none
    Q_PROPERTY(th::app::RowsModel *line READ line CONSTANT)     ///< label, value, level
public:
    static constexpr std::size_t most = 2000; ///< that are listed; all are counted

    /// As CopySearch.
    AccessList(LanguageSwitch &language, quint64 &numbers, QObject *parent = nullptr);

    void begin(const QString &archive, const evidence::Filter &filter, std::chrono::minutes utcOffset);
    Q_INVOKABLE void close();
    Q_INVOKABLE void openCurrent();
    Q_INVOKABLE void closeLine();
    void setCurrent(int row);
    void setWhat(const QString &what);
    void setWords(const QString &words);
    void showProgress(quint64, quint64) {}
    void finish(const AccessAnswer &answer);

    [[nodiscard]] bool shown() const { return m_shown; }
    [[nodiscard]] bool reading() const { return m_shown && !m_answer; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool bad() const { return m_answer && (m_answer->problem || m_answer->journal.firstBad); }
    [[nodiscard]] QString what() const { return m_what; }
    [[nodiscard]] QString words() const { return m_words; }
    [[nodiscard]] RowsModel *rows() { return &m_rows; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString lineTitle() const;
    [[nodiscard]] RowsModel *line() { return &m_line; }
    [[nodiscard]] quint64 number() const { return m_number; }

signals:
    void changed();
    void wanted(const th::app::AccessErrand &errand);
    void cancelWanted(quint64 number);

private:
    void remake();
    void remakeLine();
    [[nodiscard]] bool fits(const evidence::Access &line) const;
    [[nodiscard]] QString deed(const std::string &what) const;
    [[nodiscard]] QString moment(const evidence::Access &line) const;
    [[nodiscard]] const evidence::Access *lookedAt() const;

    LanguageSwitch &m_language;
    quint64 &m_numbers;
    bool m_shown = false, m_looking = false;
    quint64 m_number = 0;
    std::chrono::minutes m_offset{420};
    std::optional<evidence::Milliseconds> m_from, m_until;
    QString m_what, m_words;
    std::optional<AccessAnswer> m_answer;
    std::vector<std::size_t> m_fitting; ///< places in the journal, newest first; all of them
    int m_current = -1;
    RowsModel m_rows, m_line;
};

} // namespace th::app
