// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hub_wire.h"
#include "core/signing.h"

namespace th::core::wire {

/// A journal upload on its way by hand (docs/formats/stick.md): sealed to the hub, so that whoever finds the stick
/// reads nothing, and signed by the device, so that nobody else can add to its journal.
struct Parcel {
    PublicKey device{};
    Bytes upload; ///< the body of POST /v1/journal; not looked into
};
inline constexpr std::size_t maxParcelBytes = maxUploadBytes + 1024;

/// REQUIRES a hub's key that passes `checkPublicKey`. Empty if the device did not sign.
[[nodiscard]] Bytes sealParcel(ByteView upload, const PublicKey &hub, Signer &device);
/// The error is the stable name of what is wrong: "parcel.size", "parcel.magic", "parcel.other_hub",
/// "parcel.damaged" (cut or altered), "parcel.signature".
[[nodiscard]] Result<Parcel, std::string> openParcel(ByteView bytes, const SoftwareKey &hub);

} // namespace th::core::wire
