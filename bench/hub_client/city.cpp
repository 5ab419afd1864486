// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "city.h"

#include "core/hub_wire.h"
#include "core/journal.h"
#include "store/files.h"

#include <arpa/inet.h>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <queue>
#include <random>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace th::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds interval{10'000}; ///< between two rounds of a device
constexpr std::size_t entriesOfPost = 4;              ///< three and their checkpoint

store::Descriptor connectTo(std::uint16_t port)
{
    store::Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket.number(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return store::Descriptor(-1);
    ::fcntl(socket.number(), F_SETFL, O_NONBLOCK);
    return socket;
}

core::Bytes appendEntry(core::journal::EntryKind kind, core::Bytes content, std::uint64_t &seq,
                        core::journal::Hash &head)
{
    core::journal::Entry entry;
    entry.seq = ++seq;
    entry.previous = head;
    entry.bootId = "bench";
    entry.kind = kind;
    entry.content = std::move(content);
    core::Bytes bytes = core::journal::encode(entry);
    head = core::journal::hash(bytes);
    return bytes;
}

struct Device {
    core::SoftwareKey key = core::SoftwareKey::generate();
    core::PublicKey publicKey = key.publicKey();
    std::uint64_t seq = 0, nonce = 0;
    core::journal::Hash head = core::journal::hash(publicKey);
    store::Descriptor socket{-1};
    enum class Doing { Nothing, Polling, Posting } doing = Doing::Nothing;
    Clock::time_point begun;
    std::string received;
    std::string tag = "\"none\"";

    [[nodiscard]] std::string post(const core::PublicKey &hub)
    {
        std::vector<core::Bytes> entries;
        const std::uint64_t after = seq;
        for (std::size_t i = 1; i < entriesOfPost; ++i)
            entries.push_back(appendEntry(core::journal::EntryKind::Note, core::Bytes(250, 7), seq, head));
        entries.push_back(appendEntry(core::journal::EntryKind::Checkpoint,
                                      core::journal::signCheckpoint(head, seq, key), seq, head));
        const core::Bytes body = core::wire::encode({after, {entries.begin(), entries.end()}, {}});
        core::wire::SignedRequest request{hub, "POST", "/v1/journal", 0, {}, core::blake2b256(body)};
        using namespace std::chrono;
        request.milliseconds = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
        ++nonce;
        std::memcpy(request.nonce.data(), &nonce, sizeof nonce);
        const auto signature = *key.sign(core::wire::toBeSigned(request));
        return "POST /v1/journal HTTP/1.1\r\nHost: hub\r\nContent-Length: " + std::to_string(body.size()) +
               "\r\nThonghanh-Device: " + core::toHex(publicKey) +
               "\r\nThonghanh-Time: " + std::to_string(request.milliseconds) +
               "\r\nThonghanh-Nonce: " + core::toHex(request.nonce) +
               "\r\nThonghanh-Body: " + core::toHex(request.body) +
               "\r\nThonghanh-Signature: " + core::toHex(signature) + "\r\n\r\n" + std::string(core::asText(body));
    }

    [[nodiscard]] std::string poll() const
    {
        return "GET /tree/metadata/timestamp.json HTTP/1.1\r\nHost: hub\r\nIf-None-Match: " + tag + "\r\n\r\n";
    }
};

/// Whether a whole answer is there.
bool isWhole(const std::string &text)
{
    const std::size_t end = text.find("\r\n\r\n");
    if (end == std::string::npos)
        return false;
    const std::size_t length = text.find("Content-Length: ");
    const std::size_t body = length < end ? std::strtoul(text.c_str() + length + 16, nullptr, 10) : 0;
    return text.size() >= end + 4 + body;
}

} // namespace

