// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include "archive_worker.h"

namespace th::app {

/// A worker in a thread of its own, and the way to ask it. Lives in the GUI thread; waits for the work under way when
/// it goes.
class ArchiveThread {
public:
    ArchiveThread()
    {
        m_thread.setObjectName(QStringLiteral("archive"));
        m_worker->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
        m_thread.start();
    }
    ArchiveThread(const ArchiveThread &) = delete;
    ArchiveThread &operator=(const ArchiveThread &) = delete;
    ~ArchiveThread()
    {
        m_worker->supersede(~quint64{0}); // figures under way end
        m_thread.quit();
        m_thread.wait();
    }

    [[nodiscard]] ArchiveWorker *worker() const { return m_worker; }
    /// Lets the worker do it when its turn comes.
    template <class Work> void ask(Work &&work)
    {
        QMetaObject::invokeMethod(m_worker, [worker = m_worker, work = std::forward<Work>(work)] { work(*worker); });
    }

private:
    QThread m_thread;
    ArchiveWorker *m_worker = new ArchiveWorker;
};

/// What the model asks for goes to the worker, what that finds comes back; once.
template <class Model> void connectArchive(Model &model, ArchiveThread &archive, const QString &stationFolder)
{
    ArchiveWorker *worker = archive.worker();
    QObject::connect(&model, &Model::openWanted, worker,
                     [worker, stationFolder](const QString &file) { worker->open(file, stationFolder); });
    QObject::connect(&model, &Model::pageWanted, &model, [worker](quint64 question) { worker->supersede(question); });
    QObject::connect(&model, &Model::pageWanted, worker, &ArchiveWorker::page);
    QObject::connect(&model, &Model::countWanted, worker, &ArchiveWorker::count);
    QObject::connect(&model, &Model::figuresWanted, worker, &ArchiveWorker::figures);
    QObject::connect(&model, &Model::entryWanted, worker, &ArchiveWorker::prove);
    QObject::connect(&model, &Model::passWanted, worker, &ArchiveWorker::tell);
    QObject::connect(worker, &ArchiveWorker::opened, &model, &Model::showOpened);
    QObject::connect(worker, &ArchiveWorker::failed, &model, &Model::fail);
    QObject::connect(worker, &ArchiveWorker::paged, &model, &Model::showPage);
    QObject::connect(worker, &ArchiveWorker::counted, &model, &Model::showCount);
    QObject::connect(worker, &ArchiveWorker::figured, &model, &Model::showFigures);
    QObject::connect(worker, &ArchiveWorker::proven, &model, &Model::showEntry);
    QObject::connect(worker, &ArchiveWorker::told, &model, &Model::showTimeline);
}

} // namespace th::app
