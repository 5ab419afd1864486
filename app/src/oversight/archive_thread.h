// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include "archive_errands.h"
#include "archive_gate.h"
#include "archive_worker.h"

namespace th::app {

/// An archive's threads: one answers questions, one does errands; and the gate that leads to them. Lives in the GUI
/// thread; waits for the work under way when it goes.
class ArchiveThread {
public:
    /// `accounts`: as of ArchiveGate; it outlives this.
    explicit ArchiveThread(AccountWorker *accounts = nullptr) : m_gate(accounts)
    {
        begin(m_questions, m_worker, "archive");
        begin(m_errandsThread, m_errands, "archive errands");
    }
    ArchiveThread(const ArchiveThread &) = delete;
    ArchiveThread &operator=(const ArchiveThread &) = delete;
    ~ArchiveThread()
    {
        m_gate.disconnect();
        m_gate.settle(); // nothing comes from there any more
        m_worker->supersede(~quint64{0});
        m_worker->endCopies(~quint64{0});
        m_errands->cancel(~quint64{0});
        for (QThread *thread : {&m_questions, &m_errandsThread}) {
            thread->quit();
            thread->wait();
        }
    }

    [[nodiscard]] ArchiveGate &gate() { return m_gate; }
    [[nodiscard]] ArchiveWorker *worker() const { return m_worker; }
    [[nodiscard]] ArchiveErrands *errands() const { return m_errands; }

private:
    static void begin(QThread &thread, QObject *object, const char *name)
    {
        thread.setObjectName(QLatin1String(name));
        object->moveToThread(&thread);
        QObject::connect(&thread, &QThread::finished, object, &QObject::deleteLater);
        thread.start();
    }

    ArchiveGate m_gate;
    QThread m_questions, m_errandsThread;
    ArchiveWorker *m_worker = new ArchiveWorker;
    ArchiveErrands *m_errands = new ArchiveErrands;
};

/// What the model asks for goes through the gate to the worker, what that finds comes back; once.
template <class Model> void connectArchive(Model &model, ArchiveThread &archive, const QString &stationFolder)
{
    using accounts::Action;
    ArchiveWorker *worker = archive.worker();
    ArchiveGate *gate = &archive.gate();
    QObject::connect(&model, &Model::openWanted, gate, [=](const QString &file) {
        gate->pass(Action::QueryLog, worker, [=](const QString &) { worker->open(file, stationFolder); });
    });
    QObject::connect(
        &model, &Model::pageWanted, gate,
        [=](quint64 question, const evidence::Filter &filter, const std::optional<evidence::Cursor> &after) {
            worker->supersede(question);
            gate->pass(Action::QueryLog, worker, [=](const QString &) { worker->page(question, filter, after); });
        });
    QObject::connect(&model, &Model::countWanted, gate, [=](quint64 question, const evidence::Filter &filter) {
        gate->pass(Action::QueryLog, worker, [=](const QString &) { worker->count(question, filter); });
    });
    QObject::connect(&model, &Model::figuresWanted, gate, [=](quint64 question, const evidence::Filter &filter) {
        gate->pass(Action::QueryLog, worker, [=](const QString &) { worker->figures(question, filter); });
    });
    QObject::connect(&model, &Model::entryWanted, gate, [=](quint64 asked, const evidence::Row &row) {
        gate->pass(Action::QueryLog, worker, [=](const QString &) { worker->prove(asked, row); });
    });
    QObject::connect(&model, &Model::passWanted, gate, [=](quint64 asked, const QString &number) {
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

/// The same for errands: to read for what is taken in and opened, to export for what is taken away. `Overseer`: with
/// its parts.
template <class Overseer> void connectErrands(Overseer &overseer, ArchiveThread &archive)
{
    using accounts::Action;
    ArchiveErrands *errands = archive.errands();
    ArchiveGate *gate = &archive.gate();
    auto *handing = overseer.handing();
    auto *sealed = overseer.sealed();
    using Handing = std::remove_pointer_t<decltype(handing)>;
    using Sealed = std::remove_pointer_t<decltype(sealed)>;
    using Key = std::remove_pointer_t<decltype(handing->key())>;
    QObject::connect(&overseer, &Overseer::takeWanted, gate, [=, &overseer](const TakeErrand &errand) {
        gate->pass(
            Action::QueryLog, errands, [=](const QString &) { errands->take(errand); },
            [=, &overseer](const core::LocalName &why) {
                TakeReport report{errand.number};
                report.failed.emplace_back(errand.archive, why);
                overseer.finish(report);
            });
    });
    QObject::connect(handing, &Handing::wanted, gate, [=](const ExportErrand &errand) {
        gate->pass(
            Action::ExportLog, errands, [=](const QString &by) { errands->write(errand, by); },
            [=](const core::LocalName &why) {
                handing->finish({errand.number, why});
            });
    });
    QObject::connect(sealed, &Sealed::wanted, gate, [=](const OpenErrand &errand) {
        gate->pass(
            Action::QueryLog, errands, [=](const QString &by) { errands->open(errand, by); },
            [=](const core::LocalName &why) {
                sealed->finish({errand.number, why});
            });
    });
    for (Key *key : {handing->key(), sealed->key()}) {
        QObject::connect(key, &Key::tokensWanted, errands, &ArchiveErrands::lookForTokens);
        QObject::connect(errands, &ArchiveErrands::tokensFound, key, &Key::showTokens);
    }
    auto *copies = overseer.copies();
    using Copies = std::remove_pointer_t<decltype(copies)>;
    ArchiveWorker *worker = archive.worker();
    QObject::connect(
        copies, &Copies::wanted, gate,
        [=](quint64 number, std::optional<evidence::Milliseconds> from, std::optional<evidence::Milliseconds> until) {
            gate->pass(
                Action::QueryLog, worker,
                [=](const QString &) { worker->findCopies(number, from, until, Copies::most); },
                [=](const core::LocalName &why) { copies->fail(number, why); });
        });
    QObject::connect(copies, &Copies::endWanted, gate, [=](quint64 number) { worker->endCopies(number); });
    QObject::connect(worker, &ArchiveWorker::copiesProgressed, copies, &Copies::showProgress);
    QObject::connect(worker, &ArchiveWorker::copiesFailed, copies, &Copies::fail);
    QObject::connect(worker, &ArchiveWorker::copiesFound, copies, &Copies::finish);
    const auto cancel = [errands](quint64 number) { errands->cancel(number); };
    QObject::connect(&overseer, &Overseer::cancelWanted, gate, cancel);
    QObject::connect(handing, &Handing::cancelWanted, gate, cancel);
    QObject::connect(sealed, &Sealed::cancelWanted, gate, cancel);
    QObject::connect(errands, &ArchiveErrands::progressed, &overseer, &Overseer::showProgress);
    QObject::connect(errands, &ArchiveErrands::progressed, handing, &Handing::showProgress);
    QObject::connect(errands, &ArchiveErrands::progressed, sealed, &Sealed::showProgress);
    QObject::connect(errands, &ArchiveErrands::took, &overseer, &Overseer::finish);
    QObject::connect(errands, &ArchiveErrands::wrote, handing, &Handing::finish);
    QObject::connect(errands, &ArchiveErrands::openedSealed, sealed, &Sealed::finish);
}

} // namespace th::app
