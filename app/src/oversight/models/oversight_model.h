// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include "archive_rows.h"
#include "core/work.h"
#include "models/language_switch.h"
#include "models/rows_model.h"
#include "oversight/archive_worker.h"

#include <memory>

namespace th::app {

/// The logs of many stations on a supervisor's screen: what is asked for, what was found, one entry with what proves
/// it, one pass everywhere, figures. What it asks for goes out as signals; the answers come in by name.
class OversightModel : public QObject {
    Q_OBJECT
    QML_NAMED_ELEMENT(Oversight)
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool shown READ shown NOTIFY changed) ///< an archive is on the screen, or about to be
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString failure READ failure NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString tally READ tally NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed) ///< what is left out or not known; may be empty
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed)
    Q_PROPERTY(QVariantMap typed READ typed NOTIFY changed)        ///< by field, see oversight_filter.h
    Q_PROPERTY(bool loading READ loading NOTIFY changed)           ///< the first page is not there yet
    Q_PROPERTY(bool narrowed READ narrowed NOTIFY changed)         ///< a filter is on
    Q_PROPERTY(bool allHistories READ allHistories NOTIFY changed) ///< what is not of a device's log is counted too
    Q_PROPERTY(Page page READ page WRITE setPage NOTIFY changed)
    Q_PROPERTY(th::app::ArchiveRows *rows READ rows CONSTANT)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
    Q_PROPERTY(QString sheetTitle READ sheetTitle NOTIFY changed) ///< of the entry or pass looked at; empty: none
    Q_PROPERTY(QString sheetNote READ sheetNote NOTIFY changed)
    Q_PROPERTY(bool sheetBad READ sheetBad NOTIFY changed)          ///< the note is an alarm
    Q_PROPERTY(QString passOfSheet READ passOfSheet NOTIFY changed) ///< its number, if the entry has one
    Q_PROPERTY(bool sheetSealed READ sheetSealed NOTIFY changed)    ///< the entry has a part for auditors
    Q_PROPERTY(th::app::RowsModel *sheet READ sheet CONSTANT)       ///< label, value, level
    Q_PROPERTY(bool counted READ counted NOTIFY changed)            ///< figures are there
    Q_PROPERTY(th::app::RowsModel *figures READ figures CONSTANT)   ///< label, value, level: level -1 is a heading
    Q_PROPERTY(QVariantList overTime READ overTime NOTIFY changed)  ///< label, value by turns
    Q_PROPERTY(QVariantList byHour READ byHour NOTIFY changed)
    Q_PROPERTY(QVariantList byAge READ byAge NOTIFY changed)
    Q_PROPERTY(bool english READ english NOTIFY changed)
