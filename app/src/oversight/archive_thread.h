// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include "archive_errands.h"
#include "archive_gate.h"
#include "archive_worker.h"

#include <functional>
#include <memory>
#include <vector>

namespace th::app {

/// An archive's threads: one answers questions, one does errands; and the gate that leads to them. Lives in the GUI
/// thread; waits for the work under way when it goes (LeavingArchives lets it end by itself).
class ArchiveThread {
public:
    /// `accounts`: as of ArchiveGate; it outlives this.
    explicit ArchiveThread(AccountWorker *accounts = nullptr);
    ArchiveThread(const ArchiveThread &) = delete;
    ArchiveThread &operator=(const ArchiveThread &) = delete;
    ~ArchiveThread();

    /// Nothing that is asked for gets here any more, nothing that comes of it gets out; what is under way ends as soon
    /// as it can. Returns at once.
    void stop();
    void atEachEnd(QObject *context, const std::function<void()> &call); ///< of either thread
    [[nodiscard]] bool ended() const { return m_questions.isFinished() && m_errandsThread.isFinished(); }

    [[nodiscard]] ArchiveGate &gate() { return m_gate; }
    [[nodiscard]] QObject *wires() const { return m_wires.get(); } ///< context of what leads to the gate; until `stop`
    [[nodiscard]] ArchiveWorker *worker() const { return m_worker; }
    [[nodiscard]] ArchiveErrands *errands() const { return m_errands; }

private:
    static void begin(QThread &thread, QObject *object, const char *name);

