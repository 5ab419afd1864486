// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the directory says of devices, edited as people edit it: each command writes a directory that is still to be
// signed (docs/guide/devices.md).
#include "charter_file.h"
#include "commands.h"
#include "core/device_order.h"
#include "core/policy.h"
#include "device_view.h"
#include "directory_file.h"
#include "moments.h"
#include "store/examiner.h"

#include <algorithm>

namespace th::tools {

namespace {

struct DeviceArguments {
    std::string file, device, out, policy;
    NewDevice fresh;
    bool nowhere = false, withdraw = false;
    std::optional<core::Instant> now;
    DeviceSources sources;
};

Exit fail(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

/// What an edit does to the one device's object.
using Change = std::function<void(Json &)>;

Exit edit(Console &console, const DeviceArguments &arguments, const Change &change)
{
    const auto file = readDirectory(console, arguments.file);
    if (!file)
        return fail(console, file.error());
    const auto device = deviceIn(console, *file, arguments.device);
    if (!device)
        return fail(console, device.error());
    const auto words = editDevices(console, *file, arguments.out, [&](Json &devices) {
        for (Json &entry : devices)
            if (entry.at("id") == (*device)->id)
                change(entry);
    });
    if (!words)
        return fail(console, words.error());
    if (!console.json) {
        words->empty() ? console.line(console.say("Không có gì khác.", "Nothing differs."))
                       : showWords(console, *words);
        return Exit::Success;
    }
    Json said = Json::array();
    for (const core::LocalName &word : *words)
        said.push_back(word.in(console.language));
    console.object({{"id", (*device)->id}, {"file", arguments.out}, {"changes", said}});
    return Exit::Success;
}

std::string moment(const DeviceArguments &arguments)
{
    return core::formatRfc3339(arguments.now.value_or(store::readClock().wall));
}

/// The order given first stays: since when is for the record.
Exit order(Console &console, const DeviceArguments &arguments, const char *member)
{
    return edit(console, arguments, [&](Json &entry) {
        if (!entry.contains(member))
            entry[member] = moment(arguments);
    });
}

Exit rename(Console &console, const DeviceArguments &arguments)
{
    return edit(console, arguments, [&](Json &entry) {
        entry["name"] = {{"vi", arguments.fresh.vietnamese}, {"en", arguments.fresh.english}};
    });
}

/// A sentence if the policy does not know the checkpoint.
std::optional<std::string> unknownCheckpoint(const Console &console, const DeviceArguments &arguments)
{
    if (arguments.policy.empty())
        return std::nullopt;
    const auto bytes = readDocument(console, arguments.policy);
    if (!bytes)
        return bytes.error();
    const auto policy = core::parsePolicy(*bytes);
    if (!policy)
        return printable(arguments.policy) + ": " + console.say("không phải bộ quy tắc", "not a policy");
    const core::CheckpointCode code(arguments.fresh.checkpoint);
    if (code.empty() || policy->findCheckpoint(code))
        return std::nullopt;
    return printable(code.text) + ": " +
           console.say("bộ quy tắc không có chốt này", "the policy has no such checkpoint");
}

Exit place(Console &console, const DeviceArguments &arguments)
{
    Json place = placeJson(arguments.fresh.checkpoint, arguments.fresh.area);
    if (place.empty() == !arguments.nowhere)
        return fail(console, console.say("Hãy cho --checkpoint, --area, hoặc chỉ --nowhere.",
                                         "Give --checkpoint, --area, or --nowhere alone."));
    if (const auto wrong = unknownCheckpoint(console, arguments))
        return fail(console, *wrong);
    return edit(console, arguments, [&](Json &entry) {
        entry.erase("place");
        if (!place.empty())
            entry["place"] = place;
    });
}

Exit enrol(Console &console, const DeviceArguments &arguments)
{
    if (const auto wrong = unknownCheckpoint(console, arguments))
        return fail(console, *wrong);
    const auto id = addDeviceTo(console, arguments.file, arguments.out, arguments.fresh);
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
    command.add_option("--name-vi", arguments->fresh.vietnamese, "Its name in Vietnamese")->required();
    command.add_option("--name-en", arguments->fresh.english, "Its name in English")->required();
}

void addPlace(CLI::App &command, const Arguments &arguments)
{
    command.add_option("--checkpoint", arguments->fresh.checkpoint, "The checkpoint where it stands");
    command.add_option("--area", arguments->fresh.area, "The area where it stands");
    command.add_option("--policy", arguments->policy, "A policy that must know the checkpoint");
}

void addOrders(CLI::App &group, Work &work, const Arguments &arguments)
{
    const auto ordering = [&](const char *name, const char *help, const char *member) {
        auto *made =
            addEdit(group, work, name, help, arguments, [member](Console &console, const DeviceArguments &given) {
                if (!given.withdraw)
                    return order(console, given, member);
                return edit(console, given, [&](Json &entry) { entry.erase(member); });
            });
        addMoment(*made, "--now", arguments->now, "Since when, for the record; it holds once a device has read it");
        return made;
    };
    ordering("suspend", "It neither judges nor seals until it is resumed", "suspended_since");
    addEdit(group, work, "resume", "Takes back that it is suspended", arguments,
            [](Console &console, const DeviceArguments &given) {
                return edit(console, given, [](Json &entry) { entry.erase("suspended_since"); });
            });
    ordering("revoke", "It is out of use for good, and nothing new of it is taken", "revoked_at");
    ordering("wipe", "It sends its log and destroys its keys and data at its next contact", "wipe_ordered_at")
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
    enrolling->add_option("--device", arguments->fresh.device, "Its key, 64 digits, or its request file")->required();
    enrolling->add_option("--authority", arguments->fresh.authority, "For which it issues; none: checkpoints");
    addNames(*enrolling, arguments);
    addPlace(*enrolling, arguments);
    addNames(*addEdit(*group, work, "name", "Names it in both languages", arguments, rename), arguments);
    auto *placing = addEdit(*group, work, "place", "Says where it stands", arguments, place);
    addPlace(*placing, arguments);
    placing->add_flag("--nowhere", arguments->nowhere, "It stands at no place");
    addOrders(*group, work, arguments);
}

} // namespace th::tools
