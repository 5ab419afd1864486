// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// The pictures that are read: made, or from a folder.
namespace th::reading {

struct Picture {
    std::string name;      ///< CONDITION-LEVEL-SEED, or the file's
    std::string condition; ///< or the folder's name
    int level = 0;         ///< 0: none
    std::string what;      ///< what was done, in words
    cv::Mat grey;
    std::vector<std::string> texts; ///< that are in it
    cv::Rect codes;                 ///< where they are and a quarter around; empty: not known
};

using Visit = std::function<void(const Picture &)>;

struct Making {
    std::uint64_t firstSeed = 0, lastSeed = 9; ///< both inclusive
    std::vector<std::string> conditions;       ///< empty: all
    std::vector<int> levels{1, 2, 3, 4};
    cv::Size size{1280, 720};
};

/// Frames of the frame maker, one after the other.
void visitMade(const Making &making, const Visit &visit);

/// Every NAME.png or NAME.jpg in `folder` and below that has a NAME.txt beside it: the text of the code, UTF-8; a
/// picture with several codes has one file each: NAME.txt, NAME.2.txt … A name CONDITION-LEVEL-ANYTHING gives condition
/// and level; for any other, the name of its folder is the condition. An empty text: no code is in the picture.
void visitFolder(const std::filesystem::path &folder, const Visit &visit);

enum class Saved { Whole, Cut };

/// Writes a picture so that visitFolder reads it: whole as PNG, or its codes and a little around them as JPEG, in a
/// folder a condition, as tests/corpora has them.
void save(const Picture &picture, const std::filesystem::path &folder, Saved saved);

} // namespace th::reading
