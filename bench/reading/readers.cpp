// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/readers.h"

#include "reading/zbar_reader.h"

#include <ZXing/ReadBarcode.h>

#include <ctime>
#include <memory>
#include <sstream>

namespace th::reading {
namespace {

std::vector<std::string> readWithZxing(const cv::Mat &grey)
{
#if __has_include(<ZXing/ReaderOptions.h>)
    ZXing::ReaderOptions options;
#else
    ZXing::DecodeHints options;
#endif
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    const ZXing::ImageView view(grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum, static_cast<int>(grey.step));
    std::vector<std::string> texts;
    for (const auto &found : ZXing::ReadBarcodes(view, options))
        if (found.isValid())
            texts.push_back(found.text());
    return texts;
}

Reader ourReader(std::string name, std::string what, scanner::Effort effort, scanner::Pace pace)
{
    const auto reader = std::make_shared<scanner::SymbolReader>();
    const auto all = std::make_shared<scanner::Chances>();
    const Read read = [=](const cv::Mat &grey) {
        const scanner::ImageView view{grey.data, grey.cols, grey.rows, static_cast<std::ptrdiff_t>(grey.step),
                                      scanner::PixelFormat::Grey8};
        scanner::ReadOptions options;
        options.effort = effort;
        options.pace = pace;
        const scanner::Reading reading = reader->read(view, options);
        all->pictures += reading.chances.pictures;
        all->grids += reading.chances.grids;
        all->patterned += reading.chances.patterned;
        std::vector<std::string> texts;
        for (const scanner::Symbol &symbol : reading.symbols)
            texts.push_back(symbol.text);
        return texts;
    };
    return {std::move(name), std::move(what), read, all};
}

} // namespace

std::vector<Reader> allReaders(scanner::Pace pace)
{
    return {{"zxing", "ZXing-C++ as packaged", readWithZxing, {}},
            {"zbar", "ZBar as packaged", zbarReader(), {}},
            ourReader("live", "ours, live", scanner::Effort::Live, pace),
            ourReader("still", "ours, still image", scanner::Effort::Still, pace)};
}

std::string howFar(const cv::Mat &grey)
{
    const scanner::ImageView view{grey.data, grey.cols, grey.rows, static_cast<std::ptrdiff_t>(grey.step),
                                  scanner::PixelFormat::Grey8};
    const auto reading = scanner::SymbolReader().read(view, {scanner::Effort::Live, 4, scanner::Pace::Fixed});
    if (!reading.symbols.empty())
        return "read at a fixed pace";
    if (reading.unread.empty())
        return "nothing found";
    const scanner::Located &found = reading.unread.front();
    std::ostringstream words;
    words.precision(2);
    words << (found.modulePixels > 0 ? "located, " : "a soft pattern, ");
    if (found.modulePixels > 0)
        words << found.modulePixels << " px a module, ";
    words << "sharpness " << found.sharpness << ", clipped " << found.clipped;
    return words.str();
}

double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

} // namespace th::reading
