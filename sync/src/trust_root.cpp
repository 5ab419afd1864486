// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "station_files.h"
#include "sync/import.h"
#include "sync/trusted_set.h"

namespace th::sync {
namespace {

core::Failure<ImportError> refused(ImportFault fault, std::string detail)
{
    return core::Failure{ImportError{fault, "root.json", std::move(detail)}};
}

} // namespace

core::Result<void, ImportError> trustRoot(store::Station &station, core::ByteView rootJson)
{
    const auto stored = station.trustedMetadata();
    if (!stored)
        return refusedByStore(stored.error());
    if (stored->contains("root") || station.pinnedRoot())
        return refused(ImportFault::UntrustedRoot, "this station has a root of trust already");
    if (const auto set = TrustedSet::begin(rootJson); !set)
        return refused(set.error().fault == TrustFault::NotMetadata ? ImportFault::NotMetadata
                                                                    : ImportFault::WrongSignatures,
                       set.error().detail);
    store::Update update;
    update.metadata = *stored; // of a station whose root was damaged the rest still guards against going back
    update.metadata["root"] = core::Bytes(rootJson.begin(), rootJson.end());
    update.pinnedRoot = update.metadata["root"];
    update.rootVersion = parseRoot(rootJson)->version;
    if (const auto applied = station.apply(update); !applied)
        return refusedByStore(applied.error());
    return {};
}

std::string rootFingerprint(core::ByteView rootJson)
{
    const auto root = parseRoot(rootJson);
    if (!root)
        return {};
    const std::string hex = hashHex("sha256", core::asBytes(root->canonical));
    std::string grouped;
    for (std::size_t i = 0; i < hex.size(); i += 4)
        grouped += (i ? " " : "") + hex.substr(i, 4);
    return grouped;
}

} // namespace th::sync
