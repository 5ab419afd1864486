// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing.h"

#include <algorithm>
#include <charconv>
#include <new>
#include <sodium.h>

namespace th::core {

namespace {

using Seed = std::array<std::uint8_t, crypto_sign_SEEDBYTES>;
constexpr std::string_view magic = "TH-KEY1", boxed = "argon2id", plain = "none";

/// Memory that is locked, guarded and wiped; holds what must not reach swap or a core file.
template <class T> class Locked {
public:
    Locked() : m_value(static_cast<T *>(sodium_malloc(sizeof(T))))
    {
        if (!m_value)
            throw std::bad_alloc();
    }
    ~Locked() { sodium_free(m_value); }
    Locked(const Locked &) = delete;
    Locked &operator=(const Locked &) = delete;
    T &operator*() { return *m_value; }
    const T &operator*() const { return *m_value; }

private:
    T *m_value;
};

/// What Argon2id costs. Read from files too, hence the limits.
struct Cost {
    std::uint64_t operations = 3;
    std::uint64_t kibibytes = 64 * 1024;
    [[nodiscard]] bool bearable() const
    {
        return operations >= 1 && operations <= 16 && kibibytes >= 8 && kibibytes <= 1024 * 1024;
    }
};

using BoxKey = std::array<std::uint8_t, crypto_secretbox_KEYBYTES>;
using Salt = std::array<std::uint8_t, crypto_pwhash_SALTBYTES>;
using Nonce = std::array<std::uint8_t, crypto_secretbox_NONCEBYTES>;
using Box = std::array<std::uint8_t, crypto_secretbox_MACBYTES + crypto_sign_SEEDBYTES>;

/// False if the memory for it is not to be had.
bool stretch(std::string_view passphrase, const Salt &salt, const Cost &cost, BoxKey &key)
{
    return crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), salt.data(), cost.operations,
                         static_cast<std::size_t>(cost.kibibytes) * 1024, crypto_pwhash_ALG_ARGON2ID13) == 0;
}

std::vector<std::string_view> splitAt(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

template <std::size_t size> bool readHex(std::string_view text, std::array<std::uint8_t, size> &bytes)
{
    auto read = fromHex(text);
    if (!read || read->size() != size)
        return false;
    std::ranges::copy(*read, bytes.begin());
    sodium_memzero(read->data(), read->size());
    return true;
}

bool readNumber(std::string_view text, std::uint64_t &number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && std::to_string(number) == text;
}

/// "m=65536,t=3"
bool readCost(std::string_view text, Cost &cost)
{
    const auto parts = splitAt(text, ',');
    return parts.size() == 2 && parts[0].starts_with("m=") && parts[1].starts_with("t=") &&
           readNumber(parts[0].substr(2), cost.kibibytes) && readNumber(parts[1].substr(2), cost.operations) &&
           cost.bearable();
}

/// Opens "argon2id$COST$SALT$NONCE$BOX" into `seed`; nothing if all went well.
std::optional<KeyFileFault> openBox(const std::vector<std::string_view> &fields, std::string_view passphrase,
                                    Seed &seed)
{
    Cost cost;
    Salt salt;
    Nonce nonce;
    Box box;
    if (!readCost(fields[2], cost) || !readHex(fields[3], salt) || !readHex(fields[4], nonce) ||
        !readHex(fields[5], box))
        return KeyFileFault::NotAKeyFile;
    if (passphrase.empty())
        return KeyFileFault::WrongPassphrase;
    Locked<BoxKey> key;
    if (!stretch(passphrase, salt, cost, *key))
        return KeyFileFault::OutOfMemory;
    if (crypto_secretbox_open_easy(seed.data(), box.data(), box.size(), nonce.data(), (*key).data()) != 0)
        return KeyFileFault::WrongPassphrase;
    return std::nullopt;
}

/// Opens "none$SEED" into `seed`.
std::optional<KeyFileFault> openPlain(const std::vector<std::string_view> &fields, std::string_view passphrase,
                                      Seed &seed)
{
    if (!readHex(fields[2], seed))
        return KeyFileFault::NotAKeyFile;
    if (!passphrase.empty())
        return KeyFileFault::WrongPassphrase;
    return std::nullopt;
}

bool hasShape(const std::vector<std::string_view> &fields)
{
    if (fields[0] != magic || fields.size() < 2)
        return false;
    return (fields[1] == boxed && fields.size() == 7) || (fields[1] == plain && fields.size() == 4);
}

std::string_view withoutLineEnd(std::string_view file)
{
    if (file.ends_with('\n'))
        file.remove_suffix(1);
    if (file.ends_with('\r'))
        file.remove_suffix(1);
    return file;
}

} // namespace

struct SoftwareKey::Secret {
    struct Keys {
        std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret;
    };
    Locked<Keys> locked;
    PublicKey publicKey{};

    explicit Secret(const Seed &seed)
    {
        crypto_sign_seed_keypair(publicKey.data(), (*locked).secret.data(), seed.data());
    }
};

