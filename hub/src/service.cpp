// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service.h"

#include "core/hub_wire.h"
#include "hub/device_status.h"

#include <algorithm>
#include <set>

namespace th::hub {

namespace {

constexpr std::string_view treePrefix = "/tree/";
constexpr Milliseconds knownFor = 10'000; ///< a revocation holds at every hub after this
constexpr std::size_t mostKnown = 20'000;
constexpr std::size_t maxEnrolmentBytes = 4096;
constexpr std::uint64_t smallBody = 1U << 16;
constexpr std::size_t mostBodiesOfDevice = 2; ///< one, and the one before it whose connection was lost
constexpr double burst = 10;                  ///< seconds' worth

bool reads(const RequestHead &head) { return head.method == "GET" || head.method == "HEAD"; }

Answer plain(unsigned status, std::string text)
{
    Answer answer;
    answer.status = status;
    answer.headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}, {"Cache-Control", "no-store"}};
    answer.body = std::move(text);
    return answer;
}

/// Only a whole answer may leave the connection open for a body that nobody reads.
Service::Admission refused(Answer answer)
{
    answer.closes = true;
    return {std::move(answer), 0, {}, {}};
}

} // namespace

Service::Service(const ServerOptions &options, Workers &workers, core::Signer &hub, Clock clock, Home home)
    : m_options(options), m_workers(workers), m_signer(hub), m_hub(hub.publicKey()), m_clock(std::move(clock)),
      m_home(std::move(home)), m_guard(m_hub),
      m_addresses(options.requestsPerSecond, burst * options.requestsPerSecond),
      m_devices(options.uploadsPerSecond, burst * options.uploadsPerSecond)
{
    if (!options.tree.empty())
        m_tree.emplace(options.tree);
}

Service::Route Service::route(const RequestHead &head)
{
    const std::string_view path = head.path();
    static constexpr std::pair<std::string_view, Route> routes[] = {
        {"/health", Route::Health},  {"/metrics", Route::Metrics},  {"/v1/hub", Route::Hub},
        {"/v1/enrol", Route::Enrol}, {"/v1/device", Route::Device}, {"/v1/journal", Route::Journal}};
    for (const auto &[name, route] : routes)
        if (path == name)
            return route;
    return path.starts_with(treePrefix) ? Route::Tree : Route::Nothing;
}

const char *Service::routeOf(const RequestHead &head)
{
    switch (route(head)) {
    case Route::Health:
        return "health";
    case Route::Metrics:
        return "metrics";
    case Route::Hub:
        return "hub";
    case Route::Tree:
        return "tree";
    case Route::Enrol:
        return "enrol";
    case Route::Device:
        return "device";
    case Route::Journal:
        return "journal";
    case Route::Nothing:
        break;
    }
    return "nothing";
}

std::optional<Answer> Service::open(Route route, const RequestHead &head)
{
    const bool posts = route == Route::Enrol || route == Route::Journal;
    if (route == Route::Nothing || (route == Route::Tree && !m_tree))
        return problemAnswer("not_found");
    if (posts ? head.method != "POST" : !reads(head))
        return problemAnswer("method");
    if (!posts && (head.length.value_or(0) > 0 || !head.header("transfer-encoding").empty()))
        return problemAnswer("bad_request");
    if (route == Route::Hub)
        return jsonAnswer(200, {{"hub", core::toHex(m_hub)}, {"time", m_clock()}});
    if (route == Route::Metrics && !head.fromLoopback && !m_options.metricsFrom.contains(head.client))
        return problemAnswer("not_found");
    if (route == Route::Metrics)
        return countDevices(), plain(200, metrics.text());
    return std::nullopt;
}

