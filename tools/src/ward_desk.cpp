// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_desk.h"

#include "desk/looking.h"
#include "files.h"
#include "moments.h"
#include "open_station.h"
#include "passphrase.h"

#include <algorithm>
#include <charconv>

namespace th::tools {

namespace {

accounts::Role roleOf(const std::string &name)
{
    return accounts::roleNamed(name).value_or(accounts::Role::AreaPolice); // checked by the option
}

/// Of a station that was just refused.
void sayIfBusy(const Console &console, const WardArguments &arguments, store::Access access)
{
    if (arguments.whenBusy.en.empty())
        return;
    const auto again = store::Station::open(arguments.folder, access);
    if (!again && again.error().fault == store::StoreFault::Busy)
        console.complain(arguments.whenBusy.in(console.language));
}

} // namespace

core::ClockReading WardArguments::clock() const
{
    core::ClockReading clock = store::readClock();
    clock.wall = now.value_or(clock.wall);
    return clock;
}

void addWardOptions(CLI::App &command, WardArguments &arguments, Acts acts)
{
    command.add_option("--station", arguments.folder, "The desk's folder")->required();
    command.add_option("--desk-key", arguments.deskKey, "The desk key; default: ward.key in the folder");
    command.add_option("--passphrase-file", arguments.passphraseFile, "Its first line is the desk key's passphrase");
    if (acts == Acts::No)
        return;
    addOfficerOptions(command, arguments, acts == Acts::Looks ? Roles::DeskAndSupervisor : Roles::Desk);
    if (acts == Acts::Looks)
        return;
    addMoment(command, "--now", arguments.now, "Act as of this moment; default: the clock's");
    if (acts == Acts::Yes)
        return;
    command.add_option("REQUEST", arguments.request, "Number of the request")->required();
    command.add_option("--seen", arguments.seen, "Its revision as the officer saw it (request show)")->required();
}

void addOfficerOptions(CLI::App &command, WardArguments &arguments, Roles wanted)
{
    std::vector<std::string> roles{"area_police", "ward_clerk", "ward_police"};
    if (wanted == Roles::DeskAndSupervisor)
        roles.emplace_back("supervisor");
    if (wanted == Roles::Any)
        roles = {"area_police", "ward_clerk", "ward_police", "checkpoint_officer", "supervisor", "administrator"};
    std::string help = "In which role:";
    for (const std::string &role : roles)
        help += (role == roles.front() ? " " : ", ") + role;
    command.add_option("--officer", arguments.officer, "Who acts or looks; the journal names who acts")->required();
    command.add_option("--role", arguments.role, help)->required()->check(CLI::IsMember(roles));
    command.add_option("--officer-password-file", arguments.passwordFile,
                       "Where the station has accounts: its first line is the officer's password");
    command.add_option("--badge-file", arguments.badgeFile, "Its first line is what the officer's badge says");
}

void addSealKeyOptions(CLI::App &command, std::string &key, std::string &secretFile)
{
    command.add_option("--key", key, "What seals: a key file, or the pkcs11: address of a key on a token")->required();
    command.add_option("--key-passphrase-file", secretFile, "Its first line is the key's passphrase or PIN");
}

std::unique_ptr<OpenDesk> OpenDesk::open(Console &console, const WardArguments &arguments, store::Access access)
{
    auto station = openStation(console, arguments.folder, access);
    if (station && access == store::Access::Read && !arguments.officer.empty() &&
        access::Gate(*station).hasAccounts()) {
        station.reset();
        station = openStation(console, arguments.folder, store::Access::Write);
    }
    if (!station) {
        sayIfBusy(console, arguments, access);
        return nullptr;
    }
    const std::string file = arguments.deskKey.empty() ? arguments.folder + "/ward.key" : arguments.deskKey;
    const auto key = openKey(console, file, arguments.passphraseFile);
    if (!key) {
        console.complain(key.error());
        return nullptr;
    }
    std::unique_ptr<OpenDesk> open(new OpenDesk(std::move(*station)));
    auto ward = desk::Desk::open(open->m_station, arguments.folder, *key);
    if (!ward) {
        (void)failed(console, ward.error());
        return nullptr;
    }
    open->m_desk.emplace(std::move(ward).value());
    if (arguments.officer.empty())
        return open;
    auto officer = officerAt(console, arguments, open->m_station, open->m_desk->unit());
    if (!officer)
        return nullptr;
    open->m_officer = std::move(*officer);
    if (const auto may = desk::mayLook(*open->m_desk, open->m_officer); !may) {
        (void)failed(console, may.error());
        return nullptr;
    }
    return open;
}

std::optional<issuing::Officer> officerAt(Console &console, const WardArguments &arguments, store::Station &station,
                                          const core::AuthorityCode &unit)
{
    const accounts::Role role = roleOf(arguments.role);
    access::Gate gate(station);
    if (!gate.hasAccounts())
        return issuing::Officer{arguments.officer, role, unit};
    const auto password = officerPassword(console, arguments.officer, arguments.passwordFile);
    const auto badge = arguments.badgeFile.empty() ? core::Result<core::SecretText, std::string>(core::SecretText())
                                                   : readSecret(console, arguments.badgeFile, 4096);
    if (!password || !badge) {
        console.complain(!password ? password.error() : badge.error());
        return std::nullopt;
    }
    const std::string_view shown = badge->view().substr(0, badge->view().find_first_of("\r\n"));
    const auto session = gate.signIn({arguments.officer, password->view(), shown, role, {}}, store::readClock());
    if (!session) {
        (void)refused(console, session.error());
        return std::nullopt;
    }
    return issuing::Officer{session->account, session->role, session->unit};
}

Exit refused(const Console &console, const access::Refusal &why)
{
    return failed(console, {std::string("access.") + name(why.fault), why.sentence});
}

desk::Act OpenDesk::act(const WardArguments &arguments) const
{
    return {m_officer, arguments.request, arguments.seen, arguments.clock()};
}

desk::Care OpenDesk::care(const WardArguments &arguments, const std::string &why) const
{
    return {m_officer, arguments.clock(), why};
}

/// The desk speaks to screens as well, so it names no options. Which one answers a problem; empty: none does.
static std::string_view answering(std::string_view code)
{
    constexpr std::pair<std::string_view, std::string_view> all[] = {{"list.category", "--category"},
                                                                     {"list.areas", "--area"},
                                                                     {"list.until", "--until"},
                                                                     {"other_step", "--step"},
                                                                     {"which_series", "--series"}};
    const auto *const found = std::ranges::find(all, code, &std::pair<std::string_view, std::string_view>::first);
    return found == std::end(all) ? std::string_view() : found->second;
}

Exit failed(const Console &console, const desk::Problem &problem)
{
    if (console.json)
        console.object({{"problem", problem.code}, {"sentence", problem.sentence.in(console.language)}});
    std::string sentence = printable(problem.sentence.in(console.language));
    if (const auto option = answering(problem.code); !option.empty())
        sentence.append(" (").append(option).append(")");
    return failedWith(console, sentence);
}

Exit failedWith(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

desk::SealKey sealKeyOf(const Console &console, const SigningKey &key, const std::string &name)
{
    return {key.forPasses(), token::isAddress(name) ? core::Sealing::Token : core::Sealing::SoftwareKey,
            [&console, key]() -> std::optional<core::LocalName> {
                const std::string complaint = key.complaint(console);
                return complaint.empty() ? std::nullopt : std::optional(core::LocalName{complaint, complaint});
            }};
}

std::optional<core::PassNumber> parsePassNumber(const std::string &text)
{
    const std::size_t hyphen = text.rfind('-');
    if (hyphen == std::string::npos)
        return std::nullopt;
    core::PassNumber number{core::SeriesCode(text.substr(0, hyphen)), 0};
    const char *end = text.data() + text.size();
    const auto [read, error] = std::from_chars(text.data() + hyphen + 1, end, number.serial);
    const bool sound = error == std::errc() && read == end && number.serial > 0 && core::isWellFormed(number.series);
    return sound ? std::optional(number) : std::nullopt;
}

std::optional<std::vector<core::PassNumber>> parsePassNumbers(const Console &console,
                                                              const std::vector<std::string> &texts)
{
    std::vector<core::PassNumber> numbers;
    for (const std::string &text : texts) {
        const auto number = parsePassNumber(text);
        if (!number) {
            console.complain(printable(text) + ": " +
                             console.say("không phải số giấy như BD01A-000123", "not a pass number like BD01A-000123"));
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    return numbers;
}

const char *nameOf(store::WardDecision decision)
{
    switch (decision) {
    case store::WardDecision::Undecided:
        return "undecided";
    case store::WardDecision::Approved:
        return "approved";
    case store::WardDecision::Refused:
        return "refused";
    }
    return "";
}

} // namespace th::tools
