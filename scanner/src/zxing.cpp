// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "zxing.h"

#include "content.h"

#include <ZXing/ReadBarcode.h>

#if __has_include(<ZXing/ReaderOptions.h>)
#include <ZXing/ReaderOptions.h>
#define TH_ZXING_2 1
#else
#include <ZXing/DecodeHints.h>
#define TH_ZXING_2 0
#endif

#include <algorithm>
#include <exception>

namespace th::scanner {
namespace {

#if TH_ZXING_2
using Options = ZXing::ReaderOptions;
using Found = ZXing::Barcode;
std::string render(const Found &found) { return found.text(ZXing::TextMode::Plain); }
// Inversion is a step of our own ladder, the same with both versions.
void keepPolarity(Options &options) { options.setTryInvert(false); }
#else
using Options = ZXing::DecodeHints;
using Found = ZXing::Result;
std::string render(const Found &found) { return found.text(); }
void keepPolarity(Options &) {}
#endif

Symbol toSymbol(const Found &found)
{
    const auto &bytes = found.bytes();
    const auto type = found.contentType();
    const RawContent raw{{bytes.data(), bytes.size()},
                         render(found),
                         found.hasECI(),
                         type == ZXing::ContentType::Binary || type == ZXing::ContentType::UnknownECI};
    Content content = classify(raw);
    Symbol symbol;
    symbol.format =
        found.format() == ZXing::BarcodeFormat::MicroQRCode ? SymbolFormat::MicroQrCode : SymbolFormat::QrCode;
    symbol.text = std::move(content.text);
    symbol.binary = content.binary;
    symbol.mirrored = found.isMirrored();
    const auto &position = found.position();
    for (int i = 0; i < 4; ++i)
        symbol.corners[i] = {static_cast<float>(position[i].x), static_cast<float>(position[i].y)};
    return symbol;
}

bool isSlight(const Found &found)
{
    constexpr std::size_t most = 127; // digits in version 3; of letters and bytes it holds fewer
    const std::string level = found.ecLevel();
    return (level.empty() || level == "L") && found.bytes().size() <= most;
}

std::vector<Symbol> read(const cv::Mat &grey, const Options &options, std::vector<Symbol> *slight = nullptr)
{
    std::vector<Symbol> symbols;
    if (grey.empty() || grey.type() != CV_8UC1)
        return symbols;
    try {
        const ZXing::ImageView view(grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum,
                                    static_cast<int>(grey.step));
        for (const Found &found : ZXing::ReadBarcodes(view, options))
            if (found.isValid())
                (slight != nullptr && isSlight(found) ? *slight : symbols).push_back(toSymbol(found));
    } catch (const std::exception &) { // of a hostile picture: what was found before it stays found
    }
    return symbols;
}

} // namespace

std::vector<Symbol> readQrCodes(const cv::Mat &grey, int maxSymbols, std::vector<Symbol> *slight)
{
    Options options;
    options.setFormats(ZXing::BarcodeFormat::QRCode)
        .setMaxNumberOfSymbols(static_cast<std::uint8_t>(std::clamp(maxSymbols, 1, 32)));
    keepPolarity(options);
    return read(grey, options, slight);
}

std::optional<Symbol> readPaintedQrCode(const cv::Mat &picture)
{
    Options options;
    options.setFormats(ZXing::BarcodeFormat::QRCode)
        .setMaxNumberOfSymbols(1)
        .setIsPure(true)
        .setBinarizer(ZXing::Binarizer::FixedThreshold)
        .setTryRotate(false)
        .setTryHarder(false)
        .setTryDownscale(false);
    keepPolarity(options);
    std::vector<Symbol> symbols = read(picture, options);
    if (symbols.empty())
        return std::nullopt;
    return std::move(symbols.front());
}

} // namespace th::scanner
