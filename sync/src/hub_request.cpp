// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub_request.h"

#include <sodium.h>

namespace th::sync {

std::string hubAddress(const std::string &address, const std::string &target)
{
    return (address.ends_with('/') ? address.substr(0, address.size() - 1) : address) + target;
}

HubQuestion askWhichHub(const std::string &address)
{
    const std::string target = "/v1/hub";
    core::wire::SignedAnswer expected{{}, "GET", target, {}, 0, {}};
    core::initialiseCrypto();
    randombytes_buf(expected.nonce.data(), expected.nonce.size());
    HttpAsk ask{hubAddress(address, target), maxHubAnswerBytes};
    ask.headers = {"Thonghanh-Nonce: " + core::toHex(expected.nonce)};
    return {std::move(ask), std::move(expected)};
}

store::Stored<HubQuestion> signHubRequest(const HubPlace &hub, const std::string &target,
                                          std::optional<core::Bytes> body, std::int64_t milliseconds,
                                          const core::PublicKey &device, const DeviceSigner &sign)
{
    const core::ByteView view = body ? core::ByteView(*body) : core::ByteView();
    core::wire::SignedRequest request{hub.key, body ? "POST" : "GET", target, milliseconds, {}, core::blake2b256(view)};
    core::initialiseCrypto();
    randombytes_buf(request.nonce.data(), request.nonce.size());
    const auto signature = sign(core::wire::toBeSigned(request));
    if (!signature)
        return core::Failure{signature.error()};
    HttpAsk ask{hubAddress(hub.address, target), maxHubAnswerBytes};
    ask.headers = {"Thonghanh-Device: " + core::toHex(device), "Thonghanh-Time: " + std::to_string(milliseconds),
                   "Thonghanh-Nonce: " + core::toHex(request.nonce), "Thonghanh-Body: " + core::toHex(request.body),
                   "Thonghanh-Signature: " + core::toHex(*signature)};
    if (body) {
        ask.headers.emplace_back("Content-Type: application/octet-stream");
        ask.headers.emplace_back("Expect:"); // not to wait for a word before sending
    }
    ask.post = std::move(body);
    ask.follows = false;
    return HubQuestion{std::move(ask), {device, request.method, target, request.nonce, 0, {}}};
}

} // namespace th::sync
