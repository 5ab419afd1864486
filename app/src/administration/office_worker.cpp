// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_worker.h"

#include "hub_program.h"
#include "store/examiner.h"

namespace th::app {

namespace {

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

core::Instant now() { return store::readClock().wall; }

} // namespace

OfficeWorker::OfficeWorker(QString hubProgram, std::stop_token stop)
    : m_hubProgram(std::move(hubProgram)), m_stop(std::move(stop))
{
}
OfficeWorker::~OfficeWorker() = default;

void OfficeWorker::complain(const core::LocalName &why) { emit refused(text(why.vi), text(why.en)); }

void OfficeWorker::open(const QString &folder, accounts::Role acting)
{
    m_office.reset();
    auto office =
        administration::Office::open(folder.toStdString(), acting, [this](const std::vector<std::string> &arguments) {
            return runHub(m_hubProgram, arguments, m_language, m_stop);
        });
    if (!office) {
        emit failed(text(office.error().vi), text(office.error().en));
        return;
    }
    m_office.emplace(std::move(office).value());
    emit opened();
}

void OfficeWorker::list()
{
    if (!m_office)
        return;
    const core::Instant at = now();
    auto devices = m_office->devices(at);
    if (devices)
        emit listed({std::make_shared<const administration::DeviceList>(std::move(devices).value()), at});
    else
        emit failed(text(devices.error().vi), text(devices.error().en));
}

void OfficeWorker::listRequests()
{
    if (!m_office)
        return;
    auto asking = m_office->asking();
    auto wish = m_office->lastWish();
    // A code can be made of what is typed, whether the hub answers or not.
    emit requested({asking ? *asking : std::vector<administration::Asking>(), wish ? *wish : administration::CodeWish(),
                    m_office->hasHub()});
    if (!wish)
        emit warned(text(wish.error().vi), text(wish.error().en));
    if (!asking)
        emit warned(text(asking.error().vi), text(asking.error().en));
}

void OfficeWorker::propose(const core::PublicKey &device, const administration::DeviceChange &change,
                           const QString &typedName)
{
    if (m_office)
        if (const auto edit = taken(m_office->propose(device, change, typedName.trimmed().toStdString(), now())))
            emit proposed(*edit);
}

void OfficeWorker::proposeNew(const administration::NewDevice &device)
{
    if (m_office)
        if (const auto edit = taken(m_office->proposeNew(device)))
            emit proposed(*edit);
}

void OfficeWorker::keep(const administration::ProposedEdit &edit)
{
    if (!m_office)
        return;
    if (const auto done = m_office->keep(edit); !done)
        return complain(done.error());
    emit kept();
}

void OfficeWorker::makeCode(const administration::CodeWish &wish)
{
    if (m_office)
        if (const auto code = taken(m_office->newCode(wish, now())))
            emit coded({*code, text(core::encodeEnrolment(*code))});
}

void OfficeWorker::approve(const administration::Asking &device, const QString &compared, const QString &name)
{
    if (!m_office)
        return;
    if (const auto done = m_office->approve(device, compared.toStdString(), name.trimmed().toStdString()); !done)
        return complain(done.error());
    emit decided();
}

void OfficeWorker::refuse(const administration::Asking &device)
{
    if (!m_office)
        return;
    if (const auto done = m_office->refuse(device); !done)
        return complain(done.error());
    emit decided();
}

} // namespace th::app
