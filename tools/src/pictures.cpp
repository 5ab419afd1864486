// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures.h"

#include "console.h"

#include <QFile>

namespace th::tools {

namespace {

std::string sentence(const Console &console, const scanner::FileFault &fault)
{
    using Kind = scanner::FileFault::Kind;
    switch (fault.kind) {
    case Kind::Missing:
        return console.say("không có tệp này", "there is no such file");
    case Kind::Unreadable:
        return console.say("không mở được tệp", "the file cannot be opened");
    case Kind::NotAPicture:
        return console.say("không phải ảnh hay PDF đọc được", "not a picture or PDF that can be read");
    case Kind::TooLarge:
        return console.say("ảnh hoặc tệp quá lớn", "the file or picture is too large");
    }
    return {};
}

} // namespace

core::Result<scanner::FileReading, std::string> readPicture(const Console &console, const std::string &file,
                                                            scanner::SymbolReader &reader)
{
    auto answer = scanner::readFile(QFile::decodeName(file.c_str()), reader);
    if (auto *reading = std::get_if<scanner::FileReading>(&answer))
        return std::move(*reading);
    const auto &fault = std::get<scanner::FileFault>(answer);
    return core::Failure{printable(file) + ": " + sentence(console, fault)};
}

} // namespace th::tools
