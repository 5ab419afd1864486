// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "core/signing.h"

namespace th::accounts {

/// A unit's accounts on their way to its devices: encrypted, and readable for these devices alone
/// (docs/formats/accounts.md). Who publishes it signs it as a target; this proves nothing of where it comes from.
inline constexpr std::size_t maxPackageBytes = 4u << 20;

/// `devices`: the Ed25519 keys of at most 4,096 devices, in any order. Nothing if one is no key.
[[nodiscard]] std::optional<core::Bytes> pack(const UnitAccounts &accounts, std::vector<core::PublicKey> devices);

/// What can be seen without a key.
struct PackageFace {
    core::AuthorityCode unit;
    std::uint64_t number = 0;
    std::size_t devices = 0;
};
[[nodiscard]] core::Result<PackageFace, std::string> faceOf(core::ByteView package);

/// Why the package that is published for a device did not come to it, or is not believed. `standIn` is given to the
/// station in the package's place: it keeps its list, and says why it has no newer one.
enum class Absence {
    NotToBeHad,     ///< the link, the server, a file that is not what was signed
    AnotherUnits,   ///< who published it does not speak for that unit
    RoleFormat,     ///< the role to which targets delegate accounts is no metadata
    RoleSignatures, ///< or not signed by enough of the keys that they name
    RoleExpired,    ///< or its end has come
    RoleMismatch,   ///< or not the file that the snapshot lists
};
[[nodiscard]] const char *name(Absence why); ///< "accounts.missing", "accounts.role_expired" …; `unpack` gives it
[[nodiscard]] core::Bytes standIn(Absence why);

/// The error is a stable name: "package.not_for_us", "package.box", "package.…", or a rule of `decodeAccounts`.
[[nodiscard]] core::Result<UnitAccounts, std::string> unpack(core::ByteView package, const core::SoftwareKey &device);

} // namespace th::accounts
