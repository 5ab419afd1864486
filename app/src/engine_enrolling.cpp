// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bringing this device in: from codes to the station that the hub has let in.
#include "engine_impl.h"
#include "kept_enrolment.h"

#include <QDir>

namespace th::app {
namespace {

struct Sentences {
    QString vi, en;
};

Sentences sentencesOf(core::EnrolmentFault fault)
{
    return {QString::fromStdString(sync::sentence(fault, core::Language::Vietnamese)),
            QString::fromStdString(sync::sentence(fault, core::Language::English))};
}

/// Why a code that was scanned is none for this: a pass and an ID card are named.
Sentences whyNoCode(const std::string &text)
{
    switch (looksOf(text)) {
    case Looks::Pass:
        return {QStringLiteral("Đây là giấy đi đường, không phải mã ghi danh. Hãy quét mã mà quản trị viên đưa ra."),
                QStringLiteral("This is a travel pass, not an enrolment code. Scan the one that the administrator "
                               "shows.")};
    case Looks::IdCard:
        return {QStringLiteral("Đây là căn cước, không phải mã ghi danh. Hãy quét mã mà quản trị viên đưa ra."),
                QStringLiteral("This is an ID card, not an enrolment code. Scan the one that the administrator "
                               "shows.")};
    case Looks::Foreign:
        break;
    }
    return sentencesOf(core::EnrolmentFault::NotACode);
}

} // namespace

void Engine::readEnrolment(bool wanted) { m_impl->m_readsEnrolment = wanted; }

void Engine::findEnrolment() { readEnrolmentFrom({}); }

void Engine::readEnrolmentFrom(const QString &folder)
{
    QMetaObject::invokeMethod(m_impl->m_files, [worker = m_impl->m_files, folder] { worker->findEnrolment(folder); });
}

void Engine::leaveStation()
{
    endShift();
    m_impl->m_syncSetup = {};
    m_impl->m_demonstrationTime.set(std::nullopt);
    m_impl->m_stationFolder.clear();
    m_impl->inStore([worker = m_impl->m_station] { worker->leave(); });
    m_impl->beginSync();
}

void Engine::enrol(const EnrolChoice &choice, const QString &folder)
{
    m_impl->m_stationFolder = folder;
    m_impl->beginEnrolment(choice, store::readClock().wall);
}

void Engine::askHubNow()
{
    QMetaObject::invokeMethod(m_impl->m_enrol, [worker = m_impl->m_enrol] { worker->askNow(); });
}

void Engine::endEnrolment()
{
    m_impl->m_enrolGivenUp.request_stop(); // before the file goes, or the worker may write it behind this
    m_impl->m_enrolStop.request_stop();
    forgetEnrolment(m_impl->m_stationFolder);
    m_impl->takeEnrolReport({});
}

const EnrolReport &Engine::enrolReport() const { return m_impl->m_enrolReport; }

void Engine::Impl::connectEnrolment()
{
    connect(m_enrol, &EnrolWorker::changed, this, [this](const EnrolReport &report) {
        const bool ended = m_enrolStop.stop_requested(), earlier = report.since != m_enrolReport.since;
        if (!ended && !earlier) // else it was still on its way
            takeEnrolReport(report);
    });
    connect(m_files, &FileWorker::enrolmentFound, this, &Impl::takeEnrolmentFile);
    connect(m_files, &FileWorker::enrolmentNotFound, this, [this] {
        emit q.enrolmentRefused(
            QStringLiteral(
                "Không thấy mã ghi danh trên USB nào. Cắm USB do quản trị viên chuẩn bị, đợi vài giây rồi thử "
                "lại."),
            QStringLiteral("There is no enrolment code on any stick. Plug in the one that the administrator prepared, "
                           "wait a few seconds, and try again."));
    });
}

void Engine::Impl::takeEnrolmentTexts(const QStringList &texts)
{
    QStringList codes;
    for (const QString &text : texts)
        if (core::looksLikeEnrolment(text.toStdString()))
            codes << text;
    if (codes.size() > 1)
        return emit q.enrolmentRefused(QStringLiteral("Có hơn một mã ghi danh. Chỉ đưa ra một mã thôi."),
                                       QStringLiteral("There is more than one enrolment code. Show only one."));
    if (!codes.isEmpty())
        return takeEnrolmentFile(codes.constFirst(), {});
    const auto why = whyNoCode(texts.constFirst().toStdString());
    emit q.enrolmentRefused(why.vi, why.en);
}

void Engine::Impl::takeEnrolmentFile(const QString &text, const QString &folder)
{
    const auto code = core::decodeEnrolment(text.toStdString());
    if (code)
        return emit q.enrolmentOffered({*code, folder});
    const auto why = sentencesOf(code.error());
    emit q.enrolmentRefused(why.vi, why.en);
}

void Engine::Impl::beginEnrolment(const EnrolChoice &choice, core::Instant since)
{
    m_enrolStop.request_stop();
    m_enrolStop = {};
    m_enrolGivenUp = {};
    EnrolReport report;
    report.stage = EnrolStage::Asking;
    report.choice = choice;
    report.since = since;
    takeEnrolReport(report); // at once: what the station's opening brings meanwhile is part of this
    const EnrolWorker::Duty duty{choice, m_stationFolder, since, m_enrolStop.get_token(), m_enrolGivenUp.get_token()};
    QMetaObject::invokeMethod(m_enrol, [worker = m_enrol, duty] { worker->begin(duty); });
}

void Engine::Impl::resumeEnrolment()
{
    if (m_enrolReport.stage != EnrolStage::None || m_health.demonstration)
        return;
    const auto kept = keptEnrolment(m_stationFolder);
    if (!kept)
        return;
    if (m_health.dataAsOf)
        return forgetEnrolment(m_stationFolder); // it was done, and the power went
    beginEnrolment({{kept->code, {}}, QString::fromStdString(kept->name)}, kept->since);
}

void Engine::Impl::takeEnrolReport(const EnrolReport &report)
{
    const EnrolStage before = m_enrolReport.stage;
    m_enrolReport = report;
    emit q.enrolmentChanged(m_enrolReport);
    if (report.stage == before)
        return;
    if (report.stage == EnrolStage::Requested)
        q.importPublication(QDir(report.choice.offer.stick).filePath(QStringLiteral("tree")));
    const bool letIn = report.stage == EnrolStage::Fetching || report.stage == EnrolStage::None;
    if (letIn && m_syncSetup.sources.isEmpty() && m_health.open)
        beginSync();
    if (report.stage == EnrolStage::Fetching)
        q.syncNow();
    watchFirstData();
}

/// The first data that a station was let in for ends its enrolment.
void Engine::Impl::watchFirstData()
{
    if (m_enrolReport.stage == EnrolStage::Fetching && m_health.dataAsOf)
        q.endEnrolment();
}

} // namespace th::app
