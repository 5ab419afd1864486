// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/package.h"

#include "core/cbor.h"
#include "core/secret.h"

#include <algorithm>
#include <sodium.h>

namespace th::accounts {

namespace {

using core::cbor::Reader;
using core::cbor::Writer;

constexpr std::string_view magic = "th-accounts-package-1", absentMagic = "th-accounts-absent-1";
constexpr std::array absences{Absence::NotToBeHad,     Absence::AnotherUnits, Absence::RoleFormat,
                              Absence::RoleSignatures, Absence::RoleExpired,  Absence::RoleMismatch};
constexpr std::size_t maxDevices = 4096, tagSize = 8;
constexpr std::size_t keySize = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t sealedSize = keySize + crypto_box_SEALBYTES;
using Tag = std::array<std::uint8_t, tagSize>; ///< by which a device finds its key: as in its id
using ContentKey = std::array<std::uint8_t, keySize>;

Tag tagOf(const core::PublicKey &device)
{
    const auto hash = core::blake2b256(device);
    Tag tag;
    std::copy_n(hash.begin(), tagSize, tag.begin());
    return tag;
}

/// What the box is bound to.
core::Bytes headOf(const core::AuthorityCode &unit, std::uint64_t number)
{
    return std::move(Writer().array(3).text(magic).text(unit.text).unsignedInteger(number)).take();
}

/// The key is used once, so its nonce may be nought.
constexpr std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES> nonce{};

core::Bytes closeBox(const core::Bytes &plain, const core::Bytes &head, const ContentKey &key)
{
    core::Bytes box(plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(box.data(), nullptr, plain.data(), plain.size(), head.data(),
                                               head.size(), nullptr, nonce.data(), key.data());
    return box;
}

std::optional<core::Bytes> openBox(core::ByteView box, const core::Bytes &head, core::ByteView key)
{
    if (box.size() < crypto_aead_xchacha20poly1305_ietf_ABYTES || key.size() != keySize)
        return std::nullopt;
    core::Bytes plain(box.size() - crypto_aead_xchacha20poly1305_ietf_ABYTES);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, box.data(), box.size(), head.data(),
                                                   head.size(), nonce.data(), key.data()) != 0)
        return std::nullopt;
    return plain;
}

std::optional<core::Bytes> sealTo(const core::PublicKey &device, const ContentKey &key)
{
    std::array<std::uint8_t, crypto_scalarmult_curve25519_BYTES> curve{};
    core::Bytes sealed(sealedSize);
    if (crypto_sign_ed25519_pk_to_curve25519(curve.data(), device.data()) != 0 ||
        crypto_box_seal(sealed.data(), key.data(), key.size(), curve.data()) != 0)
        return std::nullopt;
    return sealed;
}

struct Opened {
    PackageFace face;
    std::vector<std::pair<core::ByteView, core::ByteView>> keys; ///< tag, sealed key
    core::ByteView box;
};

core::Result<Opened, std::string> read(core::ByteView package)
{
    const auto broken = core::Failure{std::string("package.format")};
    if (package.size() > maxPackageBytes)
        return core::Failure{std::string("package.too_large")};
    Reader reader(package);
    Opened opened;
    const auto items = reader.enterArray(5);
    const auto format = reader.readText(magic.size());
    const auto unit = reader.readText(16);
    const auto number = reader.readUnsigned();
    const auto count = reader.enterArray(maxDevices);
    if (!items || *items != 5 || !count || *format != magic || *number == 0 || *number > INT64_MAX)
        return broken;
    opened.face = {core::AuthorityCode(std::string(*unit)), *number, *count};
    if (!core::isWellFormed(opened.face.unit))
        return broken;
    for (std::size_t i = 0; i < *count; ++i) {
        const auto pair = reader.enterArray(2);
        const auto tag = reader.readBytes(tagSize);
        const auto key = reader.readBytes(sealedSize);
        if (!key || *pair != 2 || tag->size() != tagSize || key->size() != sealedSize ||
            (i > 0 && !std::ranges::lexicographical_compare(opened.keys.back().first, *tag)))
            return broken;
        opened.keys.emplace_back(*tag, *key);
    }
    const auto box = reader.readBytes(maxPackageBytes);
    if (!box || !reader.finish())
        return broken;
    opened.box = *box;
    return opened;
}

} // namespace

const char *name(Absence why)
{
    switch (why) {
    case Absence::NotToBeHad:
        return "accounts.missing";
    case Absence::AnotherUnits:
        return "accounts.other_unit";
    case Absence::RoleFormat:
        return "accounts.role_format";
    case Absence::RoleSignatures:
        return "accounts.role_signatures";
    case Absence::RoleExpired:
        return "accounts.role_expired";
    case Absence::RoleMismatch:
        return "accounts.role_mismatch";
    }
    return "accounts.missing";
}

core::Bytes standIn(Absence why)
{
    return why == Absence::NotToBeHad ? core::Bytes()
                                      : std::move(Writer().array(2).text(absentMagic).text(name(why))).take();
}

std::optional<core::Bytes> pack(const UnitAccounts &accounts, std::vector<core::PublicKey> devices)
{
    core::initialiseCrypto();
    std::ranges::sort(devices, {}, tagOf);
    devices.erase(std::unique(devices.begin(), devices.end()), devices.end());
    if (devices.size() > maxDevices)
        return std::nullopt;
    ContentKey key{};
    randombytes_buf(key.data(), key.size());
    Writer writer;
    writer.array(5).text(magic).text(accounts.unit.text).unsignedInteger(accounts.number).array(devices.size());
    for (const core::PublicKey &device : devices) {
        const auto sealed = sealTo(device, key);
        if (!sealed)
            return std::nullopt;
        writer.array(2).bytes(tagOf(device)).bytes(*sealed);
    }
    core::Bytes plain = encodeAccounts(accounts);
    writer.bytes(closeBox(plain, headOf(accounts.unit, accounts.number), key));
    core::wipe(plain.data(), plain.size());
    core::wipe(key.data(), key.size());
    core::Bytes package = std::move(writer).take();
    return package.size() <= maxPackageBytes ? std::optional(std::move(package)) : std::nullopt;
}

core::Result<PackageFace, std::string> faceOf(core::ByteView package)
{
    const auto opened = read(package);
    if (!opened)
        return core::Failure{opened.error()};
    return opened->face;
}

core::Result<UnitAccounts, std::string> unpack(core::ByteView package, const core::SoftwareKey &device)
{
    core::initialiseCrypto();
    for (const Absence why : absences)
        if (std::ranges::equal(package, standIn(why)))
            return core::Failure{std::string(name(why))};
    const auto opened = read(package);
    if (!opened)
        return core::Failure{opened.error()};
    const Tag mine = tagOf(device.publicKey());
    for (const auto &[tag, sealed] : opened->keys) {
        if (!std::ranges::equal(tag, mine))
            continue;
        auto key = device.openSealed(sealed);
        auto plain = key ? openBox(opened->box, headOf(opened->face.unit, opened->face.number), *key) : std::nullopt;
        if (key)
            core::wipe(key->data(), key->size());
        if (!plain)
            return core::Failure{std::string("package.box")};
        auto accounts = decodeAccounts(*plain);
        core::wipe(plain->data(), plain->size());
        if (accounts && (accounts->unit != opened->face.unit || accounts->number != opened->face.number))
            return core::Failure{std::string("package.head")};
        return accounts;
    }
    return core::Failure{std::string("package.not_for_us")};
}

} // namespace th::accounts
