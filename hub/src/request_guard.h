// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing.h"
#include "http.h"
#include "hub/storage.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace th::hub {

/// Who sent a request, proven by the signature in its headers. The body is still to be compared.
struct Sender {
    core::PublicKey key{};
    std::array<std::uint8_t, 32> body{}; ///< what the body must hash to (BLAKE2b-256)
    std::array<std::uint8_t, 16> nonce{};
};

/// A header's bytes; false: not that many in hex.
template <std::size_t size> [[nodiscard]] bool readHex(std::string_view text, std::array<std::uint8_t, size> &into)
{
    const auto bytes = core::fromHex(text);
    if (!bytes || bytes->size() != size)
        return false;
    std::copy(bytes->begin(), bytes->end(), into.begin());
    return true;
}

/// Checks the signature of requests (docs/formats/hub.md) and lets each pass once. Thread: one at a time.
class RequestGuard {
public:
    static constexpr Milliseconds window = 5 * 60 * 1000; ///< how far a request's time may be from ours

    explicit RequestGuard(const core::PublicKey &hub);
    static constexpr std::size_t mostNonces = 2'000'000; ///< of each of the two sets, about 40 bytes apiece

    /// The error is the code of a problem: "unsigned", "clock", "signature". Costs about 0.1 ms, and no memory.
    [[nodiscard]] core::Result<Sender, const char *> admit(const RequestHead &head, Milliseconds now) const;
    /// For senders that the hub knows: anybody can make keys, and what is remembered takes memory. Null: the request is
    /// new; else the code of a problem, "replay" or "busy".
    [[nodiscard]] const char *remember(const Sender &sender, Milliseconds now);

private:
    core::PublicKey m_hub;
    core::Bytes m_secret; ///< of this process: nobody can choose nonces that collide
    // A nonce matters for twice the window: two sets take turns, so that none has to be searched for what is old.
    std::unordered_set<std::uint64_t> m_recent, m_older;
    Milliseconds m_turned = 0;
};

/// So many a second over time, and at once as many as `burst`. Keys are forgotten when they have their fill again.
/// Thread: one at a time.
class RateLimit {
public:
    RateLimit(double perSecond, double burst) : m_perSecond(perSecond), m_burst(burst) {}
    [[nodiscard]] bool admit(const std::string &key, Milliseconds now);
    /// For what turned out to cost more than one: `key` may have to wait for it.
    void charge(const std::string &key, double amount, Milliseconds now);

private:
    struct Bucket {
        double level = 0;
        Milliseconds at = 0;
    };
    Bucket &filled(const std::string &key, Milliseconds now);
    void forgetFull(Milliseconds now);
    [[nodiscard]] double levelAt(const Bucket &bucket, Milliseconds now) const;

    double m_perSecond, m_burst;
    std::unordered_map<std::string, Bucket> m_buckets;
    std::size_t m_sweepAt = 1024;
};

} // namespace th::hub