/// For the next reading: a database that stands still must not keep the metrics from saying so.
void Service::countDevices()
{
    if (std::exchange(m_counting, true))
        return;
    m_workers.withStorage([this](Storage &storage) {
        m_home([this, statuses = storage.deviceStatuses()] {
            m_counting = false;
            if (!statuses)
                return; // what answers next tells of it
            Metrics::Devices devices{{{"pending", 0}, {"approved", 0}, {"revoked", 0}},
                                     {{"stale", 0}, {"low_disk", 0}, {"clock", 0}}};
            const core::DeviceLimits limits{m_options.staleAfter, m_options.staleDataAfter};
            for (const DeviceStatus &status : *statuses) {
                ++devices.states[name(status.device.state)];
                std::set<std::string> kinds; // a device counts once of each
                for (const core::DeviceAlarm &alarm : alarmsNow(status, m_clock(), limits))
                    kinds.insert(alarm.kind);
                for (const std::string &kind : kinds)
                    ++devices.alarms[kind];
            }
            metrics.devicesCounted(std::move(devices));
        });
    });
}

void Service::begin(const RequestHead &head, std::function<void(Admission)> then)
{
    if (!m_addresses.admit(head.address, m_clock()))
        return then(refused(problemAnswer("rate")));
    const Route what = route(head);
    if (auto answer = open(what, head)) {
        answer->closes = head.length.value_or(0) > 0 || !head.header("transfer-encoding").empty();
        return then({std::move(answer), 0, {}, {}});
    }
    const auto whole = [then](Answer answer) { then({std::move(answer), 0, {}, {}}); };
    if (what == Route::Health)
        return health(whole);
    if (what == Route::Tree)
        return file(head, whole);
    admitSigned(what, head, std::move(then));
}

void Service::health(Then then)
{
    m_workers.withStorage([this, then](Storage &storage) {
        m_home([this, then, answer = storage.ping()] {
            if (!answer)
                return then(storageProblem(answer.error()));
            metrics.storageWorks = !m_storeFailed; // a full disk can still be read
            then(m_storeFailed ? problemAnswer("storage") : plain(200, "ok\n"));
        });
    });
}

void Service::file(const RequestHead &head, Then then)
{
    const auto names = pathNames(head.path().substr(treePrefix.size()));
    const auto found = names ? m_tree->open(*names) : std::nullopt;
    if (!found)
        return then(problemAnswer("not_found"));
    if (const auto tag = m_tree->knownTag(*found))
        return then(answerWith(head, *found, *tag));
    // Whoever asks for the same new file meanwhile waits for the same hash.
    auto &waiting = m_hashing[found->identity];
    waiting.emplace_back([this, head, then, file = *found](const std::string &tag) {
        then(tag.empty() ? problemAnswer("not_found") : answerWith(head, file, tag));
    });
    if (waiting.size() > 1)
        return;
    m_workers.aside([this, file = *found] {
        m_home([this, file, tag = Tree::tagOf(file)] {
            if (!tag.empty())
                m_tree->remember(file, tag);
            const auto asked = m_hashing.extract(file.identity);
            for (const auto &one : asked.mapped())
                one(tag);
        });
    });
}

void Service::admitSigned(Route route, const RequestHead &head, std::function<void(Admission)> then)
{
    const std::uint64_t most = route == Route::Journal ? core::wire::maxUploadBytes
                               : route == Route::Enrol ? maxEnrolmentBytes
                                                       : 0;
    if (most > 0 && !head.length)
        return then(refused(problemAnswer("length_required")));
    if (head.length.value_or(0) > most)
        return then(refused(problemAnswer("too_large", {{"most", most}})));
    const auto sender = m_guard.admit(head, m_clock());
    if (!sender)
        return then(refused(problemAnswer(sender.error(), {{"time", m_clock()}})));
    if (!m_devices.admit(std::string(core::asText(sender->key)), m_clock()))
        return then(refused(problemAnswer("rate")));
    withState(sender->key, [this, route, head, sender = *sender, then](Stored<std::optional<DeviceState>> state) {
        if (!state)
            return then(refused(storageProblem(state.error())));
        then(admission(route, head, sender, *state));
    });
}

