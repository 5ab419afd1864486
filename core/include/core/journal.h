// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/directory.h"
#include "core/result.h"
#include "core/signing.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace th::core::journal {

using Hash = std::array<std::uint8_t, 32>; ///< BLAKE2b-256

enum class EntryKind {
    Scan = 1,
    Checkpoint = 2,
    Session = 3,
    Import = 4,
    Start = 5,
    Note = 6,
    Issue = 7,
    Revoke = 8,
    Reinstate = 9,
    Work = 10,
    Gap = 11
};

/// One line of a station's journal (docs/formats/journal.md). Its bytes are deterministic CBOR.
struct Entry {
    std::uint64_t seq = 0; ///< 1, 2, 3 …
    Hash previous{};       ///< hash of the entry before; of entry 1: hash of the device's public key
    std::string bootId;
    std::int64_t wallMilliseconds = 0; ///< since 1970 UTC, as the clock said
    std::int64_t monotonicMilliseconds = 0;
    EntryKind kind = EntryKind::Note;
    Bytes content; ///< CBOR, by kind; at most `maxContentBytes`
};
inline constexpr std::size_t maxContentBytes = 1u << 20;
/// REQUIRES seq ≥ 1, a boot id of at most 64 bytes of UTF-8, content within its limit: else `decode` refuses it.
[[nodiscard]] Bytes encode(const Entry &entry);
/// Strict; the error is the stable name of the rule that is broken, e.g. "entry.version".
[[nodiscard]] Result<Entry, std::string> decode(ByteView bytes);
[[nodiscard]] Hash hash(ByteView encodedEntry);

/// Content of a Checkpoint entry: the device vouches for everything up to the entry before it, which has number
/// `seq` and hash `head`. Empty if the device did not sign.
[[nodiscard]] Bytes signCheckpoint(const Hash &head, std::uint64_t seq, Signer &device);
[[nodiscard]] bool verifyCheckpoint(ByteView content, const Hash &head, std::uint64_t seq, const PublicKey &device);

inline constexpr std::uint64_t maxRecordsOfSession = 1u << 24; ///< start another session before that

/// Personal data is sealed to auditors with a ratchet: a session's first key is sealed to every auditor's
/// X25519 key, each record's key is the hash of the one before, and only the newest is kept (in memory).
/// A station cannot read its own past; an auditor can. Thread: one at a time.
class Sealer {
public:
    /// Starts a session. With no auditors nothing is sealed and `seal` drops the personal data.
    explicit Sealer(const std::vector<Auditor> &auditors);
    [[nodiscard]] const Bytes &sessionContent() const; ///< content of the Session entry to append first
    struct Sealed {
        std::uint64_t index; ///< position in the ratchet
        Bytes box;           ///< XChaCha20-Poly1305; empty if there are no auditors
    };
    [[nodiscard]] Sealed seal(ByteView plain);

    Sealer(Sealer &&) noexcept;
    Sealer &operator=(Sealer &&) noexcept;
    ~Sealer();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The auditor's side: opens record `index` of the session whose Session content is given. Nothing if it was not
/// sealed to this auditor, or has been altered. Costs about a third of a microsecond a step of `index`.
[[nodiscard]] std::optional<Bytes> openSealed(ByteView sessionContent, std::string_view auditorId,
                                              const std::array<std::uint8_t, 32> &auditorSecretKey, std::uint64_t index,
                                              ByteView box);

} // namespace th::core::journal
