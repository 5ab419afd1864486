// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hub_wire.h"
#include "store/error.h"
#include "sync/transport.h"

#include <functional>

namespace th::sync {

constexpr std::size_t maxHubAnswerBytes = 64U << 10;

struct HubPlace {
    std::string address; ///< what stands above /v1
    core::PublicKey key{};
};
/// `target` ("/v1/…") at a hub whose address may end in a slash.
[[nodiscard]] std::string hubAddress(const std::string &address, const std::string &target);

/// What is asked, and what the hub must sign of its answer: all but the answer itself.
struct HubQuestion {
    HttpAsk ask;
    core::wire::SignedAnswer expected;
};
/// Who the hub is: whoever has its key can answer that. Not signed by the device.
[[nodiscard]] HubQuestion askWhichHub(const std::string &address);

using DeviceSigner = std::function<store::Stored<core::Signature>(core::ByteView)>;
/// A request that only this device can make, only of this hub, only now (docs/formats/hub.md, "Signed requests"). With
/// a body it is a POST, else a GET. `milliseconds` since 1970 by the hub's clock.
[[nodiscard]] store::Stored<HubQuestion> signHubRequest(const HubPlace &hub, const std::string &target,
                                                        std::optional<core::Bytes> body, std::int64_t milliseconds,
                                                        const core::PublicKey &device, const DeviceSigner &sign);

} // namespace th::sync
