// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "core/document.h"
#include "sync/ceremony.h"

#include <string>

namespace th::tools {

/// A root or targets file as it was carried here. All errors below are sentences in the console's language.
struct CharterFile {
    std::string name;
    core::Bytes bytes;
    sync::Charter charter;
};
[[nodiscard]] core::Result<CharterFile, std::string> readCharterFile(const Console &console, const std::string &file);

/// 64 hexadecimal digits, a key file, a file with what `key show` prints, a PEM file (P-256, RSA), or a pkcs11:
/// address.
[[nodiscard]] core::Result<sync::MetadataKey, std::string> readPublicKey(const Console &console,
                                                                         const std::string &text);

/// A directory or policy that a station can read; the error says file, line and column.
[[nodiscard]] core::Result<core::Bytes, std::string> readDocument(const Console &console, const std::string &file);

/// How the documents that lie beside a targets file differ from those beside the one before (none: all of it is new).
/// Fails if one is missing or not the one that is listed: nobody shall sign what he has not seen.
[[nodiscard]] core::Result<sync::Words, std::string> documentWords(const Console &console, const CharterFile &after,
                                                                   const CharterFile *before);

void showWords(const Console &console, const sync::Words &words);

} // namespace th::tools
