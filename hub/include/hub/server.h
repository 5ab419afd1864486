// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/storage.h"

#include <chrono>
#include <functional>
#include <set>

namespace th::hub {

struct ServerOptions {
    std::string listen = "127.0.0.1:8440"; ///< ADDRESS:PORT, an IPv6 address in brackets; port 0: any that is free
    std::string tree;                      ///< folder of published files; empty: none
    std::string certificate;               ///< PEM files; both or none. With them only TLS is spoken
    std::string certificateKey;
    std::string control;               ///< socket for commands on this machine; empty: none
    std::set<std::string> proxies;     ///< whose X-Forwarded-For is believed
    std::set<std::string> metricsFrom; ///< who may read /metrics besides this machine
    std::size_t mostConnections = 10'000;
    std::size_t mostPerAddress = 10'000;        ///< a ward behind one address has many devices
    std::size_t mostWaitingBytes = 64U << 20;   ///< bodies taken in and not answered yet
    double requestsPerSecond = 200;             ///< of one address; at once ten times as many
    double uploadsPerSecond = 5;                ///< signed requests of one device; at once ten times as many
    std::chrono::milliseconds headTime{10'000}; ///< from a request's first byte to the end of its head
    std::chrono::milliseconds idleTime{90'000}; ///< between requests
    std::chrono::milliseconds bodyTime{
        20'000}; ///< for a body, besides its length at 4 kB/s; half of it without a byte ends it
    std::chrono::milliseconds writeTime{30'000}; ///< for every 32 kB that the client takes
    std::chrono::hours staleAfter{24};           ///< longer without a word from a device is an alarm
    std::chrono::hours staleDataAfter{72};       ///< so are its data, older than this
    std::chrono::milliseconds stopTime{20'000};  ///< at the end, for what still runs
};

/// What became of a server that has ended. Empty: it was asked to stop.
struct ServerEnd {
    std::string vietnamese, english;
};

/// Serves until SIGTERM or SIGINT, then finishes what runs and refuses what is new. `listening` is told the address
/// once connections are taken. Raises the limit of open files as far as it is allowed. `hub` signs the answers, in this
/// thread while the storage signs receipts in another: not the object that the storage has.
[[nodiscard]] ServerEnd serve(const ServerOptions &options, std::unique_ptr<Storage> storage, core::Signer &hub,
                              std::function<Milliseconds()> clock,
                              const std::function<void(const std::string &)> &listening);

} // namespace th::hub
