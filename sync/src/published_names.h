// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace th::sync {

// What a publication holds and where: docs/formats/publication.md.
inline constexpr const char *directoryPath = "directory.json";
inline constexpr const char *policyPath = "policy.json";
inline constexpr const char *accountsFolder = "accounts/", *accountsEnding = ".acc";
inline constexpr const char *statusRole = "status";
inline constexpr const char *statusPattern = "status/*";

} // namespace th::sync
