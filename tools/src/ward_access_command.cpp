// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_station.h"
#include "passphrase.h"
#include "ward_desk.h"

namespace th::tools {

namespace {

struct AccessArguments : WardArguments {
    std::string newPasswordFile, account;
    bool putBack = false;
};

core::Result<access::Session, Exit> signedIn(Console &console, const AccessArguments &arguments,
                                             store::Station &station)
{
    const auto password = officerPassword(console, arguments.officer, arguments.passwordFile);
    if (!password)
        return core::Failure{failedWith(console, password.error())};
    std::optional<core::SecretText> chosen;
    if (!arguments.newPasswordFile.empty()) {
        auto read = officerPassword(console, arguments.officer, arguments.newPasswordFile);
        if (!read)
            return core::Failure{failedWith(console, read.error())};
        chosen = std::move(read).value();
    }
    access::Attempt attempt{arguments.officer, password->view(), {}, accounts::roleNamed(arguments.role), {}};
    if (chosen)
        attempt.chosen = chosen->view();
    auto session = access::Gate(station).signIn(attempt, store::readClock());
    if (!session)
        return core::Failure{refused(console, session.error())};
    return std::move(session).value();
}

Exit signIn(Console &console, const AccessArguments &arguments)
{
    auto station = openStation(console, arguments.folder, store::Access::Write);
    if (!station)
        return Exit::Failed;
    const auto session = signedIn(console, arguments, *station);
    if (!session)
        return session.error();
    if (console.json)
        console.object({{"account", session->account}, {"role", name(session->role)}, {"unit", session->unit.text}});
    else
        console.line(printable(session->name) + ": " + inWords(session->role).in(console.language));
    return Exit::Success;
}

Exit unlock(Console &console, const AccessArguments &arguments)
{
    if (arguments.putBack != arguments.account.empty())
        return failedWith(console,
                          console.say("Hãy cho mã tài khoản, hoặc --put-back.", "Give an account, or --put-back."));
    auto station = openStation(console, arguments.folder, store::Access::Write);
    if (!station)
        return Exit::Failed;
    const auto session = signedIn(console, arguments, *station);
    if (!session)
        return session.error();
    if (const auto done = access::Gate(*station).unlock(*session, arguments.account, store::readClock()); !done)
        return refused(console, done.error());
    console.json ? console.object({{"unlocked", arguments.account}})
                 : console.line(console.say("Đã mở khóa.", "Unlocked."));
    return Exit::Success;
}

std::shared_ptr<AccessArguments> add(CLI::App &group, Work &work, const char *name, const char *help,
                                     Exit (*run)(Console &, const AccessArguments &), CLI::App *&command)
{
    auto arguments = std::make_shared<AccessArguments>();
    command = group.add_subcommand(name, help);
    command->add_option("--station", arguments->folder, "The station's folder")->required();
    addOfficerOptions(*command, *arguments, Roles::Any);
    command->callback([=, &work] { work = [=](Console &console) { return run(console, *arguments); }; });
    return arguments;
}

} // namespace

void addWardAccess(CLI::App &group, Work &work)
{
    CLI::App *command = nullptr;
    auto signing = add(group, work, "sign-in", "Try an account's password, and choose another one", signIn, command);
    command->add_option("--new-password-file", signing->newPasswordFile, "Its first line is the password chosen");
    auto unlocking = add(group, work, "unlock", "End a lock-out at this station; for supervisors", unlock, command);
    command->add_option("ACCOUNT", unlocking->account, "Whose");
    command->add_flag("--put-back", unlocking->putBack, "An older database was put back, and that is all right");
}

} // namespace th::tools
