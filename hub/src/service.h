// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/server.h"
#include "metrics.h"
#include "problems.h"
#include "request_guard.h"
#include "tree.h"
#include "workers.h"

namespace th::hub {

/// What the hub answers, apart from how bytes come and go (docs/formats/hub.md). Thread: one; what workers find out
/// comes back through `home`, which runs a function on that thread. Callbacks may come before the call returns.
class Service {
public:
    using Home = std::function<void(std::function<void()>)>;
    using Clock = std::function<Milliseconds()>;
    Service(const ServerOptions &options, Workers &workers, const core::PublicKey &hub, Clock clock, Home home);

    /// Either an answer, or: read the body of `length` bytes (0: there is none), then call `finish`.
    struct Admission {
        std::optional<Answer> answer;
        std::uint64_t length = 0;
        Sender sender;
        std::shared_ptr<void> room; ///< of the bodies' share of memory; given back when this goes
    };
    void begin(const RequestHead &head, std::function<void(Admission)> then);
    void finish(const RequestHead &head, Admission admission, core::Bytes body, std::function<void(Answer)> then);

    /// Stable name of what a request is for, for counting.
    [[nodiscard]] static const char *routeOf(const RequestHead &head);
    void forgetDevices() { m_known.clear(); }
    Metrics metrics;

private:
    enum class Route { Health, Metrics, Hub, Tree, Enrol, Device, Journal, Nothing };
    struct Known {
        std::optional<DeviceState> state;
        Milliseconds until = 0;
    };
    using Then = std::function<void(Answer)>;

    [[nodiscard]] static Route route(const RequestHead &head);
    [[nodiscard]] std::optional<Answer> open(Route route, const RequestHead &head);
    void health(Then then);
    void file(const RequestHead &head, Then then);
    void admitSigned(Route route, const RequestHead &head, std::function<void(Admission)> then);
    void withState(const core::PublicKey &key, std::function<void(Stored<std::optional<DeviceState>>)> then);
    [[nodiscard]] Admission admission(Route route, const RequestHead &head, const Sender &sender,
                                      std::optional<DeviceState> state);
    [[nodiscard]] std::shared_ptr<void> reserve(std::uint64_t bytes);
    void enrol(const core::PublicKey &key, const core::Bytes &body, Then then);
    void device(const core::PublicKey &key, Then then);
    void journal(const core::PublicKey &key, core::Bytes body, Then then);
    [[nodiscard]] Answer uploadAnswer(const UploadDone &done);
    [[nodiscard]] Answer storageProblem(const StorageError &error);

    const ServerOptions &m_options;
    Workers &m_workers;
    core::PublicKey m_hub;
    Clock m_clock;
    Home m_home;
    std::optional<Tree> m_tree;
    RequestGuard m_guard;
    RateLimit m_addresses, m_devices;
    std::map<core::PublicKey, Known> m_known;
};

} // namespace th::hub
