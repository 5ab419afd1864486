// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_thread.h"

namespace th::app {

ArchiveThread::ArchiveThread(AccountWorker *accounts) : m_gate(accounts)
{
    begin(m_questions, m_worker, "archive");
    begin(m_errandsThread, m_errands, "archive errands");
}

ArchiveThread::~ArchiveThread()
{
    stop();
    if (!m_settled)
        m_gate.settle();
    for (QThread *thread : {&m_questions, &m_errandsThread}) {
        thread->quit();
        thread->wait();
    }
}

void ArchiveThread::begin(QThread &thread, QObject *object, const char *name)
{
    thread.setObjectName(QLatin1String(name));
    object->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, object, &QObject::deleteLater);
    thread.start();
}

void ArchiveThread::stop()
{
    if (!m_wires)
        return;
    m_wires.reset();
    m_gate.disconnect();
    m_worker->disconnect();
    m_errands->disconnect();
    m_worker->supersede(~quint64{0});
    m_worker->end();
    m_errands->cancel(~quint64{0});
    m_gate.whenSettled([this] { // what the store thread still hands on has somebody to take it
        m_settled = true;
        m_questions.quit();
        m_errandsThread.quit();
    });
}

void ArchiveThread::atEachEnd(QObject *context, const std::function<void()> &call)
{
    for (const QThread *thread : {&m_questions, &m_errandsThread})
        QObject::connect(thread, &QThread::finished, context, call);
}

void LeavingArchives::add(std::unique_ptr<ArchiveThread> archive)
{
    ArchiveThread &left = *m_archives.emplace_back(std::move(archive));
    left.atEachEnd(&m_context, [this] { std::erase_if(m_archives, [](const auto &each) { return each->ended(); }); });
    left.stop();
}

} // namespace th::app