HubChild::HubChild(const std::string &besides, const std::string &folder)
{
    const std::string program = besides.substr(0, besides.rfind('/') + 1) + "thonghanh-hub";
    const std::string database = "sqlite:" + folder + "/hub.sqlite", key = folder + "/key", tree = folder + "/tree";
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return;
    m_process = ::fork();
    if (m_process == 0) {
        ::dup2(ends[1], 1);
        ::execl(program.c_str(), program.c_str(), "--listen", "127.0.0.1:0", "--database", database.c_str(), "--key",
                key.c_str(), "--tree", tree.c_str(), "--requests-per-second", "1000000", nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    m_output = ends[0];
    std::string said;
    for (char c = 0; ::read(m_output, &c, 1) == 1 && c != '\n';)
        said += c;
    m_port = static_cast<std::uint16_t>(std::strtoul(said.c_str() + said.rfind(':') + 1, nullptr, 10));
}

HubChild::~HubChild()
{
    if (m_process > 0) {
        ::kill(m_process, SIGTERM);
        ::waitpid(m_process, nullptr, 0);
    }
    if (m_output >= 0)
        ::close(m_output);
}

struct City::State {
    State(std::size_t count, std::size_t stalledCount, const core::PublicKey &server) : devices(count), hub(server)
    {
        for (std::size_t i = 0; i < stalledCount; ++i)
            stalled.emplace_back(-1);
    }

    void watch(int socket, std::size_t index)
    {
        epoll_event event{EPOLLIN, {.u64 = index}};
        ::epoll_ctl(events.number(), EPOLL_CTL_ADD, socket, &event);
    }
    void connectDevice(std::size_t index)
    {
        devices[index].socket = connectTo(port);
        watch(devices[index].socket.number(), index);
    }
    /// Half of them say nothing, half stop in the middle of a head.
    void connectStalled(std::size_t index)
    {
        stalled[index] = connectTo(port);
        watch(stalled[index].number(), devices.size() + index);
        constexpr std::string_view half = "POST /v1/journal HTTP/1.1\r\nThonghanh-Dev";
        if (index % 2 == 0)
            (void)::send(stalled[index].number(), half.data(), half.size(), MSG_NOSIGNAL);
    }
    void begin(Device &device, Device::Doing what)
    {
        const std::string text = what == Device::Doing::Polling ? device.poll() : device.post(hub);
        device.doing = what;
        device.received.clear();
        device.begun = Clock::now();
        if (::send(device.socket.number(), text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size()))
            ++result.lost;
    }
    void onDevice(std::size_t index)
    {
        Device &device = devices[index];
        char buffer[4096];
        const ssize_t got = ::recv(device.socket.number(), buffer, sizeof buffer, 0);
        if (got <= 0) {
            result.lost += device.doing != Device::Doing::Nothing ? 1 : 0;
            device.doing = Device::Doing::Nothing;
            device.socket = store::Descriptor(-1);
            return;
        }
        device.received.append(buffer, static_cast<std::size_t>(got));
        if (isWhole(device.received))
            onAnswer(device);
    }
    void onAnswer(Device &device)
    {
        const double took = std::chrono::duration<double, std::milli>(Clock::now() - device.begun).count();
        const bool good = device.received.starts_with("HTTP/1.1 200") || device.received.starts_with("HTTP/1.1 304");
        result.refused += good ? 0 : 1;
        const bool polled = device.doing == Device::Doing::Polling;
        (polled ? result.polls : result.posts).push_back(took);
        device.doing = Device::Doing::Nothing;
        if (!polled)
            return;
        if (const std::size_t tag = device.received.find("ETag: "); tag != std::string::npos)
            device.tag = device.received.substr(tag + 6, 34);
        begin(device, Device::Doing::Posting);
    }

    std::vector<Device> devices;
    std::vector<store::Descriptor> stalled;
    core::PublicKey hub;
    std::uint16_t port = 0;
    store::Descriptor events{::epoll_create1(EPOLL_CLOEXEC)};
    CityResult result;
};

City::City(std::size_t devices, std::size_t stalled, const core::PublicKey &hub)
    : m_state(std::make_unique<State>(devices, stalled, hub))
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    std::printf("at most %llu open files a process\n", static_cast<unsigned long long>(limit.rlim_cur));
}
City::~City() = default;

std::vector<core::PublicKey> City::keys() const
{
    std::vector<core::PublicKey> keys;
    for (const Device &device : m_state->devices)
        keys.push_back(device.publicKey);
    return keys;
}

CityResult City::live(std::uint16_t port, std::chrono::seconds time)
{
    State &city = *m_state;
    city.port = port;
    for (std::size_t i = 0; i < city.stalled.size(); ++i)
        city.connectStalled(i);
    using Due = std::pair<Clock::time_point, std::size_t>;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> due;
    std::minstd_rand random(7);
    const auto begin = Clock::now();
    for (std::size_t i = 0; i < city.devices.size(); ++i)
        due.emplace(begin + std::chrono::milliseconds(random() % interval.count()), i);
    std::vector<epoll_event> ready(512);
    while (Clock::now() < begin + time) {
        while (!due.empty() && due.top().first <= Clock::now()) {
            const std::size_t index = due.top().second;
            due.emplace(due.top().first + interval, index);
            due.pop();
            if (!city.devices[index].socket.valid())
                city.connectDevice(index);
            if (city.devices[index].doing == Device::Doing::Nothing)
                city.begin(city.devices[index], Device::Doing::Polling);
        }
        const int count = ::epoll_wait(city.events.number(), ready.data(), static_cast<int>(ready.size()), 1);
        for (int i = 0; i < count; ++i) {
            const std::size_t index = ready[static_cast<std::size_t>(i)].data.u64;
            if (index < city.devices.size()) {
                city.onDevice(index);
            } else {
                ++city.result.stalledEnded;
                city.connectStalled(index - city.devices.size());
            }
        }
    }
    return std::move(city.result);
}

} // namespace th::bench
