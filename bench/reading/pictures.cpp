// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/pictures.h"

#include "frames/frames.h"
#include "support/text_beside.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace th::reading {
namespace {

namespace fs = std::filesystem;

std::vector<frames::Condition> chosen(const std::vector<std::string> &names)
{
    if (names.empty())
        return frames::allConditions();
    std::vector<frames::Condition> list;
    for (const std::string &name : names) {
        const auto condition = frames::conditionNamed(name);
        if (!condition)
            throw std::runtime_error("there is no condition \"" + name + "\"");
        list.push_back(*condition);
    }
    return list;
}

cv::Rect around(const std::vector<frames::Truth> &codes, cv::Size size)
{
    std::vector<cv::Point2f> corners;
    for (const frames::Truth &code : codes)
        corners.insert(corners.end(), code.corners.begin(), code.corners.end());
    cv::Rect box = cv::boundingRect(corners);
    const cv::Size margin = box.size() / 4;
    return cv::Rect(box.tl() - cv::Point(margin), box.size() + margin * 2) & cv::Rect(cv::Point(), size);
}

Picture made(const frames::Order &order)
{
    frames::Frame frame = frames::makeFrame(order);
    Picture picture;
    picture.condition = frames::name(order.condition);
    picture.level = order.level;
    picture.name = picture.condition + "-" + std::to_string(order.level) + "-" + std::to_string(order.seed);
    std::ostringstream what;
    what.precision(2);
    what << frame.what << ", " << frame.modules << " modules of " << frame.modulePixels << " px";
    picture.what = what.str();
    picture.grey = std::move(frame.picture);
    picture.codes = around(frame.codes, picture.grey.size());
    for (const frames::Truth &code : frame.codes)
        picture.texts.push_back(code.text);
    return picture;
}

bool isPicture(const fs::path &file)
{
    const std::string kind = file.extension().string();
    return kind == ".png" || kind == ".jpg" || kind == ".jpeg";
}

} // namespace

void visitMade(const Making &making, const Visit &visit)
{
    for (const frames::Condition condition : chosen(making.conditions))
        for (const int level : making.levels)
            for (std::uint64_t seed = making.firstSeed; seed <= making.lastSeed; ++seed)
                visit(made({condition, level, seed, making.size}));
}

void visitFolder(const fs::path &folder, const Visit &visit)
{
    std::vector<fs::path> files;
    for (const auto &entry : fs::recursive_directory_iterator(folder))
        if (isPicture(entry.path()) && fs::exists(fs::path(entry.path()).replace_extension(".txt")))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    static const std::regex pattern("([a-z]+)-([0-9]+)-.*");
    for (const fs::path &file : files) {
        Picture picture;
        picture.name = file.stem().string();
        std::smatch match;
        const bool named = std::regex_match(picture.name, match, pattern);
        picture.condition = named ? match[1].str() : file.parent_path().filename().string();
        picture.level = named ? std::stoi(match[2].str()) : 0;
        picture.grey = cv::imread(file.string(), cv::IMREAD_GRAYSCALE);
        fs::path text = fs::path(file).replace_extension(".txt");
        for (int i = 2; fs::exists(text); ++i) {
            if (std::string content = test::contentOf(text); !content.empty())
                picture.texts.push_back(std::move(content));
            text = file.parent_path() / (picture.name + "." + std::to_string(i) + ".txt");
        }
        visit(picture);
    }
}

void save(const Picture &picture, const fs::path &where, Saved saved)
{
    const bool cut = saved == Saved::Cut && !picture.codes.empty();
    const fs::path folder = cut ? where / picture.condition : where;
    fs::create_directories(folder);
    if (cut)
        cv::imwrite((folder / (picture.name + ".jpg")).string(), picture.grey(picture.codes),
                    {cv::IMWRITE_JPEG_QUALITY, 88});
    else
        cv::imwrite((folder / (picture.name + ".png")).string(), picture.grey);
    for (std::size_t i = 0; i < std::max<std::size_t>(1, picture.texts.size()); ++i) {
        const std::string number = i == 0 ? "" : "." + std::to_string(i + 1);
        std::ofstream(folder / (picture.name + number + ".txt"), std::ios::binary)
            << (picture.texts.empty() ? "" : picture.texts[i]) << '\n';
    }
}

} // namespace th::reading
