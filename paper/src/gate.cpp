// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gate.h"

#include <poppler-qt6.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace th::paper {

namespace {

constexpr double modulePixels = 2.5; // as drawn for the gate: what a camera sees of a card at arm's length
constexpr int black = 70, white = 200, grain = 24;

/// Rows, then columns: each pixel the mean of itself and its two neighbours.
void smooth(std::vector<std::uint8_t> &grey, int width, int height)
{
    const std::vector<std::uint8_t> from = grey;
    const auto at = [&](int x, int y) {
        return static_cast<int>(
            from[static_cast<std::size_t>(std::clamp(y, 0, height - 1)) * static_cast<std::size_t>(width) +
                 static_cast<std::size_t>(std::clamp(x, 0, width - 1))]);
    };
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            int sum = 0;
            for (int dy = -1; dy <= 1; ++dy)
                sum += at(x - 1, y + dy) + at(x, y + dy) + at(x + 1, y + dy);
            grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(sum / 9);
        }
}

} // namespace

QImage worn(const QImage &picture)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    const int width = grey.width(), height = grey.height();
    std::vector<std::uint8_t> values;
    for (int y = 0; y < height; ++y)
        values.insert(values.end(), grey.constScanLine(y), grey.constScanLine(y) + width);
    smooth(values, width, height);
    QImage made(width, height, QImage::Format_Grayscale8);
    std::uint32_t random = 1;
    auto next = values.cbegin();
    for (int y = 0; y < height; ++y) {
        std::uint8_t *line = made.scanLine(y);
        for (int x = 0; x < width; ++x, ++next) {
            random = random * 1664525 + 1013904223;
            const int noise = static_cast<int>(random >> 24) * grain / 255 - grain / 2;
            line[x] = static_cast<std::uint8_t>(black + *next * (white - black) / 255 + noise);
        }
    }
    return made;
}

bool readsBack(scanner::SymbolReader &reader, const QImage &picture, const std::string &text)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    const auto symbols =
        reader.read({grey.constBits(), grey.width(), grey.height(), grey.bytesPerLine()}, {.maxSymbols = 2}).symbols;
    return symbols.size() == 1 && symbols.front().text == text;
}

struct PrintGate::Impl {
    std::unique_ptr<Poppler::Document> document;
    bool severalOnAPage = false;
    scanner::SymbolReader reader;
    int page = -1; ///< the one that is drawn
    double pixelsPerMm = 0;
    QImage drawn;

    /// Part of a page. The whole page is kept for the other codes on it.
    QImage draw(int wanted, double wantedPixelsPerMm, const QRect &part)
    {
        const std::unique_ptr<Poppler::Page> found = document->page(wanted);
        const double dpi = wantedPixelsPerMm * 25.4;
        if (!found)
            return {};
        if (!severalOnAPage)
            return found->renderToImage(dpi, dpi, part.x(), part.y(), part.width(), part.height());
        if (wanted != page || wantedPixelsPerMm != pixelsPerMm) {
            page = wanted, pixelsPerMm = wantedPixelsPerMm;
            drawn = found->renderToImage(dpi, dpi);
        }
        return drawn.copy(part);
    }
};

PrintGate::PrintGate(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
PrintGate::~PrintGate() = default;

std::unique_ptr<PrintGate> PrintGate::open(const QString &pdfFile, bool severalOnAPage)
{
    auto impl = std::make_unique<Impl>();
    impl->severalOnAPage = severalOnAPage;
    impl->document = Poppler::Document::load(pdfFile);
    if (!impl->document || impl->document->isLocked())
        return nullptr;
    impl->document->setRenderHint(Poppler::Document::Antialiasing);
    return std::unique_ptr<PrintGate>(new PrintGate(std::move(impl)));
}

bool PrintGate::passes(int page, const QRectF &area, double module, const std::string &text)
{
    const double pixelsPerMm = modulePixels / module;
    constexpr int margin = 8; // pixels of what is close: it is no help if only the bare code can be read
    const QRect part = QRectF(area.topLeft() * pixelsPerMm, area.size() * pixelsPerMm)
                           .toAlignedRect()
                           .adjusted(-margin, -margin, margin, margin);
    const QImage picture = m_impl->draw(page, pixelsPerMm, part);
    return !picture.isNull() && readsBack(m_impl->reader, worn(picture), text);
}

} // namespace th::paper
