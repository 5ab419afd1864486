// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/signing.h"
#include "sync/metadata.h"
#include "sync/publication.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace th::sync {

/// The making of root and targets files by several people on machines without a network (docs/formats/publication.md,
/// "Charters"). Values in, values out: no files, no clock. Errors are sentences for those people.
template <class T> using Agreed = core::Result<T, core::LocalName>;

/// Who may speak for what.
struct Grant {
    std::string role; ///< of a root "root", "targets", "snapshot", "timestamp"; of a targets file a delegated role
    RoleKeys keys;
    std::vector<std::string> paths{}; ///< of a delegated role: shell patterns of the targets it speaks for
};

enum class CharterKind { Root, Targets };

/// A root or targets file, fully signed or on its way there. Only `demandsOn` tells whether to believe it.
struct Charter {
    CharterKind kind = CharterKind::Root;
    Signed facts;
    std::vector<Grant> grants;
    std::map<std::string, FileFacts> files{};     ///< of a targets file: directory.json, policy.json …
    std::map<std::string, std::string> holders{}; ///< key id → who keeps the key, as the file says ("x-holders")
};
[[nodiscard]] Agreed<Charter> readCharter(core::ByteView file);
/// What people compare by eye: SHA-256 of the canonical signed part in groups of four hex digits; signatures do not
/// change it.
[[nodiscard]] std::string fingerprint(const Charter &charter);

/// What a new charter changes of the one before. A key is named by its holder, by its value as listed (Ed25519: 64 hex
/// digits), or by at least 8 digits with which its id begins.
struct CharterChanges {
    struct NewKey {
        std::string role; ///< empty when replacing: wherever the old one is
        MetadataKey key;
        std::string holder; ///< 1 to 100 bytes, or empty
    };
    struct OldKey {
        std::string role; ///< empty: wherever it is
        std::string key;
    };
    core::Instant expires{};
    std::vector<std::string> withdrawn;                    ///< delegated roles that end
    std::map<std::string, std::vector<std::string>> paths; ///< delegated roles, new or speaking for something else
    std::vector<OldKey> removed;
    std::vector<NewKey> added;
    std::vector<std::pair<OldKey, NewKey>> replaced;
    std::map<std::string, std::uint64_t> thresholds;
    std::map<std::string, core::Bytes> files; ///< target path → content
    std::vector<std::string> dropped{};       ///< target paths that are not listed any more
};
/// The charter that follows `before` (none: the first), without signatures. Refuses keys that are no keys, a key twice
/// in a role, thresholds that the keys cannot meet, and an end that is not after `now`.
[[nodiscard]] Agreed<core::Bytes> propose(CharterKind kind, std::optional<core::ByteView> before,
                                          const CharterChanges &changes, core::Instant now);

/// Keys of which a number must sign.
struct Demand {
    core::LocalName whose;
    RoleKeys keys;
    std::map<std::string, std::string> holders{};
    std::set<std::string> signedBy{}; ///< key ids; two ids of one key count once
    [[nodiscard]] bool met() const { return signedBy.size() >= keys.threshold; }
};
/// Whose signatures a charter needs, and who has signed. A root: the root before it (`authority`; none for version 1),
/// and its own; a targets file: the root. Fails where the authority is not signed itself, or is not the one before.
[[nodiscard]] Agreed<std::vector<Demand>> demandsOn(const Charter &charter, const Charter *authority);
/// Nothing if the charter may be used at `now`; otherwise what is missing.
[[nodiscard]] std::optional<core::LocalName> shortfall(const Charter &charter, const std::vector<Demand> &demands,
                                                       core::Instant now);

/// `file` with one more signature. Fails if no demand asks for the signer's key, if it does not sign, or if what it
/// signed does not hold.
[[nodiscard]] Agreed<core::Bytes> addSignature(core::ByteView file, const std::vector<Demand> &demands,
                                               const MetadataSigner &signer);
/// Copies of one charter, signed apart, as one. Fails if they do not say the same. A key may have signed two of them,
/// and not alike (ECDSA and PSS are random): either is taken, but for one that is seen not to hold.
[[nodiscard]] Agreed<core::Bytes> mergeSignatures(const std::vector<core::Bytes> &files);

using Words = std::vector<core::LocalName>;
[[nodiscard]] Words inWords(const Charter &charter);
/// What signing `after` changes; never empty.
[[nodiscard]] Words changesInWords(const Charter &before, const Charter &after);
[[nodiscard]] Words signaturesInWords(const std::vector<Demand> &demands);
/// What two versions of a directory or policy differ in, entry by entry; of a new one (`before` empty) how many of what
/// there are. REQUIRES documents that a station can read.
[[nodiscard]] Words documentChanges(core::ByteView before, core::ByteView after);

} // namespace th::sync
