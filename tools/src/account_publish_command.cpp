// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/account_package.h"
#include "charter_file.h"
#include "files.h"
#include "moments.h"
#include "roster_file.h"
#include "signing_key.h"
#include "store/examiner.h"
#include "sync/role_signing.h"

namespace th::tools {

namespace {

constexpr std::size_t maxRoot = 1024 * 1024;
constexpr std::chrono::hours roleLife(24 * 90);

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

/// Where the packages go: as files for `targets propose`, or signed by the role of accounts into the tree.
struct Way {
    core::Directory directory;
    std::optional<sync::RoleGround> ground{};
    std::vector<SigningKey> keys{};
};

core::Result<Way, std::string> wayIntoTree(const Console &console, const PublishArguments &arguments)
{
    const auto root = readWhole(console, arguments.root, maxRoot);
    if (!root)
        return core::Failure{root.error()};
    const auto bytes = core::asBytes(*root);
    auto ground =
        sync::readGround(arguments.tree, {bytes.begin(), bytes.end()}, arguments.now.value_or(store::readClock().wall));
    if (!ground)
        return core::Failure{console.say("Không tin được cây công bố này: ", "This tree cannot be believed: ") +
                             printable(ground.error())};
    Way way{ground->directory, std::move(ground).value(), {}};
    for (const std::string &name : arguments.keys) {
        auto key = SigningKey::open(console, name, arguments.passphraseFile);
        if (!key)
            return core::Failure{key.error()};
        way.keys.push_back(std::move(key).value());
    }
    return way;
}

core::Result<Way, std::string> wayOf(const Console &console, const PublishArguments &arguments)
{
    if (!arguments.tree.empty())
        return wayIntoTree(console, arguments);
    const auto document = readDocument(console, arguments.directory);
    if (!document)
        return core::Failure{document.error()};
    auto directory = core::parseDirectory(*document);
    if (!directory)
        return core::Failure{printable(arguments.directory) + ": " +
                             console.say("không phải danh bạ.", "this is no directory.")};
    return Way{std::move(directory).value()};
}

core::Result<sync::RoleSigned, std::string> signInto(const Console &console, const Way &way,
                                                     const PublishArguments &arguments,
                                                     const administration::AccountPackage &package)
{
    sync::RoleOrder order;
    order.role = arguments.role;
    for (const std::string &each : package.names)
        order.targets["accounts/" + each + ".acc"] = package.package;
    for (const SigningKey &key : way.keys)
        order.signers.push_back(key.forMetadata());
    order.others = arguments.afresh ? sync::RoleOrder::Others::Lost : sync::RoleOrder::Others::Stay;
    order.expires = arguments.expires.value_or(way.ground->now + roleLife);
    auto made = sync::signRole(*way.ground, order);
    if (made)
        return made;
    for (const SigningKey &key : way.keys)
        if (std::string complaint = key.complaint(console); !complaint.empty())
            return core::Failure{std::move(complaint)};
    return core::Failure{console.say("Chưa ký: ", "Not signed: ") + printable(made.error())};
}

/// The role's file comes last: a publisher that looks meanwhile finds the one before.
core::Result<void, std::string> writeSigned(const Console &console, const std::string &tree,
                                            const sync::RoleSigned &made)
{
    sync::Files packages = made.files;
    packages.erase(made.metadata);
    std::error_code error;
    if (std::filesystem::exists(std::filesystem::path(tree) / made.metadata, error))
        return core::Failure{printable(made.metadata) + ": " +
                             console.say("vừa có người khác ký bản này. Hãy chạy lại.",
                                         "somebody else signed this version meanwhile. Run it again.")};
    if (auto done = sync::writeTree(tree, packages); !done)
        return core::Failure{printable(done.error())};
    if (auto done = sync::writeTree(tree, {{made.metadata, made.files.at(made.metadata)}}); !done)
        return core::Failure{printable(done.error())};
    return {};
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

/// A list that lies in a tree has its number like one that lies in a folder: what was given out is not given again.
core::Result<void, std::string> writeIntoTree(const Console &console, const PublishArguments &arguments,
                                              accounts::Roster &roster, std::uint64_t number,
                                              const sync::RoleSigned &made)
{
    roster.number = number;
    if (auto done = writeRoster(console, arguments.file, roster); !done)
        return done;
    return writeSigned(console, arguments.tree, made);
}

Exit publish(Console &console, const PublishArguments &arguments)
{
    auto roster = readRoster(console, arguments.file);
    const auto way = roster ? wayOf(console, arguments) : core::Result<Way, std::string>(core::Failure{roster.error()});
    if (!way)
        return fail(console, way.error());
    const auto package = administration::packAccounts(*roster, way->directory);
    if (!package)
        return failed(console, package.error());
    if (!way->ground) {
        const auto done = administration::publishAccounts(*package, *roster, arguments.file, arguments.out);
        if (kept(console, done) != Exit::Success)
            return Exit::Failed;
        tell(console, arguments, *roster, *package, nullptr);
        return Exit::Success;
    }
    const auto made = signInto(console, *way, arguments, *package);
    if (!made)
        return fail(console, made.error());
    if (const auto done = writeIntoTree(console, arguments, *roster, package->number, *made); !done)
        return fail(console, done.error());
    tell(console, arguments, *roster, *package, &*made);
    return Exit::Success;
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
