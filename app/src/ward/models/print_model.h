// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "models/language_switch.h"
#include "models/reference.h"
#include "models/rows_model.h"
#include "ward/desk_door.h"
#include "ward/print_reader.h"

#include <atomic>
#include <memory>
#include <set>

namespace th::app {

struct PrinterOffer {
    QString name, description;
    bool isDefault = false;
};

/// The print queue: what waits, what was printed, of what that is not known; and printing it, through the gate, on a
/// printer or into a PDF.
class PrintModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(
        QString tab READ tab WRITE setTab NOTIFY changed)   ///< "open", "closed"; "chosen": of a request, of passes
    Q_PROPERTY(QVariantList tabs READ tabs NOTIFY changed)  ///< tab, text
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT) ///< job, request, applicant, facts, standing, level, picked
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(QString failure READ failure NOTIFY changed)
    Q_PROPERTY(QString pickedText READ pickedText NOTIFY changed)
    Q_PROPERTY(QString proposal READ proposal NOTIFY changed) ///< name of the PDF that is saved
    Q_PROPERTY(bool pictured READ pictured NOTIFY changed)    ///< codes of what is picked can be saved as pictures
    Q_PROPERTY(QString pictureProposal READ pictureProposal NOTIFY changed) ///< of one pass a picture, else a folder
    Q_PROPERTY(QStringList history READ history NOTIFY changed) ///< of the current job: each time that it was printed
    Q_PROPERTY(bool notKnown READ notKnown NOTIFY changed)      ///< how its last printing ended
    Q_PROPERTY(bool waits READ waits NOTIFY changed)            ///< the current one can be put aside
    Q_PROPERTY(QVariantList printers READ printers NOTIFY changed) ///< value, text
    Q_PROPERTY(QString printer READ printer WRITE setPrinter NOTIFY changed)
    Q_PROPERTY(QString printerNote READ printerNote NOTIFY changed) ///< why there is none to choose
    Q_PROPERTY(QVariantList designs READ designs NOTIFY changed)    ///< value, text: that fit all that is picked
    Q_PROPERTY(QString design READ design WRITE setDesign NOTIFY changed)
    Q_PROPERTY(QVariantList pages READ pages NOTIFY changed) ///< value, text
    Q_PROPERTY(QString page READ page WRITE setPage NOTIFY changed)
    Q_PROPERTY(bool wantsReason READ wantsReason NOTIFY changed) ///< something was printed before
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    Q_PROPERTY(QString missing READ missing NOTIFY changed) ///< what keeps it from being printed; empty: nothing
    Q_PROPERTY(bool ready READ ready NOTIFY changed)        ///< to a printer
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(bool stopping READ stopping NOTIFY changed)
    Q_PROPERTY(bool pausing READ pausing NOTIFY changed)
    Q_PROPERTY(bool several READ several NOTIFY changed)   ///< jobs, in the run under way
    Q_PROPERTY(bool leftOver READ leftOver NOTIFY changed) ///< what an earlier printing left is in a file's way
    Q_PROPERTY(bool present READ present NOTIFY changed) ///< files of these names are there, which nobody was asked of
    Q_PROPERTY(
        bool handingOver READ handingOver NOTIFY changed) ///< to the printer: this job cannot be stopped any more
    Q_PROPERTY(QString progressText READ progressText NOTIFY progressed)
    Q_PROPERTY(int done READ done NOTIFY progressed)
    Q_PROPERTY(int all READ all NOTIFY progressed)
    Q_PROPERTY(bool asking READ asking NOTIFY changed) ///< why the current one is put aside
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed)
    Q_PROPERTY(bool failures READ failures NOTIFY changed) ///< something of the outcome was not printed
