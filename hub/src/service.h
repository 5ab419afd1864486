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
    Service(const ServerOptions &options, Workers &workers, core::Signer &hub, Clock clock, Home home);

    /// A body's share of memory and its device's place, from its head until its answer is there. Thread: the
    /// network's; only what was given back already may end elsewhere.
    class Room {
    public:
        Room(Service &service, const core::PublicKey &device, std::uint64_t length);
        Room(const Room &) = delete;
        Room &operator=(const Room &) = delete;
        ~Room() { giveBack(); }
        /// Asked for as bytes come: who only announces a body takes room from nobody.
        [[nodiscard]] bool take(std::uint64_t bytes);
        void giveBack();

    private:
        Service *m_service;
        core::PublicKey m_device;
        std::uint64_t m_length, m_taken = 0;
    };

    /// Either an answer, or: read the body of `length` bytes (0: there is none), then call `finish`.
    struct Admission {
        std::optional<Answer> answer;
        std::uint64_t length = 0;
        Sender sender;
        std::shared_ptr<Room> room; ///< null: there is no body
    };
    void begin(const RequestHead &head, std::function<void(Admission)> then);
    void finish(const RequestHead &head, Admission admission, core::Bytes body, std::function<void(Answer)> then);

    /// Adds the hub's signature to an answer to a /v1 request, which must be as it goes out. 429 and 503 go without:
    /// they claim nothing, and who asks too much shall cost nothing.
    void prove(const RequestHead &head, Answer &answer);

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
    void countDevices();
    void health(Then then);
    void file(const RequestHead &head, Then then);
    void admitSigned(Route route, const RequestHead &head, std::function<void(Admission)> then);
    void withState(const core::PublicKey &key, std::function<void(Stored<std::optional<DeviceState>>)> then);
    [[nodiscard]] Admission admission(Route route, const RequestHead &head, const Sender &sender,
                                      std::optional<DeviceState> state);
    [[nodiscard]] bool hasRoomFor(std::uint64_t length, std::uint64_t bytes) const;
    void enrol(const core::PublicKey &key, const core::Bytes &body, Then then);
    void device(const core::PublicKey &key, Then then);
    void journal(const core::PublicKey &key, core::Bytes body, Then then);
    [[nodiscard]] Answer uploadAnswer(const UploadDone &done);
    [[nodiscard]] Answer storageProblem(const StorageError &error, bool storing = false);
    void stored();

    const ServerOptions &m_options;
    Workers &m_workers;
    core::Signer &m_signer;
    core::PublicKey m_hub;
    Clock m_clock;
    Home m_home;
    std::optional<Tree> m_tree;
    RequestGuard m_guard;
    RateLimit m_addresses, m_devices;
    std::map<core::PublicKey, Known> m_known;
    std::map<StorageFault, Milliseconds> m_logged; ///< when a fault was last written down
    bool m_counting = false;                       ///< devices, for the next reading of the metrics
    bool m_storeFailed = false;                    ///< and no store has succeeded since
    std::map<std::string, std::vector<std::function<void(const std::string &)>>> m_hashing; ///< files by identity
    std::map<core::PublicKey, std::size_t> m_bodies; ///< of each device, not answered yet
};

} // namespace th::hub
