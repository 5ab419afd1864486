// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "models/language_switch.h"
#include "models/rows_model.h"
#include "oversight/inspection.h"
#include "oversight/station_proof.h"

namespace th::app {

/// Until when each station's log is proven and by whom, worst first; one station with all that was found; and whether
/// the archive's own file still is what was taken, once all of it is read again.
class IntegrityCheck : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(bool working READ working NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString fileNote READ fileNote NOTIFY changed) ///< what reading all of it again gave, or how far it is
    Q_PROPERTY(int level READ level NOTIFY changed)           ///< ThemeModel::Level of the summary
    Q_PROPERTY(bool ready READ ready NOTIFY changed)          ///< the stations are there
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT)   ///< when, where, word, level, about: a station each
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
    Q_PROPERTY(QString stationTitle READ stationTitle NOTIFY changed) ///< of the one looked at; empty: none
    Q_PROPERTY(th::app::RowsModel *station READ station CONSTANT)     ///< label, value, level
public:
    static constexpr std::size_t mostFindings = 500; ///< of one station that are listed

    /// As CopySearch.
    IntegrityCheck(LanguageSwitch &language, quint64 &numbers, QObject *parent = nullptr);

    void begin(const QString &archive, const QString &station, std::chrono::minutes utcOffset);
    Q_INVOKABLE void readAll(); ///< again, each entry
    Q_INVOKABLE void stop();    ///< what is under way; what was found before stays
    Q_INVOKABLE void close();   ///< what is under way is cancelled
    Q_INVOKABLE void openCurrent();
    Q_INVOKABLE void closeStation();
    void setCurrent(int row);
    void showProgress(quint64 number, quint64 done);
    void finish(const IntegrityAnswer &answer);

    [[nodiscard]] bool shown() const { return m_shown; }
    [[nodiscard]] bool working() const { return m_working; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString fileNote() const;
    [[nodiscard]] int level() const;
    [[nodiscard]] bool ready() const { return m_answer.has_value(); }
    [[nodiscard]] RowsModel *rows() { return &m_rows; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString stationTitle() const;
    [[nodiscard]] RowsModel *station() { return &m_station; }
    [[nodiscard]] quint64 number() const { return m_number; }

signals:
    void changed();
    void wanted(const th::app::IntegrityErrand &errand);
    void cancelWanted(quint64 number);

private:
    void ask(bool whole);
    void remake();
    void remakeStation();
    [[nodiscard]] oversight::Names names() const;
    [[nodiscard]] RowsModel::Row rowOf(const evidence::StationReport &report) const;
    [[nodiscard]] std::vector<evidence::ArchiveFault> faultsOf(const evidence::StationReport &report) const;

    LanguageSwitch &m_language;
    quint64 &m_numbers;
    bool m_shown = false, m_working = false, m_whole = false;
    QString m_archive, m_folder; ///< the station's
    quint64 m_number = 0, m_done = 0;
    std::chrono::minutes m_offset{420};
    std::optional<IntegrityAnswer> m_answer; ///< the last one that told something
    std::optional<core::LocalName> m_problem;
    int m_current = -1;
    bool m_looking = false; ///< at one station
    RowsModel m_rows, m_station;
};

} // namespace th::app
