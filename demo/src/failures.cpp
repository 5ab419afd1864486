// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "failures.h"

#include "demo/province.h"

namespace th::demo {

namespace fs = std::filesystem;
using core::LocalName;

LocalName cannotWrite(const fs::path &path, const std::error_code &error)
{
    if (error == std::errc::no_space_on_device)
        return {"Không ghi được " + path.string() + ": đĩa đã đầy. Hãy xóa bớt hoặc chọn đĩa khác.",
                "Cannot write " + path.string() + ": the disk is full. Make room, or choose another disk."};
    return {"Không ghi được " + path.string() + ": " + error.message(),
            "Cannot write " + path.string() + ": " + error.message()};
}

LocalName cannotWrite(const fs::path &path)
{
    std::error_code error;
    const bool full = fs::space(path.parent_path(), error).available == 0 && !error;
    return cannotWrite(path, std::make_error_code(full ? std::errc::no_space_on_device : std::errc::io_error));
}

LocalName technical(const std::string &words)
{
    return {"Chương trình gặp lỗi khi tạo tỉnh minh họa. Báo kỹ thuật: " + words,
            "The program failed at making the demonstration. Tell support: " + words};
}

LocalName wasStopped() { return {"Đã dừng khi tỉnh minh họa chưa tạo xong", std::string(stopped)}; }

} // namespace th::demo