    ArchiveGate m_gate;
    std::unique_ptr<QObject> m_wires = std::make_unique<QObject>();
    bool m_settled = false; ///< after `stop`: nothing comes from the gate any more
    QThread m_questions, m_errandsThread;
    ArchiveWorker *m_worker = new ArchiveWorker;
    ArchiveErrands *m_errands = new ArchiveErrands;
};

/// Archives that are left while something in them still ends: no window waits for that, only the end of the program
/// does. GUI thread. Until then such an archive may still be open for writing.
class LeavingArchives {
public:
    void add(std::unique_ptr<ArchiveThread> archive); ///< stops it
    [[nodiscard]] std::size_t count() const { return m_archives.size(); }

private:
    QObject m_context;
    std::vector<std::unique_ptr<ArchiveThread>> m_archives;
};

/// What the model asks for goes through the gate to the worker, what that finds comes back; once.
template <class Model> void connectArchive(Model &model, ArchiveThread &archive, const QString &stationFolder)
{
    using accounts::Action;
    ArchiveWorker *worker = archive.worker();
    ArchiveGate *gate = &archive.gate();
    QObject *wires = archive.wires();
    QObject::connect(&model, &Model::openWanted, wires, [=](const QString &file) {
        gate->pass(Action::QueryLog, worker, [=](const QString &) { worker->open(file, stationFolder); });
    });
    QObject::connect(
        &model, &Model::pageWanted, wires,
        [=](quint64 question, const evidence::Filter &filter, const std::optional<evidence::Cursor> &after) {
            worker->supersede(question);
            gate->pass(Action::QueryLog, worker, [=](const QString &) { worker->page(question, filter, after); });
        });
    QObject::connect(&model, &Model::countWanted, wires, [=](quint64 question, const evidence::Filter &filter) {
        gate->pass(Action::QueryLog, worker, [=](const QString &) { worker->count(question, filter); });
    });
    QObject::connect(&model, &Model::figuresWanted, wires, [=](quint64 question, const evidence::Filter &filter) {
        gate->pass(Action::QueryLog, worker, [=](const QString &) { worker->figures(question, filter); });
    });
    QObject::connect(&model, &Model::entryWanted, wires, [=](quint64 asked, const evidence::Row &row) {
        gate->pass(Action::QueryLog, worker, [=](const QString &) { worker->prove(asked, row); });
    });
    QObject::connect(&model, &Model::passWanted, wires, [=](quint64 asked, const QString &number) {
        gate->pass(Action::QueryLog, worker, [=](const QString &) { worker->tell(asked, number); });
    });
    QObject::connect(gate, &ArchiveGate::refused, &model, &Model::fail);
    QObject::connect(worker, &ArchiveWorker::opened, &model, &Model::showOpened);
    QObject::connect(worker, &ArchiveWorker::failed, &model, &Model::fail);
    QObject::connect(worker, &ArchiveWorker::paged, &model, &Model::showPage);
    QObject::connect(worker, &ArchiveWorker::counted, &model, &Model::showCount);
    QObject::connect(worker, &ArchiveWorker::figured, &model, &Model::showFigures);
    // What was asked for before something else was, or before it was closed, is nobody's any more.
    QObject::connect(worker, &ArchiveWorker::proven, &model, [&model](const ArchiveEntry &entry) {
        if (entry.asked == model.asked())
            model.showEntry(entry);
    });
    QObject::connect(
        worker, &ArchiveWorker::told, &model,
        [&model](quint64 asked, const QString &number, std::shared_ptr<const evidence::PassTimeline> timeline) {
            if (asked == model.asked())
                model.showTimeline(number, std::move(timeline));
        });
}

/// One form's errands go through the gate to `work`, what comes of them back to it; once. `action`: what each asks of
/// a role; `answered`: the signal.
template <class Part, class Errand, class Answer, class ActionOf, class Work>
void connectErrand(Part *part, ArchiveThread &archive, ActionOf action, void (Part::*wanted)(const Errand &), Work work,
                   void (ArchiveErrands::*answered)(const Answer &))
{
    ArchiveErrands *errands = archive.errands();
    ArchiveGate *gate = &archive.gate();
    QObject::connect(part, wanted, archive.wires(), [=](const Errand &errand) {
        gate->pass(
            action(errand), errands, [=](const QString &by) { work(errands, errand, by); },
            [=](const core::LocalName &why) {
                Answer answer{errand.number};
                answer.problem = why;
                part->finish(answer);
            });
    });
    QObject::connect(part, &Part::cancelWanted, archive.wires(),
                     [errands](quint64 number) { errands->cancel(number); });
    QObject::connect(errands, &ArchiveErrands::progressed, part, &Part::showProgress);
    QObject::connect(errands, answered, part, &Part::finish);
}

/// Of those that sign, or open, with a key.
template <class Form> void connectTokens(Form *form, ArchiveThread &archive)
{
    auto *key = form->key();
    using Key = std::remove_pointer_t<decltype(key)>;
    ArchiveErrands *errands = archive.errands();
    QObject::connect(key, &Key::tokensWanted, archive.wires(),
                     [=] { QMetaObject::invokeMethod(errands, &ArchiveErrands::lookForTokens); });
    QObject::connect(errands, &ArchiveErrands::tokensFound, key, &Key::showTokens);
}

/// The same for errands: to read for what is taken in, opened and searched, to export for what is taken away or let go.
/// `Overseer`: with its parts.
template <class Overseer> void connectErrands(Overseer &overseer, ArchiveThread &archive)
{
    using accounts::Action;
    ArchiveErrands *errands = archive.errands();
    ArchiveGate *gate = &archive.gate();
    QObject *wires = archive.wires();
    QObject::connect(&overseer, &Overseer::takeWanted, wires, [=, &overseer](const TakeErrand &errand) {
        gate->pass(
            Action::QueryLog, errands, [=](const QString &) { errands->take(errand); },
            [=, &overseer](const core::LocalName &why) {
                TakeReport report{errand.number};
                report.failed.emplace_back(errand.archive, why);
                overseer.finish(report);
            });
    });
    QObject::connect(&overseer, &Overseer::cancelWanted, wires, [errands](quint64 number) { errands->cancel(number); });
    QObject::connect(errands, &ArchiveErrands::progressed, &overseer, &Overseer::showProgress);
    QObject::connect(errands, &ArchiveErrands::took, &overseer, &Overseer::finish);

    auto *handing = overseer.handing();
    auto *sealed = overseer.sealed();
    auto *copies = overseer.copies();
    auto *integrity = overseer.integrity();
    auto *accesses = overseer.accesses();
    auto *retention = overseer.retention();
    using Handing = std::remove_pointer_t<decltype(handing)>;
    using Sealed = std::remove_pointer_t<decltype(sealed)>;
    using Copies = std::remove_pointer_t<decltype(copies)>;
    using Integrity = std::remove_pointer_t<decltype(integrity)>;
    using Accesses = std::remove_pointer_t<decltype(accesses)>;
    using Retention = std::remove_pointer_t<decltype(retention)>;
    const auto toRead = [](const auto &) { return Action::QueryLog; };
    const auto toTakeAway = [](const auto &) { return Action::ExportLog; };
    connectErrand(
        handing, archive, toTakeAway, &Handing::wanted,
        [](ArchiveErrands *at, const ExportErrand &errand, const QString &by) { at->write(errand, by); },
        &ArchiveErrands::wrote);
    connectErrand(
        sealed, archive, // into a file: that is taking it away
        [](const OpenErrand &errand) { return errand.file.isEmpty() ? Action::QueryLog : Action::ExportLog; },
        &Sealed::wanted, [](ArchiveErrands *at, const OpenErrand &errand, const QString &by) { at->open(errand, by); },
        &ArchiveErrands::openedSealed);
    connectErrand(
        copies, archive, toRead, &Copies::wanted,
        [](ArchiveErrands *at, const CopiesErrand &errand, const QString &) { at->findCopies(errand); },
        &ArchiveErrands::foundCopies);
    connectErrand(
        integrity, archive, toRead, &Integrity::wanted,
        [](ArchiveErrands *at, const IntegrityErrand &errand, const QString &) { at->inspect(errand); },
        &ArchiveErrands::inspected);
    connectErrand(
        accesses, archive, toRead, &Accesses::wanted,
        [](ArchiveErrands *at, const AccessErrand &errand, const QString &) { at->readAccesses(errand); },
        &ArchiveErrands::accessesRead);
    // What is let go of stays in the file while anybody reads it, the explorer too: that lets go of the archive first.
    ArchiveWorker *worker = archive.worker();
    QObject::connect(retention, &Retention::wanted, wires, [=, &archive](const RetentionErrand &errand) {
        gate->pass(
            Action::ExportLog, worker,
            [=, &archive](const QString &by) {
                if (errand.key)
                    worker->shut();
                QMetaObject::invokeMethod(gate, [=, &archive] { // this thread: is there anybody left to do it?
                    if (archive.wires())
                        QMetaObject::invokeMethod(errands, [=] { errands->letGo(errand, by); });
                });
            },
            [=](const core::LocalName &why) {
                retention->finish({errand.number, why});
            });
    });
    QObject::connect(retention, &Retention::cancelWanted, wires,
                     [errands](quint64 number) { errands->cancel(number); });
    QObject::connect(errands, &ArchiveErrands::progressed, retention, &Retention::showProgress);
    QObject::connect(errands, &ArchiveErrands::rulesDone, retention, &Retention::finish);
    QObject::connect(errands, &ArchiveErrands::rulesDone, &overseer, [&overseer](const RetentionAnswer &answer) {
        if (answer.released)
            overseer.reopen();
    });
    connectTokens(retention, archive);
    connectTokens(handing, archive);
    connectTokens(sealed, archive);
}

} // namespace th::app
