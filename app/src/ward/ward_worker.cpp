// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_worker.h"

#include "account_worker.h"
#include "key_file.h"
#include "station_worker.h"

#include <QDir>
#include <QFile>

namespace th::app {
namespace {

constexpr const char *keySetting = "ward_key_file";

desk::Problem problemOf(const access::Refusal &why)
{
    return {std::string("access.") + access::name(why.fault), why.sentence};
}

} // namespace

WardWorker::WardWorker(StationWorker &station, AccountWorker &accounts)
    : m_station(station), m_accounts(accounts), m_clock(&store::readClock)
{
    connect(&accounts, &AccountWorker::freed, this, &WardWorker::lock, Qt::DirectConnection);
    connect(&station, &StationWorker::closing, this, &WardWorker::letGo, Qt::DirectConnection);
    connect(&station, &StationWorker::opened, this, &WardWorker::describe, Qt::DirectConnection);
}

WardWorker::~WardWorker() = default;

void WardWorker::describe()
{
    store::Station *station = m_station.station();
    const QString kept = station ? QString::fromStdString(station->setting(keySetting)) : QString();
    describeKey(kept.isEmpty() || !QFile::exists(kept) ? QDir(m_station.folder()).filePath(QStringLiteral("ward.key"))
                                                       : kept);
}

void WardWorker::describeKey(const QString &keyFile)
{
    DeskFacts facts;
    store::Station *station = m_station.station();
    const auto unit =
        station ? desk::Desk::unitOf(*station) : desk::Done<std::optional<core::AuthorityCode>>(std::nullopt);
    if (unit && *unit) {
        facts.isDesk = true;
        facts.unit = **unit;
        const core::Directory *directory = station->directory();
        const core::Authority *listed = directory ? directory->findAuthority(facts.unit) : nullptr;
        facts.unitName = listed ? listed->name : core::LocalName{facts.unit.text, facts.unit.text};
        facts.keyFile = keyFile;
        facts.key = keyStateOf(keyFile);
    }
    emit described(facts);
}

desk::Done<desk::Desk> WardWorker::openWith(const SignIn &wanted)
{
    store::Station *station = m_station.station();
    if (!station)
        return core::Failure{notSignedIn()};
    const auto text = readKeyFile(wanted.keyFile);
    if (!text)
        return core::Failure{
            problem("key_missing",
                    QStringLiteral("Không đọc được khóa của bàn: %1. Hãy chọn tệp khóa (bản sao trong két).")
                        .arg(wanted.keyFile),
                    QStringLiteral("The desk's key cannot be read: %1. Choose the key file (the copy in the safe).")
                        .arg(wanted.keyFile))};
    auto key = core::SoftwareKey::unwrap(text->view(), {});
    if (!key && key.error() == core::KeyFileFault::WrongPassphrase && wanted.passphrase)
        key = core::SoftwareKey::unwrap(text->view(), wanted.passphrase->view());
    if (!key)
        return core::Failure{keyProblem(key.error(), wanted.keyFile)};
    return desk::Desk::open(*station, m_station.folder().toStdString(), *key);
}

/// Without the device's key nobody can say whose the accounts are: no name is believed in their place.
std::optional<desk::Problem> WardWorker::unknowable() const
{
    std::error_code error;
    const auto anchor = std::filesystem::path(m_station.folder().toStdString()) / "account.anchor";
    const bool none = !std::filesystem::exists(anchor, error) && !error;
    if (!m_station.readsOnly() || none)
        return std::nullopt;
    return desk::Problem{
        "account.read_only",
        {"Trạm chỉ mở được để đọc nên không kiểm tra được tài khoản; không ai đăng nhập được vào bàn. Hãy kiểm tra "
         "quyền của thư mục trạm và ổ đĩa.",
         "The station opens for reading only, so accounts cannot be checked, and nobody can sign in at the desk. Check "
         "the permissions of the station's folder, and the disk."}};
}

desk::Done<issuing::Officer> WardWorker::officerFor(const SignIn &wanted)
{
    if (const auto problem = unknowable())
        return core::Failure{*problem};
    if (!m_accounts.held())
        return issuing::Officer{wanted.officer, wanted.role, {}};
    const auto session = m_accounts.demand(accounts::Action::UseDesk);
    if (!session)
        return core::Failure{problemOf(session.error())};
    return issuing::Officer{session->account, session->role, session->unit};
}

void WardWorker::signIn(const SignIn &wanted)
{
    lock();
    const auto officer = officerFor(wanted);
    if (!officer)
        return emit refused(officer.error());
    auto opened = openWith(wanted);
    if (!opened)
        return emit refused(opened.error());
    m_desk = std::make_shared<desk::Desk>(std::move(opened).value());
    m_folder = m_station.folder().toStdString();
    m_officer = *officer;
    if (!m_accounts.held())
        m_officer.unit = m_desk->unit();
    // A key that lies elsewhere is looked for there next time; a station that cannot be written forgets it.
    (void)m_station.station()->setSetting(keySetting, wanted.keyFile.toStdString());
    emit signedIn({m_officer, std::make_shared<const issuing::Workflow>(m_desk->workflow()), m_sitting});
}

void WardWorker::lock()
{
    ++m_sitting;
    m_desk.reset();
}

void WardWorker::letGo()
{
    lock();
    m_stays.clear();
    emit closed();
}

desk::Done<OpenDesk> WardWorker::openDesk()
{
    if (!m_desk || !m_station.station())
        return core::Failure{notSignedIn()};
    if (const auto problem = unknowable())
        return core::Failure{*problem};
    if (m_accounts.held()) { // also where accounts came after somebody had been believed
        const auto session = m_accounts.demand(accounts::Action::UseDesk);
        if (!session || session->account != m_officer.id || session->role != m_officer.role)
            return core::Failure{session ? notSignedIn() : problemOf(session.error())};
    }
    return OpenDesk{*m_station.station(), *m_desk, m_folder, m_officer, m_clock()};
}

desk::Done<std::uint64_t> WardWorker::beginStay(std::uint64_t sitting)
{
    return runIn(sitting, [this](OpenDesk &open) -> desk::Done<std::uint64_t> {
        Stay stay{m_desk, open.officer, {}};
        if (m_accounts.held())
            stay.session = m_accounts.seat().session();
        m_stays.emplace(++m_lastStay, std::move(stay));
        return m_lastStay;
    });
}

void WardWorker::endStay(std::uint64_t stay) { m_stays.erase(stay); }

/// Nobody sits there any more, so the account itself is asked for, and not the seat.
desk::Done<OpenDesk> WardWorker::openStay(std::uint64_t stay)
{
    const auto found = m_stays.find(stay);
    if (found == m_stays.end() || !m_station.station())
        return core::Failure{notSignedIn()};
    if (const auto problem = unknowable())
        return core::Failure{*problem};
    const auto &[desk, officer, session] = found->second;
    const core::ClockReading clock = m_clock();
    if (session) {
        const access::Gate gate(*m_station.station());
        if (const auto may = gate.demand(*session, accounts::Action::UseDesk, clock.wall); !may)
            return core::Failure{problemOf(may.error())};
    } else if (m_accounts.held()) { // they came since
        return core::Failure{notSignedIn()};
    }
    return OpenDesk{*m_station.station(), *desk, m_folder, officer, clock};
}

desk::Problem WardWorker::notSignedIn()
{
    return problem("locked", QStringLiteral("Bàn cấp giấy đang khóa. Hãy đăng nhập lại."),
                   QStringLiteral("The ward desk is locked. Sign in again."));
}

} // namespace th::app
