// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <sys/mount.h>

namespace th::test {

/// A small disk of its own. Needs rights to mount.
class SmallDisk {
public:
    SmallDisk()
    {
        m_mounted = ::mount("tmpfs", path().c_str(), "tmpfs", 0, "size=1m,mode=0700") == 0;
        m_why = m_mounted ? "" : std::strerror(errno);
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(path().c_str(), MNT_DETACH);
    }
    [[nodiscard]] bool mounted() const { return m_mounted; }
    [[nodiscard]] QByteArray whyNot() const { return QByteArray("cannot mount a disk here: ") + m_why.c_str(); }
    [[nodiscard]] std::filesystem::path path() const { return m_root.path().toStdString(); }
    bool makeReadOnly() const
    {
        return ::mount(nullptr, path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }
    void fill() const
    {
        std::FILE *file = std::fopen((path() / "ballast").c_str(), "w");
        const std::array<char, 4096> block{};
        while (std::fwrite(block.data(), 1, block.size(), file) == block.size() && std::fflush(file) == 0) {
        }
        std::fclose(file);
    }
    void relieve() const { std::filesystem::remove(path() / "ballast"); }

private:
    QTemporaryDir m_root;
    bool m_mounted = false;
    std::string m_why;
};

} // namespace th::test
