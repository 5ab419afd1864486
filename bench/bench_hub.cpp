// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The hub under a city: devices that each poll the newest publication and upload their journal over a connection of
// their own, while others hold connections open and say nothing. Everything on loopback, the hub with SQLite on the
// disk of TH_BENCH_FOLDER. usage: bench_hub [DEVICES STALLED SECONDS]
#include "hub/storage.h"
#include "hub_client/city.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace th;
using namespace th::bench;

namespace {

constexpr double mostMilliseconds = 50;
constexpr double mostMegabytes = 300;

std::size_t argument(int argc, char **argv, int index, std::size_t otherwise)
{
    return argc > index ? std::strtoul(argv[index], nullptr, 10) : otherwise;
}

bool approveAll(const std::string &database, core::Signer &hub, City &city)
{
    auto storage = hub::Storage::open(database, hub);
    if (!storage) {
        std::puts(hub::sentence(storage.error(), core::Language::English).c_str());
        return false;
    }
    for (const core::PublicKey &key : city.keys())
        if (const auto done = (*storage)->setState(key, hub::DeviceState::Approved, "bench", 1); !done || !*done)
            return false;
    return true;
}

/// "VmHWM:  12345 kB" of another process, in megabytes.
double peakMegabytes(int process)
{
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::strtod(line.c_str() + 6, nullptr) / 1024;
    return 0;
}

double percentile(std::vector<double> &times, double share)
{
    if (times.empty())
        return 0;
    const auto place = times.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(times.size() - 1));
    std::nth_element(times.begin(), place, times.end());
    return *place;
}

int report(CityResult &result, double megabytes)
{
    std::printf("posts %zu, polls %zu, refused %zu, connections lost %zu; %zu stalled connections ended by the hub\n",
                result.posts.size(), result.polls.size(), result.refused, result.lost, result.stalledEnded);
    std::printf("journal post:  p50 %.1f ms, p99 %.1f ms, worst %.1f ms (p99 at most %.0f ms wanted)\n",
                percentile(result.posts, 0.5), percentile(result.posts, 0.99), percentile(result.posts, 1),
                mostMilliseconds);
    std::printf("poll:          p50 %.1f ms, p99 %.1f ms, worst %.1f ms\n", percentile(result.polls, 0.5),
                percentile(result.polls, 0.99), percentile(result.polls, 1));
    std::printf("memory of the hub at most %.0f MB (at most %.0f MB wanted)\n", megabytes, mostMegabytes);
    const bool holds = percentile(result.posts, 0.99) <= mostMilliseconds && megabytes <= mostMegabytes &&
                       result.refused == 0 && result.lost == 0 && !result.posts.empty();
    std::puts(holds ? "All limits hold." : "A limit does NOT hold.");
    return holds ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const std::size_t devices = argument(argc, argv, 1, 5000), stalled = argument(argc, argv, 2, 2000);
    const std::size_t seconds = argument(argc, argv, 3, 30);
    const char *chosen = std::getenv("TH_BENCH_FOLDER");
    std::string folder = std::string(chosen ? chosen : std::filesystem::temp_directory_path().string()) + "/hub-XXXXXX";
    if (!::mkdtemp(folder.data()))
        return 1;
    auto hub = core::SoftwareKey::generate();
    std::ofstream(folder + "/key") << hub.wrap("")->view();
    std::filesystem::create_directories(folder + "/tree/metadata");
    std::ofstream(folder + "/tree/metadata/timestamp.json") << "{\"version\":1}";
    City city(devices, stalled, hub.publicKey());
    std::printf("%zu devices, %zu stalled connections, %zu s; every device polls and uploads each 10 s\n", devices,
                stalled, seconds);
    int status = 1;
    if (approveAll("sqlite:" + folder + "/hub.sqlite", hub, city)) {
        HubChild server(argv[0], folder);
        if (server.port() != 0) {
            CityResult result = city.live(server.port(), std::chrono::seconds(seconds));
            status = report(result, peakMegabytes(server.process()));
        }
    }
    std::filesystem::remove_all(folder);
    return status;
}
