// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen_pictures.h"

#include "store/files.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

namespace th::counter {

namespace {

namespace fs = std::filesystem;

core::Failure<desk::Problem> cannotWrite(const fs::path &where, const std::error_code &error)
{
    const std::string why = ": " + error.message();
    return core::Failure{desk::Problem{"paper.file",
                                       {where.string() + ": không ghi được" + why + ". Hãy chọn chỗ khác.",
                                        where.string() + ": cannot be written" + why + ". Choose another place."}}};
}

desk::Done<void> drawOne(const fs::path &file, const paper::Content &content)
{
    const auto png = paper::screenPicture(content.text);
    if (!png) {
        const std::string number = core::toText(content.claims.number);
        const core::LocalName &why = png.error().sentence;
        return core::Failure{
            desk::Problem{"paper.refused", {"Giấy " + number + ": " + why.vi, "Pass " + number + ": " + why.en}}};
    }
    const std::string_view bytes(png->constData(), static_cast<std::size_t>(png->size()));
    const auto placed = store::placeFile(file, bytes, store::Placing::NewPrivate);
    if (!placed)
        return cannotWrite(file, placed.error());
    return {};
}

desk::Done<paper::Written> drawAll(const fs::path &passing, Form form, const std::vector<paper::Content> &contents,
                                   const paper::OnProgress &onProgress)
{
    for (std::size_t i = 0; i < contents.size(); ++i) {
        if (onProgress && !onProgress({paper::Stage::ReadingBack, i, contents.size()}))
            return core::Failure{
                desk::Problem{"paper.refused", {"Đã dừng; chưa có gì được tạo ra.", "Stopped; nothing was made."}}};
        const fs::path file =
            form == Form::Picture ? passing : passing / (core::toText(contents[i].claims.number) + ".png");
        if (const auto drawn = drawOne(file, contents[i]); !drawn)
            return core::Failure{drawn.error()};
    }
    if (form == Form::Picture)
        return paper::Written{1, 1, 0};
    if (const auto synced = store::syncFolder(passing); !synced)
        return cannotWrite(passing, synced.error());
    return paper::Written{contents.size(), contents.size(), 0};
}

} // namespace

desk::Done<paper::Written> drawPictures(const fs::path &passing, Form form, const std::vector<paper::Content> &contents,
                                        const paper::OnProgress &onProgress)
{
    if (form == Form::Picture && contents.size() != 1)
        return core::Failure{
            desk::Problem{"paper.several",
                          {"Có nhiều giấy; mỗi ảnh chỉ chứa một mã. Hãy lưu vào một thư mục.",
                           "There are several passes, and one picture holds one code. Save them into a folder."}}};
    if (form == Form::Pictures && ::mkdir(passing.c_str(), 0700) != 0)
        return cannotWrite(passing, std::error_code(errno, std::generic_category()));
    auto written = drawAll(passing, form, contents, onProgress);
    if (!written && form == Form::Pictures)
        (void)removeLeft(passing); // a single file is there whole, as the last thing that is done, or not at all
    return written;
}

bool removeLeft(const fs::path &passing)
{
    std::error_code error;
    const auto kind = fs::symlink_status(passing, error).type();
    if (kind == fs::file_type::regular)
        return fs::remove(passing, error);
    if (kind != fs::file_type::directory)
        return false;
    const fs::directory_iterator entries(passing, error);
    const bool ours = !error && std::ranges::all_of(entries, [](const fs::directory_entry &entry) {
        std::error_code ignored;
        return entry.symlink_status(ignored).type() == fs::file_type::regular;
    });
    return ours && fs::remove_all(passing, error) > 0 && !error;
}

} // namespace th::counter
