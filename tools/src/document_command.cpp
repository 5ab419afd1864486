// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charter_file.h"
#include "commands.h"
#include "core/enrolment.h"
#include "files.h"

#include <algorithm>

namespace th::tools {

namespace {

constexpr std::size_t maxRequest = 4096;

struct DocumentArguments {
    std::string file, before, out, device, vietnamese, english, authority;
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

core::Result<core::PublicKey, std::string> deviceKey(const Console &console, const std::string &text)
{
    core::PublicKey key{};
    if (const auto bytes = core::fromHex(text); bytes && bytes->size() == key.size()) {
        std::ranges::copy(*bytes, key.begin());
        return key;
    }
    const auto content = readWhole(console, text, maxRequest);
    if (!content)
        return core::Failure{content.error()};
    if (const auto request = core::openEnrolmentRequest(*content))
        return request->device;
    return core::Failure{
        printable(text) + ": " +
        console.say("không phải khóa, cũng không phải yêu cầu đăng ký", "neither a key nor a request to enrol")};
}

/// The document with one device more; people sign it afterwards (`targets propose`, `targets sign`).
Exit addDevice(Console &console, const DocumentArguments &arguments)
{
    const auto fail = [&](const std::string &sentence) {
        console.complain(sentence);
        return Exit::Failed;
    };
    const auto document = readDocument(console, arguments.file);
    const auto key = deviceKey(console, arguments.device);
    if (!document || !key)
        return fail(!document ? document.error() : key.error());
    auto json = Json::parse(document->begin(), document->end());
    if (!json.contains("devices"))
        return fail(printable(arguments.file) + ": " + console.say("không phải danh bạ", "not a directory"));
    const std::string hex = core::toHex(*key);
    for (const Json &each : json["devices"])
        if (each.value("public", "") == hex)
            return fail(console.say("Danh bạ đã có thiết bị này.", "The directory has this device already."));
    const std::string id = "dev-" + core::toHex(core::ByteView(core::blake2b256(*key)).first(8));
    Json device{{"id", id}, {"name", {{"vi", arguments.vietnamese}, {"en", arguments.english}}}, {"public", hex}};
    if (!arguments.authority.empty())
        device["authority"] = arguments.authority;
    json["devices"].push_back(device);
    const std::string text = json.dump(1) + "\n";
    if (const auto fault = faultIn(core::asBytes(text)))
        return fail(printable(fault->where) + ": " + console.say("phải là: ", "expected: ") + printable(fault->rule));
    if (const auto written = writeFile(console, arguments.out, text, store::Placing::Replace); !written)
        return fail(written.error());
    console.json ? console.object({{"id", id}, {"file", arguments.out}}) : console.line(id);
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
    adding->add_option("--device", arguments->device, "The device's key, 64 digits, or its request file")->required();
    adding->add_option("--name-vi", arguments->vietnamese, "Its name in Vietnamese")->required();
    adding->add_option("--name-en", arguments->english, "Its name in English")->required();
    adding->add_option("--authority", arguments->authority, "The authority for which it issues; none: checkpoints");
    adding->callback([=, &work] { work = [=](Console &console) { return addDevice(console, *arguments); }; });
}

} // namespace th::tools
