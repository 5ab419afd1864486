// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QLockFile>

#include <filesystem>
#include <memory>
#include <string>

namespace th::demo {

/// A folder that is filled as NAME.part and becomes NAME when it is whole. Not finished, it goes with its contents.
class PartFolder {
public:
    /// For `target`, which must not exist or be empty. What a killed process left half-made is cleared away; a
    /// NAME.part that this class did not make is not touched. The error is a sentence.
    [[nodiscard]] static core::Result<PartFolder, std::string> open(const std::filesystem::path &target);
    PartFolder(PartFolder &&) = default;
    PartFolder &operator=(PartFolder &&) = delete;
    ~PartFolder();

    [[nodiscard]] const std::filesystem::path &path() const { return m_part; }
    [[nodiscard]] core::Result<void, std::string> finish(); ///< takes the name; the last call

private:
    PartFolder(std::filesystem::path target, std::filesystem::path part, std::unique_ptr<QLockFile> mark);

    std::filesystem::path m_target, m_part;
    std::unique_ptr<QLockFile> m_mark; ///< in the folder while somebody fills it
};

} // namespace th::demo
