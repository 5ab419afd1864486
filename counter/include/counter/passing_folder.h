// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace th::counter {

/// A folder of the desk's for its owner alone that goes with what is in it, also if another of that name was left
/// behind by a program that died.
class PassingFolder {
public:
    explicit PassingFolder(std::filesystem::path folder);
    /// One of this process alone, "NAME.PID" in that folder; those of processes that died are cleared away.
    [[nodiscard]] static std::filesystem::path ownPlace(const std::filesystem::path &folder, const std::string &name);
    PassingFolder(const PassingFolder &) = delete;
    PassingFolder &operator=(const PassingFolder &) = delete;
    ~PassingFolder();
    [[nodiscard]] bool made() const { return m_made; }
    [[nodiscard]] const std::filesystem::path &path() const { return m_folder; }

private:
    void clear() const;
    std::filesystem::path m_folder;
    bool m_made = false;
};

} // namespace th::counter
