// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include "office_worker.h"
#include "roster_worker.h"

namespace th::app {

/// Two workers in a thread of their own. Lives in the GUI thread; waits for the work under way when it goes, but for no
/// answer of the hub.
class OfficeThread {
public:
    explicit OfficeThread(const QString &hubProgram = {}) : m_worker(new OfficeWorker(hubProgram, m_stop.get_token()))
    {
        m_thread.setObjectName(QStringLiteral("office"));
        m_worker->moveToThread(&m_thread);
        m_roster->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_roster, &QObject::deleteLater);
        QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
        m_thread.start();
    }
    OfficeThread(const OfficeThread &) = delete;
    OfficeThread &operator=(const OfficeThread &) = delete;
    ~OfficeThread()
    {
        m_stop.request_stop();
        m_thread.quit();
        m_thread.wait();
    }
    [[nodiscard]] OfficeWorker *worker() const { return m_worker; }
    [[nodiscard]] RosterWorker *roster() const { return m_roster; }

private:
    std::stop_source m_stop;
    QThread m_thread;
    OfficeWorker *m_worker;
    RosterWorker *m_roster = new RosterWorker;
};

/// What the model asks for goes to the worker, what that finds comes back; once.
template <class Model> void connectOffice(Model &model, OfficeThread &office)
{
    OfficeWorker *worker = office.worker();
    QObject::connect(&model, &Model::languageChanged, worker, &OfficeWorker::speak);
    QObject::connect(&model, &Model::openWanted, worker, &OfficeWorker::open);
    QObject::connect(&model, &Model::listWanted, worker, &OfficeWorker::list);
    QObject::connect(&model, &Model::requestsWanted, worker, &OfficeWorker::listRequests);
    QObject::connect(&model, &Model::changeWanted, worker, &OfficeWorker::propose);
    QObject::connect(&model, &Model::newWanted, worker, &OfficeWorker::proposeNew);
    QObject::connect(&model, &Model::keepWanted, worker, &OfficeWorker::keep);
    QObject::connect(&model, &Model::codeWanted, worker, &OfficeWorker::makeCode);
    QObject::connect(&model, &Model::approvalWanted, worker, &OfficeWorker::approve);
    QObject::connect(&model, &Model::refusalWanted, worker, &OfficeWorker::refuse);
    QObject::connect(worker, &OfficeWorker::opened, &model, &Model::showOpened);
    QObject::connect(worker, &OfficeWorker::failed, &model, &Model::fail);
    QObject::connect(worker, &OfficeWorker::refused, &model, &Model::refuse);
    QObject::connect(worker, &OfficeWorker::warned, &model, &Model::warn);
    QObject::connect(worker, &OfficeWorker::listed, &model, &Model::showDevices);
    QObject::connect(worker, &OfficeWorker::requested, &model, &Model::showRequests);
    QObject::connect(worker, &OfficeWorker::proposed, &model, &Model::showProposed);
    QObject::connect(worker, &OfficeWorker::kept, &model, &Model::showKept);
    QObject::connect(worker, &OfficeWorker::coded, &model, &Model::showCode);
    QObject::connect(worker, &OfficeWorker::decided, &model, &Model::showDecided);
}

/// The same for the accounts on it.
template <class Model> void connectRosters(Model &model, OfficeThread &office)
{
    auto &page = *model.accounts();
    using Page = std::remove_reference_t<decltype(page)>;
    RosterWorker *worker = office.roster();
    QObject::connect(&model, &Model::languageChanged, worker, &RosterWorker::speak);
    QObject::connect(&model, &Model::openWanted, worker, &RosterWorker::open);
    QObject::connect(&model, &Model::unitsWanted, worker, &RosterWorker::listUnits);
    QObject::connect(&page, &Page::rosterWanted, worker, &RosterWorker::show);
    QObject::connect(&page, &Page::newUnitWanted, worker, &RosterWorker::addUnit);
    QObject::connect(&page, &Page::personWanted, worker, &RosterWorker::add);
    QObject::connect(&page, &Page::changeWanted, worker, &RosterWorker::change);
    QObject::connect(&page, &Page::moveWanted, worker, &RosterWorker::move);
    QObject::connect(&page, &Page::listWanted, worker, &RosterWorker::readList);
    QObject::connect(&page, &Page::takingWanted, worker, &RosterWorker::takeList);
    QObject::connect(&page, &Page::slipsWanted, worker, &RosterWorker::printSlips);
    QObject::connect(&page, &Page::publicationWanted, worker, &RosterWorker::propose);
    QObject::connect(&page, &Page::publishWanted, worker, &RosterWorker::publish);
    QObject::connect(worker, &RosterWorker::refused, &model, &Model::refuse);
    QObject::connect(worker, &RosterWorker::done, &model, &Model::tell);
    QObject::connect(worker, &RosterWorker::unitsFound, &page, &Page::showUnits);
    QObject::connect(worker, &RosterWorker::shown, &page, &Page::show);
    QObject::connect(worker, &RosterWorker::listRead, &model, &Model::settle);
    QObject::connect(worker, &RosterWorker::listRead, &page, &Page::showList);
    QObject::connect(worker, &RosterWorker::proposed, &model, &Model::settle);
    QObject::connect(worker, &RosterWorker::proposed, &page, &Page::showPublication);
}

/// The same for signing them into the published tree.
template <class Model> void connectSigning(Model &model, OfficeThread &office)
{
    auto &sheet = *model.signing();
    using Sheet = std::remove_reference_t<decltype(sheet)>;
    using Key = std::remove_pointer_t<decltype(sheet.key())>;
    RosterWorker *worker = office.roster();
    QObject::connect(&sheet, &Sheet::lastWanted, worker, &RosterWorker::findLastSigning);
    QObject::connect(&sheet, &Sheet::proposalWanted, worker, &RosterWorker::proposeSigning);
    QObject::connect(&sheet, &Sheet::wanted, worker, &RosterWorker::sign);
    QObject::connect(sheet.key(), &Key::tokensWanted, worker, &RosterWorker::lookForTokens);
    QObject::connect(worker, &RosterWorker::lastSigningFound, &sheet, &Sheet::showLast);
    QObject::connect(worker, &RosterWorker::signingProposed, &model, &Model::settle);
    QObject::connect(worker, &RosterWorker::signingProposed, &sheet, &Sheet::showProposal);
    QObject::connect(worker, &RosterWorker::keyRefused, sheet.key(), &Key::noteLastTry);
    QObject::connect(worker, &RosterWorker::tokensFound, sheet.key(), &Key::showTokens);
}

} // namespace th::app
