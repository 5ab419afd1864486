// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/account_signing.h"
#include "charter_file.h"
#include "moments.h"
#include "roster_file.h"
#include "signing_key.h"
#include "store/examiner.h"

namespace th::tools {

namespace {

struct PublishArguments {
    std::string file, directory, out, tree, root, role, passphraseFile;
    std::vector<std::string> keys;
    std::optional<core::Instant> expires, now;
    bool afresh = false;
};

Exit fail(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

core::Result<core::Directory, std::string> directoryIn(const Console &console, const std::string &file)
{
    const auto document = readDocument(console, file);
    if (!document)
        return core::Failure{document.error()};
    auto directory = core::parseDirectory(*document);
    if (!directory)
        return core::Failure{printable(file) + ": " + console.say("không phải danh bạ.", "this is no directory.")};
    return std::move(directory).value();
}

void tell(const Console &console, const PublishArguments &arguments, const accounts::Roster &roster,
          const administration::AccountPackage &package, const sync::RoleSigned *made)
{
    Json said{
        {"unit", roster.unit.text}, {"number", package.number}, {"devices", package.devices}, {"files", package.names}};
    if (made) {
        said["role"] = made->role;
        said["version"] = made->version;
    }
    if (console.json)
        return console.object(said);
    if (!made)
        for (const std::string &each : package.names)
            console.line(printable(arguments.out + "/" + each + ".acc"));
    else
        for (const auto &[path, bytes] : made->files)
            console.line(printable(arguments.tree + "/" + path));
    if (made)
        console.line(console.say("Đã ký. Các máy nhận khi người công bố chạy publish lần tới.",
                                 "Signed. Devices take it once the publisher has run `publish` again."));
}

/// As files for `targets propose`.
Exit publishInto(Console &console, const PublishArguments &arguments, accounts::Roster &roster)
{
    const auto directory = directoryIn(console, arguments.directory);
    if (!directory)
        return fail(console, directory.error());
    const auto package = administration::packAccounts(roster, *directory);
    if (!package)
        return failed(console, package.error());
    const auto done = administration::publishAccounts(*package, roster, arguments.file, arguments.out);
    if (kept(console, done) != Exit::Success)
        return Exit::Failed;
    tell(console, arguments, roster, *package, nullptr);
    return Exit::Success;
}

/// Signed by the role of accounts into the tree. No key is asked for before the tree is believed.
Exit signInto(Console &console, const PublishArguments &arguments, accounts::Roster &roster)
{
    const auto ground =
        administration::readGround({arguments.tree, arguments.root}, arguments.now.value_or(store::readClock().wall));
    if (!ground)
        return failed(console, ground.error());
    const auto package = administration::packAccounts(roster, ground->directory);
    if (!package)
        return failed(console, package.error());
    administration::SigningOrder order{{}, arguments.role, sync::RoleOrder::Others::Stay, arguments.expires};
    if (arguments.afresh)
        order.others = sync::RoleOrder::Others::Lost;
    for (const std::string &name : arguments.keys) {
        const auto key = SigningKey::open(console, name, arguments.passphraseFile);
        if (!key)
            return fail(console, key.error());
        order.keys.push_back(key->opened());
    }
    const auto made = administration::signAccounts(*ground, *package, roster, arguments.file, order);
    if (!made)
        return failed(console, made.error());
    if (made->remark)
        console.complain(made->remark->in(console.language));
    tell(console, arguments, roster, *package, &made->made);
    return Exit::Success;
}

Exit publish(Console &console, const PublishArguments &arguments)
{
    auto roster = readRoster(console, arguments.file);
    if (!roster)
        return fail(console, roster.error());
    return arguments.tree.empty() ? publishInto(console, arguments, *roster) : signInto(console, arguments, *roster);
}

} // namespace

void addAccountPublish(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<PublishArguments>();
    auto *command = group.add_subcommand("publish", "Pack the accounts for the unit's devices and sign them into a "
                                                    "tree, or leave them for the signers of the targets");
    command->add_option("ROSTER", arguments->file, "The unit's roster")->required();
    auto *tree = command->add_option("--tree", arguments->tree,
                                     "The published tree, or a copy of it: the package is signed into it by --key, to "
                                     "which the targets delegate accounts");
    auto *root = command->add_option("--root", arguments->root, "With --tree: the root of trust (root.json)");
    auto *key = command->add_option("--key", arguments->keys,
                                    "With --tree: key file of the role, or pkcs11: address; repeat for several");
    command->add_option("--passphrase-file", arguments->passphraseFile, "Its first line opens the keys")->needs(key);
    command->add_option("--role", arguments->role, "With --tree: the delegated role; default: the one of the key")
        ->needs(tree);
    command
        ->add_flag("--afresh", arguments->afresh,
                   "With --tree: sign though what the role published cannot be carried on (another key): its other "
                   "lists are left out, publish those units again")
        ->needs(tree);
    addMoment(*command, "--expires", arguments->expires,
              "With --tree: the role's file is good until then; default: 90 days");
    addMoment(*command, "--now", arguments->now, "With --tree: sign as of this moment; default: the clock's");
    tree->needs(root)->needs(key);
    auto *directory = command->add_option("--directory", arguments->directory,
                                          "Without --tree: the directory, whose devices they are");
    auto *out = command->add_option("--out", arguments->out,
                                    "Without --tree: the folder for UNIT.acc; then `targets propose --accounts`");
    tree->excludes(directory)->excludes(out);
    command->callback([=, &work] {
        if (arguments->tree.empty() && (arguments->directory.empty() || arguments->out.empty()))
            throw CLI::RequiredError("--tree, or --directory and --out,");
        work = [=](Console &console) { return publish(console, *arguments); };
    });
}

} // namespace th::tools
