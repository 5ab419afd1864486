// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charter_file.h"
#include "commands.h"
#include "files.h"
#include "moments.h"
#include "passphrase.h"
#include "place_command.h"
#include "propose_command.h"
#include "signing_key.h"
#include "store/examiner.h"

namespace th::tools {

namespace {

using sync::CharterKind;

struct CeremonyArguments {
    CharterKind kind;
    std::string file, from, root, out, key, passphraseFile, fingerprint;
    std::vector<std::string> files;
    std::optional<core::Instant> now;
};

Exit failed(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}
Exit failed(const Console &console, const core::LocalName &sentence)
{
    return failed(console, printable(sentence.in(console.language)));
}

/// What the command line names: the charter, the one before, and the root it rests on.
struct Table {
    CharterFile file;
    std::optional<CharterFile> before, root;

    [[nodiscard]] const sync::Charter *authority() const
    {
        const auto &from = file.charter.kind == CharterKind::Root ? before : root;
        return from ? &from->charter : nullptr;
    }
};

core::Result<std::optional<CharterFile>, std::string> readIfNamed(const Console &console, const std::string &name)
{
    if (name.empty())
        return std::optional<CharterFile>();
    auto file = readCharterFile(console, name);
    if (!file)
        return core::Failure{file.error()};
    return std::optional<CharterFile>(std::move(file).value());
}

core::Result<Table, std::string> readTable(const Console &console, const CeremonyArguments &arguments)
{
    auto file = readCharterFile(console, arguments.file);
    auto before = readIfNamed(console, arguments.from);
    auto root = readIfNamed(console, arguments.root);
    if (!file || !before || !root)
        return core::Failure{!file ? file.error() : !before ? before.error() : root.error()};
    if (file->charter.kind != arguments.kind || (*before && (*before)->charter.kind != arguments.kind))
        return core::Failure{console.say("Các tệp không phải loại mà lệnh này xử lý (root hay targets).",
                                         "The files are not of the kind that this command is for (root or targets).")};
    return Table{std::move(file).value(), std::move(before).value(), std::move(root).value()};
}

Json grantsJson(const sync::Charter &charter)
{
    Json roles = Json::array();
    for (const sync::Grant &grant : charter.grants) {
        Json keys = Json::array();
        for (const auto &[id, key] : grant.keys.keys) {
            const auto holder = charter.holders.find(id);
            keys.push_back({{"id", id},
                            {"type", key.type},
                            {"public", key.value},
                            {"holder", holder == charter.holders.end() ? Json() : Json(holder->second)}});
        }
        roles.push_back(
            {{"role", grant.role}, {"threshold", grant.keys.threshold}, {"keys", keys}, {"paths", grant.paths}});
    }
    return roles;
}

Json demandsJson(const std::vector<sync::Demand> &demands)
{
    Json all = Json::array();
    for (const sync::Demand &demand : demands) {
        Json missing = Json::array();
        for (const auto &[id, key] : demand.keys.keys)
            if (!demand.signedBy.contains(id))
                missing.push_back(id);
        all.push_back({{"of", demand.whose.en},
                       {"threshold", demand.keys.threshold},
                       {"signed", demand.signedBy},
                       {"not_signed", missing}});
    }
    return all;
}

void showJson(const Console &console, const Table &table, const std::vector<sync::Demand> &demands,
              const sync::Words &changes)
{
    const sync::Charter &charter = table.file.charter;
    Json said = Json::array();
    for (const core::LocalName &change : changes)
        said.push_back(change.in(console.language));
    Json files = Json::object();
    for (const auto &[path, facts] : charter.files)
        files[path] = facts.hashes;
    console.object({{"type", charter.kind == CharterKind::Root ? "root" : "targets"},
                    {"version", charter.facts.version},
                    {"expires", core::formatRfc3339(charter.facts.expires)},
                    {"fingerprint", sync::fingerprint(charter)},
                    {"roles", grantsJson(charter)},
                    {"files", files},
                    {"signatures", demandsJson(demands)},
                    {"changes", said}});
}

/// The charter, what it changes, its documents, and who has signed.
core::Result<void, std::string> present(const Console &console, const Table &table,
                                        const std::vector<sync::Demand> &demands)
{
    sync::Words changes;
    if (table.before)
        changes = sync::changesInWords(table.before->charter, table.file.charter);
    const auto documents = documentWords(console, table.file, table.before ? &*table.before : nullptr);
    if (!documents)
        return core::Failure{documents.error()};
    changes.insert(changes.end(), documents->begin(), documents->end());
    if (console.json) {
        showJson(console, table, demands, changes);
        return {};
    }
    showWords(console, sync::inWords(table.file.charter));
    showWords(console, changes);
    showWords(console, sync::signaturesInWords(demands));
    return {};
}

Exit show(Console &console, const CeremonyArguments &arguments)
{
    const auto table = readTable(console, arguments);
    if (!table)
        return failed(console, table.error());
    // Without the root it rests on it can still be looked at; nobody has then said whose signatures it needs.
    const auto demands = sync::demandsOn(table->file.charter, table->authority());
    if (!demands && table->authority())
        return failed(console, demands.error());
    const auto shown = present(console, *table, demands ? *demands : std::vector<sync::Demand>());
    return shown ? Exit::Success : failed(console, shown.error());
}

std::string withoutSpaces(std::string text)
{
    std::erase(text, ' ');
    return text;
}

/// Whether the one who signs has compared the fingerprint with what the others have before them.
core::Result<void, std::string> confirm(const Console &console, const CeremonyArguments &arguments,
                                        const sync::Charter &charter)
{
    const std::string print = sync::fingerprint(charter);
    const auto other =
        core::Failure{console.say("Dấu vân tay không khớp: đây không phải bản đã thống nhất. Chưa ký gì.",
                                  "The fingerprint is another one: this is not what was agreed on. "
                                  "Nothing was signed.")};
    if (!arguments.fingerprint.empty())
        return withoutSpaces(arguments.fingerprint) == withoutSpaces(print) ? core::Result<void, std::string>() : other;
    const auto typed = askAtTerminal(console.say("So dấu vân tay với bản giấy. Để ký, gõ bốn chữ số cuối: ",
                                                 "Compare the fingerprint with the paper. To sign, type its last four "
                                                 "digits: "));
    if (!typed)
        return core::Failure{
            console.say("Chưa ký: không có màn hình để hỏi. Hãy dùng --fingerprint với dấu vân tay đã so.",
                        "Not signed: there is no terminal to ask at. Use --fingerprint with the "
                        "fingerprint that was compared.")};
    return *typed == print.substr(print.size() - 4) ? core::Result<void, std::string>() : other;
}

Exit sign(Console &console, const CeremonyArguments &arguments)
{
    const auto table = readTable(console, arguments);
    if (!table)
        return failed(console, table.error());
    const auto demands = sync::demandsOn(table->file.charter, table->authority());
    if (!demands)
        return failed(console, demands.error());
    Console words = console;
    words.json = false;
    if (!console.json)
        if (const auto shown = present(words, *table, *demands); !shown)
            return failed(console, shown.error());
    if (const auto confirmed = confirm(console, arguments, table->file.charter); !confirmed)
        return failed(console, confirmed.error());
    const auto key = SigningKey::open(console, arguments.key, arguments.passphraseFile);
    if (!key)
        return failed(console, key.error());
    const auto signedFile = sync::addSignature(table->file.bytes, *demands, key->forMetadata());
    if (!signedFile)
        return failed(console, signedFile.error());
    const std::string &out = arguments.out.empty() ? arguments.file : arguments.out;
    if (const auto done = writeFile(console, out, core::asText(*signedFile), store::Placing::Replace); !done)
        return failed(console, done.error());
    const auto now = sync::demandsOn(*sync::readCharter(*signedFile), table->authority());
    if (console.json)
        console.object({{"file", out}, {"signatures", demandsJson(*now)}});
    else
        console.line(console.say("Đã ký: ", "Signed: ") + printable(out));
    return Exit::Success;
}

Exit merge(Console &console, const CeremonyArguments &arguments)
{
    std::vector<core::Bytes> files;
    for (const std::string &name : arguments.files) {
        auto file = readCharterFile(console, name);
        if (!file)
            return failed(console, file.error());
        files.push_back(std::move(file->bytes));
    }
    const auto merged = sync::mergeSignatures(files);
    if (!merged)
        return failed(console, merged.error());
    if (const auto done = writeFile(console, arguments.out, core::asText(*merged), store::Placing::Replace); !done)
        return failed(console, done.error());
    const auto charter = *sync::readCharter(*merged);
    if (console.json)
        console.object({{"file", arguments.out}, {"signatures", charter.facts.signatures.size()}});
    else
        console.line(printable(arguments.out) + console.say(": số chữ ký ", ": signatures ") +
                     std::to_string(charter.facts.signatures.size()));
    return Exit::Success;
}

Exit verify(Console &console, const CeremonyArguments &arguments)
{
    const auto table = readTable(console, arguments);
    if (!table)
        return failed(console, table.error());
    const auto demands = sync::demandsOn(table->file.charter, table->authority());
    if (!demands)
        return failed(console, demands.error());
    const auto now = arguments.now.value_or(store::readClock().wall);
    const auto missing = sync::shortfall(table->file.charter, *demands, now);
    if (console.json)
        console.object({{"valid", !missing},
                        {"why", missing ? Json(missing->in(console.language)) : Json()},
                        {"fingerprint", sync::fingerprint(table->file.charter)},
                        {"signatures", demandsJson(*demands)}});
    else
        showWords(console, sync::signaturesInWords(*demands));
    if (missing)
        return failed(console, *missing);
    if (!console.json)
        console.line(console.say("Đủ chữ ký, dùng được.", "Signed by enough: it may be used."));
    return Exit::Success;
}

using Command = Exit (*)(Console &, const CeremonyArguments &);

CLI::App *add(CLI::App &group, const std::shared_ptr<CeremonyArguments> &arguments, Work &work, const char *name,
              const char *help, Command what)
{
    auto *command = group.add_subcommand(name, help);
    command->callback([=, &work] { work = [=](Console &console) { return what(console, *arguments); }; });
    return command;
}

void addFileAndAuthority(CLI::App &command, CeremonyArguments &arguments)
{
    command.add_option("FILE", arguments.file, "The file, signed or not yet")->required();
    command.add_option("--from", arguments.from, "The version before");
    if (arguments.kind == CharterKind::Targets)
        command.add_option("--root", arguments.root, "The root file whose targets keys sign it");
}

void addGroup(CLI::App &app, Work &work, CharterKind kind, const char *name, const char *help)
{
    auto *group = app.add_subcommand(name, help)->require_subcommand(1);
    group->fallthrough();
    addPropose(*group, kind, work);
    auto arguments = std::make_shared<CeremonyArguments>();
    arguments->kind = kind;
    addFileAndAuthority(*add(*group, arguments, work, "show", "What a file says, in words", show), *arguments);
    auto *comparing = add(*group, arguments, work, "diff", "What a file changes, in words", show);
    comparing->add_option("OLD", arguments->from, "The version before")->required();
    comparing->add_option("NEW", arguments->file, "The version after")->required();
    auto *signing = add(*group, arguments, work, "sign", "Show what is to be signed, ask, and sign it", sign);
    addFileAndAuthority(*signing, *arguments);
    signing->add_option("--key", arguments->key, "Your key file, or pkcs11: address")->required();
    signing->add_option("--passphrase-file", arguments->passphraseFile,
                        "Its first line is the key's passphrase or PIN");
    signing->add_option("--fingerprint", arguments->fingerprint, "The fingerprint you compared: nothing is asked");
    signing->add_option("--out", arguments->out, "The file to write; default: FILE itself");
    auto *merging = add(*group, arguments, work, "merge", "Put the signatures of copies together", merge);
    merging->add_option("FILE", arguments->files, "Copies of one file, signed apart")->required();
    merging->add_option("--out", arguments->out, "The file to write")->required();
    auto *verifying = add(*group, arguments, work, "verify", "Whether enough have signed", verify);
    addFileAndAuthority(*verifying, *arguments);
    addMoment(*verifying, "--now", arguments->now, "Judge expiry as of this moment; default: the clock's");
    addPlace(*group, kind, work);
}

} // namespace

void addRoot(CLI::App &app, Work &work)
{
    addGroup(app, work, CharterKind::Root, "root", "The root of trust: make, change and sign it by several people");
}

void addTargets(CLI::App &app, Work &work)
{
    addGroup(app, work, CharterKind::Targets, "targets", "Directory, policy and delegations: change and sign them");
}

} // namespace th::tools
