// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "models/language_switch.h"
#include "models/rows_model.h"
#include "oversight/archive_errands.h"

namespace th::app {

/// Signs of copies over a whole archive, in the time that the filter asks for: passes that nobody can have carried from
/// one checkpoint to the next, and those of which a station itself said so.
class CopySearch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(bool searching READ searching NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(bool found READ found NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT) ///< when, where, word, level, about
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
public:
    static constexpr std::size_t most = 2000; ///< that are listed; all are counted

    /// `numbers`: the last one that an errand was given; it outlives this.
    CopySearch(LanguageSwitch &language, quint64 &numbers, QObject *parent = nullptr);

    void begin(const QString &archive, const QString &station, const evidence::Filter &filter,
               std::chrono::minutes utcOffset); ///< in the filter's time
    Q_INVOKABLE void close();                   ///< what is under way is cancelled
    Q_INVOKABLE void openCurrent();
    void setCurrent(int row);
    void showProgress(quint64 number, quint64 looked);
    void finish(const CopiesReport &report);

    [[nodiscard]] bool shown() const { return m_shown; }
    [[nodiscard]] bool searching() const { return m_shown && !m_report; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool found() const { return m_report && m_report->all.flagged > 0; }
    [[nodiscard]] RowsModel *rows() { return &m_rows; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] quint64 number() const { return m_number; }

signals:
    void changed();
    void wanted(const th::app::CopiesErrand &errand);
    void cancelWanted(quint64 number);
    void passWanted(const QString &pass);

private:
    void remake();
    [[nodiscard]] QString aboutOf(const evidence::FlaggedScan &flagged) const;

    LanguageSwitch &m_language;
    quint64 &m_numbers;
    bool m_shown = false;
    quint64 m_number = 0, m_looked = 0;
    std::chrono::minutes m_offset{420};
    std::optional<CopiesReport> m_report;
    int m_current = -1;
    RowsModel m_rows;
};

} // namespace th::app
