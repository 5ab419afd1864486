// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

#include "evidence/export.h"
#include "evidence/journeys.h"
#include "evidence/organisations.h"
#include "inspection.h"
#include "ward/seal_key.h"

#include <algorithm>
#include <atomic>

namespace th::app {

class SupervisorKey;

/// What is to be taken into an archive. Without sources it is only made.
struct TakeErrand {
    quint64 number = 0; ///< comes back with the answer; each is greater than the one before
    QString archive;
    QStringList sources; ///< see evidence/sources.h
    bool make = false;   ///< if there is none
};
struct TakeReport {
    quint64 number = 0;
    quint64 added = 0, known = 0, odd = 0, receipts = 0, sources = 0;
    std::vector<std::pair<QString, core::LocalName>> failed{}; ///< of which source, and why
    bool cancelled = false;
    bool wasThere = false; ///< the archive that was to be made: nothing of it was replaced
};

enum class Deliverable { Rows, Report, Integrity }; ///< Integrity: of all stations, whatever the filter
struct ExportErrand {
    quint64 number = 0;
    QString archive, station; ///< whose names, distances and hub are believed; empty: none
    Deliverable what = Deliverable::Rows;
    evidence::ExportOrder order{}; ///< but for trust, offset, time and who draws
    SealKeyChoice key{};
};
struct ExportReport {
    quint64 number = 0;
    std::optional<core::LocalName> problem{}; ///< nothing: it was written
    bool lastTry = false;                     ///< of a token: another wrong PIN locks it
    quint64 rows = 0;
    QString file{}, manifest{};
};

struct OpenErrand {
    quint64 number = 0;
    QString archive;
    evidence::OpenOrder order{}; ///< but for the time
    SealKeyChoice key{};
    QString file{}, station{};  ///< into a new file instead; whose hub is believed in its manifest, as of an export
    bool organisations = false; ///< only counted by the names of organisations, nothing is shown
};
/// Personal data: wiped when the last who looks at it lets go.
struct OpenedEntries {
    OpenedEntries() = default;
    OpenedEntries(const OpenedEntries &) = delete;
    OpenedEntries &operator=(const OpenedEntries &) = delete;
    ~OpenedEntries();
    std::vector<evidence::Opened> all;
};
struct OpenReport {
    quint64 number = 0;
    std::optional<core::LocalName> problem{};
    evidence::OpenedCount count{};
    std::shared_ptr<const OpenedEntries> entries{}; ///< nullptr: none
    QString file{}, manifest{};                     ///< of what was written
    std::shared_ptr<const evidence::Organisations> organisations{};
};

/// Signs of copies over a whole archive.
struct CopiesErrand {
    quint64 number = 0;
    QString archive, station; ///< as of an export
    std::optional<evidence::Milliseconds> from{}, until{};
    std::size_t most = 0; ///< that are listed; all are counted
};
struct CopiesReport {
    quint64 number = 0;
    std::optional<core::LocalName> problem{};
    evidence::JourneysFound all{};
    std::vector<evidence::FlaggedScan> flagged{}; ///< of those, oldest first
};

/// What writes into an archive, or takes long: in a thread of its own, beside the one that answers questions. One
/// after the other; each opens the archive for itself. Called and answering by queued signals.
class ArchiveErrands : public QObject {
    Q_OBJECT
public:
    /// Errands up to this number, those that have not begun as well; from the GUI thread.
    void cancel(quint64 upTo) { m_cancelled = std::max<quint64>(m_cancelled, upTo); }

    void take(const TakeErrand &errand);
    /// `by`: who is signed in, in place of the name in the order; empty: that is believed.
    void write(const ExportErrand &errand, const QString &by);
    void open(const OpenErrand &errand, const QString &by);
    void findCopies(const CopiesErrand &errand);
    void inspect(const IntegrityErrand &errand);
    void readAccesses(const AccessErrand &errand);
    void letGo(const RetentionErrand &errand, const QString &by);
    void lookForTokens();

signals:
    void progressed(quint64 number, quint64 done);
    void took(const th::app::TakeReport &report);
    void wrote(const th::app::ExportReport &report);
    void openedSealed(const th::app::OpenReport &report);
    void foundCopies(const th::app::CopiesReport &report);
    void inspected(const th::app::IntegrityAnswer &answer);
    void accessesRead(const th::app::AccessAnswer &answer);
    void rulesDone(const th::app::RetentionAnswer &answer);
    void tokensFound(const th::desk::Done<std::vector<th::app::TokenOffer>> &found);

private:
    [[nodiscard]] bool goesOn(quint64 number, quint64 done);
    /// Opens an archive that stops whatever is done with it once the errand is cancelled.
    [[nodiscard]] evidence::Outcome<evidence::Archive> openFor(quint64 number, const QString &archive,
                                                               evidence::Archive::Access access) const;
    [[nodiscard]] evidence::Outcome<evidence::Exported> produce(const ExportErrand &errand, evidence::ExportOrder order,
                                                                core::Signer &signer);
    void writeOpened(evidence::Archive &archive, const OpenErrand &errand, const evidence::OpenOrder &order,
                     const SupervisorKey &key);
    [[nodiscard]] evidence::Outcome<evidence::Exported> produceProof(evidence::Archive &archive,
                                                                     evidence::ExportOrder order,
                                                                     const Believed &believed, core::Signer &signer);

    std::atomic<quint64> m_cancelled{0};
    QElapsedTimer m_told;
};

} // namespace th::app
