// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/pending_file.h"

#include "file_calls.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace th::store {

namespace {

constexpr std::size_t bufferBytes = 1u << 20;

} // namespace

core::Result<PendingFile, std::error_code> PendingFile::begin(const std::filesystem::path &file, Placing placing)
{
    struct stat facts = {};
    if (placing == Placing::NewPrivate && ::lstat(file.c_str(), &facts) == 0)
        return failed(EEXIST);
    std::filesystem::path pending = file.string() + ".partial";
    if (::lstat(pending.c_str(), &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_uid == ::geteuid())
        (void)::unlink(pending.c_str());
    Descriptor descriptor(::open(pending.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!descriptor.valid())
        return failed(errno);
    return PendingFile(file, std::move(pending), std::move(descriptor), placing);
}

PendingFile::PendingFile(std::filesystem::path file, std::filesystem::path pending, Descriptor descriptor,
                         Placing placing)
    : m_file(std::move(file)), m_pending(std::move(pending)), m_descriptor(std::move(descriptor)), m_placing(placing)
{
}

PendingFile::PendingFile(PendingFile &&other) noexcept
    : m_file(std::move(other.m_file)), m_pending(std::exchange(other.m_pending, {})),
      m_descriptor(std::move(other.m_descriptor)), m_placing(other.m_placing), m_buffer(std::move(other.m_buffer))
{
}

PendingFile::~PendingFile()
{
    if (!m_pending.empty())
        (void)::unlink(m_pending.c_str());
}

FileResult PendingFile::write(std::string_view piece)
{
    m_buffer.append(piece);
    return m_buffer.size() < bufferBytes ? FileResult() : flush();
}

FileResult PendingFile::flush()
{
    if (!writeAll(m_descriptor.number(), m_buffer))
        return failed(errno);
    m_buffer.clear();
    return {};
}

FileResult PendingFile::sync()
{
    if (const auto flushed = flush(); !flushed)
        return flushed;
    return ::fsync(m_descriptor.number()) == 0 ? FileResult() : failed(errno);
}

FileResult PendingFile::place()
{
    if (!moveIntoPlace(m_pending.c_str(), m_file.c_str(), m_placing))
        return failed(errno);
    m_pending.clear();
    return {};
}

} // namespace th::store
