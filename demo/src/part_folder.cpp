// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "part_folder.h"

#include "failures.h"

#include <QStorageInfo>

#include <optional>

namespace th::demo {
namespace {

namespace fs = std::filesystem;
using core::Failure;
using core::LocalName;

constexpr const char *markName = ".being-made";
constexpr const char *contentName = "province";

/// Why the mark could not be made.
LocalName whyUnmarked(const QLockFile &mark, const fs::path &target, const fs::path &part)
{
    if (mark.error() == QLockFile::LockFailedError)
        return {target.string() + " đang được một chương trình khác tạo. Hãy đợi, hoặc chọn thư mục khác.",
                target.string() + " is being made by another program at this moment. Wait, or choose another folder."};
    if (mark.error() == QLockFile::PermissionError)
        return cannotWrite(part, std::make_error_code(std::errc::permission_denied));
    return cannotWrite(part / markName);
}

/// Where a folder that may be used really lies; an existing one has to be empty, and of those whose name can be taken.
core::Result<fs::path, LocalName> placeOf(const fs::path &wanted)
{
    std::error_code error;
    const fs::path clean = fs::absolute(wanted / "x", error).lexically_normal().parent_path();
    const std::string name = clean.string();
    if (!fs::exists(fs::symlink_status(clean, error)))
        return clean;
    if (!fs::exists(clean, error))
        return Failure{LocalName{name + " là liên kết không dẫn tới đâu. Hãy xóa nó, hoặc chọn thư mục khác.",
                                 name + " is a link that leads nowhere. Remove it, or choose another folder."}};
    if (!fs::is_directory(clean, error) || !fs::is_empty(clean, error))
        return Failure{LocalName{name + " đã có: tỉnh minh họa chỉ được tạo trong thư mục mới hoặc rỗng.",
                                 name + " is there already: a demonstration is only made in a new or empty folder."}};
    const fs::path real = fs::canonical(clean, error);
    if (error)
        return Failure{cannotWrite(clean, error)};
    const QStorageInfo disk(QString::fromStdString(real.string()));
    if (fs::equivalent(real, fs::current_path(error), error) || disk.rootPath().toStdString() == real)
        return Failure{LocalName{
            name + " là nơi gắn đĩa hoặc thư mục đang đứng, không thay được. Hãy đặt tên một thư mục mới trong đó.",
            name + " is where a disk is mounted or where you stand, and cannot be replaced. Name a new folder in it."}};
    return real;
}

/// Makes the folder, or finds one that may be used: marked, or still empty because its maker was killed at once.
std::optional<LocalName> claim(const fs::path &part)
{
    std::error_code error;
    fs::create_directories(part.parent_path(), error);
    if (error)
        return cannotWrite(part.parent_path(), error);
    if (fs::create_directory(part, error))
        return std::nullopt;
    const bool folder = fs::symlink_status(part, error).type() == fs::file_type::directory;
    if (folder && (fs::exists(fs::symlink_status(part / markName, error)) || fs::is_empty(part, error)))
        return std::nullopt;
    if (fs::exists(fs::symlink_status(part, error)))
        return LocalName{part.string() + " đang chắn chỗ: nó đã có và không phải tỉnh minh họa làm dở. Hãy dời nó đi.",
                         part.string() + " is in the way: it is there already, and not half a demonstration. "
                                         "Move it away."};
    fs::create_directory(part, error);
    return cannotWrite(part, error);
}

} // namespace

PartFolder::PartFolder(fs::path target, fs::path part, std::unique_ptr<QLockFile> mark)
    : m_target(std::move(target)), m_part(std::move(part)), m_mark(std::move(mark))
{
}

core::Result<PartFolder, LocalName> PartFolder::open(const fs::path &wanted)
{
    const auto target = placeOf(wanted);
    if (!target)
        return Failure{target.error()};
    const fs::path part = target->string() + ".part";
    if (auto refused = claim(part))
        return Failure{std::move(*refused)};
    auto mark = std::make_unique<QLockFile>(QString::fromStdString((part / markName).string()));
    mark->setStaleLockTime(0); // held as long as its process lives, however long that takes
    std::error_code error;
    if (!mark->tryLock(0)) {
        LocalName why = whyUnmarked(*mark, *target, part);
        fs::remove(part, error); // if it is empty
        return Failure{std::move(why)};
    }
    PartFolder made(*target, part, std::move(mark));
    for (const fs::directory_entry &left : fs::directory_iterator(part, error))
        if (left.path().filename() != markName)
            fs::remove_all(left.path(), error);
    fs::create_directory(made.path(), error);
    if (error)
        return Failure{cannotWrite(made.path(), error)};
    return made;
}

PartFolder::~PartFolder()
{
    if (!m_mark)
        return;
    std::error_code error;
    fs::remove_all(path(), error);
    m_mark->unlock();
    fs::remove(m_part, error);
}

fs::path PartFolder::path() const { return m_part / contentName; }

core::Result<void, LocalName> PartFolder::finish()
{
    std::error_code error;
    fs::rename(path(), m_target, error); // onto the empty folder, if there is one
    if (error)
        return Failure{cannotWrite(m_target, error)};
    return {};
}

} // namespace th::demo
