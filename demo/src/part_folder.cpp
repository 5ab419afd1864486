// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "part_folder.h"

namespace th::demo {
namespace {

namespace fs = std::filesystem;
using core::Failure;

std::string sentence(const char *what, const fs::path &path, const std::error_code &error)
{
    return what + path.string() + ": " + error.message();
}

} // namespace

PartFolder::PartFolder(fs::path target, fs::path part, std::unique_ptr<QLockFile> mark)
    : m_target(std::move(target)), m_part(std::move(part)), m_mark(std::move(mark))
{
}

core::Result<PartFolder, std::string> PartFolder::open(const fs::path &target)
{
    std::error_code error;
    if (fs::exists(fs::symlink_status(target, error)) &&
        !(fs::is_directory(target, error) && fs::is_empty(target, error)))
        return Failure{target.string() + " is there already: a demonstration is only made in a new or empty folder"};
    const fs::path clean = fs::absolute(target / "x", error).lexically_normal().parent_path();
    const fs::path part = clean.string() + ".part", marked = part / ".being-made";
    fs::create_directories(part.parent_path(), error);
    if (error)
        return Failure{sentence("cannot make ", part.parent_path(), error)};
    const bool made = fs::create_directory(part, error);
    if (error)
        return Failure{sentence("cannot make ", part, error)};
    if (!made && !fs::exists(fs::symlink_status(marked, error)))
        return Failure{part.string() + " is in the way: it is there already, and not half a demonstration"};
    auto mark = std::make_unique<QLockFile>(QString::fromStdString(marked.string()));
    mark->setStaleLockTime(0); // held as long as its process lives, however long that takes
    if (!mark->tryLock(0))
        return Failure{clean.string() + " is being made by another program at this moment"};
    if (!made)
        for (const fs::directory_entry &left : fs::directory_iterator(part, error))
            if (left.path() != marked)
                fs::remove_all(left.path(), error);
    return PartFolder(clean, part, std::move(mark));
}

PartFolder::~PartFolder()
{
    if (!m_mark)
        return;
    m_mark->unlock();
    std::error_code error;
    fs::remove_all(m_part, error);
}

core::Result<void, std::string> PartFolder::finish()
{
    std::error_code error;
    m_mark->unlock();
    fs::remove(m_target, error); // the empty one, if there is one
    fs::rename(m_part, m_target, error);
    if (error)
        return Failure{sentence("cannot name ", m_target, error)};
    m_mark.reset();
    return {};
}

} // namespace th::demo
