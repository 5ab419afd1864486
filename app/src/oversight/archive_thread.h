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

/// The same for errands: to read for what is taken in, opened and searched, to export for what is taken away.
/// `Overseer`: with its parts.
template <class Overseer> void connectErrands(Overseer &overseer, ArchiveThread &archive)
{
    using accounts::Action;
    ArchiveErrands *errands = archive.errands();
    ArchiveGate *gate = &archive.gate();
    QObject *wires = archive.wires();
    auto *handing = overseer.handing();
    auto *sealed = overseer.sealed();
    using Handing = std::remove_pointer_t<decltype(handing)>;
    using Sealed = std::remove_pointer_t<decltype(sealed)>;
    using Key = std::remove_pointer_t<decltype(handing->key())>;
    QObject::connect(&overseer, &Overseer::takeWanted, wires, [=, &overseer](const TakeErrand &errand) {
        gate->pass(
            Action::QueryLog, errands, [=](const QString &) { errands->take(errand); },
            [=, &overseer](const core::LocalName &why) {
                TakeReport report{errand.number};
                report.failed.emplace_back(errand.archive, why);
                overseer.finish(report);
            });
    });
    QObject::connect(handing, &Handing::wanted, wires, [=](const ExportErrand &errand) {
        gate->pass(
            Action::ExportLog, errands, [=](const QString &by) { errands->write(errand, by); },
            [=](const core::LocalName &why) {
                handing->finish({errand.number, why});
            });
    });
    QObject::connect(sealed, &Sealed::wanted, wires, [=](const OpenErrand &errand) {
        gate->pass(
            Action::QueryLog, errands, [=](const QString &by) { errands->open(errand, by); },
            [=](const core::LocalName &why) {
                sealed->finish({errand.number, why});
            });
    });
    for (Key *key : {handing->key(), sealed->key()}) {
        QObject::connect(key, &Key::tokensWanted, wires,
                         [=] { QMetaObject::invokeMethod(errands, &ArchiveErrands::lookForTokens); });
        QObject::connect(errands, &ArchiveErrands::tokensFound, key, &Key::showTokens);
    }
    auto *copies = overseer.copies();
    using Copies = std::remove_pointer_t<decltype(copies)>;
    QObject::connect(copies, &Copies::wanted, wires, [=](const CopiesErrand &errand) {
        gate->pass(
            Action::QueryLog, errands, [=](const QString &) { errands->findCopies(errand); },
            [=](const core::LocalName &why) {
                copies->finish({errand.number, why});
            });
    });
    const auto cancel = [errands](quint64 number) { errands->cancel(number); };
    QObject::connect(&overseer, &Overseer::cancelWanted, wires, cancel);
    QObject::connect(handing, &Handing::cancelWanted, wires, cancel);
    QObject::connect(sealed, &Sealed::cancelWanted, wires, cancel);
    QObject::connect(copies, &Copies::cancelWanted, wires, cancel);
    QObject::connect(errands, &ArchiveErrands::progressed, &overseer, &Overseer::showProgress);
    QObject::connect(errands, &ArchiveErrands::progressed, handing, &Handing::showProgress);
    QObject::connect(errands, &ArchiveErrands::progressed, sealed, &Sealed::showProgress);
    QObject::connect(errands, &ArchiveErrands::progressed, copies, &Copies::showProgress);
    QObject::connect(errands, &ArchiveErrands::took, &overseer, &Overseer::finish);
    QObject::connect(errands, &ArchiveErrands::wrote, handing, &Handing::finish);
    QObject::connect(errands, &ArchiveErrands::openedSealed, sealed, &Sealed::finish);
    QObject::connect(errands, &ArchiveErrands::foundCopies, copies, &Copies::finish);
}

} // namespace th::app
