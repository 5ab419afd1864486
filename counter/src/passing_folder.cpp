// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/passing_folder.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace th::counter {

PassingFolder::PassingFolder(std::filesystem::path folder) : m_folder(std::move(folder))
{
    clear();
    m_made = ::mkdir(m_folder.c_str(), 0700) == 0;
}

PassingFolder::~PassingFolder() { clear(); }

std::filesystem::path PassingFolder::ownPlace(const std::filesystem::path &folder, const std::string &name)
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

void PassingFolder::clear() const
{
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

} // namespace th::counter
