// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "neighbour_sources.h"
#include "neighbours/server.h"
#include "open_station.h"

#include <csignal>
#include <pthread.h>

namespace th::tools {

namespace {

constexpr std::chrono::seconds searchFor{4};

struct NeighboursArguments {
    std::string folder, address = "::", state;
    std::uint16_t port = 0;
    bool quiet = false;
};

Exit failed(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

Exit switchTo(Console &console, const NeighboursArguments &arguments)
{
    auto station = openStation(console, arguments.folder, store::Access::Write);
    if (!station)
        return Exit::Failed;
    if (const auto set = station->setSetting(neighbours::keepSetting, arguments.state); !set)
        return failed(console, store::sentence(set.error(), console.language));
    const bool on = arguments.state == "on";
    std::error_code error;
    if (!on)
        std::filesystem::remove_all(sync::keptOf(arguments.folder), error);
    if (error)
        return failed(console,
                      console.say("Trạm này không giữ bản sao nữa, nhưng không xóa được bản sao cũ: ",
                                  "This station keeps no copy any more, but the one it had was not removed: ") +
                          error.message() + " (" + sync::keptOf(arguments.folder).string() + ")");
    console.line(
        on ? console.say("Từ lần đồng bộ sau, trạm này giữ bản sao cho trạm bên cạnh.",
                         "From its next sync on, this station keeps a copy for its neighbours.")
           : console.say("Trạm này không giữ bản sao cho trạm bên cạnh nữa; bản sao cũ đã xóa.",
                         "This station keeps no copy for its neighbours any more; the one it had is removed."));
    return Exit::Success;
}

/// Until somebody ends the program.
void waitForTheEnd(const sigset_t &signals)
{
    int which = 0;
    sigwait(&signals, &which);
}

auto startServer(const NeighboursArguments &arguments)
{
    neighbours::ServerOptions options;
    options.tree = sync::keptOf(arguments.folder);
    options.address = arguments.address;
    options.port = arguments.port;
    return neighbours::TreeServer::start(options);
}

/// None if it is not wanted or cannot be; says why neighbours do not find it.
std::optional<neighbours::Announcement> announce(const Console &console, const NeighboursArguments &arguments,
                                                 const std::string &name, std::uint16_t port)
{
    if (arguments.quiet)
        return std::nullopt;
    auto made = neighbours::Announcement::make(name, port);
    const auto doubt = made ? made->doubt() : std::optional(made.error());
    if (doubt)
        console.complain(doubt->in(console.language));
    return made ? std::optional(std::move(made).value()) : std::nullopt;
}

Exit serve(Console &console, const NeighboursArguments &arguments)
{
    sigset_t signals; // before any thread begins, so that all of them leave these to us
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    const auto station = openStation(console, arguments.folder, store::Access::Read);
    if (!station)
        return Exit::Failed;
    if (neighbours::keptFor(*station, arguments.folder).empty())
        return failed(console, console.say("Trạm này không giữ bản sao nào để đưa. Trước hết chạy: thonghanhctl "
                                           "neighbours on --station THƯMỤC, rồi đồng bộ.",
                                           "This station keeps no copy to give. First run: thonghanhctl neighbours on "
                                           "--station DIR, then sync."));
    auto server = startServer(arguments);
    if (!server)
        return failed(console, server.error().in(console.language));
    const auto announcement = announce(console, arguments, station->identity().deviceId, server->port());
    std::error_code error;
    const bool ready = std::filesystem::exists(sync::keptOf(arguments.folder) / "metadata" / "timestamp.json", error);
    if (!ready)
        console.complain(console.say("Chưa có gì để đưa: bản sao sẽ có sau lần đồng bộ tới của trạm này.",
                                     "There is nothing to give yet: it comes with this station's next sync."));
    if (console.json)
        console.object({{"port", server->port()},
                        {"announced", announcement.has_value() && !announcement->doubt()},
                        {"ready", ready}});
    else
        console.line(console.say("Đang phục vụ trạm bên cạnh ở cổng ", "Serving neighbours on port ") +
                     std::to_string(server->port()));
    (void)console.flush();
    waitForTheEnd(signals);
    return Exit::Success;
}

Exit find(Console &console)
{
    const auto found = neighbours::findNeighbours("", searchFor);
    if (!found)
        return failed(console, found.error().in(console.language));
    for (const neighbours::Neighbour &each : *found)
        if (console.json)
            console.object({{"name", each.name}, {"address", each.address}});
        else
            console.line(printable(each.name) + "  " + printable(each.address));
    if (found->empty() && !console.json)
        console.line(
            console.say("Không thấy trạm nào trong mạng nội bộ.", "No station was found on the local network."));
    return found->empty() ? Exit::Later : Exit::Success;
}

} // namespace

Synced syncWithNeighbours(const Console &console, store::Station &station, sync::SyncSource source, core::Instant now,
                          Synced before, const std::function<void(const sync::SyncProgress &)> &progress)
{
    const auto fault = before.error().fault;
    if (fault != sync::ImportFault::Unreachable && fault != sync::ImportFault::CaptivePortal)
        return before;
    const auto found = neighbours::findNeighbours(station.identity().deviceId, searchFor);
    if (!found)
        console.complain(found.error().in(console.language));
    if (!found)
        return before;
    sync::OwnStation door(station);
    const neighbours::AskListener listener{
        progress, [&console](const neighbours::Neighbour &who, const sync::ImportError &why) {
            console.complain(printable(who.name) + ": " + sync::sentence(why, console.language));
        }};
    auto brought = neighbours::askNeighbours(door, std::move(source), now, *found, {}, listener);
    return brought ? Synced(std::move(brought->summary)) : std::move(before);
}

void addNeighbours(CLI::App &app, Work &work)
{
    auto *group = app.add_subcommand("neighbours", "Stations of one local network help each other out");
    group->require_subcommand(1);
    auto arguments = std::make_shared<NeighboursArguments>();
    for (const char *state : {"on", "off"}) {
        auto *command = group->add_subcommand(state, state == std::string("on")
                                                         ? "Keep what comes for neighbours"
                                                         : "Keep nothing for neighbours; removes what was kept");
        command->add_option("--station", arguments->folder, "The station's folder")->required();
        command->callback([=, &work] {
            arguments->state = state;
            work = [=](Console &console) { return switchTo(console, *arguments); };
        });
    }
    auto *serving = group->add_subcommand("serve", "Give what is kept to neighbours, until the program is ended");
    serving->add_option("--station", arguments->folder, "The station's folder")->required();
    serving->add_option("--port", arguments->port, "Default: any that is free");
    serving->add_option("--address", arguments->address, "To listen on; default: all of this machine's");
    serving->add_flag("--quiet", arguments->quiet, "Do not announce it on the network");
    serving->callback([=, &work] { work = [=](Console &console) { return serve(console, *arguments); }; });
    auto *finding = group->add_subcommand("find", "List the stations that serve on the local network");
    finding->callback([&work] { work = [](Console &console) { return find(console); }; });
}

} // namespace th::tools
