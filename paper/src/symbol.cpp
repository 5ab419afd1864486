// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/symbol.h"

#include <QImage>
#include <QPainter>
#include <qrcodegen.hpp>

#include <algorithm>

namespace th::paper {
namespace {

PassSymbol toSymbol(const qrcodegen::QrCode &code)
{
    PassSymbol symbol{.version = code.getVersion(), .size = code.getSize(), .modules = {}};
    symbol.modules.reserve(static_cast<std::size_t>(symbol.size) * static_cast<std::size_t>(symbol.size));
    for (int y = 0; y < symbol.size; ++y)
        for (int x = 0; x < symbol.size; ++x)
            symbol.modules.push_back(code.getModule(x, y) ? '1' : '0');
    return symbol;
}

} // namespace

std::vector<DarkRun> darkRuns(const PassSymbol &symbol)
{
    std::vector<DarkRun> runs;
    const auto size = static_cast<std::size_t>(symbol.size);
    for (std::size_t y = 0; y < size; ++y) {
        const std::string_view row = std::string_view(symbol.modules).substr(y * size, size);
        for (std::size_t x = row.find('1'); x != std::string_view::npos;) {
            const std::size_t end = std::min(row.find('0', x), size);
            runs.push_back({static_cast<int>(x), static_cast<int>(y), static_cast<int>(end - x)});
            x = row.find('1', end);
        }
    }
    return runs;
}

core::Result<PassSymbol, std::string> makeSymbol(std::string_view text)
{
    using qrcodegen::QrCode, qrcodegen::QrSegment;
    const std::string copy(text);
    if (text.empty() || text.find('\0') != std::string_view::npos || !QrSegment::isAlphanumeric(copy.c_str()))
        return core::Failure{std::string("a pass text has only the characters of QR alphanumeric mode")};
    try {
        // Boosting would turn a spare module into a denser level; M everywhere keeps the modules large.
        return toSymbol(QrCode::encodeSegments({QrSegment::makeAlphanumeric(copy.c_str())}, QrCode::Ecc::MEDIUM,
                                               QrCode::MIN_VERSION, QrCode::MAX_VERSION, -1, false));
    } catch (const std::exception &) {
        return core::Failure{std::string("the pass text is too long for a QR code")};
    }
}

QImage drawSymbol(const PassSymbol &symbol, int modulePixels)
{
    const int scale = std::max(modulePixels, 1);
    const int side = (symbol.size + 2 * quietModules) * scale;
    QImage image(side, side, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (const DarkRun &run : darkRuns(symbol))
        painter.fillRect((run.x + quietModules) * scale, (run.y + quietModules) * scale, run.length * scale, scale,
                         Qt::black);
    return image;
}

std::string symbolSvg(const PassSymbol &symbol)
{
    const std::string side = std::to_string(symbol.size + 2 * quietModules);
    std::string svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " +
                      side + " " + side + "\" shape-rendering=\"crispEdges\">\n<rect width=\"" + side + "\" height=\"" +
                      side + "\" fill=\"#fff\"/>\n<path fill=\"#000\" d=\"";
    for (const DarkRun &run : darkRuns(symbol)) {
        const std::string width = std::to_string(run.length);
        svg += "M" + std::to_string(run.x + quietModules) + " " + std::to_string(run.y + quietModules) + "h" + width +
               "v1h-" + width + "z";
    }
    return svg + "\"/>\n</svg>\n";
}

} // namespace th::paper
