// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"

namespace th::core::wire {

/// What a device signs of every request to a hub (docs/formats/hub.md): a request can neither be altered, nor be sent
/// to another hub, nor be sent again later.
struct SignedRequest {
    PublicKey hub{};                      ///< the hub it is meant for
    std::string method;                   ///< "GET", "POST"
    std::string target;                   ///< path and query, as in the request line
    std::int64_t milliseconds = 0;        ///< since 1970 UTC, by the hub's clock
    std::array<std::uint8_t, 16> nonce{}; ///< never used twice by a device
    std::array<std::uint8_t, 32> body{};  ///< BLAKE2b-256 of the body, of nothing if there is none
};
[[nodiscard]] Bytes toBeSigned(const SignedRequest &request);

/// What a hub signs of each answer: it can neither be made up or altered, nor be the answer to anything else.
struct SignedAnswer {
    std::optional<PublicKey> device;      ///< who asked; nothing: the request was not signed
    std::string method, target;           ///< of the request
    std::array<std::uint8_t, 16> nonce{}; ///< of the request
    unsigned status = 0;
    std::array<std::uint8_t, 32> body{}; ///< BLAKE2b-256 of the answer's body, of nothing if there is none
};
[[nodiscard]] Bytes toBeSigned(const SignedAnswer &answer);

/// Body of a journal upload: the entries `after + 1`, `after + 2` … as bytes. Views into the decoded memory.
struct Upload {
    std::uint64_t after = 0;
    std::vector<ByteView> entries;
    ByteView receipt; ///< the newest the device has; empty if none
};
inline constexpr std::size_t maxUploadBytes = 4U << 20;
inline constexpr std::size_t maxUploadEntries = 4096;
/// REQUIRES at most `maxUploadEntries` entries that together, framing included, fit `maxUploadBytes`.
[[nodiscard]] Bytes encode(const Upload &upload);
/// Strict; the entries themselves are not looked into. The error is the stable name of the rule that is broken.
[[nodiscard]] Result<Upload, std::string> decodeUpload(ByteView bytes);

} // namespace th::core::wire
