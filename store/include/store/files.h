// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace th::store {

/// A file descriptor that is closed when this goes. Move only.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {} ///< negative: none
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor();

    [[nodiscard]] bool valid() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

using FileResult = core::Result<void, std::error_code>;

enum class Placing {
    Replace,    ///< takes the place of an existing file; others may read it as the umask has it
    NewPrivate, ///< must not exist yet; only its owner may read it
};
/// Writes a file that is there whole or not at all, whatever fails: under another name first, synced, then renamed.
/// On disk for good once `syncFolder` of its folder has succeeded. File systems that cannot rename without replacing
/// leave a moment in which a new file is empty.
[[nodiscard]] FileResult placeFile(const std::filesystem::path &file, std::string_view content, Placing placing);
/// Writes into what is there already and has no content to be replaced: a device or a pipe.
[[nodiscard]] FileResult writeThrough(const std::filesystem::path &file, std::string_view content);
/// Makes durable which files a folder has.
[[nodiscard]] FileResult syncFolder(const std::filesystem::path &folder);

} // namespace th::store
