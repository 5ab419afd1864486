// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charter_file.h"
#include "commands.h"
#include "device_adding.h"

namespace th::tools {

namespace {

struct DocumentArguments {
    std::string file, before, out;
    AddedDevice device;
};

Exit check(Console &console, const DocumentArguments &arguments)
{
    const auto document = readDocument(console, arguments.file);
    if (console.json)
        console.object({{"valid", document.ok()}, {"why", document ? Json() : Json(document.error())}});
    else if (document)
        console.line(printable(arguments.file) + console.say(": đúng định dạng.", ": a station can read it."));
    if (document)
        return Exit::Success;
    console.complain(document.error());
    return Exit::Failed;
}

Exit diff(Console &console, const DocumentArguments &arguments)
{
    const auto before = readDocument(console, arguments.before), after = readDocument(console, arguments.file);
    if (!before || !after) {
        console.complain(!before ? before.error() : after.error());
        return Exit::Failed;
    }
    const auto changes = sync::documentChanges(*before, *after);
    if (console.json) {
        Json said = Json::array();
        for (const core::LocalName &change : changes)
            said.push_back(change.in(console.language));
        console.object({{"changes", said}});
    } else if (changes.empty()) {
        console.line(console.say("Không có gì khác.", "Nothing differs."));
    } else {
        showWords(console, changes);
    }
    return Exit::Success;
}

/// The document with one device more; people sign it afterwards (`targets propose`, `targets sign`).
Exit add(Console &console, const DocumentArguments &arguments)
{
    const auto id = addDeviceTo(console, arguments.file, arguments.out, arguments.device);
    if (!id) {
        console.complain(id.error().in(console.language));
        return Exit::Failed;
    }
    console.json ? console.object({{"id", *id}, {"file", arguments.out}}) : console.line(*id);
    return Exit::Success;
}

} // namespace

void addDocument(CLI::App &app, Work &work)
{
    auto *group = app.add_subcommand("document", "Directory and policy as people edit them")->require_subcommand(1);
    group->fallthrough();
    auto arguments = std::make_shared<DocumentArguments>();
    auto *checking = group->add_subcommand("check", "Whether a station can read it; if not, in which line and why");
    checking->add_option("FILE", arguments->file, "A directory or policy")->required();
    checking->callback([=, &work] { work = [=](Console &console) { return check(console, *arguments); }; });
    auto *comparing = group->add_subcommand("diff", "What two versions differ in, in words");
    comparing->add_option("OLD", arguments->before, "The version before")->required();
    comparing->add_option("NEW", arguments->file, "The version after")->required();
    comparing->callback([=, &work] { work = [=](Console &console) { return diff(console, *arguments); }; });
    auto *adding = group->add_subcommand("add-device", "A directory with one device more, still to be signed");
    adding->add_option("FILE", arguments->file, "The directory")->required();
    adding->add_option("--out", arguments->out, "The directory to write; FILE itself may be named")->required();
    adding->add_option("--device", arguments->device.device, "The device's key, 64 digits, or its request file")
        ->required();
    adding->add_option("--name-vi", arguments->device.name.vi, "Its name in Vietnamese")->required();
    adding->add_option("--name-en", arguments->device.name.en, "Its name in English")->required();
    adding->add_option("--authority", arguments->device.authority,
                       "The authority for which it issues; none: checkpoints");
    adding->callback([=, &work] { work = [=](Console &console) { return add(console, *arguments); }; });
}

} // namespace th::tools
