// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "access/gate.h"
#include "key_file.h"
#include "open_desk.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace th::app {

class AccountWorker;
class StationWorker;

/// The desk before anybody has signed in.
struct DeskFacts {
    bool isDesk = false;
    core::AuthorityCode unit;
    core::LocalName unitName; ///< as the directory has it; its code where it has none
    QString keyFile;
    DeskKeyState key = DeskKeyState::Missing;
};
struct SignIn {
    std::string officer; ///< with `role` believed only where the station has no accounts; else who signed in counts
    issuing::Role role = issuing::Role::AreaPolice;
    QString keyFile;
    std::shared_ptr<const core::SecretText> passphrase; ///< of the desk key
};
struct SignedIn {
    issuing::Officer officer;
    std::shared_ptr<const issuing::Workflow> workflow;
    std::uint64_t sitting = 0; ///< from this sign-in until the desk is locked
};

/// The ward desk in the store thread, over the station that StationWorker holds there. Holds the desk key's secrets
/// from a sign-in until `lock` and the end of what goes on behind it (`beginStay`), or until the station is closed.
/// Where the station has accounts each job is done under the session at its seat, and asked for anew; the secrets go
/// with that session. Called and answering by queued signals.
class WardWorker : public QObject {
    Q_OBJECT
public:
    /// In the same thread as those, which outlive it.
    WardWorker(StationWorker &station, AccountWorker &accounts);
    ~WardWorker() override;

    void describe(); ///< answered by described
    void describeKey(const QString &keyFile);
    void signIn(const SignIn &wanted); ///< answered by signedIn or refused
    void lock();
    /// Instead of the machine's clock.
    void setClock(std::function<core::ClockReading()> clock) { m_clock = std::move(clock); }

    /// What the job gives; nobody has signed in: the problem "locked"; the session is over: "access.…".
    template <class Job> auto run(const Job &job) -> std::invoke_result_t<const Job &, OpenDesk &>
    {
        auto open = openDesk();
        if (!open)
            return core::Failure{open.error()};
        return job(*open);
    }

    /// The same, in the sitting that it was begun in; in another one it is "locked".
    template <class Job>
    auto runIn(std::uint64_t sitting, const Job &job) -> std::invoke_result_t<const Job &, OpenDesk &>
    {
        if (sitting != m_sitting)
            return core::Failure{notSignedIn()};
        return run(job);
    }
    /// For what takes long and was begun while somebody sat there: the desk stays open for it, and for nothing else,
    /// behind a lock. Until `endStay`, or until the station is closed. An account that is taken away ends it as well.
    [[nodiscard]] desk::Done<std::uint64_t> beginStay(std::uint64_t sitting);
    void endStay(std::uint64_t stay);
    template <class Job>
    auto runStaying(std::uint64_t stay, const Job &job) -> std::invoke_result_t<const Job &, OpenDesk &>
    {
        auto open = openStay(stay);
        if (!open)
            return core::Failure{open.error()};
        return job(*open);
    }
    [[nodiscard]] static desk::Problem notSignedIn();

signals:
    void described(const th::app::DeskFacts &facts);
    void signedIn(const th::app::SignedIn &who);
    void refused(const th::desk::Problem &why);
    void closed(); ///< the station is gone, and with it the desk

private:
    struct Stay {
        std::shared_ptr<desk::Desk> desk;
        issuing::Officer officer;
        std::optional<access::Session> session; ///< where the station has accounts
    };
    [[nodiscard]] desk::Done<OpenDesk> openDesk();
    [[nodiscard]] desk::Done<OpenDesk> openStay(std::uint64_t stay);
    [[nodiscard]] desk::Done<issuing::Officer> officerFor(const SignIn &wanted);
    [[nodiscard]] std::optional<desk::Problem> unknowable() const;
    [[nodiscard]] desk::Done<desk::Desk> openWith(const SignIn &wanted);
    void letGo();

    StationWorker &m_station;
    AccountWorker &m_accounts;
    std::shared_ptr<desk::Desk> m_desk; ///< shared with what goes on behind a lock
    std::map<std::uint64_t, Stay> m_stays;
    std::uint64_t m_sitting = 0, m_lastStay = 0;
    issuing::Officer m_officer;
    std::filesystem::path m_folder;
    std::function<core::ClockReading()> m_clock;
};

} // namespace th::app

Q_DECLARE_METATYPE(th::app::DeskFacts)
Q_DECLARE_METATYPE(th::app::SignedIn)
