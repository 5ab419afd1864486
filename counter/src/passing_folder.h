// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <sys/stat.h>
#include <system_error>

namespace th::counter {

/// A folder of the desk's for its owner alone that goes with what is in it, also if another of that name was left
/// behind by a program that died.
class PassingFolder {
public:
    explicit PassingFolder(std::filesystem::path folder) : m_folder(std::move(folder))
    {
        clear();
        m_made = ::mkdir(m_folder.c_str(), 0700) == 0;
    }
    PassingFolder(const PassingFolder &) = delete;
    PassingFolder &operator=(const PassingFolder &) = delete;
    ~PassingFolder() { clear(); }
    [[nodiscard]] bool made() const { return m_made; }
    [[nodiscard]] const std::filesystem::path &path() const { return m_folder; }

private:
    void clear() const
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    std::filesystem::path m_folder;
    bool m_made = false;
};

} // namespace th::counter
