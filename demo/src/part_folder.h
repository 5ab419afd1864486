// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/result.h"

#include <QLockFile>

#include <filesystem>
#include <memory>

namespace th::demo {

/// A folder that is filled under another name and takes its own when it is whole. Not finished, it goes with its
/// contents. It is filled in NAME.part, beside a mark that says somebody is at it.
class PartFolder {
public:
    /// For `wanted`, which must not exist, or be empty; a link to an empty folder stays a link. What a killed process
    /// left half-made is cleared away; a NAME.part that this class did not make is not touched. Refused are folders
    /// whose name cannot be taken over: where a disk is mounted, and the one the program was started in. The error is
    /// a sentence.
    [[nodiscard]] static core::Result<PartFolder, core::LocalName> open(const std::filesystem::path &wanted);
    PartFolder(PartFolder &&) = default;
    PartFolder &operator=(PartFolder &&) = delete;
    ~PartFolder();

    [[nodiscard]] std::filesystem::path path() const;           ///< to be filled
    [[nodiscard]] core::Result<void, core::LocalName> finish(); ///< takes the name; the last call

private:
    PartFolder(std::filesystem::path target, std::filesystem::path part, std::unique_ptr<QLockFile> mark);

    std::filesystem::path m_target, m_part;
    std::unique_ptr<QLockFile> m_mark; ///< in the folder while somebody fills it
};

} // namespace th::demo
