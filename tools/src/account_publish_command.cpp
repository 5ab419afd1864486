// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/package.h"
#include "charter_file.h"
#include "core/directory.h"
#include "core/enrolment.h"
#include "files.h"
#include "roster_file.h"

#include <algorithm>

namespace th::tools {

namespace {

struct PublishArguments {
    std::string file, directory, out;
};

Exit fail(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

/// The devices that take the list, and under which names it lies for them.
struct Receivers {
    std::vector<core::PublicKey> keys;
    std::vector<std::string> names;
    std::vector<std::string> unknown; ///< that the roster names and the directory does not have
};

Receivers receivers(const accounts::Roster &roster, const core::Directory &directory)
{
    Receivers found{{}, {roster.unit.text}, {}};
    for (const core::Device &device : directory.devices())
        if (!device.revokedAt && device.authority == roster.unit)
            found.keys.push_back(device.key);
    for (const std::string &id : roster.devices) {
        const auto &all = directory.devices();
        const auto device = std::ranges::find(all, id, &core::Device::id);
        if (device == all.end() || device->revokedAt) {
            found.unknown.push_back(id);
            continue;
        }
        found.keys.push_back(device->key);
        found.names.push_back(core::deviceIdOf(device->key));
    }
    return found;
}

core::Result<void, std::string> writePackages(const Console &console, const PublishArguments &arguments,
                                              const Receivers &to, const core::Bytes &package)
{
    std::error_code error;
    std::filesystem::create_directories(arguments.out, error);
    for (const std::string &each : to.names)
        if (auto done = writeFile(console, std::filesystem::path(arguments.out) / (each + ".acc"),
                                  core::asText(package), store::Placing::Replace);
            !done)
            return done;
    return {};
}

/// The roster is written first: a number that was given out is not given again.
Exit publish(Console &console, const PublishArguments &arguments)
{
    auto roster = readRoster(console, arguments.file);
    const auto document = readDocument(console, arguments.directory);
    if (!roster || !document)
        return fail(console, !roster ? roster.error() : document.error());
    const auto directory = core::parseDirectory(*document);
    if (!directory || !directory->findAuthority(roster->unit))
        return fail(console, console.say("Danh bạ không có đơn vị ", "The directory has no unit ") +
                                 printable(roster->unit.text) + ".");
    const Receivers to = receivers(*roster, *directory);
    if (!to.unknown.empty())
        return fail(console, printable(to.unknown.front()) + ": " +
                                 console.say("danh bạ không có thiết bị này, hoặc đã thu hồi nó. Hãy sửa mục devices.",
                                             "the directory has no such device, or revoked it. Correct `devices`."));
    if (to.keys.empty())
        return fail(console, console.say("Đơn vị chưa có thiết bị nào trong danh bạ để nhận danh sách.",
                                         "The unit has no device in the directory yet to take the list."));
    const auto package = accounts::pack(accounts::forDevices(*roster, roster->number + 1), to.keys);
    if (!package)
        return fail(console, console.say("Danh sách quá lớn.", "The list is too large."));
    ++roster->number;
    auto done = writeRoster(console, arguments.file, *roster);
    if (done)
        done = writePackages(console, arguments, to, *package);
    if (!done)
        return fail(console, done.error());
    if (console.json)
        console.object({{"unit", roster->unit.text},
                        {"number", roster->number},
                        {"devices", to.keys.size()},
                        {"files", to.names}});
    else
        for (const std::string &each : to.names)
            console.line(printable(arguments.out + "/" + each + ".acc"));
    return Exit::Success;
}

} // namespace

void addAccountPublish(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<PublishArguments>();
    auto *command =
        group.add_subcommand("publish", "Pack the accounts for the unit's devices, to be signed as targets");
    command->add_option("ROSTER", arguments->file, "The unit's roster")->required();
    command->add_option("--directory", arguments->directory, "The directory: whose devices they are")->required();
    command->add_option("--out", arguments->out, "The folder for UNIT.acc; then `targets propose --accounts`")
        ->required();
    command->callback([=, &work] { work = [=](Console &console) { return publish(console, *arguments); }; });
}

} // namespace th::tools
