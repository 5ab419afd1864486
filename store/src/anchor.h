// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/tries.h"
#include "core/bytes.h"
#include "core/journal.h"
#include "core/signing.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace th::store {

/// Whether the database is an older one than the anchor was written for.
enum class PutBack : std::uint8_t {
    No = 0,
    Yes = 1,           ///< a newer list or a person settles it
    WithoutAnchor = 2, ///< the anchor was gone or not ours: which list is newer is not known, so only a person does
};

/// What stands in `account.anchor` (docs/formats/accounts.md): where the journal was when it was written, and what is
/// known of signing in, so that an older database does not pass for this one.
struct Anchor {
    std::uint64_t seq = 0; ///< of the journal's last entry then
    core::journal::Hash head{};
    std::string unit{}; ///< of the list that is held
    std::uint64_t number = 0;
    PutBack putBack = PutBack::No;
    std::map<std::string, accounts::Tries> tries{};
};
inline constexpr std::size_t maxAnchorBytes = 1u << 20;

[[nodiscard]] std::optional<core::Bytes> encodeAnchor(const Anchor &anchor, core::Signer &device);
/// Nothing: it is broken, or another device's.
[[nodiscard]] std::optional<Anchor> decodeAnchor(core::ByteView bytes, const core::PublicKey &device);

enum class AnchorState { Missing, Broken, Whole };
struct ReadAnchor {
    AnchorState state = AnchorState::Missing;
    Anchor anchor{};
};
[[nodiscard]] ReadAnchor readAnchor(const std::filesystem::path &file, const core::PublicKey &device);
/// On disk when it returns; throws StoreFailure.
void writeAnchor(const std::filesystem::path &file, const Anchor &anchor, core::Signer &device);

} // namespace th::store
