// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cbor.h"
#include "core/journal.h"
#include "core/session_reader.h"

#include <sodium.h>

#include <algorithm>
#include <new>

namespace th::core::journal {

namespace {

constexpr std::uint64_t sessionVersion = 1;
constexpr std::size_t maxAuditors = 1000;
constexpr std::size_t maxAuditorIdBytes = 64;
constexpr std::size_t keyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t sealedKeyBytes = keyBytes + crypto_box_SEALBYTES;
constexpr std::size_t sessionIdBytes = 16;
constexpr std::string_view nextDomain = "th-journal-next-1";
constexpr std::string_view recordDomain = "th-journal-record-1";

static_assert(keyBytes == crypto_generichash_BYTES);

/// 32 secret bytes in memory that is locked, kept out of dumps and wiped when freed.
class SecretKey {
public:
    SecretKey() : m_bytes(static_cast<std::uint8_t *>(sodium_malloc(keyBytes)))
    {
        if (!m_bytes)
            throw std::bad_alloc();
    }
    SecretKey(const SecretKey &) = delete;
    SecretKey &operator=(const SecretKey &) = delete;
    ~SecretKey() { sodium_free(m_bytes); }
    [[nodiscard]] std::uint8_t *data() { return m_bytes; }
    [[nodiscard]] const std::uint8_t *data() const { return m_bytes; }

private:
    std::uint8_t *m_bytes;
};

/// `into` may be `from`: the key is taken in before anything is written.
void derive(SecretKey &into, const SecretKey &from, std::string_view domain)
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, from.data(), keyBytes, keyBytes);
    crypto_generichash_update(&state, asBytes(domain).data(), domain.size());
    crypto_generichash_final(&state, into.data(), keyBytes);
    sodium_memzero(&state, sizeof state);
}

/// Each record has a key of its own, so its nonce needs only be fixed; the index makes mistakes show.
struct RecordFrame {
    std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES> nonce{};
    Bytes associated;

    RecordFrame(ByteView sessionId, std::uint64_t index)
    {
        for (std::size_t i = 0; i < 8; ++i)
            nonce[i] = static_cast<std::uint8_t>(index >> (8 * i));
        associated.assign(sessionId.begin(), sessionId.end());
        associated.insert(associated.end(), nonce.begin(), nonce.begin() + 8);
    }
};

struct SealedKey {
    std::string auditorId;
    Bytes box;
};

Bytes encodeSession(ByteView sessionId, const std::vector<SealedKey> &keys)
{
    cbor::Writer writer;
    writer.array(3).unsignedInteger(sessionVersion).bytes(sessionId).array(keys.size());
    for (const SealedKey &key : keys)
        writer.array(2).text(key.auditorId).bytes(key.box);
    return std::move(writer).take();
}

struct Session {
    Bytes id;
    std::vector<SealedKey> keys;
};

std::optional<Session> decodeSession(ByteView content)
{
    cbor::Reader reader(content);
    const auto items = reader.enterArray(3);
    const auto version = reader.readUnsigned();
    const auto id = reader.readBytes(sessionIdBytes);
    const auto count = reader.enterArray(maxAuditors);
    if (!items || *items != 3 || !version || *version != sessionVersion || !id || id->size() != sessionIdBytes ||
        !count)
        return std::nullopt;
    Session session{Bytes(id->begin(), id->end()), {}};
    for (std::size_t i = 0; i < *count; ++i) {
        const auto pair = reader.enterArray(2);
        const auto auditor = reader.readText(maxAuditorIdBytes);
        const auto box = reader.readBytes(sealedKeyBytes);
        if (!pair || *pair != 2 || !auditor || !box || box->size() != sealedKeyBytes)
            return std::nullopt;
        session.keys.push_back({std::string(*auditor), Bytes(box->begin(), box->end())});
    }
    if (!reader.finish())
        return std::nullopt;
    return session;
}

/// REQUIRES a box of at least the length of its tag.
std::optional<Bytes> openRecord(const SecretKey &key, ByteView sessionId, std::uint64_t index, ByteView box)
{
    const RecordFrame frame(sessionId, index);
    Bytes plain(box.size() - crypto_aead_xchacha20poly1305_ietf_ABYTES);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, box.data(), box.size(),
                                                   frame.associated.data(), frame.associated.size(), frame.nonce.data(),
                                                   key.data()) != 0)
        return std::nullopt;
    return plain;
}

bool openSessionKey(SecretKey &key, const Session &session, std::string_view auditorId,
                    const std::array<std::uint8_t, 32> &secret)
{
    std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> own{};
    crypto_scalarmult_base(own.data(), secret.data());
    return std::any_of(session.keys.begin(), session.keys.end(), [&](const SealedKey &sealed) {
        return sealed.auditorId == auditorId &&
               crypto_box_seal_open(key.data(), sealed.box.data(), sealed.box.size(), own.data(), secret.data()) == 0;
    });
}

} // namespace

