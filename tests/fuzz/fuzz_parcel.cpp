// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A parcel as it comes on a stick, and the input as what lies in its box: the seal can be made by anybody.
#include "core/parcel.h"

#include <algorithm>
#include <cstdlib>
#include <sodium.h>

using namespace th::core;

namespace {

SoftwareKey keyOf(std::uint8_t which)
{
    std::array<std::uint8_t, 32> seed{};
    seed.fill(which);
    return SoftwareKey::fromSeed(seed);
}

Bytes boxed(ByteView content, const PublicKey &hub)
{
    std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> to{};
    if (crypto_sign_ed25519_pk_to_curve25519(to.data(), hub.data()) != 0)
        std::abort();
    const auto magic = asBytes(std::string_view("THPRC1\n"));
    Bytes parcel(magic.begin(), magic.end());
    parcel.insert(parcel.end(), hub.begin(), hub.end());
    const std::size_t head = parcel.size();
    parcel.resize(head + crypto_box_SEALBYTES + content.size());
    if (crypto_box_seal(parcel.data() + head, content.data(), content.size(), to.data()) != 0)
        std::abort();
    return parcel;
}

} // namespace

/// What is believed is what the device signed, and nothing of a parcel can be altered.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr std::size_t signedHead = 32 + 64;
    static const SoftwareKey hub = keyOf(1);
    static SoftwareKey device = keyOf(2);
    const ByteView input(data, size);
    (void)wire::openParcel(input, hub);
    if (const auto inner = wire::openParcel(boxed(input, hub.publicKey()), hub);
        inner && (size < signedHead || !std::ranges::equal(inner->upload, input.subspan(signedHead))))
        std::abort();
    Bytes own = wire::sealParcel(input, hub.publicKey(), device);
    const auto opened = wire::openParcel(own, hub);
    if (size <= wire::maxUploadBytes &&
        (!opened || opened->device != device.publicKey() || !std::ranges::equal(opened->upload, input)))
        std::abort();
    if (size > 0) {
        own[data[0] % own.size()] ^= 1;
        if (wire::openParcel(own, hub))
            std::abort();
    }
    return 0;
}
