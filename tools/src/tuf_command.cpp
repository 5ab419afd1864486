// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "console.h"
#include "files.h"
#include "moments.h"
#include "store/examiner.h"
#include "sync/tuf_client.h"

namespace th::tools {

namespace {

constexpr std::size_t maxRoot = 1024 * 1024;

struct TufArguments {
    std::string metadataFolder, metadataUrl, targetsUrl, targetsFolder, root;
    std::vector<std::string> targets;
    unsigned patience = 30;
    std::optional<core::Instant> now;
};

Exit failed(const Console &console, const sync::ImportError &error)
{
    console.complain(sync::sentence(error, console.language));
    return Exit::Failed;
}

Exit lacking(const Console &console, const char *option)
{
    console.complain(console.say("Thiếu tùy chọn ", "Missing option ") + option);
    return Exit::Usage;
}

Exit init(Console &console, const TufArguments &arguments)
{
    const auto root = readWhole(console, arguments.root, maxRoot);
    if (!root) {
        console.complain(root.error());
        return Exit::Failed;
    }
    const auto done = sync::TufClient::init(arguments.metadataFolder, core::asBytes(*root));
    return done ? Exit::Success : failed(console, done.error());
}

sync::TufClient clientOf(const TufArguments &arguments)
{
    const std::chrono::seconds patience(arguments.patience);
    return sync::TufClient(
        {arguments.metadataFolder, arguments.metadataUrl, arguments.targetsUrl, {patience, patience}},
        arguments.now.value_or(store::readClock().wall));
}

Exit refresh(Console &console, const TufArguments &arguments)
{
    if (arguments.metadataUrl.empty())
        return lacking(console, "--metadata-url");
    const auto done = clientOf(arguments).refresh();
    return done ? Exit::Success : failed(console, done.error());
}

Exit download(Console &console, const TufArguments &arguments)
{
    for (const auto &[option, value] :
         {std::pair("--metadata-url", arguments.metadataUrl), std::pair("--target-base-url", arguments.targetsUrl),
          std::pair("--target-dir", arguments.targetsFolder)})
        if (value.empty())
            return lacking(console, option);
    if (arguments.targets.empty())
        return lacking(console, "--target-name");
    sync::TufClient client = clientOf(arguments);
    if (const auto done = client.refresh(); !done)
        return failed(console, done.error());
    Exit worst = Exit::Success;
    for (const std::string &target : arguments.targets) {
        const auto stored = client.download(target, arguments.targetsFolder);
        if (!stored)
            worst = failed(console, stored.error());
        else if (console.json)
            console.object({{"target", target}, {"file", stored->string()}});
        else
            console.line(stored->string());
    }
    return worst;
}

void addOptions(CLI::App &group, TufArguments &arguments)
{
    group.add_option("--metadata-dir", arguments.metadataFolder, "Folder of the trusted metadata")->required();
    group.add_option("--metadata-url", arguments.metadataUrl, "Where the repository's metadata lies");
    group.add_option("--target-base-url", arguments.targetsUrl, "Where the repository's targets lie");
    group.add_option("--target-dir", arguments.targetsFolder, "Folder for what is downloaded");
    group.add_option("--target-name", arguments.targets, "Path of a target; may be given more than once")
        ->take_all()
        ->allow_extra_args(false);
    group.add_option("--patience", arguments.patience, "Seconds to wait for a server that does not go on (default 30)")
        ->check(CLI::Range(1u, 3600u));
    addMoment(group, "--now", arguments.now, "Judge expiry as of this moment; default: the clock's");
}

} // namespace

void addTufClient(CLI::App &app, Work &work)
{
    auto *group = app.add_subcommand("tuf-client", "Update from any repository of The Update Framework, over HTTP")
                      ->require_subcommand(1);
    group->fallthrough();
    auto arguments = std::make_shared<TufArguments>();
    addOptions(*group, *arguments);
    const auto add = [&](const char *name, const char *help, Exit (*what)(Console &, const TufArguments &)) {
        auto *command = group->add_subcommand(name, help)->fallthrough();
        command->callback([=, &work] { work = [=](Console &console) { return what(console, *arguments); }; });
        return command;
    };
    add("init", "Begin to trust a root", init)->add_option("ROOT", arguments->root, "root.json")->required();
    add("refresh", "Bring the trusted metadata up to date", refresh);
    add("download", "Bring it up to date, then fetch targets and verify them", download);
}

} // namespace th::tools
