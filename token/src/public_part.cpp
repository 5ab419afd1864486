// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>

namespace th::token {
namespace {

constexpr std::size_t p256Point = 65; ///< uncompressed
constexpr std::size_t edwardsPoint = 32;

template <auto Free> struct Freed {
    template <class T> void operator()(T *what) const { Free(what); }
};
using KeyHandle = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using ContextHandle = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using BioHandle = std::unique_ptr<BIO, Freed<BIO_free>>;
using NumberHandle = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using BuilderHandle = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using ParametersHandle = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using CertificateHandle = std::unique_ptr<X509, Freed<X509_free>>;

/// OpenSSL keeps a queue of errors for each thread; nobody here reads it.
struct QuietErrors {
    QuietErrors() { ERR_set_mark(); }
    QuietErrors(const QuietErrors &) = delete;
    QuietErrors &operator=(const QuietErrors &) = delete;
    ~QuietErrors() { ERR_pop_to_mark(); }
};

KeyHandle keyFrom(const char *algorithm, OSSL_PARAM_BLD &builder)
{
    const ParametersHandle parameters(OSSL_PARAM_BLD_to_param(&builder));
    const ContextHandle context(EVP_PKEY_CTX_new_from_name(nullptr, algorithm, nullptr));
    EVP_PKEY *key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return KeyHandle(key);
}

std::optional<PublicPart> pemOf(EVP_PKEY *key)
{
    const BioHandle memory(BIO_new(BIO_s_mem()));
    if (!key || !memory || PEM_write_bio_PUBKEY(memory.get(), key) != 1)
        return std::nullopt;
    char *text = nullptr;
    const long length = BIO_get_mem_data(memory.get(), &text);
    return PublicPart{std::nullopt, std::string(text, static_cast<std::size_t>(length))};
}

} // namespace

std::optional<PublicPart> fromPoint(CK_ULONG keyType, const core::Bytes &point)
{
    const std::size_t size = keyType == CKK_EC_EDWARDS ? edwardsPoint : p256Point;
    core::ByteView bare = point;
    if (point.size() == size + 2 && point[0] == 0x04 && point[1] == size) // an octet string of DER
        bare = bare.subspan(2);
    if (bare.size() != size)
        return std::nullopt;
    if (keyType == CKK_EC_EDWARDS) {
        core::PublicKey key;
        std::ranges::copy(bare, key.begin());
        return core::checkPublicKey(key) ? std::optional(PublicPart{key, {}}) : std::nullopt;
    }
    const QuietErrors quiet;
    const BuilderHandle builder(OSSL_PARAM_BLD_new());
    if (!builder ||
        OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, SN_X9_62_prime256v1, 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, bare.data(), bare.size()) != 1)
        return std::nullopt;
    return pemOf(keyFrom("EC", *builder).get());
}

std::optional<PublicPart> fromRsa(const core::Bytes &modulus, const core::Bytes &exponent)
{
    const QuietErrors quiet;
    const NumberHandle n(BN_bin2bn(modulus.data(), static_cast<int>(modulus.size()), nullptr));
    const NumberHandle e(BN_bin2bn(exponent.data(), static_cast<int>(exponent.size()), nullptr));
    const BuilderHandle builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return std::nullopt;
    return pemOf(keyFrom("RSA", *builder).get());
}

std::optional<PublicPart> fromCertificate(const core::Bytes &der)
{
    const QuietErrors quiet;
    const std::uint8_t *at = der.data();
    const CertificateHandle certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    EVP_PKEY *key = certificate ? X509_get0_pubkey(certificate.get()) : nullptr;
    core::PublicKey raw{};
    std::size_t size = raw.size();
    if (key && EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519) {
        const bool read = EVP_PKEY_get_raw_public_key(key, raw.data(), &size) == 1 && size == raw.size();
        return read && core::checkPublicKey(raw) ? std::optional(PublicPart{raw, {}}) : std::nullopt;
    }
    return pemOf(key);
}

} // namespace th::token
