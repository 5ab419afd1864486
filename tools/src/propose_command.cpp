// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "propose_command.h"

#include "charter_file.h"
#include "files.h"
#include "moments.h"
#include "store/examiner.h"

#include <algorithm>

namespace th::tools {

namespace {

namespace fs = std::filesystem;
template <class T = void> using Done = core::Result<T, std::string>;

struct ProposeArguments {
    sync::CharterKind kind;
    std::string out, from, directory, policy;
    std::optional<core::Instant> expires, now;
    std::vector<std::string> accounts, added, removed, replaced, thresholds, delegated, withdrawn, dropped;
};

struct Pair {
    std::string first, second;
};
Pair split(const std::string &text, char separator)
{
    const std::size_t at = text.find(separator);
    return at == std::string::npos ? Pair{text, ""} : Pair{text.substr(0, at), text.substr(at + 1)};
}

/// "KEY,HOLDER" or "KEY".
Done<sync::CharterChanges::NewKey> newKey(const Console &console, const std::string &role, const std::string &text)
{
    const auto [key, holder] = split(text, ',');
    const auto read = readPublicKey(console, key);
    if (!read)
        return core::Failure{read.error()};
    return sync::CharterChanges::NewKey{role, *read, holder};
}

Done<> takeKeys(const Console &console, const ProposeArguments &arguments, sync::CharterChanges &changes)
{
    for (const std::string &text : arguments.added) {
        const auto [role, key] = split(text, '=');
        auto added = newKey(console, role, key);
        if (!added)
            return core::Failure{added.error()};
        changes.added.push_back(std::move(added).value());
    }
    for (const std::string &text : arguments.replaced) {
        const auto [old, key] = split(text, '=');
        auto added = newKey(console, "", key);
        if (!added)
            return core::Failure{added.error()};
        changes.replaced.emplace_back(sync::CharterChanges::OldKey{"", old}, std::move(added).value());
    }
    for (const std::string &text : arguments.removed) {
        const auto [role, key] = split(text, '=');
        changes.removed.push_back({role, key});
    }
    return {};
}

/// Packages of accounts that stay, and those that were given; each lies beside the charter, in its folder.
Done<> takeAccounts(const Console &console, const ProposeArguments &arguments, sync::CharterChanges &changes)
{
    std::vector<fs::path> files;
    std::error_code error;
    if (!arguments.from.empty())
        for (const auto &entry : fs::directory_iterator(fs::path(arguments.from).parent_path() / "accounts", error))
            if (entry.path().extension() == ".acc" &&
                std::ranges::find(arguments.dropped, "accounts/" + entry.path().filename().string()) ==
                    arguments.dropped.end())
                files.push_back(entry.path());
    files.insert(files.end(), arguments.accounts.begin(), arguments.accounts.end());
    for (const fs::path &file : files) {
        auto package = readDocument(console, file.string());
        if (!package)
            return core::Failure{package.error()};
        changes.files["accounts/" + file.filename().string()] = std::move(package).value();
    }
    return {};
}

/// Reads the documents, and those of the charter before that stay; each will lie beside the new charter.
Done<> takeDocuments(const Console &console, const ProposeArguments &arguments, sync::CharterChanges &changes)
{
    for (const auto &[name, given] :
         {std::pair{"directory.json", arguments.directory}, std::pair{"policy.json", arguments.policy}}) {
        const fs::path earlier = fs::path(arguments.from).parent_path() / name;
        const bool stays = given.empty() && !arguments.from.empty() && fs::exists(earlier);
        if (given.empty() && !stays)
            continue;
        auto document = readDocument(console, stays ? earlier.string() : given);
        if (!document)
            return core::Failure{document.error()};
        changes.files[name] = std::move(document).value();
    }
    return takeAccounts(console, arguments, changes);
}

Done<sync::CharterChanges> changesOf(const Console &console, const ProposeArguments &arguments)
{
    sync::CharterChanges changes;
    changes.expires = *arguments.expires;
    changes.withdrawn = arguments.withdrawn;
    changes.dropped = arguments.dropped;
    for (const std::string &text : arguments.delegated) {
        const auto [role, pattern] = split(text, '=');
        changes.paths[role].push_back(pattern);
    }
    for (const std::string &text : arguments.thresholds) {
        const auto [role, number] = split(text, '=');
        changes.thresholds[role] = std::strtoull(number.c_str(), nullptr, 10);
    }
    if (auto done = takeKeys(console, arguments, changes); !done)
        return core::Failure{done.error()};
    if (arguments.kind == sync::CharterKind::Targets)
        if (auto done = takeDocuments(console, arguments, changes); !done)
            return core::Failure{done.error()};
    return changes;
}

Exit failed(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

Done<> writeAll(const Console &console, const ProposeArguments &arguments, const core::Bytes &charter,
                const sync::CharterChanges &changes)
{
    for (const auto &[name, bytes] : changes.files) {
        const fs::path place = fs::path(arguments.out).parent_path() / name;
        std::error_code error; // a folder that cannot be made is said by what is written into it
        if (name.find('/') != std::string::npos)
            fs::create_directories(place.parent_path(), error);
        if (auto done = writeFile(console, place, core::asText(bytes), store::Placing::Replace); !done)
            return done;
    }
    return writeFile(console, arguments.out, core::asText(charter), store::Placing::Replace);
}

Exit proposeCharter(Console &console, const ProposeArguments &arguments)
{
    std::optional<CharterFile> before;
    if (!arguments.from.empty()) {
        auto read = readCharterFile(console, arguments.from);
        if (!read)
            return failed(console, read.error());
        before = std::move(read).value();
    }
    const auto changes = changesOf(console, arguments);
    if (!changes)
        return failed(console, changes.error());
    const auto now = arguments.now.value_or(store::readClock().wall);
    const auto made = sync::propose(
        arguments.kind, before ? std::optional<core::ByteView>(before->bytes) : std::nullopt, *changes, now);
    if (!made)
        return failed(console, printable(made.error().in(console.language)));
    if (const auto written = writeAll(console, arguments, *made, *changes); !written)
        return failed(console, written.error());
    const auto charter = *sync::readCharter(*made);
    if (console.json) {
        console.object({{"version", charter.facts.version}, {"fingerprint", sync::fingerprint(charter)}});
        return Exit::Success;
    }
    showWords(console, sync::inWords(charter));
    if (before)
        showWords(console, sync::changesInWords(before->charter, charter));
    return Exit::Success;
}

void addList(CLI::App &command, const char *name, std::vector<std::string> &into, const char *help, bool pair)
{
    auto *option = command.add_option(name, into, help)->type_size(1)->allow_extra_args(false);
    if (pair)
        option->check([](const std::string &text) {
            const std::size_t at = text.find('=');
            return at != std::string::npos && at > 0 && at + 1 < text.size() ? std::string()
                                                                             : "NAME=VALUE is wanted: " + text;
        });
}

std::string isThreshold(const std::string &text)
{
    const std::string number = text.substr(std::min(text.find('='), text.size() - 1) + 1);
    const bool digits = !number.empty() && number.size() < 4 &&
                        number.find_first_not_of("0123456789") == std::string::npos && number != "0";
    return digits ? std::string() : "ROLE=NUMBER is wanted, the number from 1 to 999: " + text;
}

} // namespace

void addPropose(CLI::App &group, sync::CharterKind kind, Work &work)
{
    auto arguments = std::make_shared<ProposeArguments>();
    arguments->kind = kind;
    auto *command = group.add_subcommand("propose", "Write the next version, not signed yet");
    command->add_option("--out", arguments->out, "The file to write")->required();
    command->add_option("--from", arguments->from, "The version before; without it, version 1");
    addMoment(*command, "--expires", arguments->expires, "Good until then")->required();
    addMoment(*command, "--now", arguments->now, "Judge --expires as of this moment; default: the clock's");
    addList(*command, "--add", arguments->added, "ROLE=KEY[,HOLDER]: a key more; 64 digits or a file", true);
    addList(*command, "--remove", arguments->removed, "ROLE=KEY: a key less; by holder, key id or digits", true);
    addList(*command, "--replace", arguments->replaced, "OLD=NEW[,HOLDER]: another key, in every role", true);
    addList(*command, "--threshold", arguments->thresholds, "ROLE=NUMBER: how many must sign", true);
    command->get_option("--threshold")->check(isThreshold);
    if (kind == sync::CharterKind::Root)
        return void(command->callback(
            [=, &work] { work = [=](Console &console) { return proposeCharter(console, *arguments); }; }));
    addList(*command, "--delegate", arguments->delegated, "ROLE=PATTERN: what a delegated role speaks for", true);
    addList(*command, "--withdraw", arguments->withdrawn, "ROLE: a delegation that ends", false);
    addList(*command, "--drop", arguments->dropped, "PATH: a target that is not listed any more", false);
    command->add_option("--directory", arguments->directory, "The directory (docs/formats/directory.md)");
    command->add_option("--policy", arguments->policy, "The policy (docs/formats/policy.md)");
    command->add_option("--accounts", arguments->accounts, "Packages of accounts (`account publish`), UNIT.acc")
        ->check([](const std::string &file) {
            return file.ends_with(".acc") ? std::string() : "UNIT.acc is wanted: " + file;
        });
    command->callback([=, &work] { work = [=](Console &console) { return proposeCharter(console, *arguments); }; });
}

} // namespace th::tools
