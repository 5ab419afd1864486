// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/gate.h"
#include "commands.h"
#include "console.h"
#include "desk/aftercare.h"
#include "signing_key.h"
#include "store/examiner.h"

#include <memory>

namespace th::tools {

/// What every command of the ward desk is told.
struct WardArguments {
    std::string folder, deskKey, passphraseFile, officer, role;
    std::string passwordFile, badgeFile; ///< of the officer's account, where the station has accounts
    std::optional<core::Instant> now;
    std::uint64_t request = 0, seen = 0;
    core::LocalName whenBusy{}; ///< what to do where the application has the desk open

    [[nodiscard]] core::ClockReading clock() const; ///< with the wall time of --now
};

/// The options of them. `acts`: the command changes something, so it wants to know who acts; or it shows what the desk
/// holds of people, so it wants to know who looks, a supervisor too.
enum class Acts { No, Looks, Yes, OnRequest };
void addWardOptions(CLI::App &command, WardArguments &arguments, Acts acts);
/// --officer, --role, and the proof of them: --officer-password-file, --badge-file.
enum class Roles { Desk, DeskAndSupervisor, Any };
void addOfficerOptions(CLI::App &command, WardArguments &arguments, Roles roles);
/// Where the station has accounts the officer signs in with theirs; or complains and gives nothing. Without accounts
/// the desk believes who it is told.
[[nodiscard]] std::optional<issuing::Officer> officerAt(Console &console, const WardArguments &arguments,
                                                        store::Station &station, const core::AuthorityCode &unit);
/// Complains with the refusal's sentence, as `failed`.
Exit refused(const Console &console, const access::Refusal &why);
/// --key, --key-passphrase-file: what seals.
void addSealKeyOptions(CLI::App &command, std::string &key, std::string &secretFile);

/// An open desk with its station.
class OpenDesk {
public:
    /// Or complains and gives nothing: also to an officer who may not look at it. To read a desk that has accounts it
    /// is opened to write, because a try to sign in is written down.
    [[nodiscard]] static std::unique_ptr<OpenDesk> open(Console &console, const WardArguments &arguments,
                                                        store::Access access);
    [[nodiscard]] desk::Desk &operator*() { return *m_desk; }
    [[nodiscard]] desk::Desk *operator->() { return &*m_desk; }
    [[nodiscard]] store::Station &station() { return m_station; }
    [[nodiscard]] issuing::Officer officer() const { return m_officer; }
    [[nodiscard]] desk::Act act(const WardArguments &arguments) const;
    [[nodiscard]] desk::Care care(const WardArguments &arguments, const std::string &why) const;

private:
    explicit OpenDesk(store::Station station) : m_station(std::move(station)) {}
    store::Station m_station;
    std::optional<desk::Desk> m_desk;
    issuing::Officer m_officer;
};

/// Complains with the problem's sentence; in JSON its code is on standard output too.
Exit failed(const Console &console, const desk::Problem &problem);
Exit failedWith(const Console &console, const std::string &sentence);
[[nodiscard]] desk::SealKey sealKeyOf(const Console &console, const SigningKey &key, const std::string &name);
/// "BD01A-000123".
[[nodiscard]] std::optional<core::PassNumber> parsePassNumber(const std::string &text);
/// Of each text; the first that is no number is complained of.
[[nodiscard]] std::optional<std::vector<core::PassNumber>> parsePassNumbers(const Console &console,
                                                                            const std::vector<std::string> &texts);
[[nodiscard]] const char *nameOf(store::WardDecision decision); ///< "undecided" …

void addWardRequests(CLI::App &group, Work &work);
void addWardSealing(CLI::App &group, Work &work);
void addWardAftercare(CLI::App &group, Work &work);
void addWardMail(CLI::App &group, Work &work);
void addWardPrinting(CLI::App &group, Work &work);
void addWardRegister(CLI::App &group, Work &work); ///< export, statistics
void addWardAccess(CLI::App &group, Work &work);   ///< sign-in, unlock

} // namespace th::tools
