// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/files.h"
#include "core/directory.h"
#include "core/policy.h"

#include <string>

namespace th::administration {

/// What keeps a directory or policy from being read by a station; nothing: it can.
[[nodiscard]] std::optional<core::DocumentError> faultIn(core::ByteView document);

/// A directory or policy that a station can read, or a package of accounts (.acc), of at most 16 MiB; the error says
/// file, line and column.
[[nodiscard]] Done<core::Bytes> readDocument(const std::string &file);
[[nodiscard]] Done<core::Policy> readPolicy(const std::string &file);

/// A directory as people edit it, before it is signed: what was read and holds.
struct DirectoryFile {
    std::string name;
    core::Bytes bytes;
    core::Directory directory;
};
[[nodiscard]] Done<DirectoryFile> readDirectory(const std::string &file);

/// The one device whose id it is, or whose key or id begins so, with at least 8 characters. Of `file`.
[[nodiscard]] Done<const core::Device *> deviceIn(const DirectoryFile &file, const std::string &text);

} // namespace th::administration