public:
    enum class State { Loading, Shown, Failed };
    Q_ENUM(State)

    PrintModel(LanguageSwitch &language, DeskDoor &door, QObject *parent = nullptr);

    void setReference(const Reference &reference);
    void clear();
    void show(std::vector<PrintEntry> entries, std::vector<paper::Template> designs);
    void showPrinters(const std::vector<PrinterOffer> &printers);
    void fail(const desk::Problem &why);
    void complain(const desk::Problem &why);
    void begin(std::size_t jobs); ///< printing
    void advance(std::size_t job, const paper::Progress &progress);
    void finish(const PrintSum &sum);
    void lookAtRequest(quint64 request);                     ///< its jobs alone; not while it prints: that is said
    void lookAtPasses(std::vector<PrintWish::Place> passes); ///< these alone; likewise
    void setSeen(bool seen) { m_seen = seen; }               ///< else what becomes of a run is told elsewhere
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void lookForPrinters();
    Q_INVOKABLE void toggle(int row);
    Q_INVOKABLE void toggleAll();
    Q_INVOKABLE void start();                         ///< on the printer
    Q_INVOKABLE void save(const QUrl &file);          ///< as PDF
    Q_INVOKABLE void savePictures(const QUrl &place); ///< the codes alone, for phones' screens
    Q_INVOKABLE void pause();                         ///< the job under way is the last; the others stay chosen
    Q_INVOKABLE void stop();                          ///< at once: of the job under way nothing is printed
    Q_INVOKABLE void saveAgain();                     ///< once more into the same files, over what is in the way
    Q_INVOKABLE void say(bool printed);               ///< how the current job's last printing ended
    Q_INVOKABLE void askAside();
    Q_INVOKABLE void putAside(const QString &why);
    Q_INVOKABLE void dismiss();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString tab() const;
    void setTab(const QString &tab);
    [[nodiscard]] QVariantList tabs() const;
    [[nodiscard]] RowsModel *rows() { return &m_rows; }
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int row);
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString failure() const { return said(m_failure); }
    [[nodiscard]] QString pickedText() const;
    [[nodiscard]] QString proposal() const;
    [[nodiscard]] bool pictured() const;
    [[nodiscard]] QString pictureProposal() const;
    [[nodiscard]] QStringList history() const;
    [[nodiscard]] bool notKnown() const;
    [[nodiscard]] bool waits() const;
    [[nodiscard]] QVariantList printers() const;
    [[nodiscard]] QString printer() const { return m_printer; }
    void setPrinter(const QString &printer);
    [[nodiscard]] QString printerNote() const;
    [[nodiscard]] QVariantList designs() const;
    [[nodiscard]] QString design() const { return m_design; }
    void setDesign(const QString &design);
    [[nodiscard]] QVariantList pages() const;
    [[nodiscard]] QString page() const { return m_page; }
    void setPage(const QString &page);
    [[nodiscard]] bool wantsReason() const;
    [[nodiscard]] QString reason() const { return m_reason; }
    void setReason(const QString &reason);
    [[nodiscard]] QString missing() const;
    [[nodiscard]] bool ready() const { return missing().isEmpty() && !m_printer.isEmpty() && !m_running; }
    [[nodiscard]] bool running() const { return m_running; }
    [[nodiscard]] bool stopping() const { return m_running && m_will && *m_will == PrintWill::StopNow; }
    [[nodiscard]] bool pausing() const { return m_running && m_will && *m_will == PrintWill::PauseAfterThis; }
    [[nodiscard]] bool several() const { return m_jobs > 1; }
    [[nodiscard]] bool leftOver() const { return m_sum && !m_sum->leftOver.empty(); }
    [[nodiscard]] bool present() const { return m_sum && !m_sum->present.empty(); }
    [[nodiscard]] bool handingOver() const { return m_running && m_progress.stage == paper::Stage::HandingOver; }
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] int done() const { return static_cast<int>(m_progress.done); }
    [[nodiscard]] int all() const { return static_cast<int>(m_progress.all); }
    [[nodiscard]] bool asking() const { return m_asking; }
    [[nodiscard]] QString complaint() const { return said(m_complaint); }
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] bool failures() const { return m_sum && !m_sum->refused.empty(); }

signals:
    void changed();
    void progressed();
    /// What kept somebody's wish from being done, where the page is not there to show it.
    void leftUndone(const th::desk::Problem &why);

private:
    void remake();
    void follow(std::uint64_t job); ///< in the entries that are shown now
    void run(PrintRunOrder order);
    [[nodiscard]] bool isFree();
    [[nodiscard]] std::optional<desk::Problem> undone() const;
    void forgetReason();
    [[nodiscard]] QString filesMade() const;
    void want(PrintWill will);
    [[nodiscard]] QString usualDesigns(const PrintEntry &entry) const;
    void change(std::function<desk::Done<void>(OpenDesk &)> what);
    [[nodiscard]] const PrintEntry *currentEntry() const;
    [[nodiscard]] std::vector<PrintEntry> pickedEntries() const;
    [[nodiscard]] const paper::Template *chosenDesign() const;
    [[nodiscard]] PrintRunOrder orderNow() const;
    [[nodiscard]] QString standing(const PrintEntry &entry) const;
    [[nodiscard]] QString said(const std::optional<desk::Problem> &problem) const;
    [[nodiscard]] QString name(const core::LocalName &name) const { return text(name.in(m_language.language())); }

    LanguageSwitch &m_language;
    DeskDoor &m_door;
    Reference m_reference;
    State m_state = State::Loading;
    PrintWish m_wish;
    std::uint64_t m_asked = 0; ///< counts readings: an answer that is overtaken is known
    std::vector<PrintEntry> m_entries;
    std::vector<paper::Template> m_designs;
    std::optional<std::vector<PrinterOffer>> m_printers; ///< nothing: not known yet
    std::set<std::uint64_t> m_picked;                    ///< jobs
    QString m_printer, m_design, m_page, m_reason;
    std::optional<desk::Problem> m_failure, m_complaint;
    std::optional<PrintSum> m_sum;
    bool m_toFiles = false;                         ///< the last run, not to a printer
    counter::Form m_form = counter::Form::Pdf;      ///< of these
    PrintFiles m_files;                             ///< that were saved into last
    std::shared_ptr<std::atomic<PrintWill>> m_will; ///< of the run under way
    bool m_running = false, m_asking = false, m_seen = true;
    std::size_t m_job = 0, m_jobs = 0; ///< of the run
    paper::Progress m_progress;
    int m_current = -1;
    RowsModel m_rows;
};

} // namespace th::app
