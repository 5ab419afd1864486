// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parcel.h"

#include "core/cbor.h"

#include <algorithm>
#include <sodium.h>

namespace th::core::wire {

namespace {

constexpr std::string_view magic = "THPRC1\n";
constexpr std::string_view domain = "th-parcel-1";
constexpr std::size_t headBytes = magic.size() + std::tuple_size_v<PublicKey>;
constexpr std::size_t innerHead = std::tuple_size_v<PublicKey> + std::tuple_size_v<Signature>;

Bytes signedOf(const PublicKey &hub, ByteView upload)
{
    cbor::Writer writer;
    writer.array(3).text(domain).bytes(hub).bytes(blake2b256(upload));
    return std::move(writer).take();
}

} // namespace

Bytes sealParcel(ByteView upload, const PublicKey &hub, Signer &device)
{
    initialiseCrypto();
    std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> to{};
    const auto signature = device.sign(signedOf(hub, upload));
    if (!signature || crypto_sign_ed25519_pk_to_curve25519(to.data(), hub.data()) != 0)
        return {};
    const PublicKey from = device.publicKey();
    Bytes inner(from.begin(), from.end());
    inner.insert(inner.end(), signature->begin(), signature->end());
    inner.insert(inner.end(), upload.begin(), upload.end());
    Bytes out(magic.begin(), magic.end());
    out.insert(out.end(), hub.begin(), hub.end());
    out.resize(headBytes + crypto_box_SEALBYTES + inner.size());
    crypto_box_seal(out.data() + headBytes, inner.data(), inner.size(), to.data());
    return out;
}

Result<Parcel, std::string> openParcel(ByteView bytes, const SoftwareKey &hub)
{
    if (bytes.size() > maxParcelBytes || bytes.size() < headBytes + crypto_box_SEALBYTES + innerHead)
        return Failure{std::string("parcel.size")};
    if (!asText(bytes).starts_with(magic))
        return Failure{std::string("parcel.magic")};
    const PublicKey self = hub.publicKey();
    if (!std::ranges::equal(bytes.subspan(magic.size(), self.size()), self))
        return Failure{std::string("parcel.other_hub")};
    const auto inner = hub.openSealed(bytes.subspan(headBytes));
    if (!inner)
        return Failure{std::string("parcel.damaged")};
    Parcel parcel;
    Signature signature{};
    std::copy_n(inner->begin(), parcel.device.size(), parcel.device.begin());
    std::copy_n(inner->begin() + parcel.device.size(), signature.size(), signature.begin());
    parcel.upload.assign(inner->begin() + innerHead, inner->end());
    if (!checkPublicKey(parcel.device) || !verifyEd25519(parcel.device, signedOf(self, parcel.upload), signature))
        return Failure{std::string("parcel.signature")};
    return parcel;
}

} // namespace th::core::wire
