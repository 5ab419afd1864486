// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/access.h"
#include "export_rows.h"

namespace th::evidence {

/// The manifest of an export (docs/formats/export.md).
[[nodiscard]] std::string manifestText(const Archive &archive, const ExportOrder &order, const Written &written,
                                       const std::vector<StationReport> &reports, const Access &access,
                                       const core::PublicKey &signer);
/// The filter as one line of JSON.
[[nodiscard]] std::string filterText(const Filter &filter);
/// The same for the access journal, which is never cut: how many passes and officers, not which.
[[nodiscard]] std::string aboutText(const Filter &filter);
/// What minisign shows as the trusted comment: it names the manifest.
[[nodiscard]] std::string commentFor(const ExportOrder &order, const std::string &manifest);

/// What a manifest says that can be checked against its file.
struct ManifestFacts {
    core::PublicKey signer{};
    std::uint64_t rows = 0, bytes = 0;
    std::array<std::uint8_t, 32> sha256{};
    Digest512 blake2b{};
    std::string format;
    std::vector<RowGroups::Group> groups;
};
/// Lines that can be compared with the manifest's row groups.
[[nodiscard]] bool isTableOfText(std::string_view format);
inline constexpr std::size_t mostManifestBytes = 16u << 20;
/// The error is the stable name of the rule that is broken. Hostile bytes.
[[nodiscard]] core::Result<ManifestFacts, std::string> readManifest(std::string_view text);

} // namespace th::evidence
