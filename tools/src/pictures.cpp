// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures.h"

#include "console.h"
#include "files.h"

#include <QBuffer>
#include <QFile>
#include <QImage>

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

core::Result<void, std::string> writePicture(const Console &console, const std::string &file,
                                             const paper::PassSymbol &symbol)
{
    constexpr int modulePixels = 8;
    if (file.ends_with(".svg"))
        return writeFile(console, file, paper::symbolSvg(symbol), store::Placing::Replace);
    QByteArray png;
    QBuffer buffer(&png);
    if (!paper::drawSymbol(symbol, modulePixels).save(&buffer, "PNG"))
        return core::Failure{console.say("Không vẽ được mã thành ảnh PNG.", "The code could not be drawn as PNG.")};
    return writeFile(console, file, std::string_view(png.constData(), std::size_t(png.size())),
                     store::Placing::Replace);
}

} // namespace th::tools
