// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/signing.h"
#include "core/time.h"

#include <string>
#include <string_view>

namespace th::core {

/// What a new device must know to begin (docs/formats/enrolment.md): shown as a code by the administrator, scanned by
/// the device. Nothing in it is signed: whoever shows it is trusted, face to face.
struct EnrolmentCode {
    std::string hub;                     ///< address above /v1: "https://host[:port][/path]", 1 to 200 bytes
    PublicKey hubKey{};                  ///< the hub must have this key
    std::array<std::uint8_t, 32> root{}; ///< SHA-256 of the root's canonical signed part: its fingerprint
    std::uint64_t rootVersion = 1;       ///< 1 to 2^31: the tree has it as metadata/N.root.json
    std::string token;                   ///< 1 to 64 of A–Z a–z 0–9 - _; serves one device
    Instant expires{};
    friend bool operator==(const EnrolmentCode &, const EnrolmentCode &) = default;
};

enum class EnrolmentFault {
    NotACode,  ///< another kind of code, or none
    Damaged,   ///< cut off, mistyped, or pasted in part
    NewerKind, ///< of a version that we do not know
    Malformed, ///< whole, but breaks a rule
};
/// True if the text means to be such a code: begins with "THE" and a digit.
[[nodiscard]] bool looksLikeEnrolment(std::string_view text);
/// REQUIRES values within their limits. Characters of QR alphanumeric mode.
[[nodiscard]] std::string encodeEnrolment(const EnrolmentCode &code);
/// At most 1,024 characters are looked at. Line breaks and tabs, which pasting brings, are skipped; nothing else is.
[[nodiscard]] Result<EnrolmentCode, EnrolmentFault> decodeEnrolment(std::string_view text);
/// True if such a code may name this address: http or https, a host, printable ASCII, neither user nor query.
[[nodiscard]] bool isHubAddress(std::string_view address);
/// True for https, and for plain http that stays on this machine (127.0.0.0/8, [::1], localhost): on any other way
/// whoever listens reads the token. REQUIRES isHubAddress.
[[nodiscard]] bool isSealedWay(std::string_view address);

/// True for what a device may be called: 1 to 80 bytes of UTF-8 without control characters.
[[nodiscard]] bool isDeviceName(std::string_view text);
/// "dev-" and 16 digits that follow from the key: what a station is called in files and lists.
[[nodiscard]] std::string deviceIdOf(const PublicKey &key);

/// What a device hands over where no network leads to the hub: its key, its name, the token, and a signature that
/// proves the key. One line of text, carried by stick.
struct EnrolmentRequest {
    PublicKey device{};
    std::string name; ///< see isDeviceName
    std::string token;
};
[[nodiscard]] Bytes enrolmentToBeSigned(const EnrolmentRequest &request);
[[nodiscard]] std::string encodeEnrolmentRequest(const EnrolmentRequest &request, const Signature &signature);
/// Nothing unless the device itself signed it.
[[nodiscard]] std::optional<EnrolmentRequest> openEnrolmentRequest(std::string_view text);

} // namespace th::core