public:
    enum class State { Opening, Shown, Failed };
    Q_ENUM(State)
    enum class Page { List, Statistics };
    Q_ENUM(Page)

    explicit OversightModel(LanguageSwitch &language, QObject *parent = nullptr);

    void open(const QString &file); ///< it is being opened
    void close();                   ///< nothing of it is on the screen any more
    void showOpened(const ArchiveOpened &archive);
    void fail(const QString &vi, const QString &en);
    void showPage(const ArchivePage &page);
    void showCount(quint64 question, quint64 rows);
    void showFigures(quint64 question, std::shared_ptr<const oversight::Figures> figures);
    void showEntry(const ArchiveEntry &entry);
    void showTimeline(const QString &number, std::shared_ptr<const evidence::PassTimeline> timeline);

    Q_INVOKABLE void setField(const QString &field, const QString &text);
    Q_INVOKABLE void apply();     ///< asks by what was typed
    Q_INVOKABLE void widen();     ///< all fields empty
    Q_INVOKABLE void openEntry(); ///< the current row
    Q_INVOKABLE void openPass();  ///< of the entry looked at, over all stations
    Q_INVOKABLE void closeSheet();
    void closeSheets(); ///< entry and pass; answers under way are nobody's
    void askPass(const QString &number);
    [[nodiscard]] quint64 asked() const { return m_asked; } ///< the newest question about an entry or a pass
    Q_INVOKABLE void retry();
    void setPage(Page page);
    void setCurrent(int row);

    [[nodiscard]] bool shown() const { return m_shown; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString failure() const { return english() ? m_failure.second : m_failure.first; }
    [[nodiscard]] QString title() const { return m_file; }
    [[nodiscard]] QString tally() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString complaint() const;
    [[nodiscard]] QVariantMap typed() const { return m_typed; }
    [[nodiscard]] bool loading() const { return m_state == State::Shown && !m_paged; }
    [[nodiscard]] bool narrowed() const { return m_narrowed; }
    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] ArchiveRows *rows() { return &m_rows; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString sheetTitle() const;
    [[nodiscard]] QString sheetNote() const;
    [[nodiscard]] bool sheetBad() const;
    [[nodiscard]] QString passOfSheet() const;
    [[nodiscard]] RowsModel *sheet() { return &m_sheet; }
    [[nodiscard]] bool counted() const { return m_figures != nullptr; }
    [[nodiscard]] RowsModel *figures() { return &m_figureRows; }
    [[nodiscard]] QVariantList overTime() const;
    [[nodiscard]] QVariantList byHour() const;
    [[nodiscard]] QVariantList byAge() const;
    [[nodiscard]] bool english() const { return m_language.language() == core::Language::English; }
    [[nodiscard]] quint64 question() const { return m_question; } ///< the newest one
    [[nodiscard]] bool sheetSealed() const { return !m_timeline && m_entry && m_entry->row.sealed; }
    [[nodiscard]] bool allHistories() const { return m_filter.allHistories; }

    // What is looked at, for what is done with it:
    [[nodiscard]] const evidence::Filter &filter() const { return m_filter; }
    [[nodiscard]] QString filterText() const; ///< empty: everything
    [[nodiscard]] std::optional<quint64> matching() const { return m_count; }
    [[nodiscard]] const std::optional<ArchiveEntry> &entry() const { return m_entry; }
    [[nodiscard]] std::chrono::minutes utcOffset() const { return offset(); }

signals:
    void changed();
    void pageWanted(quint64 question, const th::evidence::Filter &filter,
                    const std::optional<th::evidence::Cursor> &after);
    void countWanted(quint64 question, const th::evidence::Filter &filter);
    void figuresWanted(quint64 question, const th::evidence::Filter &filter);
    void entryWanted(quint64 asked, const th::evidence::Row &row);
    void passWanted(quint64 asked, const QString &number);
    void openWanted(const QString &file);

private:
    void ask();
    void remake();
    void remakeSheet();
    void remakeFigures();
    [[nodiscard]] QList<RowsModel::Row> entryRows() const;
    [[nodiscard]] QList<RowsModel::Row> timelineRows() const;
    [[nodiscard]] QString groupWords() const;                   ///< which entries are asked for, if not scans
    [[nodiscard]] evidence::Filter scanFilter() const;          ///< what figures are made of
    [[nodiscard]] std::optional<EntryWords> entryWords() const; ///< of the entry looked at; nothing: it is a scan
    void addDeed(QList<RowsModel::Row> &rows, const core::journal::Work &work) const;
    [[nodiscard]] QString eventText(const evidence::PassEvent &event) const;
    [[nodiscard]] oversight::Names names() const;
    [[nodiscard]] std::chrono::minutes offset() const;

    LanguageSwitch &m_language;
    bool m_shown = false;
    State m_state = State::Opening;
    std::pair<QString, QString> m_failure; ///< Vietnamese, English
    QString m_path, m_file, m_badField;
    ArchiveOpened m_archive;
    QVariantMap m_typed;
    evidence::Filter m_filter;
    bool m_narrowed = false;
    Page m_page = Page::List;
    quint64 m_question = 0, m_asked = 0;
    ArchiveRows m_rows;
    std::optional<quint64> m_count;
    bool m_paged = false; ///< the first page is there
    int m_current = -1;
    bool m_toOpen = false; ///< the current row, once its page is there again
    std::optional<ArchiveEntry> m_entry;
    QString m_passOf; ///< number whose timeline is shown
    std::shared_ptr<const evidence::PassTimeline> m_timeline;
    std::shared_ptr<const oversight::Figures> m_figures;
    RowsModel m_sheet, m_figureRows;
};

} // namespace th::app
