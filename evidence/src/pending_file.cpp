// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database.h"
#include "export_rows.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace th::evidence {

namespace {

constexpr std::size_t bufferBytes = 1u << 20;

[[noreturn]] void throwSystem(const std::filesystem::path &file)
{
    throw std::system_error(errno, std::generic_category(), file.filename().string());
}

/// What another run of this person's left under that name goes; anything else stays, and nothing is written.
store::Descriptor openNew(const std::filesystem::path &file, const std::filesystem::path &pending)
{
    std::error_code error;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, error)))
        throw Thrown({Fault::AlreadyExists, file.filename().string()});
    struct stat left {};
    if (::lstat(pending.c_str(), &left) == 0 && S_ISREG(left.st_mode) && left.st_uid == ::geteuid())
        (void)::unlink(pending.c_str());
    store::Descriptor descriptor(::open(pending.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!descriptor.valid() && errno == EEXIST)
        throw Thrown({Fault::AlreadyExists, pending.filename().string()});
    if (!descriptor.valid())
        throwSystem(file);
    return descriptor;
}

} // namespace

PendingFile::PendingFile(const std::filesystem::path &file)
    : m_file(file), m_pending(file.string() + ".partial"), m_descriptor(openNew(file, m_pending))
{
}

PendingFile::~PendingFile()
{
    if (!m_placed)
        (void)::unlink(m_pending.c_str());
}

void PendingFile::write(std::string_view piece)
{
    m_buffer.append(piece);
    if (m_buffer.size() >= bufferBytes)
        flush();
}

void PendingFile::flush()
{
    for (std::size_t done = 0; done < m_buffer.size();) {
        const ssize_t wrote = ::write(m_descriptor.number(), m_buffer.data() + done, m_buffer.size() - done);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            throwSystem(m_file);
        done += static_cast<std::size_t>(wrote);
    }
    m_buffer.clear();
}

void PendingFile::sync()
{
    flush();
    if (::fsync(m_descriptor.number()) != 0)
        throwSystem(m_file);
}

void PendingFile::place()
{
    if (::link(m_pending.c_str(), m_file.c_str()) != 0) { // not rename: that would write over what came meanwhile
        if (errno == EEXIST)
            throw Thrown({Fault::AlreadyExists, m_file.filename().string()});
        if (::rename(m_pending.c_str(), m_file.c_str()) != 0) // sticks have no links
            throwSystem(m_file);
    } else {
        (void)::unlink(m_pending.c_str());
    }
    m_placed = true;
}

void PendingFile::takeBack() { (void)::unlink(m_file.c_str()); }

} // namespace th::evidence
