// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/cbor.h"
#include "core/signing.h"

namespace th::core::cose {

/// COSE_Sign1 (RFC 9052 §4.2), tagged 18, EdDSA only, attached payload, empty external data.
struct Sign1 {
    Bytes protectedHeader; ///< the encoded map inside its byte string: {1: -8}
    Bytes payload;
    Signature signature{};
};

enum class Fault {
    Cbor,                  ///< see the CBOR error
    NotSign1,              ///< another tag, another array length
    UnsupportedAlgorithm,  ///< alg missing, unprotected or not EdDSA
    UnknownCriticalHeader, ///< 'crit' present: we know no extension
    HeaderNotAllowed,      ///< any header beside alg in the protected, any at all in the unprotected map
    DetachedPayload,
    SignatureLength,
};
[[nodiscard]] const char *name(Fault fault);

struct Error {
    Fault fault;
    std::optional<cbor::Error> cbor{};
};

[[nodiscard]] Result<Sign1, Error> decodeSign1(ByteView bytes);
[[nodiscard]] Bytes encodeSign1(const Sign1 &message);
/// Sig_structure of RFC 9052 §4.4 for "Signature1": what is signed.
[[nodiscard]] Bytes toBeSigned(ByteView protectedHeader, ByteView payload);
/// The protected header of every message we make: {1: -8} (alg: EdDSA).
[[nodiscard]] Bytes edDsaHeader();

} // namespace th::core::cose
