// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the directory says of devices, edited as people edit it: each command writes a directory that is still to be
// signed (docs/guide/devices.md).
#include "charter_file.h"
#include "commands.h"
#include "device_adding.h"
#include "device_view.h"
#include "files.h"
#include "moments.h"
#include "store/examiner.h"

namespace th::tools {

namespace {

using administration::DeviceChange;
using What = DeviceChange::What;

struct DeviceArguments {
    std::string file, device, out, policy, nameVi, nameEn, authority, checkpoint, area;
    bool nowhere = false, withdraw = false;
    std::optional<core::Instant> now;
    DeviceSources sources;
};

Exit fail(const Console &console, const core::LocalName &sentence)
{
    console.complain(sentence.in(console.language));
    return Exit::Failed;
}

core::Instant momentOf(const DeviceArguments &arguments) { return arguments.now.value_or(store::readClock().wall); }

Exit change(Console &console, const DeviceArguments &arguments, What what)
{
    const auto file = administration::readDirectory(arguments.file);
    if (!file)
        return fail(console, file.error());
    const auto device = administration::deviceIn(*file, arguments.device);
    if (!device)
        return fail(console, device.error());
    const DeviceChange wanted{what, {arguments.nameVi, arguments.nameEn}, arguments.checkpoint, arguments.area};
    const auto edit = administration::change(*file, **device, wanted, momentOf(arguments));
    if (!edit)
        return fail(console, edit.error());
    if (const auto done = writeFile(console, arguments.out, edit->text, store::Placing::Replace); !done)
        return fail(console, {done.error(), done.error()});
    if (!console.json) {
        edit->words.empty() ? console.line(console.say("Không có gì khác.", "Nothing differs."))
                            : showWords(console, edit->words);
        return Exit::Success;
    }
    Json said = Json::array();
    for (const core::LocalName &word : edit->words)
        said.push_back(word.in(console.language));
    console.object({{"id", (*device)->id}, {"file", arguments.out}, {"changes", said}});
    return Exit::Success;
}

Exit rename(Console &console, const DeviceArguments &arguments) { return change(console, arguments, What::Name); }

/// A sentence if the policy does not know the checkpoint.
administration::Done<> checkCheckpoint(const DeviceArguments &arguments)
{
    if (arguments.policy.empty())
        return {};
    const auto policy = administration::readPolicy(arguments.policy);
    if (!policy)
        return core::Failure{policy.error()};
    return administration::isKnownCheckpoint(*policy, arguments.checkpoint);
}

Exit place(Console &console, const DeviceArguments &arguments)
{
    const bool somewhere = !arguments.checkpoint.empty() || !arguments.area.empty();
    if (somewhere == arguments.nowhere)
        return fail(console, {"Hãy cho --checkpoint, --area, hoặc chỉ --nowhere.",
                              "Give --checkpoint, --area, or --nowhere alone."});
    if (const auto known = checkCheckpoint(arguments); !known)
        return fail(console, known.error());
    return change(console, arguments, What::Place);
}

Exit enrol(Console &console, const DeviceArguments &arguments)
{
    if (const auto known = checkCheckpoint(arguments); !known)
        return fail(console, known.error());
    const auto id = addDeviceTo(console, arguments.file, arguments.out,
                                {arguments.device,
                                 {arguments.nameVi, arguments.nameEn},
                                 arguments.authority,
                                 arguments.checkpoint,
                                 arguments.area});
    if (!id)
        return fail(console, id.error());
    console.json ? console.object({{"id", *id}, {"file", arguments.out}}) : console.line(*id);
    return Exit::Success;
}

using Arguments = std::shared_ptr<DeviceArguments>;
using Run = Exit (*)(Console &, const DeviceArguments &);

CLI::App *addOne(CLI::App &group, Work &work, const char *name, const char *help, const Arguments &arguments,
                 std::function<Exit(Console &, const DeviceArguments &)> run)
{
    auto *made = group.add_subcommand(name, help);
    made->add_option("DIRECTORY", arguments->file, "The directory, as people edit it")->required();
    made->callback([=, &work] { work = [=](Console &console) { return run(console, *arguments); }; });
    return made;
}

CLI::App *addEdit(CLI::App &group, Work &work, const char *name, const char *help, const Arguments &arguments,
                  std::function<Exit(Console &, const DeviceArguments &)> run)
{
    auto *made = addOne(group, work, name, help, arguments, std::move(run));
    made->add_option("DEVICE", arguments->device, "Its id, or how its id or key begins (8 characters or more)")
        ->required();
    made->add_option("--out", arguments->out, "The directory to write; DIRECTORY itself may be named")->required();
    return made;
}

void addNames(CLI::App &command, const Arguments &arguments)
{
    command.add_option("--name-vi", arguments->nameVi, "Its name in Vietnamese")->required();
    command.add_option("--name-en", arguments->nameEn, "Its name in English")->required();
}

void addPlace(CLI::App &command, const Arguments &arguments)
{
    command.add_option("--checkpoint", arguments->checkpoint, "The checkpoint where it stands");
    command.add_option("--area", arguments->area, "The area where it stands");
    command.add_option("--policy", arguments->policy, "A policy that must know the checkpoint");
}

void addOrders(CLI::App &group, Work &work, const Arguments &arguments)
{
    const auto ordering = [&](const char *name, const char *help, What what) {
        auto *made =
            addEdit(group, work, name, help, arguments, [what](Console &console, const DeviceArguments &given) {
                return change(console, given, given.withdraw ? What::WithdrawWipe : what);
            });
        addMoment(*made, "--now", arguments->now, "Since when, for the record; it holds once a device has read it");
        return made;
    };
    ordering("suspend", "It neither judges nor seals until it is resumed", What::Suspend);
    addEdit(group, work, "resume", "Takes back that it is suspended", arguments,
            [](Console &console, const DeviceArguments &given) { return change(console, given, What::Resume); });
    ordering("revoke", "It is out of use for good, and nothing new of it is taken", What::Revoke);
    ordering("wipe", "It sends its log and destroys its keys and data at its next contact", What::Wipe)
        ->add_flag("--withdraw", arguments->withdraw, "Take the order back, from devices that have not read it");
}

void addViews(CLI::App &group, Work &work, const Arguments &arguments)
{
    const auto viewing = [&](const char *name, const char *help, Run run) {
        auto *made = addOne(group, work, name, help, arguments, run);
        made->add_option("--hub", arguments->sources.hub, "What `thonghanh-hub device list --json` wrote");
        made->add_option("--journals", arguments->sources.journals, "What `thonghanh-hub export` wrote");
        made->add_option("--policy", arguments->sources.policy, "How old data may be (else 24 hours)");
        addMoment(*made, "--now", arguments->now, "As of this moment, not the clock's");
        return made;
    };
    viewing("list", "What is to be known of every device", [](Console &console, const DeviceArguments &given) {
        return listDevices(console, given.file, given.sources, given.now.value_or(store::readClock().wall));
    });
    viewing("show", "All that is to be known of one",
            [](Console &console, const DeviceArguments &given) {
                return showDevice(console, given.file, given.device, given.sources,
                                  given.now.value_or(store::readClock().wall));
            })
        ->add_option("DEVICE", arguments->device, "Its id, or how its id or key begins (8 characters or more)")
        ->required();
}

} // namespace

void addDevice(CLI::App &app, Work &work)
{
    auto *group =
        app.add_subcommand("device", "Devices: names, places, orders; what runs where")->require_subcommand(1);
    group->fallthrough();
    auto arguments = std::make_shared<DeviceArguments>();
    addViews(*group, work, arguments);
    auto *enrolling = addOne(*group, work, "enrol", "A directory with one device more", arguments, enrol);
    enrolling->add_option("--out", arguments->out, "The directory to write; DIRECTORY itself may be named")->required();
    enrolling->add_option("--device", arguments->device, "Its key, 64 digits, or its request file")->required();
    enrolling->add_option("--authority", arguments->authority, "For which it issues; none: checkpoints");
    addNames(*enrolling, arguments);
    addPlace(*enrolling, arguments);
    addNames(*addEdit(*group, work, "name", "Names it in both languages", arguments, rename), arguments);
    auto *placing = addEdit(*group, work, "place", "Says where it stands", arguments, place);
    addPlace(*placing, arguments);
    placing->add_flag("--nowhere", arguments->nowhere, "It stands at no place");
    addOrders(*group, work, arguments);
}

} // namespace th::tools
