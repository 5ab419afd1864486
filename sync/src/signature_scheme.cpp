// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signature_scheme.h"

#include "core/signing.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

namespace th::sync {
namespace {

constexpr std::size_t maxPem = 16 * 1024;
constexpr int leastRsaBits = 2048;

template <auto Free> struct Freed {
    template <class T> void operator()(T *what) const { Free(what); }
};
using KeyHandle = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using DigestHandle = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using BioHandle = std::unique_ptr<BIO, Freed<BIO_free>>;
using NumberHandle = std::unique_ptr<BIGNUM, Freed<BN_free>>;

/// OpenSSL keeps a queue of errors for each thread; nobody here reads it.
struct QuietErrors {
    QuietErrors() { ERR_set_mark(); }
    QuietErrors(const QuietErrors &) = delete;
    QuietErrors &operator=(const QuietErrors &) = delete;
    ~QuietErrors() { ERR_pop_to_mark(); }
};

/// Without it a PEM that calls itself encrypted would ask for a passphrase on the terminal.
int noPassphrase(char *, int, int, void *) { return -1; }

enum class Family { None, Rsa, P256 };

Family familyOf(const std::string &type)
{
    if (type == "rsa")
        return Family::Rsa;
    return type == "ecdsa" || type == "ecdsa-sha2-nistp256" ? Family::P256 : Family::None;
}

bool isOf(EVP_PKEY &key, Family family)
{
    if (family == Family::Rsa)
        return EVP_PKEY_get_base_id(&key) == EVP_PKEY_RSA && EVP_PKEY_get_bits(&key) >= leastRsaBits;
    std::array<char, 32> group{};
    std::size_t length = 0;
    return EVP_PKEY_get_base_id(&key) == EVP_PKEY_EC &&
           EVP_PKEY_get_group_name(&key, group.data(), group.size(), &length) == 1 &&
           std::string_view(group.data(), length) == SN_X9_62_prime256v1;
}

KeyHandle readPem(const MetadataKey &key)
{
    const Family family = familyOf(key.type);
    if (family == Family::None || key.value.size() > maxPem)
        return nullptr;
    const BioHandle text(BIO_new_mem_buf(key.value.data(), static_cast<int>(key.value.size())));
    KeyHandle read(text ? PEM_read_bio_PUBKEY(text.get(), nullptr, noPassphrase, nullptr) : nullptr);
    return read && isOf(*read, family) ? std::move(read) : nullptr;
}

bool usePss(EVP_PKEY_CTX *context)
{
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_AUTO) == 1;
}

bool isKnownPair(const MetadataKey &key)
{
    const Family demanded = key.scheme == "rsassa-pss-sha256" || key.scheme == "rsa-pkcs1v15-sha256" ? Family::Rsa
                            : key.scheme == "ecdsa-sha2-nistp256"                                    ? Family::P256
                                                                                                     : Family::None;
    return demanded != Family::None && demanded == familyOf(key.type);
}

std::optional<core::PublicKey> ed25519In(const MetadataKey &key)
{
    const auto value = core::fromHex(key.value);
    core::PublicKey publicKey{};
    if (!value || value->size() != publicKey.size())
        return std::nullopt;
    std::copy(value->begin(), value->end(), publicKey.begin());
    return publicKey;
}

bool verifiesWithPem(const MetadataKey &key, const std::string &message, core::ByteView signature)
{
    const bool pss = key.scheme == "rsassa-pss-sha256";
    if (!isKnownPair(key))
        return false;
    const QuietErrors quiet;
    const KeyHandle read = readPem(key);
    const DigestHandle digest(EVP_MD_CTX_new());
    EVP_PKEY_CTX *context = nullptr; // the digest's own
    if (!read || !digest || EVP_DigestVerifyInit(digest.get(), &context, EVP_sha256(), nullptr, read.get()) != 1)
        return false;
    if (pss && !usePss(context))
        return false;
    const auto bytes = core::asBytes(message);
    return EVP_DigestVerify(digest.get(), signature.data(), signature.size(), bytes.data(), bytes.size()) == 1;
}

bool verifiesWithEd25519(const MetadataKey &key, const std::string &message, core::ByteView signature)
{
    const auto publicKey = ed25519In(key);
    core::Signature bytes{};
    if (!publicKey || signature.size() != bytes.size())
        return false;
    std::copy(signature.begin(), signature.end(), bytes.begin());
    return core::verifyEd25519(*publicKey, core::asBytes(message), bytes);
}

std::string number(EVP_PKEY &key, const char *parameter)
{
    BIGNUM *value = nullptr;
    if (EVP_PKEY_get_bn_param(&key, parameter, &value) != 1)
        return {};
    const NumberHandle owned(value);
    core::Bytes bytes(static_cast<std::size_t>(BN_num_bytes(value)));
    BN_bn2bin(value, bytes.data());
    return core::toHex(bytes);
}

} // namespace

bool verifies(const MetadataKey &key, const std::string &message, core::ByteView signature)
{
    if (key.type == "ed25519" && key.scheme == "ed25519")
        return verifiesWithEd25519(key, message, signature);
    return verifiesWithPem(key, message, signature);
}

bool isUsable(const MetadataKey &key)
{
    if (key.type == "ed25519" && key.scheme == "ed25519") {
        const auto point = ed25519In(key);
        return point && core::checkPublicKey(*point);
    }
    const QuietErrors quiet;
    return isKnownPair(key) && readPem(key) != nullptr;
}

std::string keyIdentity(const MetadataKey &key)
{
    const QuietErrors quiet;
    const KeyHandle read = readPem(key);
    if (!read)
        return key.type + ":" + key.value;
    // Who knows how a modulus factors can sign for it with any exponent; a point may be written compressed or not.
    if (familyOf(key.type) == Family::Rsa)
        return "rsa:" + number(*read, OSSL_PKEY_PARAM_RSA_N);
    return "p256:" + number(*read, OSSL_PKEY_PARAM_EC_PUB_X) + ":" + number(*read, OSSL_PKEY_PARAM_EC_PUB_Y);
}

} // namespace th::sync
