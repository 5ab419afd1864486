// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "updater.h"

#include <filesystem>

namespace th::sync {

/// Trusted metadata as files of a folder: ROLE.json, the role's name percent-encoded. Each file is replaced whole and
/// is on disk when `keep` returns, so a power cut at any moment leaves what was trusted before or after; older files
/// that a new root makes void are gone before it comes.
class MetadataFolder : public TrustedFiles {
public:
    explicit MetadataFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    std::optional<core::Bytes> find(const std::string &role) override;
    Updated<void> keepRoot(const core::Bytes &root, std::uint64_t version, OlderFiles older) override;
    Updated<void> keep(const std::string &role, const core::Bytes &bytes) override;

private:
    std::filesystem::path m_folder;
};

/// A name from metadata as the name of one file of at most 255 bytes that is not hidden: percent-encoded, or its
/// SHA-256 if that is too long.
[[nodiscard]] std::string fileNameOf(const std::string &name);

/// Writes a file that is there whole or not at all, and on disk.
[[nodiscard]] Updated<void> placeDurably(const std::filesystem::path &file, core::ByteView bytes);

} // namespace th::sync
