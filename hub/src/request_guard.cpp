// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_guard.h"

#include "core/hub_wire.h"

#include <charconv>
#include <cstring>
#include <sodium.h>

namespace th::hub {

namespace {

bool readNumber(std::string_view text, std::int64_t &into)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

} // namespace

RequestGuard::RequestGuard(const core::PublicKey &hub) : m_hub(hub), m_secret(32)
{
    core::initialiseCrypto();
    randombytes_buf(m_secret.data(), m_secret.size());
}

core::Result<Sender, const char *> RequestGuard::admit(const RequestHead &head, Milliseconds now) const
{
    Sender sender;
    core::wire::SignedRequest request{m_hub, head.method, head.target, 0, {}, {}};
    core::Signature signature{};
    if (!readHex(head.header("thonghanh-device"), sender.key) ||
        !readHex(head.header("thonghanh-nonce"), request.nonce) ||
        !readNumber(head.header("thonghanh-time"), request.milliseconds) ||
        !readHex(head.header("thonghanh-body"), request.body) ||
        !readHex(head.header("thonghanh-signature"), signature))
        return core::Failure<const char *>{"unsigned"};
    if (request.milliseconds < now - window || request.milliseconds > now + window)
        return core::Failure<const char *>{"clock"};
    if (!core::verifyEd25519(sender.key, core::wire::toBeSigned(request), signature))
        return core::Failure<const char *>{"signature"};
    sender.body = request.body;
    sender.nonce = request.nonce;
    return sender;
}

const char *RequestGuard::remember(const Sender &sender, Milliseconds now)
{
    // Our own clock may be set back, even by years: the sets then turn two windows from there.
    m_turned = std::min(m_turned, now);
    if (now - m_turned > 2 * window) {
        m_older = std::move(m_recent);
        m_recent.clear();
        m_turned = now;
    }
    core::Bytes both(sender.key.begin(), sender.key.end());
    both.insert(both.end(), sender.nonce.begin(), sender.nonce.end());
    const auto hash = core::blake2b256(both, m_secret);
    std::uint64_t mark = 0;
    std::memcpy(&mark, hash.data(), sizeof mark);
    if (m_older.contains(mark) || m_recent.contains(mark))
        return "replay";
    if (m_recent.size() >= mostNonces)
        return "busy";
    m_recent.insert(mark);
    return nullptr;
}

double RateLimit::levelAt(const Bucket &bucket, Milliseconds now) const
{
    const auto passed = static_cast<double>(std::max<Milliseconds>(now - bucket.at, 0)) / 1000;
    return std::min(m_burst, bucket.level + passed * m_perSecond);
}

void RateLimit::forgetFull(Milliseconds now)
{
    std::erase_if(m_buckets, [&](const auto &item) { return levelAt(item.second, now) >= m_burst; });
    m_sweepAt = std::max<std::size_t>(1024, 2 * m_buckets.size());
}

RateLimit::Bucket &RateLimit::filled(const std::string &key, Milliseconds now)
{
    if (m_buckets.size() >= m_sweepAt)
        forgetFull(now);
    const auto [found, isNew] = m_buckets.try_emplace(key, Bucket{m_burst, now});
    Bucket &bucket = found->second;
    bucket.level = levelAt(bucket, now);
    bucket.at = now;
    return bucket;
}

bool RateLimit::admit(const std::string &key, Milliseconds now)
{
    Bucket &bucket = filled(key, now);
    if (bucket.level < 1)
        return false;
    bucket.level -= 1;
    return true;
}

void RateLimit::charge(const std::string &key, double amount, Milliseconds now) { filled(key, now).level -= amount; }

} // namespace th::hub
