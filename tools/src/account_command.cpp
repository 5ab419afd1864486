// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "console.h"
#include "moments.h"
#include "roster_file.h"

namespace th::tools {

namespace {

using accounts::Person;
using accounts::Roster;
using What = administration::PersonChange::What;

struct AccountArguments {
    std::string file, to, id, unit, name, position, email, phone;
    std::vector<std::string> roles;
    std::optional<core::Instant> expires;
    bool never = false, secondFactor = false, keepPassword = false;
};

Exit told(const Console &console, const Person &person)
{
    if (console.json)
        console.object(accountJson(person));
    else
        console.line(printable(person.account.id) + "  " + printable(person.account.name));
    return Exit::Success;
}

std::vector<accounts::Role> rolesOf(const std::vector<std::string> &names)
{
    std::vector<accounts::Role> roles;
    for (const std::string &each : names)
        roles.push_back(*accounts::roleNamed(each)); // checked by the option
    return roles;
}

Exit makeNew(Console &console, const AccountArguments &arguments)
{
    Roster roster;
    roster.unit = core::AuthorityCode(arguments.unit);
    if (!core::isWellFormed(roster.unit))
        return failed(console, administration::about(arguments.unit, {"không phải mã đơn vị", "no unit's code"}).error);
    return kept(console,
                administration::writeFile(arguments.file, accounts::toJson(roster), store::Placing::NewPrivate));
}

std::string lineOf(const Console &console, const Person &person)
{
    const accounts::Account &account = person.account;
    std::string line =
        account.id + "  " + account.name + (account.position.empty() ? "" : ", " + account.position) + ":";
    for (const accounts::Role role : account.roles)
        line += (role == account.roles.front() ? " " : ", ") + inWords(role).in(console.language);
    if (account.disabled)
        line += console.say("; ngừng sử dụng", "; out of use");
    if (!account.password)
        line += console.say("; chưa có mật khẩu", "; no password yet");
    if (account.expires)
        line += console.say("; hết hạn ", "; expires ") + core::formatRfc3339(*account.expires);
    return printable(line);
}

Exit list(Console &console, const AccountArguments &arguments)
{
    const auto roster = administration::readRoster(arguments.file);
    if (!roster)
        return failed(console, roster.error());
    for (const Person &person : roster->people)
        console.json ? console.object(accountJson(person)) : console.line(lineOf(console, person));
    return Exit::Success;
}

/// One person of the roster is made or changed, and the roster written.
Exit edit(Console &console, const AccountArguments &arguments,
          const std::function<administration::Done<Person>(Roster &)> &what)
{
    auto roster = administration::readRoster(arguments.file);
    if (!roster)
        return failed(console, roster.error());
    const auto person = what(*roster);
    if (!person)
        return failed(console, person.error());
    const Exit done = kept(console, administration::writeRoster(arguments.file, *roster));
    return done == Exit::Success ? told(console, *person) : done;
}

Exit addOne(Console &console, const AccountArguments &arguments)
{
    Person person;
    person.account.id = arguments.id;
    person.account.name = arguments.name;
    person.account.position = arguments.position;
    person.account.roles = rolesOf(arguments.roles);
    person.account.expires = arguments.expires;
    person.account.secondFactor = arguments.secondFactor;
    person.email = arguments.email;
    person.phone = arguments.phone;
    return edit(console, arguments, [&](Roster &roster) { return administration::addPerson(roster, person); });
}

Exit change(Console &console, const AccountArguments &arguments, What what)
{
    return edit(console, arguments, [&](Roster &roster) {
        const What meant = what == What::Reset && arguments.keepPassword ? What::KeepPassword : what;
        return administration::changePerson(roster, arguments.id, {meant, rolesOf(arguments.roles), arguments.expires});
    });
}

/// To another unit's roster, under a new password. The new one is written first: a cut in between leaves the person in
/// both, and the next attempt says so.
Exit move(Console &console, const AccountArguments &arguments)
{
    auto from = administration::readRoster(arguments.file), to = administration::readRoster(arguments.to);
    if (!from || !to)
        return failed(console, !from ? from.error() : to.error());
    const auto moved = administration::movePerson(*from, *to, arguments.id);
    if (!moved)
        return failed(console, moved.error());
    for (const auto &[file, roster] : {std::pair{arguments.to, &*to}, std::pair{arguments.file, &*from}})
        if (const Exit done = kept(console, administration::writeRoster(file, *roster)); done != Exit::Success)
            return done;
    return told(console, *moved);
}

struct Command {
    CLI::App *app;
    std::shared_ptr<AccountArguments> arguments;
};

template <class Run> Command add(CLI::App &group, Work &work, const char *name, const char *help, const Run &run)
{
    Command command{group.add_subcommand(name, help), std::make_shared<AccountArguments>()};
    command.app->add_option("ROSTER", command.arguments->file, "The unit's roster (docs/formats/accounts.md)")
        ->required();
    command.app->callback([arguments = command.arguments, run, &work] {
        work = [=](Console &console) { return run(console, *arguments); };
    });
    return command;
}

Command addChange(CLI::App &group, Work &work, const char *name, const char *help, What what)
{
    auto command = add(group, work, name, help, [what](Console &console, const AccountArguments &arguments) {
        return change(console, arguments, what);
    });
    command.app->add_option("ID", command.arguments->id, "Whose account")->required();
    return command;
}

void addRoles(Command &command, const char *option)
{
    command.app->add_option(option, command.arguments->roles, "Roles in the unit, one or more")
        ->required()
        ->check(CLI::IsMember(
            {"administrator", "area_police", "ward_clerk", "ward_police", "checkpoint_officer", "supervisor"}));
}

void addPersonCommand(CLI::App &group, Work &work)
{
    auto adding = add(group, work, "add", "One person more; the password comes with `slips`", addOne);
    AccountArguments &arguments = *adding.arguments;
    adding.app->add_option("--name", arguments.name, "Full name")->required();
    addRoles(adding, "--role");
    adding.app->add_option("--id", arguments.id, "Under which they sign in; default: made of the name");
    adding.app->add_option("--position", arguments.position, "Position");
    adding.app->add_option("--email", arguments.email, "E-mail; stays in the roster");
    adding.app->add_option("--phone", arguments.phone, "Phone; stays in the roster");
    addMoment(*adding.app, "--expires", arguments.expires, "No sign-in from then on");
    adding.app->add_flag("--second-factor", arguments.secondFactor, "A badge is wanted too; it comes with the slip");
}

void addChanges(CLI::App &group, Work &work)
{
    addChange(group, work, "disable", "Take an account away; sessions end when the data arrives", What::Disable);
    addChange(group, work, "enable", "Give it back", What::Enable);
    auto roles = addChange(group, work, "role", "Give other roles in place of those before", What::Roles);
    addRoles(roles, "ROLES");
    auto resetting =
        addChange(group, work, "reset", "End a lock-out, and forget the password: a new slip is wanted", What::Reset);
    resetting.app->add_flag("--keep-password", resetting.arguments->keepPassword,
                            "The published password holds again, in place of one chosen at a station");
    auto expiring = addChange(group, work, "expire", "When the account ends", What::Expire);
    addMoment(*expiring.app, "--at", expiring.arguments->expires, "No sign-in from then on; without it: no end");
    auto moving = add(group, work, "move", "To another unit's roster; a new slip is wanted", move);
    moving.app->add_option("ID", moving.arguments->id, "Whose account")->required();
    moving.app->add_option("--to", moving.arguments->to, "The new unit's roster")->required();
}

} // namespace

void addAccount(CLI::App &app, Work &work)
{
    auto *group = app.add_subcommand("account", "Accounts of a unit: who works at its devices, in which roles")
                      ->require_subcommand(1);
    group->fallthrough();
    auto making = add(*group, work, "new", "An empty roster; the file must not exist yet", makeNew);
    making.app->add_option("--unit", making.arguments->unit, "The unit's code in the directory")->required();
    add(*group, work, "list", "Who has an account", list);
    addPersonCommand(*group, work);
    addChanges(*group, work);
    addAccountImport(*group, work);
    addAccountSlips(*group, work);
    addAccountPublish(*group, work);
}

} // namespace th::tools