SoftwareKey::SoftwareKey(std::unique_ptr<Secret> secret) : m_secret(std::move(secret)) {}
SoftwareKey::SoftwareKey(SoftwareKey &&) noexcept = default;
SoftwareKey &SoftwareKey::operator=(SoftwareKey &&) noexcept = default;
SoftwareKey::~SoftwareKey() = default;

SoftwareKey SoftwareKey::generate()
{
    initialiseCrypto();
    Locked<Seed> seed;
    randombytes_buf((*seed).data(), (*seed).size());
    return SoftwareKey(std::make_unique<Secret>(*seed));
}

SoftwareKey SoftwareKey::fromSeed(const std::array<std::uint8_t, 32> &seed)
{
    initialiseCrypto();
    return SoftwareKey(std::make_unique<Secret>(seed));
}

std::optional<PublicKey> SoftwareKey::publicKeyNamedIn(std::string_view file)
{
    const auto fields = splitAt(withoutLineEnd(file), '$');
    PublicKey key;
    if (!hasShape(fields) || !readHex(fields.back(), key))
        return std::nullopt;
    return key;
}

Result<SoftwareKey, KeyFileFault> SoftwareKey::unwrap(std::string_view file, std::string_view passphrase)
{
    try {
        return open(file, passphrase);
    } catch (const std::bad_alloc &) {
        return Failure{KeyFileFault::OutOfMemory};
    }
}

Result<SoftwareKey, KeyFileFault> SoftwareKey::open(std::string_view file, std::string_view passphrase)
{
    initialiseCrypto();
    const auto fields = splitAt(withoutLineEnd(file), '$');
    PublicKey expected;
    if (!hasShape(fields) || !readHex(fields.back(), expected))
        return Failure{KeyFileFault::NotAKeyFile};
    Locked<Seed> seed;
    const auto fault = fields[1] == boxed ? openBox(fields, passphrase, *seed) : openPlain(fields, passphrase, *seed);
    if (fault)
        return Failure{*fault};
    SoftwareKey key = fromSeed(*seed);
    if (key.publicKey() != expected)
        return Failure{KeyFileFault::NotAKeyFile};
    return key;
}

std::optional<Bytes> SoftwareKey::openSealed(ByteView box) const
{
    std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> open{};
    std::array<std::uint8_t, crypto_box_SECRETKEYBYTES> secret{};
    if (box.size() < crypto_box_SEALBYTES ||
        crypto_sign_ed25519_pk_to_curve25519(open.data(), m_secret->publicKey.data()) != 0 ||
        crypto_sign_ed25519_sk_to_curve25519(secret.data(), (*m_secret->locked).secret.data()) != 0)
        return std::nullopt;
    Bytes plain(box.size() - crypto_box_SEALBYTES);
    const int opened = crypto_box_seal_open(plain.data(), box.data(), box.size(), open.data(), secret.data());
    sodium_memzero(secret.data(), secret.size());
    return opened == 0 ? std::optional(std::move(plain)) : std::nullopt;
}

PublicKey SoftwareKey::publicKey() const { return m_secret->publicKey; }

std::optional<Signature> SoftwareKey::sign(ByteView message)
{
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), (*m_secret->locked).secret.data());
    return signature;
}

Result<SecretText, KeyFileFault> SoftwareKey::wrap(std::string_view passphrase) const
{
    try {
        return passphrase.empty() ? frame() : box(passphrase);
    } catch (const std::bad_alloc &) {
        return Failure{KeyFileFault::OutOfMemory};
    }
}

Result<SecretText, KeyFileFault> SoftwareKey::frame() const
{
    Locked<Seed> seed;
    Locked<std::array<char, 2 * sizeof(Seed) + 1>> hex;
    crypto_sign_ed25519_sk_to_seed((*seed).data(), (*m_secret->locked).secret.data());
    sodium_bin2hex((*hex).data(), (*hex).size(), (*seed).data(), (*seed).size());
    SecretText text(magic);
    text.append("$none$").append((*hex).data()).append("$").append(toHex(publicKey())).append("\n");
    return text;
}

Result<SecretText, KeyFileFault> SoftwareKey::box(std::string_view passphrase) const
{
    const Cost cost;
    Salt salt;
    Nonce nonce;
    randombytes_buf(salt.data(), salt.size());
    randombytes_buf(nonce.data(), nonce.size());
    Locked<BoxKey> key;
    if (!stretch(passphrase, salt, cost, *key))
        return Failure{KeyFileFault::OutOfMemory};
    Locked<Seed> seed;
    crypto_sign_ed25519_sk_to_seed((*seed).data(), (*m_secret->locked).secret.data());
    Box box;
    crypto_secretbox_easy(box.data(), (*seed).data(), (*seed).size(), nonce.data(), (*key).data());
    return SecretText(std::string(magic) + "$argon2id$m=" + std::to_string(cost.kibibytes) +
                      ",t=" + std::to_string(cost.operations) + '$' + toHex(salt) + '$' + toHex(nonce) + '$' +
                      toHex(box) + '$' + toHex(publicKey()) + '\n');
}

} // namespace th::core
