// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

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
    /// One of this process alone, "NAME.PID" in that folder; those of processes that died are cleared away.
    [[nodiscard]] static std::filesystem::path ownPlace(const std::filesystem::path &folder, const std::string &name)
    {
        std::error_code error;
        const std::string begin = name + ".";
        for (const auto &each : std::filesystem::directory_iterator(folder, error)) {
            const std::string left = each.path().filename().string();
            if (!left.starts_with(begin))
                continue;
            const long process = std::strtol(left.c_str() + begin.size(), nullptr, 10);
            if (process > 0 && ::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH)
                std::filesystem::remove_all(each.path(), error);
        }
        return folder / (begin + std::to_string(::getpid()));
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
