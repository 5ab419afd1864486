// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "believed.h"
#include "entry_words.h"
#include "evidence/pass_timeline.h"
#include "oversight/figures.h"

#include <atomic>
#include <thread>

namespace th::app {

/// What was opened, and whose names and distances are believed.
struct ArchiveOpened {
    QString file;                                     ///< its name
    std::vector<core::PublicKey> devices;             ///< of the archive, in its order
    std::size_t otherHistories = 0;                   ///< how many have entries that are not of their log
    std::shared_ptr<const core::Policy> policy;       ///< nullptr: no station was named
    std::shared_ptr<const core::Directory> directory; ///< the same
};

/// Some rows, newest first.
struct ArchivePage {
    quint64 question = 0;
    std::vector<evidence::Row> rows;
    std::optional<evidence::Cursor> next, after; ///< after: which it was asked for; none: the first
    std::vector<EntryWords> words{};             ///< of each row, of scans nothing; empty: all are scans
};
struct ArchiveEntry {
    evidence::Row row;
    evidence::Proof proof;
    core::PublicKey device{};
    quint64 asked = 0; ///< number of the question
};

/// Reads an archive: lives in a thread of its own, called and answering by queued signals. Each question has a number;
/// work on it ends unanswered once there is a newer one.
class ArchiveWorker : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t pageRows = 200;

    ArchiveWorker();
    ~ArchiveWorker() override;
    void supersede(quint64 question) { m_newest = question; } ///< from any thread
    void end() { m_ended = true; }                            ///< nobody waits for any answer; from any thread

    void open(const QString &file, const QString &stationFolder); ///< stationFolder: empty: none
    void shut();                                                  ///< until it is opened again
    void page(quint64 question, const evidence::Filter &filter, const std::optional<evidence::Cursor> &after);
    void count(quint64 question, const evidence::Filter &filter);
    void figures(quint64 question, const evidence::Filter &filter);
    void prove(quint64 asked, const evidence::Row &row);
    void tell(quint64 asked, const QString &number); ///< one pass everywhere

signals:
    void opened(const th::app::ArchiveOpened &archive);
    void failed(const QString &vi, const QString &en);
    void paged(const th::app::ArchivePage &page);
    void counted(quint64 question, quint64 rows);
    void figured(quint64 question, std::shared_ptr<const th::oversight::Figures> figures);
    void proven(const th::app::ArchiveEntry &entry);
    void told(quint64 asked, const QString &number, std::shared_ptr<const th::evidence::PassTimeline> timeline);

private:
    void readAhead(const QString &file);
    void fail(const evidence::Error &error); ///< unless nobody waits for an answer
    [[nodiscard]] bool begin(quint64 question);
    [[nodiscard]] evidence::Outcome<std::vector<EntryWords>> wordsFor(const std::vector<evidence::Row> &rows);

    std::optional<evidence::Archive> m_archive;
    Believed m_believed;
    std::atomic<quint64> m_newest{0};
    std::atomic<bool> m_ended{false};
    std::jthread m_ahead; ///< reads what the filters will ask, so that the first answer of each need not wait for it
};

} // namespace th::app