void Service::withState(const core::PublicKey &key, std::function<void(Stored<std::optional<DeviceState>>)> then)
{
    const auto known = m_known.find(key);
    if (known != m_known.end() && m_clock() < known->second.until)
        return then(known->second.state);
    m_workers.withStorage([this, key, then](Storage &storage) {
        m_home([this, key, then, device = storage.findDevice(key)] {
            if (!device)
                return then(core::Failure{device.error()});
            if (m_known.size() >= mostKnown)
                m_known.clear();
            Known &entry = m_known[key];
            entry.state = *device ? std::optional((*device)->state) : std::nullopt;
            entry.until = m_clock() + knownFor;
            then(entry.state);
        });
    });
}

Service::Admission Service::admission(Route route, const RequestHead &head, const Sender &sender,
                                      std::optional<DeviceState> state)
{
    if (!state && route != Route::Enrol)
        return refused(problemAnswer("unknown_device"));
    if (route == Route::Journal && *state != DeviceState::Approved)
        return refused(problemAnswer(name(*state)));
    if (state)
        if (const char *problem = m_guard.remember(sender, m_clock()))
            return refused(problemAnswer(problem));
    const std::uint64_t length = head.length.value_or(0);
    if (length == 0)
        return {std::nullopt, 0, sender, nullptr};
    if (const auto bodies = m_bodies.find(sender.key); bodies != m_bodies.end() && bodies->second >= mostBodiesOfDevice)
        return refused(problemAnswer("rate"));
    if (!hasRoomFor(length, length))
        return refused(problemAnswer("busy"));
    return {std::nullopt, length, sender, std::make_shared<Room>(*this, sender.key, length)};
}

void Service::prove(const RequestHead &head, Answer &answer)
{
    core::wire::SignedAnswer said{{}, head.method, head.target, {}, answer.status, {}};
    const bool isWanted = head.path().starts_with("/v1/") && readHex(head.header("thonghanh-nonce"), said.nonce);
    if (!isWanted || answer.status == 429 || answer.status == 503)
        return;
    if (core::PublicKey device{}; readHex(head.header("thonghanh-device"), device))
        said.device = device;
    said.body = core::blake2b256(answer.headOnly ? core::ByteView() : core::asBytes(answer.body));
    if (const auto signature = m_signer.sign(core::wire::toBeSigned(said)))
        answer.headers.emplace_back("Thonghanh-Answer", core::toHex(*signature));
}

bool Service::hasRoomFor(std::uint64_t length, std::uint64_t bytes) const
{
    // A quarter is kept for small bodies: a few large ones on slow links shall not keep everybody out.
    const std::uint64_t most = m_options.mostWaitingBytes - (length > smallBody ? m_options.mostWaitingBytes / 4 : 0);
    return metrics.bytesWaiting + bytes <= most;
}

Service::Room::Room(Service &service, const core::PublicKey &device, std::uint64_t length)
    : m_service(&service), m_device(device), m_length(length)
{
    ++service.m_bodies[device];
}

bool Service::Room::take(std::uint64_t bytes)
{
    if (!m_service->hasRoomFor(m_length, bytes))
        return false;
    m_taken += bytes;
    m_service->metrics.bytesWaiting += bytes;
    return true;
}

void Service::Room::giveBack()
{
    if (!m_service)
        return;
    m_service->metrics.bytesWaiting -= m_taken;
    const auto bodies = m_service->m_bodies.find(m_device);
    if (--bodies->second == 0)
        m_service->m_bodies.erase(bodies);
    m_service = nullptr;
}

void Service::finish(const RequestHead &head, Admission admission, core::Bytes body, std::function<void(Answer)> then)
{
    if (core::blake2b256(body) != admission.sender.body)
        return then(problemAnswer("body_hash"));
    const core::PublicKey &key = admission.sender.key;
    // Given back here and not where the last copy goes: that may be a worker's thread.
    const auto answered = [then = std::move(then), room = admission.room](Answer answer) {
        if (room)
            room->giveBack();
        then(std::move(answer));
    };
    const Route what = route(head);
    if (what == Route::Journal)
        journal(key, std::move(body), answered);
    else if (what == Route::Enrol)
        enrol(key, body, answered);
    else
        device(key, answered);
}

} // namespace th::hub