struct Sealer::State {
    SecretKey chain; ///< of the next record
    SecretKey record;
    std::array<std::uint8_t, sessionIdBytes> sessionId{};
    Bytes sessionContent;
    std::uint64_t index = 0;
    bool hasAuditors = false;
};

Sealer::Sealer(const std::vector<Auditor> &auditors)
{
    initialiseCrypto();
    m_state = std::make_unique<State>();
    randombytes_buf(m_state->chain.data(), keyBytes);
    randombytes_buf(m_state->sessionId.data(), sessionIdBytes);
    std::vector<SealedKey> keys;
    for (const Auditor &auditor : auditors) {
        Bytes box(sealedKeyBytes);
        if (crypto_box_seal(box.data(), m_state->chain.data(), keyBytes, auditor.key.data()) == 0)
            keys.push_back({auditor.id, std::move(box)});
    }
    m_state->hasAuditors = !keys.empty();
    m_state->sessionContent = encodeSession(m_state->sessionId, keys);
}

Sealer::Sealer(Sealer &&) noexcept = default;
Sealer &Sealer::operator=(Sealer &&) noexcept = default;
Sealer::~Sealer() = default;

const Bytes &Sealer::sessionContent() const { return m_state->sessionContent; }

Sealer::Sealed Sealer::seal(ByteView plain)
{
    State &state = *m_state;
    Sealed sealed{state.index++, {}};
    if (!state.hasAuditors)
        return sealed;
    const RecordFrame frame(state.sessionId, sealed.index);
    derive(state.record, state.chain, recordDomain);
    derive(state.chain, state.chain, nextDomain);
    sealed.box.resize(plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.box.data(), nullptr, plain.data(), plain.size(),
                                               frame.associated.data(), frame.associated.size(), nullptr,
                                               frame.nonce.data(), state.record.data());
    sodium_memzero(state.record.data(), keyBytes);
    return sealed;
}

std::optional<Bytes> openSealed(ByteView sessionContent, std::string_view auditorId,
                                const std::array<std::uint8_t, 32> &auditorSecretKey, std::uint64_t index, ByteView box)
{
    initialiseCrypto();
    const auto session = decodeSession(sessionContent);
    SecretKey key;
    if (!session || index > maxRecordsOfSession || box.size() < crypto_aead_xchacha20poly1305_ietf_ABYTES ||
        !openSessionKey(key, *session, auditorId, auditorSecretKey))
        return std::nullopt;
    for (std::uint64_t i = 0; i < index; ++i)
        derive(key, key, nextDomain);
    derive(key, key, recordDomain);
    return openRecord(key, session->id, index, box);
}

struct SessionReader::State {
    SecretKey first, at; ///< of record 0, and of record `index`
    std::uint64_t index = 0;
    Bytes id;
};

SessionReader::SessionReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SessionReader::SessionReader(SessionReader &&) noexcept = default;
SessionReader &SessionReader::operator=(SessionReader &&) noexcept = default;
SessionReader::~SessionReader() = default;

std::optional<SessionReader> SessionReader::open(ByteView sessionContent, const OpenBox &openBox)
{
    initialiseCrypto();
    const auto session = decodeSession(sessionContent);
    if (!session)
        return std::nullopt;
    for (const SealedKey &sealed : session->keys) {
        auto key = openBox(sealed.box);
        if (!key || key->size() != keyBytes)
            continue;
        auto state = std::make_unique<State>();
        std::ranges::copy(*key, state->first.data());
        std::ranges::copy(*key, state->at.data());
        sodium_memzero(key->data(), key->size());
        state->id = session->id;
        return SessionReader(std::move(state));
    }
    return std::nullopt;
}

std::optional<Bytes> SessionReader::read(std::uint64_t index, ByteView box)
{
    State &state = *m_state;
    if (index > maxRecordsOfSession || box.size() < crypto_aead_xchacha20poly1305_ietf_ABYTES)
        return std::nullopt;
    if (index < state.index) {
        std::copy_n(state.first.data(), keyBytes, state.at.data());
        state.index = 0;
    }
    for (; state.index < index; ++state.index)
        derive(state.at, state.at, nextDomain);
    SecretKey record;
    derive(record, state.at, recordDomain);
    return openRecord(record, state.id, index, box);
}

std::optional<std::array<std::uint8_t, 32>> auditorKeyOf(const PublicKey &key)
{
    initialiseCrypto();
    std::array<std::uint8_t, 32> sealing{};
    if (crypto_sign_ed25519_pk_to_curve25519(sealing.data(), key.data()) != 0)
        return std::nullopt;
    return sealing;
}

} // namespace th::core::journal
