// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "files.h"
#include "imported.h"
#include "moments.h"
#include "open_station.h"
#include "store/examiner.h"
#include "store/outbox.h"
#include "sync/import.h"

#include <algorithm>

namespace th::tools {

namespace {

constexpr std::size_t maxRoot = 1024 * 1024;

struct StationArguments {
    std::string folder, name, root, tree, address, key;
    bool replaces = false;
    std::optional<core::Instant> now;
};

Exit failed(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

/// Gives the station its root of trust, if one was named, and shows the fingerprint that people compare.
Exit trust(Console &console, const StationArguments &arguments, store::Station &station)
{
    if (arguments.root.empty())
        return Exit::Success;
    const auto root = readWhole(console, arguments.root, maxRoot);
    if (!root)
        return failed(console, root.error());
    if (const auto trusted = sync::trustRoot(station, core::asBytes(*root)); !trusted)
        return failed(console, sync::sentence(trusted.error(), console.language));
    const std::string fingerprint = sync::rootFingerprint(core::asBytes(*root));
    if (console.json)
        console.object({{"root", fingerprint}});
    else
        console.line(console.say("Dấu vân tay của gốc tin cậy, hãy so với bản giấy: ",
                                 "Fingerprint of the root of trust, compare it with the paper: ") +
                     fingerprint);
    return Exit::Success;
}

Exit init(Console &console, const StationArguments &arguments)
{
    auto station = store::Station::create(arguments.folder, arguments.name, false);
    if (!station)
        return failed(console, store::sentence(station.error(), console.language));
    const auto &identity = station->identity();
    if (console.json) {
        console.object({{"device", identity.deviceId}, {"key", core::toHex(identity.key)}});
    } else {
        console.line(console.say("Đã tạo trạm ", "Made station ") + identity.deviceId);
        console.line(console.say("Khóa công khai: ", "Public key: ") + core::toHex(identity.key));
    }
    return trust(console, arguments, *station);
}

Exit import(Console &console, const StationArguments &arguments)
{
    auto station = openStation(console, arguments.folder, store::Access::Write);
    if (!station)
        return Exit::Failed;
    if (const Exit trusted = trust(console, arguments, *station); trusted != Exit::Success)
        return trusted;
    const auto now = arguments.now.value_or(store::readClock().wall);
    const auto imported = sync::importTree(*station, arguments.tree, now, sync::Damage::LookFor);
    if (!imported)
        return failed(console, sync::sentence(imported.error(), console.language));
    if (console.json)
        console.object(importedJson(*imported));
    else
        console.line(importedText(console, *imported));
    return obeyOrder(console, arguments.folder, station) ? Exit::Success : Exit::Failed;
}

Exit showHub(const Console &console, store::Station &station)
{
    const auto hub = store::hubOf(station);
    const auto outbox = store::outboxOf(station);
    if (!hub || !outbox)
        return failed(console, store::sentence(hub ? outbox.error() : hub.error(), console.language));
    if (console.json)
        console.object({{"address", *hub ? Json((*hub)->address) : Json()},
                        {"key", *hub ? Json(core::toHex((*hub)->key)) : Json()},
                        {"entries", outbox->last},
                        {"have", outbox->sent}});
    else if (!*hub)
        console.line(console.say("Trạm này chưa biết máy chủ nào.", "This station knows no hub yet."));
    else
        console.line((*hub)->address + "  " + core::toHex((*hub)->key) + console.say("  đã có ", "  has ") +
                     std::to_string(outbox->sent) + "/" + std::to_string(outbox->last));
    return Exit::Success;
}

Exit hub(Console &console, const StationArguments &arguments)
{
    const bool sets = !arguments.address.empty() || !arguments.key.empty();
    auto station = openStation(console, arguments.folder, sets ? store::Access::Write : store::Access::Read);
    if (!station)
        return Exit::Failed;
    if (!sets)
        return showHub(console, *station);
    store::HubRecord record;
    if (const auto known = store::hubOf(*station); known && *known)
        record = **known; // what is not given stays
    if (!arguments.address.empty())
        record.address = arguments.address;
    if (!arguments.key.empty()) {
        const auto key = core::fromHex(arguments.key);
        record.key = {};
        if (key && key->size() == record.key.size())
            std::ranges::copy(*key, record.key.begin());
    }
    const auto change = arguments.replaces ? store::HubChange::NewKey : store::HubChange::KeepsKey;
    if (const auto set = store::setHub(*station, record, change); !set)
        return failed(console, printable(store::sentence(set.error(), console.language)));
    return showHub(console, *station);
}

Json statusJson(const store::Station &station)
{
    const auto &identity = station.identity();
    const auto *directory = station.directory();
    const auto *policy = station.policy();
    const auto asOf = station.dataAsOf();
    const core::OtherStations others = station.otherStations();
    return {{"device", identity.deviceId},
            {"name", identity.name},
            {"key", core::toHex(identity.key)},
            {"demonstration", identity.demonstration},
            {"data_as_of", asOf ? Json(core::formatRfc3339(*asOf)) : Json()},
            {"sightings_published", others.published},
            {"sightings_until", others.knownUntil ? Json(core::formatRfc3339(*others.knownUntil)) : Json()},
            {"authorities", directory ? directory->authorities().size() : 0},
            {"series", directory ? directory->series().size() : 0},
            {"checkpoints", policy ? policy->checkpoints().size() : 0},
            {"unsent", station.unsentRecords()},
            {"accounts_fault", station.accountsFault()}, // why a newer list was not taken; empty: it was
            {"order", core::name(station.order())},
            {"damage", station.damage()}};
}

Exit status(Console &console, const StationArguments &arguments)
{
    const auto station = openStation(console, arguments.folder, store::Access::Read);
    if (!station)
        return Exit::Failed;
    const Json json = statusJson(*station);
    if (console.json)
        console.object(json);
    else
        for (const auto &[member, value] : json.items())
            console.line(member + ": " + (value.is_string() ? printable(value.get<std::string>()) : value.dump()));
    return station->damage().empty() ? Exit::Success : Exit::Failed;
}

Exit verify(Console &console, const StationArguments &arguments)
{
    const auto station = openStation(console, arguments.folder, store::Access::Read);
    if (!station)
        return Exit::Failed;
    const auto storage = station->verifyStorage();
    if (!storage)
        return failed(console, store::sentence(storage.error(), console.language));
    const auto log = station->verifyLog();
    if (!log)
        return failed(console, store::sentence(log.error(), console.language));
    std::vector<std::string> wrong = *storage;
    if (log->firstBad)
        wrong.push_back("journal entry " + std::to_string(*log->firstBad) + ": " + log->why);
    if (console.json)
        console.object({{"ok", wrong.empty()}, {"wrong", wrong}});
    else if (wrong.empty())
        console.line(console.say("Mọi dữ liệu của trạm đều còn nguyên.", "All of the station's data holds."));
    else
        for (const auto &what : wrong)
            console.line(console.say("Hỏng: ", "Damaged: ") + printable(what));
    return wrong.empty() ? Exit::Success : Exit::Failed;
}

} // namespace

void addStation(CLI::App &app, Work &work)
{
    auto *group = app.add_subcommand("station", "The data a checkpoint works with")->require_subcommand(1);
    group->fallthrough();
    auto arguments = std::make_shared<StationArguments>();
    const auto add = [&](const char *name, const char *help, Exit (*what)(Console &, const StationArguments &)) {
        auto *command = group->add_subcommand(name, help);
        command->add_option("--station", arguments->folder, "The station's folder")->required();
        command->callback([=, &work] { work = [=](Console &console) { return what(console, *arguments); }; });
        return command;
    };
    auto *making = add("init", "Make a new station; never over an existing one", init);
    making->add_option("--name", arguments->name, "What people call it");
    making->add_option("--root", arguments->root, "The root of trust (root.json), carried by hand");
    auto *importing = add("import", "Take a published tree, whole or not at all", import);
    importing->add_option("TREE", arguments->tree, "Folder of the published tree")->required();
    importing->add_option("--root", arguments->root, "The root of trust, for a station that has none yet");
    addMoment(*importing, "--now", arguments->now, "Judge expiry as of this moment; default: the clock's");
    auto *telling = add("hub", "Show or set the hub that the log goes to", hub);
    telling->add_option("--address", arguments->address, "http(s) address, above /v1");
    telling->add_option("--key", arguments->key, "Its public key, as \"thonghanh-hub key show\" prints it");
    telling->add_flag("--replace", arguments->replaces, "The hub has another key from now on");
    add("status", "What the station is and how old its data is", status);
    add("verify", "Check every byte: database, checksums, log", verify);
}

} // namespace th::tools
