// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service.h"

#include "core/hub_wire.h"

#include <algorithm>

namespace th::hub {

namespace {

constexpr std::string_view treePrefix = "/tree/";
constexpr Milliseconds knownFor = 10'000; ///< a revocation holds at every hub after this
constexpr std::size_t mostKnown = 20'000;
constexpr std::size_t maxEnrolmentBytes = 4096;
constexpr std::uint64_t smallBody = 1U << 16;
constexpr double burst = 10; ///< seconds' worth

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

Service::Service(const ServerOptions &options, Workers &workers, const core::PublicKey &hub, Clock clock, Home home)
    : m_options(options), m_workers(workers), m_hub(hub), m_clock(std::move(clock)), m_home(std::move(home)),
      m_guard(hub), m_addresses(options.requestsPerSecond, burst * options.requestsPerSecond),
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
    if (route == Route::Metrics && !head.fromLoopback && !m_options.metricsFrom.contains(head.address))
        return problemAnswer("not_found");
    if (route == Route::Metrics)
        return plain(200, metrics.text());
    return std::nullopt;
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
        const bool works = storage.ping().ok();
        m_home([this, then, works] {
            metrics.storageWorks = works;
            then(works ? plain(200, "ok\n") : problemAnswer("storage"));
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
    m_workers.aside([this, head, then, file = *found] {
        m_home([this, head, then, file, tag = Tree::tagOf(file)] {
            if (tag.empty())
                return then(problemAnswer("not_found"));
            m_tree->remember(file, tag);
            then(answerWith(head, file, tag));
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
    const std::uint64_t length = head.length.value_or(0);
    auto room = reserve(length);
    if (!room)
        return refused(problemAnswer("busy"));
    return {std::nullopt, length, sender, std::move(room)};
}

std::shared_ptr<void> Service::reserve(std::uint64_t bytes)
{
    // A quarter is kept for small bodies: a few large ones on slow links shall not keep everybody out.
    const std::uint64_t most = m_options.mostWaitingBytes - (bytes > smallBody ? m_options.mostWaitingBytes / 4 : 0);
    if (metrics.bytesWaiting + bytes > most)
        return nullptr;
    metrics.bytesWaiting += bytes;
    return {static_cast<void *>(this), [this, bytes](void *) { metrics.bytesWaiting -= bytes; }};
}

void Service::finish(const RequestHead &head, Admission admission, core::Bytes body, std::function<void(Answer)> then)
{
    if (core::blake2b256(body) != admission.sender.body)
        return then(problemAnswer("body_hash"));
    const core::PublicKey &key = admission.sender.key;
    const auto answered = [then = std::move(then), room = admission.room](Answer answer) { then(std::move(answer)); };
    const Route what = route(head);
    if (what == Route::Journal)
        journal(key, std::move(body), answered);
    else if (what == Route::Enrol)
        enrol(key, body, answered);
    else
        device(key, answered);
}

} // namespace th::hub
